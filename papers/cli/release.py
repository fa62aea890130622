"""papers release."""

from typing import Annotated

import typer

from papers.cli.archives import Archive, existing, today
from papers.cli.output import shown


def release(
    archive: Archive,
    paper: Annotated[
        str, typer.Argument(help="MEETING/PAPER: the paper's file name, or its item's number.")
    ],
    reason: Annotated[str, typer.Option(help="Why it is no longer exempt; it is recorded.")],
) -> None:
    """Put a formerly exempt paper into a new open bag; the exempt bag stays as it is."""
    from papers.archive.release import release

    for place in release(existing(archive), paper, reason, today()):
        typer.echo(shown(place.below(archive)))
