"""Vector drawings: the small part of SVG 1.1 that plotting programs write, as operators of PDF.

Paths with fills, strokes and dashes, groups, transforms, clips, and paths that are used again.
Whatever goes beyond this makes a drawing unreadable, and the pixels beside it are drawn instead.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

from lxml import etree

from papers.pdf.ooxml import Node

SVG = "{http://www.w3.org/2000/svg}"
HREF = "{http://www.w3.org/1999/xlink}href"
MOST_BYTES = 3_000_000
MOST_OPERATORS = 200_000
LARGEST = 1_000_000  # coordinate
DEEPEST = 20  # graphics states; with those around it 28 at most (ISO 19005-2, 6.1.13)
USUAL_STYLE = "*{stroke-linejoin: round; stroke-linecap: butt}"

Style: TypeAlias = Mapping[str, str]
Matrix: TypeAlias = tuple[float, float, float, float, float, float]
_INHERITED = ("fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-dashoffset")
_OWN = ("stroke-linejoin", "stroke-linecap", "stroke-miterlimit")
_IGNORED = {"id", "d", "transform", "style", "clip-path", "x", "y", "width", "height", "type", HREF}
_OF_THE_ROOT = {"id", "width", "height", "viewBox", "version"}
_INITIAL = {"fill": "#000000", "stroke": "none", "stroke-width": "1"}
_JOINS = {"miter": 0, "round": 1, "bevel": 2}
_CAPS = {"butt": 0, "round": 1, "square": 2}
_NUMBER = r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?"
_TOKEN = re.compile(rf"\s*,?\s*(?:([MLHVCQZz])|({_NUMBER}))")
_TRANSFORM = re.compile(r"\s*(matrix|translate|scale)\(([^()]*)\)\s*,?")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_LENGTH = re.compile(rf"({_NUMBER})(?:pt|px)?")
_CLIP = re.compile(r"url\(#([^()\s]+)\)")
_OPERANDS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "Q": 4, "Z": 0}


class UnreadableDrawingError(Exception):
    """A drawing that holds more than can be drawn; its text says what."""


def read_drawing(content: bytes) -> list[str]:
    """The operators that draw an SVG file in the unit square, as an image is drawn.

    Raises UnreadableDrawingError where it cannot be drawn in full.
    """
    root = _parsed(content)
    box = [_number(each) for each in root.get("viewBox", "").split()]
    if len(box) != 4 or box[:2] != [0, 0] or min(box[2:]) <= 0:  # noqa: PLR2004
        raise UnreadableDrawingError("its viewBox")
    if unknown := set(root.attrib) - _OF_THE_ROOT:
        raise UnreadableDrawingError(str(min(unknown)))
    named = {each.get("id", ""): each for each in root.iter() if each.get("id")}
    code = [_matrix((1 / box[2], 0, 0, -1 / box[3], 0, 1))]
    depth = 0
    for operator in _Reader(named).children(root, _INITIAL):
        code.append(operator)
        depth += {"q": 1, "Q": -1}.get(operator, 0)
        if len(code) > MOST_OPERATORS or depth > DEEPEST:
            raise UnreadableDrawingError("its length or depth")
    return code


def _parsed(content: bytes) -> Node:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
    )
    if len(content) > MOST_BYTES or b"<!DOCTYPE" in content:
        raise UnreadableDrawingError("its length or document type")
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableDrawingError("its XML") from error
    if root.tag != f"{SVG}svg":
        raise UnreadableDrawingError(str(root.tag))
    return root


@dataclass(slots=True)
class _Reader:
    """Turns elements into operators; `named` are those that others may use."""

    named: Mapping[str, Node]

    def children(self, parent: Node, style: Style) -> Iterator[str]:
        """The operators of what stands in a group."""
        for node in parent:
            name = str(node.tag).removeprefix(SVG)
            match name:
                case "g":
                    yield from self._within(node, self.children(node, _styled(node, style)))
                case "path" | "rect":
                    yield from self._within(node, _painted(node, _styled(node, style)))
                case "use":
                    yield from self._used(node, _styled(node, style))
                case "defs":
                    _check_definitions(node)
                case "metadata" | "title" | "desc":
                    pass
                case _:
                    raise UnreadableDrawingError(name)

    def _within(self, node: Node, code: Iterator[str], move: Sequence[str] = ()) -> Iterator[str]:
        """Operators in the coordinates and the clip of an element."""
        clip = self._clip(node.get("clip-path", ""))
        before = (*_matrices(node.get("transform", "")), *move, *clip)
        yield from ("q", *before, *code, "Q") if before else code

    def _clip(self, reference: str) -> Iterator[str]:
        if not reference:
            return
        match = _CLIP.fullmatch(reference)
        shapes = list(self.named[match[1]]) if match and match[1] in self.named else []
        shape = list(_shape(shapes[0])) if len(shapes) == 1 else []
        if not shape or shapes[0].get("transform"):
            raise UnreadableDrawingError("a clip")
        yield from (*shape, "W n")

    def _used(self, node: Node, style: Style) -> Iterator[str]:
        """A path that is defined elsewhere, moved to its place."""
        path = self.named.get(node.get(HREF, "").removeprefix("#"))
        if path is None or path.tag != f"{SVG}path":
            raise UnreadableDrawingError("what it uses")
        x, y = (_number(node.get(key, "0")) for key in ("x", "y"))
        move = (_matrix((1, 0, 0, 1, x, y)),) if x or y else ()
        code = self._within(path, _painted(path, _styled(path, style)))
        yield from self._within(node, code, move)


def _check_definitions(node: Node) -> None:
    """Definitions draw nothing; but a style sheet of any other kind would change everything."""
    for each in node:
        name = str(each.tag).removeprefix(SVG)
        known = name in {"path", "clipPath"}
        if not known and not (name == "style" and (each.text or "").strip() == USUAL_STYLE):
            raise UnreadableDrawingError(name)


def _styled(node: Node, style: Style) -> Style:
    """The style of an element: its own, and what it inherits."""
    made = {key: style[key] for key in _INHERITED if key in style}
    for key, value in node.attrib.items():
        if key not in _IGNORED:
            made[str(key)] = str(value)
    for entry in filter(None, map(str.strip, node.get("style", "").split(";"))):
        key, _, value = entry.partition(":")
        made[key.strip()] = value.strip()
    unknown = [key for key, value in made.items() if not _is_known(key, value)]
    if unknown:
        raise UnreadableDrawingError(unknown[0])
    return made


def _is_known(key: str, value: str) -> bool:
    if key in {"opacity", "fill-opacity", "stroke-opacity"}:
        return value == "1"
    return key in _INHERITED or key in _OWN or (key, value) == ("fill-rule", "nonzero")


def _painted(node: Node, style: Style) -> Iterator[str]:
    """A shape, filled and stroked as its style says."""
    shape = list(_shape(node))
    if not shape:
        return
    filled, stroked = style["fill"] != "none", style["stroke"] != "none"
    if filled:
        yield f"{_colour(style['fill'])} rg"
    if stroked:
        yield from _pen(style)
    yield from shape
    yield {(True, True): "B", (True, False): "f", (False, True): "S"}.get((filled, stroked), "n")


def _pen(style: Style) -> Iterator[str]:
    yield f"{_colour(style['stroke'])} RG"
    yield f"{_written(_number(style['stroke-width']))} w"
    try:
        yield f"{_JOINS[style.get('stroke-linejoin', 'round')]} j"
        yield f"{_CAPS[style.get('stroke-linecap', 'butt')]} J"
    except KeyError as error:
        raise UnreadableDrawingError(str(error)) from error
    dashes = style.get("stroke-dasharray", "none")
    lengths = [] if dashes == "none" else [_number(each) for each in re.split(r"[\s,]+", dashes)]
    start = _number(style.get("stroke-dashoffset", "0"))
    if min((start, *lengths)) < 0 or (lengths and not sum(lengths)):
        raise UnreadableDrawingError("its dashes")
    yield f"[{' '.join(map(_written, lengths))}] {_written(start)} d"


def _shape(node: Node) -> Iterator[str]:
    """The path of a path or of a rectangle."""
    if node.tag == f"{SVG}rect":
        sides = [_number(node.get(key, "0")) for key in ("x", "y", "width", "height")]
        yield f"{' '.join(map(_written, sides))} re"
    elif node.tag == f"{SVG}path":
        yield from _path(node.get("d", ""))
    else:
        raise UnreadableDrawingError("a shape")


def _path(data: str) -> Iterator[str]:
    """Path data in absolute coordinates (SVG 1.1, 8.3)."""
    x = y = left = top = 0.0  # where we are, and where the subpath began
    for letter, numbers in _commands(data):
        match letter, numbers:
            case "M", [x, y]:
                left, top = x, y
                yield f"{_written(x)} {_written(y)} m"
            case "L", [x, y]:
                yield f"{_written(x)} {_written(y)} l"
            case "H", [x]:
                yield f"{_written(x)} {_written(y)} l"
            case "V", [y]:
                yield f"{_written(x)} {_written(y)} l"
            case "C", [*_, x, y]:
                yield f"{' '.join(map(_written, numbers))} c"
            case "Q", [*_]:
                yield f"{' '.join(map(_written, _cubic(x, y, numbers)))} c"
                x, y = numbers[2:]
            case _:
                x, y = left, top
                yield "h"


def _cubic(x: float, y: float, numbers: list[float]) -> list[float]:
    """A quadratic curve from a point as a cubic one."""
    bx, by, cx, cy = numbers
    return [
        x + (bx - x) * 2 / 3, y + (by - y) * 2 / 3, cx + (bx - cx) * 2 / 3, cy + (by - cy) * 2 / 3,
        cx, cy,
    ]  # fmt: skip


def _commands(data: str) -> Iterator[tuple[str, list[float]]]:
    """Each command with its numbers; one whose letter is left out is like the one before."""
    tokens = list(_tokens(data))
    if tokens and tokens[0] != "M":
        raise UnreadableDrawingError("a path")
    place, letter = 0, ""
    while place < len(tokens):
        if isinstance(tokens[place], str):
            letter, place = str(tokens[place]).upper(), place + 1
        elif letter == "M":
            letter = "L"
        count = _OPERANDS.get(letter, 0)
        numbers = [each for each in tokens[place : place + count] if isinstance(each, float)]
        if len(numbers) != count or (not count and letter != "Z"):
            raise UnreadableDrawingError("a path")
        yield letter, numbers
        place += count
        if letter == "Z":
            letter = ""


def _tokens(data: str) -> Iterator[str | float]:
    end = 0
    for match in _TOKEN.finditer(data):
        if match.start() != end:
            break
        end = match.end()
        yield match[1] or _number(match[2])
    if data[end:].strip():
        raise UnreadableDrawingError("a path")


def _matrices(transforms: str) -> Iterator[str]:
    end = 0
    for match in _TRANSFORM.finditer(transforms):
        if match.start() != end:
            break
        end = match.end()
        numbers = [_number(each) for each in re.split(r"[\s,]+", match[2].strip())]
        yield _matrix(_as_matrix(match[1], numbers))
    if transforms[end:].strip():
        raise UnreadableDrawingError("a transform")


def _as_matrix(name: str, numbers: list[float]) -> Matrix:
    match name, numbers:
        case "matrix", [a, b, c, d, e, f]:
            return a, b, c, d, e, f
        case "translate", [x]:
            return 1, 0, 0, 1, x, 0
        case "translate", [x, y]:
            return 1, 0, 0, 1, x, y
        case "scale", [x]:
            return x, 0, 0, x, 0, 0
        case "scale", [x, y]:
            return x, 0, 0, y, 0, 0
        case _:
            raise UnreadableDrawingError("a transform")


def _matrix(matrix: Matrix) -> str:
    return f"{' '.join(f'{each:.8f}'.rstrip('0').rstrip('.') for each in matrix)} cm"


def _number(text: str) -> float:
    match = _LENGTH.fullmatch(text.strip())
    if match is None or abs(number := float(match[1])) > LARGEST:
        raise UnreadableDrawingError(f"the length {text[:20]}")
    return number


def _written(number: float) -> str:
    return f"{number:.4f}".rstrip("0").rstrip(".")


@cache
def _colour(code: str) -> str:
    """The operands of a colour."""
    if not _COLOUR.fullmatch(code):
        raise UnreadableDrawingError(f"the colour {code[:20]}")
    return " ".join(f"{int(code[i : i + 2], 16) / 255:.3g}" for i in (1, 3, 5))
