"""Read a Word file into a story: every block resolved, labelled and placed in the tag tree."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from itertools import islice

from papers.diagnostics import ContentError, Diagnostic, Location
from papers.pdf.findings import Findings
from papers.pdf.fonts import Typefaces
from papers.pdf.formats import ParagraphFormat, RunFormat
from papers.pdf.inline import Inline, Reading, alternative
from papers.pdf.lists import Lists
from papers.pdf.numbering import Label, Numbering, written
from papers.pdf.ooxml import MC, VAL, Node, W, child, children
from papers.pdf.package import Package, refused
from papers.pdf.pictures import Pictures
from papers.pdf.properties import on, whole
from papers.pdf.sections import Margins, SectionProperties, read_section
from papers.pdf.story import Block, Note, PageNumber, Paragraph, Section, Story, Tab, Table, Text
from papers.pdf.styles import BODY, Styles, Surroundings
from papers.pdf.tablereader import TableReader
from papers.pdf.tags import Element

CORE = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
DC = "{http://purl.org/dc/elements/1.1/}"
DCTERMS = "{http://purl.org/dc/terms/}"
MOST_PARAGRAPHS = 300_000
LONGEST_FIELD = 50  # paragraphs that the code of a field may run over
CHANGES = tuple(f"{W}{name}" for name in ("ins", "del", "moveFrom", "moveTo"))
WRAPPERS = tuple(f"{W}{name}" for name in ("customXml", "smartTag", "ins", "moveTo"))
QUOTE = re.compile(r"quot", re.IGNORECASE)
CONTENTS = re.compile(r"toc \d", re.IGNORECASE)


@cache
def role_of(style: str) -> str:
    """What a style's name says about its paragraphs: "title", "toc", "caption", "quote" or ""."""
    name = style.lower()
    if CONTENTS.match(name):
        return "toc"
    if QUOTE.search(name):
        return "quote"
    return name if name in ("title", "caption") else ""


def read(package: Package, findings: Findings, typefaces: Typefaces, *, accept: bool) -> Story:
    """Read a Word file; with `accept`, tracked changes count as accepted.

    Raises ContentError where it holds tracked changes that were not accepted.
    """
    return _Reader(package, findings, typefaces, accept=accept).story()


class _Reader:
    """What is read once for the whole document."""

    def __init__(
        self, package: Package, findings: Findings, typefaces: Typefaces, *, accept: bool
    ) -> None:
        self.package = package
        self.findings = findings
        self.typefaces = typefaces
        self.accept = accept
        self.root = Element("Document")
        self.settings = package.optional_xml(package.related(package.main, "settings"))
        self.numbering = Numbering(package.optional_xml(package.related(package.main, "numbering")))
        self.styles = Styles(
            package.optional_xml(package.related(package.main, "styles")),
            package.optional_xml(package.related(package.main, "theme")),
            self.numbering,
        )
        self.compatibility = self._compatibility()
        self._notes: dict[str, _Notes] = {}
        self.endnotes: list[Note] = []
        self._in_note = False
        self._margins: dict[tuple[str, int], tuple[Block, ...]] = {}
        self.labels: list[str] = []
        self.heard = ""  # the last words read, to tell the place of a finding

    def place(self) -> str:
        """Where reading has come to, in words that an author can search for."""
        return f'near "{self.heard}"' if self.heard else "at the beginning"

    def _compatibility(self) -> int:
        if self.settings is not None:
            for node in self.settings.iterfind(f"{W}compat/{W}compatSetting"):
                if node.get(f"{W}name") == "compatibilityMode":
                    return whole(node.get(VAL), 12)
        return 12

    def _setting(self, name: str) -> Node | None:
        return self.settings.find(f"{W}{name}") if self.settings is not None else None

    def story(self) -> Story:
        document = self.package.xml(self.package.main)
        body = document.find(f"{W}body")
        if body is None:
            raise ContentError([Diagnostic(Location(self.package.file), "it has no body")])
        self._check_size(body)
        self._check_changes(body)
        sections = self._sections(body)
        tab = self._setting("defaultTabStop")
        compat = self._setting("compat")
        return Story(
            sections=sections,
            root=self.root,
            labels=tuple(self.labels),
            language=self.styles.default_run.get("language", ""),
            default_tab=max(20, whole(tab.get(VAL), 720)) if tab is not None else 720,
            even_and_odd=on(self._setting("evenAndOddHeaders")),
            sum_gaps=on(
                compat.find(f"{W}doNotUseHTMLParagraphAutoSpacing") if compat is not None else None
            ),
            **self._properties(),
        )

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
                        "accept or reject them in Word, or use --accept-changes",
                        rule="tracked-changes",
                    )
                ]
            )
        if next(body.iter(f"{W}commentReference"), None) is not None:
            self.findings.warning(
                "comments", "it holds comments, which are not printed", "delete them in Word"
            )

    def _sections(self, body: Node) -> tuple[Section, ...]:
        margins = Margins(self._marginal_blocks)
        found = []
        flow = _Flow(_Part(self, self.package.main), self.root)
        for nodes, properties in _split_sections(body):
            blocks = flow.read(nodes, properties.geometry.columns[0][1])
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
                )
            )
        if self.endnotes:
            last = found[-1]
            blocks = last.blocks + tuple(b for note in self.endnotes for b in note.blocks)
            found[-1] = Section(
                last.geometry, blocks, last.start, last.headers, last.footers,
                last.title_page, last.first_number, last.number_form,
            )  # fmt: skip
        return tuple(found)

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
        return _Flow(_Part(self, relationship.target, marginal=True), Element("Artifact")).read(
            children(root), width
        )

    def note(self, kind: str, key: str, element: Element) -> Note | None:
        """The note that a reference names, read and numbered in order."""
        if self._in_note:  # Word has none in notes
            self.findings.warning(
                "note-in-note", f"a note inside a note is left out ({self.place()})"
            )
            return None
        if kind not in self._notes:
            name = self.package.related(self.package.main, f"{kind}s")
            self._notes[kind] = _Notes(self.package.optional_xml(name), name or "", kind)
        notes = self._notes[kind]
        node = notes.nodes.get(key)
        if node is None:
            return None
        notes.count += 1
        label = written(notes.count, "decimal" if kind == "footnote" else "lowerRoman")
        parent = element if kind == "footnote" else self.root
        own = Element("Note", parent, id=f"{kind}-{notes.count}")
        if kind == "endnote":
            own = self.root.append("Note")
            own.id = f"{kind}-{notes.count}"
        part = _Part(self, notes.part)
        part.reading.note_label = label
        self._in_note = True
        note = Note(label, _Flow(part, own).read(children(node), 9000), own)
        self._in_note = False
        if kind == "endnote":
            self.endnotes.append(note)
            return Note(label, (), own)
        return note


