"""Any Word file to a PDF, by the command."""

import shutil
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest
from docx import Document
from support.verapdf import assert_conforms

from papers.pdf.metadata import CLAIMS


def papers(*arguments: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "papers", "convert", *map(str, arguments)]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)


def word_file(path: Path, *, title: str = "A title") -> Path:
    document = Document()
    document.core_properties.title = title
    document.add_heading("A heading", 1)
    document.add_paragraph("A paragraph of words.")
    document.save(path)
    return path


def claims(pdf: Path) -> bool:
    with pikepdf.open(pdf) as document:
        return CLAIMS.encode() in document.Root.Metadata.read_bytes()


def test_it_makes_a_conforming_pdf_beside_the_file(tmp_path: Path) -> None:
    result = papers(word_file(tmp_path / "a.docx").name, cwd=tmp_path)
    assert (result.stdout, result.returncode) == ("a.pdf\n", 0)
    assert_conforms(tmp_path / "a.pdf")


def test_several_files_come_in_their_order(tmp_path: Path) -> None:
    names = [word_file(tmp_path / f"{name}.docx").name for name in "cab"]
    result = papers(*names, "-o", "out", cwd=tmp_path)
    assert result.stdout.split() == ["out/c.pdf", "out/a.pdf", "out/b.pdf"]


def test_a_file_without_a_title_is_refused_repaired_or_made_without_a_claim(tmp_path: Path) -> None:
    word_file(tmp_path / "a.docx", title="")
    refused = papers("a.docx", cwd=tmp_path)
    said = "it has no title; in Word: File, Info, Properties, Title; or use --repair"
    assert said in refused.stderr
    assert (refused.stdout, refused.returncode) == ("", 1)
    assert not (tmp_path / "a.pdf").exists()
    assert papers("a.docx", "--allow-nonconforming", cwd=tmp_path).returncode == 0
    assert not claims(tmp_path / "a.pdf")
    assert papers("a.docx", "--repair", cwd=tmp_path).returncode == 0
    assert claims(tmp_path / "a.pdf")
    assert_conforms(tmp_path / "a.pdf")


def test_a_broken_file_does_not_keep_the_others_from_being_made(tmp_path: Path) -> None:
    (tmp_path / "bad.docx").write_bytes(b"no zip")
    word_file(tmp_path / "good.docx")
    result = papers("bad.docx", "good.docx", cwd=tmp_path)
    assert "it is not a Word file" in result.stderr
    assert (result.stdout, result.returncode) == ("good.pdf\n", 1)


@pytest.mark.parametrize("names", [["x/a.docx", "y/a.docx"]])
def test_two_files_never_become_one(tmp_path: Path, names: list[str]) -> None:
    for name in names:
        (tmp_path / name).parent.mkdir()
        word_file(tmp_path / name)
    result = papers(*names, "-o", "out", cwd=tmp_path)
    assert "two of the files would become one PDF" in result.stderr
    assert result.returncode == 2


def test_libreoffice_is_another_engine_that_claims_nothing(tmp_path: Path) -> None:
    assert shutil.which("soffice"), "LibreOffice is missing: apt-get install libreoffice-writer"
    word_file(tmp_path / "a.docx")
    result = papers("a.docx", "--engine", "libreoffice", cwd=tmp_path)
    assert result.stdout == "a.pdf\n"
    assert "it claims neither PDF/UA nor PDF/A" in result.stderr
    assert b"pdfuaid" not in (tmp_path / "a.pdf").read_bytes()
