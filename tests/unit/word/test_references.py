"""References are live, and their bookmarks have names that Word accepts."""

import re

from papers.model.report import Report
from papers.word import merge
from tests.unit.word import documents as d
from tests.unit.word import parts
from tests.unit.word.parts import W


def bookmarks(docx: bytes) -> list[str]:
    return [b.get(f"{W}name", "") for b in parts.body(docx).iter(f"{W}bookmarkStart")]


def test_every_field_names_a_bookmark() -> None:
    docx = merge(d.full(), d.TEMPLATE)
    names = bookmarks(docx)
    fields = [i.text or "" for i in parts.body(docx).iter(f"{W}instrText")]
    asked = {m[1] for f in fields if (m := re.match(r" REF (\S+) ", f))}
    assert asked
    assert asked <= set(names)


def test_bookmark_names_and_numbers_are_unique() -> None:
    same_start = "a-very-long-name-that-goes-on-and-on-and-on"
    paragraphs = [
        d.text("Text.", number=f"1.{n}", name=name)
        for n, name in enumerate((same_start + "-1", same_start + "-2", "a-b", "a.b"), 1)
    ]
    docx = merge(d.report(d.section("A", *paragraphs, number="1")), d.TEMPLATE)
    names = bookmarks(docx)
    assert len(set(names)) == 4
    assert all(re.fullmatch(r"\w{1,40}", name) for name in names)
    starts = [b.get(f"{W}id") for b in parts.body(docx).iter(f"{W}bookmarkStart")]
    ends = [b.get(f"{W}id") for b in parts.body(docx).iter(f"{W}bookmarkEnd")]
    assert len(set(starts)) == 4
    assert starts == ends


def test_links_to_one_address_share_a_relationship() -> None:
    address = "https://example.gov.uk"
    words = [d.Words("one", link=address), d.Words(" and "), d.Words("two", link=address)]
    docx = merge(d.report(d.text(*words)), d.TEMPLATE)
    key = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
    first, second = parts.body(docx).iter(f"{W}hyperlink")
    assert first.get(key) == second.get(key)


def test_references_keep_the_look_of_the_words_around_them() -> None:
    report: Report = d.report(
        d.section("A", d.text("See ", d.to("x", "1.1"), number="1.1", name="x"), number="1")
    )
    docx = merge(report, d.TEMPLATE)
    assert not list(parts.find(docx, "See ").iter(f"{W}rStyle"))


def test_what_word_would_call_otherwise_is_a_link() -> None:
    items = d.letters(d.item("one", name="item"))
    named = [d.to("item", "2.2(a)"), d.to("item", "(a)")]
    docx = merge(d.report(d.section("A", items, d.text("See ", *named))), d.TEMPLATE)
    see = parts.find(docx, "See ")
    assert [link.get(f"{W}anchor") for link in see.iter(f"{W}hyperlink")] == ["_Ref_item"]
    assert [code.text for code in see.iter(f"{W}instrText")] == [r" REF _Ref_item \w \h "]


def test_a_section_without_a_number_is_called_by_its_heading() -> None:
    report = d.report(d.section("Summary", d.text("See ", d.to("s", "Summary")), name="s"))
    see = parts.find(merge(report, d.TEMPLATE), "See ")
    assert [code.text for code in see.iter(f"{W}instrText")] == [r" REF _Ref_s \h "]
