"""Which sources anyone may have: whatever is exempt, or not known to be open, is left out."""

from pathlib import Path

import pytest
from support.docx import docx, p
from support.published import MEETING, SOURCES, manifest, project, write

from papers.archive.publication import Publication
from papers.build.archive import open_sources
from papers.content.meeting import read_meeting

FOLDER = f"content/meetings/{MEETING}"
AGENDA = f"{FOLDER}/meeting.yaml"
COMMON = {"content/council.yaml", "content/committees/select.yaml", "templates/report.docx"}
CARE = {f"{FOLDER}/care/report.yaml", f"{FOLDER}/care/summary.yaml"}
CONTRACT = {f"{FOLDER}/contract/report.yaml", f"{FOLDER}/contract/bids.yaml"}
EXEMPT = "exempt: {paragraph: 3, reason: Not yet signed.}"


def shown(folder: Path, agenda: str, **changes: str | bytes) -> set[str]:
    """The open sources of a meeting with this agenda; changes are files of the meeting."""
    project(folder, {**SOURCES, AGENDA: f"committee: select\ndate: 2019-10-23\nitems:\n{agenda}"})
    for name, content in changes.items():
        body = content if isinstance(content, bytes) else content.encode()
        write(folder / FOLDER / name, body)
    content = folder / "content"
    meeting = content / "meetings" / MEETING
    reading = read_meeting(meeting, content)
    assert reading.meeting is not None
    assert [str(d) for d in reading.diagnostics if "no such" in d.message] == []
    publication = Publication(folder / "build", folder, manifest(folder, (), 1))
    return set(open_sources(reading, reading.meeting, publication, meeting / "meeting.yaml"))


def test_without_exempt_business_all_is_open(tmp_path: Path) -> None:
    found = shown(tmp_path, "  - report: care\n  - report: contract\n")
    assert found == COMMON | CARE | CONTRACT | {AGENDA}


def test_an_exempt_report_takes_the_agenda_with_it(tmp_path: Path) -> None:
    assert (
        shown(tmp_path, f"  - report: care\n  - report: contract\n    {EXEMPT}\n") == COMMON | CARE
    )


def test_an_exempt_passage_hides_its_report_and_not_the_agenda(tmp_path: Path) -> None:
    section = "heading: Summary\ncontent:\n  - Open.\n  - exempt:\n      paragraph: 3\n"
    section += "      reason: Not yet signed.\n      content:\n        - The price is high.\n"
    agenda = "  - report: care\n  - report: contract\n"
    found = shown(tmp_path, agenda, **{"care/summary.yaml": section})
    assert found == COMMON | CONTRACT | {AGENDA}


@pytest.mark.parametrize("file", ["rents.yaml", "rents.docx"])
def test_an_exempt_appendix_hides_its_report(tmp_path: Path, file: str) -> None:
    body = "content: [The rents.]\n" if file.endswith("yaml") else docx(p("The rents."))
    report = (
        "title: Children in Care\ntype: update\nreport-by: The Director\noutline: [summary]\n"
        f"appendices:\n  - letter: A\n    title: Rents\n    file: {file}\n    {EXEMPT}\n"
    )
    agenda = "  - report: care\n  - report: contract\n"
    found = shown(tmp_path, agenda, **{"care/report.yaml": report, f"care/{file}": body})
    assert found == COMMON | CONTRACT | {AGENDA}


def test_an_open_appendix_is_open(tmp_path: Path) -> None:
    report = (
        "title: Children in Care\ntype: update\nreport-by: The Director\noutline: [summary]\n"
        "appendices:\n  - {letter: A, title: Map, file: map.docx}\n"
    )
    changes = {"care/report.yaml": report, "care/map.docx": docx(p("A map."))}
    found = shown(tmp_path, "  - report: care\n", **changes)
    assert f"{FOLDER}/care/map.docx" in found


def test_an_exempt_item_of_words_alone_hides_the_agenda(tmp_path: Path) -> None:
    agenda = f"  - report: care\n  - title: Staffing\n    text: Ten posts go.\n    {EXEMPT}\n"
    assert shown(tmp_path, agenda) == COMMON | CARE


def test_documents_go_with_their_items(tmp_path: Path) -> None:
    agenda = (
        "  - title: Minutes\n    document: minutes.docx\n"
        f"  - title: Bids\n    document: bids.docx\n    {EXEMPT}\n"
    )
    files = {"minutes.docx": docx(p("Minutes.")), "bids.docx": docx(p("Bids."))}
    assert shown(tmp_path, agenda, **files) == COMMON | {f"{FOLDER}/minutes.docx"}


def test_what_two_reports_share_is_hidden_with_the_exempt_one(tmp_path: Path) -> None:
    table = "heading: Bids\ncontent:\n  - table:\n      title: Bids\n      source: ../bids.csv\n"
    changes = {"bids.csv": "Firm,Price\nA,1\n", "care/summary.yaml": table}
    changes["contract/bids.yaml"] = table
    agenda = f"  - report: care\n  - report: contract\n    {EXEMPT}\n"
    assert f"{FOLDER}/bids.csv" not in shown(tmp_path, agenda, **changes)


def test_a_file_that_nobody_knows_is_not_open(tmp_path: Path) -> None:
    found = shown(tmp_path, "  - report: care\n", **{"care/notes.yaml": "x: y\n", "a.bin": b"1"})
    assert found == COMMON | CARE | {AGENDA}
