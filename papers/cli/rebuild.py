"""papers rebuild."""

from pathlib import Path
from typing import Annotated

import typer

from papers import __version__
from papers.cli.output import counted, print_diagnostics


def rebuild(
    bag: Annotated[Path, typer.Argument(help="A bag of an archive that holds all its sources.")],
) -> None:
    """Build a meeting again from its bag, and compare every file byte by byte."""
    from papers.build.meeting import build_meeting
    from papers.build.rebuild import rebuild

    made = rebuild(bag, build_meeting)
    print_diagnostics(made.differences)
    differ = counted(len(made.differences), "difference")
    typer.echo(f"{counted(len(made.same), 'file')} the same, {differ}")
    if made.differences:
        typer.echo(f"it was built by {made.program}; this is papers {__version__}", err=True)
        raise typer.Exit(1)
