"""What authors type becomes blocks."""

import pytest
from openpyxl import Workbook

from papers.model.blocks import (
    Align,
    Heading,
    List,
    ListStyle,
    PageBreak,
    Paragraph,
    Table,
)
from papers.model.runs import plain


def cells(table):
    return [[_words(cell) for cell in row.cells] for row in table.rows]


def heads(table):
    return [[_words(cell) for cell in row.cells] for row in table.header]


def _words(cell):
    return " / ".join(plain(block.runs) for block in cell.blocks)


def test_plain_texts_are_numbered_and_continuations_are_not(blocks):
    made = blocks("  - One.\n  - continue: Two.\n  - {id: three, text: Three.}\n")
    assert [(b.numbered, b.id) for b in made] == [(True, ""), (False, ""), (True, "three")]


def test_what_follows_a_text_keeps_its_order(blocks):
    made = blocks(
        "  - text: One.\n    bullets: [a]\n    continue: Two.\n    letters: [b]\n    page-break: yes\n"
    )
    assert [type(block) for block in made] == [Paragraph, List, Paragraph, List, PageBreak]


def test_headings_have_two_levels(blocks):
    made = blocks("  - {heading: A, id: a}\n  - subheading: B\n  - Text.\n")
    assert [(b.level, b.id) for b in made[:2]] == [(2, "a"), (3, "")]
    assert isinstance(made[0], Heading)


def test_lists_nest(blocks):
    (made,) = blocks(
        "  - bullets:\n    - a\n    - text: b\n      id: b\n      letters:\n      - text: c\n"
        "        romans: [d]\n      continue: e\n"
    )
    item = made.items[1]
    assert (made.style, item.id) == (ListStyle.BULLET, "b")
    assert [type(block) for block in item.blocks] == [Paragraph, List, Paragraph]
    assert item.blocks[1].items[0].blocks[1].style is ListStyle.ROMAN


def test_posts_name_their_holders(blocks):
    (made,) = blocks(
        "  - posts:\n    - {post: Director, person: A}\n    - {post: Leads, people: [B, C]}\n"
    )
    assert [plain(item.blocks[0].runs) for item in made.items] == ["Director (A)", "Leads (B, C)"]


def test_a_table_has_what_was_typed(blocks):
    (table,) = blocks(
        """\
  - table:
      id: gap
      title: The *gap*
      columns: [Month, {heading: Gap, align: right, width: 30}]
      rows:
        - [May, [a, b]]
        - {cells: [Total, ""], emphasised: yes}
        - [{text: across, across: 2}]
      note: A note.
      summary: What it shows.
      row-headers: yes
"""
    )
    assert heads(table) == [["Month", "Gap"]]
    assert cells(table) == [["May", "a / b"], ["Total", ""], ["across"]]
    assert [row.emphasised for row in table.rows] == [False, True, False]
    assert (table.columns[1].align, table.columns[1].width) == (Align.RIGHT, 30)
    assert (table.id, table.summary, table.row_headers) == ("gap", "What it shows.", True)


def test_columns_without_headings_make_no_header_row(blocks):
    (table,) = blocks("  - table: {columns: [{width: 20}, {align: right}], rows: [[a, b]]}\n")
    assert table.header == ()


def test_cells_that_reach_down_fill_the_rows_below(blocks):
    (table,) = blocks(
        "  - table: {columns: [A, B], rows: [[{text: a, down: 3}, b], [c], [d], [e, f]]}\n"
    )
    assert len(table.rows) == 4


def test_a_schedule_is_a_table(blocks):
    (table,) = blocks(
        "  - schedule:\n      entries:\n      - {when: May, topic: '**a**'}\n"
        "      - {when: June, topics: [b, c]}\n"
    )
    assert heads(table) == [["Date", "Topic"]]
    assert cells(table) == [["May", "a"], ["June", "b / c"]]


