"""The words of a Word file, as a reader without its numbering would count them."""

import re
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

from papers.word.markup import Element, q

_SPACES = {q("br"), q("tab"), q("cr")}
_TEXT = {q("t")}
_PRINTED = re.compile(r"word/(document|header\d*|footer\d*)\.xml")
_PARTS = ("word/document.xml", "word/footnotes.xml")


def words(docx: bytes) -> list[str]:
    """All words of the body in reading order, results of fields included, then of the notes.

    Labels that Word computes (paragraph numbers, list marks), headers and footers are not.
    """
    with ZipFile(BytesIO(docx)) as package:
        names = [name for name in _PARTS if name in package.namelist()]
        roots = [etree.fromstring(package.read(name)) for name in names]
    return [word for root in roots for each in root.iter(q("p")) for word in _text(each).split()]


def prints(docx: bytes, text: str) -> bool:
    """Whether a text stands anywhere, headers and text boxes included, in whatever case."""
    with ZipFile(BytesIO(docx)) as package:
        names = [name for name in package.namelist() if _PRINTED.fullmatch(name)]
        roots = [etree.fromstring(package.read(name)) for name in names]
    wanted = _letters(text)
    return any(
        wanted in _letters("".join(e.text or "" for e in root.iter(*_TEXT))) for root in roots
    )


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _text(paragraph: Element) -> str:
    return "".join(
        " " if element.tag in _SPACES else element.text or ""
        for element in paragraph.iter(*_TEXT, *_SPACES)
        if next(element.iterancestors(q("p"))) is paragraph  # and not one in a text box
    )
