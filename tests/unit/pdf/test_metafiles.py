"""Windows metafiles: each part of EMF and WMF that is read, as operators; and what is not read."""

import gzip
import io
import struct
from io import BytesIO

import pikepdf
import pytest
from PIL import Image
from support.docx import docx, p, picture
from support.metafiles import (
    NULL_BRUSH,
    NULL_PEN,
    brush,
    dib,
    emf,
    font,
    pen,
    points,
    record,
    short,
    stretched,
    text,
    wmf,
)
from support.tagtree import tree
from support.verapdf import assert_conforms

from papers.diagnostics import ContentError
from papers.pdf.convert import convert
from papers.pdf.fonts import Typefaces
from papers.pdf.metafiles.glyphs import glyph_of
from papers.pdf.metafiles.metafile import UnreadableMetafileError, is_metafile, read_metafile

START = "0.0001 0 0 -0.0002 0 1 cm -50.0 -50.0 10100.0 5100.0 re W n"  # 100 by 50 pixels
LINE = "0 0 0 RG 100.0 w 1 j 1 J [] 0 d"  # a pixel wide
BOX = "500.0 500.0 m 2000.0 500.0 l 2000.0 2000.0 l 500.0 2000.0 l h B*"
BOXED = record(43, "4i", 5, 5, 20, 20)
UNLINED = record(37, "I", NULL_PEN)
TRIANGLE = points(86, (0, 0), (10, 0), (10, 10))
TRIANGLE_PATH = "0.0 0.0 m 1000.0 0.0 l 1000.0 1000.0 l h"
ONE_BOX = struct.pack("<4I4i4i", 32, 1, 1, 16, 0, 0, 0, 0, 5, 5, 9, 9)
MONO_32 = record(93, "6I", 1, 0, 32, 48, 80, 4, more=b"".join(dib([[0, 1]], depth=1))) + record(
    37, "I", 1
)
CORNERS = struct.pack(
    "<ii4Hii4Hii4H3I", 0, 0, 0xFF00, 0, 0, 0, 10, 0, 0, 0, 0, 0, 10, 10, 0, 0, 0, 0, 0, 1, 2
)
WIDE = (
    struct.pack("<IiiHHIIiiII", 40, 30_000, 1_000, 1, 1, 0, 0, 0, 0, 0, 0) + bytes(8),
    bytes(3_752_000),
)
LETTER = font(1, "Arial", -20) + record(18, "I", 1)


def code(content: bytes) -> str:
    """The operators of a metafile, with a word for each picture."""
    return " ".join(x if isinstance(x, str) else "picture" for x in read_metafile(content).code)


def drawn(*records: bytes) -> str:
    """The operators of the records of an EMF."""
    found = code(emf(*records))
    assert found.startswith(START)
    return found.removeprefix(START).strip()


def region(*boxes: tuple[int, int, int, int], how: int = 5) -> bytes:
    numbers = [each for box in boxes for each in box]
    head = struct.pack("<4I4i", 32, 1, len(boxes), 16 * len(boxes), 0, 0, 0, 0)
    more = head + struct.pack(f"<{len(numbers)}i", *numbers)
    return record(75, "II", len(more), how, more=more)


