"""Number reports and agendas: where labels come from, and what `@id` and `{{ name }}` print.

Sections, paragraphs, items and tables get their numbers first; then every reference takes the
label of what it names, and every value its text.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import count
from typing import assert_never

from papers.model.blocks import (
    Block,
    Box,
    Cell,
    Heading,
    Landscape,
    List,
    ListItem,
    ListStyle,
    PageBreak,
    Paragraph,
    Picture,
    Quote,
    Row,
    Table,
)
from papers.model.charts import drawn
from papers.model.meeting import Item, ItemNumbering, Meeting, SubItems
from papers.model.report import Appendix, Numbering, Report, Section
from papers.model.rewrite import Change, rewritten, rewritten_runs
from papers.model.runs import LineBreak, Note, Reference, Run, Runs, Value, Words, plain

BULLET = "•"


def number(report: Report) -> Report:
    """The same report with every number, label and value filled in.

    It trusts that the report has been checked; what no rule held back prints as it was typed.
    Sections and paragraphs that the report type leaves without numbers are marked so.
    """
    counted = _Counter(report)
    sections = tuple(map(counted.section, report.sections))
    appendices = tuple(map(counted.appendix, report.appendices))
    marked = replace(report, sections=sections, appendices=appendices)
    return rewritten(marked, _filling(counted.labels, report.values))


def number_items(meeting: Meeting) -> Meeting:
    """The same meeting with its items numbered, Part II after Part I."""
    numbers = count(meeting.numbering.start)
    return replace(
        meeting,
        items=tuple(_item(each, next(numbers), meeting.numbering) for each in meeting.items),
    )


def _item(item: Item, position: int, how: ItemNumbering) -> Item:
    own = f"{how.prefix}{position}"
    below = tuple(_sub_item(each, n, own, how) for n, each in enumerate(item.items, 1))
    return replace(item, number=own, label=f"{own}.", items=below)


def _sub_item(item: Item, position: int, above: str, how: ItemNumbering) -> Item:
    match how.sub_items:
        case SubItems.LETTER:
            mark = label(ListStyle.LETTER, position)
        case SubItems.ROMAN:
            mark = label(ListStyle.ROMAN, position)
        case SubItems.NUMBER:
            return replace(item, number=f"{above}.{position}", label=f"{above}.{position}")
        case _:
            assert_never(how.sub_items)
    return replace(item, number=f"{above}{mark}", label=mark)


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
    figures: Iterator[int] = field(default_factory=lambda: count(1))
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
        return plain(rewritten_runs(runs, _filling({}, self.report.values)))

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
            case Table() | Picture():
                return self._captioned(block)
            case Quote() | Box() | Landscape():
                inside = tuple(self._block(inner, above) for inner in block.blocks)
                return replace(block, blocks=inside)
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

    def _captioned(self, block: Table | Picture) -> Block:
        return self._table(block) if isinstance(block, Table) else self._picture(block)

    def _table(self, block: Table) -> Table:
        name = f"{self._word('table')} {next(self.tables)}" if block.id else ""
        self._name(block.id, name)
        header, rows = self._rows(block.header), self._rows(block.rows)
        return replace(block, header=header, rows=rows, number=name)

    def _rows(self, rows: Iterable[Row]) -> tuple[Row, ...]:
        return tuple(
            replace(row, cells=tuple(self._cell(cell) for cell in row.cells)) for row in rows
        )

    def _cell(self, cell: Cell) -> Cell:
        return replace(cell, blocks=tuple(self._block(block, "") for block in cell.blocks))

    def _picture(self, block: Picture) -> Picture:
        block = drawn(block, self.report.plots, self.report.meeting.council.texts)
        if not block.id:
            return block
        name = f"{self._word('figure')} {next(self.figures)}"
        self._name(block.id, name)
        return replace(block, number=name)

    def _word(self, name: str) -> str:
        """A word of the council's, such as "Table"."""
        return self.report.meeting.council.texts.get(name, name.capitalize())


def _below(above: str, mark: str) -> str:
    """How references call an item: "2.2(a)", "2.2(1)"; of itself "1" without its full stop."""
    if mark == BULLET:
        return above
    plain_mark = mark.removesuffix(".")
    return f"{above}({plain_mark.strip('()')})" if above else plain_mark


def _filling(labels: Mapping[str, str], values: Mapping[str, str]) -> Change:
    """Give each reference its label, and each value its text."""

    def filled(run: Run) -> Run:
        match run:
            case Reference(target=target):
                return replace(run, label=labels.get(target, f"@{target}"))
            case Value(name=name):
                return replace(run, text=values.get(name, f"{{{{ {name} }}}}"))
            case Words() | LineBreak() | Note():
                return run
            case _:
                assert_never(run)

    return filled
