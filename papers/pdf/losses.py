"""Compare the words of a Word file with those of the PDF made from it: none may be lost.

Both sides are read again from the finished files, past all that was in between.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from io import BytesIO

import pikepdf

from papers.pdf.inline import INVISIBLE
from papers.pdf.ooxml import MC, Node, W
from papers.pdf.package import Package
from papers.pdf.properties import on
from papers.pdf.symbols import to_unicode

TEXT, TAB, BREAK = f"{W}t", f"{W}tab", f"{W}br"
SEPARATING = (TAB, BREAK, f"{W}cr")
DROPPED = (f"{W}del", f"{W}moveFrom", f"{MC}Fallback")
PART_KINDS = ("header", "footer")
SHOWN = re.compile(rb"/(F\d+\+\d+) [\d.]+ Tf|\(((?:[^()\\]|\\.)*)\)Tj|(Tm)", re.DOTALL)
ESCAPE = re.compile(rb"\\(?:([0-7]{3})|(.))", re.DOTALL)
BFCHAR = re.compile(r"<([0-9A-F]{2})> <([0-9A-F]+)>")


def lost_words(package: Package, pdf: bytes) -> list[str]:
    """Words of the Word file's body, notes and text boxes that the PDF does not show as often."""
    wanted = Counter(_normal(words_of_docx(package)))
    shown = "".join(text_of_pdf(pdf))
    have = Counter(_normal(shown.split()))
    missing = wanted - have
    if not missing:
        return []
    run_on = "".join(_normal(shown.split()))  # words broken by line, tab stop or style
    return [word for word in missing if word not in run_on]


def _normal(words: Iterable[str]) -> Iterator[str]:
    return (word.casefold() for word in words)


def words_of_docx(package: Package) -> Iterator[str]:
    """The words of body, footnotes and endnotes, as their XML has them."""
    roots = [package.xml(package.main)]
    for kind in ("footnotes", "endnotes"):
        root = package.optional_xml(package.related(package.main, kind))
        if root is not None:
            roots += [n for n in root.iterchildren() if n.get(f"{W}type", "normal") == "normal"]
    for root in roots:
        for paragraph in root.iter(f"{W}p"):
            yield from _words(paragraph)


def _words(paragraph: Node) -> list[str]:
    text = []
    for node in paragraph.iter(TEXT, *SEPARATING):
        if node.tag != TEXT:
            text.append(" ")
        elif not _hidden(node, paragraph):
            text.append(node.text or "")
    shown = to_unicode("".join(text), "").translate(INVISIBLE)
    return shown.replace("\u200b", " ").split()


def _hidden(text: Node, paragraph: Node) -> bool:
    """Whether a text is deleted, a duplicate, vanished, or of an inner paragraph."""
    run = text.getparent()
    if run is not None and on(run.find(f"{W}rPr/{W}vanish")):
        return True
    node = run
    while node is not None and node is not paragraph:
        if node.tag in DROPPED or node.tag == f"{W}p":
            return True
        node = node.getparent()
    while node is not None:
        if node.tag in DROPPED:
            return True
        node = node.getparent()
    return False


def text_of_pdf(pdf: bytes) -> Iterator[str]:
    """The text of each page of a PDF of ours, in the order of its content."""
    maps: dict[str, list[str]] = {}
    with pikepdf.open(BytesIO(pdf)) as document:
        for page in document.pages:
            for name, font in page.Resources.Font.items():
                if name not in maps:
                    maps[name] = _character_map(font)
            yield _shown(page.Contents.read_bytes(), maps)


def _character_map(font: pikepdf.Object) -> list[str]:
    table = [""] * 256
    for code, character in BFCHAR.findall(font.ToUnicode.read_bytes().decode("latin-1")):
        table[int(code, 16)] = bytes.fromhex(character).decode("utf-16-be", "replace")
    return table


def _shown(content: bytes, maps: dict[str, list[str]]) -> str:
    parts: list[str] = []
    table: list[str] = []
    for font, literal, placed in SHOWN.findall(content):
        if font:
            table = maps["/" + font.decode()]
        elif placed:
            pass
        else:
            raw = ESCAPE.sub(_unescape, literal)
            parts.append("".join([table[code] for code in raw]))
    return "".join(parts)


def _unescape(match: re.Match[bytes]) -> bytes:
    return bytes([int(match[1], 8)]) if match[1] else match[2]
