"""Hostile and broken Word files: each converts or is refused with a message, in bounded time."""

import io
import re
import signal
import struct
import sys
import threading
import time
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import pikepdf
import pytest
from lxml import etree
from PIL import Image
from support.tagtree import page_texts

from papers.diagnostics import ContentError
from papers.pdf.convert import Conversion, convert

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMES = (
    f'xmlns:w="{W}" xmlns:r="{R}" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
    'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:dcterms="http://purl.org/dc/terms/"><dc:title>Hostile</dc:title>{more}'
    "</cp:coreProperties>"
)
STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial"/>'
    '<w:sz w:val="22"/><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault></w:docDefaults>'
)
SECONDS = 60  # a hang, not slowness: the machine may be busy
HEADER_ROW = "<w:trPr><w:tblHeader/></w:trPr>"


def p(text: str = "words", properties: str = "", run: str = "") -> str:
    return (
        f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr>"
        f'<w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
    )


def cell(content: str = "", properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content or p('cell')}</w:tc>"


def table(*rows: str, properties: str = "", grid: str = "") -> str:
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr>{properties}{''.join(cells)}</w:tr>"


def fld(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def code(text: str) -> str:
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


def root(name: str, content: str) -> str:
    return f"<w:{name} {NAMES}>{content}</w:{name}>"


def relationships(entries: Mapping[str, tuple[str, str]], *, external: tuple[str, ...] = ()) -> str:
    """A .rels part from {id: (kind, target)}."""
    lines = "".join(
        f'<Relationship Id="{key}" Type="{R}/{kind}" Target="{target}"'
        + (' TargetMode="External"' if key in external else "")
        + "/>"
        for key, (kind, target) in entries.items()
    )
    return f'<Relationships xmlns="{RELS}">{lines}</Relationships>'


def docx(body: str = "", **parts: str | bytes | None) -> bytes:
    """A Word file of this body. Parts by name (`word__x` is word/x, `_xml` ends it); None: missing."""
    links = {
        "styles": ("styles", "styles.xml"), "numbering": ("numbering", "numbering.xml"),
        "settings": ("settings", "settings.xml"), "footnotes": ("footnotes", "footnotes.xml"),
        "endnotes": ("endnotes", "endnotes.xml"), "header": ("header", "header.xml"),
        "footer": ("footer", "footer.xml"), "image": ("image", "media/image.png"),
        "theme": ("theme", "theme.xml"),
    }  # fmt: skip
    wrap = {"numbering": "numbering", "settings": "settings", "footnotes": "footnotes",
            "endnotes": "endnotes", "header": "hdr", "footer": "ftr", "styles": "styles"}  # fmt: skip
    parts.setdefault("styles", STYLES)
    files: dict[str, str | bytes | None] = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{RELS}"><Relationship Id="r1" Type="{R}/officeDocument" '
        f'Target="word/document.xml"/><Relationship Id="r2" Type="http://schemas.openxmlformats.org/'
        'package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
        "</Relationships>",
        "docProps/core.xml": CORE.format(more=parts.pop("core", "")),
        "word/document.xml": root("document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": parts.pop("rels", relationships(links)),
    }
    for name, content in parts.items():
        path = f"word/{links[name][1]}" if name in links else name
        wrapped = isinstance(content, str) and name in wrap
        files[path] = root(wrap[name], str(content)) if wrapped else content
    return zipped({name: content for name, content in files.items() if content is not None})


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def without(content: bytes, *names: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return zipped({n: archive.read(n) for n in archive.namelist() if n not in names})


class TooLate(BaseException):
    """The time is up."""


@contextmanager
def limited(seconds: int = SECONDS) -> Iterator[None]:
    """Fail after a time, where the system can interrupt."""

    def late(*_: object) -> None:
        raise TooLate

    able = hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()
    if able:
        before = signal.signal(signal.SIGALRM, late)
        signal.setitimer(signal.ITIMER_REAL, seconds)
    start = time.monotonic()
    try:
        yield
    except TooLate:
        pytest.fail(f"not done after {seconds} s", pytrace=False)
    finally:
        if able:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, before)
    assert time.monotonic() - start < seconds


def attempt(content: bytes) -> Conversion | ContentError:
    """Convert it as far as it goes: what comes of it, or how it was refused."""
    found: Conversion | ContentError
    with limited():
        try:
            found = convert(
                content, "hostile.docx", language="en-GB", repair=True, allow_nonconforming=True
            )
        except ContentError as error:
            found = error
    if isinstance(found, ContentError):
        told = found.diagnostics
        assert told
    else:
        told = found.findings
        assert found.pdf.startswith(b"%PDF-1.7")
        assert found.pages > 0
    assert all(d.message.strip() and d.where.file == "hostile.docx" for d in told)
    "\n".join(map(str, told)).encode()  # it can be printed
    return found


def converted(content: bytes) -> Conversion:
    found = attempt(content)
    assert isinstance(found, Conversion), str(found)
    return found


def whole(content: bytes) -> Conversion:
    """It converts and loses no word."""
    found = converted(content)
    rules = {finding.rule for finding in found.findings}
    assert "lost-words" not in rules or "missing-glyph" in rules, ascii(found.findings)
    return found


def refusal(content: bytes) -> str:
    found = attempt(content)
    assert isinstance(found, ContentError), "it was converted"
    return str(found)


# The zip


@pytest.mark.parametrize("kept", [0, 1, 4, 30, 200, 0.5, 0.9, 0.999, -1, -22])
def test_a_truncated_file_is_refused(kept: float) -> None:
    content = docx(p("words " * 500))
    end = int(len(content) * kept) if isinstance(kept, float) else kept
    assert "Word file" in refusal(content[:end]) or "empty" in refusal(content[:end])


@pytest.mark.parametrize(
    "content",
    [
        b"PK\x05\x06" + b"\0" * 18,
        b"PK\x03\x04",
        b"%PDF-1.4",
        b"\xd0\xcf\x11\xe0" + b"\0" * 600,
        b"PK" * 4000,
    ],
)
def test_what_is_no_word_file_is_refused(content: bytes) -> None:
    assert refusal(content).startswith("hostile.docx: error: it is")


def test_a_bomb_is_refused_by_its_size() -> None:
    bomb = zipped({"word/document.xml": b" " * (300 << 20)})
    assert "MB when opened" in refusal(bomb)


def test_a_bomb_of_many_parts_is_refused() -> None:
    assert "parts" in refusal(zipped({f"word/{i}.xml": "" for i in range(10_001)}))


def lying(content: bytes, size: int) -> bytes:
    """A zip whose entries declare that they inflate to this size."""
    data = bytearray(content)
    for signature, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = data.find(signature)
        while at >= 0:
            data[at + offset : at + offset + 4] = struct.pack("<I", size)
            at = data.find(signature, at + 4)
    return bytes(data)


@pytest.mark.parametrize("size", [0, 10, 3000, (1 << 28) - 1, 0xFFFFFFFF])
def test_a_bomb_that_lies_about_its_size_is_refused(size: int) -> None:
    bomb = docx(p(" " * (9 << 20)), **{"word/media/x.bin": b"\0" * (64 << 20)})
    refusal(lying(bomb, size))


@pytest.mark.parametrize("method", [1, 9, 12, 14, 93, 99])
def test_an_odd_compression_is_refused(method: int) -> None:
    data = bytearray(docx(p()))
    for signature, offset in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        at = data.find(signature)
        while at >= 0:
            data[at + offset : at + offset + 2] = struct.pack("<H", method)
            at = data.find(signature, at + 4)
    refusal(bytes(data))


def test_an_encrypted_part_is_refused() -> None:
    data = bytearray(docx(p()))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(signature)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(signature, at + 4)
    refusal(bytes(data))


def test_every_flipped_byte_converts_or_is_refused() -> None:
    content = zipped({"word/document.xml": root("document", f"<w:body>{p('x')}</w:body>")})
    for at in range(0, len(content), 3):
        damaged = bytearray(content)
        damaged[at] ^= 0x55
        attempt(bytes(damaged))


# The parts

EVERYTHING = docx(
    p("first", '<w:pStyle w:val="S"/><w:numPr><w:numId w:val="1"/></w:numPr>')
    + '<w:p><w:r><w:footnoteReference w:id="1"/><w:endnoteReference w:id="1"/></w:r></w:p>'
    + '<w:p><w:hyperlink r:id="gone"><w:r><w:t>link</w:t></w:r></w:hyperlink></w:p>'
    + '<w:sectPr><w:headerReference r:id="header"/><w:footerReference r:id="nowhere"/></w:sectPr>',
    numbering='<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:lvlText w:val="%1."/></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    settings="",
    footnotes=f'<w:footnote w:id="1">{p("note")}</w:footnote>',
    endnotes=f'<w:endnote w:id="1">{p("end note")}</w:endnote>',
    header=p("header"),
)
with zipfile.ZipFile(io.BytesIO(EVERYTHING)) as _archive:
    NAMES_OF_PARTS = _archive.namelist()


@pytest.mark.parametrize("name", NAMES_OF_PARTS)
def test_a_missing_part_is_done_without_or_named(name: str) -> None:
    found = attempt(without(EVERYTHING, name))
    if name == "word/document.xml":
        assert "word/document.xml is missing" in str(found)
    else:
        assert isinstance(found, Conversion)


@pytest.mark.parametrize("name", NAMES_OF_PARTS)
@pytest.mark.parametrize(
    "content",
    [b"", b"<", b"\0" * 99, b"<a/>", b"\x89PNG\r\n\x1a\n", "<ä/>".encode("utf-16"), b"<a>" * 5000],
)
def test_a_part_of_something_else_converts_or_is_refused(name: str, content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(EVERYTHING)) as archive:
        files = {n: archive.read(n) for n in archive.namelist()}
    attempt(zipped(files | {name: content}))


@pytest.mark.parametrize(
    "target",
    [
        "../../../etc/passwd",
        "/",
        "",
        "file:///etc/passwd",
        "document.xml",
        "styles.xml",
        "x" * 70_000,
        "%00",
    ],
)
def test_relationships_that_lead_astray(target: str) -> None:
    kinds = ("styles", "numbering", "settings", "footnotes", "header", "image", "theme")
    attempt(docx(
        p() + '<w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p>' + picture("image")
        + '<w:sectPr><w:headerReference r:id="header"/></w:sectPr>',
        rels=relationships({kind: (kind, target) for kind in kinds}),
    ))  # fmt: skip


def test_external_relationships_are_never_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def connect(*_: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr("socket.socket.connect", connect)
    monkeypatch.setattr("socket.getaddrinfo", connect)
    kinds = ("styles", "numbering", "settings", "footnotes", "header", "image", "theme")
    found = converted(docx(
        p() + picture("image") + '<w:sectPr><w:headerReference r:id="header"/></w:sectPr>',
        rels=relationships(
            {kind: (kind, "http://example.org/x.xml") for kind in kinds}, external=kinds
        ),
    ))  # fmt: skip
    assert "linked-picture" in {f.rule for f in found.findings}


DOCTYPES = {
    "plain": "<!DOCTYPE w:document>{}",
    "external": '<!DOCTYPE w:document SYSTEM "file:///etc/passwd">{}',
    "after a long comment": "<!--" + "x" * 9000 + '--><!DOCTYPE a [<!ENTITY e "boo">]>{}',
    "entity": '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]>{}',
    "laughs": '<!DOCTYPE a [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(9))
    + '<!ENTITY e "&j;">]>{}',
}


@pytest.mark.parametrize("kind", DOCTYPES)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("use", ["", "&e;"])
def test_a_document_type_is_refused(kind: str, encoding: str, use: str) -> None:
    if use and "ENTITY e" not in DOCTYPES[kind]:
        use = ""
    text = DOCTYPES[kind].format(root("document", f"<w:body>{p('a' + use)}</w:body>"))
    message = refusal(docx(**{"word/document.xml": text.encode(encoding)}))
    assert "document type" in message or "not well-formed" in message


def test_entities_in_attributes_are_refused() -> None:
    text = DOCTYPES["laughs"].format(
        root(
            "document",
            f"<w:body>{p(properties='<w:jc w:val=' + chr(34) + '&e;' + chr(34) + '/>')}</w:body>",
        )
    )
    refusal(docx(**{"word/document.xml": text}))


# Numbers

NUMBERS = ["0", "-1", "1", "99", "1000000000", "-1000000000", "9" * 5000, "NaN", "inf", "-inf", "1e9",
           "", " ", "abc", "0x10", "1.5", "-0", "5%", "9999999%", "99999in", "-3cm", "1_000", "٣"]  # fmt: skip
PLACES = {
    "sz": p(run='<w:sz w:val="{}"/>'),
    "position": p(run='<w:position w:val="{}"/>'),
    "letter spacing": p("some words", run='<w:spacing w:val="{}"/>'),
    "scale": p(run='<w:w w:val="{}"/>'),
    "kern": p(run='<w:kern w:val="{}"/>'),
    "indents": p("some words", '<w:ind w:left="{0}" w:right="{0}" w:firstLine="{0}"/>'),
    "hanging": p("some words", '<w:ind w:left="{0}" w:hanging="{0}"/>'),
    "spacing": p(properties='<w:spacing w:before="{0}" w:after="{0}" w:line="{0}"/>'),
    "exact": p(properties='<w:spacing w:line="{0}" w:lineRule="exact"/>'),
    "at least": p(properties='<w:spacing w:line="{0}" w:lineRule="atLeast"/>'),
    "tab": '<w:p><w:pPr><w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{}"/></w:tabs></w:pPr><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:tab/><w:t>c</w:t></w:r></w:p>',
    "border": p(properties='<w:pBdr><w:top w:val="single" w:sz="{0}" w:space="{0}"/><w:left w:val="double" w:sz="{0}"/></w:pBdr>'),
    "outline": p(properties='<w:outlineLvl w:val="{}"/>'),
    "level": p(properties='<w:numPr><w:ilvl w:val="{0}"/><w:numId w:val="1"/></w:numPr>'),
    "list": p(properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{0}"/></w:numPr>'),
    "page": p() + '<w:sectPr><w:pgSz w:w="{0}" w:h="{0}"/></w:sectPr>',
    "margins": p("some words") + '<w:sectPr><w:pgMar w:top="{0}" w:bottom="{0}" w:left="{0}" w:right="{0}" w:header="{0}" w:footer="{0}" w:gutter="{0}"/></w:sectPr>',
    "columns": p("some words " * 200) + '<w:sectPr><w:cols w:num="{0}" w:space="{0}" w:sep="1"/></w:sectPr>',
    "unequal": p("some words " * 200) + '<w:sectPr><w:cols w:num="2" w:equalWidth="0"><w:col w:w="{0}" w:space="{0}"/><w:col w:w="{0}"/></w:cols></w:sectPr>',
    "page number": p() + '<w:sectPr><w:pgNumType w:start="{0}" w:fmt="upperRoman"/></w:sectPr>',
    "gridSpan": table(row(cell(properties='<w:gridSpan w:val="{0}"/>'), cell()), row(cell(), cell())),
    "gridBefore": table(row(cell(), properties='<w:trPr><w:gridBefore w:val="{0}"/><w:wBefore w:w="{0}"/></w:trPr>'), row(cell())),
    "gridCol": table(row(cell(), cell()), grid='<w:gridCol w:w="{0}"/><w:gridCol w:w="{0}"/>'),
    "tblW": table(row(cell(), cell()), properties='<w:tblW w:w="{0}" w:type="dxa"/>'),
    "tblW pct": table(row(cell(), cell()), properties='<w:tblW w:w="{0}" w:type="pct"/>'),
    "tblInd": table(row(cell(), cell()), properties='<w:tblInd w:w="{0}"/>'),
    "tcW": table(row(cell(properties='<w:tcW w:w="{0}"/>'), cell())),
    "cell margins": table(row(cell(), cell()), properties='<w:tblCellMar><w:top w:w="{0}"/><w:left w:w="{0}"/><w:right w:w="{0}"/><w:bottom w:w="{0}"/></w:tblCellMar>'),
    "row height": table(row(cell(), cell(), properties='<w:trPr><w:trHeight w:val="{0}" w:hRule="exact"/></w:trPr>')),
    "row at least": table(row(cell(), cell(), properties='<w:trPr><w:trHeight w:val="{0}"/></w:trPr>')),
    "look": table(row(cell(), cell()), properties='<w:tblLook w:val="{0}"/>'),
    "symbol": '<w:p><w:r><w:sym w:font="Wingdings" w:char="{0}"/></w:r></w:p>',
    "note": '<w:p><w:r><w:footnoteReference w:id="{0}"/></w:r></w:p>',
}  # fmt: skip
LIST = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="{0}"/><w:numFmt w:val="{1}"/>'
    '<w:lvlText w:val="%1.%2.%9"/><w:lvlRestart w:val="{0}"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="{0}"><w:startOverride w:val="{0}"/></w:lvlOverride></w:num>'
)


@pytest.mark.parametrize("place", PLACES)
def test_absurd_numbers_convert(place: str) -> None:
    for number in NUMBERS:
        whole(docx(PLACES[place].format(number), numbering=LIST.format("1", "decimal")))


@pytest.mark.parametrize(
    "form",
    ["decimal", "upperRoman", "lowerLetter", "ordinal", "decimalZero", "bullet", "chicago", ""],
)
def test_absurd_list_numbers_convert(form: str) -> None:
    item = p(properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
    for number in NUMBERS:
        converted(docx(item * 2, numbering=LIST.format(number, form)))


def test_a_long_number_with_rubbish_behind_it_takes_no_time() -> None:
    converted(docx(p(properties=f'<w:ind w:left="{"1" * 100_000}x!"/>')))


def test_a_long_vml_style_takes_no_time() -> None:
    whole(docx(f'<w:p><w:r><w:pict><v:shape style="{"a" * 200_000}"/></w:pict></w:r></w:p>'))


# Styles and lists


def test_styles_based_on_one_another_convert() -> None:
    circle = "".join(
        f'<w:style w:type="{kind}" w:styleId="{a}"><w:name w:val="{a}"/><w:basedOn w:val="{b}"/>'
        f'<w:link w:val="{b}"/><w:next w:val="{a}"/></w:style>'
        for kind in ("paragraph", "character", "table")
        for a, b in (("A", "B"), ("B", "A"), ("C", "C"), ("D", "none"))
    )
    body = "".join(p(s, f'<w:pStyle w:val="{s}"/>', f'<w:rStyle w:val="{s}"/>') for s in "ABCDE")
    body += table(row(cell(), cell()), properties='<w:tblStyle w:val="A"/>')
    whole(docx(body, styles=STYLES + circle))


def test_a_chain_of_ten_thousand_styles_converts() -> None:
    chain = "".join(
        f'<w:style w:type="paragraph" w:styleId="S{i}"><w:basedOn w:val="S{i + 1}"/></w:style>'
        for i in range(10_000)
    )
    whole(docx(p(properties='<w:pStyle w:val="S0"/>'), styles=STYLES + chain))


def test_list_styles_that_refer_to_themselves_convert() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="L"/></w:abstractNum>'
        '<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="L"/><w:numStyleLink w:val="M"/></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="3"/>'
    )
    styles = "".join(
        f'<w:style w:type="numbering" w:styleId="{s}"><w:pPr><w:numPr><w:numId w:val="{n}"/></w:numPr></w:pPr></w:style>'
        for s, n in (("L", "1"), ("M", "2"))
    )
    body = "".join(p(properties=f'<w:numPr><w:numId w:val="{n}"/></w:numPr>') for n in range(5))
    whole(docx(body, numbering=numbering, styles=STYLES + styles))


# Pictures


def picture(reference: str, width: object = 914400, height: object = 914400) -> str:
    return (
        f'<w:p><w:r><w:drawing><wp:inline><wp:extent cx="{width}" cy="{height}"/>'
        '<wp:docPr id="1" name="P" descr="A picture"/><a:graphic><a:graphicData><pic:pic>'
        f'<pic:blipFill><a:blip r:embed="{reference}"/></pic:blipFill></pic:pic></a:graphicData>'
        "</a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )


def png(width: int = 2, height: int = 2, *, mode: str = "RGB", form: str = "PNG") -> bytes:
    stream = io.BytesIO()
    Image.new(mode, (width, height)).save(stream, form)
    return stream.getvalue()


def huge_png(width: int, height: int) -> bytes:
    """A PNG that says it is huge; its data are few."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    data = zlib.compress(b"\0" * 1000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def rules(content: bytes) -> set[str]:
    return {f.rule for f in converted(content).findings}


@pytest.mark.parametrize(
    "size", [(50_000, 50_000), (2**31 - 1, 2**31 - 1), (0, 0), (1, 59_999_999)]
)
def test_a_huge_picture_is_reported(size: tuple[int, int]) -> None:
    assert "picture" in rules(docx(p() + picture("image"), image=huge_png(*size)))


IMAGES = {
    "empty": b"", "text": b"hello", "half a png": png(300, 300)[:60],
    "half a jpeg": png(300, 300, form="JPEG")[:-300], "half a gif": png(9, 9, form="GIF")[:20],
    "emf": b"\0" * 40 + b" EMF" + b"\0" * 60, "svg": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    "eps": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n%%EndComments\n(x) run\n%%EOF\n",
    "bad tiff": b"II*\0" + b"\xff" * 60, "bad bmp": b"BM" + b"\xff" * 60, "bad webp": b"RIFF\0\0\0\0WEBPVP8 ",
    "bad jpeg 2000": b"\0\0\0\x0cjP  \r\n\x87\n" + b"\xff" * 30, "bad ico": b"\0\0\1\0" + b"\xff" * 40,
    "bad psd": b"8BPS\0\1" + b"\xff" * 40, "bad pcx": b"\n\5\1\x08" + b"\xff" * 200,
}  # fmt: skip


@pytest.mark.parametrize("kind", IMAGES)
def test_a_picture_that_cannot_be_read_is_reported(kind: str) -> None:
    found = rules(docx(p() + picture("image"), image=IMAGES[kind]))
    assert found & {"picture", "missing-picture"}


@pytest.mark.parametrize("kind", IMAGES)
def test_a_picture_that_cannot_be_read_stops_a_conforming_build(kind: str) -> None:
    with limited(), pytest.raises(ContentError, match="picture"):
        convert(docx(p() + picture("image"), image=IMAGES[kind]), "hostile.docx")


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
@pytest.mark.parametrize("size", [0, -1, 1, 914400, 10**15, "x"])
def test_pictures_of_all_kinds_and_sizes_convert(mode: str, size: object) -> None:
    converted(docx(p() + picture("image", size, size), image=png(mode=mode)))


def test_one_picture_a_thousand_times_is_read_once() -> None:
    converted(docx(picture("image", 9144, 9144) * 1000, image=png(1500, 1500)))


def test_damaged_pictures_convert_or_are_reported() -> None:
    for form, mode in (
        ("PNG", "RGBA"),
        ("JPEG", "RGB"),
        ("GIF", "P"),
        ("BMP", "RGB"),
        ("TIFF", "RGB"),
    ):
        whole_picture = png(8, 8, mode=mode, form=form)
        for at in range(0, min(len(whole_picture), 700), 13):
            damaged = bytearray(whole_picture)
            damaged[at] ^= 0xFF
            converted(docx(p() + picture("image"), image=bytes(damaged)))


# Depth and length


def nested(before: str, after: str, depth: int, inner: str) -> str:
    return before * depth + inner + after * depth


CELL_OF = f"<w:tbl><w:tr>{HEADER_ROW}<w:tc>{p('head')}</w:tc></w:tr><w:tr><w:tc>"
NESTS = {
    "tables": (CELL_OF, f"{p()}</w:tc></w:tr></w:tbl>", p("deep")),
    "tables of one cell": ("<w:tbl><w:tr><w:tc>", f"{p()}</w:tc></w:tr></w:tbl>", p("deep")),
    "controls": ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>", p("deep")),
    "custom": ("<w:customXml>", "</w:customXml>", p("deep")),
    "alternatives": ("<mc:AlternateContent><mc:Fallback>", "</mc:Fallback></mc:AlternateContent>", p("deep")),
    "links": ('<w:hyperlink w:anchor="a">', "</w:hyperlink>", "<w:r><w:t>deep</w:t></w:r>"),
    "inline controls": ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>", "<w:r><w:t>deep</w:t></w:r>"),
    "fields": ('<w:fldSimple w:instr="REF a \\h">', "</w:fldSimple>", "<w:r><w:t>deep</w:t></w:r>"),
    "text boxes": (
        '<w:p><w:r><w:pict><v:shape style="position:absolute;width:100pt;height:100pt"><v:textbox><w:txbxContent>',
        "</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>", p("deep"),
    ),
    "properties": ("<w:rPr>", "</w:rPr>", ""),
}  # fmt: skip


@pytest.mark.parametrize("kind", NESTS)
@pytest.mark.parametrize("depth", [10, 20, 40, 60, 80, 110, 200, 5000])
def test_deep_nesting_converts_or_is_refused(kind: str, depth: int) -> None:
    before, after, inner = NESTS[kind]
    body = nested(before, after, depth, inner)
    if kind in ("links", "inline controls", "fields"):
        body = f"<w:p>{body}</w:p>"
    if kind == "properties":
        body = f"<w:p><w:r>{body}<w:t>deep</w:t></w:r></w:p>"
    found = attempt(docx(body))
    if depth <= 10:
        assert isinstance(found, Conversion)


def test_a_word_of_two_hundred_thousand_characters_converts() -> None:
    whole(docx(p("x" * 200_000)))


def test_a_long_word_in_a_narrow_column_converts() -> None:
    whole(
        docx(
            table(
                row(cell(p("x" * 20_000)), cell()), grid='<w:gridCol w:w="1"/><w:gridCol w:w="1"/>'
            )
        )
    )


def test_two_hundred_thousand_characters_that_the_face_lacks_convert() -> None:
    whole(docx(p("∀" * 200_000)))


def test_two_hundred_thousand_characters_that_no_face_has_are_reported() -> None:
    assert "missing-glyph" in rules(docx(p("汉字 " * 70_000)))


def test_a_paragraph_longer_than_ten_pages_converts() -> None:
    assert whole(docx(p("some words " * 6000))).pages > 10


def test_many_paragraphs_convert() -> None:
    whole(docx(p("some words") * 20_000))


@pytest.mark.parametrize("rows", [20_000, 1_000_000])
def test_a_table_of_very_many_rows_converts_or_is_refused(rows: int) -> None:
    simple = "<w:tr><w:tc><w:p/></w:tc></w:tr>"
    attempt(docx(table(row(cell(), properties=HEADER_ROW), simple * rows)))


def test_a_merged_cell_over_thousands_of_rows_converts() -> None:
    first = row(cell(p("some words " * 9000), '<w:vMerge w:val="restart"/>'), cell())
    whole(docx(table(first, row(cell("<w:p/>", "<w:vMerge/>"), cell()) * 4000)))


def test_grouped_headers_over_thousands_of_rows_convert() -> None:
    whole(docx(table(
        row(cell(), cell(), properties=HEADER_ROW) * 2, row(cell(), cell()) * 8000,
        properties='<w:tblLook w:firstRow="1" w:firstColumn="1"/>',
    )))  # fmt: skip


def test_a_row_of_very_many_wide_cells_converts() -> None:
    wide = '<w:tc><w:tcPr><w:gridSpan w:val="63"/></w:tcPr><w:p/></w:tc>'
    attempt(docx(table(row(wide * 20_000), row(cell()))))


def test_many_headings_convert() -> None:
    whole(docx(p("heading", '<w:outlineLvl w:val="0"/>') * 15_000))


def test_many_sections_with_a_long_header_convert_or_are_refused() -> None:
    section = '<w:p><w:pPr><w:sectPr><w:type w:val="continuous"/></w:sectPr></w:pPr></w:p>'
    attempt(docx(
        section * 1500 + '<w:sectPr><w:headerReference r:id="header"/></w:sectPr>'.replace("</w:sectPr>", '<w:type w:val="continuous"/></w:sectPr>'),
        header=p("words") * 5,
    ))  # fmt: skip
    first = section.replace("<w:type", '<w:headerReference r:id="header"/><w:type')
    attempt(docx(first + section * 1500, header=p("words") * 300))


def test_balanced_columns_over_many_pages_convert() -> None:
    columns = '<w:cols w:num="{}"/><w:type w:val="continuous"/>'
    body = (
        p("some words") * 6000
        + f"<w:p><w:pPr><w:sectPr>{columns.format(45)}</w:sectPr></w:pPr></w:p>"
    )
    whole(docx(body + p() + f"<w:sectPr>{columns.format(2)}</w:sectPr>"))


# Fields, links, bookmarks and notes


def field_of(*parts: str) -> bytes:
    return docx(f"<w:p>{''.join(parts)}</w:p>" + p("after"))


TEXT = "<w:r><w:t>text</w:t></w:r>"


def test_a_table_without_any_width() -> None:
    narrow = '<w:tblW w:w="1" w:type="dxa"/>'
    whole(docx(table(row(*[cell()] * 3), properties=narrow)))


def test_an_end_without_a_beginning_is_ignored() -> None:
    whole(field_of(fld("end"), TEXT, fld("separate"), TEXT, fld("end"), fld("nonsense")))


def test_a_field_that_never_ends_converts() -> None:
    converted(field_of(fld("begin"), code("REF x"), fld("separate"), TEXT))
    converted(field_of(fld("begin"), code("PAGE"), fld("separate"), TEXT))
    converted(field_of(fld("begin"), code("PAGE")))


def test_a_field_that_never_shows_anything_loses_no_words_after_its_paragraph() -> None:
    whole(field_of(fld("begin"), code("REF x")))


def test_fields_within_fields_convert() -> None:
    deep = (fld("begin"), code('IF "a" '), fld("separate"), TEXT)
    whole(field_of(*deep * 100, *(fld("end"),) * 100))
    whole(field_of(*deep * 100, *(fld("end"),) * 150))
    converted(field_of(*(fld("begin"), code("PAGE")) * 100, TEXT, *(fld("end"),) * 100))


def test_very_many_open_fields_take_no_time() -> None:
    attempt(field_of(*(fld("begin"), fld("separate"), TEXT) * 30_000))


def test_a_link_field_that_ends_inside_a_link_converts() -> None:
    begin = fld("begin") + code('HYPERLINK "http://example.org"') + fld("separate") + TEXT
    inside = f'<w:hyperlink w:anchor="b">{TEXT}{fld("end")}{TEXT}</w:hyperlink>'
    whole(docx(f"<w:p>{begin}</w:p><w:p>{inside}</w:p>" + p()))


def test_a_simple_field_that_is_ended_inside_converts() -> None:
    whole(docx(f'<w:p><w:fldSimple w:instr="REF a">{TEXT}{fld("end")}{TEXT}</w:fldSimple></w:p>'))


def test_a_field_that_begins_in_a_link_and_ends_outside_converts() -> None:
    begin = fld("begin") + code('HYPERLINK \\l "b"') + fld("separate") + TEXT
    whole(docx(f'<w:p><w:hyperlink w:anchor="b">{begin}</w:hyperlink>{TEXT}{fld("end")}</w:p>'))


def test_a_field_that_ends_in_another_part_converts() -> None:
    begin = fld("begin") + code("REF b") + fld("separate")
    body = f'<w:p>{begin}<w:r><w:footnoteReference w:id="1"/></w:r>{TEXT}</w:p>'
    note = f'<w:footnote w:id="1"><w:p>{TEXT}{fld("end")}</w:p></w:footnote>'
    whole(docx(body + p(), footnotes=note))


@pytest.mark.parametrize(
    "text",
    [
        "",
        '"',
        "HYPERLINK",
        "HYPERLINK \\l",
        'REF "" \\h',
        "PAGEREF \\h",
        "PAGE \\* CHINESENUM1",
        "SECTIONPAGES",
        "NUMPAGES",
        "DATE",
        "= 1/0",
        "TOC \\o",
        "\\",
        "REF a \\h \\n \\w",
    ],
)
def test_odd_field_codes_convert(text: str) -> None:
    whole(field_of(fld("begin"), code(text), fld("separate"), TEXT, fld("end")))
    whole(
        field_of(
            fld("begin"), code(text), fld("separate"), "<w:r><w:t>第三</w:t></w:r>", fld("end")
        )
    )
    attempt(field_of(fld("begin"), code(text), fld("end")))


def test_bookmarks_without_an_end_or_a_name_convert() -> None:
    start = '<w:bookmarkStart w:id="1" w:name="b"/>'
    whole(docx(start * 3 + f"<w:p>{start}<w:bookmarkStart/>{TEXT}</w:p><w:bookmarkEnd/>" + start))


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
def test_notes_with_one_id_and_none_convert(kind: str) -> None:
    reference = (
        f'<w:p><w:r><w:t>x</w:t><w:{kind}Reference w:id="1"/><w:{kind}Reference/></w:r></w:p>'
    )
    notes = f'<w:{kind} w:id="1">{p("same")}</w:{kind}>' * 2 + f"<w:{kind}>{p('same')}</w:{kind}>"
    whole(docx(reference * 3, **{f"{kind}s": notes}))


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
def test_a_note_that_refers_to_itself_converts_or_is_refused(kind: str) -> None:
    reference = f'<w:p><w:r><w:t>x</w:t><w:{kind}Reference w:id="1"/></w:r></w:p>'
    attempt(docx(reference, **{f"{kind}s": f'<w:{kind} w:id="1">{reference}</w:{kind}>'}))


def test_notes_that_refer_to_one_another_twice_are_bounded() -> None:
    def reference(key: int) -> str:
        return f'<w:r><w:t>x</w:t><w:footnoteReference w:id="{key}"/></w:r>'

    notes = "".join(
        f'<w:footnote w:id="{i}"><w:p>{reference(i + 1) * 2}</w:p></w:footnote>' for i in range(40)
    )
    attempt(docx(f"<w:p>{reference(0)}</w:p>", footnotes=notes))


def test_a_footnote_longer_than_a_page_stays_on_paper() -> None:
    body = '<w:p><w:r><w:t>x</w:t><w:footnoteReference w:id="1"/></w:r></w:p>'
    note = f'<w:footnote w:id="1">{p("some words " * 3000)}</w:footnote>'
    assert off_paper(whole(docx(body, footnotes=note)).pdf) == 0


def test_notes_in_headers_and_text_boxes_convert() -> None:
    reference = '<w:p><w:r><w:t>x</w:t><w:footnoteReference w:id="1"/></w:r></w:p>'
    box = (
        '<w:p><w:r><w:pict><v:shape style="position:absolute;width:100pt;height:100pt"><v:textbox>'
        f"<w:txbxContent>{reference}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
    )
    converted(docx(
        box + '<w:sectPr><w:headerReference r:id="header"/></w:sectPr>', header=reference + box,
        footnotes=f'<w:footnote w:id="1">{p("note")}</w:footnote>',
    ))  # fmt: skip


# Layout at its limits

SHOWN = re.compile(rb"1 0 0 1 (-?[\d.]+) (-?[\d.]+) Tm")


def off_paper(pdf: bytes) -> int:
    """How many pieces of text stand above or below their page."""
    count = 0
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for page in document.pages:
            height = float(page.MediaBox[3])
            for _, y in SHOWN.findall(page.Contents.read_bytes()):
                count += not -1 <= float(y) <= height
    return count


HIGH = p("some words " * 1500)


def test_a_cell_higher_than_a_page_stays_on_paper() -> None:
    assert off_paper(whole(docx(table(row(cell(HIGH), cell())))).pdf) == 0


@pytest.mark.parametrize(
    "properties",
    [
        "<w:cantSplit/>",
        '<w:trHeight w:val="30000" w:hRule="exact"/>',
        '<w:trHeight w:val="30000"/>',
        "<w:tblHeader/>",
        "",
    ],
)
@pytest.mark.parametrize("inner", [HIGH, table(row(cell(HIGH))), p("short") * 200])
def test_a_row_higher_than_a_page_converts(properties: str, inner: str) -> None:
    rows = row(cell(inner), cell(), properties=f"<w:trPr>{properties}</w:trPr>")
    whole(docx(table(rows, row(cell())) + p("after")))


@pytest.mark.parametrize("properties", ["<w:cantSplit/>", ""])
def test_a_row_higher_than_a_page_stays_on_paper(properties: str) -> None:
    rows = row(cell(table(row(cell(HIGH)))), cell(), properties=f"<w:trPr>{properties}</w:trPr>")
    assert off_paper(whole(docx(table(rows, row(cell())))).pdf) == 0


def test_everything_kept_with_the_next_converts() -> None:
    kept = p("some words " * 40, "<w:keepNext/><w:keepLines/><w:widowControl/>")
    found = whole(docx(kept * 60 + table(*[row(cell(kept), cell(kept))] * 60) + kept))
    assert off_paper(found.pdf) == 0


def test_a_header_wider_and_higher_than_the_page_leaves_the_text_on_paper() -> None:
    big = table(
        row(cell(p("head") * 120), cell()), grid='<w:gridCol w:w="30000"/><w:gridCol w:w="9"/>'
    )
    body = p("body") + '<w:sectPr><w:headerReference r:id="header"/></w:sectPr>'
    found = whole(docx(body, header=big))
    with_text = [t for t in texts(found.pdf) if "body" in t]
    assert len(with_text) == 1


def texts(pdf: bytes) -> list[str]:
    return page_texts(pdf)


@pytest.mark.parametrize("margin", ["20000", "-20000", "8000"])
def test_margins_larger_than_the_page_leave_the_text_on_paper(margin: str) -> None:
    body = (
        p("body")
        + f'<w:sectPr><w:pgMar w:top="{margin}" w:bottom="{margin}" w:left="1440" w:right="1440"/></w:sectPr>'
    )
    assert off_paper(whole(docx(body)).pdf) == 0


def test_a_continuous_section_at_the_foot_of_a_page_stays_on_paper() -> None:
    exact = '<w:spacing w:line="698" w:lineRule="exact"/>'
    end = '<w:pPr>{}<w:sectPr><w:type w:val="continuous"/>{}</w:sectPr></w:pPr>'
    first = p("line", exact) * 19 + f"<w:p>{end.format(exact, '')}<w:r><w:t>last</w:t></w:r></w:p>"
    second = (
        p("more", exact) * 6
        + '<w:sectPr><w:type w:val="continuous"/><w:cols w:num="3"/></w:sectPr>'
    )
    found = whole(docx(first + second))
    assert off_paper(found.pdf) == 0
    assert found.pages == 2


def test_nested_tables_with_columns_of_no_width_convert() -> None:
    none = '<w:gridCol w:w="0"/><w:gridCol w:w="0"/>'
    wide = '<w:tblW w:w="5000" w:type="dxa"/>'
    inner = table(row(cell(), cell()), grid=none, properties=wide)
    narrow = '<w:tblW w:w="460" w:type="dxa"/>'
    for outer in ("", narrow, wide):
        whole(docx(table(row(cell(inner), cell(inner)), properties=outer, grid=none) + p()))
        whole(
            docx(
                table(
                    row(cell(inner), cell(inner)),
                    properties=outer,
                    grid='<w:gridCol w:w="230"/>' * 2,
                )
                + p()
            )
        )


@pytest.mark.parametrize(
    "rows",
    [
        "",
        "<w:tr/>",
        "<w:tr/><w:tr/>",
        "<w:tr><w:tc/></w:tr>",
        "<w:tr><w:tc><w:tcPr/></w:tc><w:tc/></w:tr><w:tr/>",
        "<w:tr><w:trPr><w:tblHeader/></w:trPr></w:tr>",
        "<w:tr/><w:tr><w:tc/><w:tc/></w:tr>",
    ],
)
def test_tables_that_lack_something_convert(rows: str) -> None:
    whole(docx(f"<w:tbl>{rows}</w:tbl>"))
    whole(docx(p() + f"<w:tbl><w:tblPr/><w:tblGrid/>{rows}</w:tbl>" + p()))


@pytest.mark.parametrize(
    "body",
    [
        "",
        "<w:p/>",
        "<w:sectPr/>",
        "<w:p><w:r/></w:p>",
        table(row(cell(), cell())),
        "<w:p><w:pPr><w:sectPr/></w:pPr></w:p>",
        '<w:p><w:r><w:br w:type="page"/></w:r></w:p>' * 3,
        "<w:bookmarkStart/>",
    ],
)
def test_small_documents_convert(body: str) -> None:
    whole(docx(body))


def test_a_document_of_nothing_but_a_picture_converts() -> None:
    whole(docx(picture("image"), image=png()))


def test_an_inline_text_box_is_not_lost() -> None:
    whole(docx(
        '<w:p><w:r><w:pict><v:shape style="width:100pt;height:100pt"><v:textbox><w:txbxContent>'
        f"{p('inside')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
    ))  # fmt: skip


def test_very_large_type_on_a_small_page_converts() -> None:
    large = p("some words", run='<w:sz w:val="3276"/>')
    whole(docx(large * 30 + '<w:sectPr><w:pgSz w:w="1" w:h="1"/></w:sectPr>'))


# Text

SYMBOL_FONTS = ("Symbol", "Wingdings", "Webdings")
TEXTS = {
    "line ends": "a&#10;b&#13;c&#9;d", "delete": "a\x7fb", "C1 controls": "a\x85b\x9fc",
    "private use": "a\ue000b\uf0b7c", "marks": "e\u0301 a\u0323\u0302", "emoji": "a 😀 b 👩‍👩‍👧 c",
    "beyond the plane": "𝐀𝐁 𝔘 𝛼", "Hebrew": "שלום עולם", "Arabic": "مرحبا بالعالم", "CJK": "漢字 かな 한글",
    "directions": "a\u200eb\u200fc\u202ad\u202ce\u2066f\u2069g", "joiners": "a\u200bb\u200cc\u200dd\u2060e\ufefff",
    "soft hyphens": "co\u00adop\u2011er", "separators": "a\u2028b\u2029c", "spaces": "a\u00a0b\u2003c\u2009d\u202fe",
    "noncharacter": "a\ufdd0b", "welsh": "Ŵyŷ ŵ Ŷ", "sharp s": "Straße İstanbul ŉ ǰ ﬁ", "zero": "\u0300",
    "interrobang": "‽ ⁇ № ℃ ½ ⅞", "only spaces": "   ", "dashes": "a——b–-–c--d-e",
}  # fmt: skip
LOOKS = ["", "<w:caps/>", "<w:smallCaps/>", '<w:vertAlign w:val="superscript"/>']


@pytest.mark.parametrize("kind", TEXTS)
@pytest.mark.parametrize("look", LOOKS)
def test_text_of_every_kind_converts(kind: str, look: str) -> None:
    whole(docx(p(TEXTS[kind], run=look)))


@pytest.mark.parametrize("kind", TEXTS)
def test_text_in_symbol_fonts_converts(kind: str) -> None:
    for font in SYMBOL_FONTS:
        converted(docx(p(TEXTS[kind], run=f'<w:rFonts w:ascii="{font}"/>')))


@pytest.mark.parametrize(
    "char",
    [
        "D800",
        "DFFF",
        "0",
        "1",
        "A",
        "FFFE",
        "FFFF",
        "10FFFF",
        "110000",
        "-1",
        "F0B7",
        "zz",
        "1F600",
    ],
)
def test_symbols_of_every_kind_convert(char: str) -> None:
    for font in (*SYMBOL_FONTS, "Arial", ""):
        converted(docx(f'<w:p><w:r><w:sym w:font="{font}" w:char="{char}"/></w:r></w:p>'))


@pytest.mark.parametrize(
    "date",
    [
        "",
        "now",
        "2020-01-01T00:00:00Z&lt;x&gt;&amp;",
        "9999-99-99T99:99:99",
        "2020-01-01T00:00:00+25:00",
        "٢٠٢٠-٠١-٠١T٠٠:٠٠:٠٠Z",
    ],
)
def test_odd_dates_leave_the_metadata_readable(date: str) -> None:
    found = converted(docx(p(), core=f"<dcterms:created>{date}</dcterms:created>"))
    with pikepdf.open(io.BytesIO(found.pdf)) as document:
        stamp = etree.fromstring(document.Root.Metadata.read_bytes()).findtext(
            ".//{http://ns.adobe.com/xap/1.0/}CreateDate"
        )
    assert re.fullmatch(r"[0-9]{4}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]Z", stamp)


def test_odd_metadata_converts() -> None:
    converted(docx(p(), core="<dc:creator>a &lt;b&gt; ) \\ ( é 😀</dc:creator><dc:subject/>"))


@pytest.mark.parametrize(
    "address",
    [
        "",
        "#",
        "javascript:alert(1)",
        "http://ä ö/(\\)",
        "x" * 70_000,
        "http://[",
        "file:///etc/passwd",
        "http://a/😀",
    ],
)
def test_odd_addresses_convert(address: str) -> None:
    body = f'<w:p><w:hyperlink r:id="r">{TEXT}</w:hyperlink></w:p>'
    whole(docx(body, rels=relationships({"r": ("hyperlink", address)}, external=("r",))))


def test_memory_stays_bounded() -> None:
    resource = pytest.importorskip("resource")
    unit = 1 if sys.platform == "darwin" else 1024
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit < 3 << 30
