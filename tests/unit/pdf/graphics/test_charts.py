"""Charts: what is read of them, their scales, and where their parts stand."""

from collections.abc import Sequence

import pytest
from lxml import etree
from support.docx import chart, chart_part, docx, p, r, series, text_box
from support.stages import pages

from papers.pdf.convert import convert
from papers.pdf.graphics.chartletters import Caption, Letters
from papers.pdf.graphics.chartpieces import polyline, rows_of, shares, slice_of, spans_of, stretches
from papers.pdf.graphics.charts import Chart, Group, Series, read_chart
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
    assert (found.categories, found.legend) == (NAMES, "r")
    assert found.title == Caption("Costs", Letters(360, bold=True))
    (group,) = found.groups
    nothing = (None, None)
    assert group == Group("bar", (Series("Cost", (4.5, None), ("4472C4", "4472C4"), nothing),))
    assert found.values.ruled


@pytest.mark.parametrize(
    ("part", "kind"),
    [
        ("<c:lineChart>{}</c:lineChart>", "line"),
        ("<c:area3DChart>{}</c:area3DChart>", "area"),
        ("<c:doughnutChart>{}</c:doughnutChart>", "pie"),
        ("<c:radarChart>{}</c:radarChart>", None),
        ("<c:pieChart>{0}</c:pieChart><c:barChart>{0}</c:barChart>", None),
        ("<c:scatterChart>{0}</c:scatterChart><c:lineChart>{0}</c:lineChart>", None),
        ("<c:barChart></c:barChart>", None),
    ],
)
def test_charts_of_other_kinds_are_none(part: str, kind: str | None) -> None:
    found = read(chart_part(part.format(series("Cost", [1, 2], NAMES))))
    assert (found.groups[0].kind if found else None) == kind


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
        ([4.5, 2], (None, None), True, Scale(0, 5, 0.5)),
        ([4.99], (None, None), True, Scale(0, 6, 1)),  # it does not reach the very top
        ([-3, 8], (None, None), True, Scale(-4, 10, 2)),
        ([96, 100], (None, None), False, Scale(94, 101, 1)),
        ([40, 100], (None, None), False, Scale(0, 120, 20)),
        ([4, 2], (1, 9), True, Scale(1, 9, 1)),
        ([0], (None, None), True, Scale(0, 1, 0.1)),
    ],
)
def test_scales_have_even_steps(
    values: list[float], fixed: tuple[float | None, float | None], zero: bool, scale: Scale
) -> None:
    found = scale_of(values, 10, least=fixed[0], most=fixed[1], from_zero=zero)
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


# Where things stand -------------------------------------------------------------------------------

WIDTH, HEIGHT = 6000, 3600


def words(plot: str, **rest: str) -> dict[str, tuple[float, int]]:
    """Where the words of a chart stand from its left and its top."""
    part = chart_part(plot, **rest)  # type: ignore[arg-type]
    (page,) = pages(docx(p(chart("one", "A chart", WIDTH, HEIGHT)), charts={"one": part}))
    top = min(each.y for each in page.pictures)
    found = {}
    for line in page.lines:
        if text := "".join(each.text for each in line.line.fragments).strip(" \ufffc"):
            found[text] = (line.x + line.line.fragments[0].x - 1440, line.y - top)
    return found


def bars(plot: str, **rest: str) -> list[tuple[str, int, int, int, int]]:
    """The bars of a chart: colour, left, top, width and height."""
    part = chart_part(plot, **rest)  # type: ignore[arg-type]
    (page,) = pages(docx(p(chart("one", "A chart", WIDTH, HEIGHT)), charts={"one": part}))
    top = min(each.y for each in page.pictures)
    return [
        (s.fill, round(each.x) - 1440, round(each.y - top), each.picture.width, each.picture.height)
        for each in page.pictures
        if (s := each.picture.shape) is not None and s.fill
    ]


def said(*names: str, more: str = "") -> str:
    """Labels that show these."""
    switches = "".join(f'<c:{name} val="1"/>' for name in names)
    return f"<c:dLbls>{more}{switches}</c:dLbls>"


@pytest.mark.parametrize(
    ("labels", "shown"),
    [
        (said("showVal"), {"12.5"}),
        (said("showCatName", "showVal"), {"Autumn, 12.5"}),
        (said("showSerName", "showVal", more="<c:separator>: </c:separator>"), {"Cost: 12.5"}),
        (said("showVal", more='<c:numFmt formatCode="0.00" sourceLinked="0"/>'), {"12.50"}),
        (said("showVal", more='<c:delete val="1"/>'), set()),
        (said(), set()),
    ],
)
def test_labels_say_what_they_are_to_say(labels: str, shown: set[str]) -> None:
    plot = f"<c:barChart>{series('Cost', [12.5], ['Autumn'], labels)}</c:barChart>"
    marks = {"0", "2", "4", "6", "8", "10", "12", "14", "16", "5", "15", "Autumn"}
    assert set(words(plot)) - marks == shown


