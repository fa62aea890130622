"""What a report can hold beside paragraphs, headings, lists and plain tables."""

import pytest
from openpyxl import Workbook
from PIL import Image

from papers.model.blocks import (
    Align,
    Box,
    Heading,
    Landscape,
    List,
    ListStyle,
    Paragraph,
    Picture,
    Quote,
    Tone,
)
from papers.model.runs import Note, Reference, Words, notes, plain
from tests.unit.content.test_blocks import cells, heads


def section(project, text):
    """The blocks of a section file, in which nothing is wrong."""
    project.write("section.yaml", text)
    assert project.messages() == []
    return project.read().report.sections[0].blocks


# Notes --------------------------------------------------------------------------------------------


def test_a_note_is_a_run_with_runs_of_its_own(blocks):
    (made,) = blocks("  - Before^[The **note** [here](https://a.uk), see @x.] after.\n")
    assert plain(made.runs) == "Before after."
    (note,) = notes(made.runs)
    assert [type(run) for run in note.runs] == [Words, Words, Words, Words, Words, Reference, Words]
    assert note.where.column == 11


def test_a_reference_in_a_note_has_its_place(project):
    project.write("section.yaml", "heading: A\ncontent:\n  - Text^[See @nowhere, @nowhere].\n")
    assert [m.split(":")[2] for m in project.messages()] == ["15", "25"]


def test_a_caret_alone_is_a_character(blocks):
    (made,) = blocks("  - 2^3 and \\^[not a note]\n")
    assert plain(made.runs) == "2^3 and ^[not a note]"
    assert not any(isinstance(run, Note) for run in made.runs)


# Pictures, quotations, boxes, turned parts --------------------------------------------------------


def test_a_picture(project):
    (project.report / "data").mkdir()
    Image.new("RGB", (40, 20), "white").save(project.report / "data/gap.png")
    (made,) = section(
        project,
        "heading: A\ncontent:\n- figure:\n    id: gap\n    file: data/gap.png\n"
        "    alternative-text: >-\n      The gap falls\n      to 2%\n"
        "    title: The *gap*\n    source: HR, 2019\n    width: 60\n",
    )
    assert isinstance(made, Picture)
    assert made.content == project.report / "data/gap.png"
    assert made.alternative == "The gap falls to 2%"
    assert (plain(made.title), plain(made.source)) == ("The gap", "Source: HR, 2019")
    assert (made.id, made.width) == ("gap", 60)
    assert made.content in project.read().sources


@pytest.mark.parametrize(
    ("name", "save_as", "alternative", "message"),
    [
        ("a.png", "JPEG", "It falls", '"a.png" is a JPEG file in truth; rename it to end in .jpg'),
        ("a.gif", "GIF", "It falls", '"a.gif" is not a picture in PNG or JPEG form, or is damaged'),
        ("a.png", "PNG", "A.png", "the alternative text is only the name of the file"),
    ],
)
def test_a_picture_that_cannot_be_printed(project, name, save_as, alternative, message):
    Image.new("RGB", (4, 2), "white").save(project.report / name, save_as)
    project.write(
        "section.yaml",
        f"heading: A\ncontent:\n- Text.\n- figure: {{file: {name}, alternative-text: {alternative}}}\n",
    )
    (found,) = project.messages()
    assert message in found


def test_a_quotation_has_its_own_lists_and_no_numbers(blocks):
    short, full = blocks(
        "  - quote: Words of the policy.\n"
        "  - quote:\n      content:\n      - text: 'A person must—'\n        letters: [do, not]\n"
        "      - So it ends.\n      source: Some Act 2010, s.1\n"
    )
    assert isinstance(short, Quote)
    assert [type(block) for block in full.blocks] == [Paragraph, List, Paragraph]
    assert not any(block.numbered for block in full.blocks if isinstance(block, Paragraph))
    assert plain(full.source) == "Some Act 2010, s.1"


