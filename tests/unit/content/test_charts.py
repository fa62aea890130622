"""Charts of tables and measures: what they draw, and what they say in words."""

import sys

import pytest

from papers.model.blocks import Chart, ChartKind, Picture
from papers.model.walk import all_blocks
from papers.number import number

MEASURE = """\
  - measure:
      {id: gap, name: Vacancy gap, unit: "%", target: 5, series: {May 2019: 14.9, June 2019: 8.8}}
"""
TABLE = """\
  - table:
      id: spend
      columns: [Service, {heading: 2018/19, format: pounds}, {heading: 2019/20, format: pounds}, Lead]
      rows:
        - [Early help, 1250000, 1300000, Kit Example]
        - [Fostering, 2500000, "", Sam Instance]
      total: Total
"""


def drawn(project, content: str) -> tuple[Picture, Chart]:
    """The first chart of a section, numbered; nothing else is wrong."""
    project.write("section.yaml", f"heading: A section\ncontent:\n{content}")
    assert project.messages() == []
    blocks = all_blocks(number(project.read().report))
    picture = next(b for b in blocks if isinstance(b, Picture) and isinstance(b.content, Chart))
    assert isinstance(picture.content, Chart)
    return picture, picture.content


def shown(chart: Chart) -> dict[str, list[str]]:
    """The words of each figure, by the names of their series."""
    assert chart.plot is not None
    return {
        series.name: [point.words if point else "" for point in series.points]
        for series in chart.plot.series
    }


def test_a_chart_of_a_measure_draws_its_series_and_its_target(project) -> None:
    picture, chart = drawn(project, f"{MEASURE}  - chart: {{kind: line, title: Gap, of: gap}}\n")
    assert (chart.kind, chart.plot.names) == (ChartKind.LINE, ("May 2019", "June 2019"))
    assert shown(chart) == {"Vacancy gap": ["14.9%", "8.8%"]}
    assert chart.plot.target.words == "5%"
    assert picture.alternative == (
        "Line chart. Vacancy gap: May 2019 14.9%; June 2019 8.8%. Target: 5%."
    )


def test_a_chart_of_a_table_draws_its_columns_of_figures_without_the_total(project) -> None:
    picture, chart = drawn(project, f"{TABLE}  - chart: {{kind: bar, title: Spend, of: spend}}\n")
    assert chart.plot.names == ("Early help", "Fostering")
    assert shown(chart) == {"2018/19": ["£1,250,000", "£2,500,000"], "2019/20": ["£1,300,000", ""]}
    assert picture.alternative == (
        "Bar chart. 2018/19: Early help £1,250,000; Fostering £2,500,000. "
        "2019/20: Early help £1,300,000."
    )


def test_only_the_columns_named_are_drawn_in_that_order(project) -> None:
    chart = "  - chart: {kind: bar, title: Spend, of: spend, show: [2019/20, 2018/19]}\n"
    assert list(shown(drawn(project, TABLE + chart)[1])) == ["2019/20", "2018/19"]


def test_what_a_chart_is_of_may_come_later_in_the_report(project) -> None:
    _, chart = drawn(project, f"  - chart: {{kind: line, title: Gap, of: gap}}\n{MEASURE}")
    assert shown(chart) == {"Vacancy gap": ["14.9%", "8.8%"]}


@pytest.mark.parametrize(
    "own",
    [
        "measure: {id: gap, name: Gap, series: {May: 3, June: 4}}",
        "table: {id: gap, columns: [Month, Gap], rows: [[May, 3], [June, 4]]}",
        "table: {id: gap, source: gap.csv}",
    ],
)
def test_a_chart_may_have_figures_of_its_own(project, own: str) -> None:
    project.write("gap.csv", "Month,Gap\nMay,3\nJune,4\n")
    content = f"  - chart: {{kind: line, title: Gap, {own}}}\n"
    picture, chart = drawn(project, content)
    assert shown(chart) == {"Gap": ["3", "4"]}
    assert picture.alternative == "Line chart. Gap: May 3; June 4."
    assert not project.read().report.values.keys() - {
        *("gap.name", "gap.unit", "gap.first", "gap.first-period", "gap.latest", "gap.total"),
        *("gap.latest-period", "gap.change", "gap.previous", "gap.previous-period"),
        *("gap.change-from-previous", "gap.direction", "gap.may", "gap.june"),
        *("gap.may.gap", "gap.june.gap"),
    }


def test_an_author_may_say_it_in_other_words(project) -> None:
    words = "  - chart: {kind: line, title: Gap, of: gap, alternative-text: The gap has halved.}\n"
    assert drawn(project, MEASURE + words)[0].alternative == "The gap has halved."


def test_a_council_says_it_in_its_own_words(project) -> None:
    project.write(
        "council.yaml",
        "name: C\nchecks: {background-papers: off}\ntexts: {line-chart: Siart llinell, target: Targed}\n"
        "report-types:\n  update: {template: r.docx}\n",
    )
    words = drawn(project, f"{MEASURE}  - chart: {{kind: line, title: Gap, of: gap}}\n")[
        0
    ].alternative
    assert words == "Siart llinell. Vacancy gap: May 2019 14.9%; June 2019 8.8%. Targed: 5%."


def test_charts_are_numbered_with_the_pictures(project) -> None:
    content = f"{MEASURE}  - chart: {{id: line, kind: line, title: Gap, of: gap}}\n  - See @line.\n"
    picture, _ = drawn(project, content)
    assert picture.number == "Figure 1"


def test_of_what_a_broken_file_would_have_brought_nothing_is_said(project) -> None:
    project.write("report.yaml", "title: A\ntype: update\nreport-by: B\noutline: [section, more]\n")
    project.write("more.yaml", "heading: More\ncontent:\n  - measure: {id: gap, nmae: Gap}\n")
    project.write(
        "section.yaml", "heading: A\ncontent:\n  - chart: {kind: line, title: Gap, of: gap}\n"
    )
    assert [message.split(":")[0] for message in project.messages()] == ["more.yaml"]


def test_without_matplotlib_the_author_is_told_what_to_install(project, monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)  # as Python marks what is not there
    project.write(
        "section.yaml",
        "heading: A\ncontent:\n  - chart:\n      kind: bar\n      title: Gap\n"
        "      measure: {name: Gap, series: {May: 3}}\n",
    )
    assert project.messages() == [
        (
            "section.yaml:4:7: error: charts are drawn by matplotlib, which is not installed here; "
            'whoever looks after papers installs it: pip install "papers[charts]"'
        )
    ]
