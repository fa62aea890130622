"""Read a Word file into a story: every block resolved, labelled and placed in the tag tree."""

from collections.abc import Container, Iterator
from dataclasses import replace
from typing import cast

from lxml import etree

from papers.diagnostics import ContentError, Diagnostic, Location
from papers.pdf.autospacing import opened
from papers.pdf.blocks import Document, Flow, Part
from papers.pdf.findings import Findings
from papers.pdf.fonts import Typefaces
from papers.pdf.language import LANGUAGE
from papers.pdf.notes import Notes
from papers.pdf.numbering import Numbering
from papers.pdf.ooxml import VAL, Node, W, child, children, value
from papers.pdf.package import Package, refused
from papers.pdf.properties import on, whole
from papers.pdf.sections import Margins, SectionProperties, read_section
from papers.pdf.story import Block, Break, LineNumbering, Paragraph, Section, Story
from papers.pdf.styles import Styles
from papers.pdf.tags import Element
from papers.pdf.theme import Theme

CORE = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
DC = "{http://purl.org/dc/elements/1.1/}"
DCTERMS = "{http://purl.org/dc/terms/}"
MOST_PARAGRAPHS = 300_000
CHANGES = tuple(f"{W}{name}" for name in ("ins", "del", "moveFrom", "moveTo"))
FRAME = f"{W}framePr"
UNREAD = {
    FRAME: "a frame in a table is set in the text, where its paragraph stands",
    f"{W}ruby": "text with small text above it (ruby) is left out",
}
SETTING = f"{W}compat/{W}compatSetting"
OLD = 12  # the mode of files that say none
WRAPPERS = (f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}smartTag")
NO_BLOCKS = (f"{W}sectPr", f"{W}sdtPr", f"{W}sdtEndPr", f"{W}customXmlPr")
SECTION_ENDS = etree.XPath(".//w:pPr[w:sectPr]/parent::w:p", namespaces={"w": W[1:-1]})


def read(package: Package, findings: Findings, typefaces: Typefaces, *, accept: bool) -> Story:
    """Read a Word file; with `accept`, tracked changes count as accepted.

    Raises ContentError where it holds tracked changes that were not accepted.
    """
    return _Reader(package, findings, typefaces, accept=accept).story()


