"""A template that cannot be used is refused with words, never with a traceback."""

import re
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest

from papers.diagnostics import ContentError, Diagnostic
from papers.model.report import Appendix
from papers.word import merge
from tests.unit.word import documents as d

Change = Callable[[dict[str, str]], None]


def changed(folder: Path, part: str, pattern: str, replacement: str) -> Path:
    """The template with a change in one part."""
    target = folder / "report.docx"
    with ZipFile(d.TEMPLATE) as old, ZipFile(target, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == f"word/{part}.xml":
                made, count = re.subn(pattern, replacement, content.decode())
                assert count
                content = made.encode()
            new.writestr(name, content)
    return target


def refusal(template: Path) -> tuple[Diagnostic, ...]:
    appendix = Appendix("Appendix A", d.runs("More"), d.HERE)
    with pytest.raises(ContentError) as caught:
        merge(d.report(d.text("Text."), appendices=(appendix,)), template)
    assert {each.where.file for each in caught.value.diagnostics} == {template.as_posix()}
    assert all(each.hint for each in caught.value.diagnostics)
    return caught.value.diagnostics


def test_a_missing_style_is_named(tmp_path: Path) -> None:
    template = changed(tmp_path, "styles", '"Table (Note|Figure)"', r'"Tabel \1"')
    messages = [each.message for each in refusal(template)]
    assert messages == [
        'the template has no paragraph style "Table Figure"',
        'the template has no paragraph style "Table Note"',
    ]
    assert 'did you mean "tabel figure"?' in refusal(template)[0].hint


def test_a_list_style_without_a_list_is_named(tmp_path: Path) -> None:
    template = changed(tmp_path, "styles", '<w:numPr><w:numId w:val="2"/></w:numPr>', "")
    assert [each.message for each in refusal(template)] == [
        'the style "List Bullet" is linked to no list'
    ]


@pytest.mark.parametrize("place", ["body", "appendices"])
def test_a_missing_place_is_named(tmp_path: Path, place: str) -> None:
    template = changed(tmp_path, "document", r"\{\{p " + place, "{{ council.name")
    assert f"{{{{p {place} }}}}" in refusal(template)[0].message


def test_a_place_inside_a_paragraph_is_refused(tmp_path: Path) -> None:
    template = changed(tmp_path, "document", r"\{\{p body", "Text: {{ body")
    assert "is a place, not a text" in refusal(template)[0].message


def test_a_place_that_stands_twice_is_refused(tmp_path: Path) -> None:
    template = changed(tmp_path, "document", r"\{\{p appendices", "{{p body")
    assert "more than once" in refusal(template)[0].message


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("{{ committee.nam }}", 'did you mean "name"?'),
        ("{{ comittee.name }}", 'did you mean "committee"?'),
    ],
)
def test_an_unknown_placeholder_is_named(tmp_path: Path, typed: str, hint: str) -> None:
    template = changed(tmp_path, "document", r"\{\{ committee.name \}\}", typed)
    (diagnostic,) = refusal(template)
    assert "the template asks for" in diagnostic.message
    assert diagnostic.hint == hint


@pytest.mark.parametrize("part", ["header1", "footer1"])
def test_an_unknown_placeholder_of_a_header_is_named(tmp_path: Path, part: str) -> None:
    template = changed(tmp_path, part, r"\{\{ (council|committee).name \}\}", "{{ nobody }}")
    assert '"nobody"' in refusal(template)[0].message


def test_a_broken_placeholder_is_shown(tmp_path: Path) -> None:
    template = changed(tmp_path, "document", r"\{%p endfor %\}", "")
    assert "cannot be read" in refusal(template)[0].message


def test_what_cannot_be_read_is_told_with_its_place(tmp_path: Path) -> None:
    template = changed(tmp_path, "document", r"\{\{p body", "{{ P body")
    (said,) = refusal(template)
    assert said.message.startswith('body, "{{ P body }}": the "p" of {{ P body }} must be small')
    assert said.hint == "write {{p body }}"


