"""Read the blocks of one container: paragraphs and tables, labelled and tagged in order."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Protocol

from papers.pdf.findings import Findings, MarginalFindings
from papers.pdf.fonts import Typefaces
from papers.pdf.formats import ParagraphFormat, RunFormat
from papers.pdf.graphics.figures import Figures
from papers.pdf.graphics.pictures import Pictures
from papers.pdf.inline import Inline, Reading
from papers.pdf.numbering import Label, Numbering
from papers.pdf.ooxml import MC, Node, W, alternative, child, children
from papers.pdf.package import Package
from papers.pdf.paragraphtags import ParagraphTags
from papers.pdf.properties import whole
from papers.pdf.story import Block, Break, Note, PageNumber, Paragraph, Piece, Tab, Table, Text
from papers.pdf.styles import BODY, Styles, Surroundings
from papers.pdf.tablereader import TableReader
from papers.pdf.tags import Element

LONGEST_FIELD = 50  # paragraphs that the code of a field may run over
NO_COLUMN = 9000  # twips: the width that tables in notes and text boxes are of
WRAPPERS = tuple(f"{W}{name}" for name in ("customXml", "smartTag", "ins", "moveTo"))
PROPERTIES = f"{W}pPr"


class ReadNote(Protocol):
    """Reads footnotes and endnotes."""

    def __call__(
        self, document: "Document", kind: str, key: str, element: Element, *, numbered: bool
    ) -> Note | None:
        """The note of a kind and an id that is referred to in an element."""


@dataclass(slots=True)
class Document:
    """What the parts of a Word file share while they are read."""

    package: Package
    findings: Findings
    typefaces: Typefaces
    styles: Styles
    numbering: Numbering
    compatibility: int
    read_note: "ReadNote"
    labels: list[str] = field(default_factory=list)
    heard: Sequence[Piece] = ()  # the last words read, to tell the place of a finding

    def place(self) -> str:
        """Where reading has come to, in words that an author can search for."""
        words = words_of(self.heard)[:60]
        return f'near "{words}"' if words else "at the beginning"

    def note(self, kind: str, key: str, element: Element, *, numbered: bool) -> Note | None:
        """The footnote or endnote of that id, referred to in an element."""
        return self.read_note(self, kind, key, element, numbered=numbered)


class Part:
    """The readers of one part of the package: the document, a header, the notes."""

    def __init__(self, document: Document, name: str, *, marginal: bool = False) -> None:
        self.document = document
        self.is_body = name == document.package.main
        told = MarginalFindings(document.findings) if marginal else document.findings
        self.tables = TableReader(
            document.styles, told, self._cell, document.place, document.compatibility
        )
        figures = Figures(
            document.package, name, told, self._box, document.place, document.styles.theme,
            document.typefaces,
        )  # fmt: skip
        self.reading = Reading(
            document.styles,
            document.typefaces,
            document.findings,
            document.package.relationships(name),
            Pictures(figures).read,
            document.note,
        )

    def _cell(
        self, node: Node, element: Element, width: int, around: Surroundings
    ) -> tuple[Block, ...]:
        return Flow(self, element, around).read(children(node), width)

    def _box(self, node: Node, element: Element, around: Surroundings) -> tuple[Block, ...]:
        box = (element.parent or element).append("Div")
        return Flow(self, box, around).read(children(node), NO_COLUMN)


class Flow:
    """Reads the blocks of one container in order: a body, a cell, a note, a text box."""

    def __init__(self, part: Part, element: Element, around: Surroundings = BODY) -> None:
        self._part = part
        self._document = part.document
        self._around = around
        self._tags = ParagraphTags(element)
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
                if (paragraph := self._paragraph(node)) is not None:
                    yield paragraph
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
                self._document.findings.warning(
                    "embedded-document",
                    f"an embedded document is left out ({self._document.place()})",
                )

    def _table(self, node: Node) -> Table:
        indent = node.find(f"{W}tblPr/{W}tblInd")
        left = whole(indent.get(f"{W}w")) if indent is not None else 0
        table = self._part.tables.read(node, self._tags.table_parent(left), self._width)
        self._tags.adopt_caption(table.element)
        return table

    def _paragraph(self, node: Node) -> Paragraph | None:
        """Read a paragraph; None where it is joined with the next one."""
        content = children(node)
        properties = content[0] if content and content[0].tag == PROPERTIES else None
        own = child(properties, f"{W}rPr")
        if self._carried:
            content = self._carried + content
        if child(own, f"{W}del") is not None:
            self._carried = content
            return None
        self._carried = []
        form = self._document.styles.paragraph(properties, self._around)
        around = self._around.on(form.fill) if form.fill else self._around
        label = self._label(form)
        marker, element, heading = self._tags.elements(form, label)
        plain = self._document.styles.run(None, form.style_id, around)
        mark = self._document.styles.run(own, form.style_id, around) if own is not None else plain
        inline = Inline(self._part.reading, plain, form.style_id, around, element)
        inline.bookmarks, self._bookmarks = self._bookmarks, []
        if self._width != NO_COLUMN:
            inline.room = max(0, self._width - form.left - form.right)
        if label is not None:
            run = self._document.styles.run(own, form.style_id, around, label.run)
            self._write_label(label, run, inline, marker)
        labelled = len(inline.pieces)
        inline.read(content)
        if inline.unended:
            self._drop_unended(node)
        if len(inline.pieces) > labelled:
            self._document.heard = inline.pieces
        return Paragraph(
            form,
            tuple(inline.pieces),
            self._document.typefaces.style(mark),
            element,
            tuple(inline.bookmarks),
            label_align=label.align if label is not None else "left",
            label=labelled,
            floats=tuple(inline.floats),
            heading=words_of(inline.pieces) if heading else "",
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
        if not form.listed:
            return None
        return self._document.numbering.label(
            form.number_id, form.level, self._document.styles.heading_ids
        )

    def _write_label(
        self, label: Label, form: RunFormat, inline: Inline, marker: Element | None
    ) -> None:
        style = self._document.typefaces.style(form)
        if label.text:
            inline.label(label.text, form, marker)
        if not label.bullet and self._part.is_body:
            self._document.labels.append(label.text)
        if label.suffix == "tab":
            inline.pieces.append(Tab(style, marker))
        elif label.suffix == "space":
            inline.pieces.append(Text(" ", style, marker))


def words_of(pieces: Sequence[Piece]) -> str:
    """The words of a paragraph, its label included."""
    parts = []
    for piece in pieces:
        if isinstance(piece, Text):
            parts.append(piece.text)
        elif isinstance(piece, PageNumber):
            parts.append(piece.shown)
        elif isinstance(piece, Tab | Break):
            parts.append(" ")
    return " ".join("".join(parts).split())
