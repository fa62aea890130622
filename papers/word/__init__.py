"""Model and Word template to DOCX."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from papers.model.meeting import Meeting
    from papers.model.report import Report
    from papers.model.sheet import Sheet


def merge(report: Report, template: Path, mark: str = "") -> bytes:
    """The Word file of a numbered report: its texts in the places and styles of a template.

    A `mark`, such as "Not for publication", stands at the top of each page. Equal reports and
    templates give equal bytes. Raises ContentError, located at the template, where the template
    lacks a place or a style.
    """
    from papers.word.document import build  # noqa: PLC0415  # docxtpl is slow to import

    return build(report, template, mark)


def merge_agenda(
    meeting: Meeting,
    template: Path,
    pages: Mapping[str, Sequence[tuple[int, int]]],
    remarks: Mapping[str, str] | None = None,
    mark: str = "",
    *,
    links: bool = True,
) -> bytes:
    """The Word file of a numbered meeting's agenda, as `merge` for a report.

    `pages` are ranges of pages in the pack, first and last, of items by their ids; those of the
    exempt papers of an open item stand under its `part_2_id`. `remarks` are printed below items.
    With `links`, an item with pages leads to `papers:item/<id>`, for the pack to replace.
    """
    from papers.word.agenda import build  # noqa: PLC0415  # docxtpl is slow to import

    return build(meeting, template, pages, remarks or {}, mark, links=links)


def merge_sheet(sheet: Sheet, meeting: Meeting, template: Path) -> bytes:
    """The Word file of a sheet, such as the cover of an appendix, as `merge` for a report."""
    from papers.word.sheet import build  # noqa: PLC0415  # docxtpl is slow to import

    return build(sheet, meeting, template)
