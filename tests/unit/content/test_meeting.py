"""A meeting: its agenda as typed, and what its items take from council and reports."""

from datetime import date

import pytest

from papers.content.find import find_reports
from papers.model.bodies import Calendar, Member, Person
from papers.model.meeting import ItemNumbering, SubItems
from papers.model.runs import plain

COUNCIL = """\
name: Example County Council
calendar: wales
agenda-template: cabinet-agenda.docx
standard-items:
  declarations: {title: Declarations, purpose: To declare, text: Members should declare interests.}
  minutes: {title: Minutes, officer: Clerk, content: [{bullets: [true, complete]}]}
notices:
  - {title: Filming, text: This meeting is filmed.}
texts: {part-1: Open business}
report-types:
  update: {template: report.docx}
"""
HEAD = "committee: select\ndate: 2019-10-23\n"


@pytest.fixture
def meeting(project):
    """The meeting that an agenda becomes; nothing may be wrong with it."""

    def read(text, head=HEAD):
        project.write("council.yaml", COUNCIL)
        project.write("meeting.yaml", head + text)
        reading = project.meeting()
        assert reading.diagnostics == ()
        return reading.meeting

    return read


def titles(items):
    return [plain(item.title) for item in items]


def test_the_shortest_agenda_still_reads(project):
    reading = project.meeting()
    assert reading.diagnostics == ()
    (item,) = reading.meeting.items
    assert (plain(item.title), item.officer) == ("An update", "Director of Services")
    assert (item.id, item.report) == ("item-1", "update")
    assert [each.report.id for each in reading.reports] == ["update"]
    assert reading.reports[0].report.meeting.items == ()


def test_every_file_read_is_a_source(project):
    project.write("meetings/first/minutes.docx", b"PK")
    project.write(
        "meeting.yaml",
        HEAD + "items: [{report: update}, {title: Minutes, document: minutes.docx}]\n",
    )
    names = {path.name for path in project.meeting().sources}
    assert {"council.yaml", "select.yaml", "meeting.yaml", "minutes.docx", "section.yaml"} <= names


def test_an_item_says_more_than_its_report(meeting):
    (item,) = meeting(
        "items:\n  - report: update\n    title: News\n    officer: Chief Executive\n"
        "    purpose: To note\n    time: 11:00\n    text: As asked in May.\n"
    ).items
    assert (plain(item.title), item.officer) == ("News", "Chief Executive")
    assert (item.purpose, item.time) == ("To note", "11:00")
    assert [plain(block.runs) for block in item.blocks] == ["As asked in May."]


def test_standard_items_bring_the_council_s_words(meeting):
    declarations, minutes, own = meeting(
        "items:\n  - standard: declarations\n  - {standard: minutes, title: Minutes of May}\n"
        "  - {standard: declarations, text: Please declare., purpose: To act}\n  - report: update\n"
    ).items[:3]
    assert (plain(declarations.title), declarations.purpose) == ("Declarations", "To declare")
    assert plain(declarations.blocks[0].runs) == "Members should declare interests."
    assert (plain(minutes.title), minutes.officer) == ("Minutes of May", "Clerk")
    assert len(minutes.blocks[0].items) == 2
    assert (plain(own.blocks[0].runs), own.purpose) == ("Please declare.", "To act")


def test_what_may_stand_in_an_item(meeting):
    contract, late = meeting(
        "items:\n  - report: update\n  - title: Figures\n    to-follow: not ready\n"
        "    urgent: A court order.\n    key-decision: {notice: 2019-09-01}\n"
        "  - title: Contract\n    exempt: {paragraph: 3, reason: Prices., review: 2020-01-31}\n"
    ).items[:0:-1]
    assert (late.to_follow.text, late.urgent.text) == ("not ready", "A court order.")
    assert late.key_decision.notice == date(2019, 9, 1)
    assert (contract.exempt.paragraphs, contract.exempt.reason) == ((3,), "Prices.")
    assert contract.exempt.review == date(2020, 1, 31)
    assert contract.exempt.where.line == 10


@pytest.mark.parametrize(("typed", "reason"), [("yes", ""), ("Yes", ""), ("no", None)])
def test_yes_is_no_reason(meeting, typed, reason):
    item = meeting(f"items:\n  - report: update\n  - title: A\n    to-follow: {typed}\n").items[1]
    assert (item.to_follow and item.to_follow.text) == reason


def test_items_below_items(meeting):
    made = meeting(
        "numbering: {start: 12, prefix: CYP, sub-items: roman}\nitems:\n  - title: Minutes\n"
        "    sub-items: [{title: Of May}, {report: update}]\n"
    )
    (item,) = made.items
    assert titles(item.items) == ["Of May", "An update"]
    assert [each.id for each in item.items] == ["item-1-1", "item-1-2"]
    assert made.numbering == ItemNumbering(12, "CYP", SubItems.ROMAN)