def test_a_box_has_a_title_and_any_blocks(blocks):
    short, full = blocks(
        "  - box: One text.\n  - box:\n      title: Title\n      content: [Text., {bullets: [a]}]\n"
    )
    assert [type(b) for b in short.blocks] == [Paragraph]
    assert [type(b) for b in full.blocks] == [Paragraph, Paragraph, List]
    assert full.blocks[0].runs[0].marks.strong
    assert isinstance(full, Box)
    assert not full.blocks[1].numbered


def test_a_turned_part_keeps_numbers(blocks):
    (made,) = blocks("  - landscape: [Text., {heading: H}]\n")
    assert isinstance(made, Landscape)
    assert made.blocks[0].numbered


def test_paragraphs_without_numbers_under_a_numbered_heading(project):
    project.write("section.yaml", "heading: A\nnumbered-paragraphs: no\ncontent: [Text.]\n")
    (made,) = project.read().report.sections
    assert (made.numbered, made.blocks[0].numbered) == (True, False)


# Tables -------------------------------------------------------------------------------------------

BUDGET = """\
heading: A
content:
- table:
    id: budget
    header:
    - [{text: Service, down: 2}, {text: Spend, across: 2}, {text: Share, down: 2}]
    - [2018/19, 2019/20]
    columns: ["", {format: pounds}, {format: pounds, scale: thousands}, {share-of: 2019/20}]
    rows:
    - [Early help, 250000, 300000, ""]
    - [Fostering, 750000, "£900,000", ""]
    total: Total
"""


def test_a_table_with_grouped_headings_formats_shares_and_a_total(project):
    (table,) = section(project, BUDGET)
    assert heads(table) == [["Service", "Spend", "Share"], ["2018/19", "2019/20"]]
    assert [cell.down for cell in table.header[0].cells] == [2, 1, 2]
    assert cells(table) == [
        ["Early help", "£250,000", "£300k", "25.0%"],
        ["Fostering", "£750,000", "£900k", "75.0%"],
        ["Total", "£1,000,000", "£1,200k", "100.0%"],
    ]
    assert [column.align for column in table.columns] == [Align.LEFT, *[Align.RIGHT] * 3]
    assert (table.rows[2].total, table.rows[2].emphasised) == (True, True)


def test_a_table_brings_values(project):
    section(project, BUDGET)
    assert project.read().report.values == {
        "budget.early-help.2018-19": "£250,000",
        "budget.early-help.2019-20": "£300k",
        "budget.early-help.share": "25.0%",
        "budget.fostering.2018-19": "£750,000",
        "budget.fostering.2019-20": "£900k",
        "budget.fostering.share": "75.0%",
        "budget.total.2018-19": "£1,000,000",
        "budget.total.2019-20": "£1,200k",
        "budget.total.share": "100.0%",
    }


def test_one_column_of_figures_needs_no_name(project):
    section(
        project,
        'heading: A\ncontent:\n- "{{ b.total }} of {{ b.salaries }}"\n'
        "- table: {id: b, columns: [S, {heading: B, format: pounds}], rows: [[Salaries, 5]], total: All}\n",
    )


def test_a_total_row_may_be_typed(blocks):
    (table,) = blocks(
        "  - table: {columns: [S, B], rows: [[a, 1], {cells: [All, 1], total: yes}], total: All}\n"
    )
    assert [row.total for row in table.rows] == [False, True]


def test_columns_of_different_units_have_no_total(blocks):
    (table,) = blocks("  - table: {columns: [S, B], rows: [[a, 5%], [b, £6]], total: All}\n")
    assert cells(table)[-1] == ["All", ""]


def test_cells_hold_lists(blocks):
    (table,) = blocks(
        "  - table: {columns: [A], rows: [[{text: 'Do:', bullets: [a, {text: b, letters: [c]}]}]]}\n"
    )
    assert [type(block) for block in table.rows[0].cells[0].blocks] == [Paragraph, List]


