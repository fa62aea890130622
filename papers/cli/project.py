"""What the commands have in common: which content, and which part of it."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

Paths = Annotated[
    list[str] | None,
    typer.Argument(
        help="Reports or meetings: their folders, a file in them, or a meeting's name. All if none."
    ),
]
Strict = Annotated[bool, typer.Option("--strict", help="Treat warnings as errors.")]


def start(paths: Sequence[str] | None) -> Path:
    """Where to look for the content folder: at the first path that is there, else here."""
    for path in paths or []:
        if Path(path).exists():
            return Path(path)
    return Path.cwd()
