"""Lines on the grid of a page (17.6.5): whole lines of it, with the text in their middle."""

from itertools import pairwise

import pytest
from support.docx import docx, note, p, r, section, tbl, tc, tr
from support.stages import lines, pages

LINE = 253  # twips: Arial, 11 points
PITCH = 360
LINES = 38  # on a page
TOP = 1440 + (13958 - LINES * PITCH) // 2
CLOSE = '<w:spacing w:before="0" w:after="0"{}/>'
IN_TABLES = "<w:compat><w:adjustLineHeightInTable/></w:compat>"


def on_grid(body: str, kind: str = "lines", settings: str = "") -> bytes:
    """A document whose page has a grid of this kind."""
    grid = f'<w:docGrid w:type="{kind}" w:linePitch="{PITCH}"/>'
    return docx(body, last_section=section(grid), settings=settings)


def tops(content: bytes) -> list[int]:
    """How far below the last line each line of the first page begins."""
    placed = [line.y for line in pages(content)[0].lines]
    return [b - a for a, b in pairwise(placed)]


def close(text: str, line: str = "", more: str = "") -> str:
    """A paragraph without space above and below."""
    return p(text, more + CLOSE.format(line))


@pytest.mark.parametrize(
    ("line", "height"),
    [
        ("", PITCH),
        (' w:line="360" w:lineRule="auto"', PITCH * 3 // 2),
        (' w:line="200" w:lineRule="auto"', PITCH),
        (' w:line="500" w:lineRule="atLeast"', PITCH),
        (' w:line="300" w:lineRule="exact"', 300),
    ],
)
def test_a_line_takes_whole_lines_of_the_grid_unless_its_height_is_exact(
    line: str, height: int
) -> None:
    assert tops(on_grid(close("a", line) + close("b"))) == [height]


def test_text_higher_than_a_line_takes_two_of_them() -> None:
    large = '<w:r><w:rPr><w:sz w:val="40"/></w:rPr><w:t>A</w:t></w:r>'
    assert tops(on_grid(close(large) + close("b"))) == [2 * PITCH]


def test_text_stands_in_the_middle_of_its_line() -> None:
    (on,), (off,) = (pages(c)[0].lines for c in (on_grid(close("a")), docx(close("a"))))
    assert on.y == TOP
    assert on.line.ascent == off.line.ascent + (PITCH - LINE) // 2


@pytest.mark.parametrize("kind", ["linesAndChars", "snapToChars"])
def test_grids_of_characters_have_lines_too(kind: str) -> None:
    assert tops(on_grid(close("a") + close("b"), kind)) == [PITCH]


def test_a_grid_for_other_scripts_alone_is_none() -> None:
    assert tops(on_grid(close("a") + close("b"), "default")) == [LINE]


def test_a_paragraph_may_keep_off_the_grid() -> None:
    free = close("a", more='<w:snapToGrid w:val="0"/>')
    assert tops(on_grid(free + close("b"))) == [LINE]


def test_a_page_has_the_whole_lines_that_fit() -> None:
    found = lines(on_grid(close("a") * (LINES + 1)))
    assert [len(page) for page in found] == [LINES, 1]


@pytest.mark.parametrize(("settings", "height"), [("", LINE), (IN_TABLES, PITCH)])
def test_lines_in_tables_keep_to_it_where_the_file_says_so(settings: str, height: int) -> None:
    rows = tbl(tr(tc(close("a") + close("b"))), widths=[2000], style="")
    assert tops(on_grid(rows + p("c"), settings=settings))[0] == height


def test_notes_stand_off_the_grid() -> None:
    grid = section(f'<w:docGrid w:type="lines" w:linePitch="{PITCH}"/>')
    text = {1: close("one") + close("two")}
    content = docx(p(r("a") + note(1)), footnotes=text, last_section=grid)
    assert tops(content)[-1] == tops(docx(p(r("a") + note(1)), footnotes=text))[-1]
