"""All the text that pages show, headers and footers too, to look for what must not be there."""

import re
from collections.abc import Collection, Iterable, Iterator
from hashlib import sha256
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Stream, String

from papers.pdf.joining.objects import Node, entries_of, listed
from papers.pdf.text import DEEPEST, WORD_SPACE, Codes, codes_of

# Every text operator, and those that stand on a line of their own with one literal, as ours do.
TEXT_OPERATOR = re.compile(rb"[)\]>]\s*(?:T[jJ]|'|\")")
PLAIN = re.compile(rb"^(?:(/\S+) \S+ Tf|.*?\((.*)\)Tj|(BT))", re.MULTILINE)
ESCAPE = re.compile(rb"\\(?:([0-7]{1,3})|(\r\n|.))", re.DOTALL)
ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def shown_on(pages: Iterable[pikepdf.Page], seen: Collection[str] = ()) -> list[str]:
    """The text of each page of an open file, in the order it is drawn.

    What is drawn by content streams whose SHA-256, as they are stored, is among the `seen` is left
    out.
    """
    fonts: dict[tuple[int, int], Codes] = {}
    return ["".join(_Page(page.obj, fonts, seen).text()) for page in pages]


def page_texts(pdf: bytes) -> list[str]:
    """The text of each page of a file."""
    with pikepdf.open(BytesIO(pdf)) as document:
        return shown_on(document.pages)


def _hash(stream: Stream) -> str:
    return sha256(stream.read_raw_bytes()).hexdigest()


class _Page:
    """Reads one page; fonts are read once for all."""

    def __init__(
        self, page: Node, fonts: dict[tuple[int, int], Codes], seen: Collection[str]
    ) -> None:
        self.page, self.fonts, self.seen = page, fonts, seen

    def text(self) -> Iterator[str]:
        """Stream by stream: a stamp is one of its own."""
        for stream in listed(self.page.get("/Contents")):
            if isinstance(stream, Stream) and not (self.seen and _hash(stream) in self.seen):
                yield from self._of(stream, self.page.get("/Resources"), 0)

    def _of(self, stream: Node, resources: Node, depth: int) -> Iterator[str]:
        content = stream.read_bytes()
        if b" Do" not in content:
            found = PLAIN.findall(content)
            texts = sum(1 for font, _, begun in found if not (font or begun))
            if texts == len(TEXT_OPERATOR.findall(content)):
                return self._plain(found, resources)
        return self._parsed(stream, resources, depth)

    def _plain(self, found: list[tuple[bytes, bytes, bytes]], resources: Node) -> Iterator[str]:
        codes = Codes({})
        for name, shown, begun in found:
            if begun:
                yield "\n"
            elif name:
                codes = self._codes(name.decode("latin-1"), resources)
            else:
                yield codes.decode(ESCAPE.sub(_unescaped, shown) if b"\\" in shown else shown)

    def _parsed(self, stream: Node, resources: Node, depth: int) -> Iterator[str]:
        codes = Codes({})
        for instruction in pikepdf.parse_content_stream(stream):
            operands: Node = instruction.operands
            match str(instruction.operator):
                case "Tf":
                    codes = self._codes(str(operands[0]), resources)
                case "Tj" | "'" | '"' | "TJ":
                    yield from _decoded(operands[-1], codes)
                case "BT" | "Td" | "TD" | "T*" | "Tm":
                    yield "\n"
                case "Do" if depth < DEEPEST:
                    form = entries_of(entries_of(resources).get("/XObject")).get(str(operands[0]))
                    if isinstance(form, Stream) and form.get("/Subtype") == "/Form":
                        yield from self._of(form, form.get("/Resources", resources), depth + 1)
                case _:
                    pass

    def _codes(self, name: str, resources: Node) -> Codes:
        font = entries_of(entries_of(resources).get("/Font")).get(name)
        if not isinstance(font, Dictionary):
            return Codes({})
        if not font.is_indirect:
            return codes_of(font)
        if font.objgen not in self.fonts:
            self.fonts[font.objgen] = codes_of(font)
        return self.fonts[font.objgen]


def _decoded(shown: Node, codes: Codes) -> Iterator[str]:
    for piece in shown if isinstance(shown, Array) else (shown,):
        if isinstance(piece, String):
            yield codes.decode(bytes(piece))
        elif float(piece) < WORD_SPACE:
            yield " "


def _unescaped(match: re.Match[bytes]) -> bytes:
    if match[1]:
        return bytes([int(match[1], 8) & 0xFF])
    return ESCAPED.get(match[2], b"" if match[2] in b"\r\n" else match[2])
