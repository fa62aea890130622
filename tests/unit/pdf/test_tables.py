"""Tables: their grid, borders and rows (rules 14 to 16)."""

import pytest
from support.docx import MERGE, MERGED, docx, item, note, p, r, span, tbl, tc, tr
from support.stages import lines, pages, tables

from papers.pdf.story import Paragraph, Table

LINE = 253
BODY = 13958
CLOSE = '<w:spacing w:before="0" w:after="{}"/>'


def cell(*words: str, after: int = 0, properties: str = "") -> str:
    """A cell of lines: each word is as wide as the cell."""
    return tc("".join(p(word, CLOSE.format(after)) for word in words), properties)


def stacked(text: str, after: int = 0) -> str:
    """A cell of one paragraph whose words stand below one another."""
    return tc(p(text, CLOSE.format(after)))


def borders(**sizes: int) -> str:
    """The borders of a table, in eighths of a point."""
    lines = "".join(f'<w:{s} w:val="single" w:sz="{size}"/>' for s, size in sizes.items())
    return f"<w:tblBorders>{lines}</w:tblBorders>"


def spacer(room: int) -> str:
    """Something that leaves this room, in twips."""
    return p("", f'<w:spacing w:before="0" w:after="0" w:line="{BODY - room}" w:lineRule="exact"/>')


# The grid -----------------------------------------------------------------------------------------


HALF = 5  # twips: of the left border of the grid, by which the edge stands further in


def edges(*widths: int, properties: str = "", mode: int = 15) -> tuple[int, ...]:
    content = docx(tbl(tr(*("a" for _ in widths)), widths=widths, properties=properties), mode=mode)
    return tables(content)[0].edges


def test_columns_are_those_of_the_grid() -> None:
    assert edges(1000, 3000) == (HALF, 1000 + HALF, 4000 + HALF)


def test_columns_are_rounded_to_parts_of_the_whole_and_equal_ones_stay_equal() -> None:
    assert edges(1000, 2000) == (HALF, 999 + HALF, 3000 + HALF)
    assert edges(3008, 3009, 3009) == (HALF, 3008 + HALF, 6017 + HALF, 9026 + HALF)


def test_the_grid_is_scaled_to_the_width_of_the_table() -> None:
    assert edges(1000, 3000, properties='<w:tblW w:w="8000" w:type="dxa"/>') == (
        HALF,
        2000 + HALF,
        8000 + HALF,
    )


def test_a_width_in_percent_is_of_the_column_of_text() -> None:
    assert edges(1000, 1000, properties='<w:tblW w:w="5000" w:type="pct"/>') == (
        HALF,
        4513 + HALF,
        9026 + HALF,
    )


def named(*widths: int, grid: int, kind: str = "dxa", rest: str = "") -> tuple[int, ...]:
    """The edges of a table whose grid has columns of one width, and whose cells name theirs."""
    cells = [
        tc("a", f'<w:tcW w:w="{width}" w:type="{kind}"/>' if width else "") for width in widths
    ]
    auto = '<w:tblW w:w="0" w:type="auto"/>'
    content = docx(tbl(tr(*cells), widths=[grid] * len(widths), properties=rest or auto))
    return tables(content)[0].edges


def test_a_grid_of_equal_columns_gives_way_to_the_widths_of_cells() -> None:
    assert named(1000, 3000, grid=2000) == (HALF, 1000 + HALF, 4000 + HALF)
    full = '<w:tblW w:w="5000" w:type="pct"/>'
    shares = named(1000, 4000, grid=100, kind="pct", rest=full)
    assert shares == (HALF, round(9026 * 0.2) + HALF, 9026 + HALF)


def test_a_grid_of_equal_columns_stays_where_a_cell_names_no_width() -> None:
    assert named(1000, 0, grid=2000) == (HALF, 2000 + HALF, 4000 + HALF)


def test_columns_too_narrow_for_a_letter_share_the_text_s_width() -> None:
    assert named(0, 0, grid=100) == (HALF, 4513 + HALF, 9026 + HALF)


