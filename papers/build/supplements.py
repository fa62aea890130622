"""Make the supplements of a meeting that was published: a public one, and one for members."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from papers.build.anew import MeetingRead
from papers.build.entries import agenda_entries, entry, paper_entries
from papers.build.papers import AGENDA, FULL_AGENDA
from papers.edition import mark, public_meeting
from papers.manifest import EXEMPT_FOLDER, File, Kind, Manifest, digest
from papers.model.meeting import Exempt
from papers.pack.edition import Pages
from papers.pack.paper import Paper
from papers.pack.revised import Revision
from papers.pack.supplement import Changes, Issue, Supplement, supplement


@dataclass(frozen=True, slots=True)
class Published:
    """What was published before: in how many versions, up to which page, each paper on which."""

    versions: int
    last_page: int
    pages: Pages


def published(earlier: Sequence[Manifest], latest: Mapping[str, File]) -> Published:
    """What was published before, given the PDF of each paper as it was last published."""
    last = max(file.last for manifest in earlier for file in manifest.files)
    pages = {path.removesuffix(".pdf"): (file.first, file.last) for path, file in latest.items()}
    return Published(len(earlier), last, pages)


def changes_of(
    papers: Sequence[Paper], latest: Mapping[str, File], agendas: frozenset[str]
) -> Changes:
    """What a supplement has to tell of the papers of a meeting, given those last published."""
    now = {f"{paper.path}.pdf": paper for paper in papers}
    differing = tuple(
        paper
        for path, paper in now.items()
        if path not in latest or latest[path].sha256 != digest(paper.pdf)
    )
    replaced = frozenset(paper.path for paper in differing if f"{paper.path}.pdf" in latest)
    withdrawn = tuple(file for path, file in latest.items() if path not in now)
    return Changes(differing, replaced, withdrawn, agendas)


@dataclass(frozen=True, slots=True)
class _Part:
    """One of the two: what has changed of it, its agenda, the paragraphs that it is exempt under.

    `agenda` is its path, `revision` what is to be made, None where it says the same as before.
    """

    changes: Changes
    agenda: str
    revision: Revision | None
    exempt: tuple[int, ...] = ()


def supplements(
    read: MeetingRead,
    changes: Changes,
    papers: Sequence[Paper],
    hidden: Sequence[Paper],
    before: Published,
    day: date,
    reason: str,
) -> list[tuple[File, bytes]]:
    """The files of the next version: for each part the supplement, the agenda, the papers.

    `papers` and `hidden` are all that the meeting has; `changes` say which of them are new.
    """
    meeting, page, pages = read.meeting, before.last_page + 1, dict(before.pages)
    files: list[tuple[File, bytes]] = []
    for part in _parts(read, changes, papers, hidden):
        exempts = [Exempt(part.exempt, meeting.where)] if part.exempt else []
        marked = mark(meeting.council, exempts)
        issue = Issue(before.versions, page, day, reason, marked)
        revision = replace(part.revision, pages=pages) if part.revision else None
        made = supplement(meeting, part.changes, issue, revision)
        files += _files(read, part, made, before.versions)
        page = made.last + 1
        pages |= made.pages
    return files


def _parts(
    read: MeetingRead, changes: Changes, papers: Sequence[Paper], hidden: Sequence[Paper]
) -> Iterator[_Part]:
    """What goes to the public; then what does not. What was withdrawn is told to the public."""
    public = tuple(paper for paper in changes.papers if not paper.exempt)
    exempt = tuple(paper for paper in changes.papers if paper.exempt)
    if public or changes.withdrawn or AGENDA in changes.agendas:
        revision = None
        if AGENDA in changes.agendas:
            revision = Revision(public_meeting(read.meeting), papers, {})
        yield _Part(replace(changes, papers=public), AGENDA, revision)
    if exempt or FULL_AGENDA in changes.agendas:
        revision = None
        if FULL_AGENDA in changes.agendas:
            revision = Revision(read.meeting, (*papers, *hidden), {})
        grounds = {number for paper in (hidden if revision else exempt) for number in paper.exempt}
        own = replace(changes, papers=exempt, withdrawn=())
        yield _Part(own, FULL_AGENDA, revision, tuple(sorted(grounds)))


def _files(
    read: MeetingRead, part: _Part, made: Supplement, number: int
) -> Iterator[tuple[File, bytes]]:
    yield _entry(read, made, number, part.exempt), made.pdf
    if made.agenda is not None:
        agenda = made.agenda
        pages = agenda.first, agenda.last
        yield from agenda_entries(
            read.meeting, part.agenda, agenda.docx, agenda.pdf, pages, part.exempt
        )
    for paper in part.changes.papers:
        yield from paper_entries(paper, made.pages)


def _entry(read: MeetingRead, made: Supplement, number: int, exempt: tuple[int, ...]) -> File:
    name = f"supplement-{number}.pdf"
    return entry(
        f"{EXEMPT_FOLDER}/{name}" if exempt else name,
        read.meeting.council.text("supplement", number=number),
        Kind.SUPPLEMENT,
        made.pdf,
        pages=made.last - made.first + 1,
        first=made.first,
        last=made.last,
        conformance=made.conformance,
        inaccessible=made.inaccessible,
        exempt=exempt,
    )
