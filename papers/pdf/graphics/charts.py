"""Read the charts of a Word file, as they were last computed (ISO/IEC 29500-1, 21.2)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from papers.pdf.graphics.scales import as_date
from papers.pdf.ooxml import TRUE, A, Node
from papers.pdf.properties import whole
from papers.pdf.theme import Theme

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
KINDS = {
    "barChart": "bar", "bar3DChart": "bar", "lineChart": "line", "line3DChart": "line",
    "areaChart": "area", "area3DChart": "area", "pieChart": "pie", "pie3DChart": "pie",
    "doughnutChart": "pie",
}  # fmt: skip
MOST_POINTS, MOST_SERIES = 400, 40
RULE = "D9D9D9"
UNTITLED = "Chart Title"  # what Word shows where a title says nothing
ACCENTS = ("4472C4", "ED7D31", "A5A5A5", "FFC000", "5B9BD5", "70AD47")  # where a theme has none


@dataclass(frozen=True, slots=True)
class Series:
    """What one row of a chart's data shows; a point without a value is None."""

    kind: str  # bar, line, area, pie
    name: str
    values: tuple[float | None, ...]
    colours: tuple[str, ...]  # by point
    labelled: bool = False  # with its values
    drawn: bool = True  # its line or its bars
    marked: bool = False  # its points


