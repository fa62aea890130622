"""The outlines of drawn shapes, in the unit square from its top left corner downwards.

Those of the shapes that Word offers ready-made follow their definitions, with the adjustments that
a shape names (ISO/IEC 29500-1, 20.1.10.56, presetShapeDefinitions.xml).
"""

from collections.abc import Callable, Mapping, Sequence

from papers.pdf.ooxml import A, Node
from papers.pdf.properties import whole
from papers.pdf.story import Outline, Step

SHARE = 100_000  # a whole in the adjustments of shapes
ARC = 0.5523  # how far a quarter circle's control points stand from its ends
LARGEST = 2**31
MOST_STEPS = 20_000
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

Adjusted = Callable[[Sequence[float], float, float], Outline]


def outline_of(properties: Node | None, width: float, height: float) -> Outline:
    """The outline of a shape of this size, in any unit; () where it cannot be drawn."""
    if properties is None:
        return ()
    own = properties.find(f"{A}custGeom")
    if own is not None:
        return _custom(own)
    preset = properties.find(f"{A}prstGeom")
    if preset is None:
        return ()
    guides = preset.iterfind(f"{A}avLst/{A}gd")
    values = [whole(gd.get("fmla", "").removeprefix("val ").strip(), 0, LARGEST) for gd in guides]
    return ready_made(preset.get("prst", ""), [each / SHARE for each in values], width, height)


def ready_made(name: str, adjustments: Sequence[float], width: float, height: float) -> Outline:
    """A ready-made outline by its name; `adjustments` are shares of what they change."""
    if name in _PLAIN:
        return _PLAIN[name]
    if name not in _ADJUSTED:
        return ()
    usual, make = _ADJUSTED[name]
    values = [*adjustments[: len(usual)], *usual[len(adjustments) :]]
    return make(values, max(width, 1.0), max(height, 1.0))


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


def _polygon(*corners: tuple[float, float]) -> Outline:
    first, *others = corners
    return (("m", first), *(("l", corner) for corner in others), ("h", ()))


def _rounded(values: Sequence[float], width: float, height: float) -> Outline:
    radius = min(0.5, max(0.0, values[0])) * min(width, height)
    x, y = radius / width, radius / height
    u, v = x * (1 - ARC), y * (1 - ARC)
    return (
        ("m", (x, 0)), ("l", (1 - x, 0)), ("c", (1 - u, 0, 1, v, 1, y)),
        ("l", (1, 1 - y)), ("c", (1, 1 - v, 1 - u, 1, 1 - x, 1)),
        ("l", (x, 1)), ("c", (u, 1, 0, 1 - v, 0, 1 - y)),
        ("l", (0, y)), ("c", (0, v, u, 0, x, 0)), ("h", ()),
    )  # fmt: skip


def _arrow(values: Sequence[float], width: float, height: float) -> Outline:
    """An arrow to the right: how thick its shaft is, how long its head, of the shorter side."""
    half = min(1.0, max(0.0, values[0])) / 2
    neck = 1 - min(1.0, max(0.0, values[1]) * min(width, height) / width)
    return _polygon(
        (0, 0.5 - half), (neck, 0.5 - half), (neck, 0), (1, 0.5), (neck, 1), (neck, 0.5 + half),
        (0, 0.5 + half),
    )  # fmt: skip


def _arrow_down(values: Sequence[float], width: float, height: float) -> Outline:
    return tuple(
        (operator, tuple(at[index ^ 1] for index in range(len(at))))
        for operator, at in _arrow(values, height, width)
    )


def _both_ways(values: Sequence[float], width: float, height: float) -> Outline:
    half = min(1.0, max(0.0, values[0])) / 2
    neck = min(0.5, max(0.0, values[1]) * min(width, height) / width)
    above, below = 0.5 - half, 0.5 + half
    return _polygon(
        (0, 0.5), (neck, 0), (neck, above), (1 - neck, above), (1 - neck, 0), (1, 0.5),
        (1 - neck, 1), (1 - neck, below), (neck, below), (neck, 1),
    )  # fmt: skip


def _slanted(values: Sequence[float], width: float, height: float) -> Outline:
    x = min(1.0, max(0.0, values[0]) * min(width, height) / width)
    return _polygon((x, 0), (1, 0), (1 - x, 1), (0, 1))


def _trapezoid(values: Sequence[float], width: float, height: float) -> Outline:
    x = min(0.5, max(0.0, values[0]) * min(width, height) / width)
    return _polygon((x, 0), (1 - x, 0), (1, 1), (0, 1))