def test_a_table_from_csv_takes_its_headings_from_there(project):
    project.write("data/b.csv", 'Service,Budget\nSalaries,"1,250"\nPremises,250\n\n')
    (table,) = section(
        project, "heading: A\ncontent:\n- table: {source: data/b.csv, total: Total}\n"
    )
    assert heads(table) == [["Service", "Budget"]]
    assert cells(table) == [["Salaries", "1,250"], ["Premises", "250"], ["Total", "1,500"]]
    assert table.columns[1].align is Align.RIGHT


def spreadsheet(project):
    book = Workbook()
    book.active.title = "Notes"
    sheet = book.create_sheet("Budget")
    sheet.append(["Service", "Budget", "Change"])
    sheet.append(["Salaries", 1250000.4, 0.125])
    sheet.append(["Premises", 250000, -0.05])
    for row in sheet.iter_rows(2, 3):
        row[1].number_format, row[2].number_format = "£#,##0", "0.0%"
    sheet["E9"] = "elsewhere"
    (project.report / "data").mkdir()
    book.save(project.report / "data/b.xlsx")


EXCEL = "heading: A\ncontent:\n- table:\n    source: {file: data/b.xlsx, %s}\n"


def test_a_table_from_excel_shows_what_the_cells_show(project):
    spreadsheet(project)
    (table,) = section(project, EXCEL % "sheet: Budget, range: A1:C3")
    assert cells(table) == [["Salaries", "£1,250,000", "12.5%"], ["Premises", "£250,000", "−5.0%"]]


def test_columns_say_otherwise_and_totals_are_exact(project):
    spreadsheet(project)
    (table,) = section(
        project,
        EXCEL % "sheet: Budget, range: A1:B3"
        + "    columns: [Service, {heading: Spend, format: pounds, decimals: 2}]\n    total: Total\n",
    )
    assert heads(table) == [["Service", "Spend"]]
    assert cells(table)[-1] == ["Total", "£1,500,000.40"]


@pytest.mark.parametrize(
    ("part", "message"),
    [
        ("sheet: Budgets", 'the file has no sheet "Budgets"; did you mean "Budget"?'),
        ("range: all", '"all" is not a range of cells; write the first and the last cell: A1:D9'),
    ],
)
def test_a_part_of_a_spreadsheet_that_is_not_there(project, part, message):
    spreadsheet(project)
    project.write("section.yaml", EXCEL % part)
    assert any(message in found for found in project.messages())


def test_formulas_that_nobody_computed(project):
    book = Workbook()
    for row in (["Service", "Budget"], ["Salaries", 5], ["Total", "=B2"]):
        book.active.append(row)
    book.save(project.report / "b.xlsx")
    project.write("section.yaml", "heading: A\ncontent:\n- table: {source: b.xlsx}\n")
    (found,) = project.messages()
    assert found.startswith("b.xlsx:3:2: error: the formulas here have no results")


def test_a_file_that_is_no_spreadsheet(project):
    project.write("data/b.xlsx", "no archive")
    project.write("section.yaml", EXCEL % "sheet: Budget")
    assert '"data/b.xlsx" is no Excel file, or too large' in project.messages()[0]


def test_a_measure_from_excel(project):
    book = Workbook()
    for row in (["Month", "Gap"], ["May 2019", 0.149], ["June 2019", 0.088]):
        book.active.append(row)
    for (cell,) in book.active.iter_rows(2, 3, 2, 2):
        cell.number_format = "0.0%"
    book.save(project.report / "gap.xlsx")
    (table,) = section(
        project, 'heading: A\ncontent:\n- measure: {name: Gap, unit: "%", source: gap.xlsx}\n'
    )
    assert cells(table) == [["May 2019", "14.9%"], ["June 2019", "8.8%"]]


# Recommendations ----------------------------------------------------------------------------------


