"""papers clock."""

from datetime import datetime
from typing import Annotated

import typer

from papers.cli.project import start


def clock(
    meeting: Annotated[str, typer.Argument(help="A meeting: its folder, or its name.")],
    published: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%d"], help="The day of publication; that of meeting.yaml by default."
        ),
    ] = None,
) -> None:
    """Count the clear days before a meeting, day by day; exit code 1 where papers are late."""
    from papers.build.checking import clock_of
    from papers.content.find import find_meeting, find_project

    content = find_project(start([meeting]))
    counted = clock_of(
        find_meeting(content, meeting), content, published.date() if published else None
    )
    for line in counted.lines():
        typer.echo(line)
    if counted.is_late:
        raise typer.Exit(1)
