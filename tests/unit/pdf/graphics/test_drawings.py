"""Drawn shapes and groups: what their outlines, colours and places become."""

import re
from io import BytesIO
from math import isfinite

import pikepdf
import pytest
from lxml import etree
from support.docx import docx, drawing, filled, group, lined, p, pic, picture, r, shape
from support.features import image

from papers.pdf.convert import convert
from papers.pdf.drawnshapes import Rectangle, draw_shape, in_box, turn_about, turned_edges
from papers.pdf.graphics.geometry import READY_MADE
from papers.pdf.graphics.outlines import NOTHING, flipped, form_of, outline_named
from papers.pdf.layout import Page, Turned
from papers.pdf.story import BOTH, FILLED, LINED, Geometry, Shape
from papers.pdf.theme import Theme

OPERANDS = {"m": 2, "l": 2, "c": 6, "h": 0, BOTH: 0, FILLED: 0, LINED: 0}
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
THEME = f"""
<a:theme xmlns:a="{A}"><a:themeElements><a:clrScheme name="x">
<a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1><a:lt1><a:srgbClr val="FFFFFF"/></a:lt1>
<a:accent1><a:srgbClr val="4472C4"/></a:accent1></a:clrScheme>
<a:fmtScheme><a:lnStyleLst><a:ln w="6350"/><a:ln w="12700"/></a:lnStyleLst></a:fmtScheme>
</a:themeElements></a:theme>"""
BOX = Rectangle(100, 200, 50, 20)


def paths(docx_file: bytes) -> list[str]:
    """The operators of a PDF's first page that draw paths and paint them."""
    made = convert(docx_file, "a.docx")
    with pikepdf.open(BytesIO(made.pdf)) as pdf:
        code = pdf.pages[0].Contents.read_bytes().decode("latin-1").split("\n")
    return [line for line in code if re.search(r"( m| l| c|^h|^[BfS]|^h f| rg| RG.*|re f)$", line)]


@pytest.mark.parametrize(
    ("colour", "digits"),
    [
        ('<a:srgbClr val="c00000"/>', "C00000"),
        ('<a:schemeClr val="tx1"/>', "000000"),
        ('<a:schemeClr val="accent1"/>', "4472C4"),
        ('<a:schemeClr val="accent1"><a:lumMod val="50000"/></a:schemeClr>', "203864"),
        ('<a:schemeClr val="tx1"><a:lumMod val="50000"/><a:lumOff val="50000"/></a:schemeClr>',
         "808080"),
        ('<a:srgbClr val="000000"><a:alpha val="20000"/></a:srgbClr>', "CCCCCC"),
        ('<a:prstClr val="red"/>', "FF0000"),
        ('<a:schemeClr val="unknown"/>', ""),
        ("", ""),
    ],
)  # fmt: skip
def test_a_theme_knows_its_colours(colour: str, digits: str) -> None:
    theme = Theme(etree.fromstring(THEME))
    assert (
        theme.colour(etree.fromstring(f'<a:solidFill xmlns:a="{A}">{colour}</a:solidFill>'))
        == digits
    )


def test_a_theme_knows_its_lines_and_a_missing_one_has_none() -> None:
    theme = Theme(etree.fromstring(THEME))
    assert [theme.line(index) for index in (1, 2, 3)] == [10, 20, 15]
    assert Theme(None).line(1) == 15
    assert not Theme(None).fonts


