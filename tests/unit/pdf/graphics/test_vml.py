"""Where the shapes of older Word stand, and what they keep free."""

import pytest
from support.docx import docx, p, r, tbl, tr
from support.stages import lines, pages

from papers.pdf.graphics.outlines import NOTHING, outline_named
from papers.pdf.graphics.vmltypes import TYPES
from papers.pdf.layout import Page
from papers.pdf.story import Picture

PLACE = "position:absolute;width:100pt;height:30pt;margin-left:0;margin-top:0"
INSIDE = "<w:txbxContent><w:p><w:r><w:t>Note</w:t></w:r></w:p></w:txbxContent>"


def box(style: str = "", wrap: str = "", inset: str = "") -> str:
    """A text box of 2,000 by 600 twips with a word in it."""
    said = f' inset="{inset}"' if inset else ""
    return (
        f'<w:r><w:pict><v:shape type="#_x0000_t202" style="{PLACE};{style}">'
        f"<v:textbox{said}>{INSIDE}</v:textbox>{wrap}</v:shape></w:pict></w:r>"
    )


def wrapped(kind: str, more: str = "") -> str:
    office = "urn:schemas-microsoft-com:office:word"
    return f'<w10:wrap xmlns:w10="{office}" type="{kind}" {more}/>'


def page_of(shape: str) -> Page:
    return pages(docx(p(shape + r("word " * 40))))[0]


def drawn(shape: str) -> Picture:
    return page_of(shape).pictures[0].picture


def begins(shape: str) -> list[float]:
    """Where the lines of the paragraph begin."""
    found = page_of(shape).lines
    return [line.x + line.line.fragments[0].x for line in found if "word" in _text(line)]


def _text(line) -> str:
    return "".join(fragment.text for fragment in line.line.fragments)


def test_text_runs_beside_a_shape_that_says_so() -> None:
    left = begins(box())[0]
    assert begins(box(wrap=wrapped("square")))[:2] == [left + 2180, left + 2180]
    assert begins(box(wrap=wrapped("none")))[0] == left


def test_it_keeps_the_distance_that_is_asked_for() -> None:
    left = begins(box())[0]
    assert begins(box("mso-wrap-distance-right:20pt", wrapped("tight")))[0] == left + 2400


def test_text_runs_on_the_side_that_it_may() -> None:
    left = begins(box())[0]
    in_the_middle = "margin-left:150pt"
    assert begins(box(in_the_middle, wrapped("square", 'side="right"')))[0] == left + 5180


def test_text_stands_below_a_shape_that_lets_none_beside_it() -> None:
    (first, *_), (below, *_) = (
        [
            line.y + line.line.ascent
            for line in page_of(box(wrap=wrap)).lines
            if "word" in _text(line)
        ]
        for wrap in ("", wrapped("topAndBottom"))
    )
    assert below == first + 600


def test_a_place_may_be_counted_from_the_page() -> None:
    shape = box(
        "margin-left:30pt;margin-top:40pt", wrapped("square", 'anchorx="page" anchory="page"')
    )
    placed = page_of(shape).pictures[0]
    assert (placed.x, placed.y) == (600, 800)


def test_in_a_cell_the_cell_stands_for_the_page() -> None:
    shape = box("margin-left:10pt;mso-position-horizontal-relative:page")
    body = tbl(tr("a", p(shape)), widths=[3000, 3000])
    for said, x in ((body, 1440 + 3000 + 200), (body.replace(" type=", ' xmlns:o="urn:schemas-'
        'microsoft-com:office:office" o:allowincell="f" type=', 1), 200)):  # fmt: skip
        assert pages(docx(said))[0].pictures[0].x == pytest.approx(x, abs=120)


@pytest.mark.parametrize(
    ("inset", "found"),
    [
        ("", (72, 144, 72, 144)),
        ("0,0,0,0", (0, 0, 0, 0)),
        ("10pt,5pt", (100, 144, 72, 200)),
        (",1mm,,", (57, 144, 72, 144)),
        ("x,-4pt,,9e9", (0, 144, 72, 144)),
    ],
)
def test_a_text_box_keeps_its_edges_free(inset: str, found: tuple[int, int, int, int]) -> None:
    assert drawn(box(inset=inset)).inset == found


def test_its_words_stand_inside_it() -> None:
    assert "Note" in lines(docx(p(box(wrap=wrapped("square")))))[0]


@pytest.mark.parametrize(
    ("width", "share", "drawn_wide"),
    [("0", "", 9026 - 720), ("200pt", 'o:hrpct="500"', (9026 - 720) // 2), ("200pt", "", 4000)],
)
def test_a_horizontal_line_crosses_its_share_of_the_paragraph(
    width: str, share: str, drawn_wide: int
) -> None:
    office = 'xmlns:o="urn:schemas-microsoft-com:office:office"'
    rule = (
        f'<w:r><w:pict><v:rect {office} style="width:{width};height:1.5pt" o:hr="t" {share} '
        f'fillcolor="gray" stroked="f"/></w:pict></w:r>'
    )
    (page,) = pages(docx(p(rule, '<w:ind w:left="720"/>')))
    (line,) = page.pictures
    assert (line.x, line.picture.width, line.picture.height) == (1440 + 720, drawn_wide, 30)


def test_every_type_that_has_a_number_has_an_outline() -> None:
    assert len(TYPES) == 133
    assert all(outline_named(name, NOTHING, 200, 100) for name in TYPES.values())
    assert [TYPES[number] for number in ("13", "55", "96", "135", "188")] == [
        "rightArrow", "chevron", "smileyFace", "flowChartDelay", "doubleWave",
    ]  # fmt: skip
