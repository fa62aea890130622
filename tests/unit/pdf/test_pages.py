"""What stays together, where pages begin, what they show besides (rules 5 to 8, 12, 13, 17)."""

from itertools import pairwise

import pytest
from corpus.documents import png
from support.docx import (
    bookmark,
    br,
    docx,
    field,
    floating_picture,
    framed,
    h,
    item,
    note,
    p,
    r,
    section,
    style,
    tbl,
    text_box,
    tr,
)
from support.stages import lines, pages, story

from papers.pdf.marginals import body, margin_kind
from papers.pdf.story import Geometry
from papers.pdf.strips import Reluctance

LINE = 253  # twips: Arial, 11 points
BODY = 13958
LOREM = "The committee considered the report and asked officers for further advice. "
CLOSE = '<w:spacing w:before="0" w:after="0"/>'


def spacer(lines_left: int) -> str:
    """Something that leaves room for so many lines on the page."""
    height = BODY - lines_left * LINE
    return p("", f'<w:spacing w:before="0" w:after="0" w:line="{height}" w:lineRule="exact"/>')


def tops(content: bytes) -> list[int]:
    """How far below the last line each line of the first page begins."""
    placed = [line.y for line in pages(content)[0].lines]
    return [b - a for a, b in pairwise(placed)]


def counts(text: str, room: int, properties: str = "") -> list[int]:
    """How many lines of a paragraph each page has, with room for some on the first."""
    return [len(page) for page in lines(docx(spacer(room) + p(text, CLOSE + properties)))]


# Space between ------------------------------------------------------------------------------------


def spaced(before: int, after: int) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}"/>'


def test_the_gap_between_paragraphs_is_the_larger_that_they_ask_for() -> None:
    assert tops(docx(p("a", spaced(0, 100)) + p("b", spaced(300, 0)))) == [LINE + 300]


def test_the_gap_is_the_sum_where_the_file_says_so() -> None:
    content = docx(
        p("a", spaced(0, 100)) + p("b", spaced(300, 0)),
        settings="<w:compat><w:doNotUseHTMLParagraphAutoSpacing/></w:compat>",
    )
    assert story(content).sum_gaps


def test_contextual_spacing_drops_its_own_side_between_neighbours_of_a_style() -> None:
    own = "<w:contextualSpacing/>"
    content = docx(
        p("a", spaced(0, 200) + own) + p("b", spaced(150, 0)) + p("c", spaced(90, 0) + own)
    )
    assert tops(content) == [LINE + 150, LINE]


def test_items_of_a_list_have_no_automatic_space_between_them() -> None:
    automatic = '<w:spacing w:beforeAutospacing="1" w:afterAutospacing="1"/>'
    content = docx(item("a", 0, 1, automatic) + item("b", 0, 1, automatic) + p("c", automatic))
    assert tops(content) == [LINE, LINE + 280]


def test_paragraphs_that_left_their_list_are_in_none_together() -> None:
    automatic = '<w:spacing w:beforeAutospacing="1" w:afterAutospacing="1"/>'
    left = item("a", 0, 0, automatic) + item("b", 0, 0, automatic)
    assert tops(docx(left)) == [LINE + 280]


@pytest.mark.parametrize(
    ("own", "gap"),
    [
        ("", 280),  # 14 points
        ('<w:spacing w:before="100"/>', 280),  # whatever it says besides
        ('<w:spacing w:beforeAutospacing="0"/>', 60),
        ('<w:spacing w:beforeAutospacing="0" w:before="100"/>', 100),
    ],
)
def test_automatic_space_is_inherited_apart_from_the_other(own: str, gap: int) -> None:
    automatic = '<w:spacing w:before="60" w:beforeAutospacing="1" w:after="0"/>'
    web = style("Web", "Web", f"<w:pPr>{automatic}</w:pPr>")
    content = docx(p("a", CLOSE) + p("b", own, style="Web"), styles=web)
    assert tops(content) == [LINE + gap]


def test_space_before_is_kept_on_the_first_page_and_dropped_where_a_page_fills() -> None:
    assert pages(docx(p("a", spaced(300, 0))))[0].lines[0].y == 1440 + 300
    filled = spacer(1) + p("a", CLOSE) + p("b", spaced(300, 0))
    assert pages(docx(filled))[1].lines[0].y == 1440


@pytest.mark.parametrize("broken", ["<w:pageBreakBefore/>", ""])
def test_space_before_is_kept_after_a_break(broken: str) -> None:
    start = p("a") if broken else p(r("a") + br())
    assert pages(docx(start + p("b", broken + spaced(300, 0))))[1].lines[0].y == 1440 + 300


