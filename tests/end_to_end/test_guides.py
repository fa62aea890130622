"""The guides, followed to the letter: their commands, their files, and what they say these bring."""

import re
import shlex
import shutil
from pathlib import Path

import pytest
from openpyxl import Workbook
from support.verapdf import assert_conforms

from papers.cli import run

ROOT = Path(__file__).parents[2]
REPORT = Path("content/meetings/2019-10-23-cyps-select/libraries")
# Fenced blocks, and tables, in order.
STEP = re.compile(r"^```(sh|yaml|text)\n(.*?)^```$|((?:^\|[^\n]*\n)+)", re.MULTILINE | re.DOTALL)


def write_spreadsheet(table: str, path: Path) -> None:
    book = Workbook()
    rows = [[cell.strip() for cell in line.strip("|\n").split("|")] for line in table.splitlines()]
    for row in (row for row in rows if not row[0].startswith("---")):
        book.active.append([int(cell) if cell.isdigit() else cell for cell in row])
    path.parent.mkdir()
    book.save(path)


def write_keys(text: str, folder: Path) -> None:
    """Put keys into a file, in the place of what stands there under the same names."""
    first, *lines = text.splitlines(keepends=True)
    path = folder / first.removeprefix("# ").strip()
    there = path.read_text("utf-8") if path.is_file() else ""
    for entry in re.findall(r"^\S.*\n(?:^ .*\n)*", "".join(lines), re.MULTILINE):
        name = re.escape(entry.split(":")[0])
        entries = re.compile(rf"^{name}:.*\n(?:^ .*\n)*", re.MULTILINE)
        there, count = entries.subn(lambda _, e=entry: e, there)
        there += "" if count else entry
    path.write_text(there, "utf-8")


def follow(
    guide: str,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Do what a guide says; its files lie below a folder, its spreadsheet too."""
    said = ""
    for kind, text, table in STEP.findall((ROOT / "docs" / guide).read_text("utf-8")):
        if table:
            write_spreadsheet(table, folder / "data/visits.xlsx")
        elif kind == "yaml":
            write_keys(text, folder)
        elif kind == "sh":
            capsys.readouterr()
            for command, *arguments in map(shlex.split, text.splitlines()):
                if command == "cd":
                    monkeypatch.chdir(*arguments)
                else:
                    run(arguments)
            said = "".join(capsys.readouterr())
        elif not text.startswith("papers "):  # what may be done, and is not done here
            assert [line for line in text.splitlines() if line not in said] == [], said


def test_an_author_is_led_to_a_pdf(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for folder in ("content", "templates"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    monkeypatch.chdir(tmp_path)
    follow("authors.md", REPORT, monkeypatch, capsys)
    assert_conforms(tmp_path / "build/2019-10-23-cyps-select/libraries.pdf")
    capsys.readouterr()
    assert run(["check", str(REPORT)]) == 0
    assert capsys.readouterr().err == "1 report, 0 errors, 0 warnings\n"


def test_democratic_services_are_led_to_supplements(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    follow("democratic-services.md", Path(), monkeypatch, capsys)
    project = tmp_path / "sample-town"
    made = project / "build/2026-05-06-council"
    assert_conforms(made / "agenda.pdf")
    assert_conforms(made / "published/1/not-for-publication/full-edition.pdf")
    assert_conforms(made / "published/3/supplement-2.pdf")
    assert_conforms(project / "sample.pdf")
    capsys.readouterr()
    assert run(["check"]) == 0
    assert capsys.readouterr().err == "2 reports, 0 errors, 0 warnings\n"
