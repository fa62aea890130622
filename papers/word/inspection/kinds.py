"""The kinds of template: what each may print, and which places and styles it needs."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeAlias

from papers.diagnostics import Location
from papers.model.bodies import Committee, Council, Member, Person
from papers.model.meeting import Meeting
from papers.model.report import Numbering, Report, ReportType
from papers.model.sheet import Sheet
from papers.word import business
from papers.word.agenda import agenda_fields
from papers.word.sheet import sheet_fields
from papers.word.styles import PARAGRAPH_STYLES, TABLE_STYLE
from papers.word.template import Fields, report_fields
from papers.word.wanted import SOMETIMES

# What stands behind a name: names again, a list of what it holds, or a text.
Shape: TypeAlias = "Mapping[str, Shape] | list[Shape] | None"


@dataclass(frozen=True, slots=True)
class TemplateKind:
    """A kind of template.

    `names` are what its placeholders may print; `needed` and `wanted` the places that it must and
    should have; `styles` are its paragraph styles, `tables` its table styles, `sometimes` the
    styles that only some papers need. `title` is the placeholder that prints the title.
    """

    name: str
    names: Mapping[str, Shape]
    needed: tuple[str, ...]
    wanted: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    styles: tuple[str, ...] = PARAGRAPH_STYLES
    tables: tuple[str, ...] = (TABLE_STYLE,)
    sometimes: tuple[str, ...] = SOMETIMES
    title: str = ""

    @property
    def printable(self) -> tuple[str, ...]:
        """All that it may print, as placeholders name it; of a list, what each of it has."""
        return tuple(_dotted(self.names))


def _dotted(names: Mapping[str, Shape]) -> Iterator[str]:
    for name, shape in names.items():
        each = name.removesuffix("s") if isinstance(shape, list) else name
        inner = shape[0] if isinstance(shape, list) else shape
        if isinstance(inner, Mapping):
            yield from (f"{each}.{key}" for key in inner)
        else:
            yield each


def _shape(value: object) -> Shape:
    match value:
        case str():
            return None
        case Mapping():
            return {str(key): _shape(inner) for key, inner in value.items()}
        case list() | tuple():
            return [_shape(value[0])]
        case _:
            return None


def _shapes(fields: Fields) -> Mapping[str, Shape]:
    return {name: _shape(value) for name, value in fields.items()}


_SOMEONE, _NOWHERE = Person("Alex Sample"), Location("")
_MEETING = Meeting(
    "sample", Council("Council"), Committee("c", "Committee", (Member("A"),)), date(2000, 1, 1)
)
_REPORT = Report(
    "sample",
    _MEETING,
    ReportType("sample", Path("report.docx"), Numbering.BY_SECTION),
    (),
    "",
    (),
    _NOWHERE,
    contacts=(_SOMEONE,),
)

REPORT = TemplateKind(
    "report",
    _shapes(report_fields(_REPORT)),
    needed=("body",),
    wanted=("appendices",),
    places=("fields", "body", "appendices"),
    title="report.title",
)
AGENDA = TemplateKind(
    "agenda",
    _shapes(agenda_fields(_MEETING)),
    needed=("items",),
    wanted=("notices",),
    places=("items", "notices"),
    styles=(*PARAGRAPH_STYLES, *business.STYLES),
    tables=(TABLE_STYLE, business.TABLE_STYLE),
)
SHEET = TemplateKind(
    "sheet",
    _shapes(sheet_fields(Sheet("Appendix A", "A title"), _MEETING)),
    needed=(),
    places=("body",),
    sometimes=(),
    title="sheet.title",
)
KINDS = (REPORT, AGENDA, SHEET)


def kind_of(roots: Iterable[str]) -> TemplateKind:
    """The kind that most of the names agree with; a report, where they fit several."""
    found = set(roots)
    return max(KINDS, key=lambda kind: len(found & set(kind.names)))
