"""Vector drawings: each part of SVG that is read, as operators; and what is not read."""

from io import BytesIO

import pikepdf
import pytest
from support.docx import docx, p, picture
from support.features import image
from support.tagtree import tree
from support.verapdf import assert_conforms

from papers.pdf.convert import convert
from papers.pdf.vector import UnreadableDrawingError, read_drawing

SVG = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
TURNED = "0.01 0 0 -0.02 0 1 cm"


def drawing(content: str, attributes: str = 'viewBox="0 0 100 50"') -> bytes:
    return f"<svg {SVG} {attributes}>{content}</svg>".encode()


@pytest.mark.parametrize(
    ("content", "operators"),
    [
        ("", ""),
        ('<path d="M 1 2 L 3 4 z"/>', "0 0 0 rg 1 2 m 3 4 l h f"),
        ('<path d="M1,2 3,4H5V6"/>', "0 0 0 rg 1 2 m 3 4 l 5 4 l 5 6 l f"),
        ('<path d="M0 0C1 2 3 4 5 6"/>', "0 0 0 rg 0 0 m 1 2 3 4 5 6 c f"),
        ('<path d="M0 0Q3 0 3 3"/>', "0 0 0 rg 0 0 m 2 0 3 1 3 3 c f"),
        ('<path d="M1 1zL2 2"/>', "0 0 0 rg 1 1 m h 2 2 l f"),
        ('<path d="M1e1-2.5"/>', "0 0 0 rg 10 -2.5 m f"),
        ('<rect x="1" y="2" width="3pt" height="4" style="fill: #ff0000"/>', "1 0 0 rg 1 2 3 4 re f"),
        (
            '<path d="M0 0L9 0" style="fill: none; stroke: #00ff00; stroke-width: 2"/>',
            "0 1 0 RG 2 w 1 j 0 J [] 0 d 0 0 m 9 0 l S",
        ),
        (
            ('<path d="M0 0L9 0" fill="#ffffff" stroke="#000000" stroke-linecap="square" '
            'stroke-linejoin="miter" stroke-dasharray="3,1.5" stroke-dashoffset="1"/>'),
            "1 1 1 rg 0 0 0 RG 1 w 0 j 2 J [3 1.5] 1 d 0 0 m 9 0 l B",
        ),
        (
            '<g transform="translate(1 2) scale(0.5 -0.5)" style="fill: #0000ff"><path d="M0 0"/></g>',
            "q 1 0 0 1 1 2 cm 0.5 0 0 -0.5 0 0 cm 0 0 1 rg 0 0 m f Q",
        ),
        ('<g transform="matrix(1 2 3 4 5 6)"/>', "q 1 2 3 4 5 6 cm Q"),
        (
            ('<defs><path id="a" d="M0 0" transform="scale(2)"/></defs>'
            '<use xlink:href="#a" x="3" y="4" style="fill: #ff0000"/>'),
            "q 1 0 0 1 3 4 cm q 2 0 0 2 0 0 cm 1 0 0 rg 0 0 m f Q Q",
        ),
        (
            ('<defs><clipPath id="c"><rect width="9" height="9"/></clipPath></defs>'
            '<g clip-path="url(#c)"><path d="M0 0" fill="none"/></g>'),
            "q 0 0 9 9 re W n 0 0 m n Q",
        ),
        ("<metadata/><title>A title</title><defs><style>*{stroke-linejoin: round; stroke-linecap: butt}</style></defs>", ""),
    ],
)  # fmt: skip
def test_what_is_read(content: str, operators: str) -> None:
    assert " ".join(read_drawing(drawing(content))) == f"{TURNED} {operators}".strip()


@pytest.mark.parametrize(
    "content",
    [
        "<text>words</text>",
        '<image xlink:href="a.png"/>',
        '<circle r="3"/>',
        '<path d="m 1 2"/>',
        '<path d="M 1"/>',
        '<path d="L 1 2"/>',
        '<path d="M 1 1e999"/>',
        '<path d="1 2"/>',
        '<path d="M 1 2 A 1 1 0 0 0 3 4"/>',
        '<path d="M 1 2 nonsense"/>',
        '<path d="M0 0" style="opacity: 0.5"/>',
        '<path d="M0 0" style="fill: red"/>',
        '<path d="M0 0" style="fill: url(#a)"/>',
        '<path d="M0 0" fill-rule="evenodd"/>',
        '<path d="M0 0" class="a"/>',
        '<path d="M0 0" stroke="#000000" stroke-width="1em"/>',
        '<path d="M0 0" stroke="#000000" stroke-dasharray="0 0"/>',
        '<path d="M0 0" stroke="#000000" stroke-linecap="other"/>',
        '<g transform="rotate(3)"/>',
        '<g transform="scale(1 2 3)"/>',
        '<g clip-path="url(#none)"/>',
        '<use xlink:href="#none"/>',
        '<g id="a"><use xlink:href="#a"/></g>',
        "<defs><style>path{fill: none}</style></defs>",
        "<style>path{fill: none}</style>",
        "<script/>",
    ],
)
def test_what_is_not_read(content: str) -> None:
    with pytest.raises(UnreadableDrawingError):
        read_drawing(drawing(content))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<svg",
        b"<html/>",
        drawing("", 'viewBox="1 0 9 9"'),
        drawing("", 'viewBox="0 0 0 9"'),
        drawing("", 'viewBox="0 0 nan 9"'),
        drawing("", 'width="9" height="9"'),
        drawing("", 'viewBox="0 0 9 9" preserveAspectRatio="none"'),
        b'<!DOCTYPE svg [<!ENTITY a "b">]>' + drawing("&a;"),
        drawing('<path d="' + "M0 0" * 250_000 + '"/>'),
        drawing("<g>" * 3000 + "</g>" * 3000),
        drawing('<g transform="scale(1)">' * 21 + "</g>" * 21),
    ],
    ids=[
        "empty",
        "cut",
        "html",
        "moved",
        "flat",
        "nan",
        "unsized",
        "ratio",
        "entity",
        "long",
        "deep",
        "deep-states",
    ],
)
def test_files_that_are_none_or_too_much(content: bytes) -> None:
    with pytest.raises(UnreadableDrawingError):
        read_drawing(content)


def with_drawing(svg: bytes) -> bytes:
    """A Word file with a picture in pixels, and a drawing beside them."""
    vector = (
        '<a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"><asvg:svgBlip '
        'xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="two"/>'
        "</a:ext></a:extLst>"
    )
    run = picture("one", "A line that falls").replace(
        '<a:blip r:embed="one"/>', f'<a:blip r:embed="one">{vector}</a:blip>'
    )
    return docx(p(run), media={"one": image("RGB", "PNG"), "two": svg})


def drawn(content: bytes) -> tuple[bytes, bool]:
    """The PDF, and whether it holds pixels."""
    conversion = convert(content, "a.docx")
    assert conversion.findings == ()
    with pikepdf.open(BytesIO(conversion.pdf)) as pdf:
        return conversion.pdf, bool(pdf.pages[0].get_images())


def test_a_drawing_is_drawn_in_place_of_the_pixels_beside_it() -> None:
    pdf, pixels = drawn(with_drawing(drawing('<path d="M0 0L100 50" style="stroke: #143d59"/>')))
    assert not pixels
    assert 'Figure [Alt="A line that falls"' in tree(pdf)
    assert_conforms(pdf)


@pytest.mark.parametrize("svg", [drawing("<text>words</text>"), b"no drawing"])
def test_the_pixels_are_drawn_where_the_drawing_cannot_be(svg: bytes) -> None:
    _, pixels = drawn(with_drawing(svg))
    assert pixels