def asks(project, settings=""):
    project.write(
        "council.yaml",
        "name: C\nchecks: {background-papers: off}\nreport-types:\n  update:\n    template: r.docx\n    recommendations: letter\n"
        f"{settings}    sections:\n      asks: {{heading: Asks, kind: recommendations, numbered: no}}\n",
    )
    project.write(
        "report.yaml",
        "title: A\ntype: update\nreport-by: B\noutline: [summary, section, asks]\n",
    )
    project.write("summary.yaml", "heading: S\nnumbered: no\ncontent: [Text.]\n")
    project.write(
        "asks.yaml",
        "recommendations:\n- text: note it;\n  continue: And more.\n  reason: It is *due*.\n- agree.\n",
    )
    assert project.messages() == []
    return project.read().report.sections


def test_a_recommendation_has_paragraphs_and_a_reason(project):
    *_, section = asks(project)
    (made,) = section.blocks
    assert made.style is ListStyle.RECOMMENDATION
    words = [plain(block.runs) for block in made.items[0].blocks]
    assert words == ["note it;", "And more.", "Reason: It is due."]
    assert made.items[0].blocks[2].runs[0].marks.strong


def test_recommendations_stand_in_a_box_before_section_1(project):
    sections = asks(project, "    recommendations-box: yes\n")
    assert [section.kind for section in sections] == ["prose", "recommendations", "prose"]
    (box,) = sections[1].blocks
    assert isinstance(box, Box)
    assert isinstance(box.blocks[0], List)


# Kinds --------------------------------------------------------------------------------------------


def test_options_are_described_and_scored(project):
    made = section(
        project,
        """\
heading: Options
kind: options
criteria: [{name: Cost, weight: 40%}, {name: Quality, weight: 60%}]
options:
- option: Do nothing
  description: As it is.
  advantages: [No cost]
  scores: {Cost: 5, Quality: 1}
- option: Improve
  description: [First., Second.]
  scores: {Cost: 3, Quality: 4}
  preferred: yes
note: Out of 5.
""",
    )
    headings = [plain(block.runs) for block in made if isinstance(block, Heading)]
    assert headings == ["Option 1: Do nothing", "Option 2: Improve (preferred)"]
    table = made[-1]
    assert heads(table) == [["Option", "Cost", "Quality", "Total"], ["Weight", "40%", "60%", ""]]
    assert cells(table) == [
        ["Do nothing", "5", "1", "2.6"],
        ["Improve (preferred)", "3", "4", "3.6"],
    ]
    assert [row.emphasised for row in table.rows] == [False, True]


def test_background_papers_or_none(project):
    (made,) = section(
        project, "heading: B\nkind: background-papers\npapers: [The plan, The review]\n"
    )
    assert [plain(item.blocks[0].runs) for item in made.items] == ["The plan", "The review"]
    (made,) = section(project, "heading: B\nkind: background-papers\nnone: yes\n")
    assert plain(made.runs) == "There are no background papers to this report."


def test_a_glossary_is_a_table_headed_by_terms(project):
    (table,) = section(project, "heading: G\nkind: glossary\nterms: {FTE: full-time equivalent}\n")
    assert heads(table) == [["Term", "Meaning"]]
    assert cells(table) == [["FTE", "full-time equivalent"]]
    assert table.row_headers


def test_conditions_are_followed_by_reasons(project):
    (made,) = section(
        project,
        "heading: C\nkind: conditions\nconditions:\n- text: Begin soon.\n  reason: Section 91.\n",
    )
    assert made.style is ListStyle.NUMBER
    assert [plain(block.runs) for block in made.items[0].blocks] == [
        "Begin soon.",
        "Reason: Section 91.",
    ]


MEASURES = """\
heading: P
kind: performance
content: ["It is {{ gap.latest }}, {{ gap.difference-from-target }} from the target."]
measures:
- {id: gap, name: Gap, unit: "%", lower-is-better: yes, target: 5, series: {May: 14.9, June: 1.8}}
- {name: Visits, unit: "%", target: 95, tolerance: 8, baseline: 80, series: {May: 90, June: 88}}
- {name: Complaints, target: 10, lower-is-better: yes, series: {May: 22, June: 22}}
"""