@pytest.mark.parametrize(
    ("name", "adjustments", "corners"),
    [
        ("rect", {}, [(0, 0), (1, 0), (1, 1), (0, 1)]),
        ("triangle", {}, [(0, 1), (0.5, 0), (1, 1)]),
        ("triangle", {"adj": 25_000}, [(0, 1), (0.25, 0), (1, 1)]),
        ("rightArrow", {}, [(0, 0.25), (0.75, 0.25), (0.75, 0), (1, 0.5), (0.75, 1), (0.75, 0.75),
                            (0, 0.75)]),
        ("leftArrow", {}, [(0, 0.5), (0.25, 0), (0.25, 0.25), (1, 0.25), (1, 0.75), (0.25, 0.75),
                           (0.25, 1)]),
        ("chevron", {}, [(0, 0), (0.75, 0), (1, 0.5), (0.75, 1), (0, 1), (0.25, 0.5)]),
        ("bentConnector3", {}, [(0, 0), (0.5, 0), (0.5, 1), (1, 1)]),
        ("wedgeRectCallout", {"adj1": 0, "adj2": 100_000}, [
            (0, 0), (0.167, 0), (0.167, 0), (0.417, 0), (1, 0), (1, 0.583), (1, 0.583), (1, 0.833),
            (1, 1), (0.417, 1), (0.5, 1.5), (0.167, 1), (0, 1), (0, 0.833), (0, 0.583), (0, 0.583),
        ]),
    ],
)  # fmt: skip
def test_ready_made_outlines_have_their_corners(
    name: str, adjustments: dict[str, float], corners: list[tuple[float, float]]
) -> None:
    outline = outline_named(name, adjustments, 200, 100)
    assert [at for _, at in outline if at] == [pytest.approx(each, abs=1e-3) for each in corners]


def test_every_ready_made_outline_is_drawn_in_every_size() -> None:
    names = [
        line.split()[0]
        for line in READY_MADE.read_text("utf-8").splitlines()
        if not line.startswith(("#", " "))
    ]
    assert len(names) == 175
    for name in names:
        for size in ((200, 100), (1, 3000), (0, 0)):
            outline = outline_named(name, NOTHING, *size)
            assert outline[0][0] in ("m", FILLED, LINED)
            assert all(len(at) == OPERANDS[operator] for operator, at in outline)


def test_an_adjustment_changes_its_outline_only_within_bounds() -> None:
    for value in (-(10**12), 10**12):
        corners = [at for _, at in outline_named("chevron", {"adj": value}, 200, 100) if at]
        assert all(0 <= place <= 1 for at in corners for place in at)


@pytest.mark.parametrize(
    ("name", "painted"),
    [("leftBrace", "fS"), ("smileyFace", "fBS"), ("chartPlus", "fS"), ("star5", "B")],
)
def test_parts_of_shapes_are_filled_and_lined_apart(name: str, painted: str) -> None:
    drawn = Shape(outline_named(name, NOTHING, 20, 50), "FF0000", "000000", 20)
    assert "".join(each for each in draw_shape(drawn, BOX, 0) if each in ("f", "S", "B")) == painted


OWN = """<a:custGeom xmlns:a="{A}"><a:avLst/><a:gdLst><a:gd name="x" fmla="*/ w 1 4"/></a:gdLst>
<a:pathLst><a:path{size}>{steps}</a:path></a:pathLst></a:custGeom>"""
MOVE = '<a:moveTo><a:pt x="{}" y="{}"/></a:moveTo>'


@pytest.mark.parametrize(
    ("size", "steps", "found"),
    [
        ("", MOVE.format("x", 50) + "<a:close/>", [("m", (0.25, 0.5)), ("h", ())]),
        (' w="4" h="4"', MOVE.format(1, 2), [("m", (0.25, 0.5))]),
        (
            "",
            MOVE.format(0, 0) + '<a:quadBezTo><a:pt x="r" y="t"/><a:pt x="r" y="b"/></a:quadBezTo>',
            [("m", (0, 0)), ("c", (0.667, 0, 1, 0.333, 1, 1))],
        ),
        (
            "",
            MOVE.format("r", "vc") + '<a:arcTo wR="wd2" hR="hd2" stAng="0" swAng="cd4"/>',
            [("m", (1, 0.5)), ("c", (1, 0.776, 0.776, 1, 0.5, 1))],
        ),
        ("", '<a:lnTo><a:pt x="0" y="0"/></a:lnTo>', []),
        ("", MOVE.format("nowhere", "1e400") + "<a:arcTo/>", None),
    ],
    ids=["guide", "own units", "quadratic", "arc", "no beginning", "nonsense"],
)
def test_outlines_of_an_author_s_own_are_calculated(
    size: str, steps: str, found: list[tuple[str, tuple[float, ...]]] | None
) -> None:
    own = OWN.format(A=A, size=size, steps=steps)
    properties = etree.fromstring(f'<a:spPr xmlns:a="{A}">{own}</a:spPr>')
    outline = form_of(properties, 200, 100).outline
    if found is not None:
        assert [operator for operator, _ in outline] == [operator for operator, _ in found]
        for (_, at), (_, places) in zip(outline, found, strict=True):
            assert at == pytest.approx(places, abs=1e-3)
    assert all(isfinite(place) for _, at in outline for place in at)


