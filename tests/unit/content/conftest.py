"""A small project of its own for each test."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from papers.check import check, check_meeting
from papers.content.meeting import MeetingReading, read_meeting
from papers.content.report import Reading, read_report
from papers.diagnostics import Diagnostic

FILES = {
    "council.yaml": """\
name: Example County Council
checks: {background-papers: off}
report-types:
  update:
    template: report.docx
    sections:
      risks: {heading: Risks, kind: risks}
      asks: {heading: Recommendations, kind: recommendations, numbered: no, lead-in: "Please:"}
""",
    "committees/select.yaml": "name: Select Committee\n",
    "meetings/first/meeting.yaml": """\
committee: select
date: 2019-10-23
items:
  - report: update
""",
    "meetings/first/update/report.yaml": """\
title: An update
type: update
report-by: Director of Services
outline:
  - section
""",
    "meetings/first/update/section.yaml": "heading: A section\ncontent:\n  - A paragraph.\n",
}
REPORT = "meetings/first/update"


@dataclass(frozen=True, slots=True)
class Project:
    """A content folder with one meeting and one report."""

    content: Path

    @property
    def report(self) -> Path:
        return self.content / REPORT

    def write(self, name: str, text: str | bytes) -> Path:
        """Write a file of the report, or another by its path in the content folder."""
        known = [path for path in FILES if Path(path).name == name]
        in_content = name.startswith(("meetings/", "committees/"))
        path = self.content / (known[0] if known else name if in_content else f"{REPORT}/{name}")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def read(self) -> Reading:
        return read_report(self.report, self.content)

    def meeting(self) -> MeetingReading:
        return read_meeting(self.report.parent, self.content)

    def messages(self) -> list[str]:
        """Everything that reading and checking say, by file name."""
        return sorted(str(each).replace(f"content/{REPORT}/", "") for each in self.found())

    def found(self) -> set[Diagnostic]:
        """Everything that reading and checking find."""
        reading = self.meeting()
        found = {*reading.diagnostics}
        if reading.meeting is not None:
            found |= {*check_meeting(reading.meeting)}
        for each in (*reading.reports, self.read()):
            found |= {*each.diagnostics}
            if each.report is not None:
                found |= {*check(each.report, each.known)}
        return found


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.chdir(tmp_path)
    made = Project(tmp_path / "content")
    for name, text in FILES.items():
        made.write(name, text)
    return made


@pytest.fixture
def blocks(project: Project) -> Callable[[str], tuple[object, ...]]:
    """The blocks that a `content:` list becomes."""

    def read(content: str) -> tuple[object, ...]:
        project.write("section.yaml", f"heading: A section\ncontent:\n{content}")
        reading = project.read()
        assert not reading.diagnostics
        assert reading.report is not None
        return reading.report.sections[0].blocks

    return read
