"""The labelled fields at the head of a report, as a table of two columns."""

from papers.model.blocks import Cell, Column, Paragraph, Row, Table
from papers.model.report import Field, Report
from papers.model.runs import Marks, Words

LABELS = 32  # percent of the width


def details(report: Report) -> Table | None:
    """The fields as rows, each headed by its label; None without any."""
    if not report.fields:
        return None
    rows = tuple(_row(field, report) for field in report.fields)
    name = report.meeting.council.texts.get("details", "Details of the report")
    columns = (Column(width=LABELS), Column(width=100 - LABELS))
    return Table(columns, (), rows, report.where, row_headers=True, summary=name)


def _row(field: Field, report: Report) -> Row:
    label = Cell((Paragraph((Words(field.label, Marks(strong=True)),), report.where),))
    return Row((label, Cell(tuple(Paragraph(text, report.where) for text in field.texts))))
