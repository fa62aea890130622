"""docs/authors.md, followed to the letter: its commands, its files, and what it says they bring."""

import re
import shlex
import shutil
from pathlib import Path

import pytest
from openpyxl import Workbook
from support.verapdf import assert_conforms

from papers.cli import run

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs/authors.md").read_text("utf-8")
REPORT = Path("content/meetings/2019-10-23-cyps-select/libraries")
# Fenced blocks, and tables, in order.
STEPS = re.findall(
    r"^```(sh|yaml|text)\n(.*?)^```$|((?:^\|[^\n]*\n)+)", GUIDE, re.MULTILINE | re.DOTALL
)


def write_spreadsheet(table: str) -> None:
    book = Workbook()
    rows = [[cell.strip() for cell in line.strip("|\n").split("|")] for line in table.splitlines()]
    for row in (row for row in rows if not row[0].startswith("---")):
        book.active.append([int(cell) if cell.isdigit() else cell for cell in row])
    (REPORT / "data").mkdir()
    book.save(REPORT / "data/visits.xlsx")


def write_keys(text: str) -> None:
    """Put keys into a file, in the place of what stands there under the same names."""
    first, *lines = text.splitlines(keepends=True)
    path = REPORT / first.removeprefix("# ").strip()
    there = path.read_text("utf-8") if path.is_file() else ""
    for entry in re.findall(r"^\S.*\n(?:^ .*\n)*", "".join(lines), re.MULTILINE):
        name = re.escape(entry.split(":")[0])
        there, count = re.subn(
            rf"^{name}:.*\n(?:^ .*\n)*", lambda _, e=entry: e, there, flags=re.MULTILINE
        )
        there += "" if count else entry
    path.write_text(there, "utf-8")


def test_the_guide_leads_to_a_pdf(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for folder in ("content", "templates"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    monkeypatch.chdir(tmp_path)
    said = ""
    for kind, text, table in STEPS:
        if table:
            write_spreadsheet(table)
        elif kind == "yaml":
            write_keys(text)
        elif kind == "sh":
            capsys.readouterr()
            run(shlex.split(text)[1:])
            said = "".join(capsys.readouterr())
        elif not text.startswith("papers watch"):
            assert all(line in said for line in text.splitlines()), said
    assert "libraries.pdf" in said
    built = tmp_path / "build/2019-10-23-cyps-select/libraries.pdf"
    assert_conforms(built)
    capsys.readouterr()
    assert run(["check", str(REPORT)]) == 0
    assert capsys.readouterr().err == "1 report, 0 errors, 0 warnings\n"