@pytest.mark.parametrize(
    ("records", "operators"),
    [
        ([], ""),
        ([BOXED], f"1 1 1 rg {LINE} {BOX}"),
        ([record(37, "I", NULL_BRUSH), record(43, "4i", 0, 0, 10, 10)],
         f"{LINE} 0.0 0.0 m 1000.0 0.0 l 1000.0 1000.0 l 0.0 1000.0 l h S"),
        ([UNLINED, brush(1, 0xFF), TRIANGLE], f"1 0 0 rg {TRIANGLE_PATH} f*"),
        ([UNLINED, record(19, "I", 2), brush(1, 0xFF), TRIANGLE], f"1 0 0 rg {TRIANGLE_PATH} f"),
        ([UNLINED, brush(1, 0xFF, 2, 0), TRIANGLE], f"1 0.875 0.875 rg {TRIANGLE_PATH} f*"),
        ([pen(1, 0, 2, 0xFF0000), record(27, "2i", 0, 0), record(54, "2i", 10, 10), record(54, "2i", 20, 0)],
         "0 0 1 RG 200.0 w 1 j 1 J [] 0 d 0.0 0.0 m 1000.0 1000.0 l 2000.0 0.0 l S"),
        ([pen(1, 1, 0, 0), record(54, "2i", 10, 10)],
         "0 0 0 RG 100.0 w 1 j 1 J [1800.0 600.0] 0 d 0.0 0.0 m 1000.0 1000.0 l S"),
        ([record(95, "5I6I2I", 1, 0, 0, 0, 0, 0x12207, 3, 0, 0xFF, 0, 2, 6, 2), record(37, "I", 1),
          points(87, (0, 0), (10, 10))],
         "1 0 0 RG 300.0 w 0 j 0 J 10.0 M [600.0 200.0] 0 d 0.0 0.0 m 1000.0 1000.0 l S"),
        ([points(85, (0, 0), (1, 0), (1, 1), (2, 1))], f"{LINE} 0.0 0.0 m 100.0 0.0 100.0 100.0 200.0 100.0 c S"),
        ([points(4, (0, 0), (1, 2), short=False)], f"{LINE} 0.0 0.0 m 100.0 200.0 l S"),
        ([points(89, (1, 2)), points(88, (1, 0), (1, 1), (2, 1))],
         f"{LINE} 0.0 0.0 m 100.0 200.0 l S 100.0 200.0 m 100.0 0.0 100.0 100.0 200.0 100.0 c S"),
        ([record(90, "4i2I2I8h", 0, 0, 0, 0, 2, 4, 2, 2, 0, 0, 1, 1, 2, 2, 3, 3)],
         f"{LINE} 0.0 0.0 m 100.0 100.0 l 200.0 200.0 m 300.0 300.0 l S"),
        ([record(92, "4iI6h", 0, 0, 0, 0, 3, 1, 1, 2, 2, 3, 1, more=b"\x06\x02\x03")],
         f"{LINE} 0.0 0.0 m 100.0 100.0 m 200.0 200.0 l 300.0 100.0 l h S"),
        ([record(42, "4i", 0, 0, 20, 10)],
         (f"1 1 1 rg {LINE} 2000.0 500.0 m 2000.0 776.1 1552.3 1000.0 1000.0 1000.0 c "
         "447.7 1000.0 0.0 776.1 0.0 500.0 c 0.0 223.9 447.7 0.0 1000.0 0.0 c "
         "1552.3 0.0 2000.0 223.9 2000.0 500.0 c h B*")),
        ([record(45, "8i", 0, 0, 20, 20, 20, 10, 10, 0)],
         f"{LINE} 2000.0 1000.0 m 2000.0 447.7 1552.3 0.0 1000.0 0.0 c S"),
        ([record(57, "I", 2), record(45, "8i", 0, 0, 20, 20, 20, 10, 10, 20)],
         f"{LINE} 2000.0 1000.0 m 2000.0 1552.3 1552.3 2000.0 1000.0 2000.0 c S"),
        ([record(46, "8i", 0, 0, 20, 20, 20, 10, 10, 0)],
         f"1 1 1 rg {LINE} 2000.0 1000.0 m 2000.0 447.7 1552.3 0.0 1000.0 0.0 c h B*"),
        ([record(47, "8i", 0, 0, 20, 20, 20, 10, 10, 0)],
         f"1 1 1 rg {LINE} 2000.0 1000.0 m 2000.0 447.7 1552.3 0.0 1000.0 0.0 c 1000.0 1000.0 l h B*"),
        ([record(55, "8i", 0, 0, 20, 20, 20, 10, 10, 0), record(54, "2i", 0, 0)],
         (f"{LINE} 0.0 0.0 m 2000.0 1000.0 l 2000.0 447.7 1552.3 0.0 1000.0 0.0 c S "
         "1000.0 0.0 m 0.0 0.0 l S")),
        ([record(41, "iiI2f", 10, 10, 10, 0, 90)],
         f"{LINE} 0.0 0.0 m 2000.0 1000.0 l 2000.0 447.7 1552.3 0.0 1000.0 0.0 c S"),
        ([record(44, "6i", 0, 0, 20, 20, 4, 4)],
         (f"1 1 1 rg {LINE} 1800.0 0.0 m 1910.5 0.0 2000.0 89.5 2000.0 200.0 c 2000.0 1800.0 l "
         "2000.0 1910.5 1910.5 2000.0 1800.0 2000.0 c 200.0 2000.0 l 89.5 2000.0 0.0 1910.5 0.0 1800.0 c "
         "0.0 200.0 l 0.0 89.5 89.5 0.0 200.0 0.0 c h B*")),
        ([record(15, "iiI", 3, 4, 0xFF00)], "0 1 0 rg 300.0 400.0 m 400.0 400.0 l 400.0 500.0 l 300.0 500.0 l h f*"),
        ([UNLINED, record(71, "4i2I", 0, 0, 0, 0, 48, 0x80000004, more=ONE_BOX)], "0 0 0 rg 500.0 500.0 m 900.0 500.0 l 900.0 900.0 l 500.0 900.0 l h f*"),
        ([record(74, "4iI", 0, 0, 0, 0, 48, more=ONE_BOX)], "1 1 1 rg 500.0 500.0 m 900.0 500.0 l 900.0 900.0 l 500.0 900.0 l h f*"),
        ([record(95, "5I6I", 1, 0, 0, 0, 0, 0x10000, 3, 1, 0, 0, 0), record(37, "I", 1), points(87, (0, 0), (9, 9))], ""),
        ([record(95, "5I6I", 1, 0, 0, 0, 0, 8, 1, 0, 0xFF, 0, 0), record(37, "I", 1), points(87, (0, 0), (10, 10))],
         "1 0 0 RG 100.0 w 1 j 1 J [100.0 100.0] 0 d 0.0 0.0 m 1000.0 1000.0 l S"),
        ([pen(1, 0, 1, 0xFF), record(40, "I", 1), record(37, "I", 1), record(54, "2i", 10, 10)],
         "1 0 0 RG 100.0 w 1 j 1 J [] 0 d 0.0 0.0 m 1000.0 1000.0 l S"),
        ([record(91, "4i2I2I12h", 0, 0, 0, 0, 2, 6, 3, 3, 0, 0, 10, 0, 10, 10, 0, 0, 10, 0, 10, 10)],
         f"1 1 1 rg {LINE} {TRIANGLE_PATH} {TRIANGLE_PATH} B*"),
        ([record(56, "4iI8i", 0, 0, 0, 0, 4, 0, 0, 1, 0, 1, 1, 2, 1, more=b"\x06\x04\x04\x05")],
         f"{LINE} 0.0 0.0 m 0.0 0.0 m 100.0 0.0 100.0 100.0 200.0 100.0 c h S"),
        ([UNLINED, MONO_32, record(24, "I", 0xFF), TRIANGLE], f"1 0.502 0.502 rg {TRIANGLE_PATH} f*"),
        ([record(118, "4i3I", 0, 0, 0, 0, 3, 1, 2, more=CORNERS)], f"0.333 0 0 rg {TRIANGLE_PATH} f*"),
        ([record(58, "I", 4), record(26, "2i", 1, 1)], ""),
        ([record(20, "I", 11), BOXED], ""),  # a mix mode that draws nothing
        ([record(20, "I", 1), record(54, "2i", 10, 10)], f"{LINE} 0.0 0.0 m 1000.0 1000.0 l S"),
        ([record(70, "I", 4, more=b"note"), record(98, "I", 1), record(48, "I", 1)], ""),
    ],
)  # fmt: skip
def test_shapes(records: list[bytes], operators: str) -> None:
    assert drawn(*records) == operators


