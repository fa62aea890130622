"""Read the charts of a Word file, as they were last computed (ISO/IEC 29500-1, 21.2)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from papers.pdf.graphics.chartaxes import NO_AXIS, Axes, Axis
from papers.pdf.graphics.chartletters import (
    PLAIN,
    C,
    Caption,
    Labels,
    Letters,
    caption_of,
    labels_of,
    letters_in,
    name_of,
    number_of,
    text_of,
    value_of,
)
from papers.pdf.graphics.scales import as_date, written
from papers.pdf.ooxml import TRUE, A, Node
from papers.pdf.properties import whole
from papers.pdf.theme import Theme

KINDS = {
    "barChart": "bar", "bar3DChart": "bar", "lineChart": "line", "line3DChart": "line",
    "areaChart": "area", "area3DChart": "area", "pieChart": "pie", "pie3DChart": "pie",
    "doughnutChart": "pie", "scatterChart": "scatter",
}  # fmt: skip
ALONE = {"pie", "scatter"}  # kinds that share their room with no other
MOST_POINTS, MOST_SERIES = 400, 40
RULE = "D9D9D9"
UNTITLED = "Chart Title"  # what Word shows where a title says nothing
TITLE = 1.8  # times the size of other words, where a title says none
THICK = 45  # twips: a line that says nothing of its width
EMU = 635  # in a twip
ACCENTS = ("4472C4", "ED7D31", "A5A5A5", "FFC000", "5B9BD5", "70AD47")  # where a theme has none


@dataclass(frozen=True, slots=True)
class Series:
    """What one row of a chart's data shows; a point without a value is None.

    `across` says how far along each point of scattered ones is.
    """

    name: str
    values: tuple[float | None, ...]
    colours: tuple[str, ...]  # by point
    labels: tuple[Labels | None, ...] = ()  # by point
    form: str = "General"  # of its numbers
    drawn: bool = True  # its line or its bars
    marked: bool = False  # its points
    thick: int = THICK  # its line, in twips
    across: tuple[float | None, ...] = ()

    def label(self, index: int, category: str, share: float = 0.0) -> Caption | None:
        """What stands at a point, if anything."""
        labels, value = self.labels[index], self.values[index]
        if labels is None or value is None:
            return None
        shown = written(value, labels.form or self.form)
        text = labels.words(self.name, category, shown, f"{share:.0%}")
        return Caption(text, labels.letters) if text.strip() else None


@dataclass(frozen=True, slots=True)
class Group:
    """Series of one kind that are drawn together.

    `gap` is the room between the bars of two categories, `overlap` how far the bars of one lie
    over each other, both in percent of a bar.
    """

    kind: str  # bar, line, area, pie, scatter
    series: tuple[Series, ...]
    grouping: str = "clustered"  # clustered, stacked, percentStacked
    lying: bool = False  # its bars
    hollow: bool = False  # a ring, not a pie
    gap: int = 150
    overlap: int = 0
    second: bool = False  # on the second axis of values

    @property
    def stacked(self) -> bool:
        """Whether its values stand on one another."""
        return self.grouping in ("stacked", "percentStacked")


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart whose groups share their categories and, pies aside, one or two axes of values."""

    title: Caption | None
    categories: tuple[str, ...]
    groups: tuple[Group, ...]
    across: Axis = NO_AXIS
    values: Axis = NO_AXIS
    second: Axis | None = None
    legend: str = ""  # where it stands: b, t, l, r; "" for none
    letters: Letters = PLAIN  # of the legend
    ground: str = ""  # colours of what it stands on, and of the line round it
    frame: str = RULE

    @property
    def series(self) -> tuple[Series, ...]:
        """Those of all groups."""
        return tuple(each for group in self.groups for each in group.series)


def read_chart(root: Node, theme: Theme) -> Chart | None:
    """The chart of a chart part; None where it is of a kind that cannot be drawn."""
    chart = root.find(f"{C}chart")
    plot = chart.find(f"{C}plotArea") if chart is not None else None
    if chart is None or plot is None:
        return None
    nodes = [node for node in plot if name_of(node).endswith("Chart")]
    kinds = {KINDS.get(name_of(node), "") for node in nodes}
    if not nodes or "" in kinds or (kinds & ALONE and len(nodes) > 1):
        return None
    letters = letters_in(root, PLAIN, theme)
    axes = Axes(plot, letters, theme)
    groups = _even([_group(node, axes, letters, theme) for node in nodes])
    series = [each for group in groups for each in group.series]
    longest = max((len(each.values) for each in series), default=0)
    if not longest or longest > MOST_POINTS or len(series) > MOST_SERIES:
        return None
    categories = _categories(nodes)
    legend = chart.find(f"{C}legend")
    return Chart(
        _title(chart, series, letters, theme),
        (*categories[:longest], *map(str, range(len(categories) + 1, longest + 1))),
        groups,
        axes.across,
        axes.values,
        axes.second,
        _legend(legend),
        letters_in(legend, letters, theme),
        *_ground(root.find(f"{C}spPr"), theme),
    )


def _ground(look: Node | None, theme: Theme) -> tuple[str, str]:
    if look is None:
        return "", RULE
    line = look.find(f"{A}ln")
    bare = line is None or line.find(f"{A}noFill") is not None
    colour = theme.colour(line.find(f"{A}solidFill")) if line is not None else ""
    return theme.colour(look.find(f"{A}solidFill")), "" if bare else colour or RULE


