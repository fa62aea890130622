"""Reports: the document behind an item of the agenda, and what the council asks of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from papers.diagnostics import Location
from papers.model.blocks import Block, ListStyle, Plot
from papers.model.bodies import Person
from papers.model.meeting import Exempt, Meeting
from papers.model.runs import Runs


class Numbering(StrEnum):
    """How a report type numbers its paragraphs."""

    BY_SECTION = "by-section"  # 1. / 1.1, 1.2
    RUN_ON = "run-on"  # 1, 2, 3 through the report
    NONE = "none"


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
class Passage:
    """Blocks that are exempt: `size` of those around it, from the one at `start` on.

    `values` are the names of the figures that they bring.
    """

    start: int
    size: int
    exempt: Exempt
    values: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a report under one heading, made of one file or, in a group, of several.

    A numbered section takes the next number ("2"); summary and recommendations usually take none.
    `passages` are those of its blocks that are not for publication.
    """

    kind: str
    heading: Runs
    blocks: tuple[Block, ...]
    where: Location
    numbered: bool = True
    id: str = ""
    number: str = ""
    parts: tuple[Part, ...] = ()
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Appendix:
    """A further document of a report: written with it (`blocks`), or a file of its own.

    It is not for publication where it has an `exempt`, and all of it is a passage; otherwise some
    `passages` of it may be so.
    """

    label: str  # as references print it: "Appendix A", the word from the council's texts
    title: Runs
    where: Location
    id: str = ""
    blocks: tuple[Block, ...] = ()
    file: Path | None = None
    exempt: Exempt | None = None
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class SectionType:
    """What the council asks of one section; `name` is used in outlines and names its file."""

    name: str
    heading: str = ""
    required: bool = False
    guidance: str = ""


@dataclass(frozen=True, slots=True)
class FieldType:
    """A labelled field at the head of a report, such as "Wards affected"."""

    name: str
    label: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """What a report says in a field; each text is a paragraph."""

    name: str
    label: str
    texts: tuple[Runs, ...]


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
    fields: tuple[FieldType, ...] = ()
    for_information: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """A report as its author wrote it, typed; numbered once `number` has run.

    `values` holds what `{{ name }}` may print, `plots` what charts may be of. `file` is
    report.yaml; `id` its folder's name. With `contents` it has a list of them; `version` is that of
    a text not yet published.
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
    plots: Mapping[str, Plot] = field(default_factory=dict)
    fields: tuple[Field, ...] = ()
    contents: bool = False
    draft: bool = False
    version: str = ""

    @property
    def parts(self) -> tuple[Section | Appendix, ...]:
        """Its sections, then its appendices: whatever has blocks."""
        return (*self.sections, *self.appendices)


@dataclass(frozen=True, slots=True)
class Known:
    """What the broken files of a report would have brought, so that checks raise no false alarm."""

    ids: frozenset[str] = frozenset()
    values: frozenset[str] = frozenset()
    sections: frozenset[str] = frozenset()
