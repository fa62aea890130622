"""Every feature in a small document: what it becomes, that it conforms, the same bytes each time."""

from collections.abc import Callable

import pytest
from support.docx import TAB, bookmark, br, docx, h, item, note, p, picture, r, tbl, tr
from support.features import CASES, TRACKED, image
from support.tagtree import artifacts, page_texts, tree
from support.verapdf import assert_conforms

from papers.diagnostics import ContentError
from papers.pdf.convert import Conversion, convert

# What a conversion says of these cases; of the others nothing.
TOLD = {
    "equations": ["equation"],
    "comments": ["comments"],
    "table-without-head": ["table-header"],
}


def converted(name: str) -> Conversion:
    return convert(CASES[name](), f"{name}.docx", allow_nonconforming=True)


@pytest.mark.parametrize("name", CASES)
def test_has_the_right_tags(name: str, golden: Callable[[str, str], None]) -> None:
    conversion = converted(name)
    assert [finding.rule for finding in conversion.findings] == TOLD.get(name, [])
    golden(f"pdf/{name}.txt", tree(conversion.pdf))


@pytest.mark.parametrize("name", [name for name in CASES if name != "table-without-head"])
def test_conforms_to_ua_1_and_a_2a(name: str) -> None:
    conversion = converted(name)
    assert conversion.conforms
    assert_conforms(conversion.pdf)


@pytest.mark.parametrize("name", CASES)
def test_is_the_same_to_the_byte(name: str) -> None:
    assert converted(name).pdf == converted(name).pdf


def pages(name: str) -> list[str]:
    return page_texts(converted(name).pdf)


def test_a_repeated_header_row_is_an_artifact_of_the_second_page() -> None:
    assert [a.split() for a in artifacts(converted("repeated-header").pdf)] == [[], ["HeadValue"]]


def test_headers_are_those_of_the_first_and_of_even_pages() -> None:
    assert artifacts(converted("headers-and-footers").pdf) == [
        "First headPage 1 of 3",
        "Even headPage 2 of 3",
        "Odd headPage 3 of 3",
    ]


def test_page_breaks_begin_a_page_and_leave_no_empty_line() -> None:
    assert [text.strip() for text in pages("breaks")] == [
        "One two",
        "Page twoleft",
        "Page three",
        "Page four",
    ]


def test_page_references_print_the_page_that_the_bookmark_came_to() -> None:
    assert "on page 2 or" in pages("internal-references")[0]


def test_an_entry_that_is_the_result_of_its_page_reference_keeps_its_words() -> None:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    code = "<w:r><w:instrText> PAGEREF _Toc1 </w:instrText></w:r>"
    entry = mark.format("begin") + code + mark.format("separate") + r("Risks") + TAB + r("7")
    content = docx(
        p(entry + mark.format("end")) + p(br()) + h(1, "x") + p(bookmark("_Toc1", r("y")))
    )
    made = convert(content, "a.docx")
    assert not made.findings
    assert page_texts(made.pdf)[0].split() == ["Risks", "2"]


def test_hyphens_that_may_not_break_and_signs_are_no_lost_words() -> None:
    content = docx(p(r("non") + "<w:r><w:noBreakHyphen/></w:r>" + r("breaking")))
    assert not convert(content, "a.docx").findings


def test_a_contents_list_of_three_pages_prints_the_pages_after_it() -> None:
    first, second, third, *rest = pages("contents-list")
    assert first.startswith("Contents")
    assert first.count("Section") + second.count("Section") + third.count("Section") == 110
    last = len(rest) + 3
    assert third.rstrip().endswith(f"{last}")
    assert "Section 109" in rest[-1]


def test_hidden_text_is_not_printed() -> None:
    assert pages("hidden-text") == ["Seen again"]


def test_a_soft_hyphen_goes_and_a_hard_one_is_a_hyphen() -> None:
    (text,) = pages("odd-hyphens")
    assert text.startswith("co-operation and superfluous")


def test_characters_that_the_face_lacks_come_from_another() -> None:
    assert pages("missing-glyphs") == ["Tick ✓ and arrow ➔ and Greek α in Arial."]


def test_characters_beyond_the_bmp_can_be_copied() -> None:
    assert pages("beyond-the-bmp") == ["Set \U0001d538 and \U0001d552 here."]


