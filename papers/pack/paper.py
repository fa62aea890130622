"""What goes into a pack: the papers of a meeting, each with the line of the agenda it is for."""

import datetime
from dataclasses import dataclass

from papers.manifest import Kind
from papers.pdf.joining.claims import Archival
from papers.pdf.joining.part import Part


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


def parts_of(paper: Paper, *, first: bool, back: str) -> tuple[Part, ...]:
    """A paper as parts of a pack: its cover and itself; the `first` of a line leads `back`."""
    level = Archival.A if paper.conforms else Archival.NONE
    own = Part(
        paper.pdf,
        paper.bookmark if first else paper.title,
        paper.path,
        () if first else (paper.bookmark,),
        ours=paper.ours,
        ua=paper.conforms,
        a=level,
        mark=paper.mark,
        back=back if first and paper.ours and not paper.cover else "",
        continues=bool(paper.cover),
    )
    if not paper.cover:
        return (own,)
    cover = Part(
        paper.cover,
        own.title,
        f"cover of {paper.path}",
        own.under,
        ours=True,
        ua=True,
        a=Archival.A,
        back=back if first else "",
    )
    return cover, own
