"""Faces: metric-compatible stand-ins for Word's typefaces, their widths and heights.

The faces are embedded and travel with the program, so that lines break where Word breaks them and
the bytes are the same on every machine. A family that we do not have is taken from the folders of
the council, else replaced, which is reported.
"""

import re
import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from pathlib import Path

from reportlab.pdfbase.ttfonts import TTFError, TTFont, TTFontFace

from papers.pdf.formats import RunFormat
from papers.pdf.kerning import Kerning, kerning_of

BUNDLED = Path(__file__).parent / "faces"

SANS, SERIF, MONO = "LiberationSans", "LiberationSerif", "LiberationMono"
FAMILIES = {
    "arial": SANS, "helvetica": SANS, "liberation sans": SANS, "arimo": SANS,
    "times new roman": SERIF, "times": SERIF, "liberation serif": SERIF, "tinos": SERIF,
    "courier new": MONO, "courier": MONO, "liberation mono": MONO, "cousine": MONO,
    "calibri": "Carlito", "carlito": "Carlito", "cambria": "Caladea", "caladea": "Caladea",
    "dejavu sans": "DejaVuSans",
}  # fmt: skip
SERIFS = re.compile(r"serif|roman|georgia|garamond|palatino|antiqua|bookman|century", re.IGNORECASE)
MONOS = re.compile(r"mono|courier|consolas|typewriter|code", re.IGNORECASE)
FALLBACK = "DejaVuSans"  # for signs that the face lacks
STAND_INS = {0xA0: 0x20, 0x2011: 0x2D}  # characters that may not break, drawn as those that may
USE_TYPO_METRICS = 1 << 7

# Where text may break: after spaces; and inside a word after a hyphen before a letter, a dash or a
# zero-width space, and before a long dash (Unicode Standard Annex 14, as office suites tailor it).
SPACED = re.compile(r"[^ ]+ *| +")
DASHED = re.compile(
    r"—+ *|(?:[^ \u2013\u2014\u200b-]|-(?![^\W\d_]))*(?:–+ *|-(?=[^\W\d_])|\u200b| +|(?=—)|\Z)"
)
DASHES = re.compile("[-\u2013\u2014\u200b]")


def tokens_of(text: str) -> list[str]:
    """The parts of a text between which a line may break, each with the spaces after it."""
    words = SPACED.findall(text)
    if DASHES.search(text) is None:
        return words
    found: list[str] = []
    for word in words:
        found += filter(None, DASHED.findall(word)) if DASHES.search(word) else (word,)
    return found


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
        face.ascent, face.descent = self.ascent * 1000, -self.descent * 1000
        _mend_advances(face)
        self.codes = frozenset(face.charToGlyph) | STAND_INS.keys()
        self.advances = {code: width / 1000 for code, width in face.charWidths.items()}
        for code, other in STAND_INS.items():
            self.advances[code] = self.advances.get(other, 0.0)

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


class Widths(dict[str, float]):
    """Widths of tokens in twips, with the spaces that end them; measured once each."""

    def __init__(self, face: Face, size: float, spacing: int, kerning: Kerning | None) -> None:
        self._advances = face.advances
        self._size = size
        self._spacing = spacing
        self._kerning = kerning
        self.space = face.advances.get(0x20, 0.0) * size + spacing

    def __missing__(self, token: str) -> float:
        em = sum([self._advances.get(code, 0.0) for code in map(ord, token)])
        if self._kerning is not None:
            em += sum([self._kerning[pair] for pair in pairwise(token)])
        width: float = em * self._size + self._spacing * len(token)
        self[token] = width
        return width

    def trailing(self, text: str, tokens: Sequence[str]) -> list[float]:
        """The width of the spaces that end each token of a text."""
        spaced = text.endswith(" ")
        if text.count(" ") == len(tokens) - 1 + spaced:  # one after each word
            return [self.space] * (len(tokens) - 1) + [self.space if spaced else 0.0]
        return [self.space * (len(token) - len(token.rstrip(" "))) for token in tokens]


