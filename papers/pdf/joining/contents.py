"""The content of foreign pages: what it leaves open, and whether it is tagged at all."""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf
from pikepdf import Dictionary, Name, Pdf, Stream

from papers.pdf.joining.objects import Node, entries_of, listed, text
from papers.pdf.joining.opening import refused

MOST_CONTENT = 32 * 1024 * 1024  # of one page, inflated
STATE = "q Q BT ET BMC BDC EMC"
PAINTS = "Tj TJ ' \" Do sh f F f* B B* b b* S s BI INLINE IMAGE"
PAINTING = re.compile(rb"(?:^|[\s\]>)])(?:T[jJ]|['\"]|Do|sh|[fFSs]|f\*|[Bb]\*?|EI)(?=$|[\s/\[<(%])")


@dataclass(frozen=True, slots=True)
class Content:
    """What a page's content leaves open at its end, and what it holds.

    `saved` are states saved and not restored, `surplus` those restored and not saved; `marks` and
    `text` are marked content and a text object that do not end. `real` is whether anything is drawn
    that is not an artifact; `numbered` whether there are marked-content ids.
    """

    saved: int = 0
    surplus: int = 0
    marks: int = 0
    text: bool = False
    real: bool = False
    numbered: bool = False

    @property
    def opening(self) -> bytes:
        """What stands before the content, so that nothing of it lasts beyond its end."""
        return b"q\n" * (1 + self.surplus)

    @property
    def ending(self) -> bytes:
        """What ends that which the content left open."""
        return b"\n" + b"ET\n" * self.text + b"EMC\n" * self.marks + b"Q\n" * self.saved


SOUND = Content()


def scan(page: Node, number: int, name: str) -> Content:
    """Look through a page's content; raises ContentError where it cannot be read."""
    pieces = [p for p in listed(page.get("/Contents")) if isinstance(p, Stream)]
    if not pieces:
        return SOUND
    if sum(map(_size, pieces)) > MOST_CONTENT:
        raise refused(name, f"the content of its page {number} is beyond measure", "print it again")
    try:
        found = _read(page, STATE)
        if found.artifacts:  # so that what is painted must be held against them
            return _read(page, f"{STATE} {PAINTS}").content()
        return found.content(real=any(PAINTING.search(piece.read_bytes()) for piece in pieces))
    except (pikepdf.PdfError, TypeError, ValueError) as error:
        raise refused(
            name, f"the content of its page {number} is damaged", "print it to PDF again"
        ) from error


def _read(page: Node, operators: str) -> "_Reader":
    reader = _Reader(entries_of(page.Resources.get("/Properties")))
    for instruction in pikepdf.parse_content_stream(pikepdf.Page(page), operators):
        reader.take(text(instruction.operator), instruction.operands)
    return reader


def _size(stream: Node) -> int:
    """The inflated size, as far as it is safe to look."""
    raw: bytes = stream.read_raw_bytes()
    if [text(f) for f in listed(stream.get("/Filter"))] != ["/FlateDecode"]:
        return len(raw)
    try:
        return len(zlib.decompressobj().decompress(raw, MOST_CONTENT + 1))
    except zlib.error:
        return len(raw)


class _Reader:
    """Follows the operators that open and close."""

    def __init__(self, properties: dict[str, Node]) -> None:
        self._properties = properties
        self._saved = self._surplus = 0
        self._text = self._real = self._numbered = False
        self._marks: list[bool] = []  # those that are open: whether each is an artifact
        self.artifacts = False

    def take(self, operator: str, operands: Node) -> None:
        """The next operator."""
        match operator:
            case "q":
                self._saved += 1
            case "Q" if self._saved:
                self._saved -= 1
            case "Q":
                self._surplus += 1
            case "BT" | "ET":
                self._text = operator == "BT"
            case "BMC" | "BDC":
                artifact = text(operands[0]) == "/Artifact"
                self._marks.append(artifact)
                self.artifacts |= artifact
                self._numbered |= operator == "BDC" and "/MCID" in self._said(operands)
            case "EMC":
                if self._marks:
                    self._marks.pop()
            case _:
                self._real |= not any(self._marks)

    def _said(self, operands: Node) -> dict[str, Node]:
        properties = operands[1] if len(operands) > 1 else None
        if isinstance(properties, Name):
            properties = self._properties.get(text(properties))
        return entries_of(properties)

    def content(self, *, real: bool = False) -> Content:
        """What was found."""
        real = real or self._real
        return Content(
            self._saved, self._surplus, len(self._marks), self._text, real, self._numbered
        )


def without_ids(pack: Pdf, page: Node) -> None:
    """Take marked-content ids off a page that no tag tree knows; what they marked stays."""
    properties = entries_of(page.Resources.get("/Properties"))
    for value in properties.values():
        if isinstance(value, Dictionary) and "/MCID" in value:
            del value["/MCID"]
    content = pikepdf.unparse_content_stream(list(_unnumbered(page)))
    page.Contents = pack.make_stream(content)


def _unnumbered(page: Node) -> Iterator[Node]:
    for instruction in pikepdf.parse_content_stream(pikepdf.Page(page)):
        operands: Node = instruction.operands
        said = operands[1] if text(instruction.operator) == "BDC" and len(operands) > 1 else None
        if isinstance(said, Dictionary) and "/MCID" in said:
            del said["/MCID"]
            yield [operands[0], said], instruction.operator
        else:
            yield instruction