def test_the_gap_before_a_continuous_section_is_as_within_one() -> None:
    kind = '<w:type w:val="continuous"/>'
    content = docx(
        p("a", spaced(0, 240) + section()) + p("b", spaced(100, 0)), last_section=section(kind)
    )
    assert tops(content) == [LINE + 240]


# Keeping together ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("room", "found"), [(1, [0, 5]), (2, [2, 3]), (3, [3, 2]), (4, [3, 2]), (5, [5])]
)
def test_no_line_stands_alone_at_the_end_or_the_top_of_a_page(room: int, found: list[int]) -> None:
    assert counts(LOREM * 6, room) == found


def test_widow_control_may_be_off() -> None:
    assert counts(LOREM * 6, 4, '<w:widowControl w:val="0"/>') == [4, 1]


def test_a_paragraph_may_be_kept_whole() -> None:
    assert counts(LOREM * 6, 4, "<w:keepLines/>") == [0, 5]


def test_a_heading_goes_with_the_first_lines_below_it() -> None:
    found = lines(docx(spacer(3) + h(2, "Risks") + p(LOREM * 6)))
    assert found[1][0] == "Risks"


def test_a_chain_of_kept_paragraphs_goes_together() -> None:
    kept = "".join(p(f"k{n}", CLOSE + "<w:keepNext/>") for n in range(3))
    assert lines(docx(spacer(3) + kept + p("end", CLOSE))) == [[], ["k0", "k1", "k2", "end"]]


def test_a_chain_longer_than_a_page_begins_a_page_and_goes_on() -> None:
    kept = "".join(p(f"k{n}", CLOSE + "<w:keepNext/>") for n in range(70))
    first, second, third = lines(docx(spacer(20) + kept + p("end", CLOSE)))
    assert (first, second[0], len(second), third[-1]) == ([], "k0", 55, "end")


def test_reluctance_is_ordered() -> None:
    assert Reluctance.NONE < Reluctance.KEPT < Reluctance.WIDOW < Reluctance.NEVER


# Pages and sections -------------------------------------------------------------------------------


def test_a_page_break_at_the_end_of_a_paragraph_leaves_no_empty_line() -> None:
    assert lines(docx(p(r("a") + br()) + p("b"))) == [["a"], ["b"]]


def test_a_paragraph_of_a_page_break_alone_takes_no_room_on_the_next_page() -> None:
    second = pages(docx(p("a") + p(br()) + p("b")))[1]
    assert second.lines[0].y == 1440


def test_what_follows_a_page_break_in_a_paragraph_begins_the_page() -> None:
    assert lines(docx(p(r("a") + br() + r("b")))) == [["a"], ["b"]]


@pytest.mark.parametrize(
    ("start", "numbers"),
    [("nextPage", [1, 2]), ("oddPage", [1, 2, 3]), ("evenPage", [1, 2]), ("continuous", [1])],
)
def test_a_section_begins_where_it_says(start: str, numbers: list[int]) -> None:
    content = docx(p("a", section()) + p("b"), last_section=section(f'<w:type w:val="{start}"/>'))
    assert [page.number for page in pages(content)] == numbers


def test_a_section_may_count_anew_in_its_own_form() -> None:
    roman = section('<w:pgNumType w:fmt="lowerRoman" w:start="4"/>')
    found = pages(docx(p("a", roman) + p("b"), last_section=section('<w:pgNumType w:start="1"/>')))
    assert [page.label for page in found] == ["iv", "1"]


def test_the_empty_paragraph_that_ends_a_section_takes_no_room() -> None:
    kind = '<w:type w:val="continuous"/>'
    content = docx(p("a", CLOSE) + p("", section()) + p("b", CLOSE), last_section=section(kind))
    assert tops(content) == [LINE]


def test_a_page_break_that_ends_a_section_holds_for_one_that_would_go_on() -> None:
    kind = '<w:type w:val="continuous"/>'
    content = docx(p("a") + p(br(), section()) + p("b"), last_section=section(kind))
    assert lines(content) == [["a"], ["b"]]


def test_columns_may_have_a_line_between_them() -> None:
    columns = '<w:cols w:num="2" w:space="720" w:sep="1"/>'
    page = pages(docx(p("word " * 2000), last_section=section(columns)))[0]
    assert [(rule.x1, rule.x1 == rule.x2) for rule in page.rules] == [(1440 + 9026 / 2, True)]


def test_a_narrower_section_that_goes_on_below_keeps_the_page() -> None:
    two = section('<w:type w:val="continuous"/><w:cols w:num="2" w:space="720"/>')
    content = docx(p("top", section()) + p("left") + p("right", two) + p("below"),
                   last_section=section('<w:type w:val="continuous"/>'))  # fmt: skip
    (page,) = pages(content)
    places = {line.line.fragments[0].text: line.x for line in page.lines}
    assert places == {"top": 1440, "left": 1440, "right": 1440 + 4153 + 720, "below": 1440}