@pytest.mark.parametrize(("align", "left"), [("center", 3513), ("right", 7026), ("left", HALF)])
def test_a_table_is_aligned_in_the_text(align: str, left: int) -> None:
    assert edges(2000, properties=f'<w:jc w:val="{align}"/>')[0] == left


def test_older_files_begin_left_of_the_margin_by_the_cell_s_own() -> None:
    indent = '<w:tblInd w:w="300" w:type="dxa"/>'
    assert edges(2000, properties=indent)[0] == 300 + HALF
    assert edges(2000, properties=indent, mode=14)[0] == 300 + HALF - 108


def test_a_table_in_a_cell_of_an_older_file_begins_where_the_cell_s_text_does() -> None:
    inner = tbl(tr("a"), widths=[1000])
    (outer,) = tables(docx(tbl(tr(tc(inner)), widths=[3000]), mode=14))
    nested = outer.rows[0].cells[0].blocks[0]
    assert isinstance(nested, Table)
    assert nested.edges[0] == HALF


def test_merged_cells_are_one_cell_over_columns_and_rows() -> None:
    content = docx(
        tbl(
            tr(tc("a", MERGE), tc("b", span(2))),
            tr(tc("", MERGED), "c", "d"),
            widths=[900, 900, 900],
        )
    )
    first, second = tables(content)[0].rows
    assert [(c.column, c.across, c.down) for c in first.cells] == [(0, 1, 2), (1, 2, 1)]
    assert [(c.column, c.across, c.down) for c in second.cells] == [(1, 1, 1), (2, 1, 1)]


# Borders ------------------------------------------------------------------------------------------


def test_of_two_borders_that_meet_the_wider_is_drawn() -> None:
    thick = '<w:tcBorders><w:right w:val="single" w:sz="24"/></w:tcBorders>'
    content = docx(tbl(tr(cell("a", properties=thick), "b"), widths=[900, 900]))
    left, right = tables(content)[0].rows[0].cells
    assert left.borders.right.width == right.borders.left.width == 60


def test_the_borders_of_the_table_are_outer_and_inner_ones() -> None:
    properties = borders(top=16, bottom=16, left=16, right=16, insideH=8, insideV=4)
    rows = [tr("a", "b"), tr("c", "d")]
    table = tables(docx(tbl(*rows, widths=[900, 900], properties=properties, style="")))[0]
    first = table.rows[0].cells[0].borders
    assert (first.top.width, first.left.width, first.bottom.width, first.right.width) == (
        40,
        40,
        20,
        10,
    )


def test_a_cell_may_have_no_border() -> None:
    none = '<w:tcBorders><w:top w:val="nil"/></w:tcBorders>'
    content = docx(tbl(tr(cell("a", properties=none), "b"), widths=[900, 900]))
    assert [c.borders.top.width for c in tables(content)[0].rows[0].cells] == [0, 10]


def test_a_row_may_have_lines_of_its_own() -> None:
    properties = borders(top=16, bottom=16, left=16, right=16, insideH=8, insideV=4)
    own = borders(insideV=24)
    second = tr("c", "d").replace("<w:tr>", f"<w:tr><w:tblPrEx>{own}</w:tblPrEx>", 1)
    rows = [tr("a", "b"), second]
    table = tables(docx(tbl(*rows, widths=[900, 900], properties=properties, style="")))[0]
    assert [row.cells[0].borders.right.width for row in table.rows] == [10, 60]
    assert table.rows[1].cells[0].borders.left.width == 40


# Heights ------------------------------------------------------------------------------------------


def below(table: str) -> int:
    """Where the text below a table begins, from the top of the body."""
    return pages(docx(table + p("end")))[0].lines[-1].y - 1440


def test_a_row_is_its_top_border_its_content_and_the_space_after_it() -> None:
    row = tr(stacked("a", after=120))
    assert below(tbl(row, widths=[900])) == 10 + LINE + 120 + 10


