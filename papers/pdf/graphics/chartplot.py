"""Draw what stands in the axes of a chart: bars, lines, areas and scattered points."""

from collections.abc import Iterator, Sequence
from math import ceil

from papers.pdf.graphics.chartaxes import Axis
from papers.pdf.graphics.chartletters import Caption, Letters
from papers.pdf.graphics.chartmarks import Marks, Measured, along, measured_spans, places_of
from papers.pdf.graphics.chartpen import GAP, HAIR, RULES, Pen
from papers.pdf.graphics.chartpieces import Room
from papers.pdf.graphics.charts import Chart, Group
from papers.pdf.graphics.outlines import LINE
from papers.pdf.graphics.scales import STEPS, Scale, scale_of, written
from papers.pdf.story import Part

APART = 1.25  # times the size of a number: how far it is to the next
WIDE = 2000  # room for a number beside its axis
DEPTH = {"area": 0, "bar": 1, "line": 2, "scatter": 2}  # what is drawn over what


class Plot:
    """Draws the groups of a chart in the room that its title and legend leave."""

    def __init__(self, chart: Chart, pen: Pen) -> None:
        self._chart, self._pen = chart, pen
        self._below = 0.0  # where the room for words ends
        self._lying = any(group.lying for group in chart.groups)
        self._groups = [
            Measured(group, measured_spans(group), self._axis_of(group)) for group in chart.groups
        ]

    def _axis_of(self, group: Group) -> Axis:
        second = self._chart.second
        return second if group.second and second is not None else self._chart.values

    def parts(self, room: Room) -> Iterator[Part]:
        """Axes with their lines and words, then what they measure, then its labels."""
        chart = self._chart
        titles, room = self._titles(room)
        self._below = room.y + room.height
        yield from titles
        scale = self._scale(chart.values, room)
        second = self._scale(chart.second, room) if chart.second is not None else scale
        scattered = chart.groups[0].kind == "scatter"
        across = self._scale_across(room) if scattered else None
        plot = self._inner(room, scale, second, across)
        marks = Marks(chart, self._pen, plot, self._lying, across)
        yield from self._values(plot, scale, chart.values, second=False)
        if chart.second is not None:
            yield from self._values(plot, second, chart.second, second=True)
        if across is not None:
            yield from self._across(plot, across)
        else:
            yield from self._categories(plot, marks)
        for each in sorted(self._groups, key=lambda each: DEPTH[each.group.kind]):
            yield from marks.draw(each, second if each.axis is chart.second else scale)
        yield from marks.labels

    # Axes -----------------------------------------------------------------------------------------

    def _scale(self, axis: Axis, room: Room) -> Scale:
        measured = [each for each in self._groups if each.axis is axis] or self._groups[:1]
        lines = all(each.group.kind in ("line", "scatter") for each in measured)
        ends = [
            end
            for each in measured
            for row in each.spans
            for span in row
            if span is not None
            for end in (span[1:] if lines else span)
        ]
        wide = self._pen.breadth(written(max(ends, default=0), self._form(axis)), axis.letters)
        steps = int(room.width / wide / APART if self._lying else room.height / self._apart(axis))
        if all(each.group.grouping == "percentStacked" for each in measured):
            return Scale(0.0, 1.0, 0.1 if steps >= STEPS else 0.2)
        steps = min(STEPS, max(2, steps))
        return scale_of(ends, steps, least=axis.least, most=axis.most, from_zero=not lines)

    def _apart(self, axis: Axis) -> float:
        """How far apart lines with numbers are at least."""
        return APART * self._pen.line(axis.letters)

    def _scale_across(self, room: Room) -> Scale:
        axis = self._chart.across
        found = [x for each in self._chart.series for x in places_of(each) if x is not None]
        wide = self._pen.breadth(written(max(found, default=0), axis.form), axis.letters)
        steps = min(STEPS, max(2, int(room.width / wide / APART)))
        return scale_of(found, steps, least=axis.least, most=axis.most, from_zero=False)

    def _form(self, axis: Axis) -> str:
        """How the numbers at an axis are written: as it says, else as its data are."""
        groups = [each.group for each in self._groups if each.axis is axis]
        if not axis.form and any(group.grouping == "percentStacked" for group in groups):
            return "0%"
        return axis.form or next((each.series[0].form for each in groups if each.series), "")

    def _marks(self, scale: Scale, axis: Axis) -> list[str]:
        return [written(mark, self._form(axis)) for mark in scale.marks]

    def _titles(self, room: Room) -> tuple[list[Part], Room]:
        """The titles of the axes: below, and on its side at the left and the right."""
        below, beside = self._chart.across.title, self._chart.values.title
        if self._lying:
            below, beside = beside, below
        found = []
        if below is not None:
            high = self._pen.height(below)
            place = Room(room.x, room.y + room.height - high, room.width, 0)
            found.append(self._pen.words(below, place))
            room = room.less(bottom=high + GAP / 2)
        if beside is not None:
            found.append(self._on_side(beside, room, room.x))
            room = room.less(left=self._pen.height(beside) + GAP / 2)
        second = self._chart.second.title if self._chart.second is not None else None
        if second is not None:
            wide = self._pen.height(second)
            found.append(self._on_side(second, room, room.x + room.width - wide))
            room = room.less(right=wide + GAP / 2)
        return found, room

    def _on_side(self, title: Caption, room: Room, x: float) -> Part:
        side = Room(x, room.y, self._pen.height(title) + 20, room.height)
        return self._pen.words(title, side, turn=270)

    def _inner(self, room: Room, scale: Scale, second: Scale, across: Scale | None) -> Room:
        """The room inside the axes, their words left out."""
        chart = self._chart
        marks = self._marks(scale, chart.values)
        names = self._marks(across, chart.across) if across is not None else chart.categories
        beside, below = (
            (chart.across, chart.values) if self._lying else (chart.values, chart.across)
        )
        line = self._pen.line(beside.letters)
        widest = self._widest(names if self._lying else marks, beside.letters)
        side = min(widest, room.width * 0.4) + GAP / 2 if beside.shown else 0
        other = 0.0
        if chart.second is not None and chart.second.shown and not self._lying:
            other = self._widest(self._marks(second, chart.second), chart.second.letters) + GAP / 2
        foot = 0.0
        if below.shown:
            slot = (room.width - side - other) / max(1, len(names))
            lying = self._lying or across is not None
            foot = self._foot(() if lying else names, slot, below.letters, room) + GAP / 2
        edges = {"top": line / 2, "bottom": foot, "left": side, "right": other or line / 2}
        if chart.across.turned != chart.values.far:
            edges |= (
                {"top": foot, "bottom": line / 2}
                if self._lying
                else {"left": line / 2, "right": side}
            )
        return room.less(**edges)

    def _foot(self, names: Sequence[str], slot: float, letters: Letters, room: Room) -> float:
        """The height of what stands below: names in one line, in two, or on their side."""
        line, widest = self._pen.line(letters), self._widest(names, letters)
        if names and self._stand(slot):
            return min(widest, room.height / 2)
        return line * (2 if widest > slot else 1)

    def _stand(self, slot: float) -> bool:
        """Whether the names of the categories are on their side: no word is to be broken."""
        axis = self._chart.across
        words = [word for name in self._chart.categories for word in name.split()]
        return axis.sideways or self._widest(words, axis.letters) > slot

    def _widest(self, texts: Sequence[str], letters: Letters) -> float:
        return max((self._pen.breadth(text, letters) for text in texts), default=0.0)

    def _values(self, plot: Room, scale: Scale, axis: Axis, *, second: bool) -> Iterator[Part]:
        """An axis of values: a line and a number for each of its marks."""
        line, across = self._pen.line(axis.letters), self._chart.across
        far = (across.turned != self._chart.values.far) != second
        for value, mark in zip(scale.marks, self._marks(scale, axis), strict=True):
            share = along(scale.share(value), axis)
            base = not round(scale.share(value), 6) and not second
            if self._lying:
                at = plot.x + share * plot.width
                rule = Room(at, plot.y, 0, plot.height)
                y = plot.y - GAP / 2 - line if far else plot.y + plot.height + GAP / 2
                words, align = Room(at - WIDE / 2, y, WIDE, 0), "center"
            else:
                at = plot.y + (1 - share) * plot.height
                rule = Room(plot.x, at, plot.width, 0)
                x = plot.x + plot.width + GAP / 2 if far else plot.x - WIDE - GAP / 2
                words, align = Room(x, at - line / 2, WIDE, 0), "left" if far else "right"
            if axis.ruled or base:
                yield self._pen.shape(rule, LINE, "", RULES, HAIR)
            if axis.shown:
                yield self._pen.words(Caption(mark, axis.letters), words, align=align)

    def _across(self, plot: Room, scale: Scale) -> Iterator[Part]:
        """The axis along which points are scattered."""
        axis = self._chart.across
        for value, mark in zip(scale.marks, self._marks(scale, axis), strict=True):
            at = plot.x + along(scale.share(value), axis) * plot.width
            if axis.ruled or not round(scale.share(value), 6):
                rule = Room(at, plot.y, 0, plot.height)
                yield self._pen.shape(rule, LINE, "", RULES, HAIR)
            if axis.shown:
                words = Room(at - WIDE / 2, plot.y + plot.height + GAP / 2, WIDE, 0)
                yield self._pen.words(Caption(mark, axis.letters), words)

    def _categories(self, plot: Room, marks: Marks) -> Iterator[Part]:
        """The names of the categories, each nth where there is no room for all."""
        names, axis = self._chart.categories, self._chart.across
        line = self._pen.line(axis.letters)
        if not axis.shown:
            return
        if self._lying:
            each = ceil(line / (plot.height / len(names)))
            for index, name in list(enumerate(names))[::each]:
                y = plot.y + (1 - marks.at(index)) * plot.height - line / 2
                words = Room(0, y, plot.x - GAP / 2, 0)
                yield self._pen.words(Caption(name, axis.letters), words, align="right")
            return
        slot = plot.width / len(names)
        stand = self._stand(slot)
        each = max(1, ceil(line / slot)) if stand else 1
        for index, name in list(enumerate(names))[::each]:
            middle = plot.x + marks.at(index) * plot.width
            y = plot.y + plot.height + GAP / 2
            caption = Caption(name, axis.letters)
            if stand:
                long = min(self._pen.breadth(name, axis.letters), self._below - y)
                words = Room(middle - line / 2, y, line + GAP, long)
                yield self._pen.words(caption, words, align="right", turn=270)
            else:
                yield self._pen.words(caption, Room(middle - slot / 2, y, slot, 2 * line))
