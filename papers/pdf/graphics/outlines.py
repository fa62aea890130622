"""The outlines of drawn shapes, in the unit square from its top left corner downwards."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import atan2, ceil, cos, isfinite, pi, sin, tan
from typing import NamedTuple, TypeAlias

from papers.pdf.graphics.geometry import Geometry, Path, adjustments_of, custom, ready_made
from papers.pdf.graphics.guides import angle, guides, number
from papers.pdf.ooxml import A, Node
from papers.pdf.story import BOTH, FILLED, LINED, Outline, Step

ARC = 0.5523  # how far a quarter circle's control points stand from its ends
FARTHEST = 1000.0  # times its size that a shape reaches beyond itself
SMALLEST = 1.0
RECTANGLE: Outline = (("m", (0, 0)), ("l", (1, 0)), ("l", (1, 1)), ("l", (0, 1)), ("h", ()))
ELLIPSE: Outline = (
    ("m", (0.5, 0)),
    ("c", (0.5 + ARC / 2, 0, 1, 0.5 - ARC / 2, 1, 0.5)),
    ("c", (1, 0.5 + ARC / 2, 0.5 + ARC / 2, 1, 0.5, 1)),
    ("c", (0.5 - ARC / 2, 1, 0, 0.5 + ARC / 2, 0, 0.5)),
    ("c", (0, 0.5 - ARC / 2, 0.5 - ARC / 2, 0, 0.5, 0)),
    ("h", ()),
)
LINE: Outline = (("m", (0, 0)), ("l", (1, 1)))
NOTHING: Mapping[str, float] = {}
Edges: TypeAlias = tuple[float, float, float, float]
NO_EDGES: Edges = (0.0, 0.0, 0.0, 0.0)


class Form(NamedTuple):
    """A shape at one size: its outline, and how far its text keeps from its edges.

    The edges are top, right, bottom and left, in the unit of the size.
    """

    outline: Outline
    inset: Edges = NO_EDGES


def form_of(properties: Node | None, width: float, height: float) -> Form:
    """The form of a shape of this size, in any unit; one without outline cannot be drawn."""
    if properties is None:
        return Form(())
    own = properties.find(f"{A}custGeom")
    if own is not None:
        return _formed(custom(own), NOTHING, width, height)
    preset = properties.find(f"{A}prstGeom")
    geometry = ready_made(preset.get("prst", "")) if preset is not None else None
    if preset is None or geometry is None:
        return Form(())
    return _formed(geometry, dict(adjustments_of(preset)), width, height)


def outline_named(
    name: str, adjustments: Mapping[str, float], width: float, height: float
) -> Outline:
    """A ready-made outline by its name; () where there is none."""
    geometry = ready_made(name)
    return _formed(geometry, adjustments, width, height).outline if geometry is not None else ()


def _formed(
    geometry: Geometry, adjustments: Mapping[str, float], width: float, height: float
) -> Form:
    """A geometry at this size."""
    width, height = max(width, SMALLEST), max(height, SMALLEST)
    known = guides(width, height, dict(geometry.adjustments) | dict(adjustments), geometry.guides)
    found, before = list[Step](), BOTH
    for path in sorted(geometry.paths, key=lambda path: path.hollow):  # lines over what is filled
        mark = LINED if path.hollow else FILLED if path.bare else BOTH
        own = [*_Pen(known, path.width or width, path.height or height).steps(path)]
        if own and not (path.hollow and path.bare):
            found += own if mark == before else [(mark, ()), *own]
            before = mark
    left, top, right, bottom = (number(edge, known) for edge in geometry.text)
    inside = 0 <= left < right <= width and 0 <= top < bottom <= height
    return Form(tuple(found), (top, width - right, height - bottom, left) if inside else NO_EDGES)


def flipped(outline: Outline, *, across: bool, down: bool) -> Outline:
    """An outline mirrored across, and upside down."""
    return tuple(
        (operator, tuple(_mirrored(at, across=across, down=down))) for operator, at in outline
    )


def _mirrored(places: Sequence[float], *, across: bool, down: bool) -> list[float]:
    return [
        1 - place if (down if index % 2 else across) else place
        for index, place in enumerate(places)
    ]


@dataclass(slots=True)
class _Pen:
    """Draws one path, from place to place in units of the path."""

    known: Mapping[str, float]
    width: float
    height: float
    x: float = 0.0
    y: float = 0.0
    first: tuple[float, float] = field(default=(0.0, 0.0))

    def steps(self, path: Path) -> Iterator[Step]:
        """Its steps; a path begins with a move, or is nothing."""
        if not path.steps or path.steps[0][0] != "M":
            return
        for letter, *operands in path.steps:
            at = [number(each, self.known) for each in operands]
            match letter, at:
                case "M", [x, y]:
                    self.first = x, y
                    yield self._to("m", x, y)
                case "L", [x, y]:
                    yield self._to("l", x, y)
                case "C", [*_] if len(at) == 6:  # noqa: PLR2004
                    yield self._to("c", *at)
                case "Q", [x1, y1, x, y]:
                    yield self._quadratic(x1, y1, x, y)
                case "A", [across, down, start, sweep]:
                    yield from self._arc(across, down, angle(start), angle(sweep))
                case "Z", []:
                    self.x, self.y = self.first
                    yield "h", ()

    def _to(self, operator: str, *at: float) -> Step:
        self.x, self.y = at[-2:]
        sizes = (self.width, self.height)
        return operator, tuple(_near(place / sizes[index % 2]) for index, place in enumerate(at))

    def _quadratic(self, x1: float, y1: float, x: float, y: float) -> Step:
        one = self.x + (x1 - self.x) * 2 / 3, self.y + (y1 - self.y) * 2 / 3
        two = x + (x1 - x) * 2 / 3, y + (y1 - y) * 2 / 3
        return self._to("c", *one, *two, x, y)

    def _arc(self, across: float, down: float, start: float, sweep: float) -> Iterator[Step]:
        """A part of an ellipse of these radii, as curves of a quarter at the most (20.1.9.4)."""
        begin, turn = _on_ellipse(across, down, start, sweep)
        middle = self.x - across * cos(begin), self.y - down * sin(begin)
        count = max(1, ceil(abs(turn) / (pi / 2) - 1e-9))
        step = turn / count
        pull = 4 / 3 * tan(step / 4)
        for index in range(count):
            one, two = begin + index * step, begin + (index + 1) * step
            yield self._to(
                "c",
                middle[0] + across * (cos(one) - pull * sin(one)),
                middle[1] + down * (sin(one) + pull * cos(one)),
                middle[0] + across * (cos(two) + pull * sin(two)),
                middle[1] + down * (sin(two) - pull * cos(two)),
                middle[0] + across * cos(two),
                middle[1] + down * sin(two),
            )


def _on_ellipse(across: float, down: float, start: float, sweep: float) -> tuple[float, float]:
    """Where an arc begins and how far it turns, as angles of the circle that is its ellipse."""

    def stretched(seen: float) -> float:
        return atan2(across * sin(seen), down * cos(seen)) if across and down else seen

    sweep = max(-2 * pi, min(2 * pi, sweep))
    begin = stretched(start)
    if abs(sweep) >= 2 * pi - 1e-9:
        return begin, sweep
    turn = (stretched(start + sweep) - begin) % (2 * pi)
    return begin, turn if sweep >= 0 else turn - 2 * pi if turn else 0.0


def _near(place: float) -> float:
    return max(-FARTHEST, min(FARTHEST, place)) + 0.0 if isfinite(place) else 0.0
