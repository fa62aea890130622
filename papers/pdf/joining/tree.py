"""Read structure trees as they stand in files (ISO 32000-1, 14.7), without recursion."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from pikepdf import Array, Dictionary

from papers.pdf.joining.objects import DIRECT, Key, Node, key_of, listed

# Standard structure types (ISO 32000-1, 14.8.4).
STANDARD = frozenset(
    {
        *("Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI"),
        *("Index", "NonStruct", "Private", "P", "H", "H1", "H2", "H3", "H4", "H5", "H6"),
        *("L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "THead", "TBody", "TFoot"),
        *("Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot"),
        *("Ruby", "RB", "RT", "RP", "Warichu", "WT", "WP", "Figure", "Formula", "Form"),
    }
)
# Types of ISO 32000-2 and what stands nearest to them.
LATER = {
    "Aside": "Div", "DocumentFragment": "Part", "Em": "Span", "FENote": "Note", "Strong": "Span",
    "Sub": "Span", "Title": "P", "Artifact": "NonStruct",
}  # fmt: skip


class DamagedTreeError(Exception):
    """A tree in which an element stands twice, or what should be an element is none."""


@dataclass(frozen=True, slots=True)
class Census:
    """How many elements a tree has, and how many marked-content ids and objects they own."""

    elements: int = 0
    marks: int = 0


def walk(tops: Iterable[Node], *, sound: bool = False) -> Iterator[tuple[Node, list[Node]]]:
    """Every element in reading order, with those of its children that are no elements.

    Raises DamagedTreeError where an element stands twice, unless the tree is known to be `sound`.
    """
    seen: set[Key] = set()
    stack = list(tops)[::-1]
    while stack:
        element = stack.pop()
        if not sound:
            _note(element, seen)
        kids = element.get("/K")
        leaves, below = [], []
        for kid in list(kids) if isinstance(kids, Array) else listed(kids):
            if type(kid) is not int and isinstance(kid, Dictionary) and "/S" in kid:
                below.append(kid)
            else:
                leaves.append(kid)
        yield element, leaves
        stack += below[::-1]


def _note(element: Node, seen: set[Key]) -> None:
    key = element.objgen
    if key in seen:
        raise DamagedTreeError("an element stands twice")
    if key != DIRECT:
        seen.add(key)


def count_elements(objects: Iterable[Node]) -> int:
    """The number of elements among objects that this program wrote: all of them are in use."""
    return sum(
        1 for node in objects if isinstance(node, Dictionary) and "/S" in node and "/P" in node
    )


def tops_of(tree: Node) -> list[Node]:
    """The elements that a tree begins with."""
    tops = listed(tree.get("/K"))
    if not all(isinstance(top, Dictionary) and "/S" in top for top in tops):
        raise DamagedTreeError("it begins with what is no element")
    return tops


@dataclass(frozen=True, slots=True)
class Survey:
    """What a tree holds before it is copied: its count, and the pages that have content in it.

    `numbered` are the pages whose own marked-content ids it names; `lost` is the number of
    children that led nowhere and were taken out.
    """

    census: Census
    pages: frozenset[Key] = frozenset()
    numbered: frozenset[Key] = frozenset()
    lost: int = 0


def survey(tree: Node, pages: Collection[Key], gone: Collection[Key] = ()) -> Survey:
    """Count a tree, and take out what leads to no page of the file or to dropped annotations.

    Raises DamagedTreeError.
    """
    elements = marks = lost = 0
    with_content: set[Key] = set()
    numbered: set[Key] = set()
    for element, kids in walk(tops_of(tree)):
        elements += 1
        if not kids:
            continue
        own = _page(element)
        sound = [kid for kid in kids if _leads_to(kid, own, pages, gone)]
        if len(sound) < len(kids):
            lost += len(kids) - len(sound)
            element.K = _without_lost(element, own, pages, gone)
        marks += len(sound)
        for kid in sound:
            if type(kid) is int:
                with_content.add(own)
                numbered.add(own)
            elif "/MCID" in kid:
                page = _page(kid, own)
                with_content.add(page)
                if "/Stm" not in kid:
                    numbered.add(page)
    return Survey(Census(elements, marks), frozenset(with_content), frozenset(numbered), lost)


def _page(node: Node, otherwise: Key = DIRECT) -> Key:
    page = node.get("/Pg")
    return key_of(page) if isinstance(page, Dictionary) else otherwise


def _leads_to(kid: Node, own: Key, pages: Collection[Key], gone: Collection[Key]) -> bool:
    if type(kid) is int:
        return own in pages
    if not isinstance(kid, Dictionary) or _page(kid, own) not in pages:
        return False
    if "/Obj" in kid:
        target = kid.get("/Obj")
        return target is not None and key_of(target) not in gone
    return "/MCID" in kid


def _without_lost(element: Node, own: Key, pages: Collection[Key], gone: Collection[Key]) -> Array:
    kept = Array()
    for kid in listed(element.get("/K")):
        if (isinstance(kid, Dictionary) and "/S" in kid) or _leads_to(kid, own, pages, gone):
            kept.append(kid)
    return kept


def set_parents(tree: Node) -> None:
    """Let every element name the one above it; foreign files may name anything."""
    stack = tops_of(tree)
    seen: set[Key] = set()
    while stack:
        element = stack.pop()
        _note(element, seen)
        if not element.is_indirect:
            raise DamagedTreeError("an element has no number")
        for kid in listed(element.get("/K")):
            if isinstance(kid, Dictionary) and "/S" in kid:
                kid.P = element
                stack.append(kid)
