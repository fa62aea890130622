"""Runs: the inline parts of a text, in reading order."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from papers.diagnostics import Location


@dataclass(frozen=True, slots=True)
class Marks:
    """How a run is set off from the words around it."""

    strong: bool = False
    emphasis: bool = False
    code: bool = False


PLAIN = Marks()


@dataclass(frozen=True, slots=True)
class Words:
    """Plain words; `link` is the address they lead to, or ""."""

    text: str
    marks: Marks = PLAIN
    link: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """`@target` as typed; numbering fills in the label it prints ("2.1", "Appendix A")."""

    target: str
    where: Location
    marks: Marks = PLAIN
    label: str = ""


@dataclass(frozen=True, slots=True)
class Value:
    """`{{ name }}` as typed; numbering fills in the text it prints ("1.8%")."""

    name: str
    where: Location
    marks: Marks = PLAIN
    text: str = ""


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A new line inside the paragraph."""


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: its mark stands here, its text at the foot of the page."""

    runs: "Runs"
    where: Location


Run: TypeAlias = Words | Reference | Value | LineBreak | Note
Runs: TypeAlias = tuple[Run, ...]


def plain(runs: Iterable[Run]) -> str:
    """The text that is printed for the runs, without marks and without notes."""
    parts: list[str] = []
    for run in runs:
        match run:
            case Words(text=text) | Value(text=text):
                parts.append(text)
            case Reference(label=label):
                parts.append(label)
            case LineBreak():
                parts.append("\n")
            case Note():
                pass
    return "".join(parts)


def notes(runs: Iterable[Run]) -> Iterator[Note]:
    """The notes among the runs."""
    return (run for run in runs if isinstance(run, Note))