def test_cell_margins_add_to_the_row() -> None:
    margins = '<w:tblCellMar><w:top w:w="70" w:type="dxa"/><w:bottom w:w="30" w:type="dxa"/></w:tblCellMar>'
    row = tr(stacked("a"))
    assert below(tbl(row, widths=[900], properties=margins)) == 10 + 70 + LINE + 30 + 10


@pytest.mark.parametrize(("rule", "height"), [("atLeast", 800), ("exact", 800)])
def test_a_row_has_the_height_that_it_asks_for(rule: str, height: int) -> None:
    row = tr(stacked("a"), properties=f'<w:trHeight w:val="800" w:hRule="{rule}"/>')
    assert below(tbl(row, widths=[900])) == height


def test_a_row_of_at_least_a_height_grows() -> None:
    row = tr(cell(*"abcd"), properties='<w:trHeight w:val="300" w:hRule="atLeast"/>')
    assert below(tbl(row, widths=[900])) == 10 + 4 * LINE + 10


# Over pages ---------------------------------------------------------------------------------------

WORDS = "aaaaa bbbbb ccccc ddddd eeeee"


def split(row: str, room: int, *more: str, columns: int = 1) -> list[list[str]]:
    """The lines of each page, with this room for a table on the first."""
    return lines(docx(spacer(room) + tbl(row, *more, widths=[900] * columns)))


def test_a_row_splits_between_lines() -> None:
    assert split(tr(stacked(WORDS)), 3 * LINE + 100) == [
        ["aaaaa", "bbbbb", "ccccc"],
        ["ddddd", "eeeee"],
    ]


def test_a_line_needs_room_for_the_border_below_it() -> None:
    needed = 10 + 3 * LINE + 10
    assert len(split(tr(stacked(WORDS)), needed)[0]) == 3
    assert len(split(tr(stacked(WORDS)), needed - 1)[0]) == 2


def test_the_last_line_of_a_cell_needs_room_for_the_space_after_it() -> None:
    row = tr(stacked(WORDS, after=120))
    assert split(row, 10 + 5 * LINE + 10 + 60) == [WORDS.split()[:4], ["eeeee"]]


def test_a_row_that_may_not_split_moves_whole() -> None:
    row = tr(stacked(WORDS), properties="<w:cantSplit/>")
    assert split(row, 3 * LINE) == [[], WORDS.split()]


def test_a_row_of_at_least_a_height_splits_where_its_content_is_higher() -> None:
    row = tr(stacked(WORDS), properties='<w:trHeight w:val="600" w:hRule="atLeast"/>')
    assert split(row, 3 * LINE + 100)[0] == ["aaaaa", "bbbbb", "ccccc"]


def test_a_row_of_at_least_a_height_moves_whole_where_its_content_is_lower() -> None:
    row = tr(stacked("aaaaa bbbbb"), properties='<w:trHeight w:val="900" w:hRule="atLeast"/>')
    assert split(row, 600) == [[], ["aaaaa", "bbbbb"]]


def test_a_header_row_goes_with_the_first_line_below_it_and_is_repeated() -> None:
    head = tr(stacked("head"), header=True)
    found = split(head, 10 + LINE + 10 + 100, tr(stacked("aaaaa")), tr(stacked("bbbbb")))
    assert found == [[], ["head", "aaaaa", "bbbbb"]]
    page = pages(
        docx(spacer(800) + tbl(head, *(tr(stacked(w)) for w in WORDS.split()), widths=[900]))
    )[1]
    assert [line.line.fragments[0].text for line in page.lines if not line.element] == ["head"]


