"""What a PDF says about itself: XMP, the document's properties, the colours' profile."""

import re
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from html import escape
from pathlib import Path

PROFILE = Path(__file__).parent / "srgb.icc"
EARLIEST = "2000-01-01T00:00:00Z"
STAMP = re.compile(r"(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)", re.ASCII)
FORM = "%Y-%m-%dT%H:%M:%SZ"
PRODUCER = "papers"

XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
{author}{subject}<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<xmp:CreateDate>{created}</xmp:CreateDate>
<xmp:ModifyDate>{created}</xmp:ModifyDate>
<xmp:MetadataDate>{created}</xmp:MetadataDate>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<pdf:Producer>{producer}</pdf:Producer>
{keywords}</rdf:Description>
{claims}</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""

# ISO 19005-2, 6.7.11 and ISO 14289-1, 5; PDF/A wants the schema of other claims described.
CLAIMS = """<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of PDF/UA</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""


@dataclass(frozen=True, slots=True)
class Metadata:
    """Title, language and origin; `claims` whether the file says that it conforms.

    `created` is in the form of ISO 8601; the clock is never read.
    """

    title: str
    language: str
    author: str = ""
    subject: str = ""
    keywords: str = ""
    created: str = EARLIEST
    claims: bool = True

    @property
    def stamp(self) -> str:
        """The date as XMP wants it."""
        match = STAMP.match(self.created)
        try:
            moment = datetime.fromisoformat(match[0]) if match else None
        except ValueError:
            moment = None
        return moment.strftime(FORM) if moment is not None else EARLIEST


def xmp(metadata: Metadata) -> bytes:
    """The metadata packet."""
    author, subject = escape(metadata.author, quote=False), escape(metadata.subject, quote=False)
    keywords = escape(metadata.keywords, quote=False)
    return XMP.format(
        title=escape(metadata.title, quote=False),
        language=escape(metadata.language, quote=False),
        author=f"<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>\n"
        if author
        else "",
        subject='<dc:description><rdf:Alt><rdf:li xml:lang="x-default">'
        f"{subject}</rdf:li></rdf:Alt></dc:description>\n"
        if subject
        else "",
        keywords=f"<pdf:Keywords>{keywords}</pdf:Keywords>\n" if keywords else "",
        created=metadata.stamp,
        producer=PRODUCER,
        claims=CLAIMS if metadata.claims else "",
    ).encode()


def without_claims(pdf: bytes) -> bytes:
    """A file of ours that no longer says that it conforms; of the same length."""
    claims = CLAIMS.encode()
    return pdf.replace(claims, b" " * len(claims))


def info(metadata: Metadata) -> bytes:
    """The document information dictionary, agreeing with the XMP (ISO 19005-2, 6.7.3)."""
    entries = {"Title": metadata.title, "Author": metadata.author, "Subject": metadata.subject}
    entries["Keywords"] = metadata.keywords
    parts = [b"/%s %s" % (k.encode(), text_string(v)) for k, v in entries.items() if v]
    date = "".join(STAMP.match(metadata.stamp).groups())  # type: ignore[union-attr]
    parts.append(b"/CreationDate(D:%sZ)/ModDate(D:%sZ)" % (date.encode(), date.encode()))
    parts.append(b"/Producer %s" % text_string(PRODUCER))
    return b"<<" + b"".join(parts) + b">>"


def text_string(text: str) -> bytes:
    """A PDF text string: a literal for plain ASCII, else UTF-16."""
    if text.isascii() and text.isprintable():
        escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        return b"(" + escaped.encode() + b")"
    return b"<FEFF" + text.encode("utf-16-be", "replace").hex().upper().encode() + b">"


@cache
def profile() -> bytes:
    """The sRGB profile that every colour of the file is meant in."""
    return PROFILE.read_bytes()
