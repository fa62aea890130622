"""papers template, from the command line to the sample it makes."""

from pathlib import Path
from zipfile import ZipFile

import pytest
from support.tagtree import page_texts
from support.verapdf import assert_conforms

from papers.build.template import sample
from papers.cli import run
from papers.model.blocks import Block
from papers.model.walk import all_blocks
from tests.unit.word.parts import faults

ROOT = Path(__file__).parents[2]
TEMPLATES = sorted([*ROOT.glob("templates/*.docx"), *ROOT.glob("tests/second/templates/*.docx")])


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: "-".join(path.parts[-3:]))
def test_the_sample_is_a_valid_word_file_and_a_conforming_pdf(
    template: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pdf = tmp_path / "sample.pdf"
    assert run(["template", str(template), "--sample", str(pdf)]) == 0
    said = capsys.readouterr()
    assert "\nprints: " in said.out
    assert said.err == ""
    assert faults(pdf.with_suffix(".docx").read_bytes()) == []
    assert_conforms(pdf)
    words = " ".join(page_texts(pdf.read_bytes()))
    assert "Sample" in words
    assert "{" not in words


def test_the_sample_has_every_block() -> None:
    _, report = sample()
    assert {type(block) for block in all_blocks(report)} == set(Block.__args__)


def test_faults_are_told_and_the_sample_is_made_where_it_can_be(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoilt = tmp_path / "report.docx"
    with ZipFile(ROOT / "templates/report.docx") as package, ZipFile(spoilt, "w") as copy:
        for name in package.namelist():
            part = package.read(name).replace(b'w:val="9C1C1C"', b'w:val="FF8080"')
            copy.writestr(name, part)
    assert run(["template", str(spoilt), "--sample", str(tmp_path / "sample.pdf")]) == 1
    assert 'report.docx: error: the style "Draft Mark": FF8080' in capsys.readouterr().err
    assert (tmp_path / "sample.pdf").is_file()


@pytest.mark.parametrize(
    "arguments", [["no.docx"], ["report.docx", "--sample", "sample.docx"], ["report.docx", "x"]]
)
def test_wrong_use_is_told(arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT / "templates")
    assert run(["template", *arguments]) == 2
