"""Hold a report against the house rules and the law; each rule yields diagnostics.

A rule is a small generator with a name, by which a council may set its severity or switch it off,
and a source. `RULES` lists those for reports, `MEETING_RULES` those for agendas; `plugins` finds
those of other programs, and `clock` counts the days before a meeting.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain

from papers.check.access import HEADING_SKIPPED, LINK_TEXT, TABLE_HEADER
from papers.check.appendices import (
    APPENDIX_MISSING,
    APPENDIX_UNLISTED,
    APPENDIX_UNREFERENCED,
)
from papers.check.background import BACKGROUND_PAPERS
from papers.check.charts import CHART_COLOUR, CHART_FIGURES
from papers.check.exempt import EXEMPT_PARAGRAPH, EXEMPT_REASON, EXEMPT_VALUE
from papers.check.fields import MISSING_FIELD
from papers.check.figures import STATED_SHARE, STATED_TOTAL
from papers.check.listing import OFF, Listed, listed, severity_of
from papers.check.meeting import MEETING_RULES
from papers.check.plugins import Plugged, plugged
from papers.check.recommendations import ONE_THING, ONLY_NOTES, RECOMMENDATION_VERB
from papers.check.references import (
    DUPLICATE_ID,
    REFERENCE_WITHOUT_NUMBER,
    UNKNOWN_REFERENCE,
    UNKNOWN_VALUE,
)
from papers.check.rule import AnyRule, MeetingRule, Rule
from papers.check.sections import BARE_REASON, EMPTY_SECTION, MISSING_SECTION
from papers.check.wording import ACRONYM, LONG_SENTENCE
from papers.diagnostics import Diagnostic, Severity, did_you_mean, in_order
from papers.model.bodies import Council
from papers.model.meeting import Meeting
from papers.model.report import Known, Report

__all__ = [
    "MEETING_RULES",
    "RULES",
    "Listed",
    "MeetingRule",
    "Rule",
    "check",
    "check_meeting",
    "list_rules",
]

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
    BACKGROUND_PAPERS,
    RECOMMENDATION_VERB,
    ONE_THING,
    ONLY_NOTES,
    HEADING_SKIPPED,
    TABLE_HEADER,
    LINK_TEXT,
    LONG_SENTENCE,
    ACRONYM,
    CHART_FIGURES,
    CHART_COLOUR,
    STATED_TOTAL,
    STATED_SHARE,
    MISSING_FIELD,
    EXEMPT_PARAGRAPH,
    EXEMPT_REASON,
    EXEMPT_VALUE,
)

_ALL: tuple[AnyRule, ...] = (*RULES, *MEETING_RULES)
NAMES = frozenset(rule.name for rule in _ALL)


def check(report: Report, known: Known | None = None) -> tuple[Diagnostic, ...]:
    """Everything in a report that the rules find wrong, sorted by file and line.

    `known` is what broken files would have brought: a report that could not be read in full is
    not blamed for what is missing from it.
    """
    others, council = plugged(NAMES), report.meeting.council
    found = [
        _judged(rule, rule.find(report, known or Known()), council)
        for rule in (*RULES, *others.rules)
        if _is_on(rule, council)
    ]
    return in_order((*_unknown(council, others), *chain(*found)))


def check_meeting(meeting: Meeting) -> tuple[Diagnostic, ...]:
    """Everything in an agenda that the rules find wrong, its reports apart."""
    others, council = plugged(NAMES), meeting.council
    found = [
        _judged(rule, rule.find(meeting), council)
        for rule in (*MEETING_RULES, *others.meeting_rules)
        if _is_on(rule, council)
    ]
    return in_order((*_unknown(council, others), *chain(*found)))


def list_rules(settings: Mapping[str, str]) -> tuple[Listed, ...]:
    """Every rule, those of other programs too, as grave as the settings say."""
    others = plugged(NAMES)
    return tuple(listed((*_ALL, *others.all), settings))


def _is_on(rule: AnyRule, council: Council) -> bool:
    return severity_of(rule, council.checks) != OFF


def _judged(rule: AnyRule, found: Iterable[Diagnostic], council: Council) -> Iterator[Diagnostic]:
    """What a rule finds, as grave as the council says."""
    severity = Severity(severity_of(rule, council.checks))
    return (replace(each, rule=rule.name, severity=severity) for each in found)


def _unknown(council: Council, others: Plugged) -> Iterator[Diagnostic]:
    """What the council sets, but no rule is called."""
    names = NAMES.union(rule.name for rule in others.all)
    for name, where in council.check_places.items():
        if name not in names:
            hint = did_you_mean(name, sorted(names)) or "papers check --rules lists those there are"
            yield Diagnostic(where, f'there is no rule "{name}"', hint, rule="unknown-rule")
