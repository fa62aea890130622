"""Text in metafiles: set in our own faces, drawn as their outlines ([MS-EMF] 2.3.5.8)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import pi
from unicodedata import category

from papers.pdf.face import Face
from papers.pdf.fonts import Typefaces
from papers.pdf.glyphs import RIGHT_TO_LEFT
from papers.pdf.metafiles.device import Device
from papers.pdf.metafiles.glyphs import average_width, glyph_of
from papers.pdf.metafiles.matrices import after, at, moved, rotated, scaled, written
from papers.pdf.metafiles.objects import BOLD, Font
from papers.pdf.metafiles.outlines import rectangle
from papers.pdf.metafiles.plotter import Box
from papers.pdf.story import Outline
from papers.pdf.symbols import symbolic, to_unicode
from papers.pdf.vector import MOST_OPERATORS, Matrix, UnreadableDrawingError

UPDATE, RIGHT, CENTER, BOTTOM, BASELINE = 1, 2, 6, 8, 24  # alignments ([MS-WMF] 2.1.2.3)
OPAQUE, CLIPPED, BY_GLYPH = 0x2, 0x4, 0x10  # options ([MS-EMF] 2.1.11)
UNITS_BY_DEFAULT = 12  # points: the height of a font that names none
NARROWEST = 0.5  # to which letters are set narrower, where they are to take less room
UNDERLINE, STRIKE, THICK = -0.11, 0.26, 0.06  # em
UNSEEN = ("Cc", "Cf")  # categories of characters that control others
SYMBOL = 2  # the character set of signs
SIGNS = "Times New Roman"  # whose signs are nearest to those of symbol fonts
CODECS = {
    0: "cp1252", 1: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gbk",
    136: "cp950", 161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256",
    186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250", 255: "cp437",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Words:
    """Text at a place; `advances` say how far each character leads, where something does."""

    text: str
    x: float
    y: float
    advances: Sequence[float] = ()
    options: int = 0
    box: Box | None = None  # on whose ground, or within which it stands


def decoded(content: bytes, font: Font) -> str:
    """Text of bytes, as the font's character set has it; each byte is a sign of a symbol font."""
    if font.charset == SYMBOL or symbolic(font.family):
        return content.decode("latin-1")
    text = content.decode(CODECS.get(font.charset, "cp1252"), "replace")
    if len(text) != len(content):  # signs of two bytes, whose advances cannot be told apart
        raise UnreadableDrawingError("its character set")
    return text