@pytest.mark.parametrize(
    ("cells", "after", "room", "found"),
    [
        ("1 1", 120, 560, "1 1"),  # single lines need no space below them
        ("2 1", 120, 560, "1 1"),
        ("2 1", 120, 820, "0 0"),  # a later cell is higher than what is left of the first
        ("2 1", 120, 940, "2 1"),
        ("3 1", 120, 1080, "2 1"),  # here it is not
        ("3 2", 120, 1080, "0 0"),
        ("2 3", 120, 820, "2 2"),
        ("2 3", 120, 1100, "2 2"),  # the last cell has none after it
        ("4 2", 120, 1320, "3 2"),
        ("4 4 1", 120, 1320, "0 0 0"),
        ("2+2 2+2", 120, 820, "2 2"),
        ("2+2 2+2", 120, 1200, "2 2"),  # another paragraph begins with the space below it
        ("2+2 2+2", 120, 1320, "3 3"),
        ("3", 300, 1060, "0"),
        ("3", 300, 1100, "2"),
    ],
)
def test_a_row_is_cut_where_libreoffice_cuts_it(
    cells: str, after: int, room: int, found: str
) -> None:
    letters = "abc"[: len(cells.split())]
    row = tr(*(
        cell(*(f"{letter * 5} " * int(lines) for lines in each.split("+")), after=after)
        for letter, each in zip(letters, cells.split(), strict=True)
    ))  # fmt: skip
    above = tr(*(cell("above") for _ in letters))
    first, *_ = split(above, room, row, columns=len(letters))
    assert " ".join(str(first.count(letter * 5)) for letter in letters) == found


def kept(*texts: str) -> str:
    """A row whose first paragraph is kept with the next."""
    return tr(tc(p(texts[0], "<w:keepNext/>")), *texts[1:])


def test_a_row_is_kept_with_the_next_as_its_first_paragraph_says() -> None:
    above, below = tr("a", "b"), tr("e", "f")
    content = spacer(3 * LINE) + tbl(above, kept("c", "d"), below, widths=[900, 900], style="")
    assert lines(docx(content))[1] == ["c", "d", "e", "f"]


def test_a_row_that_is_kept_with_the_next_does_not_split() -> None:
    long = kept("one two three", "b")
    content = spacer(2 * LINE) + tbl(long, tr("c", "d"), widths=[900, 900], style="")
    assert lines(docx(content))[1][:4] == ["one", "two", "three", "b"]


def test_a_row_that_is_kept_with_the_next_splits_where_it_is_higher_than_a_page() -> None:
    long = kept("word " * 60, "b")
    content = tbl(kept("a", "b"), long, widths=[900, 900], style="")
    assert lines(docx(content))[0][:3] == ["a", "b", "word"]


def test_a_row_splits_above_the_notes_of_what_stands_above_the_cut() -> None:
    noted = tc(p(r("one") + note(1) + r(" two three four five"), CLOSE.format(0)))
    content = docx(
        spacer(4 * LINE) + tbl(tr(noted), widths=[900], style=""), footnotes={1: "Below"}
    )
    assert lines(content) == [["one1", "two", "1 Below"], ["three", "four", "five"]]


def test_a_row_that_fills_a_page_below_its_header_splits() -> None:
    tall = tr(stacked("x " * 60), properties="<w:cantSplit/>")
    first, *_ = lines(docx(tbl(tr("head", header=True), tall, widths=[350], style="")))
    assert len(first) > 1


def test_rows_with_a_merged_cell_may_part_at_the_page() -> None:
    first = tr(tc(p(WORDS, CLOSE.format(0)), MERGE), stacked("r1"))
    second = tr(tc("", MERGED), stacked("r2"))
    found = split(first, 3 * LINE + 100, second, columns=2)
    assert found[0][0] == "aaaaa"


def test_what_a_split_row_leaves_is_as_high_as_its_content_with_its_space_above() -> None:
    spaced = '<w:spacing w:before="60" w:after="0"/>'
    row = tr(tc(p("aaaaa", spaced) + p("bbbbb", spaced)))
    content = docx(spacer(LINE + 100) + tbl(row, widths=[900]) + p("end"))
    rest, end = pages(content)[1].lines
    assert end.y - rest.y == LINE + 10


def test_what_is_left_of_a_row_with_a_split_table_is_as_high_as_that() -> None:
    inner = tbl(tr(stacked("aaaaa bbbbb ccccc ddddd")), widths=[900])
    row = tr(tc(inner + p("after", CLOSE.format(0))))
    content = docx(spacer(2 * LINE + 100) + tbl(row, widths=[2000]) + p("end", CLOSE.format(0)))
    rest = {line.line.fragments[0].text: line.y for line in pages(content)[1].lines}
    assert [text.strip() for text in rest] == ["ccccc", "ddddd", "after", "end"]
    assert rest["end"] - rest["after"] == LINE + 10


