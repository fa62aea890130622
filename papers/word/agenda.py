"""Build the Word file of an agenda: fill the template, write the items of each part, pack it."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from docx.document import Document

from papers.model.blocks import Block, Heading, List, ListItem, ListStyle, Paragraph
from papers.model.bodies import Council, Person
from papers.model.dates import in_full, in_words
from papers.model.meeting import Exempt, Item, Meeting, all_items
from papers.model.report import Numbering, Report, ReportType, Section
from papers.model.runs import Words, plain
from papers.model.schedule12a import PARAGRAPHS
from papers.word.body import Body
from papers.word.business import STYLES, TABLE_STYLE, Pages, Remarks, Rows
from papers.word.document import body_of, saved
from papers.word.faults import refuse
from papers.word.flow import settle
from papers.word.mark import put_mark
from papers.word.markup import Element, Format, amend, paragraph, q
from papers.word.package import pack
from papers.word.place import Place
from papers.word.sections import settle_breaks
from papers.word.styles import check_styles
from papers.word.template import Fields, fill_in, marker, person, place, replace


def build(
    meeting: Meeting, template: Path, pages: Pages, remarks: Remarks, mark: str, *, links: bool
) -> bytes:
    """The Word file of a numbered meeting's agenda."""
    paper = _paper(meeting, template)
    document = fill_in(template, agenda_fields(meeting), "agendas")
    body = body_of(paper, document, template, "items")
    check_styles(body.styles, template, STYLES)
    if ("table", TABLE_STYLE.casefold()) not in body.styles.by_name:
        message = f'the template has no table style "{TABLE_STYLE}"'
        raise refuse(template, message, "take it from agenda.docx", "template-style")
    rows = Rows(meeting.council, body, pages, remarks, links=links)
    _put("items", list(_business(meeting, rows)), document, template)
    _put("notices", list(_notices(meeting, body)), document, template)
    settle_breaks(document.element.body)
    _end(document.element.body, body)
    put_mark(document, mark)
    return pack(saved(document), paper)


def _paper(meeting: Meeting, template: Path) -> Report:
    """The agenda as a paper like a report: its title, who makes it, and all that is written."""
    council = meeting.council
    title = f"{council.text('agenda')}: {meeting.committee.name}, {in_words(meeting.date)}"
    items = (block for item in all_items(meeting.items) for block in item.blocks)
    notices = (block for notice in council.notices for block in notice.blocks)
    return Report(
        id="agenda",
        meeting=meeting,
        type=ReportType("agenda", template, Numbering.NONE),
        title=(Words(title),),
        report_by=council.name,
        sections=(Section("agenda", (), (*items, *notices), meeting.where),),
        where=meeting.where,
    )


def agenda_fields(meeting: Meeting) -> Fields:
    """What the template of an agenda may print, by name."""
    council, committee = meeting.council, meeting.committee
    late = council.text("late", days=council.calendar.clear_days, reason=meeting.late)
    return {
        "council": {"name": council.name},
        "committee": {"name": committee.name, "quorum": committee.quorum or ""},
        "meeting": {
            "date": in_words(meeting.date),
            "day": in_full(meeting.date),
            "time": meeting.time,
            "venue": meeting.venue,
            "published": in_full(meeting.published) if meeting.published else "",
            "late": late if meeting.late else "",
        },
        "members": list(map(str, committee.members)),
        "contact": person(committee.contact or Person("")),
        "has_notices": bool(council.notices),
        "items": marker("items"),
        "notices": marker("notices"),
    }


def _put(name: str, content: list[Element], document: Document, template: Path) -> None:
    here = place(document, name, template)
    if here is not None:
        replace(here, content)
    elif content:
        message = f"the template has no {{{{p {name} }}}}"
        hint = f"write {{{{p {name} }}}} in a paragraph of its own, where the {name} belong"
        raise refuse(template, message, hint, "template-placeholder")


def _end(content: Element, body: Body) -> None:
    """A paragraph after a table at the end, which Word asks for; too low to start a page."""
    ends = [each for each in content if each.tag != q("sectPr")]
    if ends and ends[-1].tag == q("tbl"):
        after = paragraph(Format(body.styles.paragraph("Agenda Detail")))
        amend(after, "spacing", before=0, after=0, line=20, lineRule="exact")
        ends[-1].addnext(after)


def _notices(meeting: Meeting, body: Body) -> Iterator[Element]:
    for notice in meeting.council.notices:
        heading = Heading((Words(notice.title),), 2, meeting.where)
        yield from _written((heading, *notice.blocks), body)


def _written(blocks: Sequence[Block], body: Body) -> list[Element]:
    place_ = Place(0, body.page.width, "Body Text")
    return settle(list(body.blocks(blocks, place_)), body.styles)


def _business(meeting: Meeting, rows: Rows) -> Iterator[Element]:
    """Part I; then, where anything is exempt, the resolution and Part II."""
    text, style = meeting.council.text, rows.body.styles.paragraph("Heading Unnumbered")
    withheld = [item for item in all_items(meeting.part_1) if item.withheld]
    part_2 = [*map(rows.withheld, withheld), *rows.all(meeting.part_2)]
    part_1 = list(rows.all(meeting.part_1))
    title = text("part-1") if part_2 else text("items-heading")
    if part_1:
        yield paragraph(Format(style), *rows.body.inline.write((Words(title),)))
        yield rows.table(title, part_1)
    if part_2:
        title = text("part-2")
        yield paragraph(Format(style), *rows.body.inline.write((Words(title),)))
        yield from _written(tuple(_exclusion(meeting, withheld)), rows.body)
        yield rows.table(title, part_2)


def _exclusion(meeting: Meeting, withheld: Iterable[Item]) -> Iterator[Block]:
    """The resolution to exclude the public, with each piece of business and its ground.

    LGA 1972, s.100A(4), (5).
    """
    text, where = meeting.council.text, meeting.where
    yield Heading((Words(text("exclusion-heading")),), 2, where)
    yield Paragraph((Words(text("exclusion")),), where)
    grounds = [
        (_ground(meeting.council, item, part.exempt, part.part or text("full-report")), part.exempt)
        for item in withheld
        for part in item.withheld
    ]
    grounds += [
        (_ground(meeting.council, item, item.exempt), item.exempt)
        for item in meeting.part_2
        if item.exempt is not None
    ]
    yield List(
        ListStyle.BULLET,
        tuple(
            ListItem(tuple(_stated(words, exempt, meeting.council)), exempt.where, label="•")
            for words, exempt in grounds
        ),
        where,
    )


def _ground(council: Council, item: Item, exempt: Exempt, part: str = "") -> str:
    return council.on_exempt(
        "exclusion-part" if part else "exclusion-item",
        exempt.paragraphs,
        number=item.number,
        title=plain(item.title),
        part=part,
        wording=" ".join(PARAGRAPHS.get(number, "") for number in exempt.paragraphs),
    )


def _stated(words: str, exempt: Exempt, council: Council) -> Iterator[Paragraph]:
    yield Paragraph((Words(words),), exempt.where)
    if exempt.reason:
        reason = council.text("public-interest", reason=exempt.reason)
        yield Paragraph((Words(reason),), exempt.where)
