"""Kerning: how much closer two characters stand, from a face's GPOS table (OpenType 1.9, GPOS).

Read only for faces of text that asks for it, since most does not.
"""

from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from papers.pdf.face import SIGNS

PAIR_POSITIONING = 2
EXTENSION = 9


class Kerning(dict[tuple[str, str], float]):
    """The adjustment of pairs of characters in em, negative for closer; looked up once each."""

    def __init__(self, path: Path) -> None:
        from fontTools.ttLib import TTFont  # noqa: PLC0415 - slow, and rarely needed

        font = TTFont(BytesIO(path.read_bytes()), lazy=True)
        # Read past fontTools, which tells of dates in this table that it finds odd.
        self._em = int.from_bytes(font.reader["head"][18:20], "big")
        self._glyphs = dict(enumerate(font.getGlyphOrder(), SIGNS)) | font.getBestCmap()
        self._tables = list(_pair_tables(font["GPOS"].table)) if "GPOS" in font else []
        self._coverage = [set(table.Coverage.glyphs) for table in self._tables]

    def __missing__(self, pair: tuple[str, str]) -> float:
        left, right = (self._glyphs.get(ord(char)) for char in pair)
        value = self._adjustment(left, right) / self._em if left and right else 0.0
        self[pair] = value
        return value

    def _adjustment(self, left: str, right: str) -> int:
        """The advance that the first table with this pair adds to its left glyph."""
        for table, covered in zip(self._tables, self._coverage, strict=True):
            if left not in covered:
                continue
            if table.Format == 1:
                pairs = table.PairSet[table.Coverage.glyphs.index(left)].PairValueRecord
                for record in pairs:
                    if record.SecondGlyph == right:
                        return _advance(record.Value1)
            else:
                first = table.ClassDef1.classDefs.get(left, 0)
                second = table.ClassDef2.classDefs.get(right, 0)
                return _advance(table.Class1Record[first].Class2Record[second].Value1)
        return 0


def _advance(value: Any) -> int:
    return int(getattr(value, "XAdvance", 0) or 0)


def _pair_tables(table: Any) -> Iterator[Any]:
    """The pair tables of the kern feature, in the order in which they apply."""
    records = table.FeatureList.FeatureRecord if table.FeatureList else ()
    features = [record.Feature for record in records if record.FeatureTag == "kern"]
    indexes = sorted({index for feature in features for index in feature.LookupListIndex})
    for index in indexes:
        for subtable in table.LookupList.Lookup[index].SubTable:
            inner = subtable.ExtSubTable if subtable.LookupType == EXTENSION else subtable
            if inner.LookupType == PAIR_POSITIONING:
                yield inner


@cache
def kerning_of(path: Path) -> Kerning:
    """The kerning of a face, read once."""
    return Kerning(path)


def kerned(text: str, kerning: Kerning) -> Iterator[tuple[str, float]]:
    """The text in parts, each with the adjustment after it, in em."""
    start = 0
    for index in range(1, len(text)):
        adjustment = kerning[text[index - 1], text[index]]
        if adjustment:
            yield text[start:index], adjustment
            start = index
    yield text[start:], 0.0