# Merged cells and columns left free ---------------------------------------------------------------

HIGH = '<w:trHeight w:val="600"/>'


def merged(vertical: str) -> dict[str, int]:
    """Where the words of a table stand whose first column is merged over two rows of 600 twips."""
    own = f'<w:vAlign w:val="{vertical}"/>'
    content = docx(
        tbl(
            tr(tc(p("merged", CLOSE.format(0)), MERGE + own), cell("b1"), properties=HIGH),
            tr(tc("", MERGED), cell("b2"), properties=HIGH),
            widths=[2000, 2000],
        )
    )
    return {line.line.fragments[0].text: line.y for line in pages(content)[0].lines}


@pytest.mark.parametrize(("vertical", "free"), [("top", 0), ("center", 0.5), ("bottom", 1)])
def test_a_merged_cell_s_content_stands_where_its_rows_together_let_it(
    vertical: str, free: float
) -> None:
    found = merged(vertical)
    room = 2 * 600 - 10 - 10 - LINE  # the table's upper and lower lines aside
    assert found["merged"] - found["b1"] == int(room * free)
    assert found["b2"] - found["b1"] == 600


def test_the_lowest_of_merged_cells_gives_the_line_below_them() -> None:
    red = '<w:tcBorders><w:bottom w:val="single" w:sz="24" w:color="FF0000"/></w:tcBorders>'
    content = docx(
        tbl(tr(tc("a", MERGE), "b"), tr(tc("", MERGED + red), "c"), tr("d", "e"), widths=[900, 900])
    )
    table = tables(content)[0]
    assert table.rows[0].cells[0].borders.bottom.colour == "FF0000"
    assert table.rows[2].cells[0].borders.top.colour == "FF0000"


FREE_AFTER, FREE_BEFORE = '<w:gridAfter w:val="1"/>', '<w:gridBefore w:val="1"/>'


@pytest.mark.parametrize("free", [FREE_AFTER, FREE_BEFORE])
def test_columns_that_every_row_leaves_free_are_columns_of_the_grid(free: str) -> None:
    rows = [tr("a", "b", properties=free), tr("c", "d", properties=free)]
    table = tables(docx(tbl(*rows, widths=[1000, 2000, 3000])))[0]
    assert [edge - table.edges[0] for edge in table.edges] == [0, 1000, 3000, 6000]


def test_a_cell_below_which_the_row_is_free_has_its_own_line_below() -> None:
    content = docx(
        tbl(tr("a", "b"), tr("c", properties=FREE_AFTER), widths=[1000, 3000]),
    )
    page = pages(content)[0]
    left = 1440 + HALF
    lowest = [
        r.y1 for r in page.rules if r.y1 == r.y2 and (r.x1, r.x2) == (left + 1000, left + 4000)
    ]
    assert len(lowest) == 2  # above and below "b"


# What merged and inner tables need ----------------------------------------------------------------


def test_a_row_that_only_a_merged_cell_makes_high_splits_between_that_cell_s_lines() -> None:
    first = tc("".join(p(f"line {i}", CLOSE.format(0)) for i in range(6)), MERGE)
    rows = tr(first, tc(p("b", CLOSE.format(0)))), tr(tc("", MERGED), tc(p("c", CLOSE.format(0))))
    found = lines(docx(spacer(3 * LINE + 20) + tbl(*rows, widths=[4000, 4000])))
    assert [len([line for line in page if "line" in line]) for page in found] == [3, 3]


@pytest.mark.parametrize(
    ("style", "between", "repeated"),
    [("TableGrid", "", "one"), ("TableNormal", "", "two"), ("TableGrid", p("between"), "two")],
)
def test_tables_of_one_style_with_nothing_between_repeat_the_header_of_the_first(
    style: str, between: str, repeated: str
) -> None:
    one = tbl(tr("one", header=True), tr("a"), widths=[2000])
    rows = [tr("two", "b", header=True), *(tr("c", "d") for _ in range(60))]
    two = tbl(*rows, widths=[1000, 1000], style=style)
    page = pages(docx(one + between + two))[1]
    assert page.lines[0].line.fragments[0].text == repeated


