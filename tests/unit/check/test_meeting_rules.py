"""Each rule for meetings finds what it is for, and says how to mend it."""

from dataclasses import replace
from datetime import date

import pytest

from papers.check import MEETING_RULES, check, check_meeting
from papers.diagnostics import Location, Severity
from papers.model.blocks import Paragraph
from papers.model.bodies import Calendar, Committee, Council, Notice
from papers.model.meeting import Exempt, Item, KeyDecision, Meeting, Reason
from papers.model.report import Appendix, Passage
from papers.model.runs import Reference, Value, Words
from tests.unit.check import test_check as reports

CABINET = Committee("cabinet", "Cabinet", executive=True)
CONTRACT = Exempt((3,), Location("meeting.yaml", 9, 5), "Prices would rise.")


def at(line):
    return Location("meeting.yaml", line, 1)


def item(line=5, **more):
    return Item(f"item-{line}", (Words("An item"),), at(line), **more)


def meeting(*items, **more):
    settings = {"committee": Committee("select", "Select Committee")} | more
    council = settings.pop("council", Council("Example County Council"))
    return Meeting(
        "first",
        council,
        date=date(2019, 10, 23),
        items=items,
        where=at(1),
        keys={"published": at(3), "late": at(4)},
        **settings,
    )


def found(made):
    return [
        (d.rule, d.severity.value, d.where.line, d.message, d.hint) for d in check_meeting(made)
    ]


def rules(made):
    return [rule for rule, *_ in found(made)]


def test_every_rule_has_a_name_and_a_source():
    assert len({rule.name for rule in MEETING_RULES}) == len(MEETING_RULES)
    assert all(rule.source for rule in MEETING_RULES)


def test_an_ordinary_meeting_has_nothing_wrong():
    assert found(meeting(item(), item(6, exempt=CONTRACT), published=date(2019, 10, 15))) == []


def test_late_publication_needs_a_reason():
    late = meeting(published=date(2019, 10, 17))
    assert found(late) == [
        (
            "late-publication",
            "error",
            3,
            (
                "published on Thursday 17 October 2019, the papers are late: 3 of the 5 clear days "
                "needed"
            ),
            (
                'publish by Tuesday 15 October 2019, or record under "late:" why it is urgent '
                "(Local Government Act 1972, s.100B(3))"
            ),
        )
    ]
    assert found(replace(late, late="a court order of yesterday")) == []


def test_a_reason_in_vain():
    assert found(meeting(published=date(2019, 10, 15), late="a court order")) == [
        (
            "late-in-vain",
            "warning",
            4,
            "the papers are not late, but the agenda would say that they are",
            'leave "late:" out',
        )
    ]


def test_an_urgent_item_needs_its_circumstances():
    below = item(7, urgent=Reason("", at(8)))
    assert rules(meeting(item(items=(below,)))) == ["urgent-reason"]
    assert rules(meeting(item(urgent=Reason("A court order.", at(8))))) == []


def test_a_paper_to_follow_says_why():
    assert rules(meeting(item(to_follow=Reason("", at(8))))) == ["to-follow-reason"]
    assert rules(meeting(item(to_follow=Reason("not ready", at(8))))) == []


@pytest.mark.parametrize("paragraph", [0, 8, 12])
def test_an_exempt_item_names_a_paragraph_that_exists(paragraph):
    ((rule, severity, line, message, hint),) = found(
        meeting(item(exempt=replace(CONTRACT, paragraphs=(3, paragraph))))
    )
    assert (rule, severity, line) == ("exempt-paragraph", "error", 9)
    assert message == f"paragraph {paragraph} is not one of Part 1 of Schedule 12A"
    assert "3 (financial or business affairs)" in hint


def test_in_wales_the_paragraphs_are_those_of_part_4():
    wales = Council("Sample County Council", calendar=Calendar.WALES)
    welsh = replace(meeting(item(exempt=replace(CONTRACT, paragraphs=(14,)))), council=wales)
    assert rules(welsh) == []
    english = replace(meeting(item(exempt=CONTRACT)), council=wales)
    ((_, _, _, message, hint),) = found(english)
    assert message == "paragraph 3 is not one of Part 4 of Schedule 12A"
    assert "14 (financial or business affairs)" in hint


def test_an_exempt_item_gives_a_reason():
    assert rules(meeting(item(exempt=replace(CONTRACT, reason="")))) == ["exempt-reason"]


