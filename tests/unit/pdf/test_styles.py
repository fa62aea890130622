"""The cascade: defaults, table style, paragraph style, character style, what the text says itself."""

import pytest
from support.docx import docx, p, r, style, tbl, tc, tr
from support.stages import paragraphs, tables, xml

from papers.pdf.numbering import Numbering
from papers.pdf.story import Paragraph, Text
from papers.pdf.styles import Styles, Surroundings
from papers.pdf.theme import Theme


def run(content: bytes) -> Text:
    """The first run of text."""
    return next(piece for piece in paragraphs(content)[0].pieces if isinstance(piece, Text))


def face(content: bytes) -> str:
    return run(content).style.face.name


BOLD = style("Loud", "Loud", "<w:rPr><w:b/></w:rPr>")
EMPHASIS = style("Em", "Em", "<w:rPr><w:b/></w:rPr>", kind="character")
EM = '<w:rStyle w:val="Em"/>'


def test_text_that_says_nothing_has_the_document_s_face_and_size() -> None:
    found = run(docx(p("a")))
    assert (found.style.face.name, found.style.size) == ("LiberationSans-Regular", 220)


def test_a_style_takes_from_what_it_is_based_on() -> None:
    styles = BOLD + style("Louder", "Louder", "<w:rPr><w:i/></w:rPr>", base="Loud")
    assert face(docx(p("a", style="Louder"), styles=styles)) == "LiberationSans-BoldItalic"


def test_styles_based_on_each_other_in_a_circle_are_cut() -> None:
    circle = style("A", "A", "<w:rPr><w:b/></w:rPr>", base="B") + style("B", "B", base="A")
    assert face(docx(p("a", style="A"), styles=circle)) == "LiberationSans-Bold"


def test_what_text_says_itself_wins() -> None:
    content = docx(p(r("a", '<w:b w:val="0"/>'), style="Loud"), styles=BOLD)
    assert face(content) == "LiberationSans-Regular"


@pytest.mark.parametrize(
    ("paragraph", "name"), [("Normal", "LiberationSans-Bold"), ("Loud", "LiberationSans-Regular")]
)
def test_a_character_style_turns_over_what_its_paragraph_s_style_switches(
    paragraph: str, name: str
) -> None:
    assert face(docx(p(r("a", EM), style=paragraph), styles=BOLD + EMPHASIS)) == name


def test_an_unknown_style_is_the_default_style() -> None:
    assert paragraphs(docx(p("a", style="Nowhere")))[0].format.style == "Normal"


def test_tab_stops_may_be_cleared() -> None:
    tab = '<w:tabs><w:tab w:val="{}" w:pos="500"/></w:tabs>'
    styles = style("Tabbed", "Tabbed", f"<w:pPr>{tab.format('left')}</w:pPr>")
    kept, cleared = paragraphs(
        docx(p("a", style="Tabbed") + p("b", tab.format("clear"), style="Tabbed"), styles=styles)
    )
    assert [stop.position for stop in kept.format.tabs] == [500]
    assert cleared.format.tabs == ()


def test_a_list_s_indents_give_way_to_the_paragraph_s_own() -> None:
    number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    listed, own = paragraphs(docx(p("a", number) + p("b", number + '<w:ind w:left="999"/>')))
    assert (listed.format.left, listed.format.first) == (720, -360)
    assert (own.format.left, own.format.first) == (999, -360)


# Table styles -------------------------------------------------------------------------------------

STRIPED = style(
    "Striped",
    "Striped",
    '<w:tblPr><w:tblStyleRowBandSize w:val="1"/></w:tblPr>'
    '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr>'
    '<w:tblStylePr w:type="firstCol"><w:rPr><w:i/></w:rPr></w:tblStylePr>'
    '<w:tblStylePr w:type="band1Horz"><w:tcPr><w:shd w:val="clear" w:fill="EEEEEE"/></w:tcPr>'
    "</w:tblStylePr>",
    kind="table",
    base="TableNormal",
)


def striped(look: str) -> list[list[tuple[str, str]]]:
    """The fill and the face of each cell of a table of three rows."""
    properties = f"<w:tblLook {look}/>" if look else ""
    rows = [tr("a", "b") for _ in range(3)]
    table = tables(
        docx(tbl(*rows, widths=[900, 900], properties=properties, style="Striped"), styles=STRIPED)
    )[0]
    return [[(c.fill, _face(c.blocks[0])) for c in row.cells] for row in table.rows]


def _face(block: object) -> str:
    assert isinstance(block, Paragraph)
    assert isinstance(block.pieces[0], Text)
    return block.pieces[0].style.face.name.removeprefix("LiberationSans-")


def test_a_table_style_has_stripes_below_its_first_row() -> None:
    cells = striped('w:firstRow="1" w:firstColumn="0" w:noHBand="0" w:noVBand="1"')
    assert cells == [
        [("", "Bold"), ("", "Bold")],
        [("EEEEEE", "Regular"), ("EEEEEE", "Regular")],
        [("", "Regular"), ("", "Regular")],
    ]


def test_a_table_that_does_not_say_how_it_looks_has_stripes_and_nothing_else() -> None:
    assert striped("") == [
        [("EEEEEE", "Regular"), ("EEEEEE", "Regular")],
        [("", "Regular"), ("", "Regular")],
        [("EEEEEE", "Regular"), ("EEEEEE", "Regular")],
    ]


def test_the_first_row_wins_over_the_first_column_and_both_add_up() -> None:
    cells = striped('w:firstRow="1" w:firstColumn="1" w:noHBand="1" w:noVBand="1"')
    assert [[name for _, name in row] for row in cells] == [
        ["BoldItalic", "Bold"],
        ["Italic", "Regular"],
        ["Italic", "Regular"],
    ]


def test_a_cell_s_own_shading_wins() -> None:
    own = tc("a", '<w:shd w:val="clear" w:fill="123456"/>')
    look = '<w:tblLook w:firstRow="0" w:noHBand="0" w:noVBand="1"/>'
    content = docx(
        tbl(tr(own, "b"), widths=[900, 900], properties=look, style="Striped"), styles=STRIPED
    )
    assert [cell.fill for cell in tables(content)[0].rows[0].cells] == ["123456", "EEEEEE"]


def test_equal_values_of_different_properties_stay_apart() -> None:
    left, right = '<w:ind w:left="700"/>', '<w:ind w:right="700"/>'
    first, second = (found.format for found in paragraphs(docx(p("a", left) + p("b", right))))
    assert (first.left, first.right) == (700, 0)
    assert (second.left, second.right) == (0, 700)


@pytest.mark.parametrize(
    ("yields", "named", "size", "found"),
    [
        (True, True, 24, (160, "center")),
        (True, True, 22, (160, "center")),
        (True, True, 23, (230, "center")),  # of 11 and 12 points only
        (True, False, 24, (240, "left")),
        (False, True, 24, (240, "left")),
    ],
)
def test_in_old_files_some_of_the_default_style_yields_to_a_table_style_that_is_named(
    yields: bool, named: bool, size: int, found: tuple[int, str]
) -> None:
    look = f'<w:pPr><w:jc w:val="left"/></w:pPr><w:rPr><w:sz w:val="{size}"/></w:rPr>'
    styles = Styles(
        xml(f"<w:styles>{style('Normal', 'Normal', look, default=True)}</w:styles>"),
        Theme(None),
        Numbering(None),
    )
    styles.yields = yields
    around = Surroundings("table", {"align": "center"}, {"size": 160}, named=named)
    assert styles.run(None, "Normal", around).size == found[0]
    assert styles.paragraph(None, around).align == found[1]
