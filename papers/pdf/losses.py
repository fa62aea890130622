"""Compare the words of a Word file with those of the PDF made from it: none may be lost.

Both sides are read again from the finished files, past all that was in between.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import cast

import pikepdf
from lxml import etree

from papers.pdf.fields import OpenField, parse
from papers.pdf.glyphs import visible
from papers.pdf.inline import MOST_OPEN_FIELDS
from papers.pdf.ooxml import MC, Node, W, written
from papers.pdf.package import Package
from papers.pdf.properties import on
from papers.pdf.symbols import PRIVATE, symbol

PARAGRAPH, TEXT, BOX = f"{W}p", f"{W}t", f"{W}txbxContent"
FIELD_MARK, FIELD_CODE = f"{W}fldChar", f"{W}instrText"
VANISH, SIMPLE_FIELD = f"{W}vanish", f"{W}fldSimple"
RUN, TAB, NO_BREAK_HYPHEN, SYMBOL = f"{W}r", f"{W}tab", f"{W}noBreakHyphen", f"{W}sym"
SEPARATING = tuple(
    f"{W}{name}" for name in ("tab", "ptab", "br", "cr", "footnoteReference", "endnoteReference")
)
FOLLOWING = etree.XPath("following::w:t[1]", namespaces={"w": W[1:-1]})
DROPPED = (f"{W}del", f"{W}moveFrom", f"{MC}Fallback")
INLINE = (b"Link", b"Reference", b"Span")
# What matters of a page's content: text, its font, where marked content begins and ends. Each
# operator stands on a line of its own, and no text holds the end of a line.
SHOWN = re.compile(
    rb"\n(?:\((.*)\)Tj|(/\S+) \S+ Tf|/(\w+)<</MCID (\d+)>>BDC|(EMC))(?=\n|\Z)",
)
ESCAPE = re.compile(rb"\\(?:([0-7]{3})|(.))", re.DOTALL)
BFCHAR = re.compile(r"<([0-9A-F]{2})> <([0-9A-F]+)>")


def lost_words(wanted: Sequence[str], pdf: bytes) -> list[str]:
    """Words of these paragraphs that the PDF does not show as often as they are wanted."""
    texts = text_of_paragraphs(pdf)
    wanted, shown = _unequal(wanted, texts)
    missing = Counter(_words("\n".join(wanted))) - Counter(_words("\n".join(shown)))
    if not missing:
        return []
    together = "\n".join("".join(_words(text)) for text in texts)  # for words broken over lines
    return [word for word in missing if word not in together]


def _unequal(wanted: Iterable[str], shown: Iterable[str]) -> tuple[list[str], list[str]]:
    """What is left of both sides without what both say alike: a paragraph, or all but its label.

    So most words need not be counted one by one.
    """
    left, rest = Counter(wanted), []
    for text in shown:
        label, _, after = text.partition(" ")
        if left[text] > 0:
            left[text] -= 1
        elif left[after] > 0:
            left[after] -= 1
            rest.append(label)
        else:
            rest.append(text)
    return list(left.elements()), rest


def _words(text: str) -> list[str]:
    return text.casefold().split()


def texts_of_docx(package: Package) -> list[str]:
    """The text of each paragraph of the body, of text boxes and of notes, as the XML has it."""
    text = PRIVATE.sub("", "\n".join(_all_texts(package)))  # signs that their font gives a meaning
    return text.replace("\u200b", " ").replace("\u2011", "-").split("\n")


def _all_texts(package: Package) -> Iterator[str]:
    body = package.xml(package.main)
    yield from _texts(body)
    for kind in ("footnote", "endnote"):
        root = package.optional_xml(package.related(package.main, f"{kind}s"))
        used = {
            node.get(f"{W}id")
            for node in body.iter(f"{W}{kind}Reference")
            if next(node.iterancestors(*DROPPED), None) is None
        }
        for note in root.iterchildren(f"{W}{kind}") if root is not None else ():
            if note.get(f"{W}id") in used and note.get(f"{W}type", "normal") == "normal":
                yield from _texts(note)


def _texts(root: Node) -> Iterator[str]:
    """Paragraph by paragraph. What follows a text box in its paragraph stands by itself."""
    unprinted, after_boxes = _unprinted(root), _after_boxes(root)
    parts: list[str] = []
    for node in root.iter(PARAGRAPH, TEXT, NO_BREAK_HYPHEN, SYMBOL, *SEPARATING):
        tag = node.tag
        if tag == PARAGRAPH or node in after_boxes:
            yield visible("".join(parts))
            parts = []
        if tag != PARAGRAPH:
            parts.append(" " if node in unprinted else _printed(node))
    yield visible("".join(parts))


def _printed(node: Node) -> str:
    if node.tag != TEXT:
        return {NO_BREAK_HYPHEN: "-", SYMBOL: symbol(node)}.get(node.tag, " ")
    return written(node)


def _unprinted(root: Node) -> set[Node]:
    """Texts that are deleted, vanished or duplicates, and numbers that Word showed for pages."""
    found: set[Node] = set()
    for node in root.iter(VANISH, SIMPLE_FIELD, *DROPPED):
        if node.tag == VANISH:
            properties = node.getparent()
            run = properties.getparent() if properties is not None and on(node) else None
            found.update(run.iterchildren(TEXT) if run is not None else ())
        elif node.tag != SIMPLE_FIELD or parse(node.get(f"{W}instr", "")).numbers_pages:
            found.update(node.iter(TEXT))
    if next(root.iter(FIELD_CODE), None) is not None:
        found.update(_page_numbers(root))
        found.update(_in_codes(root))
    return found


def _in_codes(root: Node) -> Iterator[Node]:
    """Texts inside the code of a field: what Word last showed for others in it."""
    begun: list[bool] = []  # whether each open field has begun its result
    found: list[Node] = []
    for node in root.iter(FIELD_MARK, TEXT):
        kind = node.get(f"{W}fldCharType")
        if node.tag == TEXT and not all(begun):
            found.append(node)
        elif kind == "begin":
            begun.append(False)
        elif kind == "separate" and begun:
            begun[-1] = True
        elif kind == "end" and begun:
            begun.pop()
        if all(begun):
            yield from found
            found = []


def _after_boxes(root: Node) -> set[Node]:
    """The first text after each text box."""
    return {node for box in root.iter(BOX) for node in cast("list[Node]", FOLLOWING(box))}


def _page_numbers(root: Node) -> Iterator[Node]:
    """The results of complex fields whose numbers are ours to find: what follows their last tab."""
    fields: list[OpenField] = []
    found: list[Node] = []  # in the fields that are open
    for node in root.iter(FIELD_MARK, FIELD_CODE, TEXT, TAB):
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
    texts: dict[bytes, list[str]] = {}  # by the object number of the paragraph's element
    with pikepdf.open(BytesIO(pdf)) as document:
        # Syntax is quicker to read than objects: [ 0 12 0 R 1 13 0 R ], and [ 14 0 R 15 0 R ].
        listed = document.Root.StructTreeRoot.ParentTree.Nums.unparse().split()
        owners = dict(zip(listed[1:-1:4], listed[2:-1:4], strict=True))
        fonts = document.pages[0].Resources.Font  # one dictionary for all pages
        maps = {name.encode(): _character_map(font) for name, font in fonts.items()}
        for page in document.pages:
            owner = document.get_object(int(owners[b"%d" % page.StructParents]), 0)
            marks = owner.unparse(resolved=True).split()[1:-1:3]
            shown = list(_shown(page.Contents.read_bytes(), maps))
            for number, text in _by_paragraph(shown, marks, document):
                texts.setdefault(number, []).append(text)
    return ["".join(parts) for parts in texts.values()]


def _by_paragraph(
    shown: Sequence[tuple[bytes, int, str]], marks: Sequence[bytes], document: pikepdf.Pdf
) -> Iterator[tuple[bytes, str]]:
    """Each text of a page with the number of its paragraph's element.

    What stands in a line between two parts of one paragraph is of that paragraph; for others the
    tree is asked.
    """
    following, after = list[bytes](), b""
    for role, mcid, _ in reversed(shown):
        following.append(after)
        after = after if role in INLINE else marks[mcid]
    before = b""
    for (role, mcid, text), after in zip(shown, reversed(following), strict=True):
        number = marks[mcid]
        if role in INLINE:
            inside = before == after != b""
            number = before if inside else _block(document.get_object(int(number), 0))
        yield number, text
        before = number


def _block(element: pikepdf.Object) -> bytes:
    """The number of the paragraph of an element that stands in a line."""
    while str(element.S)[1:].encode() in INLINE:
        element = element.P
    return b"%d" % element.objgen[0]


def _character_map(font: pikepdf.Object) -> CharacterMap:
    table = [""] * 256
    for code, character in BFCHAR.findall(font.ToUnicode.read_bytes().decode("latin-1")):
        table[int(code, 16)] = bytes.fromhex(character).decode("utf-16-be", "replace")
    plain = all(table[code] in (chr(code), "") for code in range(0x20, 0x7F))
    return CharacterMap(tuple(table), plain)


def _shown(content: bytes, maps: dict[bytes, CharacterMap]) -> Iterator[tuple[bytes, int, str]]:
    """The text of each marked-content sequence of a page, with its role and id; no artifacts."""
    current = CharacterMap((), plain=True)
    role, mcid, text = b"", 0, ""
    literals: list[bytes] = []  # in the current font
    for literal, font, begins, number, ends in SHOWN.findall(b"\n" + content):
        if literal:
            literals.append(literal)
            continue
        if literals:
            text += current.decode(b"".join(literals))
            literals = []
        if font:
            current = maps[font]
        elif begins:
            role, mcid, text = begins, int(number), ""
        elif ends and role:
            yield role, mcid, text
            role, text = b"", ""


def _unescape(match: re.Match[bytes]) -> bytes:
    return bytes([int(match[1], 8)]) if match[1] else match[2]
