"""Number a report: the one place where its labels come from, and what `@id` and `{{ name }}` print.

Sections, paragraphs, items and tables get their numbers first; then every reference takes the
label of what it names, and every value its text.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import count
from typing import assert_never

from papers.model.blocks import (
    Block,
    Cell,
    Heading,
    List,
    ListItem,
    ListStyle,
    PageBreak,
    Paragraph,
    Row,
    Table,
)
from papers.model.report import Appendix, Numbering, Report, Section
from papers.model.runs import LineBreak, Reference, Run, Runs, Value, Words, plain

BULLET = "•"


def number(report: Report) -> Report:
    """The same report with every number, label and value filled in.

    It trusts that the report has been checked; what no rule held back prints as it was typed.
    Sections and paragraphs that the report type leaves without numbers are marked so.
    """
    counted = _Counter(report)
    sections = tuple(map(counted.section, report.sections))
    appendices = tuple(map(counted.appendix, report.appendices))
    fill = _filling(counted.labels, report.values)
    return replace(
        report,
        title=fill(report.title),
        sections=tuple(_filled_section(section, fill) for section in sections),
        appendices=tuple(_filled_appendix(appendix, fill) for appendix in appendices),
    )


def letters(number: int) -> str:
    """1 is a, 26 z, 27 aa, 28 bb, as Word counts."""
    turns, place = divmod(number - 1, 26)
    return chr(ord("a") + place) * (turns + 1)


def roman(number: int) -> str:
    """1 is i, 4 iv, 9 ix."""
    made = ""
    for value, sign in _ROMAN:
        times, number = divmod(number, value)
        made += sign * times
    return made


_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


def label(style: ListStyle, position: int) -> str:
    """What stands before an item: "•", "(a)", "(i)" or "1."."""
    match style:
        case ListStyle.BULLET:
            return BULLET
        case ListStyle.LETTER:
            return f"({letters(position)})"
        case ListStyle.ROMAN:
            return f"({roman(position)})"
        case ListStyle.NUMBER | ListStyle.RECOMMENDATION:
            return f"{position}."
        case _:
            assert_never(style)


@dataclass(slots=True)
class _Counter:
    """Counts through a report in reading order, and gathers the label of every id.

    `paragraph` is the number of the last numbered paragraph: an item below it is "2.2(a)".
    """

    report: Report
    labels: dict[str, str] = field(default_factory=dict)
    sections: Iterator[int] = field(default_factory=lambda: count(1))
    paragraphs: Iterator[int] = field(default_factory=lambda: count(1))
    tables: Iterator[int] = field(default_factory=lambda: count(1))
    prefix: str | None = ""  # before a paragraph's own number; None where paragraphs take none
    paragraph: str = ""

    def __post_init__(self) -> None:
        if self.report.type.numbering is Numbering.NONE:
            self.prefix = None

    def section(self, section: Section) -> Section:
        """A section, with the blocks in it."""
        by_section = self.report.type.numbering is Numbering.BY_SECTION
        numbered = section.numbered and by_section
        own = str(next(self.sections)) if numbered else ""
        self.paragraph = ""
        if by_section:
            self.prefix, self.paragraphs = f"{own}." if own else None, count(1)
        self._name(section.id, own or self._words(section.heading))
        blocks = self._blocks(section.blocks)
        return replace(section, blocks=blocks, numbered=numbered, number=own)

    def appendix(self, appendix: Appendix) -> Appendix:
        """An appendix; its paragraphs take no numbers."""
        self.paragraph, self.prefix = "", None
        self._name(appendix.id, appendix.label)
        return replace(appendix, blocks=self._blocks(appendix.blocks))

    def _name(self, id_: str, text: str) -> None:
        if id_:
            self.labels[id_] = text

    def _words(self, runs: Runs) -> str:
        return plain(_filling({}, self.report.values)(runs))

    def _blocks(self, blocks: Iterable[Block]) -> tuple[Block, ...]:
        return tuple(self._block(block) for block in blocks)

    def _block(self, block: Block, above: str | None = None) -> Block:
        """A block, inside the item that references call `above`."""
        match block:
            case Paragraph():
                return self._paragraph(block)
            case Heading():
                self._name(block.id, self._words(block.runs))
                return block
            case List():
                return self._list(block, self.paragraph if above is None else above)
            case Table():
                return self._table(block)
            case PageBreak():
                return block
            case _:
                assert_never(block)

    def _paragraph(self, block: Paragraph) -> Paragraph:
        if not block.numbered or self.prefix is None:
            return replace(block, numbered=False)
        self.paragraph = f"{self.prefix}{next(self.paragraphs)}"
        self._name(block.id, self.paragraph)
        return replace(block, number=self.paragraph)

    def _list(self, block: List, above: str) -> List:
        style = block.style
        if style is ListStyle.RECOMMENDATION:
            style, above = self.report.type.recommendations, ""
        items = (
            self._item(item, label(style, position), above)
            for position, item in enumerate(block.items, 1)
        )
        return replace(block, items=tuple(items))

    def _item(self, item: ListItem, mark: str, above: str) -> ListItem:
        reference = _below(above, mark)
        self._name(item.id, reference)
        blocks = tuple(self._block(block, reference) for block in item.blocks)
        return replace(item, blocks=blocks, label=mark)

    def _table(self, block: Table) -> Table:
        if not block.id:
            return block
        name = f"{self.report.meeting.council.texts.get('table', 'Table')} {next(self.tables)}"
        self._name(block.id, name)
        return replace(block, number=name)


def _below(above: str, mark: str) -> str:
    """How references call an item: "2.2(a)", "2.2(1)"; of itself "1" without its full stop."""
    if mark == BULLET:
        return above
    plain_mark = mark.removesuffix(".")
    return f"{above}({plain_mark.strip('()')})" if above else plain_mark


_Fill = Callable[[Runs], Runs]


def _filling(labels: Mapping[str, str], values: Mapping[str, str]) -> _Fill:
    def run_filled(run: Run) -> Run:
        match run:
            case Reference(target=target):
                return replace(run, label=labels.get(target, f"@{target}"))
            case Value(name=name):
                return replace(run, text=values.get(name, f"{{{{ {name} }}}}"))
            case Words() | LineBreak():
                return run
            case _:
                assert_never(run)

    return lambda runs: tuple(map(run_filled, runs))


def _filled_section(section: Section, fill: _Fill) -> Section:
    return replace(section, heading=fill(section.heading), blocks=_filled(section.blocks, fill))


def _filled_appendix(appendix: Appendix, fill: _Fill) -> Appendix:
    return replace(appendix, title=fill(appendix.title), blocks=_filled(appendix.blocks, fill))


def _filled(blocks: Iterable[Block], fill: _Fill) -> tuple[Block, ...]:
    return tuple(_filled_block(block, fill) for block in blocks)


def _filled_block(block: Block, fill: _Fill) -> Block:
    match block:
        case Paragraph() | Heading():
            return replace(block, runs=fill(block.runs))
        case List(items=items):
            filled = (replace(item, blocks=_filled(item.blocks, fill)) for item in items)
            return replace(block, items=tuple(filled))
        case Table():
            return replace(
                block,
                header=_filled_rows(block.header, fill),
                rows=_filled_rows(block.rows, fill),
                title=fill(block.title),
                note=fill(block.note),
            )
        case PageBreak():
            return block
        case _:
            assert_never(block)


def _filled_rows(rows: Iterable[Row], fill: _Fill) -> tuple[Row, ...]:
    return tuple(replace(row, cells=_filled_cells(row.cells, fill)) for row in rows)


def _filled_cells(cells: Iterable[Cell], fill: _Fill) -> tuple[Cell, ...]:
    return tuple(replace(cell, blocks=_filled(cell.blocks, fill)) for cell in cells)