def test_the_last_of_equal_columns_takes_the_twips_that_are_left() -> None:
    three = section('<w:cols w:num="3" w:space="401"/>')
    (only,) = story(docx(p("a"), last_section=three)).sections
    assert only.geometry.columns == ((0, 2741), (3142, 2741), (6284, 2742))


def test_columns_are_not_balanced_where_the_file_says_so() -> None:
    two = section('<w:type w:val="continuous"/><w:cols w:num="2" w:space="720"/>')
    content = docx(
        p("top", section()) + p("left") + p("left too", two) + p("below"),
        last_section=section('<w:type w:val="continuous"/>'),
        settings="<w:compat><w:noColumnBalance/></w:compat>",
    )
    assert {line.x for line in pages(content)[0].lines} == {1440}


def test_what_follows_balanced_columns_has_the_whole_page() -> None:
    two = section('<w:type w:val="continuous"/><w:cols w:num="2" w:space="720"/>')
    content = docx(
        p("top", section()) + p("a") + p("b", two) + "".join(p(LOREM * 3) for _ in range(6)),
        last_section=section('<w:type w:val="continuous"/>'),
    )
    assert len(pages(content)) == 1


@pytest.mark.parametrize("said", ["<w:sectPr></w:sectPr>", "<w:sectPr><w:cols/></w:sectPr>"])
def test_a_page_without_a_size_is_letter(said: str) -> None:
    (page,) = pages(docx(p("a"), last_section=said))
    assert (page.geometry.width, page.geometry.height) == (12240, 15840)


def test_header_and_footer_push_the_text() -> None:
    page = Geometry(top=1440, bottom=1440, header=708, footer=708)
    assert body(page, 0, 0) == (1440, 15840 - 1440)
    assert body(page, 1000, 1100) == (1708, 15840 - 708 - 1100)


def test_negative_margins_stay_whatever_the_header_needs() -> None:
    assert body(Geometry(top=-1440, bottom=-1440), 5000, 5000) == (1440, 15840 - 1440)


def test_first_and_even_pages_have_their_own_margins_where_asked() -> None:
    content = docx(p("a"), settings="<w:evenAndOddHeaders/>", last_section=section("<w:titlePg/>"))
    found = story(content)
    kinds = [margin_kind(found, found.sections[0], n, first=n == 1) for n in (1, 2, 3)]
    assert kinds == ["first", "even", "default"]


def heads(start: str, more: str = "") -> list[list[str]]:
    """What stands in the headers of each page, the second section beginning with its first one."""
    parts = {"default": p("usual"), "first": p("first")}
    names = "".join(
        f'<w:headerReference w:type="{kind}" r:id="header-{kind}"/>'
        for kind in ("default", "first")
    )
    before = section(f"{names}{more}")
    body = p("a", before) + p("b") + p(br("page") + r("c"))
    last = section(f'{more}<w:type w:val="{start}"/>')
    return [
        ["".join(f.text for f in line.line.fragments) for line in page.lines if not line.element]
        for page in pages(docx(body, headers=parts, last_section=last))
    ]


def test_the_first_page_of_a_section_is_that_on_which_it_begins() -> None:
    title = "<w:titlePg/>"
    assert heads("nextPage", title) == [["first"], ["first"], ["usual"]]
    assert heads("continuous", title) == [["first"], ["usual"]]


def test_a_page_left_empty_before_a_section_has_no_header() -> None:
    assert heads("oddPage", "<w:titlePg/>") == [["first"], [], ["first"], ["usual"]]
    assert heads("oddPage") == [["usual"], [], ["usual"], ["usual"]]


def test_footnotes_stand_at_the_foot_of_their_page() -> None:
    content = docx(p(r("Claim") + note(1)), footnotes={1: "Source."})
    first, last = pages(content)[0].lines
    assert first.y == 1440
    assert last.y + last.line.height == 16838 - 1440


@pytest.mark.parametrize(("room", "count"), [(124, 1), (123, 2)])
def test_the_line_above_footnotes_takes_six_points_and_a_bit(room: int, count: int) -> None:
    height = BODY - LINE - 207 - room
    above = p("", f'<w:spacing w:before="0" w:after="0" w:line="{height}" w:lineRule="exact"/>')
    content = docx(above + p(r("Claim") + note(1), CLOSE), footnotes={1: "Source."})
    assert len(pages(content)) == count


def test_a_footnote_does_not_begin_with_one_line_of_several() -> None:
    content = docx(spacer(3) + p(r("Claim") + note(1), CLOSE), footnotes={1: LOREM * 4})
    assert [page[:1] for page in lines(content)] == [[], ["Claim1"]]


