"""Every example of docs/format.md is read and checked, and nothing is wrong with it."""

import re
from pathlib import Path

import pytest
from openpyxl import Workbook
from PIL import Image

from papers.check import check
from papers.content.kinds import KINDS
from papers.content.report import read_report

GUIDE = (Path(__file__).parents[2] / "docs" / "format.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```yaml\n# (.*)\n((?:.*\n)*?)```$", GUIDE, re.MULTILINE)
BASE = {
    "council.yaml": "name: Example Council\nchecks: {background-papers: off}\nreport-types:\n  update: {template: report.docx}\n",
    "committees/select.yaml": "name: Select Committee\n",
    "meetings/first/meeting.yaml": (
        "committee: select\ndate: 2019-10-23\nitems:\n  - report: update\n"
    ),
    "report.yaml": "title: A\ntype: update\nreport-by: B\noutline: [section]\n",
    "section.yaml": "heading: A section\ncontent:\n  - A paragraph; see @appendix-a.\n",
    "data/budget.csv": "Service,Budget\nEarly help,1250\nFostering,2500\n",
    "data/gap.csv": "Month,Gap\nMay 2019,14.9\nJune 2019,8.8\n",
}


def write(content: Path, name: str, text: str) -> None:
    in_content = name == "council.yaml" or name.startswith(("committees/", "meetings/"))
    path = content / (name if in_content else f"meetings/first/update/{name}")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A small project with the data files that the examples name."""
    for name, text in BASE.items():
        write(tmp_path / "content", name, text)
    data = tmp_path / "content/meetings/first/update/data"
    Image.new("RGB", (40, 20), "white").save(data / "gap.png")
    book = Workbook()
    book.active.title = "Budget"
    for row in (["Service", "Budget", "Staff"], ["Early help", 1250, 6], ["Fostering", 2500, 4]):
        book.active.append(row)
    book.save(data / "budget.xlsx")
    return tmp_path / "content"


@pytest.mark.parametrize(
    ("place", "text"),
    EXAMPLES,
    ids=[f"{n}-{place.split()[0]}" for n, (place, _) in enumerate(EXAMPLES)],
)
def test_an_example_is_right(content: Path, place: str, text: str) -> None:
    if place == "in a section":
        lines = "".join(f"  {line}" for line in text.splitlines(keepends=True))
        write(content, "section.yaml", f"heading: A section\ncontent:\n{lines}")
    else:
        write(content, place.split(",", maxsplit=1)[0], text)
    if "with the council above" in place:
        write(content, "council.yaml", next(t for p, t in EXAMPLES if p == "council.yaml"))
    if "appendix-a.yaml" in text:
        write(content, "appendix-a.yaml", "content: [Text.]\n")
    elif place not in {"section.yaml", "in a section"}:
        write(content, "section.yaml", "heading: A section\ncontent: [A paragraph.]\n")
    reading = read_report(content / "meetings/first/update", content)
    assert [str(found) for found in reading.diagnostics] == []
    assert reading.report is not None
    assert [str(found) for found in check(reading.report)] == []


def test_every_kind_of_section_has_an_example() -> None:
    shown = set(re.findall(r"^kind: ([\w-]+)$", GUIDE, re.MULTILINE))
    assert set(KINDS) - shown <= {"prose", "summary"}


def test_every_link_inside_the_guide_leads_somewhere() -> None:
    headings = re.findall(r"^## (.*)$", GUIDE, re.MULTILINE)
    slugs = {re.sub(r"[^a-z -]", "", heading.lower()).replace(" ", "-") for heading in headings}
    assert set(re.findall(r"\]\(#([\w-]+)\)", GUIDE)) <= slugs