def test_a_point_may_have_a_label_of_its_own() -> None:
    typed = "<c:tx><c:rich><a:p><a:r><a:t>Best</a:t></a:r></a:p></c:rich></c:tx>"
    own = f'<c:dLbl><c:idx val="0"/>{typed}<c:showVal val="1"/></c:dLbl>'
    gone = '<c:dLbl><c:idx val="1"/><c:delete val="1"/></c:dLbl>'
    values = series("Cost", [71.3, 72.3, 73.3], ["a", "b", "c"], said("showVal", more=own + gone))
    found = set(words(f"<c:lineChart>{values}</c:lineChart>"))
    assert {"Best", "73.3"} <= found
    assert not {"71.3", "72.3"} & found


def test_labels_of_shares_say_the_value_those_of_slices_the_share() -> None:
    cost = series("Cost", [3, 1], NAMES, said("showVal"))
    both = cost + series("Gain", [1, 3], NAMES)
    stacked = words(f'<c:barChart><c:grouping val="percentStacked"/>{both}</c:barChart>')
    assert {"3", "1", "0%", "100%"} <= set(stacked)
    slices = series("Cost", [3, 1], NAMES, said("showPercent"))
    assert set(words(f"<c:pieChart>{slices}</c:pieChart>", axes="")) == {"75%", "25%"}


@pytest.mark.parametrize(
    ("place", "left"), [("outEnd", True), ("inEnd", False), ("inBase", False), ("ctr", False)]
)
def test_a_label_stands_beyond_its_bar_or_in_it(place: str, left: bool) -> None:
    labels = said("showVal", more=f'<c:dLblPos val="{place}"/>')
    plot = f"<c:barChart>{series('Cost', [77], NAMES[:1], labels)}</c:barChart>"
    ((_, _, top, _, _),) = bars(plot)
    assert (words(plot)["77"][1] < top) == left


def test_the_end_of_a_bar_below_nothing_is_below_it() -> None:
    values = series("Cost", [77, -77], NAMES, said("showVal"))
    (_, _, top, _, high), (_, _, zero, _, low) = bars(f"<c:barChart>{values}</c:barChart>")
    found = words(f"<c:barChart>{values}</c:barChart>")
    assert found["77"][1] < top
    assert top + high == pytest.approx(zero, abs=2)
    assert found["-77"][1] == pytest.approx(zero + low, abs=2)


def test_the_gap_between_bars_is_a_share_of_their_width() -> None:
    cost, gain = series("Cost", [1, 1], NAMES), series("Gain", [1, 1], NAMES)
    found = bars(f'<c:barChart>{cost}{gain}<c:gapWidth val="100"/></c:barChart>')
    (_, x1, _, w1, _), (_, x2, *_), (_, x3, *_), _ = found
    assert x3 - x1 == pytest.approx(w1, abs=2)  # the other series begins where the first ends
    assert x2 - x1 == pytest.approx(3 * w1, abs=2)  # two bars and the gap
    found = bars(f'<c:barChart>{cost}{gain}<c:overlap val="100"/></c:barChart>')
    assert found[0][1] == found[2][1]


def test_a_second_axis_measures_its_own_group_at_the_right() -> None:
    ids = '<c:axId val="{}"/><c:axId val="{}"/>'
    high = f"<c:barChart>{series('Cost', [900, 800], NAMES)}{ids.format(1, 2)}</c:barChart>"
    low = f"<c:lineChart>{series('Share', [0.2, 0.9], NAMES)}{ids.format(3, 4)}</c:lineChart>"
    axes = (
        '<c:catAx><c:axId val="1"/></c:catAx><c:valAx><c:axId val="2"/></c:valAx>'
        '<c:valAx><c:axId val="4"/><c:numFmt formatCode="0%"/><c:crosses val="max"/></c:valAx>'
        '<c:catAx><c:axId val="3"/><c:delete val="1"/></c:catAx>'
    )
    found = words(high + low + axes, axes="")
    assert found["0"][0] < WIDTH / 4 < WIDTH * 3 / 4 < found["0%"][0]
    assert found["Spring"]


def test_an_axis_may_run_the_other_way() -> None:
    turned = '<c:scaling><c:orientation val="maxMin"/></c:scaling>'
    plot = f'<c:barChart><c:barDir val="bar"/>{series("Cost", [7, 9], NAMES)}</c:barChart>'
    usual = words(plot + "<c:catAx/><c:valAx/>", axes="")
    found = words(plot + f"<c:catAx>{turned}</c:catAx><c:valAx/>", axes="")
    assert usual["Spring"][1] > usual["Summer"][1]
    assert found["Spring"][1] < found["Summer"][1]
    assert usual["0"][1] > usual["Spring"][1]
    assert found["0"][1] < found["Spring"][1]  # the numbers stand at the first category