def _title(chart: Node, series: Sequence[Series], letters: Letters, theme: Theme) -> Caption | None:
    if value_of(chart, "autoTitleDeleted") in TRUE:
        return None
    usual = replace(letters, size=round(letters.size * TITLE), bold=True)
    words = series[0].name if len(series) == 1 and series[0].name else UNTITLED
    return caption_of(chart.find(f"{C}title"), usual, theme, words)


def _legend(legend: Node | None) -> str:
    if legend is None:
        return ""
    return {"tr": "r"}.get(place := value_of(legend, "legendPos") or "r", place)


def _group(node: Node, axes: Axes, letters: Letters, theme: Theme) -> Group:
    kind = KINDS[name_of(node)]
    grouping = value_of(node, "grouping") or "clustered"
    usual = 100 if kind == "bar" and grouping in ("stacked", "percentStacked") else 0
    return Group(
        kind,
        tuple(_series_of(node, kind, letters, theme)),
        grouping,
        value_of(node, "barDir") == "bar",
        name_of(node) == "doughnutChart",
        min(500, max(0, whole(value_of(node, "gapWidth"), 150))),
        min(100, max(-100, whole(value_of(node, "overlap"), usual))),
        axes.is_second(node),
    )


def _series_of(group: Node, kind: str, letters: Letters, theme: Theme) -> Iterator[Series]:
    nodes = list(group.iterfind(f"{C}ser"))
    varied = kind == "pie" or (len(nodes) == 1 and value_of(group, "varyColors") in TRUE)
    for position, node in enumerate(nodes):
        data = node.find(f"{C}yVal" if kind == "scatter" else f"{C}val")
        values = tuple(map(number_of, _points(data)))
        look = node.find(f"{C}spPr")
        line = look.find(f"{A}ln") if look is not None else None
        outlined = kind in ("line", "scatter")
        filled = line if outlined else look
        drawn = filled is None or filled.find(f"{A}noFill") is None
        yield Series(
            text_of(node.find(f"{C}tx")),
            values,
            _colours(node, filled, len(values), position, theme, varied=varied),
            labels_of(node, group, len(values), letters, theme),
            (data.findtext(f".//{C}formatCode") if data is not None else "") or "General",
            drawn and value_of(group, "scatterStyle") != "marker",
            _is_marked(group, node, kind),
            max(5, min(400, whole(line.get("w"), THICK * EMU) // EMU))
            if line is not None
            else THICK,
            tuple(map(number_of, _points(node.find(f"{C}xVal")))),
        )


def _colours(
    node: Node, look: Node | None, count: int, position: int, theme: Theme, *, varied: bool
) -> tuple[str, ...]:
    """The colour of each point: its own, that of its series, else the theme's next one."""
    own = theme.colour(look.find(f"{A}solidFill")) if look is not None else ""
    points = {
        whole(value_of(point, "idx")): theme.colour(point.find(f"{C}spPr/{A}solidFill"))
        for point in node.iterfind(f"{C}dPt")
    }
    usual = [theme.named(f"accent{n}") or ACCENTS[n - 1] for n in range(1, 7)]
    index = whole(value_of(node, "idx"), position)
    return tuple(
        points.get(point) or own or usual[(point if varied else index) % len(usual)]
        for point in range(count)
    )


def _is_marked(group: Node, series: Node, kind: str) -> bool:
    symbol = value_of(series.find(f"{C}marker"), "symbol")
    if symbol:
        return symbol != "none"
    return kind == "scatter" or value_of(group, "marker") in TRUE


def _points(node: Node | None) -> list[str]:
    """The texts of a row of data, by their numbers; "" for those that are not there."""
    caches = (f"{C}numCache", f"{C}strCache", f"{C}numLit", f"{C}strLit", f"{C}lvl")
    cache = next(node.iter(*caches), None) if node is not None else None
    if cache is None:
        return []
    form = cache.findtext(f"{C}formatCode") or ""
    found = {
        whole(each.get("idx")): as_date(each.findtext(f"{C}v") or "", form)
        for each in cache.iter(f"{C}pt")
    }
    stated = whole(value_of(cache, "ptCount"), 0, MOST_POINTS + 1)
    count = max([stated, *(index + 1 for index in found if 0 <= index <= MOST_POINTS)])
    return [found.get(index, "") for index in range(count)]


def _categories(groups: Sequence[Node]) -> tuple[str, ...]:
    for group in groups:
        for node in group.iterfind(f"{C}ser/{C}cat"):
            if points := _points(node):
                return tuple(points)
    return ()


def _even(groups: Sequence[Group]) -> tuple[Group, ...]:
    """The groups, their series all with as many points as the longest."""
    count = max((len(each.values) for group in groups for each in group.series), default=0)
    return tuple(
        replace(group, series=tuple(_filled(each, count) for each in group.series))
        for group in groups
    )


def _filled(series: Series, count: int) -> Series:
    missing = count - len(series.values)
    last = series.colours[-1:] or ("000000",)
    return replace(
        series,
        values=(*series.values, *[None] * missing),
        colours=(*series.colours, *last * missing),
        labels=(*series.labels, *[None] * missing),
    )
