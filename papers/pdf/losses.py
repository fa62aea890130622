"""Compare the words of a Word file with those of the PDF made from it: none may be lost.

Both sides are read again from the finished files, past all that was in between.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

import pikepdf

from papers.pdf.fields import OpenField, parse
from papers.pdf.glyphs import visible
from papers.pdf.inline import MOST_OPEN_FIELDS, XML_SPACE, symbol
from papers.pdf.ooxml import MC, Node, W
from papers.pdf.package import Package
from papers.pdf.properties import on
from papers.pdf.symbols import to_unicode

PARAGRAPH, TEXT, FIELD_MARK = f"{W}p", f"{W}t", f"{W}fldChar"
VANISH, SIMPLE_FIELD = f"{W}vanish", f"{W}fldSimple"
RUN, TAB, NO_BREAK_HYPHEN, SYMBOL = f"{W}r", f"{W}tab", f"{W}noBreakHyphen", f"{W}sym"
SEPARATING = tuple(
    f"{W}{name}" for name in ("tab", "ptab", "br", "cr", "footnoteReference", "endnoteReference")
)
DROPPED = (f"{W}del", f"{W}moveFrom", f"{MC}Fallback")
INLINE = ("/Link", "/Reference", "/Span")
MARKED = re.compile(rb"/\w+<</MCID (\d+)>>BDC\Z")
ESCAPE = re.compile(rb"\\(?:([0-7]{3})|(.))", re.DOTALL)
BFCHAR = re.compile(r"<([0-9A-F]{2})> <([0-9A-F]+)>")


def lost_words(wanted: Counter[str], pdf: bytes) -> list[str]:
    """Words that the PDF does not show as often as they are wanted."""
    texts = text_of_paragraphs(pdf)
    missing = wanted - Counter(_words("\n".join(texts)))
    if not missing:
        return []
    together = "\n".join("".join(_words(text)) for text in texts)  # for words broken over lines
    return [word for word in missing if word not in together]


def words_of_docx(package: Package) -> Counter[str]:
    """The words of a Word file's body, notes and text boxes."""
    text = to_unicode("\n".join(texts_of_docx(package)), "")
    return Counter(_words(text.replace("\u200b", " ").replace("\u2011", "-")))


def _words(text: str) -> list[str]:
    return text.casefold().split()


def texts_of_docx(package: Package) -> Iterator[str]:
    """The text of each paragraph of the body and of notes referred to, as their XML has it."""
    body = package.xml(package.main)
    yield from _texts(body)
    for kind in ("footnote", "endnote"):
        root = package.optional_xml(package.related(package.main, f"{kind}s"))
        used = {node.get(f"{W}id") for node in body.iter(f"{W}{kind}Reference")}
        for note in root.iterchildren(f"{W}{kind}") if root is not None else ():
            if note.get(f"{W}id") in used and note.get(f"{W}type", "normal") == "normal":
                yield from _texts(note)


def _texts(root: Node) -> Iterator[str]:
    """Paragraph by paragraph; those of text boxes inside one are paragraphs of their own."""
    unprinted = _unprinted(root)
    for paragraph in root.iter(PARAGRAPH):
        parts = []
        for node in paragraph.iter(TEXT, NO_BREAK_HYPHEN, SYMBOL, *SEPARATING):
            printed = node.tag != TEXT or unprinted.get(node, paragraph) is paragraph
            parts.append(_printed(node) if printed else " ")
        yield visible("".join(parts))


def _printed(node: Node) -> str:
    if node.tag != TEXT:
        return {NO_BREAK_HYPHEN: "-", SYMBOL: symbol(node)}.get(node.tag, " ")
    text = node.text or ""
    return text if node.get(XML_SPACE) == "preserve" else text.strip()


