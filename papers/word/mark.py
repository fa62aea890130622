"""Write at the top of every page that a paper is not for publication (LGA 1972, s.100B(5))."""

from collections.abc import Iterator

from docx.document import Document
from docx.opc.part import XmlPart
from docx.section import Section

from papers.word.markup import RELATIONSHIPS, Element, Format, amend, paragraph, q, text, w
from papers.word.styles import Styles

STYLE = "Not for Publication"
_ROOM = 240  # twips
_ID = f"{{{RELATIONSHIPS}}}id"


def put_mark(document: Document, words: str) -> None:
    """Let each header that the document shows begin with words; "" changes nothing.

    They take the style "Not for Publication" where the template has it; else they are bold, in the
    middle.
    """
    if not words:
        return
    styles = Styles.read(document.styles.element)
    for header in dict.fromkeys(_headers(document)):
        header.insert(0, _marked(words, styles))
        _part_from_body(header[-1])


def _part_from_body(last: Element) -> None:
    """Leave room below a header that the mark has pushed down to the text."""
    if last.tag == q("p") and next(last.iter(q("t")), None) is not None:
        if last.find(q("pPr")) is None:
            last.insert(0, w("pPr"))
        amend(last, "spacing", after=_ROOM)


def _marked(words: str, styles: Styles) -> Element:
    if styles.has(STYLE):
        return paragraph(Format(styles.paragraph(STYLE)), w("r", text(words)))
    style = styles.paragraph("Header") if styles.has("Header") else styles.paragraph("Normal")
    bold = w("rPr", w("b"))
    return paragraph(Format(style, align="center"), w("r", bold, text(words)))


def _headers(document: Document) -> Iterator[Element]:
    """The headers in use; one that is missing is made."""
    even = document.settings.odd_and_even_pages_header_footer
    for number, section in enumerate(document.sections):
        kinds = ["default"]
        kinds += ["first"] if section.different_first_page_header_footer else []
        kinds += ["even"] if even else []
        for kind in kinds:
            identifier = _reference(section, kind)
            if not identifier and number == 0:
                _make(section, kind)
                identifier = _reference(section, kind)
            if identifier:  # else it is that of the section before
                part = document.part.rels[identifier].target_part
                if isinstance(part, XmlPart):
                    yield part.element


def _reference(section: Section, kind: str) -> str:
    """The relationship of a header of a kind, or ""."""
    found = section._sectPr.findall(q("headerReference"))  # noqa: SLF001  # docxtpl left it alone
    return next((each.get(_ID, "") for each in found if each.get(q("type")) == kind), "")


def _make(section: Section, kind: str) -> None:
    header = {
        "default": section.header,
        "first": section.first_page_header,
        "even": section.even_page_header,
    }[kind]
    header.is_linked_to_previous = False
