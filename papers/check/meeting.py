"""What the law asks of an agenda: time to read the papers, and reasons where it is cut short."""

from collections.abc import Iterator

from papers.check.clock import SOURCES, clock
from papers.check.exempt import EXEMPT, REASON, no_reason, wrong_paragraph
from papers.check.rule import MeetingRule
from papers.diagnostics import Diagnostic, Location, Severity
from papers.model.dates import in_full
from papers.model.meeting import Item, KeyDecision, Meeting, all_items
from papers.model.runs import Reference, Value
from papers.model.schedule12a import SOURCE
from papers.model.walk import nested, own_texts

NOTICE = 28  # clear days for a key decision, SI 2012/2089, reg. 9
_REGULATIONS = (
    "Local Authorities (Executive Arrangements) (Meetings and Access to Information) (England) "
    "Regulations 2012, regs 9 to 11"
)


def late_publication(meeting: Meeting) -> Iterator[Diagnostic]:
    """Papers are open long enough before the meeting, or it is recorded why not."""
    count = clock(meeting.date, meeting.council.calendar, meeting.published)
    if meeting.published and meeting.published > meeting.date:
        message = f"published on {in_full(meeting.published)}, which is after the meeting"
        yield Diagnostic(meeting.key("published"), message, "correct one of the two days")
    elif count.is_late and not meeting.late:
        yield Diagnostic(
            meeting.key("published"),
            f"published on {in_full(count.published or meeting.date)}, the papers are late: "
            f"{count.clear} of the {count.needed} clear days needed",
            f"publish by {in_full(count.last_lawful)}, or record under "
            f'"late:" why it is urgent ({SOURCES[count.calendar]})',
        )


def late_in_vain(meeting: Meeting) -> Iterator[Diagnostic]:
    """A reason for late publication is printed only where publication is late."""
    count = clock(meeting.date, meeting.council.calendar, meeting.published)
    if meeting.late and meeting.published and not count.is_late:
        message = "the papers are not late, but the agenda would say that they are"
        yield Diagnostic(meeting.key("late"), message, 'leave "late:" out')


def urgent_reason(meeting: Meeting) -> Iterator[Diagnostic]:
    """An urgent item says by reason of which special circumstances."""
    for item in all_items(meeting.items):
        if item.urgent is not None and not item.urgent.text:
            yield Diagnostic(
                item.urgent.where,
                "an urgent item without its special circumstances",
                'write "urgent: …", why it cannot wait for the next meeting; the agenda prints '
                "it with the Chair's opinion (s.100B(4)(b))",
            )


def to_follow_reason(meeting: Meeting) -> Iterator[Diagnostic]:
    """A paper to follow says why."""
    for item in all_items(meeting.items):
        if item.to_follow is not None and not item.to_follow.text:
            yield Diagnostic(
                item.to_follow.where,
                "nothing says why this paper is to follow",
                'write "to-follow: …", why; published late, it will have to be urgent too',
            )


def exempt_paragraph(meeting: Meeting) -> Iterator[Diagnostic]:
    """The paragraphs of exempt items exist."""
    for item in all_items(meeting.items):
        if item.exempt is not None:
            yield from wrong_paragraph(item.exempt, meeting.council)


def exempt_reason(meeting: Meeting) -> Iterator[Diagnostic]:
    """Exempt items have reasons."""
    for item in all_items(meeting.items):
        if item.exempt is not None:
            yield from no_reason(item.exempt)


def exempt_order(meeting: Meeting) -> Iterator[Diagnostic]:
    """The public leaves once: what is exempt comes last."""
    excluded = False
    for item in meeting.items:
        if excluded and item.exempt is None:
            message = "an open item follows the exempt business"
            yield Diagnostic(item.where, message, "move it up: the public has left by then")
        excluded = excluded or item.exempt is not None
        for below in item.items:
            if below.exempt is not None and item.exempt is None:
                message = "an item below an open one cannot be exempt"
                hint = "make it an item of its own at the end of the agenda"
                yield Diagnostic(below.exempt.where, message, hint)


def repeated_report(meeting: Meeting) -> Iterator[Diagnostic]:
    """A report stands on the agenda once."""
    first: dict[str, Location] = {}
    for item in all_items(meeting.items):
        if item.report in first:
            message = f'the report "{item.report}" is on the agenda twice'
            yield Diagnostic(item.where, message, f"the first is at {first[item.report]}")
        if item.report:
            first.setdefault(item.report, item.where)


def agenda_reference(meeting: Meeting) -> Iterator[Diagnostic]:
    """The texts of an agenda stand alone: there is nothing to refer to, and no figures."""
    notices = (block for notice in meeting.council.notices for block in notice.blocks)
    items = [(item.title, item.blocks) for item in all_items(meeting.items)]
    titles = (title for title, _ in items)
    blocks = nested((*notices, *(block for _, own in items for block in own)))
    for runs in (*titles, *(runs for block in blocks for runs in own_texts(block))):
        for run in runs:
            if isinstance(run, Reference):
                message = f'an agenda cannot refer to "@{run.target}"'
                yield Diagnostic(run.where, message, r"name it in words; \@ prints an at sign")
            elif isinstance(run, Value) and not run.text:
                message = f'an agenda has no figures, and "{run.name}" no value'
                yield Diagnostic(run.where, message, "type the figure itself")


def key_decision(meeting: Meeting) -> Iterator[Diagnostic]:
    """A key decision has its notice, or the reason why it could not have it."""
    for item in all_items(meeting.items):
        if item.key_decision is not None:
            yield from _key_decision(item, item.key_decision, meeting)


def _key_decision(item: Item, decision: KeyDecision, meeting: Meeting) -> Iterator[Diagnostic]:
    if not meeting.committee.executive:
        message = f"{meeting.committee.name} takes no key decisions"
        hint = f'write "executive: yes" in committees/{meeting.committee.id}.yaml if it does'
        yield Diagnostic(decision.where, message, hint)
    elif not (decision.general_exception or decision.special_urgency):
        days = (meeting.date - decision.notice).days - 1 if decision.notice else 0
        if days < NOTICE:
            given = f"{max(days, 0)} clear days' notice" if decision.notice else "no notice"
            yield Diagnostic(
                decision.where if decision.notice else item.where,
                f"a key decision with {given}, where {NOTICE} clear days are needed",
                'record "general-exception: …" (reg. 10) or "special-urgency: …" (reg. 11)',
            )


_ACT = "Local Government Act 1972"
MEETING_RULES: tuple[MeetingRule, ...] = (
    MeetingRule("late-publication", f"{_ACT}, s.100B", Severity.ERROR, late_publication),
    MeetingRule("late-in-vain", "house rule", Severity.WARNING, late_in_vain),
    MeetingRule("urgent-reason", f"{_ACT}, s.100B(4)(b)", Severity.ERROR, urgent_reason),
    MeetingRule("to-follow-reason", f"{_ACT}, s.100B", Severity.WARNING, to_follow_reason),
    MeetingRule(EXEMPT, SOURCE, Severity.ERROR, exempt_paragraph),
    MeetingRule(REASON, f"{_ACT}, Schedule 12A, para. 10", Severity.WARNING, exempt_reason),
    MeetingRule("exempt-order", f"{_ACT}, s.100A(4)", Severity.ERROR, exempt_order),
    MeetingRule("key-decision", _REGULATIONS, Severity.ERROR, key_decision),
    MeetingRule("repeated-report", "house rule", Severity.ERROR, repeated_report),
    MeetingRule("agenda-reference", "house rule", Severity.ERROR, agenda_reference),
)
