"""ReportLab's canvas, made to hold a tagged document: the one place that knows its inside.

Fonts and images are ReportLab's; pages, catalogue, tags, annotations and the file's own structure
(object streams, cross-reference stream) are written here. Private names of ReportLab that are used:
`Canvas._doc`, `_formsinuse`, `_make_preamble`, and the attributes of `PDFDocument`; pyproject.toml
pins the versions that were tried.
"""

import hashlib
import io
import re
import struct
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import accumulate

from PIL import Image
from reportlab import rl_config
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from papers.pdf.face import STAND_INS, Face

OBJECTS_PER_STREAM = 200
COMPRESSION = 4  # of 9: a third quicker than the default, and 2% larger
FREE = 0, 0, 0xFFFF  # the first entry of the cross-references
# ReportLab leaves out the end of line before this word (ISO 19005-2, 6.1.7.1).
ENDSTREAM = b"endstream"

# Literal strings: what must be escaped, and bytes beyond ASCII as octal.
ESCAPED = {i: f"\\{i:03o}" for i in (*range(32), *range(127, 256))}
ESCAPED |= {ord(c): f"\\{c}" for c in "\\()"}


# Characters beyond the basic plane, which ReportLab writes as five digits, and signs of several
# letters, which it writes as six.
BEYOND = re.compile(r"<([0-9A-F]{5,6})>")


def _meaning(letters: Mapping[int, str], match: re.Match[str]) -> str:
    code = int(match[1], 16)
    return f"<{letters.get(code, chr(code)).encode('utf-16-be').hex().upper()}>"


class Encoding(dict[int, str]):
    """Characters of one face as literals of its first font subset, assigned as they come.

    Used with str.translate. Characters of later subsets are in `beyond`.
    """

    def __init__(self, face: Face, document: pdfdoc.PDFDocument) -> None:
        self._face = face
        self._document = document
        self.beyond: set[str] = set()
        face.font.splitString(" ", document)
        self.name = face.font.getSubsetInternalName(0, document)

    def __missing__(self, code: int) -> str:
        char = chr(STAND_INS.get(code, code))
        ((subset, raw),) = self._face.font.splitString(char, self._document)
        if subset:
            self.beyond.add(char)
        literal: str = raw.decode("latin-1").translate(ESCAPED)
        self[code] = literal
        return literal

    def holds(self, text: str) -> bool:
        """Whether a text that was translated is all of the first subset."""
        return not self.beyond or self.beyond.isdisjoint(text)

    def encode(self, text: str) -> list[tuple[str, str]]:
        """The text as literals with the names of their fonts."""
        literal = text.translate(self)
        if self.holds(text):
            return [(self.name, literal)]
        font, document = self._face.font, self._document
        return [
            (font.getSubsetInternalName(subset, document), raw.decode("latin-1").translate(ESCAPED))
            for subset, raw in font.splitString(text, document)
        ]