@pytest.mark.parametrize("room", [*range(0, 700, 40)])
def test_a_note_of_one_line_with_room_below_it_stays_whole(room: int) -> None:
    wide = style(
        "FootnoteText",
        "footnote text",
        '<w:pPr><w:spacing w:line="480" w:lineRule="auto"/></w:pPr>',
    )
    above = p(
        "",
        f'<w:spacing w:before="0" w:after="0" w:line="{BODY - LINE - room}" w:lineRule="exact"/>',
    )
    content = docx(above + p(note(1), CLOSE), footnotes={1: "One."}, styles=wide)
    assert [text for page in lines(content) for text in page] == ["1", "1 One."]


@pytest.mark.parametrize(
    ("room", "found"), [(3, [["Claim1", "1 x"]]), (2, [[], ["Claim1", "1 x"]])]
)
def test_a_footnote_of_one_line_fits_without_what_its_multiple_adds_else_moves_whole(
    room: int, found: list[list[str]]
) -> None:
    high = '<w:pPr><w:spacing w:line="720" w:lineRule="auto"/></w:pPr>'
    styles = style("FootnoteText", "footnote text", high)
    content = docx(spacer(room) + p(r("Claim") + note(1), CLOSE), footnotes={1: "x"}, styles=styles)
    assert lines(content) == found


def test_the_note_of_a_line_that_fills_a_page_is_not_lost() -> None:
    high = f'<w:spacing w:before="0" w:after="0" w:line="{BODY}" w:lineRule="exact"/>'
    content = docx(p(r("Claim") + note(1), high), footnotes={1: "Source."})
    assert lines(content) == [["Claim1"], ["1 Source."]]


def test_notes_stand_apart_like_paragraphs_and_the_last_on_the_bottom_margin() -> None:
    spaced = style(
        "FootnoteText", "footnote text", '<w:pPr><w:spacing w:before="100" w:after="300"/></w:pPr>'
    )
    content = docx(p(note(1) + note(2)), footnotes={1: "One.", 2: "Two."}, styles=spaced)
    (page,) = pages(content)
    _, one, two = page.lines
    assert two.y - one.y == one.line.height + 300
    assert two.y + two.line.height == 16838 - 1440


def test_a_line_goes_to_the_next_page_with_a_footnote_that_does_not_fit() -> None:
    content = docx(spacer(2) + p(r("Claim") + note(1)), footnotes={1: LOREM * 4})
    assert [page[:1] for page in lines(content)] == [[], ["Claim1"]]


def test_page_references_settle_where_they_move_what_they_count() -> None:
    far = p(r("see ") + field("PAGEREF far", "1")) * 30
    content = docx(far + p(br()) + p(bookmark("far", r("here"))))
    assert {line for line in lines(content)[0] if line} == {"see 2"}


def test_headings_make_the_outline() -> None:
    content = docx(h(1, "One") + h(2, "Two") + p(br()) + h(1, "Three") + item("no heading"))
    found = [
        [(heading.level, heading.text) for heading in page.headings] for page in pages(content)
    ]
    assert found == [[(1, "One"), (2, "Two")], [(1, "Three")]]


# Columns of unequal width -------------------------------------------------------------------------

UNEQUAL = '<w:cols w:num="2" w:equalWidth="0"><w:col w:w="2000" w:space="526"/><w:col w:w="6500"/></w:cols>'


def lefts_and_rights(content: bytes) -> set[tuple[int, bool]]:
    """Where lines begin, and whether they reach further than the first column is wide."""
    return {
        (round(line.x), line.line.fragments[-1].x + line.line.fragments[-1].width > 2000)
        for line in pages(content)[0].lines
    }


@pytest.mark.parametrize(("room", "found"), [(1, [0, 5]), (2, [2, 3])])
def test_a_section_that_goes_on_begins_no_worse_than_a_page_ends(
    room: int, found: list[int]
) -> None:
    body = spacer(room) + p("", CLOSE + section()) + p(LOREM * 5, CLOSE)
    content = docx(body, last_section=section('<w:type w:val="continuous"/>'))
    assert [len(page) for page in lines(content)] == found


def test_columns_of_unequal_width_end_alike_where_a_section_goes_on_below() -> None:
    unequal = (
        '<w:cols w:num="2" w:equalWidth="0"><w:col w:w="2600" w:space="400"/>'
        '<w:col w:w="6026"/></w:cols>'
    )
    content = docx(
        p(LOREM * 20, CLOSE) + p("", section(unequal)) + p("after"),
        last_section=section('<w:type w:val="continuous"/>'),
    )
    *text, after = pages(content)[0].lines
    ends = [max(line.y for line in text if line.x == x) for x in {line.x for line in text}]
    assert after.y - min(ends) <= 2 * LINE


