"""The sample meeting's agenda, from meeting.yaml to a PDF."""

from collections.abc import Callable
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator
from support.tagtree import page_texts, tree
from support.verapdf import assert_conforms

from papers.check import check_meeting
from papers.check.clock import clock
from papers.content.meeting import read_meeting
from papers.edition import exempt_reports, exempt_texts, public_meeting
from papers.number import number, number_items
from papers.pdf.convert import convert
from papers.word import merge_agenda

PROJECT = Path(__file__).parents[2]
MEETING = PROJECT / "content/meetings/2019-10-23-cyps-select"
READING = read_meeting(MEETING, PROJECT / "content")
PAGES = {
    "item-3": [(4, 4)],
    "item-4": [(5, 13)],
    "item-5": [(14, 18)],
    "item-5-part-2": [(19, 19)],
    "item-8": [(20, 22)],
}


@pytest.fixture(scope="module")
def agenda(tmp_path_factory: pytest.TempPathFactory) -> Path:
    assert READING.meeting is not None
    meeting = number_items(READING.meeting)
    docx = merge_agenda(meeting, meeting.council.agenda, PAGES)
    path = tmp_path_factory.mktemp("agenda") / "agenda.docx"
    path.write_bytes(docx)
    path.with_suffix(".pdf").write_bytes(convert(docx, path.name).pdf)
    return path


def test_the_sample_meeting_has_nothing_wrong() -> None:
    assert READING.diagnostics == ()
    assert READING.meeting is not None
    assert check_meeting(READING.meeting) == ()
    assert not clock(READING.meeting.date, READING.meeting.council.calendar).is_late


def test_the_agenda_is_valid_and_conforms(agenda: Path) -> None:
    assert OpenXmlValidator().validate(agenda).errors == []
    assert_conforms(agenda.with_suffix(".pdf"))


def test_the_pages_and_tags_are_as_reviewed(
    agenda: Path, golden: Callable[[str, str], None]
) -> None:
    pdf = agenda.with_suffix(".pdf").read_bytes()
    golden("sample/agenda.txt", "\n\f\n".join(page_texts(pdf)) + "\n")
    golden("sample/agenda-tags.txt", tree(pdf))


def test_nothing_exempt_is_on_the_public_agenda(agenda: Path) -> None:
    assert READING.meeting is not None
    whole = exempt_reports(READING.meeting)
    assert whole == {"fostering-contract"}
    reports = [number(each.report) for each in READING.reports if each.report is not None]
    hidden = [
        text
        for report in reports
        for text in exempt_texts(report, whole=report.id in whole)
        if len(text.split()) > 3
    ]
    assert len(hidden) > 10
    public = public_meeting(number_items(READING.meeting))
    made = merge_agenda(public, public.council.agenda, PAGES)
    pages = " ".join(page_texts(convert(made, "agenda.docx").pdf))
    assert not [text for text in hidden if text in pages]
