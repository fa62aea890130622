"""Numbers, labels and what references print."""

from datetime import date
from pathlib import Path

import pytest

from papers.diagnostics import Location
from papers.model.blocks import (
    Cell,
    Column,
    Heading,
    List,
    ListItem,
    ListStyle,
    Paragraph,
    Row,
    Table,
)
from papers.model.bodies import Committee, Council
from papers.model.meeting import Meeting
from papers.model.report import Appendix, Numbering, Report, ReportType, Section
from papers.model.runs import Reference, Value, Words, plain
from papers.number import label, letters, number, roman

HERE = Location("a.yaml", 1, 1)


def text(*runs, id="", numbered=True):  # noqa: A002
    made = tuple(Words(run) if isinstance(run, str) else run for run in runs)
    return Paragraph(made, HERE, numbered=numbered, id=id)


def ref(target):
    return Reference(target, HERE)


def items(style, *entries):
    made = (
        e if isinstance(e, ListItem) else ListItem((text(e, numbered=False),), HERE, e)
        for e in entries
    )
    return List(style, tuple(made), HERE)


def item(id_, *blocks):
    return ListItem((text(id_, numbered=False), *blocks), HERE, id_)


def section(*blocks, numbered=True, id=""):  # noqa: A002
    return Section("prose", (Words("Progress"),), blocks, HERE, numbered=numbered, id=id)


def numbered(*sections, numbering=Numbering.BY_SECTION, style=ListStyle.NUMBER, **more):
    council = Council("Example", texts={"table": "Table"})
    meeting = Meeting("first", council, Committee("select", "Select"), date(2019, 10, 23))
    type_ = ReportType("update", Path("report.docx"), numbering, style)
    return number(Report("u", meeting, type_, (Words("T"),), "D", sections, HERE, **more))


def numbers(report):
    return [
        (s.number, [b.number for b in s.blocks if isinstance(b, Paragraph)])
        for s in report.sections
    ]


def printed(target, *sections, **more):
    """What a reference to the target prints."""
    asking = section(text(ref(target)), numbered=False)
    return plain(numbered(*sections, asking, **more).sections[-1].blocks[0].runs)


def test_paragraphs_are_numbered_by_section():
    report = numbered(
        section(text("a"), numbered=False),
        section(text("b"), text("c", numbered=False), text("d")),
        section(text("e")),
    )
    assert numbers(report) == [("", [""]), ("1", ["1.1", "", "1.2"]), ("2", ["2.1"])]
    assert not report.sections[0].blocks[0].numbered


def test_paragraphs_run_on():
    report = numbered(
        section(text("a"), numbered=False),
        section(text("b"), text("c")),
        numbering=Numbering.RUN_ON,
    )
    assert numbers(report) == [("", ["1"]), ("", ["2", "3"])]
    assert not report.sections[1].numbered


def test_a_report_without_numbers():
    report = numbered(section(text("a")), numbering=Numbering.NONE)
    assert numbers(report) == [("", [""])]
    assert not report.sections[0].blocks[0].numbered


def test_the_tenth_paragraph_is_ten():
    report = numbered(section(*(text("a") for _ in range(10))))
    assert numbers(report)[0][1][-1] == "1.10"


@pytest.mark.parametrize(
    ("position", "letter", "numeral"),
    [(1, "a", "i"), (4, "d", "iv"), (26, "z", "xxvi"), (27, "aa", "xxvii"), (28, "bb", "xxviii")],
)
def test_letters_and_numerals_go_on(position, letter, numeral):
    assert (letters(position), roman(position)) == (letter, numeral)


def test_labels():
    assert [label(style, 3) for style in ListStyle] == ["•", "(c)", "(iii)", "3.", "3."]


def test_recommendations_are_marked_as_the_report_type_says():
    asked = section(items(ListStyle.RECOMMENDATION, "a", "b"))
    for style, expected in ((ListStyle.NUMBER, ["1.", "2."]), (ListStyle.LETTER, ["(a)", "(b)"])):
        (made,) = numbered(asked, style=style).sections[0].blocks
        assert [entry.label for entry in made.items] == expected


def test_references_to_paragraphs_sections_and_appendices():
    sections = (
        section(text("x", id="a"), id="s"),
        section(text("y", id="b"), id="u", numbered=False),
    )
    appendix = Appendix("Appendix A", (), HERE, id="appendix-a", blocks=(text("z"),))
    more = {"appendices": (appendix,)}
    assert [printed(t, *sections, **more) for t in ("a", "s", "u", "appendix-a")] == [
        "1.1",
        "1",
        "Progress",
        "Appendix A",
    ]


def test_a_reference_to_a_heading_prints_its_words():
    heading = Heading((Words("The "), Value("n", HERE)), 2, HERE, id="h")
    assert printed("h", section(heading), values={"n": "gap"}) == "The gap"


def test_references_to_items():
    nested = item("b", items(ListStyle.ROMAN, "c"), items(ListStyle.BULLET, "d"))
    text_and_list = section(
        text("x"), items(ListStyle.LETTER, "a", nested), items(ListStyle.NUMBER, "e")
    )
    assert [printed(t, text_and_list) for t in "abcde"] == [
        "1.1(a)",
        "1.1(b)",
        "1.1(b)(i)",
        "1.1(b)",
        "1.1(1)",
    ]


def test_references_to_recommendations_leave_out_the_full_stop():
    asked = section(
        text("x"), items(ListStyle.RECOMMENDATION, item("a", items(ListStyle.LETTER, "b")))
    )
    assert [printed(t, asked) for t in "ab"] == ["1", "1(a)"]
    assert printed("b", asked, style=ListStyle.LETTER) == "(a)(a)"


def test_tables_with_an_id_are_counted():
    cell = Cell((text("x", numbered=False),))
    plain_table = Table((Column(),), (), (Row((cell,)),), HERE)
    named = Table((Column(),), (), (Row((cell,)),), HERE, id="gap")
    report = numbered(section(plain_table, named))
    assert [table.number for table in report.sections[0].blocks] == ["", "Table 1"]
    assert printed("gap", section(plain_table, named)) == "Table 1"


def test_every_text_is_filled_in():
    value, reference = Value("n", HERE), ref("a")
    cell = Cell((text(value, numbered=False),))
    table = Table(
        (Column(),), (Row((cell,)),), (Row((cell,)),), HERE, title=(reference,), note=(value,)
    )
    nested = List(ListStyle.BULLET, (ListItem((text(reference, numbered=False),), HERE),), HERE)
    report = numbered(section(text("x", id="a"), table, nested), values={"n": "507"})
    _, made, bullets = report.sections[0].blocks
    texts = [made.title, made.note, made.header[0].cells[0].blocks[0].runs]
    texts += [made.rows[0].cells[0].blocks[0].runs, bullets.items[0].blocks[0].runs]
    assert [plain(runs) for runs in texts] == ["1.1", "507", "507", "507", "1.1"]


def test_what_no_rule_held_back_prints_as_typed():
    report = numbered(section(text(ref("x"), " ", Value("y", HERE))))
    assert plain(report.sections[0].blocks[0].runs) == "@x {{ y }}"
