"""Faces: the council's own are known by the names in their files; some kinds are refused."""

import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from support.docx import docx, p, r
from support.verapdf import assert_conforms

from papers.pdf.convert import Conversion, convert
from papers.pdf.fonts import BUNDLED, Typefaces
from papers.pdf.formats import RunFormat

REGULAR = BUNDLED / "LiberationSans-Regular.ttf"
BOLD = BUNDLED / "LiberationSans-Bold.ttf"
OWN = '<w:rFonts w:ascii="Council Sans" w:hAnsi="Council Sans"/>'


def named(source: Path, target: Path, family: str, change: Callable[[TTFont], None] = id) -> None:
    """A copy of a face under another family's name."""
    font = TTFont(source)
    for record in font["name"].names:
        if record.nameID in (1, 16):
            record.string = family
        elif record.nameID in (4, 6):
            record.string = family.replace(" ", "")
    change(font)
    font.save(target)


def converted(folder: Path, properties: str = OWN) -> Conversion:
    return convert(docx(p(r("some words", properties))), "a.docx", fonts=[folder])


def fonts_of(pdf: bytes) -> str:
    """What a PDF without its compression says of fonts."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return " ".join(sorted(str(f.BaseFont) for f in document.pages[0].Resources.Font.values()))


@pytest.mark.parametrize("name", ["anything.ttf", "COUNCIL.OTF"])
def test_a_face_is_known_by_the_name_in_its_file(tmp_path: Path, name: str) -> None:
    named(REGULAR, tmp_path / name, "Council Sans")
    made = converted(tmp_path)
    assert not made.findings
    assert "CouncilSans" in fonts_of(made.pdf)
    assert_conforms(made.pdf)


def test_bold_and_regular_that_share_a_postscript_name_stay_two_faces(tmp_path: Path) -> None:
    named(REGULAR, tmp_path / "a.ttf", "Council Sans")
    named(BOLD, tmp_path / "b.ttf", "Council Sans")
    content = docx(p(r("some words", OWN) + r(" in bold", OWN + "<w:b/>")))
    made = convert(content, "a.docx", fonts=[tmp_path])
    assert not made.findings
    assert "CouncilSans " in fonts_of(made.pdf)
    assert "CouncilSansBold" in fonts_of(made.pdf)
    assert_conforms(made.pdf)


def test_a_style_that_the_family_lacks_is_replaced(tmp_path: Path) -> None:
    named(REGULAR, tmp_path / "a.ttf", "Council Sans")
    messages = [f.message for f in converted(tmp_path, OWN + "<w:i/>").findings]
    assert messages == ['the typeface "Council Sans" is replaced by LiberationSans']


@pytest.mark.parametrize(
    ("family", "nearest"),
    [
        ("Arial Unicode MS", "LiberationSans"),
        ("Microsoft Sans Serif", "LiberationSans"),
        ("Monotype Sorts", "LiberationSans"),
        ("Fira Code", "LiberationMono"),
        ("PT Serif", "LiberationSerif"),
    ],
)
def test_a_family_that_we_lack_is_set_in_the_nearest_by_its_name(family: str, nearest: str) -> None:
    face = Typefaces().face(family, bold=False, italic=False)
    assert face.name == f"{nearest}-Regular"


def test_a_family_that_we_lack_is_set_as_wide_as_it_is() -> None:
    narrow, arial = (Typefaces().style(RunFormat(family=f)) for f in ("Arial Narrow", "Arial"))
    assert narrow.face is arial.face
    assert narrow.widths["council"] == pytest.approx(0.82 * arial.widths["council"], abs=1)


def rights(value: int) -> Callable[[TTFont], None]:
    def change(font: TTFont) -> None:
        font["OS/2"].fsType = value

    return change


def built(path: Path, *, variable: bool = False, postscript: bool = False) -> None:
    """A tiny face: variable, or of PostScript outlines."""
    builder = FontBuilder(1000, isTTF=not postscript)
    builder.setupGlyphOrder([".notdef", "A"])
    builder.setupCharacterMap({65: "A"})
    pen = T2CharStringPen(600, None) if postscript else TTGlyphPen(None)
    if postscript:
        glyph = pen.getCharString()
        builder.setupCFF("Council", {}, {".notdef": glyph, "A": glyph}, {})
    else:
        builder.setupGlyf({".notdef": pen.glyph(), "A": pen.glyph()})
    builder.setupHorizontalMetrics({".notdef": (600, 0), "A": (600, 0)})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupOS2()
    builder.setupNameTable({"familyName": "Council Sans", "styleName": "Regular"})
    builder.setupPost()
    if variable:
        builder.setupFvar([("wght", 100, 400, 900, "Weight")], [])
    builder.save(path)


REFUSED = {
    "PostScript": lambda path: built(path, postscript=True),
    "variable": lambda path: built(path, variable=True),
    "forbids embedding it": lambda path: named(REGULAR, path, "Council Sans", rights(2)),
    "forbids embedding parts": lambda path: named(REGULAR, path, "Council Sans", rights(0x104)),
    "collection": lambda path: path.write_bytes(b"ttcf" + bytes(100)),
    "packed for the web": lambda path: path.write_bytes(b"wOF2" + bytes(100)),
    "cannot be read": lambda path: path.write_bytes(REGULAR.read_bytes()[:5000]),
}


@pytest.mark.parametrize("reason", REFUSED)
def test_a_face_of_another_kind_is_refused_with_its_reason(tmp_path: Path, reason: str) -> None:
    REFUSED[reason](tmp_path / "own.otf")
    messages = [f.message for f in converted(tmp_path).findings]
    assert len(messages) == 2
    assert messages[0].startswith("the font file own.otf is not used: ") or reason in messages[1]
    assert reason in " ".join(messages)


def test_folders_are_not_looked_through_for_families_that_we_have(tmp_path: Path) -> None:
    (tmp_path / "own.ttf").write_bytes(b"nothing")
    assert not convert(docx(p("words")), "a.docx", fonts=[tmp_path]).findings
