"""The check that no word is lost: it finds those that are, and no others."""

import pytest
from support.docx import anchor, docx, field, h, item, note, p, r, tbl, tc, text_box, tr

from papers.pdf.convert import convert
from papers.pdf.losses import lost_words, texts_of_docx
from papers.pdf.package import Package

TABLE = tbl(tr(tc(p(r("Risk"))), tc(p(r("Score"))), header=True), tr(tc(p(r("Flood"))), tc(p(r("high")))),
            widths=(3000, 3000))  # fmt: skip


def lost(before: str, after: str) -> list[str]:
    """What is lost where a PDF was made from another body than the Word file's."""
    texts = texts_of_docx(Package(docx(before), "before"))
    return lost_words(texts, convert(docx(after), "after", allow_nonconforming=True).pdf)


@pytest.mark.parametrize(
    ("before", "after", "missing"),
    [
        (p(r("One word too few")), p(r("One word few")), ["too"]),
        (p(r("again and again")), p(r("and")), ["again"]),
        (p(r("Here")) + p(r("There")), p(r("Here")), ["there"]),
        (item("An item"), item("An other"), ["item"]),
        (h(1, "A heading"), h(1, "A heading above"), []),
        (p(r("in ") + anchor("b", r("a link")) + r("ed word")), p(r("in a linked")), ["word"]),
        (p(r("a ") + text_box(p(r("box")), 3000, 900) + r("round it")), p(r("a round it")), ["box"]),
        (p(r("on page ") + field("PAGE", "seven")), p(r("on page 1")), []),
        (p(r("the year ") + field("REF year", "2019")), p(r("the year")), ["2019"]),
        (TABLE, TABLE.replace("high", "low"), ["high"]),
        (p(r("hidden", "<w:vanish/>") + r("shown")), p(r("shown")), []),
    ],
)  # fmt: skip
def test_words_that_the_pdf_lacks_are_named(before: str, after: str, missing: list[str]) -> None:
    assert lost(before, after) == missing


def test_signs_of_symbol_fonts_are_not_missed_whatever_they_became() -> None:
    sign = r("\uf0a7", '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>')
    assert convert(docx(p(sign + r(" Item"))), "a.docx").conforms


def test_what_a_field_in_another_s_code_last_showed_is_not_missed() -> None:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    code = '<w:r><w:instrText xml:space="preserve">{}</w:instrText></w:r>'
    inner = field("MERGEFIELD Ward", "Arundel")
    outer = mark.format("begin") + code.format("IF ") + inner + code.format(' = "x" "Yes" "No"')
    shown = mark.format("separate") + r("No") + mark.format("end")
    assert convert(docx(p(outer + shown + r(" change"))), "a.docx").conforms


def test_a_note_that_was_deleted_is_not_missed() -> None:
    gone = f'<w:del w:id="1" w:author="A">{note(1)}</w:del>'
    content = docx(p(gone + r("Kept.")), footnotes={1: "Source."})
    assert convert(content, "a.docx", accept_changes=True).conforms