def test_a_paragraph_that_flows_into_a_wider_column_is_set_anew_for_it() -> None:
    content = docx(p("words " * 1200), last_section=section(UNEQUAL))
    assert lefts_and_rights(content) >= {(1440, False), (1440 + 2526, True)}
    assert (1440, True) not in lefts_and_rights(content)


def test_no_word_is_lost_or_repeated_between_columns_of_unequal_width() -> None:
    numbers = [str(n) for n in range(2500)]
    breaks = " ".join(numbers[:900]) + " "
    body = p(r(breaks) + br("textWrapping") + r(" ".join(numbers[900:1800]) + " "))
    body += item(" ".join(numbers[1800:]), number=2)
    found = lines(docx(body, last_section=section(UNEQUAL)))
    words = " ".join(" ".join(page) for page in found).split()
    assert [word for word in words if word != "1."] == numbers


def test_rows_flow_between_columns_of_unequal_width() -> None:
    rows = [tr(f"row {n}") for n in range(150)]
    content = docx(tbl(*rows, widths=[1500]), last_section=section(UNEQUAL))
    found = [text for page in lines(content) for text in page]
    assert found == [f"row {n}" for n in range(150)]


def test_the_pages_of_a_section_are_counted_in_its_text() -> None:
    first = p(field("SECTIONPAGES", "9")) + p(r("a") + br()) + p("b", section())
    found = lines(docx(first + p(field("SECTIONPAGES", "9"))))
    assert (found[0][0], found[-1][0]) == ("2", "1")


# Pictures that float ------------------------------------------------------------------------------


def floats(wrap: str, width: int, height: int, **place: object) -> str:
    return floating_picture("sign", "A sign", width, height, wrap=wrap, **place)


def starts(body: str) -> list[tuple[float, int]]:
    """Where each line of the first page begins, from the margins."""
    page = pages(docx(body, media={"sign": png(30, 20, "gray")}))[0]
    return [(line.line.fragments[0].x, line.y + line.line.ascent) for line in page.lines]


def test_text_runs_beside_what_stands_at_a_place_of_its_page() -> None:
    sign = floats("wrapSquare", 2000, 300, x=1440, y=1440, of=("page", "page"))
    found = starts(p("a", CLOSE) + p("b", CLOSE) + p(sign + r("c"), CLOSE))
    assert [x for x, _ in found] == [2180, 2180, 0]


@pytest.mark.parametrize(
    ("x", "side", "begins"),
    [
        (3000, "bothSides", [0, 5180]),  # 180 twips from a picture 2000 wide
        (3000, "left", [0]),
        (3000, "right", [5180]),
        (3000, "largest", [5180]),
        (1000, "bothSides", [3180]),  # less than an inch is left before it
    ],
)
def test_text_runs_on_the_sides_that_it_may(x: int, side: str, begins: list[int]) -> None:
    sign = floats("wrapSquare", 2000, 200, x=x).replace("bothSides", side)
    page = pages(docx(p(sign + r("word " * 90)), media={"sign": png(30, 20, "gray")}))[0]
    fragments = page.lines[0].line.fragments
    assert [fragment.x for fragment in fragments] == begins


def test_a_turned_picture_keeps_text_off_all_of_it() -> None:
    sign = floats("wrapTopAndBottom", 2000, 1000, y=500)
    turned = sign.replace("<a:xfrm>", '<a:xfrm rot="5400000">')
    (_, straight), (_, round_it) = (starts(p(s + r("a"), CLOSE))[0] for s in (sign, turned))
    assert (straight, round_it) == (1646, 1646 + 2000)  # from 0 to 2000, not from 500 to 1500


def test_a_paragraph_leaves_what_floats_beside_it_on_the_page_before() -> None:
    sign = floats("wrapSquare", 7000, 4000)
    body = spacer(3) + p(sign + r("word " * 60), CLOSE)
    second = pages(docx(body, media={"sign": png(30, 20, "gray")}))[1]
    assert second.lines[0].line.fragments[0].x == 0


def test_what_floats_above_a_paragraph_stands_below_the_space_after_the_one_before() -> None:
    sign = floats("wrapTopAndBottom", 2000, 1000)
    (_, first), (_, second) = starts(p("a", spaced(0, 200)) + p(sign + r("b"), spaced(300, 0)))
    assert second - first == LINE + 200 + 1000 + 300


def test_a_picture_does_not_run_off_the_page() -> None:
    body = spacer(3) + p(floats("wrapSquare", 1000, 5000) + r("a"), CLOSE)
    page = pages(docx(body, media={"sign": png(30, 20, "gray")}))[0]
    assert page.pictures[0].y == 16838 - 5000


