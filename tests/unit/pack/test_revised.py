"""A revised agenda: where its papers are, and what counts as another wording."""

from dataclasses import replace
from datetime import date

from papers.manifest import Kind
from papers.model.bodies import Committee, Council
from papers.model.meeting import Item, Meeting, Reason
from papers.number import number_items
from papers.pack.paper import Paper
from papers.pack.revised import Revision, revised
from papers.pack.wording import wording
from tests.unit.word import documents as d
from tests.unit.word import parts

TEMPLATE = d.TEMPLATE.with_name("agenda.docx")
COUNCIL = Council("Example Council", agenda=TEMPLATE)
ITEMS = (
    Item("item-1", d.runs("The budget"), d.HERE),
    Item("item-2", d.runs("Figures"), d.HERE, to_follow=Reason("being checked.", d.HERE)),
)
MEETING = number_items(
    Meeting("first", COUNCIL, Committee("c", "C"), date(2019, 10, 23), venue="Hall", items=ITEMS)
)


def paper(path: str, line: str = "item-1", **more: object) -> Paper:
    made = Paper(line, line[-1], "1. The budget", "The budget", Kind.REPORT, path, b"", 3)
    return replace(made, **more)  # type: ignore[arg-type]


REPORT, TABLES, SCAN = (
    paper("budget"),
    paper("budget-appendix-a", pages=2, cover_pages=1),
    paper("budget-appendix-b", cover_pages=1, inaccessible=(2,)),
)


def texts(docx: bytes, style: str) -> list[str]:
    return [text for each, text in parts.paragraphs(docx) if each == style]


def test_pages_are_those_of_now_and_else_those_of_before() -> None:
    before = {"budget": (5, 7), "budget-appendix-a": (8, 10), "budget-appendix-b": (11, 14)}
    revision = Revision(MEETING, (REPORT, TABLES, SCAN), before)
    made = revised(revision, {"budget": (32, 34)}, 30, "")
    assert texts(made.docx, "AgendaPages") == ["32–34", "8–14", "To follow"]
    # A cover on page 11, then the pages of the scan: its second is page 13.
    assert "Not accessible to screen readers: pack page 13." in "".join(
        texts(made.docx, "AgendaDetail")
    )
    assert (made.first, made.last) == (30, 29 + made.count)


def test_a_paper_that_has_moved_changes_no_wording_and_one_that_comes_does() -> None:
    said = wording(MEETING, [REPORT.line])
    assert wording(MEETING, {each.line: (7, 9) for each in (REPORT, TABLES, SCAN)}) == said
    assert wording(MEETING, []) != said
    assert wording(MEETING, [REPORT.line, "item-2"]) != said


def test_whatever_an_agenda_prints_is_its_wording() -> None:
    said = wording(MEETING, [])
    assert wording(replace(MEETING, venue="Small Hall"), []) != said
    later = replace(MEETING.items[0], time="10:40")
    assert wording(replace(MEETING, items=(later, *MEETING.items[1:])), []) != said
    texts = {"to-follow": "Comes later"}
    assert wording(replace(MEETING, council=replace(COUNCIL, texts=texts)), []) != said
