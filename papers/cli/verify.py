"""papers verify."""

import datetime
import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from papers.cli.archives import existing
from papers.cli.output import Format, Progress, entry
from papers.diagnostics import UsageError

if TYPE_CHECKING:
    from papers.archive.verification import Verification


def verify(
    path: Annotated[Path, typer.Argument(help="An archive, or one bag of it.")],
    form: Annotated[
        Format, typer.Option("--format", help="text for people, json for programs.")
    ] = Format.TEXT,
    report: Annotated[
        Path | None, typer.Option(help="Write the report to this new file, to be filed.")
    ] = None,
) -> None:
    """Read every file of an archive and say whether all is as it was put there."""
    from papers.archive.places import places
    from papers.archive.verification import verify

    existing(path)
    if report is not None and report.exists():
        raise UsageError(f'there is a file "{report}" already; give the report another name')
    with Progress(sum(1 for _ in places(path))) as progress:
        made = verify(path, progress)
    text = _written(made, form)
    typer.echo(text, nl=False)
    if report is not None:
        with report.open("x", encoding="utf-8") as file:
            file.write(text)
    if made.faults:
        raise typer.Exit(1)


def _written(made: "Verification", form: Format) -> str:
    from papers import __version__
    from papers.archive.report import report

    now = datetime.datetime.now(datetime.UTC)
    if form is Format.TEXT:
        return report(made, now)
    content = {
        "of": made.of,
        "at": now.isoformat(timespec="seconds"),
        "program": f"papers {__version__}",
        "bags": made.bags,
        "files": made.files,
        "bytes": made.size,
        "faults": [entry(fault) for fault in made.faults],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"
