"""Draw charts as the parts of a picture: their title, their legend, slices, and what is in axes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil, cos, inf, pi, sin
from typing import NamedTuple

from papers.pdf.graphics.chartletters import Caption
from papers.pdf.graphics.chartpen import GAP, THIN, Pen
from papers.pdf.graphics.chartpieces import Room, rows_of, slice_of
from papers.pdf.graphics.chartplot import Plot
from papers.pdf.graphics.charts import Chart, Group, Series
from papers.pdf.graphics.outlines import RECTANGLE
from papers.pdf.story import Part

RING = 0.5  # of a ring's radius that is hollow
SWATCH = 0.6  # of a line: the colour of an entry of a legend
INSIDE, AT_END, OUTSIDE = 0.37, 0.43, 0.52  # of a pie's width: how far from its middle labels stand


class Slice(NamedTuple):
    """A slice with a label: where its middle is and how wide it is, in radians clockwise."""

    angle: float
    width: float
    caption: Caption
    place: str

    @property
    def room(self) -> float:
        """How wide a label inside may be, as a share of the pie's width."""
        return 2 * INSIDE * sin(min(self.width, pi) / 2)

    def at(self, box: Room, far: float) -> tuple[float, float]:
        """A point so far from the middle of a pie."""
        x, y = box.x + box.width / 2, box.y + box.height / 2
        return x + far * box.width * cos(self.angle), y + far * box.width * sin(self.angle)


