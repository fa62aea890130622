"""The template's own sections: which one a place stands in, and that none of them is lost."""

from docx.document import Document
from docx.oxml.parser import OxmlElement

from papers.word import landscape
from papers.word.markup import RELATIONSHIPS, Element, q, w

_TAGS = ("{{p ", "{%p ", "{#p ")  # what docxtpl takes a whole paragraph for
_END = {"spacing", "sectPr"}  # all that the paragraph of a kept break says
_BEFORE_SIZE = ("headerReference", "footerReference", "footnotePr", "endnotePr", "type")
_A4 = {"w": 11906, "h": 16838}


def keep_breaks(body: Element) -> None:
    """Give section breaks that would go with the paragraph of a tag one of their own."""
    for paragraph in body.findall(q("p")):
        section = landscape.ends(paragraph)
        words = "".join(each.text or "" for each in paragraph.iter(q("t")))
        if section is not None and any(tag in words for tag in _TAGS):
            paragraph.addnext(landscape.ending(section))


def settle_breaks(body: Element) -> None:
    """Join such a paragraph to the one before it, now that the places are filled."""
    for paragraph in body.findall(q("p")):
        before = paragraph.getprevious()
        if before is None or not _only_ends(paragraph):
            continue
        if landscape.ends(before) is not None or landscape.join(before, paragraph):
            body.remove(paragraph)


def section_of(document: Document, here: Element | None) -> Element:
    """What is said of the section in which an element of the body stands; None: of the last."""
    body = document.element.body
    found = None
    if here is not None:
        following = (landscape.ends(each) for each in (here, *here.itersiblings()))
        found = next((each for each in following if each is not None), None)
    if found is None:
        found = body.find(q("sectPr"))
    if found is None:
        found = OxmlElement("w:sectPr")  # python-docx asks it for its own properties
        body.append(found)
    if found.find(q("pgSz")) is None:
        _insert_size(found)
    return found


def margin_parts(root: Element) -> list[str]:
    """The relationships of the headers and footers that a document names."""
    found = root.iter(q("headerReference"), q("footerReference"))
    return [each.get(f"{{{RELATIONSHIPS}}}id", "") for each in found]


def _insert_size(section: Element) -> None:
    """Say A4 where a template does not say how large its page is."""
    index = sum(1 for each in section if each.tag in {q(name) for name in _BEFORE_SIZE})
    section.insert(index, w("pgSz", **_A4))


def _only_ends(paragraph: Element) -> bool:
    names = {q(name) for name in _END}
    return (
        len(paragraph) == 1
        and landscape.ends(paragraph) is not None
        and {each.tag for each in paragraph[0]} == names
    )