@pytest.mark.parametrize(
    ("records", "operators"),
    [
        ([record(59), record(54, "2i", 10, 0), points(88, (20, 0), (20, 10), (10, 10)), record(61),
          record(60), record(63, "4i", 0, 0, 0, 0)],
         f"1 1 1 rg {LINE} 0.0 0.0 m 1000.0 0.0 l 2000.0 0.0 2000.0 1000.0 1000.0 1000.0 c h B*"),
        ([record(59), TRIANGLE, record(60), record(62, "4i", 0, 0, 0, 0)], f"1 1 1 rg {TRIANGLE_PATH} f*"),
        ([record(59), TRIANGLE, record(60), record(64, "4i", 0, 0, 0, 0)], f"{LINE} {TRIANGLE_PATH} S"),
        ([record(59), TRIANGLE, record(68), record(64, "4i", 0, 0, 0, 0)], ""),
        ([record(59), TRIANGLE, record(60), record(67, "I", 5), BOXED],
         f"q {TRIANGLE_PATH} W* n 1 1 1 rg {LINE} {BOX} Q"),
        ([record(30, "4i", 0, 0, 10, 10), record(30, "4i", 5, 5, 20, 20), BOXED],
         f"q 500.0 500.0 500.0 500.0 re W n 1 1 1 rg {LINE} {BOX} Q"),
        ([record(33), record(30, "4i", 0, 0, 10, 10), record(34, "i", -1), BOXED], f"1 1 1 rg {LINE} {BOX}"),
        ([record(29, "4i", 0, 0, 5, 5), BOXED],
         ("q -50.0 -50.0 10100.0 5100.0 re 0.0 0.0 m 500.0 0.0 l 500.0 500.0 l 0.0 500.0 l h W* n "
         f"1 1 1 rg {LINE} {BOX} Q")),
        ([region((0, 0, 5, 5)), BOXED], f"q 0.0 0.0 500.0 500.0 re W n 1 1 1 rg {LINE} {BOX} Q"),
        ([region((0, 0, 5, 5), (6, 0, 7, 5)), BOXED],
         f"q 0.0 0.0 500.0 500.0 re 600.0 0.0 100.0 500.0 re W n 1 1 1 rg {LINE} {BOX} Q"),
        ([region((0, 0, 5, 5)), record(75, "II", 0, 5), BOXED], f"1 1 1 rg {LINE} {BOX}"),
        ([region((0, 0, 5, 5)), record(28), record(75, "II", 0, 5), BOXED],
         f"q 0.0 0.0 500.0 500.0 re W n 1 1 1 rg {LINE} {BOX} Q"),
        ([region((-(2**22), -(2**22), 2**22, 2**22)), BOXED],
         f"q -100000.0 -100000.0 200000.0 200000.0 re W n 1 1 1 rg {LINE} {BOX} Q"),
    ],
)  # fmt: skip
def test_paths_and_clips(records: list[bytes], operators: str) -> None:
    assert drawn(*records) == operators


@pytest.mark.parametrize(
    ("records", "line"),
    [
        ([record(17, "I", 8), record(9, "2i", 1000, -500), record(11, "2i", 100, 50), record(12, "2i", 0, 50)],
         "0.0 5000.0 m 100.0 4800.0 l"),
        ([record(17, "I", 7), record(9, "2i", 10, 10), record(11, "2i", 100, 50)], "0.0 0.0 m 5000.0 10000.0 l"),
        ([record(17, "I", 2)], "0.0 0.0 m 1000.0 -2000.0 l"),
        ([record(10, "2i", -5, -5)], "500.0 500.0 m 1500.0 2500.0 l"),
        ([record(17, "I", 8), record(9, "2i", 1, 1), record(11, "2i", 1, 1), record(31, "4i", 3, 1, 2, 1)],
         "0.0 0.0 m 3000.0 4000.0 l"),
        ([record(35, "6f", 0, 1, -1, 0, 50, 0)], "5000.0 0.0 m 3000.0 1000.0 l"),
        ([record(35, "6f", 2, 0, 0, 2, 0, 0), record(36, "6fI", 1, 0, 0, 1, 5, 5, 2)], "1000.0 1000.0 m 3000.0 5000.0 l"),
        ([record(35, "6f", 2, 0, 0, 2, 0, 0), record(36, "6fI", 1, 0, 0, 1, 5, 5, 3)], "500.0 500.0 m 2500.0 4500.0 l"),
        ([record(35, "6f", 2, 0, 0, 2, 0, 0), record(36, "6fI", 0, 0, 0, 0, 0, 0, 1)], "0.0 0.0 m 1000.0 2000.0 l"),
    ],
)  # fmt: skip
def test_mapping(records: list[bytes], line: str) -> None:
    assert f" {line} S" in drawn(*records, points(87, (0, 0), (10, 20)))


