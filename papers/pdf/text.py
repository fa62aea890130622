"""The text of each page of a PDF, ours or not, as far as its fonts say what their codes mean.

Made for finding words again: text stands in the order in which it is drawn, artifacts left out.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pikepdf
from pikepdf import Dictionary, Name, Object

from papers.pdf.joining.objects import Node, entries_of, listed

DEEPEST = 8  # forms within forms
NOWHERE = float("nan")
INLINE = ("/Link", "/Reference", "/Span")
WORD_SPACE = -200  # thousandths of an em: a step back this far is a space
_BROKEN = (pikepdf.PdfError, ArithmeticError, LookupError, RuntimeError, TypeError, ValueError)
_SECTION = re.compile(rb"begin(bfchar|bfrange|codespacerange)(.*?)end\1", re.DOTALL)
_TOKEN = re.compile(rb"<([0-9A-Fa-f\s]*)>|([\[\]])")
_BASES = {"/WinAnsiEncoding": "cp1252", "/MacRomanEncoding": "mac_roman"}
_BLANK = dict.fromkeys(range(256), "")
LARGEST_RANGE = 0x10000


@dataclass(frozen=True, slots=True)
class Codes:
    """What the codes of a font mean; each is `width` bytes long."""

    meanings: dict[int, str]
    width: int = 1

    def decode(self, shown: bytes) -> str:
        """The text of a string that is shown."""
        if self.width == 1:
            return shown.decode("latin-1").translate(self.meanings)
        width, get = self.width, self.meanings.get
        codes = (shown[i : i + width] for i in range(0, len(shown), width))
        return "".join([get(int.from_bytes(code, "big"), "") for code in codes])


UNKNOWN = Codes(_BLANK)


def texts_of_pages(path: Path) -> Iterator[str]:
    """The text of each page in turn; "" for a page, nothing for a file, that cannot be read."""
    try:
        pdf = pikepdf.open(path)
    except (pikepdf.PdfError, pikepdf.PasswordError, RuntimeError):
        return
    with pdf:
        fonts: dict[tuple[int, int], Codes] = {}
        for page in pdf.pages:
            try:
                text = _Reader(fonts).read(page.obj, entries_of(page.get("/Resources")))
            except _BROKEN:
                text = ""
            yield unicodedata.normalize("NFKC", text).replace("\xad", "")


class _Reader:
    """Reads one page."""

    def __init__(self, fonts: dict[tuple[int, int], Codes]) -> None:
        self._fonts = fonts
        self._parts: list[str] = []
        self._codes = UNKNOWN
        self._marks: list[bool] = []  # of each open marked content, whether it is an artifact
        self._height, self._shown_at = 0.0, 0.0

    def read(self, content: Node, resources: dict[str, Node], depth: int = 0) -> str:
        """The text of a page's or a form's content."""
        for step in pikepdf.parse_content_stream(content):
            operator = str(step.operator)
            if operator == "Do" and depth < DEEPEST:
                form = entries_of(resources.get("/XObject")).get(str(step.operands[0]))
                self._form(form, depth)
            else:
                self._take(operator, step.operands, resources)
        return "".join(self._parts)

    def _take(self, operator: str, operands: Node, resources: dict[str, Node]) -> None:
        match operator:
            case "Tj" | "'" | '"' | "TJ":
                self._move_with(operator)
                self._show(operands[-1])
            case "Tf":
                self._codes = self._font(entries_of(resources.get("/Font")).get(str(operands[0])))
            case "BT":
                self._height = 0.0
            case "Td" | "TD":
                self._height += float(operands[1])
            case "Tm":
                self._height = float(operands[5])
            case "T*" | "cm":
                self._shown_at = NOWHERE
            case "BMC" | "BDC":
                self._marks.append(operands[0] == Name.Artifact)
                if str(operands[0]) not in INLINE:
                    self._shown_at = NOWHERE
            case "EMC" if self._marks:
                self._marks.pop()

    def _move_with(self, operator: str) -> None:
        """A line ends where the text goes on at another height."""
        if operator in {"'", '"'} or not abs(self._height - self._shown_at) < 1:
            self._parts.append("\n")
        self._shown_at = self._height

    def _show(self, shown: Node) -> None:
        if any(self._marks):
            return
        for piece in listed(shown) if isinstance(shown, pikepdf.Array) else (shown,):
            if isinstance(piece, pikepdf.String):
                self._parts.append(self._codes.decode(bytes(piece)))
            elif float(piece) < WORD_SPACE:
                self._parts.append(" ")

    def _form(self, form: Node, depth: int) -> None:
        if isinstance(form, pikepdf.Stream) and form.get("/Subtype") == Name.Form:
            codes = self._codes
            self.read(form, entries_of(form.get("/Resources")), depth + 1)
            self._codes = codes

    def _font(self, font: Node) -> Codes:
        if not isinstance(font, Dictionary):
            return UNKNOWN
        if not font.is_indirect:
            return codes_of(font)
        if font.objgen not in self._fonts:
            self._fonts[font.objgen] = codes_of(font)
        return self._fonts[font.objgen]


def codes_of(font: Object) -> Codes:
    """What a font's codes mean (ISO 32000-1, 9.10.2)."""
    table = font.get("/ToUnicode")
    if isinstance(table, pikepdf.Stream):
        return _from_table(table.read_bytes(), 2 if font.get("/Subtype") == Name.Type0 else 1)
    return UNKNOWN if font.get("/Subtype") == Name.Type0 else Codes(_from_encoding(font))


