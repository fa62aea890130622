"""Charts: what is read of them, their scales, and where their parts stand."""

import pytest
from lxml import etree
from support.docx import chart, chart_part, docx, p, series

from papers.pdf.convert import convert
from papers.pdf.graphics.chartpieces import polyline, rows_of, shares, slice_of, spans_of, stretches
from papers.pdf.graphics.charts import Chart, Series, read_chart
from papers.pdf.graphics.scales import Scale, as_date, scale_of, written
from papers.pdf.theme import Theme

NAMES = ("Spring", "Summer")
SHARES = (
    '<c:grouping val="percentStacked"/>' + series("A", [1, 2], NAMES) + series("B", [1], NAMES[:1])
)
COLUMNS = f"<c:barChart>{series('Cost', [4.5, None], NAMES)}</c:barChart>"


def read(part: str) -> Chart | None:
    return read_chart(etree.fromstring(part), Theme(None))


def test_a_chart_is_read_as_it_was_last_computed() -> None:
    found = read(chart_part(COLUMNS, title="Costs", legend="tr"))
    assert found is not None
    assert (found.title, found.categories, found.legend) == ("Costs", NAMES, "r")
    assert found.series == (Series("bar", "Cost", (4.5, None), ("4472C4", "4472C4")),)
    assert found.values.ruled


@pytest.mark.parametrize(
    ("part", "kind"),
    [
        ("<c:lineChart>{}</c:lineChart>", "line"),
        ("<c:area3DChart>{}</c:area3DChart>", "area"),
        ("<c:doughnutChart>{}</c:doughnutChart>", "pie"),
        ("<c:radarChart>{}</c:radarChart>", None),
        ("<c:pieChart>{0}</c:pieChart><c:barChart>{0}</c:barChart>", None),
        ("<c:barChart>{}</c:barChart><c:valAx/>", None),  # two axes of values
        ("<c:barChart></c:barChart>", None),
    ],
)
def test_charts_of_other_kinds_are_none(part: str, kind: str | None) -> None:
    found = read(chart_part(part.format(series("Cost", [1, 2], NAMES))))
    assert (found.series[0].kind if found else None) == kind


def test_colours_are_those_of_points_of_series_and_of_the_theme() -> None:
    fill = '<c:spPr><a:solidFill><a:srgbClr val="{}"/></a:solidFill></c:spPr>'
    point = f'<c:dPt><c:idx val="1"/>{fill.format("FF0000")}</c:dPt>'
    own = series("Own", [1, 2], NAMES, fill.format("00FF00") + point)
    found = read(chart_part(f"<c:barChart>{own}{series('Usual', [1, 2], NAMES)}</c:barChart>"))
    assert found is not None
    assert [each.colours for each in found.series] == [
        ("00FF00", "FF0000"),
        ("ED7D31", "ED7D31"),
    ]


@pytest.mark.parametrize(
    ("values", "fixed", "zero", "scale"),
    [
        ([4.5, 2], (None, None), True, Scale(0, 5, 1)),
        ([4.99], (None, None), True, Scale(0, 6, 1)),  # it does not reach the very top
        ([-3, 8], (None, None), True, Scale(-4, 10, 2)),
        ([96, 100], (None, None), False, Scale(94, 101, 1)),
        ([40, 100], (None, None), False, Scale(0, 120, 20)),
        ([4, 2], (1, 9), True, Scale(1, 9, 2)),
        ([0], (None, None), True, Scale(0, 1, 0.2)),
    ],
)
def test_scales_have_even_steps(
    values: list[float], fixed: tuple[float | None, float | None], zero: bool, scale: Scale
) -> None:
    found = scale_of(values, 6, least=fixed[0], most=fixed[1], from_zero=zero)
    assert found == pytest.approx(scale)


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        (1234.5, "General", "1234.5"),
        (1234.5, "#,##0", "1,234"),
        (-1234.5, "£#,##0.00", "-£1,234.50"),
        (1200, '[$£-809]#,##0" k"', "£1,200 k"),
        (0.255, "0.0%", "25.5%"),
        (7, "0;[Red]-0", "7"),
        (7, "@", "7"),
    ],
)
def test_numbers_are_written_as_their_format_says(value: float, form: str, text: str) -> None:
    assert written(value, form) == text


@pytest.mark.parametrize(
    ("text", "form", "day"),
    [
        ("37377", "dd/mm/yyyy", "01/05/2002"),
        ("37377", "mmm-yy", "May 02"),
        ("37377", "yyyy", "2002"),
        ("37377", "General", "37377"),
        ("Spring", "dd/mm/yyyy", "Spring"),
    ],
)
def test_days_are_written_as_days(text: str, form: str, day: str) -> None:
    assert as_date(text, form) == day


def test_stacked_values_stand_on_one_another_those_below_nothing_apart() -> None:
    columns = [(1, -2, None), (3, -1, 4)]
    assert spans_of(columns, stacked=True) == [[(0, 1), (0, -2), None], [(1, 4), (-2, -3), (0, 4)]]
    assert spans_of(columns, stacked=False)[1] == [(0, 3), (0, -1), (0, 4)]
    assert shares((1, 3, None)) == [0.25, 0.75, None]


def test_lines_are_broken_where_points_are_missing() -> None:
    points = [(0, 0), (1, 1), None, (2, 2), None, (3, 3), (4, 4)]
    assert list(stretches(points)) == [[(0, 0), (1, 1)], [(3, 3), (4, 4)]]
    assert polyline([(0, 0), (1, 1)]) == (("m", (0, 0)), ("l", (1, 1)))


def test_slices_go_round_in_curves_of_a_quarter_at_the_most() -> None:
    whole = slice_of(0, 2 * 3.14159265, 0)
    assert [operator for operator, _ in whole] == ["m", "c", "c", "c", "c", "l", "h"]
    assert whole[1][1][4:] == pytest.approx((0.5, 1))  # clockwise, downwards first
    ring = slice_of(0, 3.14159265, 0.5)
    assert [operator for operator, _ in ring] == ["m", "c", "c", "l", "c", "c", "h"]
    assert ring[3][1] == pytest.approx((0.25, 0.5))


def test_a_legend_takes_as_many_rows_as_it_needs() -> None:
    assert rows_of([40, 40, 40], 100, 10) == [(90, [0, 50]), (40, [0])]


@pytest.mark.parametrize(
    ("part", "alternative", "rules"),
    [
        (chart_part(f"<c:lineChart>{SHARES}</c:lineChart>"), "Rows of two lengths", []),
        (chart_part(COLUMNS), "What it costs", []),
        (chart_part(COLUMNS), "", ["alternative-text"]),
        (chart_part("<c:radarChart/>"), "What it costs", ["graphic"]),
        ("<damaged", "What it costs", ["graphic"]),
        (
            chart_part(f"<c:barChart>{series('A', [float('inf')], ['a'])}</c:barChart>"),
            "Too much",
            [],
        ),
        (chart_part(f"<c:lineChart>{series('A', [1], [''])}</c:lineChart>"), "One point", []),
        (
            chart_part(f"<c:pieChart>{series('A', [-1, 0], NAMES)}</c:pieChart>", axes=False),
            "No",
            [],
        ),
    ],
)
def test_charts_are_told_of_where_they_cannot_be_drawn(
    part: str, alternative: str, rules: list[str]
) -> None:
    content = docx(p(chart("one", alternative)) + p("Text."), charts={"one": part})
    made = convert(content, "a.docx", allow_nonconforming=True)
    assert [finding.rule for finding in made.findings] == rules
