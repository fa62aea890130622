"""Reports: the document behind an item of the agenda, and the people and bodies it names."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path

from papers.diagnostics import Location
from papers.model.blocks import Block, ListStyle
from papers.model.runs import Runs


class Numbering(StrEnum):
    """How a report type numbers its paragraphs."""

    BY_SECTION = "by-section"  # 1. / 1.1, 1.2
    RUN_ON = "run-on"  # 1, 2, 3 through the report
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Council:
    """The body that publishes.

    `checks` sets rules to "off", "warning" or "error"; `verbs` are those that a recommendation may
    start with, none for the usual ones.
    """

    name: str
    language: str = "en-GB"
    texts: Mapping[str, str] = field(default_factory=dict)
    checks: Mapping[str, str] = field(default_factory=dict)
    verbs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Committee:
    """A committee of the council."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Meeting:
    """One sitting of a committee; `id` is the name of its folder."""

    id: str
    council: Council
    committee: Committee
    date: date
    time: str = ""
    venue: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """Someone a report names, with the post they hold."""

    name: str
    post: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """What one file brought to a section: the next `size` of the section's blocks.

    `name` is the name used in the outline; a part of a group starts with its own heading.
    """

    name: str
    kind: str
    size: int
    where: Location


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a report under one heading, made of one file or, in a group, of several.

    A numbered section takes the next number ("2"); summary and recommendations usually take none.
    """

    kind: str
    heading: Runs
    blocks: tuple[Block, ...]
    where: Location
    numbered: bool = True
    id: str = ""
    number: str = ""
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Appendix:
    """A further document of a report: written with it (`blocks`), or a file of its own."""

    label: str  # as references print it: "Appendix A", the word from the council's texts
    title: Runs
    where: Location
    id: str = ""
    blocks: tuple[Block, ...] = ()
    file: Path | None = None


@dataclass(frozen=True, slots=True)
class SectionType:
    """What the council asks of one section; `name` is used in outlines and names its file."""

    name: str
    heading: str = ""
    required: bool = False
    guidance: str = ""


@dataclass(frozen=True, slots=True)
class ReportType:
    """What the council asks of a report of this type.

    `recommendations` is how they are marked: NUMBER or LETTER.
    """

    id: str
    template: Path
    numbering: Numbering
    recommendations: ListStyle = ListStyle.NUMBER
    sections: tuple[SectionType, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """A report as its author wrote it, typed; numbered once `number` has run.

    `values` holds what `{{ name }}` may print. `file` is report.yaml; `id` its folder's name.
    """

    id: str
    meeting: Meeting
    type: ReportType
    title: Runs
    report_by: str
    sections: tuple[Section, ...]
    where: Location
    signatory: Person | None = None
    contacts: tuple[Person, ...] = ()
    appendices: tuple[Appendix, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Known:
    """What the broken files of a report would have brought, so that checks raise no false alarm."""

    ids: frozenset[str] = frozenset()
    values: frozenset[str] = frozenset()
    sections: frozenset[str] = frozenset()
