"""Sections and appendices of a report to paragraphs and tables of Word."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import assert_never

from papers.model.blocks import (
    Block,
    Heading,
    List,
    ListItem,
    ListStyle,
    PageBreak,
    Paragraph,
    Table,
)
from papers.model.report import Appendix, Report, Section
from papers.model.runs import Runs, Words, plain
from papers.word.bookmarks import Bookmarks
from papers.word.flow import end_item, settle, settle_cell, start_page
from papers.word.markup import Element, Format, Indent, amend, paragraph, w
from papers.word.numbering import DEEPEST, LIST_STYLES, Numbering
from papers.word.place import Page, Place
from papers.word.runs import Inline, marked
from papers.word.styles import Styles
from papers.word.tables import Tables
from papers.word.widths import line_count

TEXT_SIZE = 240  # of a paragraph, in twips: 12 pt
LONGEST_LEAD = 3  # lines


@dataclass(frozen=True, slots=True)
class Body:
    """Writes what a report says, in the template's styles."""

    styles: Styles
    numbering: Numbering
    bookmarks: Bookmarks
    inline: Inline
    page: Page

    def sections(self, report: Report) -> list[Element]:
        """All sections, in order."""
        written = (element for section in report.sections for element in self._section(section))
        return settle(list(written), self.styles)

    def appendices(self, report: Report) -> list[Element]:
        """The appendices: a heading for each, and what was written with the report."""
        written = (element for each in report.appendices for element in self._appendix(each))
        return settle(list(written), self.styles)

    def _section(self, section: Section) -> Iterator[Element]:
        style = "Heading 1" if section.number else "Heading Unnumbered"
        if section.heading:
            yield self._paragraph(section.heading, style, target=section.id)
        numbered = bool(section.number) or _any_numbered(section.blocks)
        yield from self.blocks(section.blocks, self._place(numbered, plain(section.heading)))

    def _appendix(self, appendix: Appendix) -> Iterator[Element]:
        label = self.bookmarks.around(appendix.id, self.inline.write((Words(appendix.label),)))
        title = marked(appendix.title, strong=False)
        content = [*label, w("r", w("br")), *self.inline.write(title)]
        style = self.styles.paragraph("Appendix Heading")
        heading = paragraph(Format(style), *content)
        if appendix.blocks:
            start_page(heading)
        else:
            amend(heading, "keepNext", val=0)  # nothing of its own follows it
        yield heading
        place = self._place(_any_numbered(appendix.blocks), plain(appendix.title))
        yield from self.blocks(appendix.blocks, place)

    def _place(self, numbered: bool, topic: str) -> Place:
        if not numbered:
            return Place(0, self.page.width, "Body Text", topic=topic)
        style = "Numbered Paragraph"
        edge = self.numbering.indent(style, self.numbering.own_level(style)).left
        return Place(edge, self.page.width - edge, "Continuation", topic=topic)

    def blocks(self, blocks: Sequence[Block], place: Place) -> Iterator[Element]:
        """The elements for blocks at a place."""
        for block, following in zip_longest(blocks, blocks[1:]):
            if isinstance(block, Heading):
                place = replace(place, topic=plain(block.runs))
            yield from self._block(block, place, leads=_leads(block, following, place))

    def _block(self, block: Block, place: Place, *, leads: bool) -> Iterator[Element]:
        match block:
            case Paragraph():
                yield self._text(block, place, keep=leads)
            case Heading():
                style = f"Heading {block.level}"
                indent = self._shift(style, place)
                yield self._paragraph(block.runs, style, target=block.id, indent=indent)
            case List():
                yield from self._list(block, place)
            case Table():
                yield from self._table(block, place)
            case PageBreak():
                yield page_break(self.styles.paragraph("Body Text"))
            case _:
                assert_never(block)

    def _text(self, block: Paragraph, place: Place, *, keep: bool) -> Element:
        if block.number:
            return self._paragraph(block.runs, "Numbered Paragraph", target=block.id, keep=keep)
        runs = marked(block.runs, strong=True) if place.strong else block.runs
        indent = self._shift(place.paragraph, place)
        return self._paragraph(
            runs, place.paragraph, target=block.id, keep=keep, indent=indent, align=place.align
        )

    def _shift(self, style: str, place: Place) -> Indent | None:
        """The indent that brings a style's text to the edge, where its own does not."""
        own = self.styles.twips(style, "ind", "left")
        return None if own == place.edge else Indent(place.edge)

    def _paragraph(
        self,
        runs: Runs,
        style: str,
        *,
        target: str = "",
        keep: bool = False,
        indent: Indent | None = None,
        align: str = "",
    ) -> Element:
        shown = marked(runs, strong=False) if self.styles.is_bold(style) else runs
        form = Format(self.styles.paragraph(style), keep_with_next=keep, indent=indent, align=align)
        return paragraph(form, *self.bookmarks.around(target, self.inline.write(shown)))

    def _list(self, block: List, place: Place) -> Iterator[Element]:
        level = min(len(place.lists), DEEPEST)
        style = LIST_STYLES[block.style]
        form = Format(
            self.styles.paragraph(style),
            list_id=self.numbering.start(block.style, level, self._first_label(block, place)),
            level=level,
        )
        own = self.numbering.indent(style, level)
        wanted = Indent(place.edge + own.hanging, own.hanging)
        if wanted != own:
            form = replace(form, indent=wanted)
        inside = place.inside(block.style, wanted.left)
        items = [list(self._item(item, form, inside)) for item in block.items]
        if not place.lists:
            ends = [style] * (len(items) - 1) + [place.paragraph]
            for written, end in zip(items, ends, strict=True):
                end_item(written, self.styles.twips(end, "spacing", "after"))
        for written in items:
            yield from written

    def _first_label(self, block: List, place: Place) -> str:
        """The first label of a list; bullets differ by the bulleted lists around them."""
        if block.style is ListStyle.BULLET:
            return self.numbering.bullet(place.lists.count(ListStyle.BULLET))
        return block.items[0].label if block.items else ""

    def _item(self, item: ListItem, form: Format, place: Place) -> Iterator[Element]:
        first, rest = item.blocks[:1], item.blocks[1:]
        leads = any(isinstance(block, List | Table) for block in rest[:1])
        runs = first[0].runs if first and isinstance(first[0], Paragraph) else ()
        shown = marked(runs, strong=True) if place.strong else runs
        content = self.bookmarks.around(item.id, self.inline.write(shown))
        yield paragraph(replace(form, keep_with_next=leads), *content)
        yield from self.blocks(rest, place)

    def _table(self, block: Table, place: Place) -> Iterator[Element]:
        if block.title or block.number:
            yield self._caption(block, place)
        tables = Tables(self.styles, self.page.height, self._cell)
        yield tables.write(block, place, keep_with_next=bool(block.note))
        if block.note:
            indent = self._shift("Table Note", place)
            yield self._paragraph(block.note, "Table Note", indent=indent)

    def _caption(self, block: Table, place: Place) -> Element:
        label = (Words(block.number),) if block.number else ()
        colon = (Words(": "),) if block.number and block.title else ()
        title = marked((*colon, *block.title), strong=False)
        content = self.bookmarks.around(block.id, self.inline.write(label))
        form = Format(self.styles.paragraph("Caption"), indent=self._shift("Caption", place))
        return paragraph(form, *content, *self.inline.write(title))

    def _cell(self, blocks: tuple[Block, ...], place: Place) -> list[Element]:
        written = list(self.blocks(blocks, place))
        return settle_cell(written, self.styles, place.paragraph)


def page_break(style: str) -> Element:
    """A paragraph that only breaks the page."""
    return paragraph(Format(style), w("r", w("br", type="page")))


def _leads(block: Block, following: Block | None, place: Place) -> bool:
    """Whether a paragraph stays with the list or table that follows it.

    Before a table, which may be kept whole itself, only a short one does: a long paragraph would
    leave half a page empty.
    """
    match block, following:
        case Paragraph(), List():
            return True
        case Paragraph(runs=words), Table():
            return line_count(plain(words), place.width, TEXT_SIZE) <= LONGEST_LEAD
        case _:
            return False


def _any_numbered(blocks: Sequence[Block]) -> bool:
    return any(isinstance(block, Paragraph) and block.number for block in blocks)