def test_an_unknown_outline_is_none() -> None:
    assert outline_named("cloudlet", NOTHING, 100, 100) == ()


def test_outlines_are_mirrored() -> None:
    line = outline_named("line", NOTHING, 1, 1)
    assert [at for _, at in flipped(line, across=False, down=True)] == [(0, 1), (1, 0)]
    assert [at for _, at in flipped(line, across=True, down=False)] == [(1, 0), (0, 1)]


def test_a_shape_is_drawn_from_the_bottom_up() -> None:
    triangle = Shape(outline_named("triangle", NOTHING, 50, 20), "FF0000", "000000", 20)
    assert draw_shape(triangle, BOX, 0) == [
        "1 0 0 rg",
        "0 0 0 RG 1 w [] 0 d",
        "100.00 200.00 m",
        "125.00 220.00 l",
        "150.00 200.00 l",
        "h",
        "B",
    ]


def test_a_turned_shape_turns_clockwise_about_its_middle() -> None:
    code = draw_shape(Shape(outline_named("rect", NOTHING, 50, 20), "FF0000"), BOX, 90)
    assert code[0] == "0.00000 -1.00000 1.00000 0.00000 125.00 210.00 cm"
    assert code[2] == "-25.00 10.00 m"


def test_an_open_line_is_not_filled_and_has_its_arrowhead() -> None:
    line = Shape(
        outline_named("line", NOTHING, 50, 20), "FF0000", "000000", 20, arrows=(False, True)
    )
    code = draw_shape(line, Rectangle(0, 0, 100, 0), 0)
    assert code[4:] == ["S", "0 0 0 rg 100.00 0.00 m", "94.47 -2.34 l", "94.47 2.34 l", "h f"]


def test_of_a_cropped_picture_the_rest_fills_its_box() -> None:
    assert in_box(["/I Do"], BOX, 0, (0.5, 0, 0, 0.5)) == [
        "100.00 200.00 50.00 20.00 re W n",
        "100.00 0 0 40.00 50.00 200.00 cm",
        "/I Do",
    ]


@pytest.mark.parametrize(
    ("turn", "matrix", "edges"),
    [
        (270, "0 1 -1 0 100.00 700.00 cm", (90, 705, 95, 725)),  # up from the corner at 100, 700
        (90, "0 -1 1 0 100.00 700.00 cm", (105, 675, 110, 695)),  # down from it
    ],
)
def test_text_on_its_side_is_turned_about_its_corner(
    turn: int, matrix: str, edges: tuple[float, ...]
) -> None:
    corner = Turned(2000, 2000, turn, page=Page(Geometry(), 0, 1, "1"))
    assert turn_about(corner, 16000) == matrix
    assert turned_edges(Rectangle(5, 5, 20, 5), corner, 16000) == edges


