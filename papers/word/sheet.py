"""Build the Word file of a sheet: the cover of an appendix, the front of a supplement."""

from collections.abc import Sequence
from pathlib import Path

from papers.model.blocks import Block
from papers.model.dates import in_full, in_words
from papers.model.meeting import Meeting
from papers.model.report import Numbering, Report, ReportType, Section
from papers.model.runs import Words
from papers.model.sheet import Sheet
from papers.word.body import Body
from papers.word.document import body_of, saved
from papers.word.flow import settle
from papers.word.mark import put_mark
from papers.word.markup import Element
from papers.word.package import pack
from papers.word.place import Place
from papers.word.sections import settle_breaks
from papers.word.template import Fields, fill_in, marker, place, replace


def build(sheet: Sheet, meeting: Meeting, template: Path) -> bytes:
    """The Word file of a sheet."""
    paper = _paper(sheet, meeting, template)
    document = fill_in(template, sheet_fields(sheet, meeting), "sheets")
    body = body_of(paper, document, template, "body")
    here = place(document, "body", template)
    if here is not None:
        replace(here, settle(_written(sheet.blocks, body), body.styles))
    settle_breaks(document.element.body)
    put_mark(document, sheet.mark)
    return pack(saved(document), paper)


def _paper(sheet: Sheet, meeting: Meeting, template: Path) -> Report:
    """The sheet as a paper like a report: its title, who makes it, and all that is written."""
    return Report(
        id="sheet",
        meeting=meeting,
        type=ReportType("sheet", template, Numbering.NONE),
        title=(Words(f"{sheet.label}: {sheet.title}"),),
        report_by=meeting.council.name,
        sections=(Section("sheet", (), sheet.blocks, meeting.where),),
        where=meeting.where,
    )


def sheet_fields(sheet: Sheet, meeting: Meeting) -> Fields:
    """What the template of a sheet may print, by name."""
    return {
        "council": {"name": meeting.council.name},
        "committee": {"name": meeting.committee.name},
        "meeting": {
            "date": in_words(meeting.date),
            "day": in_full(meeting.date),
            "time": meeting.time,
            "venue": meeting.venue,
        },
        "sheet": {"label": sheet.label, "title": sheet.title, "about": sheet.about},
        "body": marker("body"),
    }


def _written(blocks: Sequence[Block], body: Body) -> list[Element]:
    return list(body.blocks(blocks, Place(0, body.page.width, "Body Text")))
