"""Ligatures: letters that a face draws as one sign, from its GSUB table (OpenType 1.9, GSUB).

Each is a character for private use while text is measured and drawn; in the PDF it means its
letters. Read only for faces of text that asks for them, since most does not.
"""

import re
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from typing import Any

from papers.pdf.face import Face

LIGATURE_SUBSTITUTION = 4
EXTENSION = 7
LATIN = ("latn", "DFLT")  # whose ligatures are taken, if the face has them


class Ligatures:
    """The ligatures of one face; the face is told of them, so that it can draw them."""

    def __init__(self, face: Face) -> None:
        from fontTools.ttLib import TTFont  # noqa: PLC0415 - slow, and rarely needed

        font = TTFont(BytesIO(face.path.read_bytes()), lazy=True)
        characters = {glyph: chr(code) for code, glyph in sorted(font.getBestCmap().items())[::-1]}
        self._signs: dict[str, str] = {}
        for glyphs, sign in _ligatures(font["GSUB"].table) if "GSUB" in font else ():
            letters = "".join(characters.get(glyph, "") for glyph in glyphs)
            if len(letters) == len(glyphs) and letters not in self._signs:
                self._signs[letters] = face.add_sign(font.getGlyphID(sign), letters)
        longest_first = sorted(self._signs, key=lambda letters: (-len(letters), letters))
        self._pattern = re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")

    def joined(self, text: str) -> str:
        """The text with a sign in place of the letters that are drawn as one."""
        return self._pattern.sub(lambda match: self._signs[match[0]], text)


def _ligatures(table: Any) -> Iterator[tuple[list[str], str]]:
    """The glyphs of each ligature of the liga feature, and its own."""
    records = table.ScriptList.ScriptRecord if table.ScriptList and table.FeatureList else ()
    scripts = {record.ScriptTag: record.Script for record in records}
    script = next((scripts[tag] for tag in LATIN if tag in scripts), None)
    if script is None or script.DefaultLangSys is None:
        return
    features = [table.FeatureList.FeatureRecord[i] for i in script.DefaultLangSys.FeatureIndex]
    wanted = [f.Feature.LookupListIndex for f in features if f.FeatureTag == "liga"]
    for index in sorted({index for indexes in wanted for index in indexes}):
        for subtable in table.LookupList.Lookup[index].SubTable:
            inner = subtable.ExtSubTable if subtable.LookupType == EXTENSION else subtable
            if inner.LookupType == LIGATURE_SUBSTITUTION:
                for first, ligatures in inner.ligatures.items():
                    yield from (([first, *each.Component], each.LigGlyph) for each in ligatures)


@cache
def ligatures_of(face: Face) -> Ligatures:
    """The ligatures of a face, read once."""
    return Ligatures(face)
