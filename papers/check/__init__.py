"""Hold a report against the house rules and the law; each rule yields diagnostics.

A rule is a small generator with a name, by which a council may set its severity or switch it off,
and a source. `RULES` lists those for reports, `MEETING_RULES` those for agendas; `clock` counts the
days before a meeting.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from papers.check.appendices import (
    APPENDIX_MISSING,
    APPENDIX_UNLISTED,
    APPENDIX_UNREFERENCED,
)
from papers.check.exempt import EXEMPT_PARAGRAPH, EXEMPT_REASON, EXEMPT_VALUE
from papers.check.fields import MISSING_FIELD
from papers.check.figures import STATED_SHARE, STATED_TOTAL
from papers.check.meeting import MEETING_RULES, MeetingRule
from papers.check.recommendations import RECOMMENDATION_VERB
from papers.check.references import (
    DUPLICATE_ID,
    REFERENCE_WITHOUT_NUMBER,
    UNKNOWN_REFERENCE,
    UNKNOWN_VALUE,
)
from papers.check.rule import Rule
from papers.check.sections import BARE_REASON, EMPTY_SECTION, MISSING_SECTION
from papers.diagnostics import Diagnostic, Severity, in_order
from papers.model.meeting import Meeting
from papers.model.report import Known, Report

__all__ = ["MEETING_RULES", "RULES", "MeetingRule", "Rule", "check", "check_meeting"]

RULES: tuple[Rule, ...] = (
    UNKNOWN_REFERENCE,
    UNKNOWN_VALUE,
    DUPLICATE_ID,
    REFERENCE_WITHOUT_NUMBER,
    MISSING_SECTION,
    EMPTY_SECTION,
    BARE_REASON,
    APPENDIX_MISSING,
    APPENDIX_UNLISTED,
    APPENDIX_UNREFERENCED,
    RECOMMENDATION_VERB,
    STATED_TOTAL,
    STATED_SHARE,
    MISSING_FIELD,
    EXEMPT_PARAGRAPH,
    EXEMPT_REASON,
    EXEMPT_VALUE,
)

OFF = "off"


def check(report: Report, known: Known | None = None) -> tuple[Diagnostic, ...]:
    """Everything in a report that the rules find wrong, sorted by file and line.

    `known` is what broken files would have brought: a report that could not be read in full is
    not blamed for what is missing from it.
    """
    settings = report.meeting.council.checks
    return in_order(
        diagnostic
        for rule in RULES
        for diagnostic in _judged(rule, rule.find(report, known or Known()), settings)
    )


def check_meeting(meeting: Meeting) -> tuple[Diagnostic, ...]:
    """Everything in an agenda that the rules find wrong, its reports apart."""
    settings = meeting.council.checks
    return in_order(
        diagnostic
        for rule in MEETING_RULES
        for diagnostic in _judged(rule, rule.find(meeting), settings)
    )


def _judged(
    rule: Rule | MeetingRule, found: Iterable[Diagnostic], settings: Mapping[str, str]
) -> Iterator[Diagnostic]:
    """What a rule finds, as grave as the council says."""
    if settings.get(rule.name) != OFF:
        severity = Severity(settings.get(rule.name, rule.severity))
        yield from (replace(each, rule=rule.name, severity=severity) for each in found)
