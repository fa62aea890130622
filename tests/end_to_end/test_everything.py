"""A report with everything that one can hold, in Word and in a PDF that conforms."""

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pytest
from openpyxl import Workbook
from PIL import Image, ImageDraw
from support.tagtree import page_texts, tree
from support.verapdf import assert_conforms

from papers.build.report import Built, build_report
from tests.unit.word.parts import faults

ROOT = Path(__file__).parents[2]
ROWS = (
    ("Service", "Budget", "Change", "Staff"),
    ("Early help", 1250000, 0.125, 62.04),
    ("Fostering", 2500400, -0.05, 40),
    ("Residential", 900250, 0, 12.5),
)


@dataclass(frozen=True)
class Made:
    built: Built
    tags: str
    pages: list[str]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = tmp_path_factory.mktemp("everything")
    shutil.copytree(ROOT / "tests/everything", folder, dirs_exist_ok=True)
    (folder / "templates").mkdir()
    shutil.copy(ROOT / "templates/report.docx", folder / "templates")
    report = folder / "content/meetings/first/report"
    draw_chart(report / "data/chart.png")
    write_spreadsheet(report / "data/figures.xlsx")
    built = build_report(report, folder / "content", folder / "build")
    pdf = built.pdf.read_bytes()
    return Made(built, tree(pdf), page_texts(pdf))


def draw_chart(path: Path) -> None:
    image = Image.new("RGB", (600, 250), "white")
    points = [(25, 40), (200, 100), (350, 175), (575, 230)]
    ImageDraw.Draw(image).line(points, fill=(20, 61, 89), width=5)
    image.save(path, dpi=(144, 144))


def write_spreadsheet(path: Path) -> None:
    book = Workbook()
    sheet = book.active
    sheet.title = "Budget"
    for row in ROWS:
        sheet.append(row)
    for cells in sheet.iter_rows(2):
        for cell, form in zip(cells[1:], ("£#,##0", "0.0%", "0.0"), strict=True):
            cell.number_format = form
    book.save(path)


def test_nothing_is_wrong_with_either_file(made: Made) -> None:
    assert made.built.warnings == ()
    assert faults(made.built.docx.read_bytes()) == []
    assert_conforms(made.built.pdf)


@pytest.mark.parametrize(
    "role",
    ["BlockQuote", "Figure", "Note", "TOC", "TOCI", "Div", "Caption", "Table", "THead", "Link"],
)
def test_each_construct_is_tagged_as_what_it_is(made: Made, role: str) -> None:
    assert re.search(rf"^ *{role}\b", made.tags, re.MULTILINE)


def test_the_picture_is_told_in_words(made: Made) -> None:
    assert "Line falling from 18.5% in February to 1.8% in September 2019" in made.tags


def test_the_chart_is_told_in_figures(made: Made) -> None:
    assert (
        "Bar chart. 2018/19: Early help £1,250,000; Fostering £2,500,000; Residential £900,000. "
        "2019/20: Early help £1,300,000; Fostering £2,600,500.50; Residential £850,000."
    ) in made.tags


def test_the_chart_is_sharp_at_any_zoom(made: Made) -> None:
    page = next(n for n, text in enumerate(made.pages) if "Budget by service" in text)
    with pikepdf.open(made.built.pdf) as pdf:
        assert list(pdf.pages[page].get_images()) == []


@pytest.mark.parametrize(
    "words",
    [
        "DRAFT – Version 1.2",
        "Key decision",
        "agree the budget in Table 1;",
        "Reason: To protect the landscape.",
        "£4,750,500.50",  # a total, computed
        "26.9%",  # a share, computed
        "£4,651k",  # of a spreadsheet, in thousands
        "Improve (preferred)",
        "Near target",
        "There are no background papers to this report.",
        "Equality Act 2010, s.149",
    ],
)
def test_it_says_what_the_files_say(made: Made, words: str) -> None:
    assert words in " ".join(" ".join(made.pages).split())
