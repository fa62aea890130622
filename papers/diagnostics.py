"""Say what is wrong, where, and how to mend it."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from unicodedata import category


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in an author's file.

    `file` is a path with forward slashes, as the author would type it; `line` and `column` count
    from 1. Line 0 means the file as a whole.
    """

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


class Severity(StrEnum):
    """An error stops a build; a warning is listed."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One message to an author: what is wrong at a place, and a hint how to mend it.

    `rule` is a stable name for the kind of message ("unknown-key"), for editors and settings.
    """

    where: Location
    message: str
    hint: str = ""
    rule: str = ""
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        hint = f"; {self.hint}" if self.hint else ""
        return _visible(f"{self.where}: {self.severity}: {self.message}{hint}")


def _visible(text: str) -> str:
    """A text whose invisible characters can be seen, and do nothing to a terminal."""
    return "".join(
        f"<U+{ord(c):04X}>" if category(c) in {"Cc", "Cf", "Cs", "Zl", "Zp"} else c for c in text
    )


class PapersError(Exception):
    """Something a user can mend; its text is the message. Never shown with a traceback."""


class UsageError(PapersError):
    """The command was given something it cannot work with (exit code 2)."""


class ContentError(PapersError):
    """What authors wrote, or a file they brought, is wrong (exit code 1).

    Carries every diagnostic of the run, warnings included, sorted by file and line.
    """

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = in_order(diagnostics)
        super().__init__("\n".join(map(str, self.diagnostics)))

    def __reduce__(self) -> tuple[type["ContentError"], tuple[tuple[Diagnostic, ...]]]:
        """Let it travel from one process to another."""
        return ContentError, (self.diagnostics,)


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Sort by file, line and column, each message once."""
    unique = dict.fromkeys(diagnostics)
    return tuple(sorted(unique, key=lambda d: (d.where, d.message)))


def errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether any of them stops a build."""
    return any(d.severity is Severity.ERROR for d in diagnostics)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint naming the nearest known word, or "" where none is near."""
    near = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f'did you mean "{near[0]}"?' if near else ""