def test_three_hundred_glyphs_can_be_copied() -> None:
    (text,) = pages("many-glyphs")
    assert {*map(chr, range(0x100, 0x180)), *"ΑΒΓабв"} <= set(text)


def test_caps_are_printed_as_capitals_and_small_caps_too() -> None:
    (text,) = pages("run-looks")
    assert "CAPS SMALL CAPS under" in text


def test_a_character_that_no_face_has_is_named() -> None:
    with pytest.raises(ContentError, match=r'no face has the character ".*" \(U\+A9C1\)'):
        convert(docx(p("Javanese \ua9c1")), "a.docx")


def test_tracked_changes_are_refused_with_their_words() -> None:
    with pytest.raises(ContentError, match='tracked changes, the first at "added "'):
        convert(docx(TRACKED), "a.docx")


def test_tracked_changes_may_be_accepted() -> None:
    conversion = convert(docx(TRACKED), "a.docx", accept_changes=True)
    assert page_texts(conversion.pdf) == ["Kept added words."]
    assert not conversion.findings


def test_a_picture_without_alternative_text_is_an_error() -> None:
    content = docx(p(picture("one", "")), media={"one": image("RGB", "PNG")})
    with pytest.raises(ContentError, match='the picture "Picture 1" has no alternative text'):
        convert(content, "a.docx")


def test_a_table_without_header_cells_is_an_error() -> None:
    content = docx(p("Costs so far") + tbl(tr("a", "b"), tr("c", "d"), widths=[900, 900]))
    with pytest.raises(ContentError, match=r'a table has no header row \(near "Costs so far"\)'):
        convert(content, "a.docx")


def test_a_table_of_one_row_is_no_table_in_the_tags() -> None:
    table = tbl(tr("Committee", "1 May"), widths=[900, 900])
    made = convert(docx(p("Report") + table + p("End")), "a.docx")
    assert made.findings == ()
    assert_conforms(made.pdf)
    assert "Table" not in tree(made.pdf)


def test_a_missing_title_is_an_error_that_repair_mends() -> None:
    content = docx(h(1, "Purpose"), title="")
    with pytest.raises(ContentError, match="it has no title"):
        convert(content, "a.docx")
    assert convert(content, "a.docx", repair=True).conforms


def test_a_skipped_heading_level_is_an_error() -> None:
    with pytest.raises(ContentError, match="heading"):
        convert(docx(h(1, "One") + h(3, "Three")), "a.docx")


def test_labels_of_lists_are_given_in_order_without_bullets() -> None:
    content = docx(item("a", 0, 2) + item("b", 1, 2) + item("c", 0, 1) + item("d", 0, 2))
    assert convert(content, "a.docx").labels == ("1.", "(a)", "2.")


def test_no_words_are_said_to_be_lost_round_a_note_reference() -> None:
    content = docx(
        p(r("before") + note(1) + r("after")), footnotes={1: "A note at the foot of the page."}
    )
    assert not convert(content, "a.docx").findings


def test_a_document_that_does_not_conform_claims_nothing() -> None:
    conversion = converted("table-without-head")
    assert not conversion.conforms
    assert b"pdfuaid" not in conversion.pdf


def test_a_trailing_break_of_columns_is_kept() -> None:
    text = page_texts(convert(docx(p(r("one") + br("page")) + p("two")), "a.docx").pdf)
    assert [page.strip() for page in text] == ["one", "two"]


def test_footnotes_are_numbered_as_the_file_says() -> None:
    form = '<w:footnotePr><w:numFmt w:val="upperLetter"/><w:numStart w:val="3"/></w:footnotePr>'
    content = docx(p(r("a") + note(1)), settings=form, footnotes={1: "words"})
    assert page_texts(convert(content, "a.docx").pdf)[0].split() == ["aCC", "words"]


def test_a_footnote_may_bear_a_mark_of_its_own() -> None:
    mark = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t>*</w:t></w:r>'
    content = docx(p(r("a") + mark + r(" b") + note(2)), footnotes={1: "words", 2: "others"})
    made = convert(content, "a.docx")
    assert "".join(page_texts(made.pdf)[0].split()).startswith("a*")
    assert not made.findings
    assert_conforms(made.pdf)
