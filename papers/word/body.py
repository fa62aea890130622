"""Sections and appendices of a report to paragraphs and tables of Word."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import NamedTuple, assert_never

from papers.model.blocks import (
    Block,
    Box,
    Heading,
    Landscape,
    List,
    ListItem,
    PageBreak,
    Paragraph,
    Picture,
    Quote,
    Table,
)
from papers.model.report import Appendix, Report, Section
from papers.model.runs import Runs, Words, plain
from papers.word import boxes
from papers.word.bookmarks import Bookmarks
from papers.word.contents import Contents
from papers.word.details import details
from papers.word.flow import (
    any_numbered,
    end_item,
    leads,
    page_break,
    settle,
    settle_cell,
    start_page,
)
from papers.word.landscape import Sections
from papers.word.lists import list_look
from papers.word.markup import Element, Format, Indent, amend, amend_list, paragraph, w
from papers.word.numbering import Numbering
from papers.word.pictures import Pictures
from papers.word.place import Page, Place
from papers.word.runs import Inline, marked
from papers.word.styles import Styles
from papers.word.tables import Tables, without_top
from papers.word.wanted import PICTURE_STYLE, QUOTE_SOURCE_STYLE, QUOTE_STYLE


class Written(NamedTuple):
    """What stands in the places of the template."""

    fields: list[Element]
    sections: list[Element]
    appendices: list[Element]


@dataclass(frozen=True, slots=True)
class Body:
    """Writes what a report says, in the template's styles."""

    styles: Styles
    numbering: Numbering
    bookmarks: Bookmarks
    contents: Contents
    inline: Inline
    pictures: Pictures
    turns: Sections
    page: Page

    def write(self, report: Report, last: "Body") -> Written:
        """The whole report, its appendices by the `last`.

        The list of contents stands before the first section with a number.
        """
        fields = settle(list(self._fields(report)), self.styles)
        sections = [list(self._section(section)) for section in report.sections]
        appendices = [list(last.appendix(appendix)) for appendix in report.appendices]
        first = next((i for i, section in enumerate(report.sections) if section.number), 0)
        listed = self.contents.write(report, self.styles)
        parts = (*sections[:first], listed, *sections[first:])
        return Written(
            fields,
            settle([element for part in parts for element in part], self.styles),
            settle([element for part in appendices for element in part], self.styles),
        )

    def _fields(self, report: Report) -> Iterator[Element]:
        """The labelled fields at the head of a report, as a table."""
        table = details(report)
        if table is not None:
            place = self._place(table.summary, numbered=False)
            yield from map(without_top, self._table(table, place))
            after = paragraph(Format(self.styles.paragraph("Table Note")))
            amend(after, "spacing", before=0, after=0)
            yield after

    def _section(self, section: Section) -> Iterator[Element]:
        style = "Heading 1" if section.number else "Heading Unnumbered"
        if section.heading:
            yield self._heading(section.heading, style, 1, section.id, number=section.number)
        numbered = bool(section.number) or any_numbered(section.blocks)
        yield from self.blocks(
            section.blocks, self._place(plain(section.heading), numbered=numbered)
        )

    def _heading(
        self,
        runs: Runs,
        style: str,
        level: int,
        target: str,
        *,
        number: str = "",
        indent: Indent | None = None,
    ) -> Element:
        shown = marked(runs, strong=False) if self.styles.is_bold(style) else runs
        content = self.bookmarks.around(target, self.inline.write(shown))
        listed = self.contents.around(level, number, plain(runs), content)
        return paragraph(Format(self.styles.paragraph(style), indent=indent), *listed)

    def appendix(self, appendix: Appendix) -> Iterator[Element]:
        """An appendix under its heading."""
        label = self.bookmarks.around(appendix.id, self.inline.write((Words(appendix.label),)))
        title = marked(appendix.title, strong=False)
        content = [*label, w("r", w("br")), *self.inline.write(title)]
        words = f"{appendix.label}: {plain(appendix.title)}"
        style = self.styles.paragraph("Appendix Heading")
        heading = paragraph(Format(style), *self.contents.around(1, "", words, content))
        if appendix.blocks:
            start_page(heading)
        else:
            amend(heading, "keepNext", val=0)  # nothing of its own follows it
        yield heading
        place = self._place(plain(appendix.title), numbered=any_numbered(appendix.blocks))
        yield from self.blocks(appendix.blocks, place)

    def _place(self, topic: str, *, numbered: bool) -> Place:
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
            yield from self._block(block, place, keep=leads(block, following, place))

    def _block(self, block: Block, place: Place, *, keep: bool) -> Iterator[Element]:
        match block:
            case Paragraph():
                yield self._text(block, place, keep=keep)
            case Heading(level=level):
                style = f"Heading {level}"
                indent = self._shift(style, place)
                yield self._heading(block.runs, style, level, block.id, indent=indent)
            case List():
                yield from self._list(block, place)
            case Table():
                yield from self._table(block, place)
            case Picture():
                yield from self._picture(block, place)
            case Quote():
                yield from self._quote(block, place)
            case Box():
                yield from self._box(block, place)
            case Landscape():
                yield from self._landscape(block, place)
            case PageBreak():
                yield page_break(self.styles.paragraph("Body Text"))
            case _:
                assert_never(block)

    def _picture(self, block: Picture, place: Place) -> Iterator[Element]:
        if block.title or block.number:
            yield self._caption(block, place)
        form = Format(
            self.styles.paragraph(PICTURE_STYLE),
            keep_with_next=bool(block.source),
            indent=self._shift(PICTURE_STYLE, place),
        )
        yield paragraph(form, self.pictures.write(block, place, self.page))
        if block.source:
            indent = self._shift("Table Note", place)
            yield self._paragraph(block.source, "Table Note", indent=indent)

    def _quote(self, block: Quote, place: Place) -> Iterator[Element]:
        step = self.styles.twips(QUOTE_STYLE, "ind", "right")
        width = place.width - 2 * step
        inside = replace(place, edge=place.edge + step, width=width, paragraph=QUOTE_STYLE)
        yield from self.blocks(block.blocks, inside)
        if block.source:
            indent = self._shift(QUOTE_SOURCE_STYLE, inside)
            yield self._paragraph(block.source, QUOTE_SOURCE_STYLE, indent=indent)

    def _box(self, block: Box, place: Place) -> Iterator[Element]:
        if any(not isinstance(inner, Paragraph) or inner.number for inner in block.blocks):
            inside = boxes.inside(place, self.styles)
            content = settle_cell(
                list(self.blocks(block.blocks, inside)), self.styles, inside.paragraph
            )
            yield boxes.around(content, place, self.styles)
            return
        room = boxes.room(self.styles)
        edge = replace(place, edge=place.edge + room, paragraph=boxes.STYLE)
        written = list(self.blocks(block.blocks, edge))
        end_item(written, boxes.AFTER)
        yield from written

    def _landscape(self, block: Landscape, place: Place) -> Iterator[Element]:
        style = self.styles.paragraph("Body Text")
        yield self.turns.end_upright(style)
        page = self.page.turned
        wider = replace(place, width=page.width - place.edge)
        yield from replace(self, page=page).blocks(block.blocks, wider)
        yield self.turns.end_landscape(style)

    def _text(self, block: Paragraph, place: Place, *, keep: bool) -> Element:
        if block.number:
            return self._numbered(block, keep=keep)
        runs = marked(block.runs, strong=True) if place.strong else block.runs
        indent = self._shift(place.paragraph, place)
        return self._paragraph(
            runs, place.paragraph, target=block.id, keep=keep, indent=indent, align=place.align
        )

    def _numbered(self, block: Paragraph, *, keep: bool) -> Element:
        style = "Numbered Paragraph"
        written = self._paragraph(block.runs, style, target=block.id, keep=keep)
        run_on = None if "." in block.number else self.numbering.run_on(style, "1")
        if run_on is not None:
            amend_list(written, run_on, self.numbering.own_level(style))
        return written

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
        look = list_look(block, place, self.styles, self.numbering)
        inside = place.inside(block.style, look.edge)
        items = [list(self._item(item, look.form, inside)) for item in block.items]
        if not place.lists:
            last = self.styles.twips(place.paragraph, "spacing", "after")
            for written, after in zip(items, [*[look.after] * (len(items) - 1), last], strict=True):
                end_item(written, after)
        for written in items:
            if place.in_cell:
                amend(written[0], "spacing", before=0)
            yield from written

    def _item(self, item: ListItem, form: Format, place: Place) -> Iterator[Element]:
        first, rest = item.blocks[:1], item.blocks[1:]
        keep = any(isinstance(block, List | Table | Quote) for block in rest[:1])
        runs = first[0].runs if first and isinstance(first[0], Paragraph) else ()
        shown = marked(runs, strong=True) if place.strong else runs
        content = self.bookmarks.around(item.id, self.inline.write(shown))
        yield paragraph(replace(form, keep_with_next=keep), *content)
        yield from self.blocks(rest, place)

    def _table(self, block: Table, place: Place) -> Iterator[Element]:
        if block.title or block.number:
            yield self._caption(block, place)
        tables = Tables(self.styles, self.page.height, self._cell)
        yield tables.write(block, place, keep_with_next=bool(block.note))
        if block.note:
            indent = self._shift("Table Note", place)
            yield self._paragraph(block.note, "Table Note", indent=indent)

    def _caption(self, block: Table | Picture, place: Place) -> Element:
        label = (Words(block.number),) if block.number else ()
        colon = (Words(": "),) if block.number and block.title else ()
        title = marked((*colon, *block.title), strong=False)
        content = self.bookmarks.around(block.id, self.inline.write(label))
        form = Format(self.styles.paragraph("Caption"), indent=self._shift("Caption", place))
        return paragraph(form, *content, *self.inline.write(title))

    def _cell(self, blocks: tuple[Block, ...], place: Place) -> list[Element]:
        written = list(self.blocks(blocks, place))
        return settle_cell(written, self.styles, place.paragraph)