def test_exempt_business_comes_last():
    assert [(r, line) for r, _, line, *_ in found(meeting(item(exempt=CONTRACT), item(6)))] == [
        ("exempt-order", 6)
    ]


def test_an_item_below_an_open_one_is_open():
    below = item(7, exempt=CONTRACT)
    assert rules(meeting(item(items=(below,)))) == ["exempt-order"]
    assert rules(meeting(item(items=(below,), exempt=CONTRACT))) == []


@pytest.mark.parametrize(
    ("decision", "message"),
    [
        (KeyDecision(at(8)), "a key decision with no notice, where 28 clear days are needed"),
        (
            KeyDecision(at(8), date(2019, 9, 25)),
            "a key decision with 27 clear days' notice, where 28 clear days are needed",
        ),
        (KeyDecision(at(8), date(2019, 9, 24)), None),
        (KeyDecision(at(8), general_exception="The grant was offered last week."), None),
        (KeyDecision(at(8), special_urgency="The chair of scrutiny agrees."), None),
    ],
)
def test_a_key_decision_has_notice(decision, message):
    messages = [m for *_, m, _ in found(meeting(item(key_decision=decision), committee=CABINET))]
    assert messages == ([message] if message else [])


def test_only_an_executive_takes_key_decisions():
    decision = KeyDecision(at(8), date(2019, 9, 1))
    assert [(m, hint) for *_, m, hint in found(meeting(item(key_decision=decision)))] == [
        (
            "Select Committee takes no key decisions",
            'write "executive: yes" in committees/select.yaml if it does',
        )
    ]


def test_a_report_stands_on_the_agenda_once():
    twice = meeting(item(5, report="update"), item(6, report="update"), item(7), item(8))
    assert [(r, line) for r, _, line, *_ in found(twice)] == [("repeated-report", 6)]


def test_an_agenda_refers_to_nothing():
    blocks = (Paragraph((Reference("x", at(11)), Value("y", at(12))), at(11)),)
    named = meeting(item(blocks=blocks))
    assert [(r, line) for r, _, line, *_ in found(named)] == [
        ("agenda-reference", 11),
        ("agenda-reference", 12),
    ]
    council = Council("Example County Council", notices=(Notice("Filming", blocks),))
    assert len(found(meeting(council=council))) == 2


def test_a_council_may_set_rules():
    council = Council(
        "C", checks={"to-follow-reason": "off", "urgent-reason": "warning", "exempt-order": "off"}
    )
    made = meeting(
        item(to_follow=Reason("", at(8)), urgent=Reason("", at(9)), exempt=CONTRACT),
        item(6),
        council=council,
    )
    assert [(d.rule, d.severity) for d in check_meeting(made)] == [
        ("urgent-reason", Severity.WARNING)
    ]


# Reports


def appendix(**more):
    return Appendix("Appendix A", (Words("Prices"),), reports.at(5), id="appendix-a", **more)


def of_report(*blocks, **more):
    made = reports.report(reports.section(*blocks, **more.pop("section", {})), **more)
    return [(d.rule, d.where.line) for d in check(made) if d.rule.startswith("exempt")]


def test_an_exempt_appendix_has_a_paragraph_and_a_reason():
    text = reports.paragraph(reports.ref("appendix-a"))
    wrong = appendix(exempt=Exempt((9,), reports.at(6)))
    assert of_report(text, appendices=(wrong,)) == [("exempt-reason", 6), ("exempt-paragraph", 6)]
    assert of_report(text, appendices=(appendix(exempt=CONTRACT),)) == []


def test_a_passage_needs_only_its_paragraph():
    passage = Passage(0, 1, Exempt((9,), reports.at(6)))
    text = reports.paragraph("Secret.")
    assert of_report(text, section={"passages": (passage,)}) == [("exempt-paragraph", 6)]


def test_no_open_text_prints_an_exempt_figure():
    price = reports.paragraph("£842")
    passage = Passage(1, 1, Exempt((3,), reports.at(6)), frozenset({"price.latest"}))
    value = Value("price.latest", reports.at(7))
    text = reports.paragraph("It costs ", value, line=7)
    values = {"price.latest": "£842"}
    shown = of_report(text, price, section={"passages": (passage,)}, values=values)
    assert shown == [("exempt-value", 7)]
    hidden = replace(passage, start=0, size=2)
    assert of_report(text, price, section={"passages": (hidden,)}, values=values) == []
