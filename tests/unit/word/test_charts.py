"""Charts in Word: pixels and a drawing of the same, in colours that are not needed to read it."""

import os
import re
import subprocess
import sys
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree
from PIL import Image

from papers.diagnostics import Location
from papers.model.blocks import Chart, ChartKind, Figure, Picture, Plot, Point, Series
from papers.model.bodies import Colour, Council
from papers.pdf.vector import read_drawing
from papers.word import merge
from papers.word.charts import draw
from papers.word.charts.axis import axis_of
from papers.word.charts.labels import Tag, alike, apart, fitting, shortened
from papers.word.charts.look import USUAL
from tests.unit.word import documents as d
from tests.unit.word import parts
from tests.unit.word.test_constructs import extent, numbered

ROOT = Path(__file__).parents[3]
COUNCIL = Council("C", colours=(Colour("143d59", d.HERE), Colour("b4530a", d.HERE)))
MONTHS = ("May 2019", "June 2019", "July 2019")


def point(figure: float | str, unit: str = "%") -> Point:
    return Point(Figure(Decimal(str(figure)), unit), f"{figure}{unit}")


def series(name: str, *figures: float | str | None, unit: str = "%") -> Series:
    return Series(name, tuple(None if f is None else point(f, unit) for f in figures))


def chart(kind: ChartKind, *shown: Series, target: Point | None = None) -> Chart:
    return Chart(kind, Location("a.yaml"), plot=Plot(MONTHS, shown, target))


ONE = series("Gap", 14.9, 8.8, 1.8)
FOUR = tuple(series(f"Gap {n}", n, n + 2, n + 1) for n in (10, 20, 30, 40))


def looks(svg: bytes) -> list[str]:
    """The styles of what is drawn, the outlines of words left out."""
    root = etree.fromstring(svg)
    return [each.get("style") for each in root.iter("{*}path", "{*}use") if each.get("style")]


@pytest.mark.parametrize("kind", ChartKind)
@pytest.mark.parametrize(
    "shown",
    [
        (ONE,),
        FOUR[:3],
        (series("Change", -5, 3, None),),
        (series("Nothing", 0, 0, 0),),
        (series("One", None, None, 7),),
        (series("Large", "1250000.50", "2500000", "3", unit="£"),),
    ],
    ids=["one", "three", "negative", "zero", "a-single-figure", "large"],
)
def test_pixels_and_drawing_are_of_one_shape(kind: ChartKind, shown: tuple[Series, ...]) -> None:
    drawn = draw(chart(kind, *shown, target=point(5)), 418, COUNCIL)
    with Image.open(BytesIO(drawn.png)) as image:
        assert image.info["dpi"] == pytest.approx((300, 300), abs=0.1)
        assert image.width == pytest.approx(418 / 72 * 300, abs=1)
        ratio = image.height / image.width
    width, height = map(float, etree.fromstring(drawn.svg).get("viewBox").split()[2:])
    assert (width, height / width) == pytest.approx((418, ratio), rel=0.01)
    assert read_drawing(drawn.svg)


def test_lines_differ_by_dashes_and_marks_and_bars_by_their_filling() -> None:
    lines = looks(draw(chart(ChartKind.LINE, *FOUR), 418, COUNCIL).svg)
    found = {m[1] for each in lines if (m := re.search(r"dasharray: ([\d. ,]+)", each))}
    assert len(found) == 3  # and one that has none
    marks = re.findall(
        rb'<use [^>]*xlink:href="#(m[0-9a-f]+)"',
        draw(chart(ChartKind.LINE, *FOUR), 418, COUNCIL).svg,
    )
    assert len(set(marks)) == 8  # of each line small ones, and a larger one at its end
    bars = looks(draw(chart(ChartKind.BAR, *FOUR[:3]), 418, COUNCIL).svg)
    fills = {each.split(";")[0] for each in bars if "stroke: #" in each and "fill: #" in each}
    assert {"fill: #143d59", "fill: #ffffff", "fill: #8cbfa7"} - fills == set()


def test_the_colours_are_the_councils_and_then_the_usual_ones() -> None:
    svg = draw(chart(ChartKind.LINE, *FOUR), 418, COUNCIL).svg.decode()
    assert all(f"stroke: #{code}" in svg for code in ("143d59", "b4530a", *USUAL[2:]))


def test_nothing_says_when_or_where_it_was_drawn() -> None:
    drawn = draw(chart(ChartKind.LINE, ONE), 418, COUNCIL)
    assert not re.search(rb"20\d\d-|Matplotlib|<!--|metadata|DOCTYPE", drawn.svg)
    assert b"tEXt" not in drawn.png
    assert b"tIME" not in drawn.png


