"""Look into a Word template, and fill it with sample content that has everything."""

from dataclasses import replace
from pathlib import Path

from papers.build.agreement import check_agreement
from papers.build.files import write
from papers.content.meeting import read_meeting
from papers.diagnostics import ContentError, Diagnostic, errors, in_order
from papers.model.blocks import Paragraph
from papers.model.meeting import Meeting
from papers.model.report import Numbering, Report
from papers.model.runs import Words
from papers.model.sheet import Sheet
from papers.number import number, number_items
from papers.pdf.convert import convert
from papers.word import merge, merge_agenda, merge_sheet
from papers.word.inspection import Inspection, inspect

__all__ = ["inspect", "make_sample"]

_SAMPLE = Path(__file__).parent / "sample" / "content"
_PAGES = [(2, 13)]  # what the sample agenda prints beside an item with a report


def make_sample(
    template: Path, inspection: Inspection, pdf: Path
) -> tuple[tuple[Path, ...], tuple[Diagnostic, ...]]:
    """Fill a template with the sample, as a Word file and a PDF beside it.

    Returns the files made, and everything found; without files where it cannot be filled.
    """
    found = inspection.diagnostics
    docx = pdf.with_suffix(".docx")
    try:
        made, report = _filled(template, inspection)
    except ContentError as error:
        # What stops it has been said already, with its place.
        return (), found if errors(found) else in_order((*found, *error.diagnostics))
    try:
        conversion = convert(made, docx.name, fonts=[template.parent / "fonts"])
        if report is not None:
            check_agreement(report, made, conversion)
    except ContentError as error:
        return (), in_order((*found, *error.diagnostics))
    write({docx: made, pdf: conversion.pdf})
    return (docx, pdf), in_order((*found, *conversion.findings))


def _filled(template: Path, inspection: Inspection) -> tuple[bytes, Report | None]:
    """The sample as a Word file; the report, where it is one."""
    numbering = Numbering.RUN_ON if inspection.runs_on else Numbering.BY_SECTION
    meeting, report = sample(template, numbering)
    match inspection.kind.name:
        case "agenda":
            pages = {item.id: _PAGES for item in meeting.items if item.report}
            return merge_agenda(meeting, template, pages), None
        case "sheet":
            blocks = (Paragraph((Words("Sample of a text on a sheet."),), report.where),)
            sheet = Sheet("Sample label", "Sample of a title", "Sample of a line below it", blocks)
            return merge_sheet(sheet, meeting, template), None
        case _:
            return merge(report, template), report


def sample(
    template: Path = Path("report.docx"), numbering: Numbering = Numbering.BY_SECTION
) -> tuple[Meeting, Report]:
    """The sample meeting and its report, numbered, for a template."""
    reading = read_meeting(next((_SAMPLE / "meetings").iterdir()), _SAMPLE)
    report = reading.reports[0].report if reading.reports else None
    if reading.meeting is None or report is None:
        raise ContentError(reading.diagnostics)
    type_ = replace(report.type, template=template, numbering=numbering)
    return number_items(reading.meeting), number(replace(report, type=type_))