@dataclass(frozen=True, slots=True)
class Axis:
    """An axis: its title, how its numbers are written, and what of its scale is fixed."""

    title: str = ""
    form: str = "General"
    least: float | None = None
    most: float | None = None
    shown: bool = True
    ruled: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart whose series share their categories and, pies aside, one axis of values."""

    title: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    grouping: str = "clustered"  # clustered, stacked, percentStacked
    lying: bool = False  # its bars
    hollow: bool = False  # a ring, not a pie
    legend: str = ""  # where it stands: b, t, l, r; "" for none
    across: Axis = Axis()
    values: Axis = Axis()
    ground: str = ""  # colours of what it stands on, and of the line round it
    frame: str = RULE


def read_chart(root: Node, theme: Theme) -> Chart | None:
    """The chart of a chart part; None where it is of a kind that cannot be drawn."""
    chart = root.find(f"{C}chart")
    plot = chart.find(f"{C}plotArea") if chart is not None else None
    if chart is None or plot is None:
        return None
    groups = [node for node in plot if _name(node).endswith("Chart")]
    kinds = {KINDS.get(_name(node), "") for node in groups}
    if not groups or "" in kinds or len(plot.findall(f"{C}valAx")) > 1:
        return None
    if "pie" in kinds and len(groups) > 1:
        return None
    series = tuple(each for group in groups for each in _series_of(group, theme))
    categories = _categories(groups)
    longest = max((len(each.values) for each in series), default=0)
    if not longest or longest > MOST_POINTS or len(series) > MOST_SERIES:
        return None
    categories = (*categories[:longest], *map(str, range(len(categories) + 1, longest + 1)))
    across = plot.find(f"{C}catAx")
    titled = next((each.name for each in series), "") if len(series) == 1 else ""
    return Chart(
        _title(chart, titled),
        categories,
        tuple(_whole(each, longest, index, theme) for index, each in enumerate(series)),
        _value(groups[0], "grouping") or "clustered",
        _value(groups[0], "barDir") == "bar",
        _name(groups[0]) == "doughnutChart",
        _legend(chart),
        _axis(across if across is not None else plot.find(f"{C}dateAx")),
        _axis(plot.find(f"{C}valAx")),
        *_ground(root.find(f"{C}spPr"), theme),
    )


def _ground(look: Node | None, theme: Theme) -> tuple[str, str]:
    if look is None:
        return "", RULE
    line = look.find(f"{A}ln")
    bare = line is None or line.find(f"{A}noFill") is not None
    colour = theme.colour(line.find(f"{A}solidFill")) if line is not None else ""
    return theme.colour(look.find(f"{A}solidFill")), "" if bare else colour or RULE


def _name(node: Node) -> str:
    return str(node.tag).removeprefix(C)


def _value(node: Node | None, name: str) -> str:
    found = node.find(f"{C}{name}") if node is not None else None
    return found.get("val", "") if found is not None else ""


def _text(node: Node | None) -> str:
    """The words of a title, typed or taken from a cell."""
    if node is None:
        return ""
    typed = "".join(each.text or "" for each in node.iter(f"{A}t"))
    return (typed or node.findtext(f".//{C}pt/{C}v") or "").strip()


def _title(chart: Node, usual: str) -> str:
    title = chart.find(f"{C}title")
    if title is None or _value(chart, "autoTitleDeleted") in TRUE:
        return ""
    return _text(title) or usual or UNTITLED


def _legend(chart: Node) -> str:
    legend = chart.find(f"{C}legend")
    if legend is None:
        return ""
    return {"tr": "r"}.get(place := _value(legend, "legendPos") or "r", place)


def _axis(node: Node | None) -> Axis:
    if node is None:
        return Axis(shown=False)
    scale, form = node.find(f"{C}scaling"), node.find(f"{C}numFmt")
    return Axis(
        _text(node.find(f"{C}title")),
        form.get("formatCode", "General") if form is not None else "General",
        _number(_value(scale, "min")),
        _number(_value(scale, "max")),
        _value(node, "delete") not in TRUE,
        node.find(f"{C}majorGridlines") is not None,
    )


def _number(text: str | None) -> float | None:
    try:
        value = float(text or "")
    except ValueError:
        return None
    return value if abs(value) < 1e15 else None  # noqa: PLR2004  # nor what is no number


def _series_of(group: Node, theme: Theme) -> Iterator[Series]:
    kind, all_labelled = KINDS[_name(group)], _is_labelled(group)
    for node in group.iterfind(f"{C}ser"):
        values = tuple(map(_number, _points(node.find(f"{C}val"))))
        look = node.find(f"{C}spPr")
        line = look.find(f"{A}ln") if look is not None and kind == "line" else look
        own = theme.colour(line.find(f"{A}solidFill")) if line is not None else ""
        points = {
            whole(_value(point, "idx")): theme.colour(point.find(f"{C}spPr/{A}solidFill"))
            for point in node.iterfind(f"{C}dPt")
        }
        colours = tuple(points.get(index) or own for index in range(len(values)))
        drawn = line is None or line.find(f"{A}noFill") is None
        name, labelled = _text(node.find(f"{C}tx")), _is_labelled(node) or all_labelled
        yield Series(kind, name, values, colours, labelled, drawn, _is_marked(group, node))


def _is_marked(group: Node, series: Node) -> bool:
    symbol = _value(series.find(f"{C}marker"), "symbol")
    return symbol != "none" if symbol else _value(group, "marker") in TRUE


def _is_labelled(node: Node) -> bool:
    labels = node.find(f"{C}dLbls")
    shown = (_value(labels, "showVal"), _value(labels, "showPercent"))
    return any(each in TRUE for each in shown) and _value(labels, "delete") not in TRUE


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
    stated = whole(_value(cache, "ptCount"), 0, MOST_POINTS + 1)
    count = max([stated, *(index + 1 for index in found if 0 <= index <= MOST_POINTS)])
    return [found.get(index, "") for index in range(count)]


def _categories(groups: list[Node]) -> tuple[str, ...]:
    for group in groups:
        for node in group.iterfind(f"{C}ser/{C}cat"):
            if points := _points(node):
                return tuple(points)
    return ()


def _whole(series: Series, count: int, index: int, theme: Theme) -> Series:
    """A series with so many points, and a colour for each: the theme's where it says none."""
    missing = count - len(series.values)
    values, colours = (*series.values, *[None] * missing), (*series.colours, *[""] * missing)
    usual = [theme.named(f"accent{n}") or ACCENTS[n - 1] for n in range(1, 7)]
    colours = tuple(
        each or usual[(point if series.kind == "pie" else index) % len(usual)]
        for point, each in enumerate(colours)
    )
    return replace(series, values=values, colours=colours)
