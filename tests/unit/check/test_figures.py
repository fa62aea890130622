"""Totals and shares that a table states are recomputed."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from papers.check import check
from papers.diagnostics import Location
from papers.model.blocks import Box, Cell, Column, Figure, Paragraph, Row, Table
from papers.model.bodies import Committee, Council
from papers.model.meeting import Meeting
from papers.model.report import Numbering, Report, ReportType, Section
from papers.model.runs import Words


def at(line):
    return Location("a.yaml", line, 1)


def cell(text, line, down=1):
    number, unit = (text.rstrip("%"), "%") if text.endswith("%") else (text, "")
    stated = number.replace(".", "").replace("-", "").isdigit()
    figure = Figure(Decimal(number), unit) if stated else None
    return Cell((Paragraph((Words(text),), at(line)),), down=down, figure=figure)


def table(*rows, columns=()):
    made = []
    for line, texts in enumerate(rows, 1):
        total = texts[0].startswith("Total")
        made.append(Row(tuple(cell(text, line) for text in texts), total=total))
    width = len(rows[0])
    header = Row(tuple(cell(f"Column {letter}", 0) for letter in "ABCDE"[:width]))
    given = tuple(columns) + (Column(),) * (width - len(columns))
    return Table(given, (header,), tuple(made), at(1))


def found(*blocks):
    report = Report(
        "update",
        Meeting(
            "first",
            Council("C", checks=dict.fromkeys(("background-papers", "table-header"), "off")),
            Committee("select", "S"),
            date(2019, 10, 23),
        ),
        ReportType("update", Path("report.docx"), Numbering.BY_SECTION),
        (Words("An update"),),
        "Director",
        (Section("prose", (Words("A"),), blocks, at(1)),),
        at(1),
    )
    return [f"{d.where.line}: {d.message}" for d in check(report)]


@pytest.mark.parametrize(
    "rows",
    [
        [("a", "1"), ("b", "2"), ("Total", "3")],
        [("a", "1250.5"), ("b", "2"), ("Total", "1252")],  # rounded
        [("a", "1"), ("Total so far", "1"), ("b", "2"), ("Total of the rest", "2"), ("Total", "3")],
        [("a", "1"), ("b", ""), ("c", "2"), ("Total", "3")],
        [("a", "1"), ("b", "2%"), ("Total", "9")],  # of two units
        [("a", "33%"), ("b", "33%"), ("c", "33%"), ("Total", "100%")],  # rounded
        [("a", "12%"), ("b", "18%"), ("Total", "15%")],  # an average
        [("a", "1"), ("Total", "")],
        [("a", "-1"), ("b", "3"), ("Total", "2")],
    ],
)
def test_a_total_that_agrees(rows):
    assert found(table(*rows)) == []


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (
            [("a", "1"), ("b", "2"), ("Total", "4")],
            '3: the total in "Column B" is 4, but the rows add up to 3',
        ),
        (
            [("a", "60%"), ("b", "30%"), ("Total", "100%")],
            '3: the total in "Column B" is 100%, but the rows add up to 90%',
        ),
        (
            [("a", "60%"), ("b", "40%"), ("Total", "95%")],
            '3: the total in "Column B" is 95%, but the rows add up to 100%',
        ),
    ],
)
def test_a_total_that_does_not_agree(rows, message):
    assert found(table(*rows)) == [message]


def test_a_column_that_does_not_add_up_is_left_alone():
    rows = [("a", "1"), ("Total", "4")]
    assert found(table(*rows, columns=(Column(), Column(adds_up=False)))) == []


def test_a_share_is_recomputed():
    share = (Column(), Column(), Column(share_of=1))
    rows = [("a", "1", "33.3%"), ("b", "2", "66%"), ("c", "0", ""), ("Total", "3", "100%")]
    assert found(table(*rows, columns=share)) == [
        '2: the share in "Column C" is 66%, but the figures come to 66.7%'
    ]


def test_tables_inside_other_blocks_are_found():
    wrong = table(("a", "1"), ("Total", "4"))
    assert len(found(Box((wrong,), at(1)))) == 1


def test_cells_that_reach_down_move_the_figures_below():
    rows = (
        Row((cell("a", 1, down=2), cell("x", 1), cell("1", 1))),
        Row((cell("y", 2), cell("2", 2))),
        Row((cell("Total", 3), cell("", 3), cell("3", 3)), total=True),
    )
    assert found(Table((Column(),) * 3, (), rows, at(1))) == []
