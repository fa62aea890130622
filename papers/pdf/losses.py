"""Compare the words of a Word file with those of the PDF made from it: none may be lost.

Both sides are read again from the finished files, past all that was in between.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import chain

import pikepdf

from papers.pdf.inline import visible
from papers.pdf.ooxml import MC, Node, W
from papers.pdf.package import Package
from papers.pdf.properties import on
from papers.pdf.symbols import to_unicode

TEXT, TAB, BREAK = f"{W}t", f"{W}tab", f"{W}br"
SEPARATING = (TAB, BREAK, f"{W}cr")
DROPPED = (f"{W}del", f"{W}moveFrom", f"{MC}Fallback")
SHOWN = re.compile(rb"/(F\d+\+\d+) [\d.]+ Tf|\(([^()\\]*(?:\\.[^()\\]*)*)\)Tj", re.DOTALL)
ESCAPE = re.compile(rb"\\(?:([0-7]{3})|(.))", re.DOTALL)
BFCHAR = re.compile(r"<([0-9A-F]{2})> <([0-9A-F]+)>")


def lost_words(wanted: Counter[str], pdf: bytes) -> list[str]:
    """Words that the PDF does not show as often as they are wanted."""
    shown = Counter(_words(text_of_pdf(pdf)))
    missing = wanted - shown
    if not missing:
        return []
    run_on = "".join(_words(text_of_pdf(pdf)))  # for words broken over lines, tabs or styles
    return [word for word in missing if word not in run_on]


def words_of_docx(package: Package) -> Counter[str]:
    """The words of a Word file's body, notes and text boxes."""
    return Counter(_words(texts_of_docx(package)))


def _words(texts: Iterable[str]) -> Iterator[str]:
    return chain.from_iterable(text.casefold().split() for text in texts)


def texts_of_docx(package: Package) -> Iterator[str]:
    """The text of each paragraph of body, footnotes and endnotes, as their XML has it."""
    roots = [package.xml(package.main)]
    for kind in ("footnotes", "endnotes"):
        root = package.optional_xml(package.related(package.main, kind))
        if root is not None:
            roots += [n for n in root.iterchildren() if n.get(f"{W}type", "normal") == "normal"]
    for root in roots:
        hidden = _hidden(root)
        for paragraph in root.iter(f"{W}p"):
            yield _text(paragraph, hidden)


def _text(paragraph: Node, hidden: set[Node]) -> str:
    text = []
    for node in paragraph.iter(TEXT, *SEPARATING):
        if node.tag != TEXT:
            text.append(" ")
        elif node not in hidden:
            text.append(node.text or "")
    return visible(to_unicode("".join(text), "")).replace("\u200b", " ")


def _hidden(root: Node) -> set[Node]:
    """Texts that are not printed, or are counted elsewhere: deleted, vanished, inside shapes."""
    found: set[Node] = set()
    for dropped in root.iter(*DROPPED):
        found.update(dropped.iter(TEXT))
    for vanish in root.iter(f"{W}vanish"):
        properties = vanish.getparent()
        run = properties.getparent() if properties is not None and on(vanish) else None
        if run is not None:
            found.update(run.iterchildren(TEXT))
    return found


@dataclass(frozen=True, slots=True)
class CharacterMap:
    """What the codes of a font mean; `plain` where those of ASCII mean themselves."""

    table: tuple[str, ...]
    plain: bool

    def decode(self, literal: bytes) -> str:
        """The text of a literal string."""
        if self.plain and b"\\" not in literal:
            return literal.decode("ascii")
        table = self.table
        return "".join([table[code] for code in ESCAPE.sub(_unescape, literal)])


def text_of_pdf(pdf: bytes) -> Iterator[str]:
    """The text of each page of a PDF of ours, in the order of its content."""
    maps: dict[bytes, CharacterMap] = {}
    with pikepdf.open(BytesIO(pdf)) as document:
        for page in document.pages:
            if not maps:  # the fonts of all pages are in one dictionary
                for name, font in page.Resources.Font.items():
                    maps[name[1:].encode()] = _character_map(font)
            yield _shown(page.Contents.read_bytes(), maps)


def _character_map(font: pikepdf.Object) -> CharacterMap:
    table = [""] * 256
    for code, character in BFCHAR.findall(font.ToUnicode.read_bytes().decode("latin-1")):
        table[int(code, 16)] = bytes.fromhex(character).decode("utf-16-be", "replace")
    plain = all(table[code] in (chr(code), "") for code in range(0x20, 0x7F))
    return CharacterMap(tuple(table), plain)


def _shown(content: bytes, maps: dict[bytes, CharacterMap]) -> str:
    parts: list[str] = []
    current: CharacterMap | None = None
    for font, literal in SHOWN.findall(content):
        if font:
            current = maps[font]
        elif current is not None:
            parts.append(current.decode(literal))
    return "".join(parts)


def _unescape(match: re.Match[bytes]) -> bytes:
    return bytes([int(match[1], 8)]) if match[1] else match[2]
