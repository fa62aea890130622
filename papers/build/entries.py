"""The files of a meeting, each with its line in the manifest."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from papers import __version__
from papers.build.papers import AGENDA, FULL, PUBLIC
from papers.manifest import File, Kind, Manifest, digest
from papers.model.dates import in_words
from papers.model.meeting import Meeting
from papers.pack.edition import Edition, Pages
from papers.pack.paper import Paper
from papers.pdf.convert import convert


def entries_of(
    meeting: Meeting,
    papers: Sequence[Paper],
    hidden: Sequence[Paper],
    public: Edition,
    full: Edition | None,
) -> list[tuple[File, bytes]]:
    """Every file with its line in the manifest: agenda, papers, editions."""
    text = meeting.council.text
    made = _agenda_entries(meeting, public, AGENDA)
    for paper in papers:
        made += paper_entries(paper, public.papers)
    made.append(_edition_entry(PUBLIC, text(PUBLIC), public))
    if full is not None:
        for paper in hidden:
            made += paper_entries(paper, full.papers)
        exempt = tuple(sorted({n for paper in hidden for n in paper.exempt}))
        made.append(_edition_entry(FULL, text("full-edition"), full, exempt))
    return made


def _agenda_entries(meeting: Meeting, edition: Edition, path: str) -> list[tuple[File, bytes]]:
    template = meeting.council.agenda
    made = convert(edition.agenda, f"{path}.docx", fonts=[template.parent / "fonts"])
    title = f"{meeting.council.text('agenda')}: {meeting.committee.name}, {in_words(meeting.date)}"
    word = entry(f"{path}.docx", title, Kind.AGENDA, edition.agenda)
    pages = {"pages": made.pages, "first": 1, "last": made.pages}
    claims = ("PDF/UA-1", "PDF/A-2a")
    pdf = entry(f"{path}.pdf", title, Kind.AGENDA, made.pdf, **pages, conformance=claims)
    return [(word, edition.agenda), (pdf, made.pdf)]


def paper_entries(paper: Paper, pages: Pages) -> list[tuple[File, bytes]]:
    """The files of a paper, given the pages of the pack that each paper has."""
    first, last = pages[paper.path]
    about = {
        "item": paper.item,
        "exempt": paper.exempt,
        "review": paper.review,
        "version": paper.version,
    }
    pdf = entry(
        f"{paper.path}.pdf",
        paper.title,
        paper.kind,
        paper.pdf,
        pages=paper.pages,
        first=first,
        last=last,
        conformance=paper.conformance,
        inaccessible=paper.inaccessible,
        **about,
    )
    made = [(pdf, paper.pdf)]
    if paper.docx:
        word = entry(f"{paper.path}.docx", paper.title, paper.kind, paper.docx, **about)
        made.insert(0, (word, paper.docx))
    return made


def _edition_entry(
    path: str, title: str, edition: Edition, exempt: tuple[int, ...] = ()
) -> tuple[File, bytes]:
    file = entry(
        f"{path}.pdf",
        title,
        Kind.EDITION,
        edition.pdf,
        pages=edition.count,
        first=1,
        last=edition.count,
        conformance=edition.conformance,
        inaccessible=edition.inaccessible,
        exempt=exempt,
    )
    return file, edition.pdf


def entry(path: str, title: str, kind: Kind, body: bytes, **more: Any) -> File:
    """The line of a file in the manifest."""
    return File(path, title, kind, digest(body), **more)


def manifest_of(
    meeting: Meeting, entries: Iterable[tuple[File, bytes]], sources: Mapping[str, str]
) -> Manifest:
    """The manifest of a build, before publication."""
    return Manifest(
        meeting=meeting.id,
        council=meeting.council.name,
        committee=meeting.committee.name,
        date=meeting.date,
        program=f"papers {__version__}",
        files=tuple(file for file, _ in entries),
        sources=sources,
    )