def test_points_are_scattered_along_both_axes() -> None:
    def numbers(name: str, *values: float) -> str:
        points = "".join(f'<c:pt idx="{i}"><c:v>{v}</c:v></c:pt>' for i, v in enumerate(values))
        return f"<c:{name}><c:numRef><c:numCache>{points}</c:numCache></c:numRef></c:{name}>"

    row = f"<c:ser>{numbers('xVal', 10, 40)}{numbers('yVal', 3, 4)}</c:ser>"
    plot = f'<c:scatterChart><c:scatterStyle val="marker"/>{row}</c:scatterChart>'
    axes = '<c:valAx><c:axPos val="b"/></c:valAx><c:valAx><c:axPos val="l"/></c:valAx>'
    (_, x1, y1, *_), (_, x2, y2, *_) = bars(plot + axes, axes="")
    found = words(plot + axes, axes="")
    assert x1 < x2
    assert y1 > y2
    assert found["40"][1] > found["4"][1]  # the axis across is below


def sides(names: Sequence[str], axis: str = "") -> int:
    """How many names of categories stand on their side."""
    values = series("Cost", [1.0] * len(names), names)
    part = chart_part(
        f"<c:barChart>{values}</c:barChart><c:catAx>{axis}</c:catAx><c:valAx/>", axes=False
    )
    (page,) = pages(docx(p(chart("one", "A chart", WIDTH, HEIGHT)), charts={"one": part}))
    return sum(bool(turned.page.lines) for turned in page.turned)


def test_names_stand_on_their_side_where_they_say_so_or_would_be_broken() -> None:
    assert sides(["April", "May"]) == 0
    assert sides(["April"] * 20) == 20
    assert sides(["April"] * 60) == 20  # each third, so that they do not touch
    turned = '<c:txPr><a:bodyPr rot="-5400000"/><a:p/></c:txPr>'
    assert sides(["April", "May"], turned) == 2
    assert sides(["April", "May"], turned.replace("-5400000", "-60000000")) == 0  # automatic


def test_areas_reach_from_side_to_side_where_points_stand_at_lines() -> None:
    area = f"<c:areaChart>{series('Cost', [1, 2, 3], ['a', 'b', 'c'])}</c:areaChart>"
    usual = words(f"{area}<c:catAx/><c:valAx/>", axes="")
    found = words(f'{area}<c:catAx/><c:valAx><c:crossBetween val="midCat"/></c:valAx>', axes="")
    assert found["a"][0] < usual["a"][0] < usual["c"][0] < found["c"][0]


def test_words_have_the_size_that_the_chart_or_they_themselves_say() -> None:
    letters = '<c:txPr><a:p><a:pPr><a:defRPr sz="{}" b="{}"/></a:pPr></a:p></c:txPr>'
    part = chart_part(COLUMNS, title="Costs", axis=letters.format(800, 1)).replace(
        "</c:chart>", "</c:chart>" + letters.format(1200, 0)
    )
    found = read(part)
    assert found is not None
    assert found.letters == Letters(240)
    assert found.values.letters == Letters(160, bold=True)
    assert found.title == Caption("Costs", Letters(432, bold=True))


def test_a_legend_beside_stacked_columns_lists_them_as_they_stand() -> None:
    rows = series("Low", [1], NAMES[:1]) + series("High", [1], NAMES[:1])
    stacked = words(f'<c:barChart><c:grouping val="stacked"/>{rows}</c:barChart>', legend="r")
    assert stacked["High"][1] < stacked["Low"][1]
    usual = words(f"<c:barChart>{rows}</c:barChart>", legend="r")
    assert usual["Low"][1] < usual["High"][1]


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


@pytest.mark.parametrize("behind", [False, True])
def test_a_chart_in_a_text_box_is_drawn_over_its_ground(behind: bool) -> None:
    box = text_box(p(chart("one", "A chart", 3000, 2000)), 4000, 3000)
    box = box.replace('relativeHeight="1"', 'relativeHeight="7"')
    box = box.replace('behindDoc="0"', f'behindDoc="{int(behind)}"')
    (page,) = pages(docx(p(box + r("Text.")), charts={"one": chart_part(COLUMNS)}))
    layer = page.behind if behind else page.pictures
    drawn = sorted(layer, key=lambda placed: placed.height)
    assert drawn[0].picture.content
    assert len(drawn) > 3
    assert not (page.pictures if behind else page.behind)
