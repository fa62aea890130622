"""The text and the claims of PDFs, ours and others'."""

from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf
from support.docx import docx, h, p, tbl, tr

from papers.pdf.claims import read_claims
from papers.pdf.convert import convert
from papers.pdf.text import texts_of_pages

TABLE = b"""/CIDInit /ProcSet findresource begin begincmap
1 begincodespacerange <0000> <FFFF> endcodespacerange
2 beginbfrange <0001> <0003> <0041> <0010> <0011> [<00660069> <0058>] endbfrange
1 beginbfchar <0020> <0020> endbfchar
endcmap"""


def page(tmp_path: Path, content: bytes, font: Dictionary, **more: object) -> Path:
    """A PDF of one page with one font."""
    pdf = Pdf.new()
    pdf.add_blank_page()
    if "ToUnicode" in more:
        font.ToUnicode = pdf.make_stream(more["ToUnicode"])  # type: ignore[arg-type]
    resources = Dictionary(Font=Dictionary(F1=font))
    if "form" in more:
        form = pdf.make_stream(more["form"], Type=Name.XObject, Subtype=Name.Form)  # type: ignore[arg-type]
        form.Resources = Dictionary(Font=Dictionary(F1=font))
        resources.XObject = Dictionary(X1=form)
    pdf.pages[0].Resources = resources
    pdf.pages[0].Contents = pdf.make_stream(content)
    pdf.save(tmp_path / "page.pdf")
    return tmp_path / "page.pdf"


def simple(**more: object) -> Dictionary:
    return Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, **more)


def words(path: Path) -> str:
    return " ".join("".join(texts_of_pages(path)).split())


def test_our_own_pages_come_out_as_they_were_written(tmp_path: Path) -> None:
    body = h(1, "Children First") + p("Life story work – for each child.")
    body += tbl(tr("Item", "Cost", header=True), tr("Carers", "£842"), widths=(2000, 2000))
    path = tmp_path / "a.pdf"
    path.write_bytes(convert(docx(body), "a.docx").pdf)
    text = words(path)
    assert "Children First Life story work – for each child." in text
    assert "Item Cost Carers £842" in text


def test_codes_of_two_bytes_with_ranges(tmp_path: Path) -> None:
    font = Dictionary(Type=Name.Font, Subtype=Name.Type0, BaseFont=Name.X)
    content = b"BT /F1 9 Tf 0 700 Td <000100020003002000100011> Tj ET"
    assert words(page(tmp_path, content, font, ToUnicode=TABLE)) == "ABC fiX"


def test_fonts_that_only_name_their_letters(tmp_path: Path) -> None:
    encoding = Dictionary(Type=Name.Encoding, Differences=Array([65, Name.eacute, Name.fi]))
    content = b"BT /F1 9 Tf 0 700 Td (caABed) Tj ET"
    assert words(page(tmp_path, content, simple(Encoding=encoding))) == "caéfied"


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"BT /F1 9 Tf 0 700 Td (one) Tj 0 -12 Td (two) Tj ET", "one two"),
        (b"BT /F1 9 Tf 0 700 Td (o) Tj 4 0 Td (ne) Tj ET", "one"),
        (b"BT /F1 9 Tf [(on) 30 (e) -300 (two)] TJ ET", "one two"),
        (b"BT /F1 9 Tf (one) Tj (two) ' T* (three) Tj ET", "one two three"),
        (b"/Artifact BMC BT /F1 9 Tf (hidden) Tj ET EMC BT (seen) Tj ET", "seen"),
        (b"BT /F1 9 Tf (one) Tj ET q 1 0 0 1 0 9 cm BT (two) Tj ET Q", "one two"),
        (b"BT /F1 9 Tf (one) Tj ET /X1 Do", "one form"),
        (b"BT /F9 9 Tf (no such font) Tj ET", ""),
        (b"BT /F1 Td (broken", ""),
    ],
)
def test_where_words_end(tmp_path: Path, content: bytes, text: str) -> None:
    form = b"BT /F1 9 Tf 0 3 Td (form) Tj ET"
    assert words(page(tmp_path, content, simple(), form=form)) == text


def test_a_file_that_is_no_pdf_has_no_pages_and_no_claims(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-1.7 and nothing else")
    assert list(texts_of_pages(path)) == []
    assert read_claims(path).contradictions == ("it cannot be read as a PDF",)


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        ("/StructTreeRoot", "it has no tags"),
        ("/MarkInfo", "it has no tags"),
        ("/Lang", "it does not name its language"),
        ("/OutputIntents", "it does not say what its colours mean"),
    ],
)
def test_claims_that_what_is_in_the_file_denies(tmp_path: Path, entry: str, problem: str) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(convert(docx(p("Text")), "a.docx").pdf)
    claims = read_claims(path)
    assert (claims.pages, claims.conformance) == (1, ("PDF/UA-1", "PDF/A-2a"))
    assert claims.contradictions == ()
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        del pdf.Root[entry]
        pdf.save()
    assert read_claims(path).contradictions == (problem,)


def test_an_encrypted_file_is_not_archivable(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(convert(docx(p("Text")), "a.docx").pdf)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.save(encryption=pikepdf.Encryption(owner="x"))
    assert "it is encrypted" in read_claims(path).contradictions


@pytest.mark.parametrize("metadata", [b"<x", b"<x/>", b"\xff\xfe"])
def test_metadata_that_claims_nothing(tmp_path: Path, metadata: bytes) -> None:
    path = page(tmp_path, b"", simple())
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.Root.Metadata = pdf.make_stream(metadata)
        pdf.save()
    assert read_claims(path) == read_claims(page(tmp_path, b"", simple()))
