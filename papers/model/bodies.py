"""The bodies that papers are for, and the people in them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from papers.diagnostics import Location
from papers.model import schedule12a
from papers.model.blocks import Block
from papers.model.texts import MEETING_TEXTS


@dataclass(frozen=True, slots=True)
class Person:
    """Someone a paper names, with the post they hold."""

    name: str
    post: str = ""
    phone: str = ""
    email: str = ""


class Calendar(StrEnum):
    """Whose law counts the clear days before a meeting."""

    ENGLAND = "england"  # a principal council in England: five
    WALES = "wales"  # a principal council in Wales: three
    PARISH = "parish"  # a parish or community council: three, Saturdays too

    @property
    def clear_days(self) -> int:
        """How many clear days papers must be open before a meeting."""
        return 5 if self is Calendar.ENGLAND else 3

    @property
    def exemptions(self) -> range:
        """The paragraphs of Schedule 12A that describe exempt information."""
        return schedule12a.WALES if self is Calendar.WALES else schedule12a.ENGLAND


@dataclass(frozen=True, slots=True)
class Notice:
    """What an agenda tells everybody who comes: webcasting, access."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour as six hexadecimal digits, and where it was asked for."""

    code: str
    where: Location


_NAME = re.compile(r"\{([a-z0-9-]+)\}")


@dataclass(frozen=True, slots=True)
class Council:
    """The body that publishes.

    `checks` sets rules to "off", "warning" or "error", at `check_places`; `verbs` are those that a
    recommendation may start with, none for the usual ones. `agenda` is the Word template of its
    agendas; `colours` are those of its charts, none for the usual ones.
    """

    name: str
    language: str = "en-GB"
    texts: Mapping[str, str] = field(default_factory=dict)
    checks: Mapping[str, str] = field(default_factory=dict)
    verbs: tuple[str, ...] = ()
    calendar: Calendar = Calendar.ENGLAND
    notices: tuple[Notice, ...] = ()
    agenda: Path = Path("agenda.docx")
    sheet: Path = Path("sheet.docx")
    check_places: Mapping[str, Location] = field(default_factory=dict)
    colours: tuple[Colour, ...] = ()

    def text(self, text: str, /, **values: object) -> str:
        """What the program prints under a name, the council's words first; {values} filled in.

        One text may stand inside another: {not-for-publication}.
        """
        words = self.texts.get(text) or MEETING_TEXTS[text]

        def filled(match: re.Match[str]) -> str:
            name = match[1]
            if name in values:
                return str(values[name])
            return self.text(name, **values) if name in MEETING_TEXTS else match[0]

        return _NAME.sub(filled, words)

    def on_exempt(self, text: str, paragraphs: Sequence[int], /, **values: object) -> str:
        """A text on what is exempt under these paragraphs of Schedule 12A."""
        *others, last = map(str, paragraphs)
        numbers = f"{', '.join(others)} {self.text('and')} {last}" if others else last
        values |= {
            "paragraph": numbers,
            "paragraphs": self.text("paragraph-several" if others else "paragraph-one", n=numbers),
            "schedule-part": schedule12a.part_of(paragraphs[0]),
        }
        return self.text(text, **values)


@dataclass(frozen=True, slots=True)
class Member:
    """A member of a committee, and their role in it: "Chair"."""

    name: str
    role: str = ""

    def __str__(self) -> str:
        return f"{self.name} ({self.role})" if self.role else self.name


@dataclass(frozen=True, slots=True)
class Committee:
    """A committee of the council; an executive takes decisions under rules of its own."""

    id: str
    name: str
    members: tuple[Member, ...] = ()
    quorum: int = 0
    contact: Person | None = None
    executive: bool = False
