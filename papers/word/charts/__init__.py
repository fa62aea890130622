"""Draw charts: lines and bars with their figures beside them, in the council's colours.

`sheet` is what is drawn on, `axis` a scale of figures, `look` colours and how series differ without
them, `labels` where words go; `lines` and `bars` draw.
"""

from dataclasses import dataclass
from typing import assert_never

from papers.model.blocks import Chart, ChartKind, Plot
from papers.model.bodies import Council
from papers.word.charts.bars import draw_bars
from papers.word.charts.lines import draw_lines
from papers.word.charts.sheet import Sheet, usual_settings

__all__ = ["Drawn", "draw"]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart in pixels and as a drawing."""

    png: bytes
    svg: bytes


def draw(chart: Chart, width: float, council: Council) -> Drawn:
    """A numbered chart, as wide as asked, in points."""
    with usual_settings():
        sheet = _sheet(chart.kind, chart.plot or Plot((), ()), width, council)
        return Drawn(sheet.png(), sheet.svg())


def _sheet(kind: ChartKind, plot: Plot, width: float, council: Council) -> Sheet:
    match kind:
        case ChartKind.LINE:
            return draw_lines(plot, width, council)
        case ChartKind.BAR:
            return draw_bars(plot, width, council)
        case _:
            assert_never(kind)