@dataclass(slots=True)
class _Notes:
    """The footnotes or the endnotes of a document."""

    root: Node | None
    part: str
    kind: str
    count: int = 0
    nodes: dict[str, Node] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.root is not None:
            for node in self.root.iterchildren(f"{W}{self.kind}"):
                if node.get(f"{W}type", "normal") == "normal":
                    self.nodes[node.get(f"{W}id", "")] = node


class _Part:
    """The readers of one part of the package: the document, a header, the notes."""

    def __init__(self, reader: _Reader, name: str, *, marginal: bool = False) -> None:
        self.reader = reader
        self.is_body = name == reader.package.main
        told = Findings("") if marginal else reader.findings  # what is an artifact needs no tags
        self.tables = TableReader(
            reader.styles, told, self._cell, reader.place, reader.compatibility
        )
        pictures = Pictures(reader.package, name, told, self._box, reader.place)
        self.reading = Reading(
            reader.styles,
            reader.typefaces,
            reader.findings,
            reader.package.relationships(name),
            pictures.read,
            reader.note,
        )

    def _cell(
        self, node: Node, element: Element, width: int, around: Surroundings
    ) -> tuple[Block, ...]:
        return _Flow(self, element, around).read(children(node), width)

    def _box(self, node: Node, element: Element) -> tuple[Block, ...]:
        box = (element.parent or element).append("Div")
        return _Flow(self, box).read(children(node), 9000)


