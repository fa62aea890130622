"""The structure tree of a tagged PDF: built with the story, filled while it is drawn.

An element stands where its content stands in reading order. Drawing only appends marked-content
ids to it, so that what is split over pages stays one element (ISO 32000-1, 14.7).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple


class Mark(NamedTuple):
    """A marked-content sequence: its page, counted from 0, and its id on that page."""

    page: int
    mcid: int


class Annotation(NamedTuple):
    """An annotation that belongs to the element, by its number in the document, from 0."""

    page: int
    number: int


@dataclass(slots=True, eq=False)
class Element:
    """A structure element: its role, its children in reading order, and what it tells a reader."""

    role: str
    parent: "Element | None" = None
    children: "list[Element | Mark | Annotation]" = field(default_factory=list)
    attributes: dict[str, str] = field(default_factory=dict)  # PDF syntax, by "Owner.Name"
    alternative: str = ""
    language: str = ""
    id: str = ""
    attached: bool = False  # among its parent's children

    def append(self, role: str) -> "Element":
        """A new element as the last child."""
        child = Element(role, self, attached=True)
        self.children.append(child)
        return child

    def mark(self, child: "Mark | Annotation") -> None:
        """Add what was drawn; parts of a line and notes take their place in the tree now."""
        if not self.children:
            element = self
            while element.parent is not None:
                if not element.attached:
                    element.parent.children.append(element)
                    element.attached = True
                element = element.parent
        self.children.append(child)

    def walk(self) -> "Iterator[Element]":
        """The element and all below it, in reading order, without recursion."""
        stack = [self]
        while stack:
            element = stack.pop()
            yield element
            stack += [c for c in reversed(element.children) if isinstance(c, Element)]


KEPT_EMPTY = frozenset({"TD", "TH"})  # a table keeps its shape


def pruned(root: Element) -> list[Element]:
    """Drop elements that hold nothing, cells of tables excepted; return the others in order."""
    elements = list(root.walk())
    empty: set[Element | Mark | Annotation] = set()
    parents: set[Element | None] = set()  # of what is empty
    for element in reversed(elements):  # children before their parents
        if element in parents:
            element.children = [c for c in element.children if c not in empty]
        if not element.children and element.role not in KEPT_EMPTY:
            empty.add(element)
            parents.add(element.parent)
    return [element for element in elements if element is root or element not in empty]
