"""papers watch."""

import time
from pathlib import Path
from typing import Annotated

import typer

from papers.cli.output import print_diagnostics, shown
from papers.cli.project import start

_PAUSE = 0.2  # seconds between looks


def watch(
    meeting: Annotated[str, typer.Argument(help="A meeting: its folder, or its name.")],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Where to write; build/ by default.")
    ] = None,
) -> None:
    """Build a meeting's reports again whenever a file is saved, until Ctrl+C."""
    from papers.build.watching import watch as watched
    from papers.content.find import find_meeting, find_project

    content = find_project(start([meeting]))
    folder = find_meeting(content, meeting)
    target = output or content.parent / "build"
    try:
        for rebuilt in watched(folder, content, target, lambda: time.sleep(_PAUSE)):
            print_diagnostics(rebuilt.diagnostics)
            for path in rebuilt.files:
                typer.echo(shown(path))
            if not rebuilt.files:
                typer.echo("not built; waiting for the next change", err=True)
    except KeyboardInterrupt:
        typer.echo("stopped", err=True)
