"""Look in public files for what is exempt: the last gate before anything is written.

Fingerprints are runs of letters and digits, so that spaces, line ends and capitals cannot hide a
text. A run of 24 that no open text has must stand nowhere; nor must a short text as a whole.
"""

import html
import io
import re
import zipfile
import zlib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import chain

import pikepdf

from papers.pack.plain import plain_text
from papers.pdf.shown import shown_on

RUN = 24  # letters and digits
HALF = RUN // 2
BETWEEN = "\0"  # texts; no letter, no digit
LEAST = 8  # of a text that is looked for as a whole

_STREAM, _END = re.compile(rb"stream\r?\n"), b"endstream"
_LITERAL = re.compile(rb"\(((?:[^\\()]++|\\.)*+)\)|<([0-9A-Fa-f]{8,}+)>", re.DOTALL)
_ESCAPE = re.compile(rb"\\(?:([0-7]{1,3})|(.))", re.DOTALL)
_TAG = re.compile(rb"<!--|-->|<!\[CDATA\[|\]\]>|<(?!!--|!\[CDATA\[)[^>]*>")
_ATTRIBUTE = re.compile(rb"""="([^"]*)"|='([^']*)'""")
_PAGES = re.compile(r"word/(document|footnotes|header\d*|footer\d*)\.xml")
_SILENT = (".png", ".jpg", ".jpeg", ".odttf", ".ttf")  # parts of a Word file without words
_DEEPEST = 3  # files within files
_MOST_UNPACKED = 100_000_000  # bytes
_MARKUP = re.compile(rb"<\?xpacket|<\?xml|<x:xmpmeta")


@dataclass(frozen=True, slots=True)
class Fingerprints:
    """What must not be found: runs and short whole texts that are nowhere open; names; pictures.

    Names are those of folders and files, as they are written.
    """

    runs: frozenset[str]
    whole: tuple[str, ...]
    names: tuple[str, ...] = ()
    pictures: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.runs or self.whole or self.names or self.pictures)

    def digest(self) -> str:
        """One hash for all of them."""
        parts = (*sorted(self.runs), *self.whole, *self.names, *sorted(self.pictures))
        return sha256(BETWEEN.join(parts).encode()).hexdigest()

    def with_(self, others: "Fingerprints") -> "Fingerprints":
        """These and others."""
        return Fingerprints(
            self.runs | others.runs,
            (*self.whole, *others.whole),
            (*self.names, *others.names),
            self.pictures | others.pictures,
        )

    def without(self, open_texts: Iterable[str]) -> "Fingerprints":
        """These, but for what more texts say in public."""
        public = BETWEEN.join(map(plain_text, open_texts))
        if not public:
            return self
        whole = tuple(each for each in self.whole if each not in public)
        return replace(self, runs=self.runs.difference(_runs(public)), whole=whole)

    def named(self, names: Iterable[str], said: Collection[str]) -> "Fingerprints":
        """These, and those of the names that say something and stand in nothing that is said."""
        open_texts = [text.casefold() for text in said]
        secret = (
            name
            for name in names
            if _is_distinct(name) and not any(name.casefold() in text for text in open_texts)
        )
        return replace(self, names=tuple(secret))

    def found_in(self, text: str) -> str:
        """What stands in a text, as far as it was recognised; "" for nothing."""
        if name := next((each for each in self.names if each in text), ""):
            return name
        flat = plain_text(text)
        if self.runs:
            for start in range(0, len(flat) - RUN + 1, HALF):
                if flat[start : start + RUN] in self.runs:
                    return flat[start : start + RUN]
        return next((each for each in self.whole if each in flat), "")


def fingerprints(
    hidden: Iterable[str],
    open_texts: Iterable[str],
    pictures: Iterable[bytes] = (),
    known: Iterable[str] = (),
) -> Fingerprints:
    """The fingerprints of hidden texts, given all that may be said in public.

    What is `known` to everybody, such as the committee's name, parts a hidden text in two: beside
    it, one chance letter more would seem to be a secret.
    """
    said = dict.fromkeys(open_texts)
    public = BETWEEN.join(map(plain_text, said))
    texts = {plain_text(text): text for text in hidden}
    apart = sorted({plain_text(each) for each in known}, key=len, reverse=True)
    parted = {flat: _parted(flat, apart) for flat in texts}
    runs = {run for pieces in parted.values() for piece in pieces for run in _runs(piece)}
    runs -= _shared(public, chain.from_iterable(parted.values()))
    edge = RUN + HALF  # a text of this length has a run wherever the search begins
    whole = {
        piece
        for flat, text in texts.items()
        for piece in parted[flat]
        if LEAST <= len(piece) < edge
        and (_is_distinct(text) if piece == flat else len(piece) >= RUN)
        and piece not in public
    }
    hashes = (sha256(picture).hexdigest() for picture in pictures)
    return Fingerprints(frozenset(runs), tuple(sorted(whole)), (), frozenset(hashes))


def _parted(flat: str, known: Iterable[str]) -> tuple[str, ...]:
    for each in known:
        if len(each) >= LEAST:
            flat = flat.replace(each, BETWEEN)
    return tuple(flat.split(BETWEEN))


def _is_distinct(text: str) -> bool:
    """Whether it is more than a word that any file may hold, or a figure."""
    return not text.replace(",", "").isdigit() and (
        len(text.split()) > 1 or any(sign.isdigit() or sign == "-" for sign in text)
    )


