"""Draw what is measured in the axes of a chart: bars, lines, areas, points, and their labels."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from papers.pdf.graphics.chartaxes import Axis
from papers.pdf.graphics.chartletters import Caption
from papers.pdf.graphics.chartpen import Pen
from papers.pdf.graphics.chartpieces import (
    Point,
    Room,
    Span,
    polyline,
    shares,
    spans_of,
    stretches,
    transposed,
)
from papers.pdf.graphics.charts import Chart, Group, Series
from papers.pdf.graphics.outlines import ELLIPSE, RECTANGLE
from papers.pdf.graphics.scales import Scale
from papers.pdf.story import Part

MARK = 100  # twips: a point
SLIGHT = 20  # between a bar and its label
OPPOSITE = {"outEnd": "outBase", "inEnd": "inBase", "inBase": "inEnd"}  # of bars below nothing


@dataclass(frozen=True, slots=True)
class Measured:
    """A group, from where to where its values reach, and the axis that measures them."""

    group: Group
    spans: list[list[Span | None]]
    axis: Axis


@dataclass(frozen=True, slots=True)
class Marks:
    """Draws groups in the room inside the axes; `across` is the scale of scattered points.

    `labels` are drawn last, when all that is measured stands.
    """

    chart: Chart
    pen: Pen
    plot: Room
    lying: bool
    across: Scale | None = None
    labels: list[Part] = field(default_factory=list)

    def draw(self, measured: Measured, scale: Scale) -> Iterator[Part]:
        """What a group shows; its labels are kept."""
        if measured.group.kind == "bar":
            yield from self._bars(measured, scale)
        else:
            yield from self._runs(measured, scale)

    def at(self, index: float) -> float:
        """How far along its axis the middle of a category is."""
        count, axis = len(self.chart.categories), self.chart.across
        bars = any(group.kind == "bar" for group in self.chart.groups)
        if bars or self.chart.values.between or count == 1:
            share = (index + 0.5) / count
        else:
            share = index / (count - 1)
        return along(share, axis)

    def _bars(self, measured: Measured, scale: Scale) -> Iterator[Part]:
        group, plot, count = measured.group, self.plot, len(self.chart.categories)
        side_by_side = 1 if group.stacked else len(group.series)
        overlap = 1 - group.overlap / 100
        slot = (plot.height if self.lying else plot.width) / count
        thick = slot / (1 + (side_by_side - 1) * overlap + group.gap / 100)
        whole = thick * (1 + (side_by_side - 1) * overlap)
        for position, (series, spans) in enumerate(zip(group.series, measured.spans, strict=True)):
            before = 0 if group.stacked else position
            for index, span in enumerate(spans):
                if span is None:
                    continue
                low, high = sorted(along(scale.share(end), measured.axis) for end in span)
                shift = before * thick * overlap - whole / 2
                if self.lying:
                    middle = plot.y + (1 - self.at(index)) * plot.height
                    y = middle - shift - thick
                    bar = Room(plot.x + low * plot.width, y, (high - low) * plot.width, thick)
                else:
                    x = plot.x + self.at(index) * plot.width + shift
                    y = plot.y + (1 - high) * plot.height
                    bar = Room(x, y, thick, (high - low) * plot.height)
                if high > low and series.drawn:
                    yield self.pen.shape(bar, RECTANGLE, series.colours[index])
                if caption := series.label(index, self.chart.categories[index]):
                    place = placed(group, series, index)
                    if measured.axis.turned != ((series.values[index] or 0) < 0):
                        place = OPPOSITE.get(place, place)
                    self.labels.append(self._on_bar(caption, bar, place))

    def _on_bar(self, caption: Caption, bar: Room, place: str) -> Part:
        """A label at a bar's end, outside or inside, at its foot or in its middle."""
        width, high = self.pen.breadth(caption.text, caption.letters), self.pen.height(caption)
        x, y = bar.x + (bar.width - width) / 2, bar.y + (bar.height - high) / 2
        if self.lying:
            x = {
                "outBase": bar.x - width - SLIGHT,
                "inBase": bar.x + SLIGHT,
                "inEnd": bar.x + bar.width - width - SLIGHT,
                "outEnd": bar.x + bar.width + SLIGHT,
            }.get(place, x)
        else:
            y = {
                "outBase": bar.y + bar.height,
                "inBase": bar.y + bar.height - high - SLIGHT,
                "inEnd": bar.y + SLIGHT,
                "outEnd": bar.y - high,
            }.get(place, y)
        return self.pen.words(caption, Room(x, y, width, 0))

    def _runs(self, measured: Measured, scale: Scale) -> Iterator[Part]:
        """Lines from point to point, or areas below them."""
        group = measured.group
        for series, spans in zip(group.series, measured.spans, strict=True):
            places, ends = self._places(series), list[tuple[Point, Point] | None]()
            for place, span in zip(places, spans, strict=True):
                if place is None or span is None:
                    ends.append(None)
                    continue
                foot, top = (1 - along(scale.share(end), measured.axis) for end in span)
                ends.append(((place, foot), (place, top)))
            found = [each for each in ends if each is not None]
            if group.kind in ("line", "scatter"):
                yield from self._line(series, [each and each[1] for each in ends])
            elif found:
                outline = polyline([top for _, top in found] + [foot for foot, _ in found[::-1]])
                yield self.pen.shape(self.plot, (*outline, ("h", ())), series.colours[0])
            for index, each in enumerate(ends):
                caption = series.label(index, self.chart.categories[index])
                if each is not None and caption is not None:
                    (x, foot), (_, top) = each
                    at = x, (foot + top) / 2 if group.kind == "area" else top
                    self.labels.append(self._at_point(caption, at, placed(group, series, index)))

    def _places(self, series: Series) -> Sequence[float | None]:
        """How far across the points of a series stand."""
        count = len(series.values)
        if self.across is None:
            return [self.at(index) for index in range(count)]
        scale, axis, found = self.across, self.chart.across, places_of(series)
        shares = [None if x is None else along(scale.share(x), axis) for x in found[:count]]
        return [*shares, *[None] * (count - len(shares))]

    def _line(self, series: Series, tops: Sequence[Point | None]) -> Iterator[Part]:
        colour, plot = series.colours[0], self.plot
        for stretch in stretches(tops) if series.drawn else ():
            yield self.pen.shape(plot, polyline(stretch), "", colour, series.thick)
        for top in tops if series.marked else ():
            if top is not None:
                x, y = plot.x + top[0] * plot.width, plot.y + top[1] * plot.height
                mark = Room(x - MARK / 2, y - MARK / 2, MARK, MARK)
                yield self.pen.shape(mark, ELLIPSE, colour)

    def _at_point(self, caption: Caption, point: Point, place: str) -> Part:
        """A label beside a point, above, below or upon it."""
        width, high = self.pen.breadth(caption.text, caption.letters), self.pen.height(caption)
        x = self.plot.x + point[0] * self.plot.width
        y = self.plot.y + point[1] * self.plot.height
        left = {"r": x + MARK / 2, "l": x - MARK / 2 - width}.get(place, x - width / 2)
        top = {"t": y - MARK / 2 - high, "b": y + MARK / 2}.get(place, y - high / 2)
        return self.pen.words(caption, Room(left, top, width, 0))


def placed(group: Group, series: Series, index: int) -> str:
    """Where a label stands: as it says, or as is usual for its kind."""
    own = series.labels[index]
    usual = {"bar": "ctr" if group.stacked else "outEnd", "area": "ctr"}.get(group.kind, "r")
    return own.place if own is not None and own.place else usual


def along(share: float, axis: Axis) -> float:
    """How far along an axis a share is, which may run the other way."""
    return 1 - share if axis.turned else share


def measured_spans(group: Group) -> list[list[Span | None]]:
    """From where to where the values of a group reach, as shares where they are percent."""
    columns: list[Sequence[float | None]] = [series.values for series in group.series]
    if group.grouping == "percentStacked":
        columns = [*transposed([shares(column) for column in transposed(columns)])]
    return spans_of(columns, stacked=group.stacked)


def places_of(series: Series) -> Sequence[float | None]:
    """How far across points are scattered: 1, 2, 3 where nothing says it."""
    if any(place is not None for place in series.across):
        return series.across
    return [float(index) for index in range(1, len(series.values) + 1)]