class _Reader:
    """Reads the parts of a Word file that say what holds for all of it, then its sections."""

    def __init__(
        self, package: Package, findings: Findings, typefaces: Typefaces, *, accept: bool
    ) -> None:
        self.package = package
        self.findings = findings
        self.accept = accept
        self.root = Element("Document")
        self.settings = package.optional_xml(package.related(package.main, "settings"))
        last = package.xml(package.main).find(f"{W}body/{W}sectPr")
        self.notes = Notes(self.root, self.settings, last)
        numbering = Numbering(package.optional_xml(package.related(package.main, "numbering")))
        styles = Styles(
            package.optional_xml(package.related(package.main, "styles")),
            Theme(package.optional_xml(package.related(package.main, "theme"))),
            numbering,
        )
        styles.yields = not self._new("overrideTableStyleFontSizeAndJustification")
        if self._compatible("doNotExpandShiftReturn"):
            styles.default_paragraph["justifies_broken"] = False
        if self._compatible("splitPgBreakAndParaMark"):
            styles.default_paragraph["mark_after_break"] = True
        if self._compatible("noLeading"):
            styles.default_run["leading"] = False
        self.document = Document(
            package,
            findings,
            typefaces,
            styles,
            numbering,
            self._new("compatibilityMode") or OLD,
            self.notes.read,
        )
        self._margins: dict[tuple[str, int], tuple[Block, ...]] = {}

    def _new(self, name: str) -> int:
        """A setting for compatibility as newer Word writes it ([MS-DOCX], compatSetting)."""
        said = self.settings.iterfind(SETTING) if self.settings is not None else ()
        found = [whole(node.get(VAL)) for node in said if node.get(f"{W}name") == name]
        return found[-1] if found else 0

    def _setting(self, name: str) -> Node | None:
        return self.settings.find(f"{W}{name}") if self.settings is not None else None

    def _compatible(self, name: str) -> bool:
        """Whether a switch for compatibility is on (ISO/IEC 29500-1, 17.15.3)."""
        compat = self._setting("compat")
        return compat is not None and on(compat.find(f"{W}{name}"))

    def story(self) -> Story:
        document = self.package.xml(self.package.main)
        body = document.find(f"{W}body")
        if body is None:
            raise ContentError([Diagnostic(Location(self.package.file), "it has no body")])
        self._check_size(body)
        self._check_changes(body)
        self._check_unread(body)
        sections = self._sections(body)
        tab = self._setting("defaultTabStop")
        return Story(
            sections=sections,
            root=self.root,
            labels=tuple(self.document.labels),
            language=self._language(),
            default_tab=max(20, whole(tab.get(VAL), 720)) if tab is not None else 720,
            even_and_odd=on(self._setting("evenAndOddHeaders")),
            mirrored=on(self._setting("mirrorMargins")),
            grid_in_tables=self._compatible("adjustLineHeightInTable"),
            sum_gaps=self._compatible("doNotUseHTMLParagraphAutoSpacing"),
            balances=not self._compatible("noColumnBalance"),
            **self._properties(),
        )

    def _language(self) -> str:
        """The language of the document: that of its styles, else that of its properties."""
        core = self.package.optional_xml(self.package.related("", "core-properties"))
        in_properties = (core.findtext(f"{DC}language") or "") if core is not None else ""
        for said in (self.document.styles.default_run.get("language", ""), in_properties.strip()):
            if LANGUAGE.match(said):
                return str(said)
            if said:
                self.findings.warning(
                    "language-tag",
                    f'its language "{said[:40]}" is none that PDF knows (BCP 47)',
                    "in Word: Review, Language, Set Proofing Language, Set As Default",
                )
        return ""

    def _properties(self) -> dict[str, str]:
        core = self.package.optional_xml(self.package.related("", "core-properties"))
        names = {
            "title": f"{DC}title", "author": f"{DC}creator", "subject": f"{DC}subject",
            "keywords": f"{CORE}keywords", "created": f"{DCTERMS}created",
            "modified": f"{DCTERMS}modified",
        }  # fmt: skip
        if core is None:
            return {}
        return {name: (core.findtext(tag) or "").strip() for name, tag in names.items()}

    def _check_size(self, body: Node) -> None:
        count = sum(1 for _ in body.iter(f"{W}p"))
        if count > MOST_PARAGRAPHS:
            raise refused(self.package.file, f"it has {count:,} paragraphs", "divide it")

    def _check_changes(self, body: Node) -> None:
        change = next(body.iter(*CHANGES), None)
        if change is not None and not self.accept:
            words = "".join(map(str, change.itertext()))[:40]
            raise ContentError(
                [
                    Diagnostic(
                        Location(self.package.file),
                        f'it holds tracked changes, the first at "{words}"',
                        "accept or reject them in Word",
                        rule="tracked-changes",
                    )
                ]
            )
        if next(body.iter(f"{W}commentReference"), None) is not None:
            self.findings.warning(
                "comments", "it holds comments, which are not printed", "delete them in Word"
            )

    def _check_unread(self, body: Node) -> None:
        """Tell of what is set otherwise than Word sets it."""
        for node in body.iter(*UNREAD):
            floats = node.tag == FRAME and next(node.iterancestors(f"{W}tc"), None) is None
            if not floats and node.get(VAL) not in ("none", "nil"):
                self.findings.warning("not-read", UNREAD[node.tag])
        for section in body.iter(f"{W}sectPr"):
            if value(section, "vAlign") == "both":
                message = "text that is spread over the height of a page begins at its top"
                self.findings.warning("not-read", message)

    def _sections(self, body: Node) -> tuple[Section, ...]:
        margins = Margins(self._marginal_blocks)
        found: list[Section] = []
        flow = Flow(Part(self.document, self.package.main), self.root)
        sections = _split_sections(body, gutter_at_top=on(self._setting("gutterAtTop")))
        last = len(sections) - 1
        for nodes, properties in sections:
            blocks = flow.read(nodes, properties.geometry.columns[0][1])
            if len(found) < last:
                blocks = _without_mark(blocks)
            headers, footers = margins.take(properties)
            found.append(
                Section(
                    properties.geometry,
                    blocks,
                    properties.start,
                    headers,
                    footers,
                    properties.title_page,
                    properties.first_number,
                    properties.number_form,
                    self._in_style(properties.line_numbers),
                )
            )
        if self.notes.ends:
            ends = tuple(block for note in self.notes.ends for block in note.blocks)
            found[-1] = replace(found[-1], blocks=found[-1].blocks + ends)
        found[0] = replace(found[0], blocks=opened(found[0].blocks))
        return tuple(found)

    def _in_style(self, numbering: LineNumbering | None) -> LineNumbering | None:
        """The numbers of lines in the style that Word has for them."""
        if numbering is None:
            return None
        properties = etree.Element(f"{W}rPr")
        etree.SubElement(properties, f"{W}rStyle").set(
            VAL, self.document.styles.named("line number")
        )
        form = self.document.styles.run(properties, "")
        return numbering._replace(style=self.document.typefaces.style(form))

    def _marginal_blocks(self, reference: str, width: int) -> tuple[Block, ...]:
        key = (reference, width)
        if key not in self._margins:
            self._margins[key] = self._read_margin(reference, width)
        return self._margins[key]

    def _read_margin(self, reference: str, width: int) -> tuple[Block, ...]:
        relationship = self.package.relationships(self.package.main).get(reference)
        if relationship is None or not self.package.has(relationship.target):
            return ()
        root = self.package.xml(relationship.target)
        part = Part(self.document, relationship.target, marginal=True)
        return Flow(part, Element("Artifact")).read(children(root), width)


def _without_mark(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks of a section without the empty line that only ends it: it takes no room."""
    match blocks:
        case (_, *_, Paragraph(pieces=(), floats=(), bookmarks=())):
            return blocks[:-1]
        case (*_, Paragraph(format=form, pieces=(*_, Break(kind="page"))) as last):
            last = last._replace(format=replace(form, mark_after_break=False))
            return (*blocks[:-1], last)
    return blocks


def _blocks_in(node: Node, parted: Container[Node]) -> Iterator[Node]:
    """The blocks of a body, and those of the content controls in which a section ends."""
    for each in children(node):
        if each in parted:
            yield from _blocks_in(each, parted)
        elif each.tag not in NO_BLOCKS:
            yield each


def _split_sections(
    body: Node, *, gutter_at_top: bool
) -> list[tuple[list[Node], SectionProperties]]:
    """The blocks of a body by section; a section's properties stand in its last paragraph."""
    found: list[tuple[list[Node], SectionProperties]] = []
    nodes: list[Node] = []
    last = set(cast("list[Node]", SECTION_ENDS(body)))
    parted = {above for end in last for above in end.iterancestors(*WRAPPERS)}
    for node in _blocks_in(body, parted):
        nodes.append(node)
        own = child(child(node, f"{W}pPr"), f"{W}sectPr") if node in last else None
        if own is not None:
            found.append((nodes, read_section(own, gutter_at_top=gutter_at_top)))
            nodes = []
    own = body.find(f"{W}sectPr")
    found.append((nodes, read_section(own, gutter_at_top=gutter_at_top)))
    return found
