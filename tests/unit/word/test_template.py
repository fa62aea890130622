"""templates/report.docx is a whole, accessible Word template."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from PIL import Image

from papers.model.contrast import contrast
from papers.word.numbering import LIST_STYLES
from papers.word.styles import PARAGRAPH_STYLES, TABLE_STYLE
from tests.unit.word import documents as d
from tests.unit.word import parts
from tests.unit.word.parts import W

TEMPLATE = d.TEMPLATE.read_bytes()
STYLES = parts.part(TEMPLATE, "word/styles.xml")
NUMBERING = parts.part(TEMPLATE, "word/numbering.xml")
WHITE = "FFFFFF"
HEADINGS = {"heading 1", "heading 2", "heading 3", "Title", "caption", "Table Heading"}
FOREIGN = {"Title", "Subtitle", "Header", "Footer"}


def named(name: str):
    for style in STYLES.iter(f"{W}style"):
        if style.find(f"{W}name").get(f"{W}val").casefold() == name.casefold():
            return style
    return None


def tints() -> list[str]:
    return [WHITE, *(s.get(f"{W}fill") for s in STYLES.iter(f"{W}shd"))]


def test_it_is_valid() -> None:
    assert parts.faults(TEMPLATE) == []


@pytest.mark.parametrize(
    "name",
    [
        *sorted(PARAGRAPH_STYLES),
        *sorted(FOREIGN),
        "Strong",
        "Emphasis",
        "Hyperlink",
        "Code",
        TABLE_STYLE,
    ],
)
def test_it_has_the_style(name: str) -> None:
    assert named(name) is not None


def test_every_text_colour_can_be_read() -> None:
    for style in STYLES.iter(f"{W}style"):
        name = style.find(f"{W}name").get(f"{W}val")
        for colour in style.iter(f"{W}color"):
            least = 7 if name in HEADINGS else 4.5
            for ground in tints():
                assert contrast(colour.get(f"{W}val"), ground) >= least, name


def test_nothing_is_smaller_than_it_may_be() -> None:
    sizes = {
        style.find(f"{W}name").get(f"{W}val"): int(size.get(f"{W}val"))
        for style in STYLES.iter(f"{W}style")
        for size in style.iter(f"{W}sz")
    }
    assert sizes.pop("header") >= 19  # 9.5 pt
    assert min(sizes.values()) >= 20


def test_its_language_is_british_english() -> None:
    assert {lang.get(f"{W}val") for lang in STYLES.iter(f"{W}lang")} == {"en-GB"}
    default = STYLES.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    assert default.get(f"{W}val") == "en-GB"


def test_headings_and_paragraphs_are_levels_of_one_list() -> None:
    outline = next(
        a
        for a in NUMBERING.iter(f"{W}abstractNum")
        if a.find(f"{W}lvl/{W}pStyle").get(f"{W}val") == "Heading1"
    )
    levels = [
        (level.find(f"{W}pStyle").get(f"{W}val"), level.find(f"{W}lvlText").get(f"{W}val"))
        for level in outline.findall(f"{W}lvl")[:2]
    ]
    assert levels == [("Heading1", "%1."), ("NumberedParagraph", "%1.%2")]


@pytest.mark.parametrize("name", LIST_STYLES.values())
def test_each_list_style_has_a_list_of_its_own(name: str) -> None:
    linked = [
        a.get(f"{W}abstractNumId")
        for a in NUMBERING.iter(f"{W}abstractNum")
        if a.find(f"{W}lvl/{W}pStyle").get(f"{W}val") == named(name).get(f"{W}styleId")
    ]
    assert len(linked) == 1


def test_no_mark_needs_a_symbol_font() -> None:
    marks = "".join(t.get(f"{W}val") for t in NUMBERING.iter(f"{W}lvlText"))
    assert not any("\ue000" <= mark <= "\uf8ff" for mark in marks)
    fonts = {f.get(f"{W}ascii") for f in NUMBERING.iter(f"{W}rFonts")}
    assert fonts == {"Arial"}


def test_the_crest_has_alternative_text_and_fine_grain() -> None:
    wp = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
    drawing = next(parts.body(TEMPLATE).iter(f"{wp}inline"))
    assert drawing.find(f"{wp}docPr").get("descr")
    with ZipFile(BytesIO(TEMPLATE)) as package:
        image = Image.open(BytesIO(package.read("word/media/crest.png")))
    inches = int(drawing.find(f"{wp}extent").get("cx")) / 914400
    assert image.width / inches >= 300


def test_it_lays_out_as_word_of_today_does() -> None:
    settings = parts.part(TEMPLATE, "word/settings.xml")
    mode = next(
        s for s in settings.iter(f"{W}compatSetting") if s.get(f"{W}name") == "compatibilityMode"
    )
    assert mode.get(f"{W}val") == "15"


def test_the_first_page_differs_and_every_page_is_counted() -> None:
    section = parts.body(TEMPLATE).find(f"{W}sectPr")
    assert section.find(f"{W}titlePg") is not None
    for name in ("word/footer1.xml", "word/footer2.xml"):
        codes = "".join(i.text for i in parts.part(TEMPLATE, name).iter(f"{W}instrText"))
        assert codes.split() == ["PAGE", "NUMPAGES"]
    assert parts.words_of(parts.part(TEMPLATE, "word/header2.xml")) == ""
