"""What `@id` and `{{ name }}` stand for: every one exists, once, and has something to print."""

from collections.abc import Iterator
from typing import assert_never

from papers.check.appendices import PREFIX
from papers.check.rule import Rule
from papers.diagnostics import Diagnostic, Location, Severity, did_you_mean
from papers.model.blocks import Heading, ListItem, Paragraph, Picture, Table
from papers.model.report import Appendix, Known, Numbering, Report, Section
from papers.model.runs import Reference, Value
from papers.model.walk import Target, all_runs, targets

HOUSE = "house rule"


def unknown_reference(report: Report, known: Known) -> Iterator[Diagnostic]:
    """Every `@id` names something in the report."""
    ids = {target.id for target in targets(report)} | known.ids
    for run in all_runs(report):
        if isinstance(run, Reference) and run.target not in ids:
            if run.target.startswith(PREFIX):
                continue  # the appendices' own rule says more
            hint = did_you_mean(f"@{run.target}", [f"@{id_}" for id_ in ids])
            yield Diagnostic(
                run.where,
                f'nothing has the id "@{run.target}"',
                hint or r"write \@ to print an at sign",
            )


def unknown_value(report: Report, known: Known) -> Iterator[Diagnostic]:
    """Every `{{ name }}` has a value."""
    for run in all_runs(report):
        if not isinstance(run, Value) or run.name in report.values or run.name in known.values:
            continue
        measure = run.name.partition(".")[0]
        if measure != run.name and measure in known.ids:
            continue
        hint = did_you_mean(run.name, report.values)
        names = hint or 'give it one under "figures:"'
        yield Diagnostic(run.where, f'"{run.name}" has no value', names)


def duplicate_id(report: Report, _: Known) -> Iterator[Diagnostic]:
    """An id names one thing."""
    first: dict[str, Location] = {}
    for target in targets(report):
        if target.id in first:
            yield Diagnostic(
                target.where,
                f'the id "{target.id}" is used twice',
                f"the first is at {first[target.id]}",
            )
        first.setdefault(target.id, target.where)


def reference_without_number(report: Report, known: Known) -> Iterator[Diagnostic]:
    """What a reference names has a number, a label or a heading to print."""
    silent = {target.id for target in targets(report) if not _prints(target, report)} - known.ids
    for run in all_runs(report):
        if isinstance(run, Reference) and run.target in silent:
            yield Diagnostic(
                run.where,
                f'"@{run.target}" has no number to print',
                "refer to a numbered paragraph, or to the section's heading",
            )


def _prints(target: Target, report: Report) -> bool:
    match target.what:
        case Paragraph(numbered=numbered):
            return numbered and _counts(target.section, report)
        case Section(heading=heading, numbered=numbered):
            return bool(heading) or numbered
        case ListItem() | Heading() | Table() | Picture() | Appendix():
            return True
        case _:
            assert_never(target.what)


def _counts(section: Section | None, report: Report) -> bool:
    """Whether the paragraphs of a section take numbers."""
    match report.type.numbering:
        case Numbering.BY_SECTION:
            return section is not None and section.numbered
        case Numbering.RUN_ON:
            return section is not None
        case Numbering.NONE:
            return False
        case _:
            assert_never(report.type.numbering)


UNKNOWN_REFERENCE = Rule("unknown-reference", HOUSE, Severity.ERROR, unknown_reference)
UNKNOWN_VALUE = Rule("unknown-value", HOUSE, Severity.ERROR, unknown_value)
DUPLICATE_ID = Rule("duplicate-id", HOUSE, Severity.ERROR, duplicate_id)
REFERENCE_WITHOUT_NUMBER = Rule(
    "reference-without-number", HOUSE, Severity.ERROR, reference_without_number
)