def test_parts_of_groups_stand_where_the_group_puts_them() -> None:
    inner = group(shape("rect", 100, 100, x=100, y=100, look=filled("FF0000")),
                  200, 200, x=200, y=0, tag="grpSp")  # fmt: skip
    outer = group(inner, 2000, 1000, inner=(1000, 500))
    drawn = docx(p(drawing(outer, 2000, 1000, x=0, y=0) + r("Text.")))
    # from the text's corner at 72, 769.9: twice 300 twips across, twice 100 down, 200 wide and high
    assert paths(drawn) == [
        "1 0 0 rg", "102.00 759.90 m", "112.00 759.90 l", "112.00 749.90 l", "102.00 749.90 l", "h",
        "f",
    ]  # fmt: skip


def test_one_description_serves_a_whole_group() -> None:
    two = pic("one", "", 500, 500) + pic("one", "", 500, 500, x=1000)
    drawn = drawing(group(two, 1500, 500), 1500, 500, alternative="Two maps")
    made = convert(docx(p(drawn + r("Text.")), media={"one": image("RGB", "PNG")}), "a.docx")
    assert made.conforms
    assert not made.findings


def test_pictures_of_a_group_without_description_need_their_own() -> None:
    drawn = drawing(group(pic("one", "", 500, 500), 500, 500), 500, 500)
    content = docx(p(drawn + r("Text.")), media={"one": image("RGB", "PNG")})
    made = convert(content, "a.docx", allow_nonconforming=True)
    assert [finding.rule for finding in made.findings] == ["alternative-text"]


@pytest.mark.parametrize(
    ("drawn", "told"),
    [
        (shape("ellipse", 500, 500, look=filled("FF0000")), "counts as decoration"),
        (shape("rect", 500, 500, look=filled("FF0000")), ""),
        (shape("line", 500, 0, look=lined("FF0000")), ""),
        (shape("cloudlet", 500, 500, look=filled("FF0000")), "a drawn shape is not rendered"),
        (shape("rect", 500, 500, text=p("Words"), body='vert="vert270"'), ""),
        (shape("rect", 500, 500, text=p("Words"), turn=30), "turned on its side"),
    ],
)
def test_shapes_that_say_nothing_are_decoration(drawn: str, told: str) -> None:
    found = convert(docx(p(drawing(drawn, 500, 500) + r("Text."))), "a.docx").findings
    assert [told in finding.message for finding in found] == ([True] if told else [])


def test_what_is_hidden_in_word_is_not_drawn() -> None:
    hidden = drawing(shape("rect", 500, 500, look=filled("FF0000")), 500, 500)
    hidden = hidden.replace("<wp:docPr ", '<wp:docPr hidden="1" ')
    assert paths(docx(p(hidden + r("Text.")))) == []


def test_a_picture_on_its_side_takes_the_room_that_it_needs() -> None:
    turned = picture("one", "A map", 1440, 720).replace("<a:xfrm>", '<a:xfrm rot="5400000">')
    made = convert(docx(p(turned) + p("Below."), media={"one": image("RGB", "PNG")}), "a.docx")
    with pikepdf.open(BytesIO(made.pdf)) as pdf:
        code = pdf.pages[0].Contents.read_bytes().decode("latin-1")
    assert "0.00000 -1.00000 1.00000 0.00000 90.00 733.90 cm" in code


def test_shapes_of_vml_without_colours_are_white_with_a_thin_line() -> None:
    plain = '<w:r><w:pict><v:rect style="width:90pt;height:9pt"/></w:pict></w:r>'
    assert paths(docx(p(plain)))[:2] == ["1 1 1 rg", "0 0 0 RG 0.75 w [] 0 d"]
    none = plain.replace("<v:rect ", '<v:rect filled="f" stroked="false" ')
    assert paths(docx(p(none + r("Text.")))) == []
    silver = plain.replace("<v:rect ", '<v:rect fillcolor="silver" strokecolor="#00f [2]" ')
    assert paths(docx(p(silver)))[:2] == ["0.753 0.753 0.753 rg", "0 0 1 RG 0.75 w [] 0 d"]


