"""Lists restart, nest and stand at the edge of the text around them."""

from lxml import etree

from papers.model.blocks import ListStyle
from papers.word import merge
from tests.unit.word import documents as d
from tests.unit.word import parts
from tests.unit.word.parts import W


def list_of(paragraph: etree._Element) -> tuple[str, str]:
    number = paragraph.find(f"{W}pPr/{W}numPr")
    return number.find(f"{W}numId").get(f"{W}val"), number.find(f"{W}ilvl").get(f"{W}val")


def level(docx: bytes, number: str, ilvl: str) -> etree._Element | None:
    root = parts.part(docx, "word/numbering.xml")
    return root.find(f"{W}num[@{W}numId='{number}']/{W}lvlOverride[@{W}ilvl='{ilvl}']/{W}lvl")


def indent(paragraph: etree._Element) -> tuple[str, str] | None:
    found = paragraph.find(f"{W}pPr/{W}ind")
    return None if found is None else (found.get(f"{W}left"), found.get(f"{W}hanging"))


def test_each_ordered_list_starts_again() -> None:
    docx = merge(
        d.report(d.section("A", d.letters("one", "two"), d.text("Between."), d.letters("three"))),
        d.TEMPLATE,
    )
    one, two, three = (list_of(parts.find(docx, each)) for each in ("one", "two", "three"))
    assert one == two
    assert one != three
    root = parts.part(docx, "word/numbering.xml")
    starts = root.findall(f".//{W}startOverride")
    assert [start.get(f"{W}val") for start in starts] == ["1", "1"]


def test_bullets_share_the_list_of_their_style() -> None:
    docx = merge(d.report(d.section("A", d.bullets("one"), d.bullets("two"))), d.TEMPLATE)
    assert list_of(parts.find(docx, "one")) == list_of(parts.find(docx, "two"))
    assert not parts.part(docx, "word/numbering.xml").findall(f".//{W}startOverride")


def test_nested_lists_step_down_a_level() -> None:
    inner = d.item("inner", d.bullets("innermost"))
    nested = d.bullets(d.item("outer", d.bullets(inner)))
    docx = merge(d.report(d.section("A", nested)), d.TEMPLATE)
    levels = [list_of(parts.find(docx, each))[1] for each in ("outer", "inner", "innermost")]
    assert levels == ["0", "1", "2"]


def test_bullets_inside_a_lettered_list_take_the_first_mark() -> None:
    lettered = d.letters(d.item("outer", d.bullets("inner")))
    docx = merge(d.report(d.section("A", lettered)), d.TEMPLATE)
    found = level(docx, *list_of(parts.find(docx, "inner")))
    assert found is not None
    assert found.find(f"{W}lvlText").get(f"{W}val") == "•"


def test_labels_are_those_that_numbering_gave() -> None:
    lettered = d.listed(ListStyle.RECOMMENDATION, "(a)", "note")
    docx = merge(d.report(d.section("A", lettered)), d.TEMPLATE)
    found = level(docx, *list_of(parts.find(docx, "note")))
    assert found is not None
    assert found.find(f"{W}numFmt").get(f"{W}val") == "lowerLetter"
    assert found.find(f"{W}lvlText").get(f"{W}val") == "(%1)"
    assert found.find(f"{W}pStyle") is None


def test_marks_stand_at_the_edge_of_the_text_around_them() -> None:
    docx = merge(
        d.report(
            d.section("A", d.text("Plain."), d.bullets(d.item("at the margin", "its second"))),
            d.section("B", d.text("Numbered.", number="1.1"), d.bullets("at the edge"), number="1"),
        ),
        d.TEMPLATE,
    )
    assert indent(parts.find(docx, "at the margin")) == ("397", "397")
    assert indent(parts.find(docx, "its second")) == ("397", None)
    assert indent(parts.find(docx, "at the edge")) is None


def test_a_list_ends_with_the_space_of_a_paragraph() -> None:
    docx = merge(d.report(d.section("A", d.bullets("one", "two"), d.text("After."))), d.TEMPLATE)
    spacing = parts.find(docx, "two").find(f"{W}pPr/{W}spacing")
    assert spacing.get(f"{W}after") == "160"


def test_a_paragraph_before_a_list_stays_with_it() -> None:
    docx = merge(
        d.report(d.section("A", d.text("Lead."), d.bullets("one"), d.text("Z"))), d.TEMPLATE
    )
    assert parts.has(parts.find(docx, "Lead."), "keepNext")
    assert not parts.has(parts.find(docx, "one"), "keepNext")
