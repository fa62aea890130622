"""Landscape parts: sections of Word with the page turned, and headers and footers alike."""

from copy import deepcopy
from dataclasses import dataclass

from papers.word.margins import Margins
from papers.word.markup import Element, q, w

_ONCE = ("titlePg", "pgNumType", "type")  # of the first section, not of those after it


@dataclass(slots=True)
class Sections:
    """Ends sections as the template's own page asks; `last` is its sectPr."""

    last: Element
    margins: Margins
    begun: bool = False

    def finish(self) -> None:
        """Let what is left of the section, after turned parts, not begin as a first one."""
        for found in [each for name in _ONCE for each in self.last.findall(q(name))]:
            if self.begun:
                self.last.remove(found)

    def end_upright(self, style: str) -> Element:
        """A paragraph that ends an upright part."""
        properties = self._copy(first=not self.begun)
        self.begun = True
        return ending(properties, style)

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
        return ending(properties, style)

    def _copy(self, *, first: bool) -> Element:
        properties = deepcopy(self.last)
        for name in () if first else _ONCE:
            for found in properties.findall(q(name)):
                properties.remove(found)
        return properties


def ending(properties: Element, style: str = "") -> Element:
    """A paragraph without height that ends a section."""
    form = w("pPr", w("pStyle", val=style)) if style else w("pPr")
    form.append(w("spacing", before=0, after=0, line=20, lineRule="exact"))
    form.append(properties)
    return w("p", form)


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
    """Leave no empty section at the end."""
    last = body.find(q("sectPr"))
    if last is None or not any(ends(each) is not None for each in body.findall(q("p"))):
        return
    before = last.getprevious()
    own = None if before is None else ends(before)
    if before is not None and own is not None:
        body.replace(last, own)
        if not before.findall(q("r")):
            body.remove(before)
