"""Fields: those that the report type requires are filled in."""

from collections.abc import Iterator

from papers.check.rule import Rule
from papers.diagnostics import Diagnostic, Severity
from papers.model.report import Known, Report


def missing_field(report: Report, _: Known) -> Iterator[Diagnostic]:
    """Every field that the report type requires says something."""
    there = {field.name for field in report.fields}
    for asked in report.type.fields:
        if asked.required and asked.name not in there:
            yield Diagnostic(
                report.where,
                f'the required field "{asked.label}" is missing',
                f'write "{asked.name}: …" under "fields:" in report.yaml',
            )


MISSING_FIELD = Rule("missing-field", "report type in council.yaml", Severity.ERROR, missing_field)
