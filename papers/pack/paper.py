"""The papers of a meeting, each with the line of the agenda it is for."""

import datetime
from dataclasses import dataclass

from papers.manifest import Kind


@dataclass(frozen=True, slots=True)
class Paper:
    """One document of a meeting.

    `line` is the id of the line of the agenda that counts its pages, `item` the number printed
    there, and `bookmark` the title above it in the pack. `path` is where it goes below the folder
    of the meeting, without a suffix. `docx` is empty for a PDF from elsewhere, which is not `ours`.
    `inaccessible` are its pages without tags, from 1; its cover counts `cover_pages`. A paper with
    `exempt` paragraphs is not for publication; `mark` is what a pack writes on its pages where
    they do not say so themselves. `version` is what a report prints of itself.
    """

    line: str
    item: str
    bookmark: str
    title: str
    kind: Kind
    path: str
    pdf: bytes
    pages: int
    docx: bytes = b""
    cover: bytes = b""
    cover_pages: int = 0
    ours: bool = True
    conforms: bool = True
    inaccessible: tuple[int, ...] = ()
    exempt: tuple[int, ...] = ()
    review: datetime.date | None = None
    mark: str = ""
    version: str = ""

    @property
    def conformance(self) -> tuple[str, ...]:
        """What the PDF claims."""
        return ("PDF/UA-1", "PDF/A-2a") if self.conforms else ()