def test_reports_below_items_are_found(project):
    project.write("meeting.yaml", HEAD + "items: [{title: A, sub-items: [{report: update}]}]\n")
    assert [path.name for path in find_reports(project.content)] == ["update"]


def test_the_meeting_knows_its_council_and_committee(project, meeting):
    project.write(
        "committees/select.yaml",
        "name: Select Committee\nmembers:\n  - Ada Sample (Chair)\n  - {name: Ben Example, role: "
        "Vice-Chair}\n  - Cora Specimen\nquorum: 3\nexecutive: yes\ncontact: {name: Gwen}\n",
    )
    made = meeting("published: 2019-10-15\nlate: urgent\nitems: [{report: update}]\n")
    committee, council = made.committee, made.council
    assert committee.members == (
        Member("Ada Sample", "Chair"),
        Member("Ben Example", "Vice-Chair"),
        Member("Cora Specimen"),
    )
    assert str(committee.members[0]) == "Ada Sample (Chair)"
    assert (committee.quorum, committee.executive) == (3, True)
    assert committee.contact == Person("Gwen")
    assert council.calendar is Calendar.WALES
    assert council.agenda == project.content.parent / "templates" / "cabinet-agenda.docx"
    assert [notice.title for notice in council.notices] == ["Filming"]
    assert council.text("part-1") == "Open business"
    assert council.text("part-2") == "Part II"
    assert (made.published, made.late) == (date(2019, 10, 15), "urgent")
    assert made.key("published").line == 3
    assert made.key("venue") == made.where


def test_exempt_parts_of_a_report_are_known_on_the_agenda(project):
    project.write(
        "report.yaml",
        "title: An update\ntype: update\nreport-by: Director\noutline: [section]\nappendices:\n"
        "  - {letter: A, title: Prices, exempt: {paragraph: 3}}\n  - {letter: B, title: Plan}\n",
    )
    project.write(
        "section.yaml",
        "heading: A section\ncontent:\n  - See @appendix-a and @appendix-b.\n"
        "  - exempt: {paragraph: 1, content: [One.]}\n"
        "  - exempt: {paragraph: 1, content: [Two.]}\n",
    )
    (item,) = project.meeting().meeting.items
    assert [(each.part, each.exempt.paragraphs) for each in item.withheld] == [
        ("", (1,)),
        ("Appendix A", (3,)),
    ]


def test_an_item_may_be_exempt_under_several_paragraphs(meeting):
    _, contract = meeting(
        "items:\n  - report: update\n  - title: Contract\n    exempt: {paragraph: [5, 3, 5], reason: Prices.}\n"
    ).items
    assert contract.exempt.paragraphs == (3, 5)


def test_exempt_passages_of_a_report(project):
    project.write(
        "section.yaml",
        "heading: A section\ncontent:\n  - First.\n  - exempt:\n      paragraph: 3\n"
        "      content:\n        - text: Secret.\n          bullets: [a, b]\n"
        "        - Secret too.\n  - Last.\n",
    )
    reading = project.read()
    assert reading.diagnostics == ()
    (section,) = reading.report.sections
    (passage,) = section.passages
    assert (passage.start, passage.size, passage.exempt.paragraphs) == (1, 3, (3,))
    assert len(section.blocks) == 5


def test_passages_in_a_group_of_files(project):
    project.write(
        "report.yaml",
        "title: An update\ntype: update\nreport-by: Director\n"
        "outline: [{heading: Both, parts: [section, other]}]\n",
    )
    project.write(
        "other.yaml", "heading: Other\ncontent: [{exempt: {paragraph: 3, content: [S.]}}]\n"
    )
    (section,) = project.read().report.sections
    assert [(passage.start, passage.size) for passage in section.passages] == [(3, 1)]


def test_an_exempt_appendix_is_one_passage_with_its_figures(project):
    project.write(
        "report.yaml",
        "title: An update\ntype: update\nreport-by: Director\noutline: [section]\nappendices:\n"
        "  - {letter: A, title: Prices, file: prices.yaml, exempt: {paragraph: 3, reason: R.}}\n",
    )
    project.write("prices.yaml", "figures: {price: £842}\ncontent: ['{{ price }}', Secret.]\n")
    (appendix,) = project.read().report.appendices
    (passage,) = appendix.passages
    assert (passage.start, passage.size) == (0, 2)
    assert passage.values == {"price"}


def test_a_broken_agenda_leaves_no_meeting(project):
    project.write("meeting.yaml", "committee: select\n")
    reading = project.meeting()
    assert reading.meeting is None
    assert [d.rule for d in reading.diagnostics] == ["missing-key"]


def test_a_broken_report_stays_on_the_agenda(project):
    project.write("report.yaml", "title: An update\ntyp: update\n")
    reading = project.meeting()
    assert titles(reading.meeting.items) == ["update"]
    assert reading.reports[0].report is None
    assert reading.diagnostics
