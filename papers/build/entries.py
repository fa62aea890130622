"""The files of a meeting, each with its line in the manifest."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from papers import __version__
from papers.build.editions import Editions
from papers.build.papers import AGENDA, FULL, FULL_AGENDA, PUBLIC
from papers.manifest import Agenda, File, Kind, Manifest, digest
from papers.model.dates import in_words
from papers.model.meeting import Meeting, all_items
from papers.model.runs import plain
from papers.pack.edition import Edition, Pages
from papers.pack.paper import Paper


def entries_of(
    meeting: Meeting, papers: Sequence[Paper], hidden: Sequence[Paper], packs: Editions
) -> list[tuple[File, bytes]]:
    """Every file with its line in the manifest: agenda, papers, editions."""
    text, public, full = meeting.council.text, packs.public, packs.full
    agenda = packs.agenda
    made = agenda_entries(meeting, AGENDA, agenda.docx, agenda.pdf, (1, agenda.pages))
    for paper in papers:
        made += paper_entries(paper, public.plan.papers)
    made.append(_edition_entry(PUBLIC, text(PUBLIC), public))
    if full is not None:
        for paper in hidden:
            made += paper_entries(paper, full.plan.papers)
        exempt = tuple(sorted({n for paper in hidden for n in paper.exempt}))
        made.append(_edition_entry(FULL, text("full-edition"), full, exempt))
    return made


def agenda_entries(
    meeting: Meeting,
    path: str,
    docx: bytes,
    pdf: bytes,
    pages: tuple[int, int],
    exempt: tuple[int, ...] = (),
) -> list[tuple[File, bytes]]:
    """The files of an agenda, given its first and last page in the pack."""
    title = f"{meeting.council.text('agenda')}: {meeting.committee.name}, {in_words(meeting.date)}"
    first, last = pages
    word = entry(f"{path}.docx", title, Kind.AGENDA, docx, exempt=exempt)
    laid_out = entry(
        f"{path}.pdf",
        title,
        Kind.AGENDA,
        pdf,
        pages=last - first + 1,
        first=first,
        last=last,
        conformance=("PDF/UA-1", "PDF/A-2a"),
        exempt=exempt,
    )
    return [(word, docx), (laid_out, pdf)]


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


def agenda_of(meeting: Meeting, packs: Editions) -> Agenda:
    """What the agendas of a build say."""
    wording = dict(zip((AGENDA, FULL_AGENDA), packs.wording, strict=False))
    return Agenda(tuple(plain(item.title) for item in all_items(meeting.items)), wording)


def manifest_of(
    meeting: Meeting,
    entries: Iterable[tuple[File, bytes]],
    sources: Mapping[str, str],
    agenda: Agenda,
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
        agenda=agenda,
    )
