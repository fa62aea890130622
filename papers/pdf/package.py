"""Open a Word file: its parts and relationships, within bounds that a hostile file cannot pass."""

import io
import lzma
import posixpath
import struct
import zipfile
import zlib
from dataclasses import dataclass

from lxml import etree

from papers.diagnostics import ContentError, Diagnostic, Location
from papers.pdf.ooxml import Node

MOST_PARTS = 10_000
MOST_BYTES = 256 * 1024 * 1024  # of all parts together, inflated
MOST_XML_BYTES = 96 * 1024 * 1024  # of one part that is parsed

DAMAGED = (  # what Python's zipfile raises for files that are
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, OSError, ValueError,
    OverflowError, RuntimeError, NotImplementedError,
)  # fmt: skip
PACKAGE_RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}"

# Files written as "Strict Open XML" differ in their namespaces alone (ISO/IEC 29500-1, annex A).
STRICT = (
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/drawingml/",
        b"http://schemas.openxmlformats.org/drawingml/2006/",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/math",
        b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    ),
)


@dataclass(frozen=True, slots=True)
class Relationship:
    """What a part refers to: another part by its name, or an address outside."""

    kind: str  # the last word of its type: "image", "hyperlink", "footnotes"
    target: str
    external: bool


def refused(file: str, message: str, hint: str = "") -> ContentError:
    """The error for a file that cannot be converted at all."""
    return ContentError([Diagnostic(Location(file), message, hint, rule="word-file")])


class Package:
    """The parts of a Word file, inflated when asked for. `file` names it in messages."""

    def __init__(self, content: bytes, file: str) -> None:
        self.file = file
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except DAMAGED as error:
            raise refused(file, *_not_a_docx(content)) from error
        self._check_size()
        self._names = {name.lstrip("/").lower(): name for name in self._zip.namelist()}
        self._relationships: dict[str, dict[str, Relationship]] = {}
        self._roots: dict[str, Node] = {}
        self.main = self._main_part()

    def _check_size(self) -> None:
        entries = self._zip.infolist()
        if len(entries) > MOST_PARTS:
            raise refused(self.file, f"it holds {len(entries):,} parts, more than {MOST_PARTS:,}")
        size = sum(entry.file_size for entry in entries)
        if size > MOST_BYTES:
            raise refused(
                self.file,
                f"it would take {size // 2**20:,} MB when opened, more than "
                f"{MOST_BYTES // 2**20} MB",
                "compress its pictures in Word and save it again",
            )

    def _main_part(self) -> str:
        for relationship in self.relationships("").values():
            if relationship.kind == "officeDocument":
                return relationship.target
        if self.has("word/document.xml"):
            return "word/document.xml"
        raise refused(self.file, "it is not a Word document", "save it in Word as .docx")

    def has(self, name: str) -> bool:
        """Whether there is a part of that name."""
        return name.lower() in self._names

    def part(self, name: str) -> bytes:
        """The bytes of a part; raises ContentError where it is missing or damaged."""
        stored = self._names.get(name.lower())
        if stored is None:
            raise refused(self.file, f"its part {name} is missing", "open and save it in Word")
        try:
            with self._zip.open(stored) as stream:
                return stream.read(MOST_BYTES)
        except DAMAGED as error:
            raise refused(
                self.file, f"its part {name} is damaged", "open and save it in Word"
            ) from error

    def xml(self, name: str) -> Node:
        """The root element of a part. Entities, DTDs and the network are never used."""
        if name not in self._roots:
            self._roots[name] = self._parse(name)
        return self._roots[name]

    def _parse(self, name: str) -> Node:
        content = self.part(name)
        if len(content) > MOST_XML_BYTES:
            raise refused(self.file, f"its part {name} is {len(content) // 2**20} MB of XML")
        if b"purl.oclc.org/ooxml" in content:
            for strict, transitional in STRICT:
                content = content.replace(strict, transitional)
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            root = etree.fromstring(content, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise refused(
                self.file, f"its part {name} is not well-formed ({error})", "save it in Word again"
            ) from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise refused(self.file, f"its part {name} declares a document type; Word never does")
        return root

    def close(self) -> None:
        """Let go of all parts that were parsed."""
        self._roots.clear()

    def optional_xml(self, name: str | None) -> Node | None:
        """The root element of a part, or None where there is no such part."""
        return self.xml(name) if name and self.has(name) else None

    def relationships(self, part: str) -> dict[str, Relationship]:
        """The relationships of a part by their id; none where it has no such file."""
        if part not in self._relationships:
            self._relationships[part] = dict(self._read_relationships(part))
        return self._relationships[part]

    def _read_relationships(self, part: str) -> list[tuple[str, Relationship]]:
        folder, name = posixpath.split(part)
        root = self.optional_xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        if root is None:
            return []
        found = []
        for node in root.iterchildren(f"{PACKAGE_RELATIONSHIPS}Relationship"):
            external = node.get("TargetMode") == "External"
            target = node.get("Target", "")
            if not external:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            kind = node.get("Type", "").rsplit("/", 1)[-1]
            found.append((node.get("Id", ""), Relationship(kind, target, external)))
        return found

    def related(self, part: str, kind: str) -> str | None:
        """The name of the first part of a kind that a part refers to."""
        for relationship in self.relationships(part).values():
            if relationship.kind == kind and not relationship.external:
                return relationship.target
        return None


def _not_a_docx(content: bytes) -> tuple[str, str]:
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        return "it is an old Word file (.doc) or has a password", "save it in Word as .docx"
    if not content:
        return "it is empty", "copy it again from where it came"
    return "it is not a Word file, or only part of one", "copy it again, or save it as .docx"
