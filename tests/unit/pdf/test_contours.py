"""What text keeps off that runs tightly round a drawing, or through it."""

import pytest
from corpus.documents import png
from hypothesis import given
from hypothesis import strategies as st
from support.docx import docx, drawing, filled, floating_picture, p, r, shape
from support.stages import pages

from papers.pdf.contours import covered, drawn

SLOPE = ((0, 0), (21600, 21600), (0, 21600))  # the lower left half
HOLLOW = ((0, 0), (21600, 0), (21600, 21600), (14400, 21600), (14400, 100), (7200, 100),
          (7200, 21600), (0, 21600))  # fmt: skip
LINE = 253


@pytest.mark.parametrize(
    ("top", "bottom", "found"),
    [
        (0, 10, [(0, 10)]),
        (10, 20, [(0, 20)]),
        (90, 110, [(0, 100)]),
        (-20, -10, []),
        (100, 120, []),
    ],
)
def test_a_line_meets_what_of_a_contour_is_as_high(
    top: float, bottom: float, found: list[tuple[float, float]]
) -> None:
    assert covered(((0, 0), (100, 100), (0, 100)), top, bottom) == found


def test_a_contour_with_a_hollow_leaves_it_free() -> None:
    gate = ((0, 0), (90, 0), (90, 90), (60, 90), (60, 30), (30, 30), (30, 90), (0, 90))
    assert covered(gate, 40, 50) == [(0, 30), (60, 90)]
    assert covered(gate, 20, 40) == [(0, 90)]


def test_a_contour_turns_with_its_drawing_about_the_middle() -> None:
    corners = drawn(((0, 0), (1, 0), (1, 1)), 200, 100, 90)
    assert [(round(x), round(y)) for x, y in corners] == [(150, -50), (150, 150), (50, 150)]


@given(
    st.lists(st.tuples(st.integers(-99, 99), st.integers(-99, 99)), min_size=3, max_size=9),
    st.integers(-99, 99),
    st.integers(1, 50),
)
def test_what_is_covered_is_in_order_and_within_the_contour(
    contour: list[tuple[int, int]], top: int, height: int
) -> None:
    found = [x for stretch in covered(tuple(contour), top, top + height) for x in stretch]
    assert found == sorted(found)
    across = [x for x, _ in contour]
    assert all(min(across) - 1e-9 <= x <= max(across) + 1e-9 for x in found)


def polygon(kind: str, *points: tuple[int, int]) -> str:
    first, *others = (f'x="{x}" y="{y}"/>' for x, y in points)
    corners = f"<wp:start {first}" + "".join(f"<wp:lineTo {other}" for other in others)
    return (
        f'<wp:{kind} wrapText="bothSides"><wp:wrapPolygon edited="0">{corners}'
        f"</wp:wrapPolygon></wp:{kind}>"
    )


def begins(kind: str, *points: tuple[int, int]) -> list[list[float]]:
    """Where the parts of each line begin, beside a square of 3,000 twips with such a contour."""
    sign = floating_picture("sign", "A sign", 3000, 3000, wrap=kind)
    assert f"<wp:{kind}/>" in sign
    sign = sign.replace(f"<wp:{kind}/>", polygon(kind, *points))
    page = pages(docx(p(sign + r("word " * 300)), media={"sign": png(30, 20, "gray")}))[0]
    return [[fragment.x for fragment in placed.line.fragments] for placed in page.lines]


def test_text_runs_along_a_slope() -> None:
    found = begins("wrapTight", *SLOPE)
    reach = [[pytest.approx(LINE * (index + 1) + 180, abs=1)] for index in range(11)]
    assert found[:11] == reach
    assert found[11:13] == [[pytest.approx(3180)], [0]]


def test_text_that_runs_through_goes_into_a_hollow_where_it_is_wide_enough() -> None:
    wide = [(x * 3 - 21600, y) for x, y in HOLLOW]  # from -3000 to 6000, hollow from 0 to 3000
    assert begins("wrapTight", *wide)[1] == [6180]
    assert begins("wrapThrough", *wide)[1] == [180, 6180]


def test_a_contour_without_area_counts_as_none() -> None:
    assert begins("wrapTight", (0, 0), (21600, 0))[0] == [3180]


def test_a_shape_that_is_not_drawn_keeps_its_room() -> None:
    star = shape("cloudlet", 2000, 1000, look=filled("FF0000"))
    floats = drawing(star, 2000, 1000, wrap="wrapTopAndBottom")
    (page,) = pages(docx(p(floats + r("word"))))
    assert page.lines[0].y + page.lines[0].line.ascent > 1440 + 1000
    assert page.pictures[0].picture.shape is None
