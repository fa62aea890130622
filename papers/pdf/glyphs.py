"""Text as faces can show it: visible characters, capitals, and signs that a face lacks."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from papers.pdf.findings import Findings
from papers.pdf.fonts import TextStyle, Typefaces
from papers.pdf.formats import RunFormat

SMALL_CAPITALS = re.compile(r"[^\W\d_]+", re.UNICODE)
SMALL_OR_NOT = re.compile(r"[^a-zà-öø-ÿ]+|[a-zà-öø-ÿ]+")
REPLACED = dict.fromkeys([*range(32), 0x7F, 0xAD, 0xFEFF]) | {0x0A: " ", 0x09: " "}
RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe]")
REPLACEABLE = re.compile("[\u00ad\ufeff\n\t\x00-\x1f\x7f]")


def visible(text: str) -> str:
    """Text as it is printed: no soft hyphens, no control characters."""
    if text.isascii() and text.isprintable():
        return text
    return text.translate(REPLACED) if REPLACEABLE.search(text) else text


def styled(
    text: str, form: RunFormat, typefaces: Typefaces, findings: Findings
) -> Iterable[tuple[str, TextStyle]]:
    """Cut text into pieces of one style; tell of characters that no face has."""
    if text.isascii() and text.isprintable() and not form.caps and not form.small_caps:
        return [(text, typefaces.style(form))]
    return _cut(text, form, typefaces, findings)


def _cut(
    text: str, form: RunFormat, typefaces: Typefaces, findings: Findings
) -> Iterator[tuple[str, TextStyle]]:
    for part, small in _cased(text, form):
        style = typefaces.style(form, small=small)
        if not part.isascii() and RIGHT_TO_LEFT.search(part):
            findings.warning("right-to-left", "text that runs from right to left is set reversed")
        if (part.isascii() and part.isprintable()) or style.face.covers(part):
            yield part, style
            continue
        fallback = typefaces.style(form, small=small, face=typefaces.fallback)
        for run, known in _by_coverage(part, style):
            if not known and not fallback.face.covers(run):
                _tell_missing(run, fallback, findings)
            yield run, style if known else fallback


def _cased(text: str, form: RunFormat) -> Iterator[tuple[str, bool]]:
    """The text in the capitals that its format asks for, and whether they are small ones."""
    if form.caps:
        yield text.upper(), False
    elif form.small_caps:
        start = 0
        for match in SMALL_CAPITALS.finditer(text):
            if match.start() > start:
                yield text[start : match.start()], False
            for part in SMALL_OR_NOT.findall(match[0]):
                yield part.upper(), part.islower()
            start = match.end()
        if start < len(text):
            yield text[start:].upper(), False
    else:
        yield text, False


def _by_coverage(text: str, style: TextStyle) -> list[tuple[str, bool]]:
    """Cut a text where the face begins or ceases to have glyphs for it."""
    codes = style.face.codes

    def known(char: str) -> bool:
        return ord(char) in codes or char in " \u00a0"

    return [("".join(chars), is_known) for is_known, chars in groupby(text, known)]


def _tell_missing(text: str, style: TextStyle, findings: Findings) -> None:
    for char in dict.fromkeys(text):
        if not style.face.covers(char):
            shown = f'"{char}" ' if char.isprintable() else ""
            findings.error(
                "missing-glyph",
                f"no face has the character {shown}(U+{ord(char):04X})",
                "put a font that has it into templates/fonts, or use another character",
            )