class TaggedCanvas(Canvas):  # type: ignore[misc]
    """A canvas whose pages carry tags. Coordinates are points from the bottom left."""

    def __init__(self) -> None:
        super().__init__(io.BytesIO(), pageCompression=1, invariant=1)
        self._objects: dict[int, bytes] = {}  # those that are not ReportLab's, by number
        self._streams: dict[int, bytes] = {}  # as they stand in the file, up to their last word
        self._pages: list[int] = []
        self._page_tree = self.add()
        self._root = 0  # the catalogue
        self._links: list[int] = []  # annotations of the page that is being made
        self._drawn: dict[str, int] = {}  # its pictures
        self._encodings: dict[Face, Encoding] = {}
        self._images: dict[bytes, str] = {}
        rl_config.useA85 = 0

    def _make_preamble(self) -> None:
        self._preamble = ""  # ReportLab's own names a font that is not embedded

    def encoding(self, face: Face) -> Encoding:
        """How a face's characters are written in this document."""
        if face not in self._encodings:
            self._encodings[face] = Encoding(face, self._doc)
        return self._encodings[face]

    def finish_page(self, width: float, height: float, code: Sequence[str]) -> None:
        """Add a page of this content, compressed at once."""
        content = zlib.compress("\n".join(code).encode("ascii"), COMPRESSION)
        contents = self.stream(content, b"/Filter/FlateDecode")
        pictures = b"".join(b"/%s %d 0 R" % (n.encode(), i) for n, i in self._drawn.items())
        resources = b"/Font %d 0 R" % self._number("BasicFonts")
        resources += b"/XObject<<%s>>" % pictures if pictures else b""
        page = (
            b"<</Type/Page/Parent %d 0 R/MediaBox[0 0 %g %g]/Contents %d 0 R/Resources<<%s>>"
            b"/StructParents %d/Tabs/S%s>>"
        )
        links = b"/Annots[%s]" % _references(self._links) if self._links else b""
        entries = self._page_tree, width, height, contents, resources, len(self._pages), links
        self._pages.append(self.add(page % entries))
        self._links, self._drawn = [], {}

    def image(self, content: bytes, opened: Callable[[bytes], Image.Image]) -> str:
        """The name by which this page draws a picture; `opened` decodes it the first time."""
        if content not in self._images:
            self._images[content] = self._embedded(opened(content))
        name = self._images[content]
        self._drawn[name] = self._number(name)
        return name

    def _embedded(self, picture: Image.Image) -> str:
        """Embed a picture, its alpha as a mask; what ReportLab draws for it is not used."""
        self.drawImage(ImageReader(picture), 0, 0, mask="auto")
        return str(self._doc.getXObjectName(self._formsinuse[-1]))

    def link_to(self, annotation: int) -> None:
        """Put an annotation on the page that is being made."""
        self._links.append(annotation)

    def reserve(self, count: int) -> range:
        """The numbers of so many objects of our own, to be filled in until the file is saved."""
        first = self._doc.objectcounter + 1
        self._doc.objectcounter += count
        return range(first, first + count)

    def add(self, content: bytes = b"") -> int:
        """Add an object of our own, or reserve its number."""
        self._doc.objectcounter += 1
        number: int = self._doc.objectcounter
        self._objects[number] = content
        return number

    def fill_in(self, number: int, content: bytes) -> None:
        """Give an object its content whose number was reserved."""
        self._objects[number] = content

    def page_number(self, index: int) -> int:
        """The object number of a finished page, counted from 0."""
        return self._pages[index]

    def stream(self, content: bytes, entries: bytes) -> int:
        """Add a stream; its dictionary says what `entries` says, its length aside."""
        (number,) = self.reserve(1)
        head = b"<<%s/Length %d>>\nstream\n" % (entries, len(content))
        self._streams[number] = head + content
        return number

    def catalogue(self, **entries: bytes | None) -> None:
        """Write the document catalogue with these entries."""
        parts = [b"/%s %s" % (key.encode(), said) for key, said in entries.items() if said]
        start = b"<</Type/Catalog/Pages %d 0 R" % self._page_tree
        self._root = self.add(start + b"".join(parts) + b">>")

    def file(self, info: bytes) -> bytes:
        """The finished file."""
        tree = b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(self._pages), _references(self._pages))
        self.fill_in(self._page_tree, tree)
        properties = self.add(info)
        for number, content in self._formatted():
            if content.endswith(ENDSTREAM):
                self._streams[number] = content[: -len(ENDSTREAM)]
            else:
                self._objects[number] = content
        return _serialise(self._objects, self._streams, self._root, properties)

    def _formatted(self) -> Iterator[tuple[int, bytes]]:
        """ReportLab's own objects: fonts and pictures."""
        document = self._doc
        for font in document.delayedFonts:
            font.addObjects(document)
        letters = {face.font.face.name.decode(): face.letters for face in self._encodings}
        for name, thing in document.idToObject.items():
            if name.startswith("toUnicodeCMap:"):
                meaning = partial(_meaning, letters[name.partition("+")[2]])
                thing.content = BEYOND.sub(meaning, thing.content)
        done: set[int] = set()
        while more := document.numberToId.keys() - done:  # formatting may add objects
            for number in sorted(more):
                thing = document.idToObject[document.numberToId[number]]
                yield number, thing.format(document).strip(b"\n")
            done |= more

    def _number(self, name: str) -> int:
        """The number of an object of ReportLab's."""
        number: int = self._doc.idToObjectNumberAndVersion[name][0]
        return number


def _references(numbers: Iterable[int]) -> bytes:
    return b" ".join([b"%d 0 R" % number for number in numbers])


def _serialise(
    objects: Mapping[int, bytes], streams: Mapping[int, bytes], root: int, info: int
) -> bytes:
    """Write all objects: streams as they are, the rest in compressed object streams."""
    output = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    entries: dict[int, tuple[int, int, int]] = {}
    for number, content in sorted(streams.items()):
        entries[number] = (1, len(output), 0)
        output += b"%d 0 obj\n%s\nendstream\nendobj\n" % (number, content)
    packed = sorted(objects.items())
    number = max(packed[-1][0], *streams) + 1
    for start in range(0, len(packed), OBJECTS_PER_STREAM):
        part = packed[start : start + OBJECTS_PER_STREAM]
        entries.update([(n, (2, number, i)) for i, (n, _) in enumerate(part)])
        entries[number] = (1, len(output), 0)
        output += _object_stream(number, part)
        number += 1
    _write_references(output, entries, number, root, info)
    return bytes(output)


def _object_stream(number: int, part: Sequence[tuple[int, bytes]]) -> bytes:
    starts = accumulate([len(content) + 1 for _, content in part], initial=0)
    index = [b"%d %d" % (member, start) for (member, _), start in zip(part, starts, strict=False)]
    head = b" ".join(index) + b"\n"
    body = b"\n".join([content for _, content in part]) + b"\n"
    data = zlib.compress(head + body, COMPRESSION)
    return (
        b"%d 0 obj\n<</Type/ObjStm/N %d/First %d/Filter/FlateDecode/Length %d>>\nstream\n"
        b"%s\nendstream\nendobj\n" % (number, len(part), len(head), len(data), data)
    )


def _write_references(
    output: bytearray, entries: dict[int, tuple[int, int, int]], number: int, root: int, info: int
) -> None:
    """The cross-reference stream and the end of the file; its ID comes from its content."""
    start = len(output)
    entries[number] = (1, start, 0)
    pack = struct.Struct(">BIH").pack
    rows = [pack(*entries.get(n, FREE)) for n in range(number + 1)]
    data = zlib.compress(b"".join(rows), COMPRESSION)
    identity = hashlib.sha256(output).hexdigest()[:32].encode()
    output += (
        b"%d 0 obj\n<</Type/XRef/Size %d/W[1 4 2]/Root %d 0 R/Info %d 0 R/ID[<%s><%s>]"
        b"/Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n"
        % (number, number + 1, root, info, identity, identity, len(data), data, start)
    )
