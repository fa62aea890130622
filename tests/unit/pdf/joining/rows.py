"""The tags of a PDF as rows that can be compared: before joining, and in the pack.

A row is an element: its depth, its role after the role map, what it says of itself, and its content
in order. Pages count from 0; IDs are told as the rows that bear them, so that renaming shows not.
"""

from io import BytesIO
from typing import Any, NamedTuple

import pikepdf
from pikepdf import Array, Dictionary, Name, String
from support.tagtree import shown


class Row(NamedTuple):
    depth: int
    role: str
    told: tuple[tuple[str, str], ...]
    content: tuple[tuple[int, str], ...]  # page and text, or page and target

    def moved(self, pages: int) -> "Row":
        """The row when so many pages stand before."""
        content = tuple(
            (page + pages, f"→ page {int(said[7:]) + pages}" if said.startswith("→ page") else said)
            for page, said in self.content
        )
        return self._replace(content=content)


def rows(pdf: bytes) -> list[Row]:
    """All rows of a file."""
    with pikepdf.open(BytesIO(pdf)) as document:
        return _Reader(document).rows()


def parts(pack: bytes) -> list[list[Row]]:
    """The rows of each part of a pack, the Part itself the first of them."""
    found: list[list[Row]] = []
    whole = rows(pack)
    assert whole[0].role == "Document"
    assert whole[0].depth == 0
    for row in whole[1:]:
        if row.depth == 1:
            assert row.role == "Part"
            found.append([])
        found[-1].append(row._replace(depth=row.depth - 1))
    return found


class _Reader:
    def __init__(self, document: pikepdf.Pdf) -> None:
        self.root = document.Root.StructTreeRoot
        self.pages = {page.obj.objgen: number for number, page in enumerate(document.pages)}
        self.texts: dict[tuple[int, int], str] = {}
        self.names = dict(_names(document))
        for number, page in enumerate(document.pages):
            for mcid, text in shown(page):
                if mcid is not None:
                    key = (number, mcid)
                    self.texts[key] = self.texts.get(key, "") + text
        self.elements: list[tuple[int, Any]] = []
        self.ids: dict[bytes, int] = {}

    def rows(self) -> list[Row]:
        self._number(self.root, -1)
        for number, (_, element) in enumerate(self.elements):
            if "/ID" in element:
                self.ids[bytes(element.ID)] = number
        return [self._row(depth, element) for depth, element in self.elements]

    def _number(self, node: Any, depth: int) -> None:
        if depth >= 0:
            self.elements.append((depth, node))
        for kid in _kids(node):
            if isinstance(kid, Dictionary) and "/S" in kid:
                self._number(kid, depth + 1)

    def _role(self, element: Any) -> str:
        role, roles = str(element.S), self.root.get("/RoleMap", {})
        for _ in range(9):
            role = str(roles[role]) if role in roles else role
        return role[1:]

    def _row(self, depth: int, element: Any) -> Row:
        content = tuple(
            self._leaf(kid, element)
            for kid in _kids(element)
            if not (isinstance(kid, Dictionary) and "/S" in kid)
        )
        return Row(depth, self._role(element), tuple(self._told(element)), content)

    def _told(self, element: Any) -> Any:
        at = next(n for n, (_, e) in enumerate(self.elements) if e.objgen == element.objgen)
        for key in ("/Alt", "/ActualText", "/E", "/Lang", "/T"):
            if key in element:
                yield key, str(element[key])
        if "/ID" in element:
            yield "/ID", "yes"
        for owner in _listed(element.get("/A")):
            for key, value in sorted(owner.items()):
                if key == "/Headers":
                    yield key, str([self.ids[bytes(v)] - at for v in value if bytes(v) in self.ids])
                else:
                    yield f"{owner.O}{key}", str(value)
        for name in _listed(element.get("/C")):
            yield "/C", self.root.ClassMap[str(name)].unparse().decode()

    def _leaf(self, kid: Any, element: Any) -> tuple[int, str]:
        holder = element if isinstance(kid, int) or "/Pg" not in kid else kid
        page = self.pages[holder.Pg.objgen]
        if isinstance(kid, int):
            return page, self.texts.get((page, kid), "")
        if "/MCID" in kid:
            return page, self.texts.get((page, int(kid.MCID)), "")
        return page, self._target(kid.Obj)

    def _target(self, annotation: Any) -> str:
        action = annotation.get("/A", {})
        if "/URI" in action:
            return f"→ {action.URI}"
        target = annotation.get("/Dest", action.get("/D"))
        if isinstance(target, String | Name):
            target = self.names.get(bytes(target) if isinstance(target, String) else str(target))
        return "→ nowhere" if target is None else f"→ page {self.pages[target[0].objgen]}"


def _names(document: pikepdf.Pdf) -> Any:
    names = document.Root.get("/Names", {})
    if "/Dests" in names:
        pairs = list(names.Dests.Names)
        yield from ((bytes(k), v) for k, v in zip(pairs[::2], pairs[1::2], strict=True))
    yield from document.Root.get("/Dests", {}).items()


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return list(value) if isinstance(value, Array) else [value]


def _kids(node: Any) -> list[Any]:
    return _listed(node.get("/K"))
