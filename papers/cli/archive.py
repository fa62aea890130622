"""papers archive."""

from pathlib import Path
from typing import Annotated

import typer

from papers.cli.archives import today
from papers.cli.output import print_diagnostics, shown
from papers.cli.project import start
from papers.diagnostics import UsageError


def archive(
    meeting: Annotated[str, typer.Argument(help="A meeting: its folder, or its name.")],
    to: Annotated[Path, typer.Option("--to", help="The archive; made where there is none.")],
    nonconforming: Annotated[
        str,
        typer.Option(help="Why PDFs that do not conform are taken all the same; it is recorded."),
    ] = "",
    background: Annotated[
        list[Path] | None,
        typer.Option(help="A background paper, open to inspection for four years; repeatable."),
    ] = None,
) -> None:
    """Put what was published of a meeting into the archive, as a new version."""
    from papers.build.archive import archive_meeting
    from papers.content.find import find_meeting, find_project

    content = find_project(start([meeting]))
    folder = find_meeting(content, meeting)
    _check(to, background or [])
    made = archive_meeting(
        folder,
        content,
        to,
        today(),
        nonconforming=nonconforming.strip(),
        background=background or [],
    )
    for place in made.places:
        typer.echo(shown(place.below(to)))
    print_diagnostics(made.warnings)


def _check(to: Path, background: list[Path]) -> None:
    if to.exists() and not to.is_dir():
        raise UsageError(f'"{to}" is a file, not an archive')
    for path in background:
        if not path.is_file():
            raise UsageError(f'there is no file "{path}"')
    if len({path.name for path in background}) < len(background):
        raise UsageError("two background papers have the same name; rename one")