@pytest.mark.parametrize(("inside", "x"), [("1", 1440 + 3000 + 500), ("0", 500)])
def test_what_floats_in_a_cell_is_counted_from_it_where_it_is_laid_out_there(
    inside: str, x: int
) -> None:
    sign = floats("wrapNone", 400, 300, x=500, y=100, of=("page", "page"))
    sign = sign.replace('layoutInCell="1"', f'layoutInCell="{inside}"')
    body = tbl(tr("a", p(sign + r("b"))), widths=[3000, 3000], style="")
    (placed,) = pages(docx(body, media={"sign": png(30, 20, "gray")}))[0].pictures
    assert placed.x == pytest.approx(x, abs=120)


def test_a_text_box_that_reaches_beyond_the_page_leaves_its_paragraph_there() -> None:
    first, *_ = lines(docx(spacer(3) + p(text_box(p("boxed"), 2000, 4000) + r("a"), CLOSE)))
    assert {"a", "boxed"} <= set(first)


FLOATS = '<w:tblpPr w:horzAnchor="margin" w:vertAnchor="text" w:tblpX="0" w:tblpY="0"/>'


def test_text_runs_beside_a_table_that_floats() -> None:
    table = tbl(tr("a", "b"), widths=[1000, 1000], properties=FLOATS)
    placed = pages(docx(table + p("word " * 200, CLOSE)))[0].lines
    words = [line for line in placed if "word" in line.line.fragments[0].text]
    assert words[0].line.fragments[0].x == pytest.approx(2000)
    assert words[-1].line.fragments[0].x == 0


def floating_table(place: str, widths: tuple[int, int] = (1000, 1000), rows: int = 1) -> str:
    properties = f"<w:tblpPr {place}/>"
    return tbl(*[tr("a", "b")] * rows, widths=widths, properties=properties, style="")


def test_text_stands_above_and_below_a_table_that_leaves_no_room_beside_it() -> None:
    wide = floating_table('w:vertAnchor="text" w:tblpY="600"', (4000, 4500))
    lines_of = pages(docx(wide + p("word " * 60, CLOSE)))[0].lines
    text = [line for line in lines_of if "word" in line.line.fragments[0].text]
    first, second, below, *_ = [line.y + line.line.ascent for line in text]
    assert second - first == LINE
    assert below - first > 600 + LINE
    assert {line.line.fragments[0].x for line in text} == {0}


def test_an_empty_paragraph_stands_beside_a_table_that_leaves_less_than_an_inch() -> None:
    wide = floating_table('w:vertAnchor="text"', (4000, 4300), rows=2)
    *_, below = pages(docx(wide + p("", CLOSE) + p("text", CLOSE)))[0].lines
    *_, beside = pages(docx(wide + p("", CLOSE) * 5 + p("text", CLOSE)))[0].lines
    assert below.y + below.line.ascent > 1440 + 2 * LINE + 206
    assert beside.y == 1440 + 5 * LINE