class _Flow:
    """Reads the blocks of one container in order: a body, a cell, a note, a text box."""

    def __init__(self, part: _Part, element: Element, around: Surroundings = BODY) -> None:
        self._part = part
        self._reader = part.reader
        self._element = element
        self._around = around
        self._lists = Lists(element)
        self._contents: Element | None = None  # the open table of contents
        self._caption: Element | None = None  # one that may belong to the next table
        self._bookmarks: list[str] = []
        self._carried: list[Node] = []  # of paragraphs joined with the next one
        self._width = 0

    def read(self, nodes: Iterable[Node], width: int) -> tuple[Block, ...]:
        """Read blocks that stand in a column of this width, in twips."""
        self._width = width
        return tuple(self._blocks(nodes))

    def _blocks(self, nodes: Iterable[Node]) -> Iterable[Block]:
        for node in nodes:
            tag = node.tag
            if tag == f"{W}p":
                yield from self._paragraph(node)
            elif tag == f"{W}tbl":
                yield self._table(node)
            elif tag == f"{W}sdt":
                yield from self._blocks(
                    c for content in node.iterchildren(f"{W}sdtContent") for c in children(content)
                )
            elif tag in WRAPPERS:
                yield from self._blocks(children(node))
            elif tag == f"{MC}AlternateContent":
                yield from self._blocks(alternative(node))
            elif tag == f"{W}bookmarkStart":
                self._bookmarks.append(node.get(f"{W}name", ""))
            elif tag == f"{W}altChunk":
                self._reader.findings.warning(
                    "embedded-document",
                    f"an embedded document is left out ({self._reader.place()})",
                )

    def _table(self, node: Node) -> Table:
        indent = node.find(f"{W}tblPr/{W}tblInd")
        left = whole(indent.get(f"{W}w")) if indent is not None else 0
        table = self._part.tables.read(node, self._lists.place(left), self._width)
        self._contents = None
        if self._caption is not None:
            if self._caption.parent is not None and self._caption in self._caption.parent.children:
                self._caption.parent.children.remove(self._caption)
            self._caption.parent = table.element
            table.element.children.insert(0, self._caption)
            self._caption = None
        return table

    def _paragraph(self, node: Node) -> Iterable[Paragraph]:
        properties = child(node, f"{W}pPr")
        own = child(properties, f"{W}rPr")
        content = [*self._carried, *children(node)]
        if child(own, f"{W}del") is not None:  # joined with the next paragraph
            self._carried = content
            return
        self._carried = []
        form = self._reader.styles.paragraph(properties, self._around)
        around = self._around.on(form.fill) if form.fill else self._around
        label = self._label(form)
        marker, element, heading = self._elements(form, label)
        mark = self._reader.styles.run(own, form.style_id, around)
        inline = Inline(self._part.reading, form.style_id, around, element)
        inline.bookmarks, self._bookmarks = self._bookmarks, []
        if label is not None:
            run = self._reader.styles.run(own, form.style_id, around, label.run)
            self._write_label(label, run, inline, marker)
        labelled = len(inline.pieces)
        inline.read(content)
        if inline.unended:
            self._drop_unended(node)
        text = _words(inline)
        if text:
            self._reader.heard = text[:60]
        yield Paragraph(
            form,
            tuple(inline.pieces),
            self._reader.typefaces.style(mark),
            element,
            tuple(inline.bookmarks),
            label_align=label.align if label is not None else "left",
            labelled=labelled > 0,
            floats=tuple(inline.floats),
            heading=text if heading else "",
        )

    def _drop_unended(self, node: Node) -> None:
        """Give up a field whose code no later paragraph ends: what follows is text again."""
        ends = any(
            mark.get(f"{W}fldCharType") in ("separate", "end")
            for after in islice(node.itersiblings(f"{W}p"), LONGEST_FIELD)
            for mark in after.iter(f"{W}fldChar")
        )
        if not ends:
            self._part.reading.fields.clear()

    def _label(self, form: ParagraphFormat) -> Label | None:
        if form.number_id in ("", "0"):
            return None
        return self._reader.numbering.label(
            form.number_id, form.level, self._reader.styles.heading_ids
        )

    def _write_label(
        self, label: Label, form: RunFormat, inline: Inline, marker: Element | None
    ) -> None:
        style = self._reader.typefaces.style(form)
        if label.text:
            inline.label(label.text, form, marker)
        if not label.bullet and self._part.is_body:
            self._reader.labels.append(label.text)
        if label.suffix == "tab":
            inline.pieces.append(Tab(style, marker))
        elif label.suffix == "space":
            inline.pieces.append(Text(" ", style, marker))

    def _elements(
        self, form: ParagraphFormat, label: Label | None
    ) -> tuple[Element | None, Element, bool]:
        """The elements of a paragraph's label and of its text, and whether it is a heading."""
        role = role_of(form.style)
        self._caption = None
        if role != "toc":
            self._contents = None
        if form.outline < 9 or role == "title":  # noqa: PLR2004
            self._lists.close()
            level = 1 if role == "title" else min(6, form.outline + 1)
            return None, self._element.append(f"H{level}"), True
        if label is not None and not label.outline:
            marker, parent = self._lists.item(label, form)
            return marker, parent.append("P"), False
        parent = self._lists.place(form.left + min(0, form.first))
        if role == "toc":
            if self._contents is None:
                self._contents = parent.append("TOC")
            return None, self._contents.append("TOCI").append("Reference"), False
        if role == "caption":
            self._caption = parent.append("Caption")
            return None, self._caption, False
        if role == "quote":
            return None, self._quotation(parent).append("P"), False
        return None, parent.append("P"), False

    def _quotation(self, parent: Element) -> Element:
        """Paragraphs of a quotation that follow one another are one quotation."""
        last = parent.children[-1] if parent.children else None
        if isinstance(last, Element) and last.role == "BlockQuote":
            return last
        return parent.append("BlockQuote")


def _words(inline: Inline) -> str:
    parts = []
    for piece in inline.pieces:
        if isinstance(piece, Text):
            parts.append(piece.text)
        elif isinstance(piece, PageNumber):
            parts.append(piece.shown)
        elif isinstance(piece, Tab):
            parts.append(" ")
    return " ".join("".join(parts).split())


def _split_sections(body: Node) -> list[tuple[list[Node], SectionProperties]]:
    """The blocks of a body by section; a section's properties stand in its last paragraph."""
    found: list[tuple[list[Node], SectionProperties]] = []
    nodes: list[Node] = []
    for node in children(body):
        if node.tag == f"{W}sectPr":
            continue
        nodes.append(node)
        own = child(child(node, f"{W}pPr"), f"{W}sectPr") if node.tag == f"{W}p" else None
        if own is not None:
            found.append((nodes, read_section(own)))
            nodes = []
    found.append((nodes, read_section(body.find(f"{W}sectPr"))))
    return found