def _runs(text: str, size: int = RUN) -> Iterator[str]:
    return (text[at : at + size] for at in range(len(text) - size + 1))


def _shared(public: str, pieces: Iterable[str]) -> set[str]:
    """The runs of a text that may stand in others: those around every half that stands there."""
    halves = {half for piece in pieces for half in _runs(piece, HALF)}
    around = {
        public[max(at - HALF, 0) : at + RUN]
        for at in range(0, len(public) - HALF + 1, HALF)
        if public[at : at + HALF] in halves
    }
    return {run for text in around for run in _runs(text)}


def leak_in(name: str, content: bytes, prints: Fingerprints, seen: Collection[str] = ()) -> str:
    """What of the fingerprints stands in a public file, its name included; "" for nothing.

    `seen` are hashes of streams that need no second look.
    """
    if not prints:
        return ""
    in_word = content.startswith(b"PK")
    texts = _of_word(content) if in_word else _of_pdf(content, seen)
    for text in chain([name], texts):
        if found := prints.found_in(text):
            return found
    return _picture_in(content, prints.pictures) if in_word and prints.pictures else ""


def streams_of(pdf: bytes) -> frozenset[str]:
    """The hashes of the streams of a PDF, as they are stored."""
    return frozenset(map(_hash, _streams(pdf)[0]))


def _streams(pdf: bytes) -> tuple[list[bytes], bytes]:
    """The streams of a PDF as they are stored, and what stands outside them."""
    *pieces, rest = pdf.split(_END)
    streams, outside = list[bytes](), list[bytes]()
    for piece in pieces:
        begin = _STREAM.search(piece)
        outside.append(piece[: begin.start()] if begin else piece)
        if begin:
            end = len(piece) - (piece[-2:] == b"\r\n") - (piece[-1:] == b"\n")
            streams.append(piece[begin.end() : end])
    return streams, b"".join([*outside, rest])


def _hash(stream: bytes) -> str:
    return sha256(stream).hexdigest()


def _of_word(content: bytes, depth: int = 0) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for part in package.namelist():
            yield part
            if not part.endswith(_SILENT):
                yield from _of_part(package.read(part), depth)
        yield content[package.start_dir :].decode("latin-1")  # remarks, and what was put behind


def _of_part(body: bytes, depth: int) -> Iterator[str]:
    """The texts of a part: XML, a file of Office within the file, or of another kind."""
    if body.lstrip(b"\xef\xbb\xbf \r\n").startswith(b"<"):
        yield from _of_xml(body)
    elif depth < _DEEPEST and _unpacks(body):
        yield from _of_word(body, depth + 1)
    else:
        yield body.decode("latin-1")
        yield from (body[odd:].decode("utf-16-le", "replace") for odd in (0, 1))


def _unpacks(body: bytes) -> bool:
    """Whether a part is a package itself, of a bearable size."""
    if not zipfile.is_zipfile(io.BytesIO(body)):
        return False
    with zipfile.ZipFile(io.BytesIO(body)) as package:
        return sum(part.file_size for part in package.infolist()) <= _MOST_UNPACKED


def text_of_word(content: bytes) -> str:
    """The text of a Word file, headers and footers too; "" of a file that is none."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = [package.read(name) for name in package.namelist() if _PAGES.fullmatch(name)]
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, OSError):
        return ""
    return "\n".join(next(_of_xml(part)) for part in parts)


def _picture_in(content: bytes, pictures: Collection[str]) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = (part for part in package.namelist() if "/media/" in part)
        return next(
            (part for part in parts if sha256(package.read(part)).hexdigest() in pictures), ""
        )


def _of_xml(body: bytes) -> Iterator[str]:
    yield _unescaped_xml(_TAG.sub(b"", body))
    yield _unescaped_xml(b"\0".join(one or other for one, other in _ATTRIBUTE.findall(body)))


def _unescaped_xml(body: bytes) -> str:
    text = body.decode("utf-8", "replace")
    return html.unescape(text) if "&" in text else text


def _of_pdf(content: bytes, seen: Collection[str]) -> Iterator[str]:
    """The text of its pages; then every string and every text in it, decompressed."""
    with pikepdf.open(io.BytesIO(content)) as document:
        yield "\n".join(shown_on(document.pages, seen))
    streams, outside = _streams(content)
    bodies = [_inflated(stream) for stream in streams if not seen or _hash(stream) not in seen]
    for body in (outside, *bodies):
        if _MARKUP.search(body[:200]):
            yield from _of_xml(body)
        else:
            yield "\0".join(_strings(body))


def _inflated(body: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(body)
    except zlib.error:
        return body


def _strings(body: bytes) -> Iterator[str]:
    """The strings of objects: PDFDocEncoding or UTF-16 (ISO 32000-1, 7.9.2)."""
    for literal, written in _LITERAL.findall(body):
        if literal:
            value = _ESCAPE.sub(_unescaped, literal) if b"\\" in literal else literal
        else:
            value = bytes.fromhex(written.decode() + "0" * (len(written) % 2))
        if value.startswith(b"\xfe\xff"):
            yield value[2:].decode("utf-16-be", "replace")
        else:
            yield value.decode("latin-1")


def _unescaped(match: re.Match[bytes]) -> bytes:
    return bytes([int(match[1], 8) & 0xFF]) if match[1] else match[2]
