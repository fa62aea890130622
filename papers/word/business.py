"""The items of an agenda as a table: number, business, pages."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from papers.model.blocks import Block
from papers.model.bodies import Council
from papers.model.meeting import Item, all_items
from papers.model.runs import Runs, Words
from papers.word.body import Body
from papers.word.flow import settle_cell
from papers.word.markup import RELATIONSHIPS, Element, Format, clean, paragraph, q, w
from papers.word.place import Place
from papers.word.widths import length

STYLES = (
    "Agenda Heading",
    "Agenda Heading Right",
    "Agenda Number",
    "Agenda Item",
    "Agenda Detail",
    "Agenda Text",
    "Agenda Pages",
)
TABLE_STYLE = "Agenda Table"
ADDRESS = "papers:item/"

Pages = Mapping[str, Sequence[tuple[int, int]]]
Remarks = Mapping[str, str]

_LONGEST = 1200  # characters of a row that is kept on one page
_EDGE, _GAP, _SIZE = 709, 140, 240  # twips: where text starts, between columns, 12 pt


@dataclass(frozen=True, slots=True)
class Line:
    """A line of business: an id for its pages and links, a label, and what stands beside it."""

    id: str
    label: str
    title: Runs
    details: tuple[str, ...]
    blocks: tuple[Block, ...] = ()
    to_follow: bool = False


@dataclass(frozen=True, slots=True)
class Rows:
    """Makes rows of items and tables of rows; with `links`, rows lead to their pages."""

    council: Council
    body: Body
    pages: Pages
    remarks: Remarks
    links: bool

    def all(self, items: Iterable[Item]) -> Iterator[Line]:
        """The rows of items and of those below them."""
        for item in all_items(items):
            details = (*self._details(item), self.remarks.get(item.id, ""))
            follows = item.to_follow is not None
            yield Line(
                item.id, item.label, item.title, _filled(details), item.blocks, to_follow=follows
            )

    def withheld(self, item: Item) -> Line:
        """The row in Part II for the exempt papers of an open item."""
        remark = self.remarks.get(item.part_2_id, "")
        label = f"{item.number}."
        return Line(item.part_2_id, label, item.title, _filled((*self._withheld(item), remark)))

    def _details(self, item: Item) -> Iterator[str]:
        text = self.council.text
        yield " · ".join(filter(None, (item.purpose, item.officer, item.time)))
        if item.urgent is not None:
            yield text("urgent", reason=item.urgent.text)
        if item.to_follow is not None and item.to_follow.text:
            yield text("to-follow-because", reason=item.to_follow.text)
        if item.exempt is not None:
            yield self.council.on_exempt("not-for-publication", item.exempt.paragraphs)
        yield from self._withheld(item)

    def _withheld(self, item: Item) -> Iterator[str]:
        text = self.council.text
        for part in item.withheld:
            name = part.part or text("full-report")
            whole = name[:1].upper() + name[1:]
            yield self.council.on_exempt("exempt-part", part.exempt.paragraphs, part=whole)

    def table(self, title: str, rows: list[Line]) -> Element:
        """A table of rows: number, business, pages."""
        widths = self._widths(rows)
        headings = [self.council.text(name) for name in ("item", "business", "pages")]
        styles = ("Agenda Heading", "Agenda Heading", "Agenda Heading Right")
        head = [self._words(words, style) for words, style in zip(headings, styles, strict=True)]
        properties = w(
            "tblPr",
            w("tblStyle", val=self.body.styles.table(TABLE_STYLE).get(q("styleId"), "")),
            w("tblW", w=sum(widths), type="dxa"),
            w("tblLayout", type="fixed"),
            _look(),
            w("tblCaption", val=clean(title)),
        )
        return w(
            "tbl",
            properties,
            w("tblGrid", *(w("gridCol", w=width) for width in widths)),
            _row(widths, *([each] for each in head), header=True),
            *(self._row(row, widths) for row in rows),
        )

    def _widths(self, rows: list[Line]) -> tuple[int, int, int]:
        """The outer columns as wide as they must be, at least that of a paragraph's number."""
        labels = (self.council.text("item"), *(row.label for row in rows))
        pages = [self.council.text("pages")]
        pages += (each for row in rows for each in self._pages(row))
        first = max(_EDGE, *(length(label, _SIZE) + _GAP for label in labels))
        last = max(_EDGE, *(length(words, _SIZE) + _GAP for words in pages))
        return first, self.body.page.width - first - last, last

    def _row(self, row: Line, widths: tuple[int, int, int]) -> Element:
        number = self._words(row.label, "Agenda Number")
        title = self._linked(row, self.body.inline.write(row.title))
        business = [paragraph(self._form("Agenda Item"), *title)]
        business += [self._words(detail, "Agenda Detail") for detail in row.details]
        texts = list(self.body.blocks(row.blocks, Place(0, widths[1], "Agenda Text")))
        business = settle_cell([*business, *texts], self.body.styles, "Agenda Text")
        words = sum(len(text.text or "") for each in business for text in each.iter(q("t")))
        return _row(
            widths,
            [number],
            business,
            [self._shown(row, each) for each in self._pages(row)],
            whole=words <= _LONGEST,
        )

    def _pages(self, row: Line) -> tuple[str, ...]:
        """What stands in the last column, line by line: ranges of pages, or that they follow."""
        if row.id not in self.pages:
            return (self.council.text("to-follow") if row.to_follow else "",)
        return tuple(
            str(first) if first == last else f"{first}–{last}" for first, last in self.pages[row.id]
        )

    def _shown(self, row: Line, words: str) -> Element:
        written = self.body.inline.write((Words(words),))
        return paragraph(self._form("Agenda Pages"), *self._linked(row, written))

    def _linked(self, row: Line, content: list[Element]) -> list[Element]:
        """The content as a link to the row's pages, where there are any."""
        if not self.links or row.id not in self.pages:
            return content
        link = w("hyperlink", *content, history=1)
        link.set(f"{{{RELATIONSHIPS}}}id", self.body.inline.link(ADDRESS + row.id))
        return [link]

    def _words(self, words: str, style: str) -> Element:
        return paragraph(self._form(style), *self.body.inline.write((Words(words),)))

    def _form(self, style: str) -> Format:
        return Format(self.body.styles.paragraph(style))


def _look() -> Element:
    """The first row and the first column are headers."""
    return w(
        "tblLook",
        val="06A0",
        firstRow=1,
        lastRow=0,
        firstColumn=1,
        lastColumn=0,
        noHBand=1,
        noVBand=1,
    )


def _row(
    widths: Iterable[int], *cells: list[Element], header: bool = False, whole: bool = True
) -> Element:
    properties = [w("cantSplit")] if whole else []
    properties += [w("tblHeader")] if header else []
    made = (
        w("tc", w("tcPr", w("tcW", w=width, type="dxa")), *cell)
        for width, cell in zip(widths, cells, strict=True)
    )
    return w("tr", *([w("trPr", *properties)] if properties else []), *made)


def _filled(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(text for text in texts if text)
