"""Assemble a supplement: a sheet that says what changed and why, the agenda, then the papers."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from papers.manifest import File
from papers.model.blocks import List, ListItem, ListStyle, Paragraph
from papers.model.dates import in_full, in_words
from papers.model.meeting import Item, Meeting, all_items
from papers.model.runs import Words
from papers.model.sheet import Sheet
from papers.pack.edition import UnsettledError
from papers.pack.paper import Paper
from papers.pack.parts import parts_of
from papers.pack.revised import Revised, Revision, revised
from papers.pdf.convert import convert
from papers.pdf.joining.claims import Archival, claimed
from papers.pdf.joining.join import join
from papers.pdf.joining.part import Part
from papers.word import merge_sheet

ATTEMPTS = 5


@dataclass(frozen=True, slots=True)
class Changes:
    """What has changed since publication; `replaced` are the paths of papers published before.

    `withdrawn` are the files of what is no longer there, `agendas` the paths of agendas that say
    something else.
    """

    papers: tuple[Paper, ...]
    replaced: frozenset[str]
    withdrawn: tuple[File, ...] = ()
    agendas: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.papers or self.withdrawn or self.agendas)


@dataclass(frozen=True, slots=True)
class Issue:
    """How a supplement comes out: the `number`th, from a pack page on, on a day, for a reason.

    `mark` is written on its front sheet and its agenda where it is not for publication.
    """

    number: int
    first_page: int
    published: datetime.date
    reason: str
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Supplement:
    """A supplement as a PDF; its pages go on from those of the pack.

    `pages` are the first and last of each paper, by its path; `agenda` is the revised one, where
    it holds one.
    """

    pdf: bytes
    first: int
    last: int
    pages: Mapping[str, tuple[int, int]]
    agenda: Revised | None
    conformance: tuple[str, ...]
    inaccessible: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Front:
    """What comes before the papers, given how long it is: all that prints pages behind it."""

    sheet: Sheet
    made: bytes
    lengths: tuple[int, int]  # of the sheet, of the agenda
    pages: Mapping[str, tuple[int, int]]
    agenda: Revised | None


def supplement(
    meeting: Meeting, changes: Changes, issue: Issue, revision: Revision | None = None
) -> Supplement:
    """The supplement of a numbered meeting, with the revised agenda where there is one."""
    lengths = 1, 1 if revision else 0
    for _ in range(ATTEMPTS):
        front = _front(meeting, changes, issue, revision, lengths)
        if front.lengths == lengths:
            return _joined(meeting, changes.papers, front, issue)
        lengths = front.lengths
    raise UnsettledError("the front of the supplement does not settle")


def _front(
    meeting: Meeting,
    changes: Changes,
    issue: Issue,
    revision: Revision | None,
    lengths: tuple[int, int],
) -> _Front:
    first = issue.first_page + lengths[0]
    pages = _pages(changes.papers, first + lengths[1])
    agenda = revised(revision, pages, first, issue.mark) if revision else None
    text, template = meeting.council.text, meeting.council.sheet
    sheet = Sheet(
        text("supplement", number=issue.number),
        text("supplement-title"),
        text("supplement-about", date=in_full(issue.published)),
        tuple(_told(meeting, changes, agenda, pages, issue.reason)),
        issue.mark,
    )
    docx = merge_sheet(sheet, meeting, template)
    made = convert(docx, template.name, fonts=[template.parent / "fonts"])
    lengths = made.pages, agenda.count if agenda else 0
    return _Front(sheet, made.pdf, lengths, pages, agenda)


def _joined(meeting: Meeting, papers: Sequence[Paper], front: _Front, issue: Issue) -> Supplement:
    council, label = meeting.council, front.sheet.label
    parts = [Part(front.made, label, ours=True, ua=True, a=Archival.A)]
    if front.agenda is not None:
        title = council.text("agenda")
        parts.append(Part(front.agenda.pdf, title, ours=True, ua=True, a=Archival.A))
    for paper in papers:
        parts += parts_of(paper, first=True, back="")
    joined = join(
        parts,
        title=f"{label}: {meeting.committee.name}, {in_words(meeting.date)}",
        language=council.language,
        author=council.name,
        created=f"{issue.published.isoformat()}T00:00:00Z",
        stamp=council.text("pack-page", n="{n}"),
        first_page=issue.first_page,
    )
    inaccessible = tuple(
        front.pages[paper.path][0] + paper.cover_pages + each - 1
        for paper in papers
        for each in paper.inaccessible
    )
    return Supplement(
        joined.pdf,
        issue.first_page,
        joined.ranges[-1][1],
        front.pages,
        front.agenda,
        claimed(ua=joined.conforms_ua, a=joined.conforms_a),
        inaccessible,
    )


def _pages(papers: Sequence[Paper], page: int) -> dict[str, tuple[int, int]]:
    found = {}
    for paper in papers:
        last = page + paper.cover_pages + paper.pages - 1
        found[paper.path] = page, last
        page = last + 1
    return found


def _told(
    meeting: Meeting,
    changes: Changes,
    agenda: Revised | None,
    pages: Mapping[str, tuple[int, int]],
    reason: str,
) -> Iterator[Paragraph | List]:
    """What the front sheet says: why, then each change; an urgent item with its reason."""
    text, where = meeting.council.text, meeting.where
    if reason:
        yield Paragraph((Words(text("supplement-reason", reason=reason)),), where)
    items = {id_: item for item in all_items(meeting.items) for id_ in (item.id, item.part_2_id)}
    told = [[_agenda(meeting, agenda)]] if agenda else []
    told += [_lines(meeting, paper, changes, pages, items[paper.line]) for paper in changes.papers]
    told += [[_withdrawn(meeting, file)] for file in changes.withdrawn]
    yield List(
        ListStyle.BULLET,
        tuple(
            ListItem(tuple(Paragraph((Words(line),), where) for line in lines), where, label="•")
            for lines in told
        ),
        where,
    )


def _agenda(meeting: Meeting, agenda: Revised) -> str:
    shown = _shown(meeting, (agenda.first, agenda.last))
    return meeting.council.text("supplement-agenda", pages=shown)


def _shown(meeting: Meeting, pages: tuple[int, int]) -> str:
    text, (first, last) = meeting.council.text, pages
    if first == last:
        return text("pack-page-one", pages=first)
    return text("pack-pages", pages=f"{first}–{last}")


def _withdrawn(meeting: Meeting, file: File) -> str:
    """The title of an exempt paper is not for the public."""
    council, title = meeting.council, file.title
    if file.exempt:
        title = council.on_exempt("not-for-publication", file.exempt)
    return council.text("supplement-withdrawn", number=file.item, title=title)


def _lines(
    meeting: Meeting,
    paper: Paper,
    changes: Changes,
    pages: Mapping[str, tuple[int, int]],
    item: Item,
) -> list[str]:
    text = meeting.council.text
    shown = _shown(meeting, pages[paper.path])
    name = "supplement-new"
    if paper.path in changes.replaced:
        name = "supplement-version" if paper.version else "supplement-replaces"
    said = {"number": paper.item, "title": paper.title, "pages": shown, "version": paper.version}
    lines = [text(name, **said)]
    if item.urgent is not None and item.urgent.text:
        lines.append(text("urgent", reason=item.urgent.text))
    return lines