def test_risks_are_a_table_with_the_headings_of_their_section(project):
    project.write("report.yaml", "title: A\ntype: update\nreport-by: B\noutline: [risks]\n")
    project.write(
        "risks.yaml", "risks:\n- {risk: a, mitigation: b}\n- {risk: c, mitigations: [d, e]}\n"
    )
    project.write(
        "council.yaml",
        "name: C\nreport-types:\n  update:\n    template: r.docx\n    sections:\n"
        "      risks: {heading: Risks, kind: risks, columns: [Area, Actions]}\n",
    )
    (table,) = project.read().report.sections[0].blocks
    assert heads(table) == [["Area", "Actions"]]
    assert cells(table) == [["a", "b"], ["c", "d / e"]]


def test_a_measure_prints_figures_as_typed_with_their_unit(blocks):
    percent, posts = blocks(
        """\
  - measure: {name: Gap, unit: "%", series: {February 2019: 18.5, May 2019: 14.90}}
  - measure: {name: Agency, unit: FTE, columns: [Month, FTE], emphasise: none, series: {May: "1,062.0"}}
"""
    )
    assert cells(percent) == [["February 2019", "18.5%"], ["May 2019", "14.90%"]]
    assert [row.emphasised for row in percent.rows] == [False, True]
    assert (percent.header, percent.row_headers) == ((), True)
    assert percent.columns[1].align is Align.RIGHT
    assert isinstance(posts, Table)
    assert heads(posts) == [["Month", "FTE"]]
    assert cells(posts) == [["May", "1,062.0\u00a0FTE"]]
    assert not posts.rows[0].emphasised


def test_a_measure_with_an_id_brings_values(project):
    project.write(
        "section.yaml",
        """\
heading: A section
figures: {establishment: 507}
content:
  - measure:
      {id: gap, name: Gap, unit: "%", target: 5, series: {February: 18.5, May: 1.8}}
""",
    )
    assert project.read().report.values == {
        "establishment": "507",
        "gap.name": "Gap",
        "gap.unit": "%",
        "gap.target": "5%",
        "gap.first": "18.5%",
        "gap.first-period": "February",
        "gap.latest": "1.8%",
        "gap.latest-period": "May",
        "gap.change": "−16.7%",
        "gap.previous": "18.5%",
        "gap.previous-period": "February",
        "gap.change-from-previous": "−16.7%",
        "gap.difference-from-target": "−3.2%",
        "gap.direction": "worsening",
    }


MEASURE = "heading: A\ncontent:\n  - measure: {name: Gap, source: %s}\n"


def test_figures_from_a_spreadsheet(project):
    project.write("section.yaml", MEASURE % "data/gap.csv")
    path = project.write(
        "data/gap.csv", '\ufeffMonth,Gap,Note\r\n"May, 2019",14.9,x\r\nJune,8.8,\r\n'
    )
    reading = project.read()
    (table,) = reading.report.sections[0].blocks
    assert cells(table) == [["May, 2019", "14.9"], ["June", "8.8"]]
    assert path in reading.sources


def test_mistakes_in_a_spreadsheet_are_placed_there(project):
    project.write("section.yaml", MEASURE % "data/gap.csv")
    project.write("data/gap.csv", "Month,Gap\nMay,high\nJune\n")
    assert project.messages()[:2] == [
        (
            'data/gap.csv:2:5: error: "high" is not a number; write the figure alone, such as 1,250 or '
            '18.5; its unit stands in "unit"'
        ),
        (
            "data/gap.csv:3:1: error: this line has no second column; "
            "each line holds a period, a comma and a figure"
        ),
    ]


def test_a_spreadsheet_outside_the_content_folder_is_refused(project):
    (project.content.parent / "gap.csv").write_text("Month,Gap\nMay,1\n")
    project.write("section.yaml", MEASURE % "../../../../gap.csv")
    assert "this path leaves the content folder" in project.messages()[0]


def test_a_link_out_of_the_content_folder_is_refused(project):
    (project.content.parent / "gap.csv").write_text("Month,Gap\nMay,1\n")
    (project.report / "gap.csv").symlink_to(project.content.parent / "gap.csv")
    project.write("section.yaml", MEASURE % "gap.csv")
    assert "this path leaves the content folder" in project.messages()[0]


