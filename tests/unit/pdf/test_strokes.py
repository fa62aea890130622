"""Borders of several lines: which lines they are, how much room they take, where they are drawn."""

import pytest
from support.docx import docx, p, section
from support.stages import pages

from papers.pdf.layout import Rule
from papers.pdf.shapes import draw_rules
from papers.pdf.strokes import strokes_of

CLOSE = '<w:spacing w:before="0" w:after="0"/>'
LINE = 253


@pytest.mark.parametrize(
    ("style", "lines"),
    [
        ("single", ()),
        ("double", (60, 60, 60)),
        ("triple", (60, 60, 60, 60, 60)),
        ("thinThickSmallGap", (60, 15, 15)),  # the thick one outside
        ("thickThinSmallGap", (15, 15, 60)),
        ("thickThinMediumGap", (30, 30, 60)),
        ("thinThickLargeGap", (30, 60, 15)),
        ("threeDEmboss", (120,)),
        ("wave", ()),
    ],
)
def test_a_style_says_which_lines_a_border_of_three_points_has(
    style: str, lines: tuple[int, ...]
) -> None:
    assert strokes_of(style, 60) == lines


def test_a_border_without_size_has_no_lines() -> None:
    assert strokes_of("thinThickSmallGap", 0) == ()


def line(side: str) -> str:
    return f'<w:{side} w:val="thinThickSmallGap" w:sz="24" w:space="0"/>'


def test_lines_above_and_below_a_paragraph_take_their_room_the_thick_ones_outside() -> None:
    boxed = p("a", f"<w:pBdr>{line('top')}{line('bottom')}</w:pBdr>{CLOSE}")
    (page,) = pages(docx(boxed + p("b", CLOSE)))
    above, below = page.rules
    assert (above.strokes, below.strokes) == ((60, 15, 15), (15, 15, 60))
    assert (above.y1, below.y1) == (1440 + 45, 1440 + 90 + LINE + 45)
    assert page.lines[1].y == 1440 + 90 + LINE + 90


def test_lines_round_a_page_are_the_other_way_round_at_its_right_and_bottom() -> None:
    sides = "".join(map(line, ("top", "left", "bottom", "right")))
    (page,) = pages(docx(p("a"), last_section=section(f"<w:pgBorders>{sides}</w:pgBorders>")))
    assert [rule.strokes[0] for rule in page.rules] == [60, 15, 60, 15]


def test_they_are_drawn_from_the_top_and_from_the_left() -> None:
    across = draw_rules([Rule(0, 100, 200, 100, 90, "", strokes=(60, 15, 15))], 1000)
    assert across == [
        "0 0 0 RG 3 w [] 0 d 0.00 45.75 m 10.00 45.75 l S",
        "0 0 0 RG 0.75 w [] 0 d 0.00 43.12 m 10.00 43.12 l S",
    ]
    down = draw_rules([Rule(100, 0, 100, 200, 90, "", strokes=(60, 15, 15))], 1000)
    assert [code.split()[9] for code in down] == ["4.25", "6.88"]