def _pointed(values: Sequence[float], width: float, height: float) -> Outline:
    x = 1 - min(1.0, max(0.0, values[0]) * min(width, height) / width)
    return _polygon((0, 0), (x, 0), (1, 0.5), (x, 1), (0, 1))


def _chevron(values: Sequence[float], width: float, height: float) -> Outline:
    x = min(1.0, max(0.0, values[0]) * min(width, height) / width)
    return _polygon((0, 0), (1 - x, 0), (1, 0.5), (1 - x, 1), (0, 1), (x, 0.5))


def _hexagon(values: Sequence[float], width: float, height: float) -> Outline:
    x = min(0.5, max(0.0, values[0]) * min(width, height) / width)
    return _polygon((x, 0), (1 - x, 0), (1, 0.5), (1 - x, 1), (x, 1), (0, 0.5))


def _elbow(values: Sequence[float], _: float, __: float) -> Outline:
    x = values[0]
    return (("m", (0, 0)), ("l", (x, 0)), ("l", (x, 1)), ("l", (1, 1)))


def _mirror(make: Adjusted, *, across: bool = False, down: bool = False) -> Adjusted:
    return lambda *size: flipped(make(*size), across=across, down=down)


_PLAIN: Mapping[str, Outline] = {
    **dict.fromkeys(("rect", "flowChartProcess", "textBox"), RECTANGLE),
    **dict.fromkeys(("ellipse", "flowChartConnector"), ELLIPSE),
    **dict.fromkeys(("line", "straightConnector1"), LINE),
    "bentConnector2": (("m", (0, 0)), ("l", (1, 0)), ("l", (1, 1))),
    "rtTriangle": _polygon((0, 0), (1, 1), (0, 1)),
    **dict.fromkeys(
        ("diamond", "flowChartDecision"), _polygon((0.5, 0), (1, 0.5), (0.5, 1), (0, 0.5))
    ),
    "flowChartInputOutput": _polygon((0.2, 0), (1, 0), (0.8, 1), (0, 1)),
}
_ADJUSTED: Mapping[str, tuple[tuple[float, ...], Adjusted]] = {
    "roundRect": ((0.16667,), _rounded),
    "flowChartAlternateProcess": ((0.16667,), _rounded),
    "flowChartTerminator": ((0.5,), _rounded),
    "triangle": ((0.5,), lambda values, _, __: _polygon((values[0], 0), (1, 1), (0, 1))),
    "parallelogram": ((0.25,), _slanted),
    "trapezoid": ((0.25,), _trapezoid),
    "homePlate": ((0.5,), _pointed),
    "chevron": ((0.5,), _chevron),
    "hexagon": ((0.25,), _hexagon),
    "rightArrow": ((0.5, 0.5), _arrow),
    "leftArrow": ((0.5, 0.5), _mirror(_arrow, across=True)),
    "downArrow": ((0.5, 0.5), _arrow_down),
    "upArrow": ((0.5, 0.5), _mirror(_arrow_down, down=True)),
    "leftRightArrow": ((0.5, 0.5), _both_ways),
    "bentConnector3": ((0.5,), _elbow),
}


def _custom(own: Node) -> Outline:
    """The paths of a shape of the author's own (20.1.9.15); () where they need calculating."""
    steps: list[Step] = []
    for path in own.iterfind(f"{A}pathLst/{A}path"):
        across, down = (whole(path.get(side), 0, LARGEST) for side in ("w", "h"))
        for command in path:
            operator = _COMMANDS.get(str(command.tag).removeprefix(A), "")
            places = [_place(point, across, down) for point in command.iterfind(f"{A}pt")]
            if not operator or None in places or len(steps) > MOST_STEPS:
                return ()
            at = [number for place in places if place is not None for number in place]
            if len(at) != _OPERANDS[operator]:
                return ()
            steps.append((operator, tuple(at)))
    return tuple(steps) if steps and steps[0][0] == "m" else ()


def _place(point: Node, across: int, down: int) -> tuple[float, float] | None:
    """A point as shares of its path's size; None where it is named by a guide."""
    try:
        x, y = int(point.get("x", "")), int(point.get("y", ""))
    except ValueError:
        return None
    if max(abs(x), abs(y)) > LARGEST:
        return None
    return (x / across if across else 0.0), (y / down if down else 0.0)


_COMMANDS = {"moveTo": "m", "lnTo": "l", "cubicBezTo": "c", "close": "h"}
_OPERANDS = {"m": 2, "l": 2, "c": 6, "h": 0}