class Letterer:
    """Sets text on a device."""

    def __init__(self, device: Device) -> None:
        self._device = device
        self._typefaces = Typefaces()
        self._letters = 0

    @property
    def replaced(self) -> dict[str, str]:
        """Typefaces that we do not have, and what is taken for them."""
        return self._typefaces.substituted

    def draw(self, words: Words) -> None:
        """Draw text with its ground, as everything is set."""
        device, context = self._device, self._device.context
        if words.options & OPAQUE and words.box is not None:
            device.fill_box(words.box, context.ground)
        if words.options & BY_GLYPH and words.text:
            raise UnreadableDrawingError("text without characters")
        self._letters += len(words.text)
        if self._letters > MOST_OPERATORS:
            raise UnreadableDrawingError("its length")
        if not words.text:
            return
        clip = context.clip
        if words.options & CLIPPED and words.box is not None:
            device.clip_box(words.box)
        self._set(words)
        device.context.clip = clip

    def _set(self, words: Words) -> None:
        device, context = self._device, self._device.context
        font, text = context.font, self._signs(words.text, context.font)
        style = {"bold": font.weight >= BOLD, "italic": font.italic}
        family = SIGNS if symbolic(font.family) else font.family
        face = self._typefaces.face(family, **style)
        em, across = self._size(font, face)
        faces = [self._face(char, face) for char in text]
        natural = [each.advances.get(ord(char), 0.0) * em * across
                   for each, char in zip(faces, text, strict=True)]  # fmt: skip
        advances = list(words.advances[: len(text)])
        if len(advances) < len(text):
            advances = [
                each + context.spacing + (context.word_spacing if char == " " else 0)
                for each, char in zip(natural, text, strict=True)
            ]
        elif (room := sum(advances)) < sum(natural):
            across *= max(NARROWEST, room / sum(natural))
        line = _Line(text, faces, advances, em, across)
        matrix = self._matrix(words, font, face, line)
        if context.opaque:
            box = 0, -face.descent * em, line.width, face.ascent * em
            device.draw_letters(_mapped(tuple(rectangle(box)), matrix), context.ground)
        for outline, x in line.outlines(font):
            letter = after(matrix, after(moved(x, 0), scaled(em * across, em)))
            device.draw_letters(_mapped(outline, letter), context.text_colour)

    def _signs(self, text: str, font: Font) -> str:
        """Text as Unicode; signs that cannot be shown are refused."""
        if symbolic(font.family):
            text = to_unicode(text, font.family)
        elif font.charset == SYMBOL and text.strip():
            raise UnreadableDrawingError(f'the typeface "{font.family}"')
        if RIGHT_TO_LEFT.search(text):
            raise UnreadableDrawingError("text that runs from right to left")
        return text

    def _face(self, char: str, face: Face) -> Face:
        if category(char) in UNSEEN or face.covers(char):
            return face
        if not self._typefaces.fallback.covers(char):
            raise UnreadableDrawingError(f"the character U+{ord(char):04X}, which no face has")
        return self._typefaces.fallback

    def _size(self, font: Font, face: Face) -> tuple[float, float]:
        """The em in logical units, and how wide letters are set ([MS-EMF] 2.2.13)."""
        scale = abs(self._device.context.scale()[1])
        em = float(-font.height)
        if font.height > 0:
            em = font.height / (face.ascent + face.descent)
        elif not font.height:
            em = UNITS_BY_DEFAULT / 72 * 25.4 * self._device.frame.resolution[1] / scale
        if not font.average or symbolic(font.family):
            return em, 1.0
        return em, font.average / (average_width(face) * em)

    def _matrix(self, words: Words, font: Font, face: Face, line: "_Line") -> Matrix:
        """From the beginning of the line, upwards, to the drawing; moves on where that is asked."""
        device, context = self._device, self._device.context
        align = context.align
        x, y = context.position if align & UPDATE else (words.x, words.y)
        back = {RIGHT: 1.0, CENTER: 0.5}.get(align & CENTER, 0.0) * line.width
        down = {BASELINE: 0.0, BOTTOM: -face.descent}.get(align & BASELINE, face.ascent) * line.em
        # Letters stand upright whichever way the axes of the page run.
        across, up = (abs(each) for each in context.scale())
        upright = after(scaled(across, up), (*context.world[:4], 0, 0))
        turned = after(scaled(1, -1), rotated(font.escapement / 10 * pi / 180))
        start = after(turned, moved(-back, -down))
        linear = after((*device.frame.matrix[:4], 0, 0), upright)
        if align & UPDATE:
            sign = [1 if each > 0 else -1 for each in context.scale()]
            forward = at(
                turned, line.width if not back else -line.width * (align & CENTER == RIGHT), 0
            )
            device.move_to(x + forward[0] * sign[0], y + forward[1] * sign[1])
        return after(moved(*at(device.matrix, x, y)), after(linear, start))


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of characters, with their faces and advances; `across` is how wide letters are set."""

    text: str
    faces: Sequence[Face]
    advances: Sequence[float]
    em: float
    across: float

    @property
    def width(self) -> float:
        return sum(self.advances)

    def outlines(self, font: Font) -> Iterator[tuple[Outline, float]]:
        """The outlines of letters and of the lines that the font draws, in em, and where."""
        x = 0.0
        for char, face, advance in zip(self.text, self.faces, self.advances, strict=True):
            if char > " ":
                yield glyph_of(face, char), x
            x += advance
        for drawn, y in ((font.underline, UNDERLINE), (font.strike, STRIKE)):
            if drawn:
                width = x / (self.em * self.across or 1)
                yield tuple(rectangle((0, y, width, y + THICK))), 0.0


def _mapped(outline: Outline, matrix: Matrix) -> list[str]:
    path = []
    for operator, places in outline:
        points = zip(places[::2], places[1::2], strict=True)
        found = [each for x, y in points for each in at(matrix, x, y)]
        path.append(f"{written(*found)} {operator}" if found else operator)
    return path
