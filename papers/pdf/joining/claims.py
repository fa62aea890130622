"""What a pack may say of itself: the least that its parts have been shown to keep."""

import re
from collections.abc import Iterable
from dataclasses import replace
from enum import IntEnum

from pikepdf import Name, Object, Pdf

from papers.pdf.metadata import CLAIMS, Metadata, info, xmp

DESCRIPTION = re.compile(r"<rdf:Description .*?</rdf:Description>\n", re.DOTALL)


class Archival(IntEnum):
    """The level of PDF/A-2 that a file has been shown to keep (ISO 19005-2, 5)."""

    NONE = 0
    B = 1
    U = 2
    A = 3


def least(levels: Iterable[Archival]) -> Archival:
    """The level that a file made of these has."""
    return min(levels, default=Archival.NONE)


def claimed(*, ua: bool, a: Archival) -> tuple[str, ...]:
    """What a file claims, in words: "PDF/UA-1", "PDF/A-2a"."""
    return (*(["PDF/UA-1"] if ua else []), *([f"PDF/A-2{a.name.lower()}"] if a else []))


def write_metadata(pack: Pdf, metadata: Metadata, *, ua: bool, a: Archival) -> None:
    """One metadata record, and the information dictionary that agrees with it (6.6.3)."""
    packet = xmp(replace(metadata, claims=False)).decode()
    end = packet.rindex("</rdf:RDF>")
    written = packet[:end] + _claims(ua=ua, a=a) + packet[end:]
    pack.Root.Metadata = pack.make_stream(written.encode(), Type=Name.Metadata, Subtype=Name.XML)
    pack.trailer.Info = pack.make_indirect(Object.parse(info(metadata)))


def _claims(*, ua: bool, a: Archival) -> str:
    """PDF/A wants the schema of every other claim described (ISO 19005-2, 6.6.2.3)."""
    archival, accessible, schema = DESCRIPTION.findall(CLAIMS)
    said = ""
    if a:
        said += archival.replace(">A<", f">{a.name}<")
    if ua:
        said += accessible + schema
    return said
