"""What a conversion tells of a document as a whole."""

import pytest
from support.docx import docx, p, tbl, tc, tr
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


UNREAD = {
    "right-to-left": p("שלום"),
    "turned on its side": tbl(tr(tc("a", '<w:textDirection w:val="btLr"/>')), widths=[900]),
    "frame": p("words", '<w:framePr w:w="2000" w:x="1000" w:y="1000"/>'),
}


@pytest.mark.parametrize("said", UNREAD)
def test_what_is_set_otherwise_than_in_word_is_told(said: str) -> None:
    found = convert(docx(UNREAD[said]), "a.docx").findings
    assert [said in finding.message or said == finding.rule for finding in found] == [True]


def test_text_that_is_level_is_not_told() -> None:
    content = docx(tbl(tr(tc("a", '<w:textDirection w:val="lrTb"/>')), widths=[900]))
    assert not convert(content, "a.docx").findings
