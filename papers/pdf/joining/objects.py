"""Read objects of files that may be damaged: lists, dictionaries, trees of numbers and names."""

from collections.abc import Iterator
from typing import Any, TypeAlias

from pikepdf import Array, Dictionary, Stream

Node: TypeAlias = Any  # an object of a PDF, as pikepdf gives it; numbers are Python's

Key: TypeAlias = tuple[int, int]  # number and generation of an indirect object
DIRECT: Key = (0, 0)


def text(value: Node) -> str:
    """A name, string or operator; what is not UTF-8 as PDF writes it, "" for nothing."""
    if value is None:
        return ""
    try:
        return str(value)
    except UnicodeDecodeError:
        written: bytes = value.unparse()
        return written.decode("latin-1")


def integer(value: Node) -> int | None:
    """A whole number, or None for anything else."""
    return value if type(value) is int else None


def key_of(node: Node) -> Key:
    """The object's number and generation; DIRECT where it has none."""
    key: Key = node.objgen
    return key


def listed(value: Node) -> list[Node]:
    """What an entry holds that may be one thing, an array or absent."""
    if value is None:
        return []
    return list(value) if isinstance(value, Array) else [value]


def entries_of(value: Node) -> dict[str, Node]:
    """The entries of a dictionary or stream; none for anything else."""
    return dict(value.items()) if isinstance(value, Dictionary | Stream) else {}


def leaves(tree: Node, key: str) -> Iterator[tuple[Node, Node]]:
    """The pairs of a number tree (key "/Nums") or name tree ("/Names"), ISO 32000-1, 7.9.6-7."""
    seen: set[Key] = set()
    stack = [tree]
    while stack:
        node = stack.pop()
        if not isinstance(node, Dictionary) or (node.is_indirect and node.objgen in seen):
            continue
        seen.add(node.objgen)
        pairs = listed(node.get(key))
        yield from zip(pairs[::2], pairs[1::2], strict=False)
        stack.extend(reversed(listed(node.get("/Kids"))))


def indirect(value: Node) -> bool:
    """Whether it is an indirect object; numbers, names in Python's own types are not."""
    return bool(getattr(value, "is_indirect", False))
