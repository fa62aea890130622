"""Templates as councils have them: saved otherwise, in several sections, with other words."""

from collections.abc import Callable, Mapping
from pathlib import Path
from zipfile import ZipFile

import pytest

from papers.build.agreement import check_agreement
from papers.diagnostics import ContentError
from papers.model.blocks import Column, Landscape, Table
from papers.model.report import Appendix
from papers.pdf.convert import convert
from papers.word import merge
from tests.unit.word import documents as d
from tests.unit.word import parts
from tests.unit.word.parts import W

BODY, TYPES, RELATIONSHIPS = "word/document.xml", "[Content_Types].xml", "_rels/.rels"
PLACE = '<w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr><w:r><w:t xml:space="preserve">{{p body }}'
UPRIGHT = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1418" w:right="1418" w:bottom="1247" w:left="1418"/></w:sectPr>'
)
ACROSS = 9070  # twips, between the margins of the upright page
TABLE = Table(
    (Column(width=40), Column(width=60)),
    (d.row("Head", "Value"),),
    (d.row("a", "b"),),
    d.HERE,
)

Saved = Callable[..., Path]


@pytest.fixture
def saved(tmp_path: Path) -> Saved:
    """The report's template with some words of its parts replaced."""

    def save(changes: Mapping[tuple[str, str], str]) -> Path:
        target = tmp_path / "report.docx"
        with ZipFile(d.TEMPLATE) as package, ZipFile(target, "w") as copy:
            for name in package.namelist():
                content = package.read(name)
                for (part, old), new in changes.items():
                    assert part != name or old.encode() in content
                    if part == name:
                        content = content.replace(old.encode(), new.encode())
                copy.writestr(name, content)
        return target

    return save


def merged(template: Path, *blocks: object, appendix: object = None) -> bytes:
    appendices = (
        (Appendix("Appendix A", d.runs("More"), d.HERE, blocks=(appendix,)),) if appendix else ()
    )
    report = d.report(d.text("Text."), *blocks, appendices=appendices)
    docx = merge(report, template)
    assert parts.faults(docx) == []
    return docx


def grids(docx: bytes) -> list[int]:
    """How wide each table is."""
    tables = parts.body(docx).iter(f"{W}tblGrid")
    return [sum(int(c.get(f"{W}w")) for c in grid) for grid in tables]


def pages(docx: bytes) -> list[str]:
    """The width of each section."""
    return [size.get(f"{W}w") for size in parts.body(docx).iter(f"{W}pgSz")]


def test_a_dotx_is_a_template_too(saved: Saved) -> None:
    template = saved({(TYPES, "wordprocessingml.document.main"): "wordprocessingml.template.main"})
    with_it = merged(template)
    assert b"document.main+xml" in parts.raw(with_it, TYPES)


def test_the_properties_of_libreoffice_are_not_doubled(saved: Saved) -> None:
    old = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    new = "http://schemas.openxmlformats.org/officedocument/2006/relationships/metadata/core-properties"
    made = merged(saved({(RELATIONSHIPS, old): new}))
    assert parts.raw(made, RELATIONSHIPS).count(b"core.xml") == 1


def test_fixed_spaces_in_tags_are_spaces(saved: Saved) -> None:
    tags = {"{{p body }}": "{{p\u00a0body\u00a0}}", "{%p if ": "{%p\u00a0if\u00a0"}
    made = merged(saved({(BODY, old): new for old, new in tags.items()}))
    assert "Text." in parts.words_of(parts.body(made))


def test_a_break_in_the_line_of_a_place_is_kept(saved: Saved) -> None:
    broken = PLACE.replace("</w:pPr>", f"{UPRIGHT}</w:pPr>")
    turned = {(BODY, 'w:w="11906" w:h="16838"'): 'w:w="16838" w:h="11906" w:orient="landscape"'}
    made = merged(saved(turned | {(BODY, PLACE): broken}), TABLE, appendix=TABLE)
    assert pages(made) == ["11906", "16838"]


def test_tables_are_as_wide_as_the_page_on_which_they_stand(saved: Saved) -> None:
    broken = PLACE.replace("</w:pPr>", f"{UPRIGHT}</w:pPr>")
    turned = {(BODY, 'w:w="11906" w:h="16838"'): 'w:w="16838" w:h="11906" w:orient="landscape"'}
    made = merged(saved(turned | {(BODY, PLACE): broken}), TABLE, appendix=TABLE)
    body, appendix = grids(made)
    assert body <= ACROSS < appendix