@pytest.mark.parametrize(
    ("place", "mode", "x"),
    [
        ("", 15, 1440),  # at the text
        ("", 14, 1440 - 108),  # whose left edge that of a cell's text is
        ('w:tblpX="500"', 15, 1440 + 500 - 108),
        ('w:horzAnchor="page" w:tblpX="500"', 15, 500 - 108),
        ('w:horzAnchor="margin"', 14, 1440),
        ('w:horzAnchor="margin" w:tblpXSpec="right"', 15, 11906 - 1440 - 2000),
        ('w:horzAnchor="page" w:tblpXSpec="center"', 15, (11906 - 2000) // 2),
    ],
)
@pytest.mark.parametrize("rows", [2, 30])
def test_a_table_stands_where_it_says_across_whether_it_floats_or_is_too_high(
    place: str, mode: int, x: int, rows: int
) -> None:
    table = floating_table(f'w:vertAnchor="text" {place}', rows=rows)
    cell = pages(docx(table + p("text", CLOSE), mode=mode))[0].lines[0]
    assert cell.x == pytest.approx(x + 108, abs=1)


def test_a_section_may_end_in_a_content_control() -> None:
    turned = section(width=16838, height=11906)
    inside = f"<w:sdtContent>{p('contents')}{p('', turned)}{p('below')}</w:sdtContent>"
    content = docx(f"<w:sdt><w:sdtPr/>{inside}</w:sdt>{p('after')}")
    assert lines(content) == [["contents"], ["below", "after"]]
    assert [page.geometry.width for page in pages(content)] == [16838, 11906]


LINES = "".join(
    f'<w:{side} w:val="single" w:sz="8" w:space="10" w:color="FF0000"/>'
    for side in ("top", "left", "bottom", "right")
)


@pytest.mark.parametrize(
    ("said", "corner", "counts"),
    [
        ("", (1240, 1240, 10666, 1240), [4, 4]),  # ten points from the text
        ('w:offsetFrom="page"', (200, 200, 11706, 200), [4, 4]),
        ('w:display="firstPage"', (1240, 1240, 10666, 1240), [4, 0]),
        ('w:display="notFirstPage"', (1240, 1240, 10666, 1240), [0, 4]),
    ],
)
def test_pages_have_their_borders(said: str, corner: tuple[int, ...], counts: list[int]) -> None:
    borders = f"<w:pgBorders {said}>{LINES}</w:pgBorders>"
    found = pages(docx(p(r("a") + br()) + p("b"), last_section=section(borders)))
    assert [len(page.rules) for page in found] == counts
    drawn = next(page.rules[0] for page in found if page.rules)
    assert drawn[:4] == corner
    assert (drawn.width, drawn.colour) == (20, "FF0000")


@pytest.mark.parametrize(
    ("place", "first"),
    [("top", 1440), ("center", 1440 + (BODY - LINE) // 2), ("bottom", 1440 + BODY - LINE)],
)
def test_text_stands_where_its_section_puts_it_on_the_page(place: str, first: int) -> None:
    cover = section(f'<w:pgBorders>{LINES}</w:pgBorders><w:vAlign w:val="{place}"/>')
    one, two = pages(docx(p("Cover", CLOSE) + p("", cover) + p("Text", CLOSE)))
    assert (one.lines[0].y, two.lines[0].y) == (first, 1440)
    assert [rule.y1 for rule in one.rules] == [1240, 15598, 1240, 1240]  # round the page


@pytest.mark.parametrize(
    ("settings", "place"), [("", (1940, 1440)), ("<w:gutterAtTop/>", (1440, 1940))]
)
def test_room_for_binding_is_at_the_left_or_at_the_top(
    settings: str, place: tuple[int, int]
) -> None:
    bound = section().replace('w:gutter="0"', 'w:gutter="500"')
    first = pages(docx(p("a", CLOSE), last_section=bound, settings=settings))[0].lines[0]
    assert (first.x, first.y) == place


def test_margins_of_even_pages_are_mirrored_where_asked() -> None:
    said = section().replace('w:left="1440"', 'w:left="2440"')
    content = docx(p(r("a") + br()) + p("b"), last_section=said, settings="<w:mirrorMargins/>",
                   headers={"default": p("Head")})  # fmt: skip
    assert [[line.x for line in page.lines] for page in pages(content)] == [[2440] * 2, [1440] * 2]


def test_text_with_footnotes_below_it_stays_at_the_top() -> None:
    said = section('<w:vAlign w:val="center"/>')
    content = docx(p(r("Claim") + note(1), CLOSE), footnotes={1: "Source."}, last_section=said)
    assert pages(content)[0].lines[0].y == 1440


def test_what_a_multiple_adds_below_the_last_footnote_need_not_fit() -> None:
    def foot(line: int) -> int:
        spacing = f'<w:pPr><w:spacing w:before="0" w:after="0" w:line="{line}"/></w:pPr>'
        notes = style("FootnoteText", "footnote text", spacing)
        content = docx(p(r("Claim") + note(1), CLOSE), footnotes={1: "Source."}, styles=notes)
        return pages(content)[0].lines[-1].y

    assert foot(480) == foot(240)


# Frames -------------------------------------------------------------------------------------------


def test_text_runs_beside_a_frame() -> None:
    place = 'w:w="2000" w:vAnchor="text" w:hAnchor="margin" w:x="0" w:y="0" w:hSpace="100"'
    frame, beside, *_ = pages(docx(framed(r("In it"), place) + p("word " * 40)))[0].lines
    assert (frame.x, frame.line.fragments[0].text) == (1440, "In it")
    assert beside.line.fragments[0].x == 2100


def test_text_beside_a_frame_passes_what_a_multiple_adds_below_its_last_line() -> None:
    place = 'w:w="2000" w:vAnchor="text" w:hAnchor="margin" w:x="0" w:y="20" w:hSpace="100"'
    double = '<w:spacing w:before="0" w:after="0" w:line="480"/>'
    _, first, second, *_ = pages(docx(framed(r("In it"), place, double) + p("word " * 60, double)))[
        0
    ].lines
    assert [line.line.fragments[0].x for line in (first, second)] == [2100, 0]


def test_a_drop_capital_may_stand_in_the_margin() -> None:
    place = 'w:dropCap="margin" w:lines="2" w:vAnchor="text" w:hAnchor="page"'
    capital, beside, *_ = pages(docx(framed(r("O"), place, CLOSE) + p("nce upon")))[0].lines
    assert capital.x + capital.line.width == 1440
    assert beside.line.fragments[0].x == 0


def test_a_frame_without_a_width_is_as_wide_as_its_text() -> None:
    place = 'w:vAnchor="text" w:hAnchor="margin" w:xAlign="right" w:y="1"'
    content = docx(
        p(r("a") + br()) * 11 + p("b"),
        footers={"default": framed(field("PAGE"), place) + p("Paper")},
    )
    for page in (pages(content)[0], pages(content)[11]):
        (number,) = (line for line in page.lines if line.line.fragments[0].text == page.label)
        assert 11906 - 1440 - number.line.width - number.x in (0, -1)


def test_a_paragraph_adds_to_the_frame_of_its_style() -> None:
    place = '<w:framePr w:w="2000" w:vAnchor="page" w:hAnchor="page" w:x="7000" w:y="900"/>'
    framing = style("Own", "Own", f"<w:pPr>{place}</w:pPr>")
    moved = p("b", '<w:framePr w:y="3000"/>', style="Own")
    first, second, _ = pages(docx(p("a", style="Own") + moved + p("c"), styles=framing))[0].lines
    assert [(line.x, line.y) for line in (first, second)] == [(7000, 900), (7000, 3000)]


def test_paragraphs_of_one_frame_stand_below_one_another() -> None:
    place = 'w:w="2000" w:vAnchor="page" w:hAnchor="page" w:x="7000" w:y="900"'
    frame = framed(r("County Hall"), place, CLOSE) + framed(r("Chichester"), place, CLOSE)
    found = {
        line.line.fragments[0].text: (line.x, line.y)
        for line in pages(docx(frame + p("a")))[0].lines
    }
    assert found["County Hall"] == (7000, 900)
    assert found["Chichester"] == (7000, 900 + LINE)
    assert found["a"] == (1440, 1440)


def test_header_rows_that_fill_a_page_are_not_repeated() -> None:
    rows = [tr("head", properties='<w:trHeight w:val="7200"/>', header=True) for _ in range(2)]
    found = lines(docx(tbl(*rows, *(tr(f"row {n}") for n in range(3)), widths=[3000])))
    assert found == [["head"], ["head", "row 0", "row 1", "row 2"]]


def test_a_line_goes_to_the_next_page_where_one_of_its_notes_cannot_begin() -> None:
    noted = p(r("a") + note(1) + note(2), CLOSE)
    content = docx(spacer(2) + noted, footnotes={1: "one", 2: "two"})
    assert lines(content) == [[], ["a12", "1 one", "2 two"]]


@pytest.mark.parametrize(("above", "kept"), [("", 0), ("a", LINE + 120)])
def test_a_first_line_below_what_floats_has_above_it_what_its_multiple_adds(
    above: str, kept: int
) -> None:
    double = '<w:spacing w:line="480"/>'
    picture = floating_picture("i", "A chart", 3000, 1000, wrap="wrapTopAndBottom")
    before = p(above, double) if above else ""
    content = docx(before + p(picture + r("b"), double), media={"i": png(30, 10, "red")})
    line = pages(content)[0].lines[-1]
    top = 1440 + (2 * LINE + 120 if above else 0)
    assert line.y + line.line.height == top + 1000 + kept + 3 * LINE


def numbers(said: str) -> list[list[tuple[str, int]]]:
    """The numbers of the lines of two pages, and where they end from the text's left edge."""
    body = (
        p("a") + p("b", "<w:suppressLineNumbers/>") + tbl(tr("c"), widths=[900]) + p(r("d") + br())
    )
    content = docx(body + p("e"), last_section=section(f"<w:lnNumType {said}/>"))
    return [
        [
            (placed.line.fragments[0].text, round(placed.x + placed.line.width) - 1440)
            for placed in page.lines
            if placed.element is None
        ]
        for page in pages(content)
    ]


def test_lines_are_numbered_but_those_of_tables_and_of_paragraphs_that_say_so() -> None:
    assert numbers('w:countBy="1"') == [[("1", -283), ("2", -283)], [("1", -283)]]


def test_lines_may_be_numbered_at_intervals_through_all_pages() -> None:
    said = 'w:countBy="2" w:start="3" w:distance="400" w:restart="continuous"'
    assert numbers(said) == [[("4", -400)], [("6", -400)]]


def test_lines_are_not_numbered_without_an_interval() -> None:
    assert numbers('w:restart="continuous"') == [[], []]


def test_numbers_of_lines_have_the_style_that_word_has_for_them() -> None:
    large = style(
        "LineNumber", "line number", '<w:rPr><w:sz w:val="40"/></w:rPr>', kind="character"
    )
    numbered = section('<w:lnNumType w:countBy="1"/>')
    (page,) = pages(docx(p("a"), last_section=numbered, styles=large))
    assert [line.line.fragments[0].piece.style.size for line in page.lines] == [400, 220]
