"""The agenda again, revised: with the pages where each paper was last published."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from papers.model.meeting import Meeting
from papers.pack.edition import Pages, remarks_on
from papers.pack.paper import Paper
from papers.pdf.convert import convert
from papers.word import merge_agenda


@dataclass(frozen=True, slots=True)
class Revision:
    """An agenda that is to be revised, for one audience: the meeting and all papers as they see it.

    `pages` are the first and last pack page of each paper where it was last published, by path.
    """

    meeting: Meeting
    papers: Sequence[Paper]
    pages: Pages


@dataclass(frozen=True, slots=True)
class Revised:
    """A revised agenda, as a Word file and as the PDF of it, without links.

    It is on `count` pages, from the `first` pack page on.
    """

    docx: bytes
    pdf: bytes
    first: int
    count: int

    @property
    def last(self) -> int:
        """Its last pack page."""
        return self.first + self.count - 1


def revised(revision: Revision, pages: Pages, first: int, mark: str) -> Revised:
    """Make a revised agenda; `pages` are those of the papers that are published with it."""
    meeting = revision.meeting
    template = meeting.council.agenda
    lines, remarks = {}, {}
    now = {**revision.pages, **pages}
    for line, papers in groupby(revision.papers, key=lambda paper: paper.line):
        own = list(papers)
        lines[line] = _ranges(now[paper.path] for paper in own)
        remarks[line] = [
            now[paper.path][1] - paper.pages + number
            for paper in own
            for number in paper.inaccessible
        ]
    docx = merge_agenda(meeting, template, lines, remarks_on(meeting, remarks), mark, links=False)
    made = convert(docx, "agenda.docx", fonts=[template.parent / "fonts"])
    return Revised(docx, made.pdf, first, made.pages)


def _ranges(pages: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Ranges in their order; those that follow on each other are one."""
    found: list[tuple[int, int]] = []
    for first, last in pages:
        if found and found[-1][1] + 1 == first:
            found[-1] = found[-1][0], last
        else:
            found.append((first, last))
    return found