WATERMARK = (
    '<w:r><w:pict><v:shape type="#_x0000_t136" style="position:absolute;width:200pt;height:68pt;'
    'rotation:315;z-index:-5;mso-position-horizontal:center;mso-position-horizontal-relative:margin"'
    ' fillcolor="#808080" stroked="f"><v:fill opacity="50%"/>'
    """<v:textpath style="font-family:'Courier New';font-size:1pt" string="DRAFT"/></v:shape>"""
    "</w:pict></w:r>"
)


def test_a_watermark_is_drawn_as_large_as_its_box_behind_the_text() -> None:
    made = convert(docx(p("Text."), headers={"default": p(WATERMARK)}), "a.docx")
    assert made.conforms
    assert not made.findings
    with pikepdf.open(BytesIO(made.pdf)) as pdf:
        code = pdf.pages[0].Contents.read_bytes().decode("latin-1").split("\n")
    drawn = code.index("(DRAFT)Tj")
    assert drawn < code.index("(Text.)Tj")
    # five signs of 0.6 em over 200 points; capitals of 0.68 em over 68; 808080 is half seen
    assert code[drawn - 2] == "66.6667 0 0 100.0000 -100.00 -34.00 Tm"
    assert code[drawn - 4] == "0.753 0.753 0.753 rg"


@pytest.mark.parametrize("said", ["0.5", ".5", "50%", "32768f"])
def test_opacity_is_read_however_it_is_written(said: str) -> None:
    made = docx(p("Text."), headers={"default": p(WATERMARK.replace("50%", said))})
    assert "0.753 0.753 0.753 rg" in paths(made)


def test_what_is_higher_in_word_is_drawn_later() -> None:
    red = drawing(shape("rect", 500, 500, look=filled("FF0000")), 500, 500)
    blue = drawing(shape("rect", 500, 500, look=filled("0000FF")), 500, 500)
    red = red.replace('relativeHeight="1"', 'relativeHeight="9"')
    painted = [line for line in paths(docx(p(red + blue + r("Text.")))) if line.endswith("rg")]
    assert painted == ["0 0 1 rg", "1 0 0 rg"]


def test_what_a_header_holds_is_drawn_before_what_the_text_does() -> None:
    red = drawing(shape("rect", 500, 500, look=filled("FF0000")), 500, 500)
    blue = drawing(shape("rect", 500, 500, look=filled("0000FF")), 500, 500)
    red = red.replace('relativeHeight="1"', 'relativeHeight="9"')
    content = docx(p(blue + r("Text.")), headers={"default": p(red + r("Head."))})
    assert [line for line in paths(content) if line.endswith("rg")] == ["1 0 0 rg", "0 0 1 rg"]


def test_what_is_shaded_in_a_text_box_is_drawn_over_its_own_ground() -> None:
    shaded = p("Words", '<w:shd w:val="clear" w:color="auto" w:fill="00FF00"/>')
    box = drawing(shape("rect", 3000, 900, look=filled("FF0000"), text=shaded), 3000, 900)
    painted = [line[:7] for line in paths(docx(p(box + r("Text.")))) if " rg" in line]
    assert painted == ["1 0 0 r", "0 1 0 r"]


@pytest.mark.parametrize(("ground", "ink"), [("4472C4", "1 1 1 rg"), ("F2F2F2", None)])
def test_white_text_of_a_style_is_white_only_where_it_can_be_seen(
    ground: str, ink: str | None
) -> None:
    style = '<wps:style><a:fontRef idx="minor"><a:srgbClr val="FFFFFF"/></a:fontRef></wps:style>'
    box = shape("rect", 3000, 900, look=filled(ground), text=p("Words"))
    box = box.replace("<wps:txbx>", f"{style}<wps:txbx>")
    painted = [line for line in paths(docx(p(drawing(box, 3000, 900)))) if line.endswith(" rg")]
    assert painted[1:] == ([ink] if ink else [])
