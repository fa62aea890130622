"""papers publish."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from papers.cli.output import Progress, print_diagnostics, shown
from papers.cli.project import start


def publish(
    meeting: Annotated[str, typer.Argument(help="A meeting: its folder, or its name.")],
    on: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%d"],
            help="The day of publication; that of meeting.yaml, or today, by default.",
        ),
    ] = None,
    because: Annotated[
        str, typer.Option("--because", help="Why something changed; printed on the supplement.")
    ] = "",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Where to write; build/ by default.")
    ] = None,
) -> None:
    """Lock a meeting's papers as published; later, make a supplement of what has changed."""
    from papers.build.publishing import publish as published
    from papers.content.find import find_meeting, find_project

    content = find_project(start([meeting]))
    with Progress() as progress:
        made = published(
            find_meeting(content, meeting),
            content,
            output or content.parent / "build",
            on=on.date() if on else None,
            reason=because.strip(),
            progress=progress,
        )
    print_diagnostics(made.warnings)
    if made.unchanged:
        typer.echo(
            f"nothing has changed since version {made.manifest.version} was published", err=True
        )
        return
    for path in made.files:
        typer.echo(shown(path))
