"""Word files that are none, that are damaged, that mean harm."""

import io
import zipfile

import pytest
from support.docx import archive, docx, p

from papers.diagnostics import ContentError
from papers.pdf import package as packages
from papers.pdf.package import Package

GOOD = docx(p("Some words"))


def parts(content: bytes = GOOD) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archived:
        return {name: archived.read(name) for name in archived.namelist()}


def changed(name: str, content: bytes) -> bytes:
    return archive({**parts(), name: content})


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "it is empty"),
        (b"\xd0\xcf\x11\xe0rest", "old Word file"),
        (b"PK\x03\x04 and no more", "only part of one"),
        (GOOD[: len(GOOD) // 2], "only part of one"),
        (archive({"hello.txt": b"hello"}), "not a Word document"),
    ],
)
def test_what_is_no_word_file_is_refused(content: bytes, message: str) -> None:
    with pytest.raises(ContentError, match=message):
        Package(content, "a.docx")


def test_the_main_part_is_found_by_its_relationship() -> None:
    assert Package(GOOD, "a.docx").main == "word/document.xml"


def test_parts_are_found_whatever_their_case() -> None:
    assert Package(GOOD, "a.docx").has("Word/Document.XML")


def test_broken_xml_is_refused_with_its_part() -> None:
    content = changed("word/styles.xml", b"<w:styles")
    with pytest.raises(ContentError, match=r"its part word/styles.xml is not well-formed"):
        Package(content, "a.docx").xml("word/styles.xml")


def test_a_document_type_is_refused_and_its_entities_are_never_read() -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'
    with pytest.raises(ContentError, match=r"word/styles\.xml"):
        Package(changed("word/styles.xml", bomb), "a.docx").xml("word/styles.xml")


def test_a_part_that_is_missing_is_named() -> None:
    with pytest.raises(ContentError, match=r"its part word/media/one\.png is missing"):
        Package(GOOD, "a.docx").part("word/media/one.png")


def test_a_part_whose_bytes_are_damaged_is_named() -> None:
    content = bytearray(GOOD)
    at = content.find(b"word/document.xml") + len(b"word/document.xml") + 20
    content[at : at + 8] = b"\xff" * 8
    with pytest.raises(ContentError, match=r"its part word/document\.xml is damaged"):
        Package(bytes(content), "a.docx").part("word/document.xml")


def test_a_file_that_inflates_beyond_measure_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "MOST_BYTES", 1000)
    with pytest.raises(ContentError, match="more than 0 MB"):
        Package(GOOD, "a.docx")


def test_too_many_parts_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "MOST_PARTS", 3)
    with pytest.raises(ContentError, match="more than 3"):
        Package(GOOD, "a.docx")


def test_a_target_outside_the_package_stays_inside_it() -> None:
    relations = parts()["word/_rels/document.xml.rels"]
    hostile = relations.replace(b'Target="styles.xml"', b'Target="../../../etc/passwd"')
    package = Package(changed("word/_rels/document.xml.rels", hostile), "a.docx")
    assert package.related("word/document.xml", "styles") == "etc/passwd"
    assert not package.has("etc/passwd")


def test_strict_files_are_read_as_transitional_ones() -> None:
    main = parts()["word/document.xml"]
    strict = main.replace(
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    root = Package(changed("word/document.xml", strict), "a.docx").xml("word/document.xml")
    assert root.tag.endswith("wordprocessingml/2006/main}document")
