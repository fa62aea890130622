"""Hold a report against the house rules and the law; each rule yields diagnostics.

A rule is a small generator with a name, by which a council may set its severity or switch it off,
and a source. `RULES` lists them all.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from papers.check.appendices import (
    APPENDIX_MISSING,
    APPENDIX_UNLISTED,
    APPENDIX_UNREFERENCED,
)
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
from papers.model.report import Known, Report

__all__ = ["RULES", "Rule", "check"]

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
        if settings.get(rule.name) != OFF
        for diagnostic in _found(rule, report, known or Known(), settings)
    )


def _found(
    rule: Rule, report: Report, known: Known, settings: Mapping[str, str]
) -> Iterator[Diagnostic]:
    severity = Severity(settings.get(rule.name, rule.severity))
    for diagnostic in rule.find(report, known):
        yield replace(diagnostic, rule=rule.name, severity=severity)