@pytest.mark.parametrize(
    "code",
    [
        "1 / 0",
        "report.title + 1",
        "report.title|nosuch",
        "contacts[9].name",
        "report",
        "contacts",
        "'x' * 999999999",
        "9 ** 9 ** 9 ** 9",
        "f() }}{% macro f() %}{{ f() }}{% endmacro %}{{ f()",
    ],
)
def test_a_placeholder_that_fails_is_refused(tmp_path: Path, code: str) -> None:
    typed = f"{{{{ {code} }}}}"
    template = changed(tmp_path, "document", r"\{\{ committee.name \}\}", typed)
    assert refusal(template)


def test_placeholders_in_endnotes_are_refused(tmp_path: Path) -> None:
    template = tmp_path / "report.docx"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.endnotes+xml"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    ends = {
        "[Content_Types].xml": f'<Override PartName="/word/endnotes.xml" ContentType="{kind}"/></Types>',
        "word/_rels/document.xml.rels": (
            f'<Relationship Id="e" Type="{office}/endnotes" Target="endnotes.xml"/></Relationships>'
        ),
    }
    with ZipFile(d.TEMPLATE) as package, ZipFile(template, "w") as copy:
        for name in package.namelist():
            end = ends.get(name, "</none>")
            copy.writestr(
                name, package.read(name).replace(end[end.rindex("<") :].encode(), end.encode())
            )
        copy.writestr("word/endnotes.xml", "<w>{{ council.name }}</w>")
    assert "not filled in there: word/endnotes.xml" in refusal(template)[0].message


def test_tracked_changes_are_refused(tmp_path: Path) -> None:
    changes = (
        '<w:del w:id="9" w:author="A"><w:r><w:delText>{{ old }}</w:delText></w:r></w:del></w:p>'
    )
    template = changed(tmp_path, "document", "</w:p>", changes)
    assert "tracked changes" in refusal(template)[0].message


def test_a_header_that_is_not_there_is_refused(tmp_path: Path) -> None:
    template = changed(tmp_path, "document", 'r:id="rId5"', 'r:id="rId555"')
    assert "damaged" in refusal(template)[0].message


def test_template_code_may_not_reach_outside(tmp_path: Path) -> None:
    code = "{{ report.__class__.__mro__ }}"
    template = changed(tmp_path, "document", r"\{\{ committee.name \}\}", code)
    assert refusal(template)


@pytest.mark.parametrize("content", [b"", b"not a zip", b"PK\x03\x04 broken"])
def test_a_file_that_is_no_word_document_is_refused(tmp_path: Path, content: bytes) -> None:
    template = tmp_path / "report.docx"
    template.write_bytes(content)
    assert refusal(template)[0].message == "the template is not a Word document"


def test_a_zip_that_is_no_word_document_is_refused(tmp_path: Path) -> None:
    template = tmp_path / "report.docx"
    with ZipFile(template, "w") as package:
        package.writestr("readme.txt", "Hello")
    assert refusal(template)[0].message == "the template is not a Word document"


@pytest.mark.parametrize(
    ("part", "old", "new", "message"),
    [
        ("[Content_Types].xml", "wordprocessingml.document.main", "document.macroEnabled.main",
         "saved with macros"),
        ("_rels/.rels", "http://schemas.openxmlformats.org/officeDocument/2006",
         "http://purl.oclc.org/ooxml/officeDocument", '"Strict Open XML Document"'),
    ],
    ids=["macros", "strict"],
)  # fmt: skip
def test_how_to_save_it_otherwise_is_told(
    tmp_path: Path, part: str, old: str, new: str, message: str
) -> None:
    (said,) = refusal(resaved(tmp_path, part, old, new))
    assert message in said.message
    assert "Save As, Word Document (*.docx)" in said.hint


def test_a_file_with_a_password_is_refused(tmp_path: Path) -> None:
    template = tmp_path / "report.docx"
    template.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600))
    assert "protected by a password" in refusal(template)[0].message


def resaved(folder: Path, part: str, old: str, new: str) -> Path:
    """The template with other words in a part of any kind."""
    target = folder / "report.docx"
    with ZipFile(d.TEMPLATE) as package, ZipFile(target, "w") as copy:
        for name in package.namelist():
            content = package.read(name)
            copy.writestr(
                name, content.replace(old.encode(), new.encode()) if name == part else content
            )
    return target


def test_a_template_that_is_not_there_is_named(tmp_path: Path) -> None:
    assert refusal(tmp_path / "none.docx")[0].message == "no such template"
