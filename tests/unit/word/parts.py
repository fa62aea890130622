"""Look into the Word files that tests make."""

from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

from lxml import etree
from openxml_audit import OpenXmlValidator

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FURNITURE = {"Crest", "Meeting", "Title", "Subtitle"}
_NAMESPACES = {
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}": "",
    "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}": "r:",
    "{http://www.w3.org/XML/1998/namespace}": "xml:",
}


def raw(docx: bytes, name: str) -> bytes:
    with ZipFile(BytesIO(docx)) as package:
        return package.read(name)


def names(docx: bytes) -> list[str]:
    with ZipFile(BytesIO(docx)) as package:
        return package.namelist()


def part(docx: bytes, name: str) -> etree._Element:
    return etree.fromstring(raw(docx, name))


def body(docx: bytes) -> etree._Element:
    found = part(docx, "word/document.xml").find(f"{W}body")
    assert found is not None
    return found


def paragraphs(docx: bytes) -> list[tuple[str, str]]:
    """Each paragraph's style id and text, those in tables too."""
    return [(style(p), words_of(p)) for p in body(docx).iter(f"{W}p")]


def style(paragraph: etree._Element) -> str:
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if found is None else found.get(f"{W}val", "")


def words_of(element: etree._Element) -> str:
    return "".join(t.text or "" for t in element.iter(f"{W}t"))


def find(docx: bytes, words: str) -> etree._Element:
    """The first paragraph that holds these words."""
    return next(p for p in body(docx).iter(f"{W}p") if words in words_of(p))


def has(paragraph: etree._Element, name: str) -> bool:
    return paragraph.find(f"{W}pPr/{W}{name}") is not None


def canonical(docx: bytes) -> str:
    """The body as indented lines, without Word's prefix and the furniture of the template."""
    lines: list[str] = []
    for element in body(docx):
        if element.tag != f"{W}sectPr" and style(element) not in FURNITURE:
            _write(element, 0, lines)
    return "\n".join(lines) + "\n"


def _write(element: etree._Element, depth: int, lines: list[str]) -> None:
    attributes = "".join(
        f' {_short(key)}="{value}"' for key, value in element.attrib.items() if "space" not in key
    )
    text = f" {element.text!r}" if element.text and element.text.strip() else ""
    lines.append("  " * depth + _short(element.tag) + attributes + text)
    for child in element:
        _write(child, depth + 1, lines)


def _short(name: str) -> str:
    for long, short in _NAMESPACES.items():
        name = name.replace(long, short)
    return name


def faults(docx: bytes) -> list[str]:
    """What the Open XML SDK's rules find wrong."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "report.docx"
        path.write_bytes(docx)
        return [str(error) for error in OpenXmlValidator().validate(str(path)).errors]
