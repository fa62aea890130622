"""The council's own faces, known by the names inside their files (OpenType 1.9, name table).

Only TrueType outlines in a file of their own are taken, since ReportLab embeds no others, and only
where the licence lets them be embedded in part.
"""

import struct
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from reportlab.pdfbase.ttfonts import TTFError

from papers.pdf.face import Face, load

KINDS = (".ttf", ".otf", ".ttc", ".otc", ".woff", ".woff2")
FAMILY_NAMES = (1, 16)  # the name that Word lists; that of the whole typographic family
WITHIN_FAMILY = 17
PLAIN_STYLES = ("regular", "bold", "italic", "bold italic")
BOLD, ITALIC = 1 << 5, 1 << 0  # of OS/2's fsSelection
NOT_EMBEDDED, EMBEDDED, WHOLE_ONLY, BITMAPS_ONLY = 0x2, 0xC, 0x100, 0x200  # of OS/2's fsType
DAMAGED = (TTFError, struct.error, LookupError, ValueError, OverflowError, AssertionError)
REFUSED = {
    b"OTTO": "its outlines are of the PostScript kind (CFF), which are not embedded; use the "
    "TrueType kind of the same face",
    b"ttcf": "it is a collection of faces; use a file for each face",
    b"wOFF": "it is packed for the web; use the .ttf file",
    b"wOF2": "it is packed for the web; use the .ttf file",
}


class OwnFonts:
    """The faces in the council's folders, looked through when a family is first asked for."""

    def __init__(self, folders: Iterable[Path]) -> None:
        self._folders = tuple(folders)
        self._faces: dict[tuple[str, bool, bool], Path] | None = None
        self.refused: dict[str, str] = {}  # by file name: why it is not used

    def find(self, family: str, *, bold: bool, italic: bool) -> Face | None:
        """The face of a family and style, or None."""
        if self._faces is None:
            self._faces = {}
            for folder in self._folders:
                for path in sorted(folder.glob("*")):
                    if path.suffix.lower() in KINDS:
                        self._add(path, self._faces)
        found = self._faces.get((family.casefold(), bold, italic))
        if found is None:
            return None
        try:
            face = load(found)
        except DAMAGED as error:
            self.refused[found.name] = f"it cannot be read ({error})"
            return None
        face.rename(family + "Bold" * bold + "Italic" * italic)
        return face

    def _add(self, path: Path, faces: dict[tuple[str, bool, bool], Path]) -> None:
        """Enter a file under its names, or say why it is refused."""
        from fontTools.ttLib import TTFont, TTLibError  # noqa: PLC0415 - slow, and rarely needed

        with path.open("rb") as file:
            kind = file.read(4)
        if kind in REFUSED:
            self.refused[path.name] = REFUSED[kind]
            return
        try:
            with TTFont(path, lazy=True) as font:
                reason = _reason_against(font)
                names = [] if reason else list(_names(font))
        except (TTLibError, *DAMAGED) as error:
            reason, names = f"it cannot be read ({error})", []
        if reason:
            self.refused[path.name] = reason
        for name in names:
            faces.setdefault(name, path)


def _reason_against(font: Any) -> str:
    """Why a readable file cannot be used; "" where it can."""
    if "fvar" in font:
        return "it is a variable font, of which only the default would be drawn; use static faces"
    if "glyf" not in font:
        return "it has no TrueType outlines"
    rights = font["OS/2"].fsType
    if rights & NOT_EMBEDDED and not rights & EMBEDDED:
        return "its licence forbids embedding it"
    if rights & (WHOLE_ONLY | BITMAPS_ONLY):
        return "its licence forbids embedding parts of it"
    return ""


def _names(font: Any) -> Iterator[tuple[str, bool, bool]]:
    """The families that a face belongs to, and whether it is their bold or italic."""
    selection = font["OS/2"].fsSelection
    style = bool(selection & BOLD), bool(selection & ITALIC)
    within = {r.toUnicode().lower() for r in font["name"].names if r.nameID == WITHIN_FAMILY}
    plain = not within or not within.isdisjoint(PLAIN_STYLES)
    for record in font["name"].names:
        if record.nameID == FAMILY_NAMES[0] or (record.nameID == FAMILY_NAMES[1] and plain):
            yield record.toUnicode().casefold(), *style
