"""Build one report: read, check, number, merge, convert."""

from dataclasses import dataclass
from pathlib import Path

from papers.build.agreement import check_agreement
from papers.build.files import write
from papers.check import check
from papers.content import read_meeting, read_report
from papers.diagnostics import ContentError, Diagnostic, Severity, errors, in_order
from papers.edition import exempt_reports, has_exempt_parts
from papers.model.report import Report
from papers.number import number
from papers.pdf.convert import convert
from papers.word import merge


@dataclass(frozen=True, slots=True)
class Built:
    """What was made of a report, and the warnings on the way."""

    docx: Path
    pdf: Path
    pages: int
    warnings: tuple[Diagnostic, ...]


def check_report(folder: Path, content: Path) -> tuple[Report | None, tuple[Diagnostic, ...]]:
    """Read a report and hold it against the rules; everything found, in order."""
    reading = read_report(folder, content)
    found = reading.diagnostics
    if reading.report is not None:
        found += check(reading.report, reading.known)
    return reading.report, in_order(found)


def build_report(folder: Path, content: Path, output: Path) -> Built:
    """Make the Word file and the PDF of a report, in `output`/<meeting>/.

    Raises ContentError where something is wrong; then the files of an earlier build stay.
    """
    report, found = check_report(folder, content)
    if report is None or errors(found):
        raise ContentError(found)
    numbered = number(report)
    docx = merge(numbered, report.type.template)
    made = output / report.meeting.id / f"{report.id}.docx"
    conversion = convert(docx, made.name, fonts=[report.type.template.parent / "fonts"])
    check_agreement(numbered, docx, conversion)
    write({made: docx, made.with_suffix(".pdf"): conversion.pdf})
    warnings = found + conversion.findings
    if has_exempt_parts(report) or report.id in _exempt_as_a_whole(folder.parent, content):
        warnings += (_not_for_publication(report),)
    return Built(made, made.with_suffix(".pdf"), conversion.pages, warnings)


def _exempt_as_a_whole(meeting: Path, content: Path) -> frozenset[str]:
    read = read_meeting(meeting, content).meeting
    return exempt_reports(read) if read is not None else frozenset()


def _not_for_publication(report: Report) -> Diagnostic:
    """What is built is the whole report: no public edition is made of it yet."""
    return Diagnostic(
        report.where,
        "its Word file and PDF hold exempt information",
        "do not publish them",
        rule="exempt-information",
        severity=Severity.WARNING,
    )
