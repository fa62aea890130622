"""Charts: they are of something, it can be drawn, and its colours can be seen."""

from collections.abc import Iterator

from papers.check.rule import Rule
from papers.diagnostics import Diagnostic, Severity, did_you_mean
from papers.model.blocks import Chart, ChartKind, Picture, Plot, Series
from papers.model.charts import chosen, plot_of
from papers.model.contrast import WHITE, contrast
from papers.model.report import Known, Report
from papers.model.walk import all_blocks

MOST_SERIES = {ChartKind.LINE: 4, ChartKind.BAR: 3}  # that are told apart without colour
MOST_POINTS = 60  # of a line
MOST_GROUPS = {1: 20, 2: 13, 3: 9}  # of so many bars that fit on a page
LEAST_CONTRAST = 3.0  # WCAG 2.2, 1.4.11
_SOURCE = "WCAG 2.2, 1.4.11"


def chart_figures(report: Report, known: Known) -> Iterator[Diagnostic]:
    """A chart is of figures that are there, of one unit, and few enough to be told apart.

    Four lines differ by their dashes and marks, and three bars by their filling; more would need
    colours, which nobody sees in a copy in black and white.
    """
    for block in all_blocks(report):
        if isinstance(block, Picture) and isinstance(chart := block.content, Chart):
            plot = plot_of(chart, report.plots)
            if plot is not None:
                yield from _faults(chart, plot)
            elif chart.of not in known.ids:
                hint = did_you_mean(chart.of, report.plots) or "give one an id"
                yield Diagnostic(chart.where, f'no table or measure has the id "{chart.of}"', hint)


def _faults(chart: Chart, plot: Plot) -> Iterator[Diagnostic]:
    names = [series.name for series in plot.series]
    for shown in chart.show:
        if shown.name not in names:
            hint = did_you_mean(shown.name, names) or f"known are {', '.join(names)}"
            yield Diagnostic(shown.where, f'no figures are called "{shown.name}"', hint)
    series = chosen(chart, plot)
    units = {point.figure.unit: "" for each in series for point in each.points if point}
    if not units and not chart.show:
        yield Diagnostic(chart.where, "there are no figures to draw", "the first column is names")
    if len(units) > 1:
        message = f"figures of different units share this chart: {', '.join(map(_unit, units))}"
        yield Diagnostic(chart.where, message, f'name those of one: "show: [{names[0]}]"')
    if len(series) > 1 and not all(each.name for each in series):
        message = "a column without a heading cannot be drawn beside others"
        yield Diagnostic(chart.where, message, "the headings tell them apart")
    if not all(plot.names):
        message = "a row without a name cannot be drawn"
        yield Diagnostic(chart.where, message, "the first column says what each figure is of")
    yield from _too_many(chart, series, len(plot.names))


def _unit(unit: str) -> str:
    return unit or "plain numbers"


def _too_many(chart: Chart, series: tuple[Series, ...], names: int) -> Iterator[Diagnostic]:
    most = MOST_SERIES[chart.kind]
    if len(series) > most:
        message = f"{len(series)} series, where no more than {most} can be told apart"
        yield Diagnostic(chart.where, message, f'name those to draw: "show: [{series[0].name}]"')
    is_line = chart.kind is ChartKind.LINE
    most = MOST_POINTS if is_line else MOST_GROUPS.get(len(series), MOST_POINTS)
    if names > most:
        message = f"{names} rows, where no more than {most} can be read in a chart"
        yield Diagnostic(chart.where, message, "draw a part of them, or leave it to the table")


def chart_colour(report: Report, _: Known) -> Iterator[Diagnostic]:
    """The council's colours for charts have a contrast of at least 3:1 to white paper.

    Lines and bars have to be seen by people with low sight, too.
    """
    for colour in report.meeting.council.colours:
        if (ratio := contrast(colour.code, WHITE)) < LEAST_CONTRAST:
            yield Diagnostic(
                colour.where,
                f"#{colour.code} has a contrast of {ratio:.1f}:1 to white, where "
                f"{LEAST_CONTRAST:g}:1 is needed ({_SOURCE})",
                "take a darker colour",
            )


CHART_FIGURES = Rule("chart-figures", "house rule", Severity.ERROR, chart_figures)
CHART_COLOUR = Rule("chart-colour", f"SI 2018/952 with {_SOURCE}", Severity.ERROR, chart_colour)
