"""Appendices: every one is referred to, and every reference to one has one."""

import re
from collections.abc import Iterator

from papers.check.rule import Rule
from papers.diagnostics import Diagnostic, Location, Severity, did_you_mean
from papers.model.report import Known, Report
from papers.model.runs import Reference, plain
from papers.model.walk import all_blocks, all_runs, own_texts, targets

PREFIX = "appendix-"
_LIST_IT = 'list it under "appendices:" in report.yaml'


def appendix_missing(report: Report, known: Known) -> Iterator[Diagnostic]:
    """Every `@appendix-x` has an appendix."""
    ids = {target.id for target in targets(report)} | known.ids
    for run in all_runs(report):
        if isinstance(run, Reference) and run.target.startswith(PREFIX) and run.target not in ids:
            hint = did_you_mean(run.target, [appendix.id for appendix in report.appendices])
            yield Diagnostic(run.where, f'there is no appendix "@{run.target}"', hint or _LIST_IT)


def appendix_unlisted(report: Report, _: Known) -> Iterator[Diagnostic]:
    """Every "Appendix B" in the text is an appendix of the report."""
    labels = {appendix.label for appendix in report.appendices}
    for label, where in _mentions(report):
        if label not in labels:
            yield Diagnostic(where, f'the report has no "{label}"', _LIST_IT)


def appendix_unreferenced(report: Report, known: Known) -> Iterator[Diagnostic]:
    """Every appendix is referred to somewhere; only a report read in full can tell."""
    if known != Known():
        return
    referred = {run.target for run in all_runs(report) if isinstance(run, Reference)}
    mentioned = {label for label, _ in _mentions(report)}
    for appendix in report.appendices:
        if appendix.id not in referred and appendix.label not in mentioned:
            yield Diagnostic(
                appendix.where,
                f"no text refers to {appendix.label}",
                f"write @{appendix.id} where it matters",
            )


def _mentions(report: Report) -> Iterator[tuple[str, Location]]:
    """Appendices named in plain words, save those of other documents ("Appendix 2 to the Act")."""
    word = re.escape(report.meeting.council.texts.get("appendix", "Appendix"))
    pattern = re.compile(rf"\b{word}[ \u00a0]([A-Z]|\d+)\b(?! (of|to) )")
    for block in all_blocks(report):
        for runs in own_texts(block):
            for match in pattern.finditer(plain(runs)):
                yield match[0].replace("\u00a0", " "), block.where


APPENDIX_MISSING = Rule("appendix-missing", "house rule", Severity.ERROR, appendix_missing)
APPENDIX_UNLISTED = Rule("appendix-unlisted", "house rule", Severity.WARNING, appendix_unlisted)
APPENDIX_UNREFERENCED = Rule(
    "appendix-unreferenced", "house rule", Severity.WARNING, appendix_unreferenced
)
