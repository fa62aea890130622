"""Footnotes: a part of their own, with a mark in the text for each."""

from collections.abc import Callable
from dataclasses import dataclass, field

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement

from papers.word.markup import RELATIONSHIPS, WORD, Element, Format, clean, paragraph, q, text, w
from papers.word.markup import whole as number_of
from papers.word.styles import Styles

TEXT_STYLE, MARK_STYLE = "footnote text", "footnote reference"
# ISO/IEC 29500-1, 17.11.23: the line above the notes, and above those that go on
_SEPARATORS = (("separator", -1), ("continuationSeparator", 0))
# CT_Settings after footnotePr, 17.15.1.78
_LATER = (
    "endnotePr", "compat", "docVars", "rsids", "mathPr", "attachedSchema", "themeFontLang",
    "clrSchemeMapping", "doNotIncludeSubdocsInStats", "shapeDefaults", "decimalSymbol",
    "listSeparator",
)  # fmt: skip


@dataclass(slots=True)
class Footnotes:
    """The notes of a Word file; their part is made with the first of them."""

    document: Document
    styles: Styles
    _part: XmlPart | None = field(default=None)

    def add(self, write: Callable[[Callable[[str], str]], list[Element]]) -> Element:
        """Add a note, and return the mark for the text.

        `write` makes its content; it is given what makes the relationship for an address.
        """
        part = self._part or self._begin()
        content = write(lambda address: _link(part, address))
        root = part.element
        number = max(number_of(note.get(q("id"))) for note in root) + 1
        style = self.styles.paragraph(TEXT_STYLE)
        first = self._marked(w("footnoteRef"))
        note = paragraph(Format(style), first, w("r", text(" ")), *content)
        root.append(w("footnote", note, id=number))
        return self._marked(w("footnoteReference", id=number))

    def _marked(self, mark: Element) -> Element:
        style = self.styles.character(MARK_STYLE)
        raised = w("rStyle", val=style) if style else w("vertAlign", val="superscript")
        return w("r", w("rPr", raised), mark)

    def _begin(self) -> XmlPart:
        main = self.document.part
        there = {rel.rId: rel for rel in main.rels.values() if rel.reltype.endswith("/footnotes")}
        root = _empty()
        for identifier, relationship in there.items():
            root = parse_xml(relationship.target_part.blob)
            main.rels.pop(identifier)
        name = PackURI("/word/footnotes.xml")
        part = XmlPart(name, CONTENT_TYPE.WML_FOOTNOTES, root, main.package)
        main.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        _mention(self.document.settings.element)
        self._part = part
        return part


def _link(part: XmlPart, address: str) -> str:
    return part.relate_to(clean(address), RELATIONSHIP_TYPE.HYPERLINK, is_external=True)


def _empty() -> BaseOxmlElement:
    names = f'xmlns:w="{WORD}" xmlns:r="{RELATIONSHIPS}"'
    root = parse_xml(f"<w:footnotes {names}/>")
    for kind, number in _SEPARATORS:
        spacing = w("spacing", before=0, after=0, line=240, lineRule="auto")
        line = w("p", w("pPr", spacing), w("r", w(kind)))
        root.append(w("footnote", line, type=kind, id=number))
    return root


def _mention(settings: Element) -> None:
    """Name the separators in the settings, before what the schema puts after them."""
    if settings.find(q("footnotePr")) is not None:
        return
    properties = w("footnotePr", *(w("footnote", id=number) for _, number in _SEPARATORS))
    following = next((child for child in settings if child.tag in map(q, _LATER)), None)
    if following is None:
        settings.append(properties)
    else:
        following.addprevious(properties)
