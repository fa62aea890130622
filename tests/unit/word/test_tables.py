"""Tables: as wide as their texts ask, kept together, described."""

import pytest
from lxml import etree

from papers.model.blocks import Column, Table
from papers.word import merge
from papers.word.widths import column_widths
from tests.unit.word import documents as d
from tests.unit.word import parts
from tests.unit.word.parts import W

LONG_ROWS = tuple(d.row(f"Row {n}", d.LONG) for n in range(20))


def only_table(*blocks: object) -> etree._Element:
    section = d.section("Heading above", *blocks, d.text("After."))
    docx = merge(d.report(section), d.TEMPLATE)
    assert parts.faults(docx) == []
    return next(parts.body(docx).iter(f"{W}tbl"))


def value(table: etree._Element, name: str) -> str | None:
    found = table.find(f"{W}tblPr/{W}{name}")
    return None if found is None else found.get(f"{W}val")


def rows_kept(table: etree._Element) -> list[bool]:
    rows = table.findall(f"{W}tr")
    return [all(parts.has(p, "keepNext") for p in row.iter(f"{W}p")) for row in rows]


def test_short_texts_make_a_narrow_table() -> None:
    table = d.measure(("February 2019", "18.5%"), ("September 2019", "1.8%"))
    assert sum(column_widths(table, 9000)) < 3500


def test_long_texts_share_what_short_ones_leave() -> None:
    table = d.table(d.row("Short", d.LONG), d.row("Brief", d.LONG))
    short, long = column_widths(table, 9000)
    assert short < 1500
    assert 8900 <= short + long <= 9000


def test_a_longer_text_gets_more_than_a_shorter() -> None:
    narrow, wide = column_widths(d.table(d.row(d.LONG[:120], d.LONG)), 9000)
    assert 2000 < narrow < wide


def test_widths_that_an_author_gives_hold() -> None:
    plain = d.table(d.row("a", d.LONG))
    table = Table((Column(width=30), Column()), (), plain.rows, d.HERE)
    assert column_widths(table, 9000)[0] == 2700


def test_a_word_too_long_for_its_share_is_given_room() -> None:
    table = d.table(d.row("W" * 40, d.LONG, d.LONG, d.LONG))
    assert column_widths(table, 20000)[0] > 7000


def test_impossible_words_still_leave_every_column_some_width() -> None:
    widths = column_widths(d.table(d.row("W" * 200, "W" * 200)), 3000)
    assert min(widths) > 1000
    assert sum(widths) <= 3000


def test_a_small_table_stays_whole() -> None:
    assert rows_kept(only_table(d.measure(("a", "1"), ("b", "2"), ("c", "3")))) == [
        True,
        True,
        False,
    ]


def test_a_long_table_leaves_no_row_alone() -> None:
    kept = rows_kept(only_table(d.table(*LONG_ROWS, header=("A", "B"))))
    assert kept == [True, True, *[False] * 17, True, False]


def test_the_header_repeats_and_rows_stay_whole() -> None:
    rows = only_table(d.table(*LONG_ROWS, header=("A", "B"))).findall(f"{W}tr")
    assert [r.find(f"{W}trPr/{W}tblHeader") is not None for r in rows] == [True, *[False] * 20]
    assert all(r.find(f"{W}trPr/{W}cantSplit") is not None for r in rows)


def test_a_row_longer_than_a_third_of_a_page_may_split() -> None:
    row = only_table(d.table(d.row("Long", d.LONG * 8))).find(f"{W}tr")
    assert row.find(f"{W}trPr/{W}cantSplit") is None


@pytest.mark.parametrize(
    ("rest", "expected"),
    [
        ({"title": d.runs("A title"), "summary": "What it shows."}, ("A title", "What it shows.")),
        ({"summary": "What it shows."}, ("What it shows.", None)),
        ({"header": ("Month", "Gap")}, ("Month, Gap", None)),
        ({}, ("Heading above", None)),
    ],
)
def test_every_table_is_described(
    rest: dict[str, object], expected: tuple[str, str | None]
) -> None:
    table = only_table(d.table(d.row("a", "1"), **rest))
    assert (value(table, "tblCaption"), value(table, "tblDescription")) == expected


def test_tables_next_to_each_other_stay_apart() -> None:
    docx = merge(d.report(d.section("A", d.measure(("a", "1")), d.measure(("b", "2")))), d.TEMPLATE)
    table = next(parts.body(docx).iter(f"{W}tbl"))
    assert table.getnext().tag == f"{W}p"


def test_a_cell_ends_with_a_paragraph() -> None:
    nested = d.measure(("a", "1"))
    table = only_table(d.table(d.row(d.cell(nested), d.cell())))
    for cell in table.iter(f"{W}tc"):
        assert cell[-1].tag == f"{W}p"


def test_spans_fill_the_grid() -> None:
    table = only_table(
        d.table(
            d.row(d.cell("a", across=2, down=2), "b"),
            d.row("c"),
            d.row("d", "e", "f"),
        )
    )
    spans = [
        [
            int((s := c.find(f"{W}tcPr/{W}gridSpan")) is None or s.get(f"{W}val"))
            for c in r.iter(f"{W}tc")
        ]
        for r in table.iter(f"{W}tr")
    ]
    assert spans == [[2, 1], [2, 1], [1, 1, 1]]
    merges = [m.get(f"{W}val") for m in table.iter(f"{W}vMerge")]
    assert merges == ["restart", None]


def test_strong_words_of_a_heading_do_not_cancel_its_bold() -> None:
    table = only_table(d.table(d.row("a"), header=(d.cell(d.strong("Head")),)))
    assert not list(table.iter(f"{W}rStyle"))


def test_a_list_in_a_cell_starts_at_the_edge_of_the_cell() -> None:
    table = only_table(d.table(d.row(d.cell(d.bullets("one")))))
    assert next(table.iter(f"{W}ind")).get(f"{W}left") == "397"


def test_headings_take_one_line_where_there_is_room() -> None:
    table = d.table(d.row("May", "1"), header=("Month of the year", "Vacancy gap"))
    wide = column_widths(table, 9000)
    folded = column_widths(table, 3000)
    assert sum(wide) > 3000 >= sum(folded)


def test_a_short_paragraph_before_a_table_stays_with_it_a_long_one_does_not() -> None:
    figures = d.measure(("May", "1"))
    short, long = d.text("In short:"), d.text(d.LONG, "At length:")
    docx = merge(d.report(d.section("A", short, figures, long, figures, d.text("Z"))), d.TEMPLATE)
    assert parts.has(parts.find(docx, "In short:"), "keepNext")
    assert not parts.has(parts.find(docx, "At length:"), "keepNext")
