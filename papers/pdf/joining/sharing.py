"""Store what is the same once: fonts, profiles, pictures that several parts bring along."""

import hashlib

from pikepdf import Array, Dictionary, Stream

from papers.pdf.joining.objects import Key, Node, entries_of, listed
from papers.pdf.joining.resources import Resources

CATEGORIES = ("/Font", "/XObject", "/ColorSpace", "/Pattern", "/Shading", "/ExtGState")
ELSEWHERE = frozenset({"/Parent", "/P", "/Pg", "/Popup"})
DEEPEST = 60


class Sharing:
    """Knows every object that was seen by what it holds."""

    def __init__(self) -> None:
        self._known: dict[bytes, Node] = {}
        self._stands_for: dict[Key, Node] = {}
        self._open: set[Key] = set()

    def share(self, resources: Resources) -> None:
        """Let these resource dictionaries name the first of all objects that are the same."""
        done: set[Key] = set()
        for dictionary in resources.dictionaries:
            for category in CATEGORIES:
                below = dictionary.get(category)
                if not isinstance(below, Dictionary) or (
                    below.is_indirect and below.objgen in done
                ):
                    continue
                done.add(below.objgen)
                self._replace_in(below, 0)

    def same(self, node: Node) -> Node:
        """The first object that is the same as this one."""
        return self._same(node, 0)

    def _same(self, node: Node, depth: int) -> Node:
        if not isinstance(node, Dictionary | Array | Stream) or depth > DEEPEST:
            return node
        if not node.is_indirect:
            self._replace_in(node, depth)
            return node
        key = node.objgen
        if key in self._open:  # a form that names itself
            return node
        if key not in self._stands_for:
            self._open.add(key)
            self._stands_for[key] = self._first(node, depth)
            self._open.discard(key)
        return self._stands_for[key]

    def _first(self, node: Node, depth: int) -> Node:
        entries = entries_of(node)
        if entries.get("/Type") in ("/OCG", "/OCMD", "/Page"):  # belong to one part
            return node
        self._replace_in(node, depth)
        return self._known.setdefault(_digest(node), node)

    def _replace_in(self, node: Node, depth: int) -> None:
        if isinstance(node, Array):
            for index, value in enumerate(listed(node)):
                if (same := self._same(value, depth + 1)) is not value:
                    node[index] = same
            return
        for key, value in entries_of(node).items():
            if key in ELSEWHERE:
                continue
            if (same := self._same(value, depth + 1)) is not value:
                node[key] = same


def _digest(node: Node) -> bytes:
    if isinstance(node, Stream):
        return _digest_of_stream(node)
    return hashlib.sha256(node.unparse(resolved=True)).digest()


def _digest_of_stream(stream: Stream) -> bytes:
    digest = hashlib.sha256(b"stream" + stream.stream_dict.unparse(resolved=True))
    digest.update(stream.read_raw_bytes())
    return digest.digest()
