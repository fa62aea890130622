"""The axes of a chart (ISO/IEC 29500-1, 21.2.2.25 and 21.2.2.226)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from papers.pdf.graphics.chartletters import (
    PLAIN,
    C,
    Caption,
    Letters,
    caption_of,
    letters_in,
    name_of,
    number_of,
    value_of,
)
from papers.pdf.ooxml import TRUE, A, Node
from papers.pdf.properties import whole
from papers.pdf.theme import Theme

# Of sixty thousandths of a degree.
SLANTED, UPRIGHT, AUTOMATIC = 45 * 60_000, 90 * 60_000, 1000 * 60_000


@dataclass(frozen=True, slots=True)
class Axis:
    """An axis: its title, how its numbers are written, and what of its scale is fixed."""

    title: Caption | None = None
    form: str = ""  # "" as its data are written
    least: float | None = None
    most: float | None = None
    shown: bool = True
    ruled: bool = False
    turned: bool = False  # it runs from right to left, or downwards
    far: bool = False  # it stands at the last category
    between: bool = True  # points stand in the middle of their categories, not at the lines
    letters: Letters = PLAIN
    sideways: bool = False  # its words are turned


NO_AXIS = Axis(shown=False)


class Axes:
    """The axes of a chart: the first one of values that groups name, and the second."""

    def __init__(self, plot: Node, letters: Letters, theme: Theme) -> None:
        self._letters, self._theme = letters, theme
        axes = [node for node in plot if name_of(node).endswith("Ax")]
        named = {value_of(node, "axId"): node for node in axes}
        groups = [node for node in plot if name_of(node).endswith("Chart")]
        pairs = [_two([named[key] for key in _keys(group) if key in named]) for group in groups]
        pairs = [pair for pair in pairs if pair != (None, None)] or [_two(axes)]
        across, values = next((pair for pair in pairs if _is_shown(pair[0])), pairs[0])
        self.across, self.values = self._axis(across), self._axis(values)
        self._second = next((own for _, own in pairs if own not in (None, values)), None)
        self.second = self._axis(self._second) if self._second is not None else None

    def is_second(self, group: Node) -> bool:
        """Whether a group is measured on the second axis."""
        return self._second is not None and value_of(self._second, "axId") in _keys(group)

    def _axis(self, node: Node | None) -> Axis:
        if node is None:
            return NO_AXIS
        scale, form = node.find(f"{C}scaling"), node.find(f"{C}numFmt")
        linked = form is None or form.get("sourceLinked") in TRUE
        return Axis(
            caption_of(node.find(f"{C}title"), replace(self._letters, bold=True), self._theme),
            "" if form is None or linked else form.get("formatCode", ""),
            number_of(value_of(scale, "min")),
            number_of(value_of(scale, "max")),
            _is_shown(node) and value_of(node, "tickLblPos") != "none",
            node.find(f"{C}majorGridlines") is not None,
            value_of(scale, "orientation") == "maxMin",
            value_of(node, "crosses") == "max",
            value_of(node, "crossBetween") != "midCat",
            letters_in(node, self._letters, self._theme),
            _is_turned(node.find(f"{C}txPr/{A}bodyPr")),
        )


def _is_turned(body: Node | None) -> bool:
    """Whether words stand on their side, or nearly so; angles beyond are left to the program."""
    if body is None:
        return False
    angle = abs(whole(body.get("rot"), 0, AUTOMATIC))
    return SLANTED <= angle <= UPRIGHT or body.get("vert", "horz") != "horz"


def _keys(group: Node) -> list[str]:
    """The axes that a group names."""
    return [each.get("val", "") for each in group.iterfind(f"{C}axId")]


def _is_shown(axis: Node | None) -> bool:
    return axis is not None and value_of(axis, "delete") not in TRUE


def _two(axes: Sequence[Node]) -> tuple[Node | None, Node | None]:
    """The axis across and that of values; of scattered points both are of values."""
    across = next((each for each in axes if name_of(each) in ("catAx", "dateAx")), None)
    values = [each for each in axes if name_of(each) == "valAx"]
    if across is None and len(values) > 1:
        across = next((each for each in values if value_of(each, "axPos") in "bt"), values[0])
        values.remove(across)
    return across, values[0] if values else None
