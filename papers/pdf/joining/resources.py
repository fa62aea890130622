"""Everything that pages draw with: resource dictionaries, forms, patterns, fonts, each once."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from pikepdf import Dictionary, Stream

from papers.pdf.joining.objects import Node, entries_of, listed

CATEGORIES = ("/XObject", "/Pattern", "/Font", "/ExtGState")


@dataclass(frozen=True, slots=True)
class Resources:
    """The resource dictionaries that pages use, and what is in them."""

    dictionaries: list[Node] = field(default_factory=list)
    streams: list[Node] = field(default_factory=list)  # forms, images, patterns, glyphs
    states: list[Node] = field(default_factory=list)  # graphics states


def resources_of(pages: Iterable[Node]) -> Resources:
    """All that these pages and the appearances of their annotations draw with."""
    return _Reach().run(pages)


class _Reach:
    """Visits every object once, without recursion."""

    def __init__(self) -> None:
        self._found = Resources()
        self._seen: set[tuple[int, int]] = set()
        self._stack: list[tuple[str, Node]] = []

    def run(self, pages: Iterable[Node]) -> Resources:
        for page in pages:
            self._stack.append(("/Resources", page.get("/Resources")))
            for annotation in listed(page.get("/Annots")):
                self._push_appearances(entries_of(annotation).get("/AP"))
        while self._stack:
            kind, node = self._stack.pop()
            if self._is_new(node):
                self._visit(kind, node)
        return self._found

    def _push_appearances(self, appearances: Node) -> None:
        for state in entries_of(appearances).values():
            if isinstance(state, Stream):
                self._stack.append(("/XObject", state))
            else:
                self._stack += [("/XObject", each) for each in entries_of(state).values()]

    def _is_new(self, node: Node) -> bool:
        if not isinstance(node, Dictionary | Stream):
            return False
        if not node.is_indirect:
            return True
        key = node.objgen
        if key in self._seen:
            return False
        self._seen.add(key)
        return True

    def _visit(self, kind: str, node: Node) -> None:
        match kind:
            case "/Resources":
                self._found.dictionaries.append(node)
                for category in CATEGORIES:
                    below = node.get(category)
                    if below is not None and self._is_new(below):
                        self._stack += [(category, each) for each in entries_of(below).values()]
            case "/ExtGState":
                self._found.states.append(node)
                self._stack.append(("/XObject", entries_of(node.get("/SMask")).get("/G")))
            case "/Font":
                glyphs = entries_of(node.get("/CharProcs")).values()
                self._stack.append(("/Resources", node.get("/Resources")))
                self._stack += [("/XObject", glyph) for glyph in glyphs]
            case _:
                self._found.streams.append(node)
                self._stack.append(("/Resources", node.get("/Resources")))
                self._stack.append(("/XObject", node.get("/SMask")))
                self._stack.append(("/ExtGState", node.get("/ExtGState")))
