"""Model and Word template to DOCX."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from papers.model.report import Report


def merge(report: Report, template: Path) -> bytes:
    """The Word file of a numbered report: its texts in the places and styles of a template.

    Equal reports and templates give equal bytes. Raises ContentError, located at the template,
    where the template lacks a place or a style.
    """
    from papers.word.document import build  # noqa: PLC0415  # docxtpl is slow to import

    return build(report, template)
