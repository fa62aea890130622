"""The structure tree of a tagged PDF as indented text, read from the finished file.

Knows nothing of the program that made it. A line is an element: its role, what it says of itself in
brackets, its text; "@2" stands where the text goes on on page 2, "→" before the target of a link.
"""

import re
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from typing import Any, NamedTuple

import pikepdf

NUMBER = re.compile(r"-?\d+\.\d+")
UNTOLD = ("BBox",)  # shown without its numbers
TO_UNICODE = re.compile(rb"begin(bfchar|bfrange)(.*?)end(?:bfchar|bfrange)", re.DOTALL)
HEX = re.compile(rb"<([0-9A-Fa-f\s]*)>|(\[)|(\])")


class Shown(NamedTuple):
    """Text that a page shows: its marked-content id, None for an artifact, -1 for neither."""

    mcid: int | None
    text: str


def tree(pdf: bytes) -> str:
    """The whole tree, and below it what is wrong with it."""
    with pikepdf.open(BytesIO(pdf)) as document:
        return _Tree(document).text()


def page_texts(pdf: bytes) -> list[str]:
    """All the text of each page, in the order it is drawn."""
    with pikepdf.open(BytesIO(pdf)) as document:
        return ["".join(s.text for s in shown(page)) for page in document.pages]


def artifacts(pdf: bytes) -> list[str]:
    """The text of each page that is no content: headers, footers, repeated rows."""
    with pikepdf.open(BytesIO(pdf)) as document:
        return ["".join(s.text for s in shown(p) if s.mcid is None) for p in document.pages]


class _Tree:
    """Writes the tree of one document."""

    def __init__(self, document: pikepdf.Pdf) -> None:
        self.root = document.Root
        self.pages = {page.obj.objgen: number for number, page in enumerate(document.pages, 1)}
        self.content = {
            (number, s.mcid): s.text
            for page, number in ((p, self.pages[p.obj.objgen]) for p in document.pages)
            for s in _joined(shown(page))
        }
        self.names = {str(k): v for k, v in self._names()}
        self.page = 1
        self.seen: set[tuple[int, int | None]] = set()

    def _names(self) -> Iterator[tuple[object, Any]]:
        if "/Names" in self.root and "/Dests" in self.root.Names:
            yield from pikepdf.NameTree(self.root.Names.Dests).items()

    def text(self) -> str:
        if "/StructTreeRoot" not in self.root:
            return "no structure tree\n"
        lines: list[str] = []
        for child in _kids(self.root.StructTreeRoot):
            self._element(child, 0, lines)
        loose = [
            f"! page {page}: in no element: {text!r}"
            for (page, mcid), text in self.content.items()
            if mcid is not None and (page, mcid) not in self.seen and text.strip()
        ]
        return "\n".join([*lines, *loose]) + "\n"

    def _element(self, node: Any, depth: int, lines: list[str]) -> None:
        indent = "  " * depth
        lines.append(f"{indent}{str(node.S)[1:]}{_told(node)}")
        at, deeper = len(lines) - 1, False
        for kid in _kids(node):
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                self._element(kid, depth + 1, lines)
                deeper = True
                continue
            said = self._leaf(kid, node)
            if deeper:
                lines.append(f"{indent}  {said}")
                at, deeper = len(lines) - 1, False
            else:
                lines[at] = _with(lines[at], said)

    def _leaf(self, kid: Any, node: Any) -> str:
        if isinstance(kid, int):
            return self._marked(self.pages[node.Pg.objgen], kid)
        page = self.pages[(kid.Pg if "/Pg" in kid else node.Pg).objgen]
        if kid.Type == "/MCR":
            return self._marked(page, int(kid.MCID))
        return f"→ {self._target(kid.Obj)}"

    def _marked(self, page: int, mcid: int) -> str:
        moved = f"@{page} " if page != self.page else ""
        self.page = page
        self.seen.add((page, mcid))
        return f'{moved}"{self.content.get((page, mcid), "")}"'

    def _target(self, annotation: Any) -> str:
        if "/A" in annotation and "/URI" in annotation.A:
            return str(annotation.A.URI)
        target = annotation.get("/Dest", annotation.get("/A", {}).get("/D"))
        if isinstance(target, pikepdf.String | pikepdf.Name):
            target = self.names.get(str(target))
        return f"page {self.pages[target[0].objgen]}" if target is not None else "nowhere"


