"""Headers and footers for turned pages: what stood at the right margin stands there again."""

from copy import deepcopy
from dataclasses import dataclass, field

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart

from papers.word.markup import RELATIONSHIPS, Element, amend, q, w, whole
from papers.word.place import Page
from papers.word.styles import Styles

_KINDS = {
    "headerReference": ("header", RELATIONSHIP_TYPE.HEADER),
    "footerReference": ("footer", RELATIONSHIP_TYPE.FOOTER),
}
_NEAR = 300  # twips; a tab stop this near to the right margin is meant to be at it
_ID = f"{{{RELATIONSHIPS}}}id"


@dataclass(frozen=True, slots=True)
class Margins:
    """Makes wider copies of the template's headers and footers, each once."""

    document: Document
    styles: Styles
    page: Page
    made: dict[str, str] = field(default_factory=dict)

    def widen(self, properties: Element) -> None:
        """Let a turned section use wider headers and footers, where they have tab stops."""
        for name in _KINDS:
            for reference in properties.findall(q(name)):
                old = reference.get(_ID, "")
                if old not in self.made:
                    self.made[old] = self._copy(old, name)
                reference.set(_ID, self.made[old])

    def _copy(self, identifier: str, name: str) -> str:
        main = self.document.part
        relationship = main.rels.get(identifier)  # docxtpl changes targets, not related_parts
        part = relationship.target_part if relationship is not None else None
        if not isinstance(part, XmlPart):
            return identifier
        root = deepcopy(part.element)
        if not [moved for each in root.iter(q("p")) if (moved := self._move_tabs(each))]:
            return identifier
        kind, relation = _KINDS[name]
        path = PackURI(main.package.next_partname(f"/word/{kind}%d.xml"))
        copy = XmlPart(path, part.content_type, root, main.package)
        for each in part.rels.values():
            target = each.target_ref if each.is_external else each.target_part
            copy.load_rel(each.reltype, target, each.rId, each.is_external)
        return main.relate_to(copy, relation)

    def _move_tabs(self, paragraph: Element) -> bool:
        """Move the right tab stop of a paragraph to the turned page's margin."""
        if next(paragraph.iter(q("tab")), None) is None or paragraph.find(q("pPr")) is None:
            return False
        stops = [stop for stop in self._stops(paragraph) if self._is_at_margin(stop)]
        if not stops:
            return False
        stop = stops[0]
        old = stop.get(q("pos"), "")
        for own in paragraph.findall(f"{q('pPr')}/{q('tabs')}/{q('tab')}"):
            if own.get(q("pos")) == old:
                own.set(q("val"), "clear")
        amend(paragraph, "tabs")
        tabs = paragraph.find(f"{q('pPr')}/{q('tabs')}")
        assert tabs is not None  # noqa: S101  # amended just now
        if not any(each.get(q("pos")) == old for each in tabs):
            tabs.append(w("tab", val="clear", pos=old))
        moved = deepcopy(stop)
        moved.set(q("val"), "right")
        moved.set(q("pos"), str(self.page.turned.across))
        tabs.append(moved)
        return True

    def _stops(self, paragraph: Element) -> list[Element]:
        own = paragraph.findall(f"{q('pPr')}/{q('tabs')}/{q('tab')}")
        style = paragraph.find(f"{q('pPr')}/{q('pStyle')}")
        return own + self.styles.tabs("" if style is None else style.get(q("val"), ""))

    def _is_at_margin(self, stop: Element) -> bool:
        place = whole(stop.get(q("pos")))
        return stop.get(q("val")) in {"right", "end"} and abs(place - self.page.across) < _NEAR
