"""Draw charts as the parts of a picture: bars, lines, areas, slices, with axes and words."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil, cos, pi, sin

from papers.pdf.fonts import TextStyle
from papers.pdf.formats import ParagraphFormat
from papers.pdf.graphics.chartpieces import (
    Point,
    Room,
    Span,
    polyline,
    rows_of,
    shares,
    slice_of,
    spans_of,
    stretches,
    transposed,
)
from papers.pdf.graphics.charts import Chart, Series
from papers.pdf.graphics.outlines import ELLIPSE, LINE, RECTANGLE
from papers.pdf.graphics.scales import Scale, scale_of, written
from papers.pdf.story import Outline, Paragraph, Part, Picture, Shape, Text
from papers.pdf.tags import Element

TEXT, TITLE = 180, 280  # twips: sizes of letters
GAP = 90
SLACK = 20  # beside words, so that they need no second line
RULES = "D9D9D9"
THICK, THIN, HAIR = 45, 15, 10
SWATCH = 130
BARS = 0.62  # of the room that a category has
MARK = 100
STEP = 520  # twips between the lines of a scale
RING = 0.5  # of a ring's radius that is hollow


@dataclass(slots=True)
class ChartDrawing:
    """Draws one chart in a picture of a size in twips; `pieces` sets words in a size of letters."""

    chart: Chart
    width: int
    height: int
    element: Element
    pieces: Callable[[str, int], list[Text]]

    def parts(self) -> Iterator[Part]:
        """What the picture is made of, those behind first."""
        whole = Room(0, 0, self.width, self.height)
        if self.chart.ground or self.chart.frame:
            yield self._shape(whole, RECTANGLE, self.chart.ground, self.chart.frame, THIN)
        room = whole.less(GAP, GAP, GAP, GAP)
        if self.chart.title:
            yield self._words(self.chart.title, Room(room.x, room.y, room.width, 0), TITLE)
            room = room.less(top=self._line(TITLE) + GAP)
        entries = self._entries()
        if self.chart.legend and entries:
            legend, room = self._place_legend(entries, room)
            yield from legend
        if self.chart.series[0].kind == "pie":
            yield from self._pie(self.chart.series[0], room)
        else:
            yield from self._plot(room)

    def _line(self, size: int = TEXT) -> int:
        style = self._style(size)
        return style.ascent + style.descent

    def _style(self, size: int = TEXT) -> TextStyle:
        return self.pieces("0", size)[0].style

    def _breadth(self, text: str, size: int = TEXT) -> float:
        return sum(piece.style.widths[piece.text] for piece in self.pieces(text, size)) + SLACK

    def _words(
        self, text: str, room: Room, size: int = TEXT, align: str = "center", turn: int = 0
    ) -> Part:
        """Words in a room, as high as they need to be where it has no height."""
        style, form = self._style(size), ParagraphFormat(align=align)
        own = Paragraph(form, tuple(self.pieces(text, size)), style, self.element)
        height = round(room.height) or self._line(size)
        drawn = Picture(round(room.width), height, b"", None, style, content=(own,), text_turn=turn)
        return Part(room.x, room.y, drawn)

    def _shape(
        self, room: Room, outline: Outline, fill: str, line: str = "", width: int = 0
    ) -> Part:
        shape = Shape(outline, fill, line, width)
        style, size = self._style(), (round(room.width), round(room.height))
        return Part(room.x, room.y, Picture(*size, b"", self.element, style, shape=shape))

    # The legend -----------------------------------------------------------------------------------

    def _entries(self) -> list[tuple[str, str]]:
        """The names that a legend explains, with their colours."""
        first, *others = self.chart.series
        if first.kind == "pie":
            return list(zip(self.chart.categories, first.colours, strict=False))
        return [(each.name, each.colours[0]) for each in (first, *others) if each.colours]

    def _place_legend(
        self, entries: Sequence[tuple[str, str]], room: Room
    ) -> tuple[list[Part], Room]:
        """The legend's parts, and what it leaves of the room."""
        widths = [SWATCH + GAP / 2 + self._breadth(name) for name, _ in entries]
        line = self._line() + GAP / 2
        if self.chart.legend in "lr":
            width = min(max(widths), room.width / 2)
            y = room.y + max(0, (room.height - line * len(entries)) / 2)
            x = room.x if self.chart.legend == "l" else room.x + room.width - width
            places = [(x, y + index * line) for index in range(len(entries))]
            left = room.less(**{"left" if self.chart.legend == "l" else "right": width + GAP})
        else:
            rows = rows_of(widths, room.width, 2 * GAP)
            high = len(rows) * line
            y = room.y if self.chart.legend == "t" else room.y + room.height - high
            places = [
                (room.x + (room.width - taken) / 2 + before, y + row * line)
                for row, (taken, befores) in enumerate(rows)
                for before in befores
            ]
            left = room.less(**{"top" if self.chart.legend == "t" else "bottom": high + GAP})
        return [
            part
            for (name, colour), (x, y), width in zip(entries, places, widths, strict=True)
            for part in self._entry(name, colour, x, y, width)
        ], left

    def _entry(self, name: str, colour: str, x: float, y: float, width: float) -> Iterator[Part]:
        down = (self._line() - SWATCH) / 2
        yield self._shape(Room(x, y + down, SWATCH, SWATCH), RECTANGLE, colour)
        left = SWATCH + GAP / 2
        yield self._words(name, Room(x + left, y, width - left, 0), align="left")

    # Slices ---------------------------------------------------------------------------------------

    def _pie(self, series: Series, room: Room) -> Iterator[Part]:
        values = [max(0.0, value or 0.0) for value in series.values]
        total, side = sum(values), min(room.width, room.height)
        box = Room(room.x + (room.width - side) / 2, room.y + (room.height - side) / 2, side, side)
        start, labels = -pi / 2, list[Part]()
        for value, colour in zip(values, series.colours, strict=True):
            if not value:
                continue
            end = start + 2 * pi * value / total
            outline = slice_of(start, end, RING if self.chart.hollow else 0.0)
            yield self._shape(box, outline, colour, "FFFFFF", THIN)
            if series.labelled:
                labels.append(self._label(f"{value / total:.0%}", box, (start + end) / 2))
            start = end
        yield from labels

    def _label(self, text: str, box: Room, angle: float) -> Part:
        width, height, far = self._breadth(text), self._line(), box.width * 0.37
        x = box.x + box.width / 2 + far * cos(angle) - width / 2
        y = box.y + box.height / 2 + far * sin(angle) - height / 2
        return self._words(text, Room(x, y, width, 0))

    # Axes -----------------------------------------------------------------------------------------

    def _plot(self, room: Room) -> Iterator[Part]:
        """Axes with their lines and words, and what they measure."""
        chart = self.chart
        columns = [series.values for series in chart.series]
        percent = chart.grouping == "percentStacked"
        stacked = percent or chart.grouping == "stacked"
        shown = [shares(column) for column in transposed(columns)] if percent else None
        if shown is not None:
            columns = [tuple(row) for row in transposed(shown)]
        spans = spans_of(columns, stacked=stacked)
        scale = self._scale(spans, room, percent=percent)
        form = "0%" if percent else chart.values.form
        marks = [written(mark, form) for mark in scale.marks]
        titles, room = self._titles(room)
        yield from titles
        plot = self._inner(room, marks)
        yield from self._grid(plot, scale, marks)
        yield from self._categories(plot)
        bars = [each for each in chart.series if each.kind == "bar"]
        for series, column, own in zip(chart.series, columns, spans, strict=True):
            if series.kind == "bar":
                place = 0 if stacked else bars.index(series)
                count = 1 if stacked else len(bars)
                yield from self._bars(series, own, column, scale, plot, place, count)
            else:
                yield from self._run(series, own, scale, plot)

    def _scale(self, spans: Sequence[Sequence[Span | None]], room: Room, *, percent: bool) -> Scale:
        if percent:
            return Scale(0.0, 1.0, 0.2)
        ends = [end for row in spans for span in row if span is not None for end in span]
        lines = all(series.kind == "line" for series in self.chart.series)
        ends = [span[1] for row in spans for span in row if span is not None] if lines else ends
        length = room.width / 2 if self.chart.lying else room.height
        steps = min(9, max(2, int(length / STEP)))
        fixed = self.chart.values
        return scale_of(ends, steps, least=fixed.least, most=fixed.most, from_zero=not lines)

    def _titles(self, room: Room) -> tuple[list[Part], Room]:
        """The titles of the axes: below, and on its side at the left."""
        below, beside = self.chart.across.title, self.chart.values.title
        if self.chart.lying:
            below, beside = beside, below
        found, line = [], self._line()
        if below:
            found.append(
                self._words(below, Room(room.x, room.y + room.height - line, room.width, 0))
            )
            room = room.less(bottom=line + GAP / 2)
        if beside:
            side = Room(room.x, room.y, line + 20, room.height)
            found.append(self._words(beside, side, turn=270))
            room = room.less(left=line + GAP / 2)
        return found, room

    def _inner(self, room: Room, marks: Sequence[str]) -> Room:
        """The room inside the axes, their words left out."""
        chart, line = self.chart, self._line()
        beside, below = chart.values, chart.across
        if chart.lying:
            beside, below = below, beside
        widest = max(map(self._breadth, chart.categories if chart.lying else marks), default=0)
        left = min(widest, room.width * 0.4) + GAP / 2 if beside.shown else 0
        slot = (room.width - left) / len(chart.categories)
        longest = max(map(self._breadth, chart.categories))
        lines = 1 if chart.lying or longest <= slot else 2
        foot = lines * line + GAP / 2 if below.shown else 0
        return room.less(top=line / 2, right=line / 2, bottom=foot, left=left)

    def _grid(self, plot: Room, scale: Scale, marks: Sequence[str]) -> Iterator[Part]:
        axis, line = self.chart.values, self._line()
        for value, mark in zip(scale.marks, marks, strict=True):
            share, base = scale.share(value), not round(scale.share(value), 6)
            if self.chart.lying:
                at = plot.x + share * plot.width
                rule = Room(at, plot.y, 0, plot.height)
                words = Room(at - 600, plot.y + plot.height + GAP / 2, 1200, 0)
                align = "center"
            else:
                at = plot.y + (1 - share) * plot.height
                rule = Room(plot.x, at, plot.width, 0)
                words = Room(plot.x - 2000 - GAP / 2, at - line / 2, 2000, 0)
                align = "right"
            if axis.ruled or base:
                yield self._shape(rule, LINE, "", RULES, HAIR)
            if axis.shown:
                yield self._words(mark, words, align=align)

    def _categories(self, plot: Room) -> Iterator[Part]:
        """The names of the categories, each nth where there is no room for all."""
        names, line = self.chart.categories, self._line()
        if not self.chart.across.shown:
            return
        if self.chart.lying:
            slot = plot.height / len(names)
            each = ceil(line / slot)
            for index, name in list(enumerate(names))[::each]:
                y = plot.y + plot.height - (index + 0.5) * slot - line / 2
                yield self._words(name, Room(0, y, plot.x - GAP / 2, 0), align="right")
            return
        slot = plot.width / len(names)
        longest = max(self._breadth(word) for name in names for word in name.split() or [""])
        each = max(1, ceil(longest / slot))
        for index, name in list(enumerate(names))[::each]:
            x = plot.x + (index + 0.5) * slot - slot * each / 2
            yield self._words(name, Room(x, plot.y + plot.height + GAP / 2, slot * each, 2 * line))

    # What is measured -----------------------------------------------------------------------------

    def _bars(
        self,
        series: Series,
        spans: Sequence[Span | None],
        values: Sequence[float | None],
        scale: Scale,
        plot: Room,
        place: int,
        count: int,
    ) -> Iterator[Part]:
        slot = (plot.height if self.chart.lying else plot.width) / len(self.chart.categories)
        thick = slot * BARS / count
        for index, span in enumerate(spans):
            if span is None:
                continue
            low, high = sorted(map(scale.share, span))
            at = index * slot + slot * (1 - BARS) / 2 + place * thick
            if self.chart.lying:
                y = plot.y + plot.height - at - thick
                bar = Room(plot.x + low * plot.width, y, (high - low) * plot.width, thick)
            else:
                y = plot.y + (1 - high) * plot.height
                bar = Room(plot.x + at, y, thick, (high - low) * plot.height)
            if high > low and series.drawn:
                yield self._shape(bar, RECTANGLE, series.colours[index])
            value = values[index]
            if series.labelled and value is not None:
                yield self._value(written(value, self.chart.values.form), bar)

    def _value(self, text: str, bar: Room) -> Part:
        """The value of a bar, at its end or, where others stand on it, in its middle."""
        width, line = self._breadth(text), self._line()
        stacked = bool(bar.width) and self.chart.grouping in ("stacked", "percentStacked")
        if self.chart.lying:
            x = bar.x + (bar.width - width) / 2 if stacked else bar.x + bar.width + 20
            return self._words(text, Room(x, bar.y + (bar.height - line) / 2, width, 0))
        y = bar.y + (bar.height - line) / 2 if stacked else bar.y - line
        return self._words(text, Room(bar.x + (bar.width - width) / 2, y, width, 0))

    def _run(
        self,
        series: Series,
        spans: Sequence[Span | None],
        scale: Scale,
        plot: Room,
    ) -> Iterator[Part]:
        """A line from point to point, or an area below it."""
        count, colour = len(self.chart.categories), series.colours[0]
        tops: list[Point | None] = [
            ((index + 0.5) / count, 1 - scale.share(span[1])) if span is not None else None
            for index, span in enumerate(spans)
        ]
        if series.kind == "area":
            floor = [
                ((index + 0.5) / count, 1 - scale.share(span[0]))
                for index, span in enumerate(spans)
                if span is not None
            ]
            outline = polyline([*(top for top in tops if top is not None), *floor[::-1]])
            if outline:
                yield self._shape(plot, (*outline, ("h", ())), colour)
            return
        for stretch in stretches(tops) if series.drawn else ():
            yield self._shape(plot, polyline(stretch), "", colour, THICK)
        for top, value in zip(tops, series.values, strict=True):
            if top is None or value is None:
                continue
            x, y = plot.x + top[0] * plot.width, plot.y + top[1] * plot.height
            if series.marked:
                yield self._shape(Room(x - MARK / 2, y - MARK / 2, MARK, MARK), ELLIPSE, colour)
            if series.labelled:
                yield self._value(written(value, self.chart.values.form), Room(x, y, 0, 0))
