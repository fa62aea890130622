"""What a finished PDF says of its own conformance, and whether what is in it agrees."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pikepdf
from lxml import etree
from pikepdf import Dictionary, Pdf

from papers.pdf.joining.objects import Node

_PDFA = "{http://www.aiim.org/pdfa/ns/id/}"
_PDFUA = "{http://www.aiim.org/pdfua/ns/id/}"


@dataclass(frozen=True, slots=True)
class Claims:
    """The pages of a PDF, what it claims ("PDF/UA-1", "PDF/A-2a"), and what in it disagrees."""

    pages: int
    conformance: tuple[str, ...] = ()
    contradictions: tuple[str, ...] = ()

    @property
    def accessible(self) -> bool:
        """Whether it claims to be accessible."""
        return any(claim.startswith("PDF/UA-") for claim in self.conformance)

    @property
    def archivable(self) -> bool:
        """Whether it claims to be archivable."""
        return any(claim.startswith("PDF/A-") for claim in self.conformance)


def read_claims(path: Path) -> Claims:
    """Read the claims of a PDF; a file that cannot be read claims nothing."""
    try:
        with pikepdf.open(path) as pdf:
            claims = Claims(len(pdf.pages), tuple(_conformance(pdf)))
            return Claims(claims.pages, claims.conformance, tuple(_contradictions(pdf, claims)))
    except (pikepdf.PdfError, pikepdf.PasswordError, RuntimeError, ValueError, TypeError):
        return Claims(0, (), ("it cannot be read as a PDF",))


def _conformance(pdf: Pdf) -> Iterator[str]:
    """The claims of the metadata (ISO 14289-1, 5; ISO 19005-2, 6.6.4)."""
    metadata = pdf.Root.get("/Metadata")
    if not isinstance(metadata, pikepdf.Stream):
        return
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        root = etree.fromstring(metadata.read_bytes().strip(), parser)
    except etree.XMLSyntaxError:
        return
    if part := _value(root, f"{_PDFUA}part"):
        yield f"PDF/UA-{part}"
    if part := _value(root, f"{_PDFA}part"):
        yield f"PDF/A-{part}{_value(root, f'{_PDFA}conformance').lower()}"


def _value(root: etree._Element, name: str) -> str:
    """A property of XMP, written as an element or as an attribute."""
    for node in root.iter():
        if node.tag == name:
            return (node.text or "").strip()
        if name in node.attrib:
            return str(node.attrib[name]).strip()
    return ""


def _contradictions(pdf: Pdf, claims: Claims) -> Iterator[str]:
    root = pdf.Root
    tagged = isinstance(root.get("/StructTreeRoot"), Dictionary) and _marked(root)
    if claims.accessible or any(claim.endswith("a") for claim in claims.conformance):
        if not tagged:
            yield "it has no tags"
        if not str(root.get("/Lang", "")):
            yield "it does not name its language"
    if claims.archivable:
        if pdf.is_encrypted:
            yield "it is encrypted"
        if "/OutputIntents" not in root:
            yield "it does not say what its colours mean"


def _marked(root: Node) -> bool:
    information = root.get("/MarkInfo")
    return isinstance(information, Dictionary) and bool(information.get("/Marked", False))
