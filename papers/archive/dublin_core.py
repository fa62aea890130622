"""Dublin Core: what a library's or an archive's own catalogue asks of a bag."""

from collections.abc import Iterator
from html import escape

from papers.archive.places import Part, Place
from papers.manifest import Manifest

_CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/"
 xmlns:dc="http://purl.org/dc/elements/1.1/">
{elements}</oai_dc:dc>
"""
RIGHTS = {
    Part.OPEN: "Open to the public (Local Government Act 1972, sections 100B and 100C)",
    Part.EXEMPT: "Not for publication (Local Government Act 1972, Schedule 12A)",
    Part.BACKGROUND: "Open to the public (Local Government Act 1972, section 100D)",
}


def dublin_core(place: Place, manifest: Manifest) -> bytes:
    """The elements of a bag (ISO 15836-1), as OAI-PMH wraps them."""
    lines = (
        f"<dc:{name}>{escape(value, quote=False)}</dc:{name}>\n"
        for name, value in _elements(place, manifest)
        if value
    )
    return _CONTAINER.format(elements="".join(lines)).encode()


def _elements(place: Place, manifest: Manifest) -> Iterator[tuple[str, str]]:
    yield "title", f"{manifest.committee}, {manifest.date.isoformat()}: committee papers"
    yield "creator", manifest.council
    yield "publisher", manifest.council
    yield "subject", manifest.committee
    yield "description", manifest.reason
    yield "date", manifest.date.isoformat()
    yield "type", "Collection"
    yield "format", "application/pdf"
    yield "identifier", place.name
    yield "rights", RIGHTS[place.part]