def test_a_header_row_does_not_split() -> None:
    rows = tr("head " * 60, "b", header=True), tr("c", "d")
    assert lines(docx(spacer(2 * LINE) + tbl(*rows, widths=[2000, 2000])))[0] == []


def test_the_empty_paragraph_after_a_table_that_ends_a_cell_takes_no_room() -> None:
    inner = tbl(tr(tc(p("a", CLOSE.format(0)))), widths=[2000])
    inside = tables(docx(tbl(tr(tc(inner)), widths=[4000])))[0].rows[0].cells[0].blocks
    assert [type(block).__name__ for block in inside] == ["Table"]


def test_automatic_spacing_stays_off_the_edges_of_a_cell() -> None:
    spaced = '<w:spacing w:beforeAutospacing="1" w:afterAutospacing="1"/>'
    cell = tables(docx(tbl(tr(tc(p("a", spaced) + p("b", spaced))), widths=[4000])))[0].rows[0]
    formats = [block.format for block in cell.cells[0].blocks if isinstance(block, Paragraph)]
    assert [(form.before, form.after) for form in formats] == [(0, 280), (280, 0)]


def test_an_item_that_ends_a_cell_has_its_automatic_space_below() -> None:
    spaced = '<w:spacing w:beforeAutospacing="1" w:afterAutospacing="1"/>'
    cell = tables(docx(tbl(tr(tc(item("a", 0, 1, spaced))), widths=[4000])))[0].rows[0].cells[0]
    (paragraph,) = cell.blocks
    assert isinstance(paragraph, Paragraph)
    assert (paragraph.format.before, paragraph.format.after) == (0, 280)


def test_a_row_begins_a_page_where_its_first_paragraph_does() -> None:
    breaks = "<w:pageBreakBefore/>"
    first = tbl(tr(tc(p("a", breaks)), "b"), tr("c", "d"), widths=[2000, 2000])
    assert lines(docx(p("Text.") + first))[0] == ["Text."]
    second = tbl(tr("a", "b"), tr("c", tc(p("d", breaks))), widths=[2000, 2000])
    assert lines(docx(second)) == [["a", "b"], ["c", "d"]]
    later = tbl(tr("a", tc(p("b") + p("c", breaks))), widths=[2000, 2000])
    assert lines(docx(later)) == [["a", "b", "c"]]


def test_cells_of_a_row_that_goes_on_over_the_page_are_all_at_the_top() -> None:
    low = tc(p("low", CLOSE.format(0)), '<w:vAlign w:val="bottom"/>')
    high = cell(*(f"line {i}" for i in range(8)))
    page = pages(docx(spacer(4 * LINE) + tbl(tr(low, high), widths=[4000, 4000])))[0]
    tops = {line.line.fragments[0].text: line.y for line in page.lines if line.line.fragments}
    assert tops["low"] == tops["line 0"]


# Margins of cells ---------------------------------------------------------------------------------


def margins(top: int, bottom: int) -> str:
    return f'<w:tcMar><w:top w:w="{top}" w:type="dxa"/><w:bottom w:w="{bottom}" w:type="dxa"/></w:tcMar>'


def test_cells_of_a_row_share_its_widest_margins_above_and_below() -> None:
    row = tr(
        cell("tall", "two"),
        cell("a", properties=margins(200, 0)),
        cell("b", properties=margins(0, 300)),
    )
    placed = pages(docx(tbl(row, tr("c", "d", "e"), widths=[3000, 3000, 3000])))[0].lines
    tops = {line.line.fragments[0].text: line.y for line in placed}
    assert tops["tall"] == tops["a"] == tops["b"]
    assert tops["c"] - tops["tall"] == 2 * LINE + 300 + 2 * HALF