def _from_encoding(font: Object) -> dict[int, str]:
    from fontTools import agl  # noqa: PLC0415  # slow to import, and seldom needed

    encoding = font.get("/Encoding")
    entries = entries_of(encoding)
    base = _BASES.get(str(entries.get("/BaseEncoding", "") if entries else encoding), "cp1252")
    meanings = {code: bytes([code]).decode(base, "ignore") for code in range(256)}
    code = 0
    for entry in listed(entries.get("/Differences")):
        if isinstance(entry, Name):
            meanings[code] = agl.toUnicode(str(entry)[1:])
            code += 1
        else:
            code = int(entry)
    return meanings


def _from_table(table: bytes, width: int) -> Codes:
    """A ToUnicode table (ISO 32000-1, 9.10.3)."""
    meanings: dict[int, str] = {}
    for kind, body in _SECTION.findall(table):
        tokens = [bracket or bytes.fromhex(code.decode()) for code, bracket in _TOKEN.findall(body)]
        if kind == b"bfchar":
            pairs = zip(tokens[::2], tokens[1::2], strict=False)
            meanings.update((int.from_bytes(code, "big"), _text(text)) for code, text in pairs)
        elif kind == b"bfrange":
            meanings.update(_ranges(iter(tokens)))
        elif tokens:
            width = len(tokens[0]) or 1
    return Codes(_BLANK | meanings if width == 1 else meanings, width)


def _ranges(tokens: Iterator[bytes]) -> Iterator[tuple[int, str]]:
    for first in tokens:
        start, end = int.from_bytes(first, "big"), int.from_bytes(next(tokens, b""), "big")
        codes = range(start, min(end, start + LARGEST_RANGE) + 1)
        target = next(tokens, b"")
        if target == b"[":
            texts = iter(lambda: next(tokens, b"]"), b"]")
            yield from ((code, _text(text)) for code, text in zip(codes, texts, strict=False))
        elif target:
            last = int.from_bytes(target[-2:], "big")
            for code in codes:
                step = (last + code - start) & 0xFFFF
                yield code, _text(target[:-2] + step.to_bytes(2, "big"))


def _text(code: bytes) -> str:
    return code.decode("utf-16-be", "ignore") if len(code) > 1 else code.decode("latin-1")