@dataclass(frozen=True, slots=True)
class ChartDrawing:
    """Draws one chart in a picture of a size in twips."""

    chart: Chart
    width: int
    height: int
    pen: Pen

    def parts(self) -> Iterator[Part]:
        """What the picture is made of, those behind first."""
        chart, pen = self.chart, self.pen
        whole = Room(0, 0, self.width, self.height)
        if chart.ground or chart.frame:
            yield pen.shape(whole, RECTANGLE, chart.ground, chart.frame, THIN)
        room = whole.less(GAP, GAP, GAP, GAP)
        if chart.title:
            yield pen.words(chart.title, Room(room.x, room.y, room.width, 0))
            room = room.less(top=pen.height(chart.title) + GAP)
        entries = self._entries()
        if chart.legend and entries:
            legend, room = self._place_legend(entries, room)
            yield from legend
        first = chart.groups[0]
        if first.kind == "pie":
            yield from self._pie(first, room)
        else:
            yield from Plot(chart, pen).parts(room)

    # The legend -----------------------------------------------------------------------------------

    def _entries(self) -> list[tuple[str, str]]:
        """The names that a legend explains, with their colours."""
        group, series = self.chart.groups[0], self.chart.series
        if group.kind == "pie":
            return list(zip(self.chart.categories, series[0].colours, strict=False))
        found = [(each.name, each.colours[0]) for each in series if each.colours]
        upwards = group.kind in ("bar", "area") and group.stacked != group.lying
        return found[::-1] if upwards and self.chart.legend in "lr" else found

    def _place_legend(
        self, entries: Sequence[tuple[str, str]], room: Room
    ) -> tuple[list[Part], Room]:
        """The legend's parts, and what it leaves of the room."""
        letters, place = self.chart.letters, self.chart.legend
        swatch = SWATCH * self.pen.line(letters)
        widths = [swatch + GAP / 2 + self.pen.breadth(name, letters) for name, _ in entries]
        line = self.pen.line(letters) + GAP / 2
        if place in "lr":
            width = min(max(widths), room.width / 2)
            y = room.y + max(0, (room.height - line * len(entries)) / 2)
            x = room.x if place == "l" else room.x + room.width - width
            places = [(x, y + index * line) for index in range(len(entries))]
            left = room.less(**{"left" if place == "l" else "right": width + GAP})
        else:
            rows = rows_of(widths, room.width, 2 * GAP)
            high = len(rows) * line
            y = room.y if place == "t" else room.y + room.height - high
            places = [
                (room.x + (room.width - taken) / 2 + before, y + row * line)
                for row, (taken, befores) in enumerate(rows)
                for before in befores
            ]
            left = room.less(**{"top" if place == "t" else "bottom": high + GAP})
        return [
            part
            for (name, colour), (x, y), width in zip(entries, places, widths, strict=True)
            for part in self._entry(name, colour, x, y, width)
        ], left

    def _entry(self, name: str, colour: str, x: float, y: float, width: float) -> Iterator[Part]:
        line = self.pen.line(self.chart.letters)
        side = SWATCH * line
        yield self.pen.shape(Room(x, y + (line - side) / 2, side, side), RECTANGLE, colour)
        left = side + GAP / 2
        caption = Caption(name, self.chart.letters)
        yield self.pen.words(caption, Room(x + left, y, width - left, 0), align="left")

    # Slices ---------------------------------------------------------------------------------------

    def _pie(self, group: Group, room: Room) -> Iterator[Part]:
        series, hollow = group.series[0], RING if group.hollow else 0.0
        values = [max(0.0, value or 0.0) for value in series.values]
        total, start = sum(values) or 1.0, -pi / 2
        slices = list[Slice]()
        for index, value in enumerate(values):
            angle = 2 * pi * value / total
            if caption := series.label(index, self.chart.categories[index], value / total):
                slices.append(Slice(start + angle / 2, angle, caption, _place(series, index)))
            start += angle
        box, outside = self._round(room, slices)
        start = -pi / 2
        for value, colour in zip(values, series.colours, strict=True):
            end = start + 2 * pi * value / total
            if value:
                outline = slice_of(start, end, hollow)
                yield self.pen.shape(box, outline, colour, "FFFFFF", THIN)
            start = end
        yield from self._inside(box, [each for each in slices if each not in outside])
        yield from self._outside(room, box, outside)

    def _round(self, room: Room, slices: Sequence[Slice]) -> tuple[Room, list[Slice]]:
        """The square that a pie fills, and those of its labels for which it has no room."""
        side = min(room.width, room.height)
        outside = [
            each
            for each in slices
            if each.place == "outEnd"
            or (each.place in ("", "bestFit") and self._wide(each) > each.room * side)
        ]
        if outside:
            high = max(self.pen.height(each.caption) for each in outside)
            wide = min(max(map(self._wide, outside)), room.width / 4)
            room = room.less(high, wide, high, wide)
            side = min(room.width, room.height)
        x, y = room.x + (room.width - side) / 2, room.y + (room.height - side) / 2
        return Room(x, y, side, side), outside

    def _wide(self, each: Slice) -> float:
        return self.pen.breadth(each.caption.text, each.caption.letters)

    def _inside(self, box: Room, slices: Sequence[Slice]) -> Iterator[Part]:
        for each in slices:
            width, height = self._wide(each), self.pen.height(each.caption)
            x, y = each.at(box, AT_END if each.place == "inEnd" else INSIDE)
            yield self.pen.words(each.caption, Room(x - width / 2, y - height / 2, width, 0))

    def _outside(self, whole: Room, box: Room, slices: Sequence[Slice]) -> Iterator[Part]:
        """Labels beside a pie, inside the whole room: on each side one below the other."""
        middle, free = box.x + box.width / 2, {True: -inf, False: -inf}
        for (y, x), each in sorted((each.at(box, OUTSIDE)[::-1], each) for each in slices):
            right, needed = x >= middle, self._wide(each)
            width = min(needed, whole.x + whole.width - x if right else x - whole.x)
            height = self.pen.height(each.caption) * ceil(needed / max(1.0, width))
            top = max(free[right], y - height / 2 + height / 2 * sin(each.angle))
            free[right] = top + height
            room = Room(x if right else x - width, top, width, height)
            yield self.pen.words(each.caption, room)


def _place(series: Series, index: int) -> str:
    labels = series.labels[index]
    return labels.place if labels is not None else ""