def box_of(operators: str) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of the points of a path."""
    numbers = [float(x) for x in operators.split() if x.lstrip("-").replace(".", "").isdigit()]
    return min(numbers[::2]), min(numbers[1::2]), max(numbers[::2]), max(numbers[1::2])


def letters(*records: bytes) -> tuple[float, ...]:
    """The edges of black letters, in pixels."""
    found = drawn(LETTER, *records)
    assert found.startswith("0 0 0 rg ")
    return tuple(round(each / 100, 1) for each in box_of(found.removeprefix("0 0 0 rg ")))


@pytest.mark.parametrize(
    ("records", "edges"),
    [
        ([text(0, 30, "l")], (1.3, 33.6, 3.1, 48.1)),
        ([record(22, "I", 24), text(0, 30, "l")], (1.3, 15.5, 3.1, 30.0)),
        ([record(22, "I", 24 | 2), text(50, 30, "l")], (46.9, 15.5, 48.7, 30.0)),
        ([record(22, "I", 24 | 6), text(50, 30, "l")], (49.1, 15.5, 50.9, 30.0)),
        ([record(22, "I", 24), text(0, 30, "ll", (20, 4))], (1.3, 15.5, 23.1, 30.0)),
        ([record(22, "I", 24), text(0, 30, "ll", (4, 4))], (1.2, 15.5, 6.8, 30.0)),  # set narrower
        ([record(22, "I", 25), record(27, "2i", 9, 30), text(0, 0, "l"), text(0, 0, "l")], (10.3, 15.5, 16.5, 30.0)),
        ([font(1, "Arial", -20, escapement=900), record(22, "I", 24), text(30, 30, "l")], (15.5, 26.9, 30.0, 28.7)),
        ([record(17, "I", 2), record(22, "I", 24), text(0, -30, "l")], (1.3, 15.5, 3.1, 30.0)),  # not upside down
        ([font(1, "Arial", 20), record(22, "I", 24), text(0, 30, "l")], (1.2, 17.0, 2.7, 30.0)),
        ([font(1, "Arial", -20, underline=1), record(22, "I", 24), text(0, 30, " ", (10,))], (0.0, 31.0, 10.0, 32.2)),
        ([record(22, "I", 24), record(108, "iiIIIff", 0, 30, 1, 0x300, 1, 1, 1, more=b"l")], (1.3, 15.5, 3.1, 30.0)),
    ],
)  # fmt: skip
def test_text_is_drawn_as_outlines(records: list[bytes], edges: tuple[float, ...]) -> None:
    assert letters(*records) == pytest.approx(edges, abs=0.15)


def test_text_has_its_ground_and_keeps_within_its_box() -> None:
    found = drawn(
        font(1, "Arial", -20), record(25, "I", 0xFF), text(0, 0, "l", (9,), 0x6, (0, 0, 9, 9))
    )
    ground = "1 0 0 rg 0.0 0.0 m 900.0 0.0 l 900.0 900.0 l 0.0 900.0 l h f*"
    assert found.startswith(f"{ground} q 0.0 0.0 900.0 900.0 re W n 1 0 0 rg 0.0 ")
    assert found.count(" rg ") == 3  # of the box, of the text, and black
    assert found.endswith("l h f Q")


def test_several_texts_at_once_and_signs_beyond_the_basic_plane() -> None:
    start = font(1, "Arial", -20), record(18, "I", 1)
    each = [(0, 30, 1, 120, 0, 0, 0, 0, 0, 0), (9, 30, 1, 122, 0, 0, 0, 0, 0, 0)]
    more = b"".join(struct.pack("<2i3I4iI", *numbers) for numbers in each) + "lo".encode(
        "utf-16-le"
    )
    both = record(97, "4iIffI", 0, 0, 0, 0, 1, 1, 1, 2, more=more)
    assert drawn(*start, both) == drawn(*start, text(0, 30, "l"), text(9, 30, "o"))
    beyond = drawn(*start, text(0, 30, "\U0001d7d8l", (5, 5, 9)))
    assert beyond.endswith(drawn(*start, text(10, 30, "l")).partition(" rg ")[2])


def test_control_characters_are_not_drawn() -> None:
    start = font(1, "Arial", -20), record(18, "I", 1)
    assert drawn(*start, text(0, 30, "\u200el\r\n")) == drawn(*start, text(0, 30, "l"))


def test_headers_of_each_length_tell_the_frame() -> None:
    exact = bytearray(emf(BOXED))
    body = bytes(exact[88:])
    exact[4:8], exact[84:88] = struct.pack("<I", 108), struct.pack("<i", 99)  # millimetres, rounded
    longer = bytes(exact[:88]) + struct.pack("<3I2i", 0, 0, 0, 100_000, 100_000) + body
    assert code(longer) == code(emf(BOXED))
    exact[64:68] = struct.pack("<I", 88)  # a description where a longer header goes on
    described = bytes(exact[:88]) + b"described as so many" + body
    exact[64:68] = bytes(4)
    assert code(described) == code(bytes(exact[:88]) + bytes(20) + body)
    assert code(emf(BOXED, frame=(0, 0, 0, 0))) == code(emf(BOXED))


def test_text_of_bytes_and_of_symbol_fonts() -> None:
    greek = struct.pack("<4iIff2i3I4iI", 0, 0, 0, 0, 1, 1, 1, 0, 30, 1, 76, 0, 0, 0, 0, 0, 0)
    by_byte = record(18, "I", 1) + font(1, "Symbol", -20, charset=2) + record(83, more=greek + b"a")
    by_character = record(18, "I", 1) + font(1, "Times New Roman", -20) + text(0, 30, "α")
    assert drawn(by_byte) == drawn(by_character)


def test_typefaces_that_are_replaced_are_told() -> None:
    found = read_metafile(emf(font(1, "Tahoma", -20), text(0, 0, "a")))
    assert found.replaced == {"Tahoma": "LiberationSans"}


def test_glyphs_have_curves_and_ends() -> None:
    outline = glyph_of(Typefaces().face("Arial", bold=False, italic=False), "o")
    assert [operator for operator, _ in outline].count("h") == 2
    assert all(-0.1 < place < 1.0 for _, places in outline for place in places)


def pictures(*records: bytes) -> list[Image.Image]:
    return [
        Image.open(io.BytesIO(each))
        for each in read_metafile(emf(*records)).code
        if isinstance(each, bytes)
    ]


TWO = [[0xFF0000, 0x0000FF]]


def test_bitmaps_are_copied_to_their_place() -> None:
    found = stretched(dib(TWO), (10, 10, 20, 10), (0, 0, 2, 1))
    assert drawn(found) == "q 2000 0 0 -1000 1000 2000 cm picture Q"
    (image,) = pictures(found)
    assert [image.getpixel((x, 0)) for x in (0, 1)] == [(255, 0, 0), (0, 0, 255)]


@pytest.mark.parametrize(
    ("rows", "part", "shown"),
    [
        (TWO, (1, 0, 1, 1), [(0, 0, 255)]),
        ([[0xFF0000], [0x00FF00]], (0, 0, 1, 1), [(0, 255, 0)]),  # counted from below
        (TWO, (0, 0, 90, 1), [(255, 0, 0), (0, 0, 255)]),
        (TWO, (2, 0, -2, 1), [(0, 0, 255), (255, 0, 0)]),
    ],
)
def test_parts_of_bitmaps(
    rows: list[list[int]], part: tuple[int, int, int, int], shown: list[tuple[int, int, int]]
) -> None:
    (image,) = pictures(stretched(dib(rows), (0, 0, 9, 9), part))
    assert list(image.get_flattened_data()) == shown


def test_bitmaps_are_turned_into_their_opposite() -> None:
    (image,) = pictures(stretched(dib(TWO), (0, 0, 9, 9), (0, 0, 2, 1), 0x00330008))
    assert list(image.get_flattened_data()) == [(0, 255, 255), (255, 255, 0)]


def test_old_headers_of_bitmaps() -> None:
    core = struct.pack("<I4H", 12, 2, 1, 1, 1) + bytes(3) + b"\xff\xff\xff" + b"\x40\0\0\0"
    stretch = struct.pack("<IH8h", 0x00CC0020, 0, 1, 2, 0, 0, 10, 20, 5, 5)
    (content,) = (
        x
        for x in read_metafile(wmf(short(0x0F43, more=stretch + core))).code
        if isinstance(x, bytes)
    )
    assert list(Image.open(io.BytesIO(content)).convert("L").get_flattened_data()) == [0, 255]


@pytest.mark.parametrize(
    ("mask", "first", "second"),
    [([[1, 0]], 0x00EE0086, 0x008800C6), ([[0, 1]], 0x008800C6, 0x00EE0086), ([[0, 1]], 0x008800C6, 0x00660046)],
)  # fmt: skip
def test_a_picture_with_a_mask_becomes_one(mask: list[list[int]], first: int, second: int) -> None:
    place, part = (0, 0, 9, 9), (0, 0, 2, 1)
    records = (
        stretched(dib(mask, depth=1), place, part, first),
        stretched(dib(TWO), place, part, second),
    )
    (image,) = pictures(*records)
    assert list(image.get_flattened_data()) == [(255, 0, 0, 255), (0, 0, 255, 0)]


def test_a_mask_alone_is_drawn_in_black() -> None:
    (image,) = pictures(stretched(dib([[0, 1]], depth=1), (0, 0, 9, 9), (0, 0, 2, 1), 0x008800C6))
    assert list(image.get_flattened_data()) == [(0, 255), (0, 0)]


def blit(kind: int, operation: int, rows: list[list[int]] | None = None, depth: int = 24) -> bytes:
    header, bits = dib(rows, depth=depth) if rows else (b"", b"")
    at = (108, len(header), 108 + len(header), len(bits)) if rows else (0, 0, 0, 0)
    numbers = 0, 0, 0, 0, 1, 2, 3, 4, operation, 0, 0, 1, 0, 0, 1, 0, 0, 0, 0, *at, 2, 1
    return record(kind, "4i4iI2i6f2I4I2i", *numbers, more=header + bits)


@pytest.mark.parametrize(
    ("operation", "fill"),
    [(0x42, "0 0 0"), (0x00FF0062, "1 1 1"), (0x00F00021, "1 0 0"), (0x00AA0029, ""), (0x00A000C9, None)],
)  # fmt: skip
def test_areas_are_filled(operation: int, fill: str | None) -> None:
    records = brush(1, 0xFF), blit(76, operation)
    if fill is None:
        with pytest.raises(UnreadableMetafileError, match="mixing colours"):
            drawn(*records)
        return
    path = "100.0 200.0 m 400.0 200.0 l 400.0 600.0 l 100.0 600.0 l h f*"
    assert drawn(*records) == (f"{fill} rg {path}" if fill else "")


def test_what_shines_through_and_what_is_left_out() -> None:
    (image,) = pictures(blit(114, 0x01FF0000, [[0x80400000, 0xFF0000FF]], 32))
    assert list(image.get_flattened_data()) == [(127, 0, 0, 128), (0, 0, 255, 255)]
    (image,) = pictures(blit(114, 0x00800000, TWO))
    assert list(image.get_flattened_data()) == [(255, 0, 0, 128), (0, 0, 255, 128)]
    (image,) = pictures(blit(116, 0x000000FF, TWO))
    assert list(image.get_flattened_data()) == [(255, 0, 0, 0), (0, 0, 255, 255)]


def test_patterns_and_gradients_become_one_colour() -> None:
    header, bits = dib(TWO)
    pattern = record(
        94, "6I", 1, 0, 32, len(header), 32 + len(header), len(bits), more=header + bits
    )
    assert (
        drawn(UNLINED, pattern, record(37, "I", 1), TRIANGLE)
        == f"0.502 0 0.502 rg {TRIANGLE_PATH} f*"
    )
    corners = struct.pack("<ii4Hii4H2I", 0, 0, 0xFF00, 0, 0, 0, 5, 5, 0, 0, 0xFF00, 0, 0, 1)
    gradient = record(118, "4i3I", 0, 0, 0, 0, 2, 1, 0, more=corners)
    assert drawn(gradient).startswith("0.498 0 0.498 rg 0.0 0.0 m 500.0 0.0 l")


# WMF

RED = short(0x02FC, more=struct.pack("<HIH", 0, 0xFF, 0)) + short(0x012D, 0)
UNLINED_16 = short(0x02FA, more=struct.pack("<HhhI", 5, 0, 0, 0)) + short(0x012D, 0)


@pytest.mark.parametrize(
    ("records", "operators"),
    [
        ([UNLINED_16, short(0x041B, 0, 0, 10, 20)], "1 1 1 rg 0.0 0.0 m 1000.0 0.0 l 1000.0 2000.0 l 0.0 2000.0 l h f*"),
        ([UNLINED_16, RED.replace(short(0x012D, 0), short(0x012D, 1)),
          short(0x0324, more=struct.pack("<H6h", 3, 0, 0, 10, 0, 10, 10))], f"1 0 0 rg {TRIANGLE_PATH} f*"),
        ([UNLINED_16, short(0x0538, more=struct.pack("<2H6h", 1, 3, 0, 0, 10, 0, 10, 10))], f"1 1 1 rg {TRIANGLE_PATH} f*"),
        ([short(0x020C, 200, 100), RED, short(0x061D, 20, 20, 10, 10, 0x00F0, 0x0021)],
         "1 0 0 rg 1000.0 1000.0 m 1500.0 1000.0 l 1500.0 1500.0 l 1000.0 1500.0 l h f*"),
        ([short(0x0940, more=struct.pack("<I6h", 0x00CC0020, 0, 0, 1, 2, 5, 5) + b"".join(dib(TWO)))],
         "q 200 0 0 -100 500 600 cm picture Q"),
        ([short(0x0F43, more=struct.pack("<IH8h", 0x00CC0020, 0, 1, 2, 0, 0, 10, 20, 5, 5) + b"".join(dib(TWO)))],
         "q 2000 0 0 -1000 500 1500 cm picture Q"),
        ([short(0x0626, more=b"printer!"), short(0x0234, 0)], ""),
    ],
)  # fmt: skip
def test_wmf(records: list[bytes], operators: str) -> None:
    assert code(wmf(*records)) == f"{START} {operators}".strip()


def test_a_wmf_without_a_box_is_as_large_as_its_window() -> None:
    plain = wmf(short(0x020B, 0, 0), short(0x020C, 200, 100), short(0x0213, 100, 50), box=None)
    assert code(plain) == f"{START} 0 0 0 RG 10.0 w 1 j 1 J [] 0 d 0.0 0.0 m 5000.0 2500.0 l S"


def test_text_of_a_wmf() -> None:
    made = short(0x02FB, more=struct.pack("<5h8B", -20, 0, 0, 0, 400, *[0] * 8) + b"Arial\0")
    start = made, short(0x012D, 0), short(0x0102, 1), short(0x012E, 24)
    one = code(wmf(*start, short(0x0521, more=struct.pack("<H2shh", 1, b"l", 30, 0))))
    other = code(wmf(*start, short(0x0A32, more=struct.pack("<hhHH2sh", 30, 0, 1, 0, b"l", 5))))
    assert one == other
    assert box_of(one.partition(" rg ")[2]) == pytest.approx((134, 1551, 310, 3000), abs=5)


def region_16(*rows: tuple[int, ...]) -> bytes:
    """A region of rows: top, bottom, then the left and right of each box."""
    more = struct.pack("<HhIhhh4h", 0, 6, 0, 0, len(rows), 2, 0, 0, 0, 0)
    for top, bottom, *sides in rows:
        more += struct.pack(f"<3H{len(sides)}HH", len(sides), top, bottom, *sides, len(sides))
    return short(0x06FF, more=more)


SMALL = "0.0 0.0 m 500.0 0.0 l 500.0 500.0 l 0.0 500.0 l h"
REGION = region_16((0, 5, 0, 5))
PATTERN = short(0x0142, more=struct.pack("<HH", 5, 0) + b"".join(dib(TWO)))
MONO = short(0x0142, more=struct.pack("<HH", 3, 0) + b"".join(dib([[0, 1]], depth=1)))
SQUARE = short(0x061D, more=struct.pack("<I4h", 0x00F00021, 5, 5, 0, 0))


@pytest.mark.parametrize(
    ("records", "operators"),
    [
        ([REGION, short(0x012C, 0), UNLINED_16.replace(short(0x012D, 0), short(0x012D, 1)), short(0x041B, 0, 0, 5, 5)],
         f"q 0.0 0.0 5208.3 5208.3 re W n 1 1 1 rg {SMALL} f* Q"),  # regions are in pixels
        ([REGION, short(0x012C, 0), short(0x012C, 7), SQUARE], f"1 1 1 rg {SMALL} f*"),
        ([region_16((0, 5, 0, 2, 3, 5)), RED.replace(short(0x012D, 0), b""), short(0x0228, more=struct.pack("<HH", 0, 1))],
         "1 0 0 rg 0.0 0.0 m 200.0 0.0 l 200.0 500.0 l 0.0 500.0 l h f* 300.0 0.0 m 500.0 0.0 l 500.0 500.0 l 300.0 500.0 l h f*"),
        ([REGION, short(0x012B, 0)], f"1 1 1 rg {SMALL} f*"),
        ([PATTERN, short(0x012D, 0), SQUARE], f"0.502 0 0.502 rg {SMALL} f*"),
        ([MONO, short(0x012D, 0), short(0x0209, more=struct.pack("<I", 0xFF)), SQUARE], f"1 0.502 0.502 rg {SMALL} f*"),
        ([RED, short(0x01F0, 0), short(0x02FC, more=struct.pack("<HIH", 0, 0xFF00, 0)), short(0x012D, 0), SQUARE],
         f"0 1 0 rg {SMALL} f*"),  # the lowest index is used again
        ([RED, short(0x0201, more=struct.pack("<I", 0)), short(0x041F, more=struct.pack("<I2h", 0xFF, 0, 0))],
         "1 0 0 rg 0.0 0.0 m 100.0 0.0 l 100.0 100.0 l 0.0 100.0 l h f*"),
        ([short(0x020F, 5, 0), short(0x0410, 2, 1, 1, 1), SQUARE], "1 1 1 rg -250.0 0.0 m 0.0 0.0 l 0.0 500.0 l -250.0 500.0 l h f*"),
        ([short(0x0922, more=struct.pack("<I7h", 0x00F00021, 0, 0, 0, 5, 5, 0, 0))], f"1 1 1 rg {SMALL} f*"),
        ([short(0x0B41, more=struct.pack("<I8h", 0x00CC0020, 1, 2, 0, 0, 10, 20, 5, 5) + b"".join(dib(TWO)))],
         "q 2000 0 0 -1000 500 1500 cm picture Q"),
        ([short(0x0D33, more=struct.pack("<3H6h", 0, 1, 0, 0, 0, 1, 2, 5, 5) + b"".join(dib(TWO)))],
         "q 2083.333333 0 0 -1041.666667 500 1541.666667 cm picture Q"),
        ([short(0x0220, 3, 3), short(0x0149, 0), short(0x001E), short(0x0127, -1)], ""),
    ],
)  # fmt: skip
def test_more_of_wmf(records: list[bytes], operators: str) -> None:
    assert code(wmf(*records)) == f"{START} {operators}".strip()


def test_words_of_a_wmf_are_spread() -> None:
    made = short(0x02FB, more=struct.pack("<5h8B", -20, 0, 0, 0, 400, *[0] * 8) + b"Arial\0")
    start = made, short(0x012D, 0), short(0x0102, 1), short(0x012E, 24)
    spread = short(0x0108, 3), short(0x020A, more=struct.pack("<hh", 1, 4))

    def right(*records: bytes) -> float:
        words = short(0x0521, more=struct.pack("<H4shh", 3, b"l l\0", 30, 0))
        return box_of(code(wmf(*start, *records, words)).partition(" rg ")[2])[2]

    assert right(*spread) - right() == pytest.approx(
        1000, abs=1
    )  # 3 after each letter, 4 at the space


# What is not read


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (emf(record(72)), "record 72"),
        (wmf(short(0x0419)), "record 0x0419"),
        (emf(record(20, "I", 7), BOXED), "mixing colours"),
        (emf(record(70, "I4sHHIIIII", 28, b"EMF+", 0x4001, 0, 28, 16, 0, 0, 0)), "EMF. only"),
        (emf(font(1, "Arial", -20), text(0, 0, "ab", (), 0x10)), "without characters"),
        (emf(font(1, "Arial", -20), text(0, 0, "שלום")), "right to left"),
        (emf(font(1, "Arial", -20), text(0, 0, "漢")), "which no face has"),
        (emf(font(1, "MT Extra", -20, charset=2), text(0, 0, "L")), "MT Extra"),
        (emf(stretched(dib(TWO), (0, 0, 9, 9), (0, 0, 2, 1), 0x00660046)), "mixing pictures"),
        (emf(record(54, "2i", 2**31 - 1, 0)), "coordinates"),
        (emf(record(35, "6f", float("nan"), 0, 0, 1, 0, 0)), "numbers"),
        (emf(region((0, 0, 5, 5)), region((0, 0, 9, 9), how=2)), "clips"),
        (emf(region((0, 0, 5, 5)), record(26, "2i", 1, 1)), "moved"),
        (emf(record(115, "I", 1)), "right to left"),
        (emf(record(94, "6I", 1, 1, 32, 48, 80, 4, more=b"".join(dib([[0, 1]], depth=1)))), "by palette"),
        (emf(points(86, *[(0, 0)] * 900_000)), "length"),
        (emf(*[font(1, "Arial", -1), *[text(0, 0, " " * 9000)] * 23]), "length"),
        (emf(*[stretched(WIDE, (0, 0, 9, 9), (0, 0, 9, 9))] * 2), "too large"),
        (emf(frame=(0, 0, 0, 0)).replace(struct.pack("<4i", 0, 0, 99, 49), struct.pack("<4i", 9, 0, 0, 49)), "size"),
        (wmf(short(0x0922, more=bytes(40))), "of its device"),
        (emf(points(3, (0, 0))[:-4] + bytes(4)).replace(struct.pack("<III", 1, 0, 0), b"\xff" * 12), "damaged"),
        (emf(*[record(33)] * 10_001), "depth"),
        (emf(*[record(13, "ii", 0, 0)] * 300_001), "length"),
        (emf(*[points(86, *[(0, 0)] * 30_000)] * 8), "length"),
        (emf(*[record(29, "4i", 0, 0, i, 9) for i in range(301)]), "clips"),
        (wmf(short(0x041B, 0, 0, 9, 9), box=None), "size"),
        (wmf(box=(0, 0, 0, 9)), "size"),
        (gzip.compress(bytes(40_000_000)), "length"),
    ],
)  # fmt: skip
def test_what_is_not_read(content: bytes, reason: str) -> None:
    with pytest.raises(UnreadableMetafileError, match=reason):
        read_metafile(content)


EVERYTHING = emf(
    record(17, "I", 8), record(9, "2i", 100, 50), record(11, "2i", 100, 50), record(33),
    pen(1, 0, 1, 0xFF), brush(2, 0xFF00), font(3, "Calibri", -10, weight=700), BOXED,
    record(30, "4i", 0, 0, 90, 40), text(5, 5, "Spend", (8, 8, 8, 8, 8)),
    record(59), TRIANGLE, record(60), record(63, "4i", 0, 0, 0, 0),
    stretched(dib(TWO), (60, 10, 20, 10), (0, 0, 2, 1)), record(34, "i", -1),
)  # fmt: skip
EVERYTHING_16 = wmf(
    RED, short(0x041B, 5, 5, 50, 40), short(0x0214, 0, 0), short(0x0213, 90, 40),
    short(0x0521, more=struct.pack("<H2shh", 2, b"of", 10, 10)),
)  # fmt: skip


@pytest.mark.parametrize("content", [EVERYTHING, EVERYTHING_16])
def test_a_file_that_is_cut_is_refused_wherever(content: bytes) -> None:
    assert read_metafile(content).code
    end = len(content) - 6
    for length in range(end):
        with pytest.raises(UnreadableMetafileError):
            read_metafile(content[:length])


@pytest.mark.parametrize("content", [EVERYTHING, EVERYTHING_16])
def test_packed_ones_are_unpacked(content: bytes) -> None:
    packed = gzip.compress(content)
    assert is_metafile(content)
    assert is_metafile(packed)
    assert read_metafile(packed) == read_metafile(content)
    assert not is_metafile(packed[:9])


# In Word files


def with_picture(content: bytes) -> bytes:
    return docx(p(picture("one", "Spend by month")), media={"one": content})


@pytest.mark.parametrize("content", [EVERYTHING, EVERYTHING_16, gzip.compress(EVERYTHING)])
def test_a_metafile_is_drawn_as_a_figure(content: bytes) -> None:
    conversion = convert(with_picture(content), "a.docx")
    assert conversion.findings == ()
    assert conversion.conforms
    assert 'Figure [Alt="Spend by month"' in tree(conversion.pdf)
    assert convert(with_picture(content), "a.docx").pdf == conversion.pdf
    with pikepdf.open(BytesIO(conversion.pdf)) as pdf:
        stream = pdf.pages[0].Contents.read_bytes()
        assert b" re W n\n" in stream
        assert b" rg\n" in stream
    assert_conforms(conversion.pdf)


def test_a_cropped_and_turned_metafile_conforms() -> None:
    run = picture("one", "Spend").replace(
        "</pic:blipFill>", '<a:srcRect l="50000"/></pic:blipFill>'
    )
    run = run.replace("<a:xfrm>", '<a:xfrm rot="2700000">')
    conversion = convert(docx(p(run), media={"one": EVERYTHING}), "a.docx")
    with pikepdf.open(BytesIO(conversion.pdf)) as pdf:
        stream = pdf.pages[0].Contents.read_bytes().decode()
    assert "144.00 0 0 36.00" in stream  # twice as wide as what is shown of it
    assert "0.70711 -0.70711 0.70711 0.70711" in stream
    assert_conforms(conversion.pdf)


def test_one_that_cannot_be_drawn_is_told() -> None:
    with pytest.raises(ContentError) as error:
        convert(with_picture(emf(record(72))), "a.docx")
    assert "a Windows metafile is not rendered (its record 72)" in str(error.value)
    assert "Spend by month" in str(error.value)


def test_typefaces_in_it_that_are_replaced_are_told_too() -> None:
    conversion = convert(with_picture(emf(font(1, "Tahoma", -20), text(0, 0, "a"))), "a.docx")
    assert [finding.rule for finding in conversion.findings] == ["font"]
