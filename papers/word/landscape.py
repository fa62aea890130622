"""Landscape parts: sections of Word with the page turned, and headers and footers alike."""

from copy import deepcopy
from dataclasses import dataclass

from papers.word.margins import Margins
from papers.word.markup import Element, Format, paragraph, q, w

_ONCE = ("titlePg", "pgNumType", "type")  # of the first section, not of those after it


@dataclass(slots=True)
class Sections:
    """Ends sections as the template's own page asks; `last` is its sectPr."""

    last: Element
    margins: Margins
    begun: bool = False

    def end_upright(self, style: str) -> Element:
        """A paragraph that ends an upright part."""
        properties = self._copy(first=not self.begun)
        self.begun = True
        return _end(properties, style)

    def end_landscape(self, style: str) -> Element:
        """A paragraph that ends a part with the page turned."""
        properties = self._copy(first=False)
        size = properties.find(q("pgSz"))
        if size is not None:
            width, height = size.get(q("w"), ""), size.get(q("h"), "")
            size.set(q("w"), height)
            size.set(q("h"), width)
            size.set(q("orient"), "landscape")
        self.margins.widen(properties)
        return _end(properties, style)

    def _copy(self, *, first: bool) -> Element:
        properties = deepcopy(self.last)
        for name in () if first else _ONCE:
            for found in properties.findall(q(name)):
                properties.remove(found)
        return properties


def _end(properties: Element, style: str) -> Element:
    made = paragraph(Format(style))
    form = made.find(q("pPr"))
    assert form is not None  # noqa: S101  # just made
    form.append(w("spacing", before=0, after=0, line=20, lineRule="exact"))
    form.append(properties)
    return made


def ends(element: Element) -> Element | None:
    """What a paragraph says of the section that it ends, if it ends one."""
    return element.find(f"{q('pPr')}/{q('sectPr')}")


def join(before: Element, end: Element) -> bool:
    """Let the paragraph before end the section, instead of one of its own."""
    properties, found = before.find(q("pPr")), ends(end)
    if before.tag != q("p") or properties is None or found is None or ends(before) is not None:
        return False
    change = properties.find(q("pPrChange"))
    if change is None:
        properties.append(found)
    else:
        change.addprevious(found)
    return True


def finish(body: Element) -> None:
    """Settle the last section: none is left empty, and its first page is no title page."""
    last = body.find(q("sectPr"))
    if last is None or not any(ends(each) is not None for each in body.findall(q("p"))):
        return
    for name in _ONCE:
        for found in last.findall(q(name)):
            last.remove(found)
    before = last.getprevious()
    own = None if before is None else ends(before)
    if before is not None and own is not None:
        body.replace(last, own)
        if not before.findall(q("r")):
            body.remove(before)
