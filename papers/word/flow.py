"""What neighbours in the text owe to each other: page breaks, space after tables and lists."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from papers.model.blocks import Block, List, Paragraph, Picture, Quote, Table
from papers.model.runs import plain
from papers.model.walk import nested
from papers.word import landscape
from papers.word.markup import Element, Format, amend, paragraph, q, w
from papers.word.place import Place
from papers.word.styles import Styles
from papers.word.widths import line_count

TEXT_SIZE = 240  # of a paragraph, in twips: 12 pt
LONGEST_LEAD = 3  # lines
AFTER_TABLE = 200  # twips, above a paragraph that has no space of its own


def settle(elements: list[Element], styles: Styles) -> list[Element]:
    """Turn page breaks into properties of what follows, and give tables room below.

    Where a part is turned, the paragraph before its start or end says so.
    """
    return _joined(list(_spaced(list(_broken(elements)), styles)))


def settle_cell(elements: list[Element], styles: Styles, style: str) -> list[Element]:
    """The same for a cell, which must end with a paragraph."""
    settled = settle(elements, styles)
    if not settled or settled[-1].tag != q("p"):
        settled.append(paragraph(Format(styles.paragraph(style))))
    return settled


def start_page(element: Element) -> None:
    """Let a paragraph start a page, at its very top."""
    amend(element, "pageBreakBefore")
    amend(element, "spacing", before=0)


def end_item(elements: list[Element], after: int) -> None:
    """Give the last paragraph of an item the space that is due below it."""
    if elements[-1].tag == q("p"):
        amend(elements[-1], "spacing", after=after)


def keep_end(elements: list[Element]) -> None:
    """Keep the end of the text on the page of what follows it."""
    if not elements:
        return
    last = elements[-1]
    rows = last.findall(q("tr"))
    if len(rows) == 1:
        return  # a box, which may be long
    for each in rows[-1].iter(q("p")) if rows else [last]:
        amend(each, "keepNext")


def _joined(elements: list[Element]) -> list[Element]:
    made: list[Element] = []
    for element in elements:
        if not (made and landscape.ends(element) is not None and landscape.join(made[-1], element)):
            made.append(element)
    return made


def _broken(elements: list[Element]) -> Iterator[Element]:
    for element, following in zip_longest(elements, elements[1:]):
        if not _is_page_break(element):
            yield element
        elif following is not None and following.tag == q("p"):
            if not _is_page_break(following):
                start_page(following)
        elif following is not None:
            yield element


def _is_page_break(element: Element) -> bool:
    content = element.findall(q("r"))
    breaks = [run.find(q("br")) for run in content]
    found = breaks[0] if len(breaks) == 1 else None
    return found is not None and found.get(q("type")) == "page"


def _spaced(elements: list[Element], styles: Styles) -> Iterator[Element]:
    for before, element in zip(["", *(each.tag for each in elements)], elements, strict=False):
        if before == q("tbl") and element.tag == q("tbl"):
            yield paragraph(Format(styles.paragraph("Table Note")))  # or Word joins the two
        elif before == q("tbl") and _space_before(element, styles) == 0:
            amend(element, "spacing", before=AFTER_TABLE)
        yield element


def _space_before(element: Element, styles: Styles) -> int:
    style = element.find(f"{q('pPr')}/{q('pStyle')}")
    return styles.space_before("" if style is None else style.get(q("val"), ""))


def page_break(style: str) -> Element:
    """A paragraph that only breaks the page."""
    return paragraph(Format(style), w("r", w("br", type="page")))


def leads(block: Block, following: Block | None, place: Place) -> bool:
    """Whether a paragraph stays with the list or table that follows it.

    Before a table, which may be kept whole itself, only a short one does: a long paragraph would
    leave half a page empty.
    """
    match block, following:
        case Paragraph(), List() | Quote():
            return True
        case Paragraph(runs=words), Table() | Picture():
            return line_count(plain(words), place.width, TEXT_SIZE) <= LONGEST_LEAD
        case _:
            return False


def any_numbered(blocks: Sequence[Block]) -> bool:
    """Whether a paragraph among the blocks has a number."""
    return any(isinstance(block, Paragraph) and block.number for block in nested(blocks))
