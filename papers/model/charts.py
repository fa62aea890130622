"""Charts: which series one draws, and its figures in words."""

from collections.abc import Mapping
from dataclasses import replace

from papers.model.blocks import Chart, Picture, Plot, Series

KIND_TEXTS = {"line": "Line chart", "bar": "Bar chart"}


def drawn(picture: Picture, plots: Mapping[str, Plot], texts: Mapping[str, str]) -> Picture:
    """The picture, a chart with the figures that it draws, and with these as alternative text.

    Trusts that the report has been checked: a chart of nothing stays as it is.
    """
    chart = picture.content
    if not isinstance(chart, Chart):
        return picture
    plot = plot_of(chart, plots)
    if plot is None:
        return picture
    shown = replace(plot, series=chosen(chart, plot))
    words = picture.alternative or in_words(chart, shown, texts)
    return replace(picture, content=replace(chart, plot=shown), alternative=words)


def plot_of(chart: Chart, plots: Mapping[str, Plot]) -> Plot | None:
    """The figures that a chart is of; None where there is nothing of that id."""
    return chart.plot or plots.get(chart.of)


def chosen(chart: Chart, plot: Plot) -> tuple[Series, ...]:
    """The series that a chart draws, in the order in which it names them."""
    if not chart.show:
        return plot.series
    by_name = {series.name: series for series in plot.series}
    return tuple(by_name[shown.name] for shown in chart.show if shown.name in by_name)


def in_words(chart: Chart, plot: Plot, texts: Mapping[str, str]) -> str:
    """Every figure: "Line chart. Vacancy gap: May 14.9%; June 8.8%. Target: 5%."."""
    parts = [texts.get(f"{chart.kind}-chart", KIND_TEXTS[chart.kind])]
    for series in plot.series:
        pairs = zip(plot.names, series.points, strict=True)
        figures = [f"{name} {point.words}" for name, point in pairs if point is not None]
        parts.append(f"{series.name}: {'; '.join(figures)}")
    if plot.target is not None:
        parts.append(f"{texts.get('target', 'Target')}: {plot.target.words}")
    return ". ".join(parts) + "."