def test_the_same_figures_give_the_same_bytes_whatever_a_machine_has_set(tmp_path: Path) -> None:
    settings = "lines.antialiased: False\nfont.size: 30\nsvg.fonttype: none\nsavefig.dpi: 20\n"
    (tmp_path / "matplotlibrc").write_text(
        f"{settings}path.sketch: 1, 100, 2\naxes.facecolor: red\n"
    )
    program = (
        "import hashlib\nfrom papers.word.charts import draw\n"
        "from tests.unit.word.test_charts import COUNCIL, FOUR, chart, ChartKind\n"
        "for kind in ChartKind:\n"
        "    made = draw(chart(kind, *FOUR[:3]), 418, COUNCIL)\n"
        "    print(hashlib.sha256(made.png + made.svg).hexdigest())\n"
    )
    paths = {"PYTHONPATH": f"{ROOT}:{ROOT / 'tests'}"}
    run = [sys.executable, "-c", program]
    outputs = [
        subprocess.run(run, env=env, cwd=tmp_path, capture_output=True, text=True, check=True)
        for env in (
            {**os.environ, **paths},
            {**os.environ, **paths, "MATPLOTLIBRC": str(tmp_path), "TZ": "Asia/Tokyo"},
        )
    ]
    assert outputs[0].stdout == outputs[1].stdout
    assert [each.stderr for each in outputs] == ["", ""]


def test_in_word_a_chart_is_as_wide_as_the_text_with_its_figures_in_words() -> None:
    made = Picture(chart(ChartKind.LINE, ONE), "Line chart. Gap: …", d.HERE, title=d.runs("Gap"))
    docx = merge(numbered(made), d.TEMPLATE)
    assert parts.faults(docx) == []
    assert extent(docx)[0] == pytest.approx(8361, abs=20)
    *_, properties = parts.body(docx).iter("{*}docPr")
    assert properties.get("descr") == "Line chart. Gap: …"
    assert extent(merge(numbered(replaced(made, width=50)), d.TEMPLATE))[0] == pytest.approx(
        4180, abs=20
    )


def replaced(picture: Picture, width: float) -> Picture:
    return Picture(picture.content, picture.alternative, picture.where, width=width)


def test_pixels_and_drawing_stand_side_by_side_in_word() -> None:
    made = Picture(chart(ChartKind.BAR, ONE), "Bars", d.HERE)
    docx = merge(numbered(made, made), d.TEMPLATE)
    assert parts.faults(docx) == []
    *_, blip = parts.body(docx).iter("{*}blip")
    (vector,) = blip.iter("{*}svgBlip")
    targets = {
        each.get("Id"): each.get("Target")
        for each in parts.part(docx, "word/_rels/document.xml.rels")
    }
    embed = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"
    assert targets[blip.get(embed)].endswith(".png")
    assert targets[vector.get(embed)].endswith(".svg")
    with ZipFile(BytesIO(docx)) as package:
        assert len([name for name in package.namelist() if name.endswith(".svg")]) == 1
        assert package.read(f"word/{targets[vector.get(embed)]}").startswith(b"<?xml")


# Scales and labels --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("figures", "unit", "labels"),
    [
        ((18.5, 1.8), "%", "0% 5% 10% 15% 20%"),
        ((1250000, 2600500), "£", "£0 £1m £2m £3m"),
        ((12500, 48000), "£", "£0 £10k £20k £30k £40k £50k"),
        ((0.5, 0.9), "", "0.5 0.6 0.7 0.8 0.9"),
        ((-3, 4), "FTE", "−4 −2 0 2 4"),
        ((7, 7), "", "0 2 4 6 8"),
        ((0, 0), "%", "0.0% 0.2%"),
        ((1012, 998), "", "995 1,000 1,005 1,010 1,015"),
    ],
)
def test_a_scale_has_round_steps(figures: tuple[float, ...], unit: str, labels: str) -> None:
    axis = axis_of(Plot(("a", "b"), (series("s", *figures, unit=unit),)))
    assert " ".join(map(axis.label, axis.ticks)) == labels


def test_names_that_have_no_room_are_left_out_counted_from_the_last() -> None:
    names = ("May 2019", "June 2019", "July 2019", "August 2019")
    assert list(fitting(names, 70)) == [3, 2, 1, 0]
    assert fitting(names, 70)[3] == ("August 2019",)
    assert fitting(names, 50)[3] == ("August", "2019")
    assert list(fitting(names, 20)) == [3, 1]
    assert fitting((), 20) == {}


def test_months_are_broken_alike() -> None:
    assert alike(("May 2019", "September 2019"), 60) == [("May", "2019"), ("September", "2019")]
    assert alike(("May", "September 2019"), 60) == [("May",), ("September", "2019")]


def test_a_word_that_is_too_wide_is_cut_short() -> None:
    assert shortened("Llanfairpwllgwyngyll", 60) == "Llanfairpwl…"


def test_tags_are_pushed_apart_but_stay_on_the_sheet() -> None:
    tags = [Tag(y, ("a", "b"), "#000000") for y in (100.0, 98.0, 5.0)]
    apart(tags, 0, 105)
    assert [tag.y for tag in tags] == [92.5, 67.5, 12.5]