def test_tables_are_no_wider_than_a_column(saved: Saved) -> None:
    columns = {(BODY, "<w:titlePg/>"): '<w:cols w:num="2" w:space="570"/><w:titlePg/>'}
    assert grids(merged(saved(columns), TABLE)) == [4250]


def test_a_gutter_takes_room(saved: Saved) -> None:
    wide = {(BODY, 'w:gutter="0"'): 'w:gutter="400"'}
    assert grids(merged(saved(wide), TABLE)) == [ACROSS - 400]


def test_a_section_of_the_template_keeps_how_it_begins(saved: Saved) -> None:
    cover = f"<w:p><w:pPr>{UPRIGHT}</w:pPr></w:p>{PLACE}"
    made = merged(saved({(BODY, PLACE): cover}))
    assert parts.body(made).find(f"{W}sectPr/{W}titlePg") is not None


def test_a_template_without_a_section_is_a4(saved: Saved) -> None:
    whole = d.TEMPLATE.read_bytes()
    section = parts.raw(whole, BODY).decode().partition("<w:sectPr>")[2].partition("</w:sectPr>")[0]
    made = merged(
        saved({(BODY, f"<w:sectPr>{section}</w:sectPr>"): ""}), Landscape((TABLE,), d.HERE)
    )
    assert pages(made) == ["11906", "16838"]


def test_a_marked_paper_of_such_a_template_has_its_mark(saved: Saved) -> None:
    whole = parts.raw(d.TEMPLATE.read_bytes(), BODY).decode()
    section = "<w:sectPr>" + whole.partition("<w:sectPr>")[2].partition("</w:body>")[0]
    made = merge(d.report(d.text("Text.")), saved({(BODY, section): ""}), "Not for publication")
    headers = [n for n in parts.names(made) if n.startswith("word/header") and n.endswith(".xml")]
    assert any(b"Not for publication" in parts.raw(made, name) for name in headers)


def test_a_template_that_names_no_language_has_the_councils(saved: Saved) -> None:
    styles = "word/styles.xml"
    whole = parts.raw(d.TEMPLATE.read_bytes(), styles).decode()
    defaults = whole[whole.index("<w:docDefaults>") : whole.index("<w:latentStyles")]
    made = parts.part(merged(saved({(styles, defaults): ""})), styles)
    assert made[0].find(f"{W}rPrDefault/{W}rPr/{W}lang").get(f"{W}val") == "en-GB"


def test_where_the_template_of_the_template_lies_is_not_told(saved: Saved, tmp_path: Path) -> None:
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    template = saved({})
    with ZipFile(template, "a") as added:
        added.writestr(
            "word/_rels/settings.xml.rels",
            f'<Relationships xmlns="{package}"><Relationship Id="a" Type="{office}/attachedTemplate" '
            'Target="file:///C:/Users/ada/Normal.dotm" TargetMode="External"/></Relationships>',
        )
    made = merged(template)
    assert all(b"Users/ada" not in parts.raw(made, name) for name in parts.names(made))


@pytest.mark.parametrize("title", ["“{{ report.title }}”", "{{ report.title|upper }}:"])
def test_the_title_may_have_signs_around_it(saved: Saved, title: str) -> None:
    agrees(saved({(BODY, "{{ report.title }}"): title}))


def test_the_title_may_stand_beside_a_text_box(saved: Saved) -> None:
    box = (
        '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" id="Box" alt="Day" '
        'style="width:140pt;height:40pt"><v:textbox><w:txbxContent><w:p><w:r><w:t>'
        "{{ meeting.date }}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    agrees(
        saved(
            {(BODY, '<w:pStyle w:val="Title"/></w:pPr>'): f'<w:pStyle w:val="Title"/></w:pPr>{box}'}
        )
    )


def test_a_template_that_does_not_print_the_title_is_refused(saved: Saved) -> None:
    header = "word/header1.xml"
    template = saved(
        {(BODY, "{{ report.title }}"): "Report", (header, "{{ report.title }}"): "Report"}
    )
    with pytest.raises(ContentError, match="does not print the title"):
        agrees(template)


def agrees(template: Path) -> None:
    report = d.report(d.text("Text."))
    docx = merge(report, template)
    check_agreement(report, docx, convert(docx, "a.docx"))
