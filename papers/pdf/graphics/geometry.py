"""The geometry of drawn shapes: their guides and paths, ready-made or an author's own (20.1.9)."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path as File

from papers.pdf.ooxml import A, Node
from papers.pdf.properties import whole

READY_MADE = File(__file__).with_name("shapes.txt")
LARGEST = 2**31
MOST_STEPS = 20_000
STEPS = {"moveTo": "M", "lnTo": "L", "cubicBezTo": "C", "quadBezTo": "Q", "close": "Z"}
LETTERS = {*STEPS.values(), "A"}
EDGES: tuple[str, ...] = ("l", "t", "r", "b")
RADII = ("wR", "hR", "stAng", "swAng")


@dataclass(frozen=True, slots=True)
class Path:
    """Steps, each a letter and its operands, in units of their own where `width` is not 0.

    A `hollow` path is not filled, a `bare` one has no line.
    """

    steps: tuple[tuple[str, ...], ...]
    hollow: bool = False
    bare: bool = False
    width: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True)
class Geometry:
    """A shape of any size: adjustments by name, guides and their formulas, paths.

    `text` is the rectangle in which its text stands: left, top, right, bottom (20.1.9.22).
    """

    adjustments: tuple[tuple[str, int], ...]
    guides: tuple[tuple[str, str], ...]
    paths: tuple[Path, ...]
    text: tuple[str, ...] = EDGES


def custom(own: Node) -> Geometry:
    """A geometry of the author's own (a:custGeom)."""
    paths = []
    for node in own.iterfind(f"{A}pathLst/{A}path"):
        steps = tuple(_step(command) for command in list(node)[:MOST_STEPS])
        paths.append(
            Path(
                tuple(step for step in steps if step),
                node.get("fill") == "none",
                node.get("stroke") in ("0", "false"),
                whole(node.get("w"), 0, LARGEST),
                whole(node.get("h"), 0, LARGEST),
            )
        )
    guides = own.iterfind(f"{A}gdLst/{A}gd")
    formulas = tuple((gd.get("name", ""), gd.get("fmla", "")) for gd in guides)
    room = own.find(f"{A}rect")
    text = EDGES if room is None else tuple(room.get(edge, edge) for edge in EDGES)
    return Geometry(tuple(adjustments_of(own)), formulas, tuple(paths), text)


def adjustments_of(node: Node) -> Iterator[tuple[str, int]]:
    """What a shape says of its adjustments."""
    for gd in node.iterfind(f"{A}avLst/{A}gd"):
        value = gd.get("fmla", "").removeprefix("val").strip()
        yield gd.get("name", ""), whole(value, 0, LARGEST)


def _step(command: Node) -> tuple[str, ...]:
    name = str(command.tag).removeprefix(A)
    if name == "arcTo":
        return ("A", *(command.get(each, "0") for each in RADII))
    points = (place for pt in command.iterfind(f"{A}pt") for place in (pt.get("x"), pt.get("y")))
    return (STEPS[name], *(place or "0" for place in points)) if name in STEPS else ()


@cache
def ready_made(name: str) -> Geometry | None:
    """A ready-made geometry by its name; None where there is none."""
    lines = _definitions().get(name)
    if lines is None:
        return None
    first, *others = lines
    said = (each.split("=") for each in first.split()[1:])
    guides, paths, text = list[tuple[str, str]](), list[Path](), EDGES
    for line in others:
        name, rest = line.split(maxsplit=1)
        if name.startswith("path"):
            paths.append(_path(line.removeprefix("path")))
        elif name == "text":
            text = tuple(rest.split())
        else:
            guides.append((name, rest))
    adjustments = tuple((key, int(value)) for key, value in said)
    return Geometry(adjustments, tuple(guides), tuple(paths), text)


@cache
def _definitions() -> dict[str, list[str]]:
    """The lines of each definition, by its name."""
    found: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in READY_MADE.read_text("utf-8").splitlines():
        if line.startswith(" "):
            lines.append(line.strip())
        elif not line.startswith("#"):
            lines = found[line.split()[0]] = [line]
    return found


def _path(line: str) -> Path:
    """A path: its marks and the size of its units, then its steps."""
    said, steps = line.split(":")
    marks = said.split()
    size = next((mark for mark in marks if mark[0].isdigit()), "0x0").split("x")
    found: list[list[str]] = []
    for word in steps.split():
        if word in LETTERS:
            found.append([word])
        else:
            found[-1].append(word)
    width, height = map(int, size)
    return Path(tuple(map(tuple, found)), "hollow" in marks, "bare" in marks, width, height)
