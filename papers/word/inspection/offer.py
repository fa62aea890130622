"""What a template offers: its styles, fonts and page."""

from collections.abc import Iterator
from dataclasses import dataclass

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from lxml import etree

from papers.word.inspection.colours import style_name
from papers.word.markup import Element, q, whole
from papers.word.styles import Styles

_DRAWINGML = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_TWIPS_IN_MILLIMETRE = 1440 / 25.4
_PAPERS = {(210, 297): "A4", (297, 420): "A3", (148, 210): "A5", (216, 279): "US Letter"}
_SHOWN = ("paragraph", "character", "table")


@dataclass(frozen=True, slots=True)
class Offer:
    """What a template has: styles by their type, fonts, and the size of its page in words."""

    styles: dict[str, tuple[str, ...]]
    fonts: tuple[str, ...]
    page: str


def offer_of(document: Document, styles: Styles) -> Offer:
    """What a template offers."""
    named = {
        kind: tuple(
            sorted(style_name(s) for s in styles.by_id.values() if s.get(q("type")) == kind)
        )
        for kind in _SHOWN
    }
    fonts = tuple(sorted(dict.fromkeys(_fonts(document, styles))))
    return Offer(named, fonts, _page(document.element.body.find(q("sectPr"))))


def _fonts(document: Document, styles: Styles) -> Iterator[str]:
    """Fonts by name, in styles, lists and the body; those of the theme by what it calls them."""
    theme = _theme(document)
    roots = (styles.root, document.part.numbering_part.element, document.element)
    for fonts in (each for root in roots for each in root.iter(q("rFonts"))):
        themed = fonts.get(q("asciiTheme"), "")
        name = theme.get(themed[:5], "") if themed else fonts.get(q("ascii"), "")
        if name:
            yield name


def _theme(document: Document) -> dict[str, str]:
    """The fonts of the theme: "major" and "minor"."""
    for relationship in document.part.rels.values():
        if relationship.reltype == RELATIONSHIP_TYPE.THEME:
            root = etree.fromstring(relationship.target_part.blob)
            return {
                size: latin.get("typeface", "")
                for size in ("major", "minor")
                for latin in root.iter(f"{_DRAWINGML}latin")
                if _inside(latin, f"{size}Font")
            }
    return {}


def _inside(element: Element, name: str) -> bool:
    return next(element.iterancestors(f"{_DRAWINGML}{name}"), None) is not None


def _page(section: Element | None) -> str:
    """The page of the last section: "A4 (210 × 297 mm), margins 25, 25, 22, 25 mm"."""
    if section is None:
        return "unknown"
    size, margins = section.find(q("pgSz")), section.find(q("pgMar"))
    if size is None or margins is None:
        return "unknown"
    width, height = _millimetres(size, "w"), _millimetres(size, "h")
    paper = _PAPERS.get((min(width, height), max(width, height)), "")
    turned = ", turned" if width > height else ""
    sides = ", ".join(str(_millimetres(margins, s)) for s in ("top", "right", "bottom", "left"))
    return f"{paper} ({width} × {height} mm{turned}), margins {sides} mm".lstrip()


def _millimetres(element: Element, attribute: str) -> int:
    return round(whole(element.get(q(attribute))) / _TWIPS_IN_MILLIMETRE)
