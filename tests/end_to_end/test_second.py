"""Another council's papers, by its own council.yaml and template alone."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from support.tagtree import page_texts, tree
from support.verapdf import assert_conforms

from papers.build.report import build_report
from papers.check import check_meeting
from papers.cli import run
from papers.content.meeting import read_meeting
from tests.unit.word.parts import faults, part

SECOND = Path(__file__).parents[1] / "second"
REPORT = "content/meetings/2026-05-06-planning/mill-lane"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report's Word file; its PDF is beside it."""
    folder = tmp_path_factory.mktemp("second")
    shutil.copytree(SECOND, folder, dirs_exist_ok=True)
    made = build_report(folder / REPORT, folder / "content", folder / "build")
    assert made.warnings == ()
    return made.docx


def test_nothing_is_wrong_with_its_meeting() -> None:
    reading = read_meeting(SECOND / REPORT.rsplit("/", 1)[0], SECOND / "content")
    assert reading.diagnostics == ()
    assert reading.meeting is not None
    assert check_meeting(reading.meeting) == ()


def test_the_word_file_is_valid(built: Path) -> None:
    assert faults(built.read_bytes()) == []


def test_the_pdf_conforms_to_pdf_ua_1_and_pdf_a_2a(built: Path) -> None:
    assert_conforms(built.with_suffix(".pdf"))


def test_the_pages_and_tags_are_as_reviewed(
    built: Path, golden: Callable[[str, str], None]
) -> None:
    pdf = built.with_suffix(".pdf").read_bytes()
    golden("second/pages.txt", "\n\f\n".join(page_texts(pdf)) + "\n")
    golden("second/tags.txt", tree(pdf))


def test_its_agenda_and_its_pack_conform_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(SECOND, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    assert run(["build"]) == 0
    for name in ("agenda", "public-edition"):
        assert_conforms(tmp_path / f"build/2026-05-06-planning/{name}.pdf")


def test_its_look_is_its_own(built: Path) -> None:
    """No word of code knows these: the typeface, the crest in the header, numbers and letters."""
    docx, pdf = built.read_bytes(), built.with_suffix(".pdf").read_bytes()
    with pikepdf.open(built.with_suffix(".pdf")) as opened:
        fonts = {str(o.FontName) for o in opened.objects if "/FontName" in keys(o)}
    assert {name.split("+")[1] for name in fonts} == {
        "Carlito",
        "Carlito-Bold",
        "Caladea-Bold",
    }
    crest = next(part(docx, "word/header2.xml").iter("{*}docPr"))
    assert crest.get("descr") == "Crest of the council: an oak tree above two waves in a ring"
    first, second, *_ = page_texts(pdf)
    assert first.index("(a) approve the application") < first.index("(b) authorise")
    assert "1. The site is 0.46 hectares" in " ".join(second.split())


def keys(found: pikepdf.Object) -> set[str]:
    return set(found.keys()) if isinstance(found, pikepdf.Dictionary) else set()
