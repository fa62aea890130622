"""Read footnotes and endnotes as they are referred to, and number them in order."""

from dataclasses import dataclass, field

from papers.pdf.blocks import NO_COLUMN, Document, Flow, Part
from papers.pdf.numberforms import written
from papers.pdf.ooxml import Node, W, child, children, value
from papers.pdf.properties import whole
from papers.pdf.story import Note
from papers.pdf.tags import Element


@dataclass(slots=True)
class _Kind:
    """The footnotes or the endnotes of a document, by their ids."""

    root: Node | None
    part: str
    kind: str
    read: int = 0
    count: int = 0  # of those that are numbered
    nodes: dict[str, Node] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.root is not None:
            for node in self.root.iterchildren(f"{W}{self.kind}"):
                if node.get(f"{W}type", "normal") == "normal":
                    self.nodes[node.get(f"{W}id", "")] = node


class Notes:
    """The notes of a document; `ends` are the endnotes in order, which follow its text."""

    def __init__(self, root: Element, *properties: Node | None) -> None:
        """`properties` are the elements that may say how notes are numbered; later ones win."""
        self.ends: list[Note] = []
        self._root = root
        self._properties = properties
        self._kinds: dict[str, _Kind] = {}
        self._inside = False  # a note

    def read(
        self, document: Document, kind: str, key: str, element: Element, *, numbered: bool
    ) -> Note | None:
        """The note that a reference in an element names; None where there is none.

        One that is not `numbered` bears a mark of its own.
        """
        if self._inside:  # Word has none in notes
            document.findings.warning(
                "note-in-note", f"a note inside a note is left out ({document.place()})"
            )
            return None
        if kind not in self._kinds:
            name = document.package.related(document.package.main, f"{kind}s")
            self._kinds[kind] = _Kind(document.package.optional_xml(name), name or "", kind)
        notes = self._kinds[kind]
        node = notes.nodes.get(key)
        if node is None:
            return None
        notes.read += 1
        notes.count += numbered
        label = self._label(notes) if numbered else ""
        own = Element("Note", element) if kind == "footnote" else self._root.append("Note")
        own.id = f"{kind}-{notes.read}"
        part = Part(document, notes.part)
        part.reading.note_label = label
        self._inside = True
        note = Note(label, Flow(part, own).read(children(node), NO_COLUMN), own)
        self._inside = False
        if kind == "endnote":
            self.ends.append(note)
            return Note(label, (), own)
        return note

    def _label(self, notes: _Kind) -> str:
        """The next number, in the form that the document asks for (17.11.17, 17.11.20)."""
        form = "decimal" if notes.kind == "footnote" else "lowerRoman"
        start = 1
        for properties in self._properties:
            said = child(properties, f"{W}{notes.kind}Pr")
            form = value(said, "numFmt") or form
            start = whole(value(said, "numStart"), start)
        return written(notes.count - 1 + start, form)
