"""What the commands about archives have in common."""

import datetime
import os
from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from papers.diagnostics import UsageError

DAYS = ["%Y-%m-%d"]  # how a day is typed

Archive: TypeAlias = Annotated[Path, typer.Argument(help="The archive: a folder of bags.")]


def today() -> datetime.date:
    """The day by the clock, or by SOURCE_DATE_EPOCH where that is set."""
    now = datetime.datetime.now(datetime.UTC).astimezone()
    if (epoch := os.environ.get("SOURCE_DATE_EPOCH", "")).isdecimal():
        now = datetime.datetime.fromtimestamp(int(epoch), datetime.UTC)
    return now.date()


def existing(archive: Path) -> Path:
    """An archive that is there; raises UsageError where it is not."""
    if not archive.is_dir():
        raise UsageError(f'there is no archive "{archive}"')
    return archive
