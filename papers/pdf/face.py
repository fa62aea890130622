"""One face: its characters, widths and heights, read from a TrueType file by ReportLab."""

import struct
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from reportlab.pdfbase.ttfonts import TTFont, TTFontFace

STAND_INS = {0xA0: 0x20, 0x2011: 0x2D}  # characters that may not break, drawn as those that may
USE_TYPO_METRICS = 1 << 7
SIGNS = 0x100000  # for private use: glyphs without a character stand from here on, by number


class Advances(dict[str, float]):
    """The advances of characters in em, 0 for those that a face lacks; looked up once each."""

    def __init__(self, by_code: Mapping[int, float]) -> None:
        self._by_code = by_code

    def __missing__(self, character: str) -> float:
        advance = self[character] = self._by_code.get(ord(character), 0.0)
        return advance


class Face:
    """One face of a family: regular, bold, italic or both.

    Heights are in em, from the hhea table, or from OS/2 where the face asks for it.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.name = path.stem
        self.font = TTFont(path.stem, str(path), asciiReadable=True, shapable=False)
        face = self.font.face
        self.ascent, self.descent, self.gap = _heights(face)
        # What readers take for the height of its lines: they mark and find words by it.
        face.ascent, face.descent = (self.ascent + self.gap) * 1000, -self.descent * 1000
        _mend_advances(face)
        self.codes = frozenset(face.charToGlyph) | STAND_INS.keys()
        self.advances = {code: width / 1000 for code, width in face.charWidths.items()}
        for code, other in STAND_INS.items():
            self.advances[code] = self.advances.get(other, 0.0)
        self.by_character = Advances(self.advances)
        self.letters: dict[int, str] = {}  # what signs without a character of their own mean

    def line(self, size: float, *, leading: bool = True) -> tuple[int, int]:
        """The ascent and descent of its lines in this size in twips, with `leading` the gap above.

        As LibreOffice measures for files of Word: in sixths of a twip, then in whole twips.
        """
        sixths = round(size * 6)
        ascent, descent, gap = (
            int(part * sixths + 0.5) for part in (self.ascent, self.descent, self.gap)
        )
        above = (ascent + 3) // 6
        below = (ascent + descent + 3) // 6 - above
        return above + (gap + 3) // 6 * leading, below

    def add_sign(self, glyph: int, letters: str) -> str:
        """A character for a glyph that stands for several letters, to be drawn like others."""
        code, face = SIGNS + glyph, self.font.face
        face.charToGlyph[code] = glyph
        face.charWidths[code] = width = face._pdfScale(face.hmetrics[glyph][0])  # noqa: SLF001
        self.advances[code] = width / 1000
        self.letters[code] = letters
        return chr(code)

    def rename(self, name: str) -> None:
        """Give it a name of its own in the PDF: ReportLab merges faces whose names are equal."""
        self.font.face.name = "".join(c for c in name if c.isascii() and c.isalnum()).encode()

    def covers(self, text: str) -> bool:
        """Whether the face has a glyph for every character."""
        return self.codes.issuperset(map(ord, set(text)))

    def __repr__(self) -> str:
        return f"Face({self.name})"


def _mend_advances(face: TTFontFace) -> None:
    """Give glyphs beyond the table's end its last advance; ReportLab gives them a scaled one."""
    count = struct.unpack(">H", face.get_table("hhea")[34:36])[0]
    last = face.hmetrics[count - 1][0]
    face.hmetrics[count:] = [(last, bearing) for _, bearing in face.hmetrics[count:]]


def _heights(face: TTFontFace) -> tuple[float, float, float]:
    em = struct.unpack(">H", face.get_table("head")[18:20])[0]
    ascent, descent, gap = struct.unpack(">hhh", face.get_table("hhea")[4:10])
    windows = face.get_table("OS/2")
    if struct.unpack(">H", windows[62:64])[0] & USE_TYPO_METRICS:
        ascent, descent, gap = struct.unpack(">hhh", windows[68:74])
    return ascent / em, -descent / em, max(0, gap) / em


@cache
def load(path: Path) -> Face:
    """A face from a file, parsed once; raises TTFError where it is not TrueType."""
    return Face(path)
