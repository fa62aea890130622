"""Items are numbered in order, as the meeting says."""

from datetime import date

import pytest

from papers.diagnostics import Location
from papers.model.bodies import Committee, Council
from papers.model.meeting import Exempt, Item, ItemNumbering, Meeting, SubItems, all_items
from papers.model.runs import Words
from papers.number import number_items

HERE = Location("meeting.yaml", 1, 1)
EXEMPT = Exempt((3,), HERE)


def item(*below, **more):
    return Item("item", (Words("An item"),), HERE, items=below, **more)


def numbered(*items, how=None):
    made = Meeting(
        "m",
        Council("C"),
        Committee("c", "C"),
        date(2019, 10, 23),
        items=items,
        numbering=how or ItemNumbering(),
    )
    return [(each.number, each.label) for each in all_items(number_items(made).items)]


def test_items_count_from_one():
    assert numbered(item(), item()) == [("1", "1."), ("2", "2.")]


def test_part_2_goes_on_where_part_1_ends():
    assert numbered(item(), item(exempt=EXEMPT)) == [("1", "1."), ("2", "2.")]


def test_another_start_and_a_prefix():
    how = ItemNumbering(45, "CYP")
    assert numbered(item(), item(), how=how) == [("CYP45", "CYP45."), ("CYP46", "CYP46.")]


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        (SubItems.LETTER, [("7(a)", "(a)"), ("7(b)", "(b)")]),
        (SubItems.ROMAN, [("7(i)", "(i)"), ("7(ii)", "(ii)")]),
        (SubItems.NUMBER, [("7.1", "7.1"), ("7.2", "7.2")]),
    ],
)
def test_items_below_an_item(style, expected):
    assert numbered(item(item(), item()), how=ItemNumbering(7, sub_items=style))[1:] == expected
