"""What the commands print: results to standard output, all else to standard error."""

import os
import sys
from collections.abc import Iterable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Any, Self

import typer

from papers.diagnostics import ContentError, Diagnostic, Severity, errors


class Format(StrEnum):
    """How diagnostics are printed."""

    TEXT = "text"
    JSON = "json"


def failed(found: Iterable[Diagnostic], *, strict: bool) -> bool:
    """Whether what was found stops a command; with `strict`, a warning does."""
    found = list(found)
    return errors(found) or (strict and bool(found))


def stop_on(found: tuple[Diagnostic, ...], *, strict: bool) -> None:
    """Raise ContentError with all that was found, where it stops a command."""
    if failed(found, strict=strict):
        raise ContentError(found)


_COLOURS = {Severity.ERROR: typer.colors.RED, Severity.WARNING: typer.colors.YELLOW}


def print_diagnostics(diagnostics: Sequence[Diagnostic]) -> None:
    """Print diagnostics to standard error, coloured on a terminal."""
    lines = [str(diagnostic) for diagnostic in diagnostics]
    if sys.stderr.isatty() and "NO_COLOR" not in os.environ:
        colours = [_COLOURS[each.severity] for each in diagnostics]
        lines = [typer.style(line, fg=fg) for line, fg in zip(lines, colours, strict=True)]
    if lines:
        typer.echo("\n".join(lines), err=True)


def summary(reports: int, found: Sequence[Diagnostic]) -> str:
    """How many reports were looked at, and how much was found."""
    wrong = sum(d.severity is Severity.ERROR for d in found)
    counts = (
        counted(reports, "report"),
        counted(wrong, "error"),
        counted(len(found) - wrong, "warning"),
    )
    return ", ".join(counts)


def counted(number: int, word: str) -> str:
    """A number with its word: "1 report", "2 reports"."""
    return f"{number} {word}{'' if number == 1 else 's'}"


def entry(diagnostic: Diagnostic) -> dict[str, str | int]:
    """A diagnostic as editors read it."""
    return {
        "file": diagnostic.where.file,
        "line": diagnostic.where.line,
        "column": diagnostic.where.column,
        "severity": str(diagnostic.severity),
        "rule": diagnostic.rule,
        "message": diagnostic.message,
        "hint": diagnostic.hint,
    }


def shown(path: Path) -> str:
    """A path as the user would type it."""
    try:
        return path.absolute().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return str(path)


class Progress:
    """A progress bar on a terminal; silence elsewhere. `total` is 0 while it is not known."""

    def __init__(self, total: int = 0) -> None:
        self._bar: Any = None
        self._done, self._total = -1, total
        if sys.stderr.isatty() and total != 1:
            from rich.console import Console
            from rich.progress import Progress

            self._bar = Progress(console=Console(stderr=True), transient=True)
            self._task = self._bar.add_task("", total=total or None)

    def __enter__(self) -> Self:
        if self._bar is not None:
            self._bar.start()
        return self

    def __call__(self, name: str, done: int | None = None, total: int | None = None) -> None:
        """Say what is being made; how much is done, by default one more, and of how much."""
        self._done = self._done + 1 if done is None else done
        self._total = self._total if total is None else total
        if self._bar is not None:
            known = self._total or None
            self._bar.update(self._task, completed=self._done, total=known, description=name)

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.stop()
