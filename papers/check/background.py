"""Background papers: each report lists them, or says that there are none."""

from collections.abc import Iterator

from papers.check.rule import Rule
from papers.diagnostics import Diagnostic, Severity
from papers.model.bodies import Calendar
from papers.model.report import Known, Report

KIND = "background-papers"
_SOURCE = "Local Government Act 1972, s.100D(1)"


def background_papers(report: Report, known: Known) -> Iterator[Diagnostic]:
    """A report says on which background papers it relies, or that there are none.

    Whoever reads a report may read what it is founded on: the list is part of the report, and a
    copy of each paper on it is open to inspection with it. Parishes are under another Act and need
    none. Only a report that was read in full can tell.
    """
    if known != Known() or report.meeting.council.calendar is Calendar.PARISH:
        return
    if not any(part.kind == KIND for section in report.sections for part in section.parts):
        yield Diagnostic(
            report.where,
            f"nothing says on which background papers it relies ({_SOURCE})",
            f'add a section of "kind: {KIND}" with "papers: […]", or with "none: yes"',
        )


BACKGROUND_PAPERS = Rule(KIND, _SOURCE, Severity.WARNING, background_papers)
