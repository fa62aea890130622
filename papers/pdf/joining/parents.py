"""From content back to the tags: one parent tree for the pack (ISO 32000-1, 14.7.4.4)."""

from collections.abc import Iterable, Sequence
from operator import itemgetter

from pikepdf import Array, Dictionary, Pdf

from papers.pdf.joining.objects import Node, entries_of, integer, leaves, listed
from papers.pdf.joining.resources import Resources


class Parents:
    """The parent tree of a pack, to which the trees of parts are added one after another."""

    def __init__(self) -> None:
        self._entries: list[tuple[int, Node]] = []
        self.next_key = 0

    def add(self, tree: Node, pages: Sequence[Node], resources: Resources) -> None:
        """Take a part's entries as they were copied; shift the numbers in all that names them."""
        found = {k: v for k, v in leaves(tree, "/Nums") if isinstance(k, int) and v is not None}
        entries = sorted(found.items(), key=itemgetter(0))
        keys = {key: self.next_key + place for place, (key, _) in enumerate(entries)}
        self._entries += [(keys[key], value) for key, value in entries]
        self.next_key += len(entries)
        for holder in (*_holders(pages), *resources.streams):
            _shift(holder, keys)

    def append(self, owner: Node) -> int:
        """Add an entry of the pack's own; return its number."""
        self._entries.append((self.next_key, owner))
        self.next_key += 1
        return self.next_key - 1

    def next_mark(self, page: Node, owner: Node, pack: Pdf) -> int:
        """Enter the owner of one more mark of a page; return the mark's id."""
        if "/StructParents" not in page:
            page.StructParents = self.append(pack.make_indirect(Array()))
        marks = self._entries[int(page.StructParents)][1]
        marks.append(owner)
        return len(marks) - 1

    def write(self, pack: Pdf) -> Dictionary:
        """The tree as a dictionary."""
        numbers = Array()
        for key, value in self._entries:
            numbers.append(key)
            numbers.append(value if value.is_indirect else pack.make_indirect(value))
        return pack.make_indirect(Dictionary(Nums=numbers))


def _holders(pages: Iterable[Node]) -> Iterable[Node]:
    for page in pages:
        yield page
        yield from (a for a in listed(page.get("/Annots")) if isinstance(a, Dictionary))


def _shift(holder: Node, keys: dict[int, int]) -> None:
    """Give a page, form or annotation its new number; one that the tree lacks is taken off."""
    for name in ("/StructParents", "/StructParent"):
        if name in holder:
            key = integer(holder.get(name))
            if key is not None and key in keys:
                holder[name] = keys[key]
            else:
                del holder[name]


def numbered(tree: Node) -> dict[int, int]:
    """The keys of the parent tree of a structure tree, and how many marks each counts."""
    return {
        key: len(value) if isinstance(value, Array) else 1
        for key, value in leaves(entries_of(tree).get("/ParentTree"), "/Nums")
        if isinstance(key, int) and value is not None
    }
