"""What a conversion tells of a document as a whole."""

import io

import pikepdf
import pytest
from support.docx import MERGE, MERGED, docx, item, p, r, section, tbl, tc, tr
from support.tagtree import tree
from support.verapdf import assert_conforms

from papers.diagnostics import ContentError
from papers.pdf.convert import convert

NONE = ["not a language!", "en_GB", "en--GB", "é", "123456789", "en-GB-" + "x" * 300]


@pytest.mark.parametrize("said", NONE)
def test_a_language_that_is_none_is_told_and_the_council_s_taken(said: str) -> None:
    made = convert(docx(p("words"), language=said), "a.docx", language="cy-GB", repair=True)
    assert {finding.rule for finding in made.findings} == {"language-tag"}
    assert made.conforms
    assert_conforms(made.pdf)


def test_without_repair_a_language_that_is_none_is_an_error() -> None:
    with pytest.raises(ContentError, match="does not say its language"):
        convert(docx(p("words"), language="not a language!"), "a.docx")


@pytest.mark.parametrize("said", ["en-GB", "cy", "zh-Hant-TW", "de-CH-1996"])
def test_a_language_is_taken_as_it_stands(said: str) -> None:
    assert not convert(docx(p("words"), language=said), "a.docx").findings


def test_words_of_another_language_say_so() -> None:
    welsh, english = '<w:lang w:val="cy-GB"/>', '<w:lang w:val="en-US"/>'
    words = r("Known as ") + r("Cyngor ", welsh) + r("Sir", welsh + "<w:b/>") + r(" here", english)
    made = convert(docx(p(words) + p(r("Croeso", welsh))), "a.docx")
    assert_conforms(made.pdf)
    assert tree(made.pdf).splitlines() == [
        "Document",
        '  P "Known as "',
        '    Span [Lang="cy-GB"] "Cyngor Sir"',
        '    " here"',
        "  P",
        '    Span [Lang="cy-GB"] "Croeso"',
    ]


UNREAD = {
    "right-to-left": p("שלום"),
    "frame": tbl(tr(tc(p("a", '<w:framePr w:w="2000" w:x="1000" w:y="1000"/>'))), widths=[900]),
    "height of a page": p("words", section('<w:vAlign w:val="both"/>')),
}


@pytest.mark.parametrize("said", UNREAD)
def test_what_is_set_otherwise_than_in_word_is_told(said: str) -> None:
    found = convert(docx(UNREAD[said]), "a.docx").findings
    assert [said in finding.message or said == finding.rule for finding in found] == [True]


def test_what_is_left_out_of_a_header_is_told_but_needs_no_alternative_text() -> None:
    shape = '<w:r><w:pict><v:shape style="width:90pt;height:9pt"/></w:pict></w:r>'
    content = docx(p("words"), headers={"default": p(shape)})
    assert [finding.rule for finding in convert(content, "a.docx").findings] == ["shape"]


UNEQUAL = '<w:cols w:num="2" w:equalWidth="0"><w:col w:w="2000" w:space="526"/><w:col w:w="6500"/></w:cols>'
BOTTOM = '<w:vAlign w:val="bottom"/>'
FREE = '<w:gridAfter w:val="1"/>'
HARD = {
    "columns of unequal width": docx(
        p("words " * 900) + item("listed " * 300, number=2), last_section=section(UNEQUAL)
    ),
    "a merged cell at the bottom": docx(
        tbl(
            tr(tc("a", MERGE + BOTTOM), "b", header=True),
            tr(tc("", MERGED), "c", header=True),
            tr("d", "e"),
            widths=[900, 900],
        )
    ),
    "columns left free": docx(
        tbl(tr("a", "b", header=True), tr("c", properties=FREE), widths=[900, 900])
    ),
}


@pytest.mark.parametrize("name", HARD)
def test_what_is_hard_to_lay_out_conforms_too(name: str) -> None:
    made = convert(HARD[name], "a.docx")
    assert not made.findings
    assert_conforms(made.pdf)


@pytest.mark.parametrize(("kind", "sides"), [("single", 4), ("none", 0)])
def test_words_side_by_side_with_the_same_border_share_a_box(kind: str, sides: int) -> None:
    border = f'<w:bdr w:val="{kind}" w:sz="4" w:space="1" w:color="auto"/>'
    words = r("some ", border) + r("words", border + "<w:b/>") + r(" more")
    with pikepdf.open(io.BytesIO(convert(docx(p(words)), "a.docx").pdf)) as document:
        drawn = document.pages[0].Contents.read_bytes().decode("latin-1")
    assert sum(line.endswith(" S") for line in drawn.splitlines()) == sides