@pytest.mark.parametrize(
    ("kind", "key"),
    [
        ("workforce", "measure: {name: Gap, series: {May: 1}}"),
        ("schedule", "schedule: {entries: [{when: May, topic: a}]}"),
        ("leadership", "posts: [{post: Director, person: A}]"),
        ("risks", "risks: {entries: [{risk: a, mitigation: b}]}"),
    ],
)
def test_what_a_kind_is_for_stands_after_the_content(project, kind, key):
    project.write("section.yaml", f"heading: A\nkind: {kind}\n{key}\ncontent: [First.]\n")
    reading = project.read()
    assert not reading.diagnostics
    first, second = reading.report.sections[0].blocks
    assert isinstance(first, Paragraph)
    assert isinstance(second, List | Table)
    project.write("section.yaml", f"heading: A\nkind: {kind}\ncontent: [First.]\n")
    assert "this section has no" in project.messages()[0]


def test_a_measure_without_figures(project):
    project.write("section.yaml", MEASURE % "gap.csv")
    project.write("gap.csv", "Month,Gap\n\n")
    assert project.messages() == [
        "section.yaml:3:14: error: this measure has no figures; each period has its figure"
    ]


def test_a_spreadsheet_that_is_not_there(project):
    project.write("section.yaml", MEASURE % "gap.csv")
    assert 'there is no file "gap.csv"' in project.messages()[0]


# Spreadsheets of odd shapes -----------------------------------------------------------------------

SOURCE = "heading: A\ncontent:\n  - table: {source: %s}\n"


def spreadsheet(project, change):
    book = Workbook()
    for row in (["Name", "Wage", "Note"], ["Ada", 12.9, "x"], ["Kit", 13.4, "y"]):
        book.active.append(row)
    change(book)
    book.save(project.report / "odd.xlsx")
    project.write("section.yaml", SOURCE % "odd.xlsx")
    (table,) = project.read().report.sections[0].blocks
    return [*heads(table), *cells(table)]


def test_what_is_hidden_in_excel_is_not_printed(project):
    def hide(book):
        book.active.row_dimensions[2].hidden = True
        book.active.column_dimensions["B"].hidden = True

    assert spreadsheet(project, hide) == [["Name", "Note"], ["Kit", "y"]]
    (message,) = project.messages()
    assert message.startswith("odd.xlsx: warning: rows or columns are hidden here, and left out")


def test_a_hidden_sheet_is_not_the_first(project):
    def hide(book):
        book.active.sheet_state = "hidden"
        shown = book.create_sheet("Shown")
        shown.append(["Name"])
        shown.append(["Ben"])
        book.active = 1

    assert spreadsheet(project, hide) == [["Name"], ["Ben"]]


def test_empty_columns_around_a_table_are_left_out(project):
    def move(book):
        book.active.move_range("A1:C3", rows=4, cols=2)

    assert spreadsheet(project, move)[1] == ["Ada", "12.9", "x"]


def test_numbers_beyond_measure_are_printed_all_the_same(project):
    def enlarge(book):
        book.active["B2"], book.active["B3"] = 1e308, 1e-300

    printed = spreadsheet(project, enlarge)
    assert printed[1][1] == "1e+308"
    assert printed[2][1] == "0"


def test_a_long_row_of_digits_is_no_figure(project):
    rows = "[[A, 99999999999999999999999999999], [B, 1.0000000000000000000000000000001]]"
    project.write(
        "section.yaml",
        "heading: A\ncontent:\n  - table: {columns: [N, {heading: V, format: pounds}], total: Total, "
        f"rows: {rows}}}\n",
    )
    assert '"99999999999999999999999999999" is not a number' in "\n".join(project.messages())


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("Name,Wage\n", "section.yaml:3:21: error: this table would have no rows: nothing stands"),
        ("Name;Wage\nAda;1\n", "data.csv:1:1: error: the columns of this file are parted by semic"),
        (
            "Name\tWage\nAda\t1\n",
            "data.csv:1:1: error: the columns of this file are parted by tabs",
        ),
    ],
)
def test_files_that_make_no_table(project, content, message):
    project.write("section.yaml", SOURCE % "data.csv")
    project.write("data.csv", content)
    assert any(each.startswith(message) for each in project.messages())