def test_a_digest_says_direction_and_rating_in_words(project):
    _, table = section(project, MEASURES)
    assert heads(table)[0][3:] == ["Latest (June)", "Direction of travel", "Rating"]
    assert cells(table) == [
        ["Gap", "14.9%", "5%", "1.8%", "Improving", "On target"],
        ["Visits", "80%", "95%", "88%", "Worsening", "Near target"],
        ["Complaints", "22", "10", "22", "No change", "Off target"],
    ]
    assert [row.cells[5].tone for row in table.rows] == [Tone.GOOD, Tone.NEAR, Tone.POOR]
    assert project.read().report.values["gap.difference-from-target"] == "−3.2%"


def test_risks_may_be_scored_and_owned(project):
    (table,) = section(
        project,
        "heading: R\nkind: risks\nrisks:\n"
        "- {risk: a, likelihood: 3, impact: 4, mitigation: b, owner: c}\n"
        "- {risk: d, likelihood: high, mitigation: e}\n",
    )
    assert heads(table) == [["Risk", "Likelihood", "Impact", "Score", "Mitigation", "Owner"]]
    assert cells(table) == [["a", "3", "4", "12", "b", "c"], ["d", "high", "", "", "e", ""]]


def test_one_file_of_implications_makes_several_sections(project):
    project.write(
        "council.yaml",
        "name: C\nchecks: {background-papers: off}\nreport-types:\n  update:\n    template: r.docx\n    sections:\n"
        "      equality: {heading: Equality Duty, kind: implication, required: yes}\n",
    )
    project.write(
        "section.yaml",
        "kind: statutory-implications\nimplications:\n  equality: Not applicable – for information.\n"
        "  climate: {heading: Climate, content: [One., Two.]}\n",
    )
    assert project.messages() == []
    made = project.read().report.sections
    assert [(plain(s.heading), s.kind, s.parts[0].name, len(s.blocks)) for s in made] == [
        ("Equality Duty", "implication", "equality", 1),
        ("Climate", "implication", "climate", 2),
    ]


# The report as a whole ----------------------------------------------------------------------------

FIELDS = """\
name: C
checks: {background-papers: off}
report-types:
  update:
    template: r.docx
    fields:
      wards: Wards affected
      key-decision: {label: Key decision, required: yes}
"""
REPORT = "title: A\ntype: update\nreport-by: B\noutline: [section]\n"


def test_fields_stand_in_the_order_of_the_report_type(project):
    project.write("council.yaml", FIELDS)
    project.write("report.yaml", REPORT + "fields: {key-decision: [Yes, Listed], wards: All}\n")
    report = project.read().report
    assert project.messages() == []
    assert [(f.label, [plain(t) for t in f.texts]) for f in report.fields] == [
        ("Wards affected", ["All"]),
        ("Key decision", ["Yes", "Listed"]),
    ]


def test_a_required_field_is_missed_and_an_unknown_one_found(project):
    project.write("council.yaml", FIELDS)
    project.write("report.yaml", REPORT + "fields: {ward: All}\n")
    assert project.messages() == [
        (
            'content/meetings/first/update/report.yaml:1:1: error: the required field "Key decision" '
            'is missing; write "key-decision: …" under "fields:" in report.yaml'
        ).replace("content/meetings/first/update/", ""),
        'report.yaml:5:10: error: the report type has no field "ward"; did you mean "wards"?',
    ]


def test_draft_version_and_contents(project):
    project.write("report.yaml", REPORT + 'draft: yes\nversion: "1.2"\ncontents: yes\n')
    report = project.read().report
    assert (report.draft, report.version, report.contents) == (True, "1.2", True)
