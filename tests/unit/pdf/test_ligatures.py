"""Ligatures: where a file asks for them, letters are drawn as one sign and read as letters."""

import io
import re
from pathlib import Path

import pikepdf
import pytest
from fontTools.ttLib import TTFont
from support.docx import docx, p, r
from support.tagtree import page_texts

from papers.pdf.convert import convert
from papers.pdf.fonts import BUNDLED, Typefaces
from papers.pdf.formats import RunFormat

CALIBRI = '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri"/>'
ASKED = CALIBRI + '<w14:ligatures w14:val="standardContextual"/>'


def signs_of(body: str, says: str) -> int:
    """How many signs one page of a document is drawn with, which says this text."""
    pdf = convert(docx(body), "a.docx").pdf
    assert [text.strip() for text in page_texts(pdf)] == [says]
    with pikepdf.open(io.BytesIO(pdf)) as document:
        shown = re.findall(rb"\((.*?)\)Tj", document.pages[0].Contents.read_bytes())
    return len(re.sub(rb"\\[0-7]{3}", b"?", b"".join(shown)))


@pytest.mark.parametrize(
    ("value", "count"),
    [
        ("standard", 9),  # m o ti f, o ffi c e
        ("standardContextual", 9),
        ("standardContextualHistoricalDiscretional", 9),
        ("all", 9),
        ("none", 12),
        ("contextual", 12),
        ("historicalDiscretional", 12),
    ],
)
def test_letters_are_one_sign_where_the_usual_ligatures_are_asked_for(
    value: str, count: int
) -> None:
    asked = ASKED.replace("standardContextual", value)
    assert signs_of(p(r("motif office", asked)), "motif office") == count


def test_a_file_that_does_not_ask_has_none() -> None:
    assert signs_of(p(r("motif office", CALIBRI)), "motif office") == 12


def test_a_face_without_ligatures_is_set_as_ever() -> None:
    arial = ASKED.replace("Calibri", "Arial")
    assert signs_of(p(r("motif office", arial)), "motif office") == 12


def test_letters_that_stand_apart_are_not_joined() -> None:
    apart = ASKED + '<w:spacing w:val="10"/>'
    assert signs_of(p(r("motif office", apart)), "motif office") == 12


def test_letters_of_two_looks_are_not_joined() -> None:
    runs = r("mot", ASKED) + r("if", ASKED + "<w:i/>")
    assert signs_of(p(runs), "motif") == 5


def test_the_style_of_a_paragraph_may_ask_and_a_run_decline() -> None:
    declined = CALIBRI + '<w14:ligatures w14:val="none"/>'
    assert signs_of(p(r("motif ", ASKED) + r("motif", declined)), "motif motif") == 10


def width(text: str, *, ligatures: bool, kern: int = 0) -> float:
    """How wide Calibri of 2,048 twips sets a text, in the units of its face."""
    form = RunFormat("Calibri", 2048, ligatures=ligatures, kern=kern)
    return Typefaces().style(form).widths[text]


def test_a_sign_takes_its_own_room_and_is_not_kerned_within() -> None:
    assert width("tt", ligatures=False) == 686 * 2
    assert width("tt", ligatures=False, kern=20) == 1343
    assert width("tt", ligatures=True) == width("tt", ligatures=True, kern=20) == 1299


def test_characters_for_private_use_in_a_kerned_text_are_none_of_ours() -> None:
    text = p(r("a\U00100010b\U0010fffdc", ASKED + '<w:kern w:val="2"/>'))
    made = convert(docx(text), "a.docx", allow_nonconforming=True)
    assert {finding.rule for finding in made.findings} >= {"missing-glyph"}
    assert not made.conforms


def test_a_face_whose_tables_hold_no_features_is_set_as_ever(tmp_path: Path) -> None:
    font = TTFont(BUNDLED / "LiberationSans-Regular.ttf")
    for tag in ("GSUB", "GPOS"):
        font[tag].table.FeatureList = font[tag].table.ScriptList = None
    for record in font["name"].names:
        record.string = "Council"
    font.save(tmp_path / "council.ttf")
    text = r("motif", ASKED.replace("Calibri", "Council") + '<w:kern w:val="2"/>')
    assert not convert(docx(p(text)), "a.docx", fonts=[tmp_path]).findings