@dataclass(frozen=True, slots=True, eq=False)
class TextStyle:
    """How a piece of text is set: its face and size, where it stands, what is drawn with it.

    Lengths are twips. `ascent` and `descent` are those of its line, the face's gap above. One
    style is one object, so that styles compare by identity.
    """

    face: Face
    size: float
    ascent: int
    descent: int
    rise: int = 0
    colour: str = ""
    fill: str = ""
    underline: bool = False
    strike: bool = False
    spacing: int = 0
    stretch: float = 1.0
    kerning: Kerning | None = None
    widths: Widths = field(init=False, repr=False)

    def __post_init__(self) -> None:
        widths = Widths(self.face, self.size * self.stretch, self.spacing, self.kerning)
        object.__setattr__(self, "widths", widths)


SMALL = 0.58  # superscripts and subscripts
RAISED = 0.39
LOWERED = 0.08
SMALL_CAPITALS = 0.8


class Typefaces:
    """The faces that a document asks for, by family and style."""

    def __init__(self, folders: Iterable[Path] = ()) -> None:
        self._folders = tuple(folders)
        self._styles: dict[tuple[int, str, bool], tuple[RunFormat, TextStyle]] = {}
        self._faces: dict[tuple[str, bool, bool], Face] = {}
        self.substituted: dict[str, str] = {}  # family asked for: family taken
        self.fallback = load(BUNDLED / f"{FALLBACK}.ttf")

    def face(self, family: str, *, bold: bool, italic: bool) -> Face:
        """The face nearest to what is asked for."""
        key = (family, bold, italic)
        if key not in self._faces:
            self._faces[key] = self._find(family, bold=bold, italic=italic)
        return self._faces[key]

    def _find(self, family: str, *, bold: bool, italic: bool) -> Face:
        name = FAMILIES.get(family.lower())
        style = ("Bold" if bold else "") + ("Italic" if italic else "") or "Regular"
        if name is None:
            own = _in_folders(self._folders, family, style)
            if own is not None:
                return own
            name = SERIF if SERIFS.search(family) else MONO if MONOS.search(family) else SANS
            self.substituted[family] = name
        if name == FALLBACK:
            return self.fallback
        return load(BUNDLED / f"{name}-{style}.ttf")

    def style(self, form: RunFormat, *, small: bool = False, face: Face | None = None) -> TextStyle:
        """The style of a run; `small` for small capitals, `face` for signs its own face lacks."""
        key = (id(form), face.name if face else "", small)
        found = self._styles.get(key)
        if found is None or found[0] is not form:
            found = self._styles[key] = form, self._style(form, face, small=small)
        return found[1]

    def _style(self, form: RunFormat, face: Face | None, *, small: bool) -> TextStyle:
        face = face or self.face(form.family, bold=form.bold, italic=form.italic)
        size = form.size * SMALL_CAPITALS if small else float(form.size)
        rise = form.position
        if form.raised:
            rise += round(size * RAISED) if form.raised == "superscript" else -round(size * LOWERED)
            size = float(round(size * SMALL))
        descent = round(face.descent * size)
        ascent = round((face.ascent + face.descent) * size) + round(face.gap * size) - descent
        return TextStyle(
            face=face,
            size=size,
            ascent=max(0, ascent + rise),
            descent=max(0, descent - rise),
            rise=rise,
            colour=form.colour,
            fill=form.fill,
            underline=form.underline,
            strike=form.strike,
            spacing=form.spacing,
            stretch=form.scale / 100,
            kerning=kerning_of(face.path) if 0 < form.kern <= form.size else None,
        )


def _in_folders(folders: Iterable[Path], family: str, style: str) -> Face | None:
    """A face from the council's own fonts, named Family-Style.ttf without spaces."""
    wanted = f"{family}-{style}.ttf".replace(" ", "").lower()
    for folder in folders:
        for path in sorted(folder.glob("*.ttf")):
            if path.name.replace(" ", "").lower() == wanted:
                try:
                    return load(path)
                except (TTFError, struct.error):
                    continue
    return None
