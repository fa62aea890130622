"""Faces: metric-compatible stand-ins for Word's typefaces, their widths and heights.

The faces are embedded and travel with the program, so that lines break where Word breaks them and
the bytes are the same on every machine. A family that we do not have is taken from the folders of
the council, else replaced, which is reported.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from itertools import pairwise
from pathlib import Path

from papers.pdf.face import Face, load
from papers.pdf.formats import NO_BORDER, Border, RunFormat
from papers.pdf.kerning import Kerning, kerning_of
from papers.pdf.ligatures import Ligatures, ligatures_of
from papers.pdf.ownfonts import OwnFonts

BUNDLED = Path(__file__).parent / "faces"

SANS, SERIF, MONO = "LiberationSans", "LiberationSerif", "LiberationMono"
FAMILIES = {
    "arial": SANS, "helvetica": SANS, "liberation sans": SANS, "arimo": SANS,
    "times new roman": SERIF, "times": SERIF, "liberation serif": SERIF, "tinos": SERIF,
    "courier new": MONO, "courier": MONO, "liberation mono": MONO, "cousine": MONO,
    "calibri": "Carlito", "carlito": "Carlito", "cambria": "Caladea", "caladea": "Caladea",
    "dejavu sans": "DejaVuSans",
}  # fmt: skip
# What is nearest to families that we do not have, and how wide it is set to take their room: the
# average width of English text, by the widths of lower-case letters.
NEAREST = {
    "arial narrow": (SANS, 0.82), "calibri light": ("Carlito", 1.0), "georgia": (SERIF, 1.1),
    "verdana": (SANS, 1.15), "trebuchet ms": (SANS, 1.03), "century gothic": (SANS, 1.1),
    "garamond": (SERIF, 0.97),
}  # fmt: skip
SERIFS = re.compile(
    r"(?<!sans)(?<!sans[ -])serif|roman|georgia|garamond|palatino|antiqua|bookman|century",
    re.IGNORECASE,
)
MONOS = re.compile(r"mono(?!type)|courier|consolas|typewriter|(?<!uni)code", re.IGNORECASE)
FALLBACK = "DejaVuSans"  # for signs that the face lacks
SIGNS = "Calibri"  # for bullets of symbol fonts: its are as large as those

STEPS = 6  # to a twip, in which office suites advance: an 8,640th of an inch


class Advances(dict[str, int]):
    """How far characters advance in one size, in steps; rounded once each."""

    def __init__(self, face: Face, size: float) -> None:
        self._advances = face.by_character
        self._size = size * STEPS

    def __missing__(self, char: str) -> int:
        self[char] = steps = int(self._advances[char] * self._size + 0.5)
        return steps


class Widths(dict[str, float]):
    """Widths of tokens in twips, with the spaces that end them; measured once each."""

    def __init__(
        self,
        face: Face,
        size: float,
        spacing: int,
        kerning: Kerning | None,
        ligatures: Ligatures | None,
    ) -> None:
        self._steps = Advances(face, size)
        self._advances = face.by_character
        self._size = size
        self._spacing = spacing
        self._kerning = kerning
        self._ligatures = ligatures
        self.space = self._steps[" "] / STEPS + spacing

    def __missing__(self, token: str) -> float:
        signs = token if self._ligatures is None else self._ligatures.joined(token)
        steps = sum(map(self._steps.__getitem__, signs))
        if self._kerning is not None:
            steps += sum([self._kern(*pair) for pair in pairwise(signs)])
        self[token] = width = steps / STEPS + self._spacing * len(token)
        return width

    def between(self, before: str, after: str) -> float:
        """How much further apart two characters stand that are kerned, in twips."""
        return self._kern(before, after) / STEPS

    def _kern(self, before: str, after: str) -> int:
        """The same in steps: an advance is rounded once, with what kerning adds to it."""
        if self._kerning is None:
            return 0
        kerned = self._advances[before] + self._kerning[before, after]
        return int(kerned * self._size * STEPS + 0.5) - self._steps[before]


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
    border: Border = NO_BORDER
    underline: bool = False
    strike: bool = False
    spacing: int = 0
    stretch: float = 1.0
    kerning: Kerning | None = None
    ligatures: Ligatures | None = None
    widths: Widths = field(init=False, repr=False)
    shaped: bool = field(init=False, repr=False)  # kerned, or with ligatures
    decorated: bool = field(init=False, repr=False)  # with lines, or a ground of its own

    def __post_init__(self) -> None:
        size = self.size * self.stretch
        widths = Widths(self.face, size, self.spacing, self.kerning, self.ligatures)
        object.__setattr__(self, "widths", widths)
        shaped = self.kerning is not None or self.ligatures is not None
        object.__setattr__(self, "shaped", shaped)
        decorated = self.underline or self.strike or bool(self.fill) or self.border != NO_BORDER
        object.__setattr__(self, "decorated", decorated)


SMALL = 0.58  # superscripts and subscripts
SMALL_CAPITALS = 0.8


def _line_of_bullet(size: float) -> tuple[int, int]:
    """The ascent and descent of a bullet of a symbol font: those of OpenSymbol, as in LibreOffice.

    They are less than those of text of the same size.
    """
    return round(size * 1420 / 2048), round(size * 442 / 2048)


def _nearest(family: str) -> str:
    """The family that is nearest to one, by its name alone."""
    return SERIF if SERIFS.search(family) else MONO if MONOS.search(family) else SANS


class Typefaces:
    """The faces that a document asks for, by family and style."""

    def __init__(self, folders: Iterable[Path] = ()) -> None:
        self._own = OwnFonts(folders)
        self._styles: dict[tuple[int, str, bool], tuple[RunFormat, TextStyle]] = {}
        self._faces: dict[tuple[str, bool, bool], Face] = {}
        self.substituted: dict[str, str] = {}  # family asked for: family taken
        self._widened: dict[tuple[str, bool, bool], float] = {}  # and how wide that is set
        self.fallback = load(BUNDLED / f"{FALLBACK}.ttf")

    @property
    def refused(self) -> Mapping[str, str]:
        """Files in the council's folders that are not used, and why."""
        return self._own.refused

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
            own = self._own.find(family, bold=bold, italic=italic)
            if own is not None:
                return own
            name, self._widened[family, bold, italic] = NEAREST.get(family.lower()) or (
                _nearest(family),
                1.0,
            )
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
        own = self.face(form.family, bold=form.bold, italic=form.italic)
        face = face or (self.face(SIGNS, bold=False, italic=False) if form.sign else own)
        line_of = _line_of_bullet if form.sign else partial(face.line, leading=form.leading)
        size = form.size * SMALL_CAPITALS if small else float(form.size)
        ascent, descent = line_of(form.size)  # small capitals take no less room
        rise = form.position
        if form.raised:
            size = float(round(size * SMALL))
        above, below = line_of(size)
        if form.raised:  # to the top or the foot of other text
            rise += ascent - above if form.raised == "superscript" else below - descent
        return TextStyle(
            face=face,
            size=size,
            ascent=max(ascent, above + rise),  # raised text takes no less room than other text
            descent=max(descent, below - rise),
            rise=rise,
            colour=form.colour,
            fill=form.fill,
            border=form.border,
            underline=form.underline,
            strike=form.strike,
            spacing=form.spacing,
            stretch=form.scale
            / 100
            * self._widened.get((form.family, form.bold, form.italic), 1.0),
            kerning=kerning_of(face.path) if 0 < form.kern <= form.size else None,
            ligatures=ligatures_of(face) if form.ligatures and not form.spacing else None,
        )