def _unprinted(root: Node) -> dict[Node, Node | None]:
    """Texts that are not printed, and those of text boxes with the only paragraph they are of.

    Not printed are texts that are deleted, vanished or duplicates, and the numbers that Word last
    showed for fields of pages.
    """
    found: dict[Node, Node | None] = {}
    for box in root.iter(f"{W}txbxContent"):
        for paragraph in box.iter(PARAGRAPH):
            found.update(dict.fromkeys(paragraph.iter(TEXT), paragraph))
    for node in root.iter(VANISH, SIMPLE_FIELD, *DROPPED):
        if node.tag == VANISH:
            properties = node.getparent()
            run = properties.getparent() if properties is not None and on(node) else None
            found.update(dict.fromkeys(run.iterchildren(TEXT) if run is not None else ()))
        elif node.tag != SIMPLE_FIELD or parse(node.get(f"{W}instr", "")).numbers_pages:
            found.update(dict.fromkeys(node.iter(TEXT)))
    found.update(dict.fromkeys(_page_numbers(root)))
    return found


def _page_numbers(root: Node) -> Iterator[Node]:
    """The results of complex fields whose numbers are ours to find: what follows their last tab."""
    fields: list[OpenField] = []
    found: list[Node] = []  # in the fields that are open
    for node in root.iter(FIELD_MARK, f"{W}instrText", TEXT, TAB):
        if node.tag in (TEXT, TAB):
            if not any(f.code and f.code.numbers_pages for f in fields):
                yield from found
                found = []
            elif node.tag == TEXT:
                found.append(node)
            elif (run := node.getparent()) is not None and run.tag == RUN:
                found = []
            continue
        kind = node.get(f"{W}fldCharType")
        if kind == "begin" and len(fields) < MOST_OPEN_FIELDS:
            fields.append(OpenField())
        elif kind == "separate" and fields:
            fields[-1].begin_result()
        elif kind == "end" and fields:
            fields.pop()
        elif kind is None and fields:
            fields[-1].instruction += node.text or ""
    yield from found


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


def text_of_paragraphs(pdf: bytes) -> list[str]:
    """The text of each paragraph of the tag tree, over all pages that it stands on."""
    texts: dict[tuple[int, int], list[str]] = {}
    blocks: dict[tuple[int, int], list[str]] = {}  # the texts of the paragraph of each element
    with pikepdf.open(BytesIO(pdf)) as document:
        numbers = list(document.Root.StructTreeRoot.ParentTree.Nums)
        owners = dict(zip(numbers[::2], numbers[1::2], strict=True))
        fonts = document.pages[0].Resources.Font  # one dictionary for all pages
        maps = {name.encode(): _character_map(font) for name, font in fonts.items()}
        for page in document.pages:
            marks = list(owners[page.StructParents])
            for mcid, text in _shown(page.Contents.read_bytes(), maps):
                key = marks[mcid].objgen
                if key not in blocks:
                    blocks[key] = texts.setdefault(_block(marks[mcid]).objgen, [])
                blocks[key].append(text)
    return ["".join(parts) for parts in texts.values()]


def _block(element: pikepdf.Object) -> pikepdf.Object:
    """The paragraph of an element that stands in a line."""
    while str(element.S) in INLINE:
        element = element.P
    return element


def _character_map(font: pikepdf.Object) -> CharacterMap:
    table = [""] * 256
    for code, character in BFCHAR.findall(font.ToUnicode.read_bytes().decode("latin-1")):
        table[int(code, 16)] = bytes.fromhex(character).decode("utf-16-be", "replace")
    plain = all(table[code] in (chr(code), "") for code in range(0x20, 0x7F))
    return CharacterMap(tuple(table), plain)


def _shown(content: bytes, maps: dict[bytes, CharacterMap]) -> Iterator[tuple[int, str]]:
    """The text of each marked-content sequence of a page, with its id; artifacts aside.

    Each operator stands on a line of its own, and no text holds the end of a line.
    """
    current: CharacterMap | None = None
    mcid, parts = -1, []
    for line in content.split(b"\n"):
        operator = line[-3:]
        if operator == b")Tj":
            if mcid >= 0 and current is not None:
                parts.append(current.decode(line[1:-3]))
        elif operator == b" Tf":
            current = maps[line.split(b" ")[0]]
        elif operator == b"BDC":
            if marked := MARKED.match(line):
                mcid, parts = int(marked[1]), []
        elif line == b"EMC" and mcid >= 0:
            yield mcid, "".join(parts)
            mcid = -1


def _unescape(match: re.Match[bytes]) -> bytes:
    return bytes([int(match[1], 8)]) if match[1] else match[2]