def _with(line: str, said: str) -> str:
    """Append a leaf to a line; texts of one page that follow one another are one."""
    if line.endswith('"') and said.startswith('"'):
        return line[:-1] + said[1:]
    return f"{line} {said}"


def _kids(node: Any) -> list[Any]:
    kids = node.get("/K", pikepdf.Array())
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _told(node: Any) -> str:
    said = {}
    for key in ("Alt", "ActualText", "Lang", "ID", "T"):
        if f"/{key}" in node:
            said[key] = f'"{node[f"/{key}"]}"'
    owners = node.get("/A", pikepdf.Array())
    for owner in owners if isinstance(owners, pikepdf.Array) else [owners]:
        for key, value in sorted(owner.items()):
            if key != "/O":
                said[key[1:]] = _value(value)
    parts = [k if k in UNTOLD else f"{k}={v}" for k, v in said.items()]
    return f" [{' '.join(parts)}]" if parts else ""


def _value(value: Any) -> str:
    if isinstance(value, pikepdf.Array):
        return ",".join(map(_value, value))
    if isinstance(value, pikepdf.String):
        return f'"{value}"'
    return str(value).removeprefix("/")


def _joined(parts: Iterator[Shown]) -> list[Shown]:
    """One entry for each marked-content id."""
    found: dict[int | None, str] = {}
    for part in parts:
        found[part.mcid] = found.get(part.mcid, "") + part.text
    return [Shown(mcid, text) for mcid, text in found.items()]


def shown(page: Any) -> Iterator[Shown]:
    """What a page shows, in order; pictures are "[picture]"."""
    maps: dict[str, dict[int, str]] = {}
    widths: dict[str, int] = {}
    for name, font in page.Resources.get("/Font", {}).items():
        maps[name] = _character_map(bytes(font.ToUnicode.read_bytes()))
        widths[name] = 2 if font.Subtype == "/Type0" else 1
    font = ""
    open_marks: list[int | None] = []
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "BDC" | "BMC":
                open_marks.append(_mcid(operands))
            case "EMC":
                open_marks.pop()
            case "Tf":
                font = str(operands[0])
            case "Tj" | "'" | '"' | "TJ":
                strings = operands[0] if str(operator) == "TJ" else [operands[-1]]
                for string in strings:
                    if isinstance(string, pikepdf.String):
                        text = _decoded(bytes(string), maps[font], widths[font])
                        yield Shown(_innermost(open_marks), text)
            case "Do":
                yield Shown(_innermost(open_marks), "[picture]")


def _mcid(operands: Any) -> int | None:
    if str(operands[0]) == "/Artifact":
        return None
    properties = operands[1] if len(operands) > 1 else {}
    if isinstance(properties, pikepdf.Dictionary) and "/MCID" in properties:
        return int(properties.MCID)
    return -1


def _innermost(marks: list[int | None]) -> int | None:
    if None in marks:
        return None
    return next((mark for mark in reversed(marks) if mark != -1), -1)


def _decoded(raw: bytes, characters: dict[int, str], width: int) -> str:
    codes = (int.from_bytes(raw[i : i + width], "big") for i in range(0, len(raw), width))
    return "".join(characters.get(code, "\ufffd") for code in codes)


@cache
def _character_map(stream: bytes) -> dict[int, str]:
    """Codes to text, as a ToUnicode map says (ISO 32000-1, 9.10.3)."""
    table: dict[int, str] = {}
    for kind, block in TO_UNICODE.findall(stream):
        tokens = [m[1] if m[1] is not None else m[2] or m[3] for m in HEX.finditer(block)]
        if kind == b"bfchar":
            for code, text in zip(tokens[::2], tokens[1::2], strict=True):
                table[int(code, 16)] = _utf16(text)
        else:
            _read_ranges(tokens, table)
    return table


def _read_ranges(tokens: list[bytes], table: dict[int, str]) -> None:
    at = 0
    while at < len(tokens):
        first, last = int(tokens[at], 16), int(tokens[at + 1], 16)
        if tokens[at + 2] == b"[":
            texts = tokens[at + 3 : at + 4 + last - first]
            table.update({first + i: _utf16(text) for i, text in enumerate(texts)})
            at += 4 + len(texts)
        else:
            start = _utf16(tokens[at + 2])
            for code in range(first, last + 1):
                table[code] = start[:-1] + chr(ord(start[-1]) + code - first)
            at += 3


def _utf16(digits: bytes) -> str:
    return bytes.fromhex(digits.decode()).decode("utf-16-be", "replace")
