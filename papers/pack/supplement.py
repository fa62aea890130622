"""Assemble a supplement: a front sheet that says what changed and why, then the papers."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from papers.manifest import File
from papers.model.blocks import List, ListItem, ListStyle, Paragraph
from papers.model.dates import in_full, in_words
from papers.model.meeting import Item, Meeting, all_items
from papers.model.runs import Words
from papers.pack.paper import Paper, parts_of
from papers.pdf.convert import convert
from papers.pdf.joining.claims import Archival, claimed
from papers.pdf.joining.join import join
from papers.pdf.joining.part import Part
from papers.word import merge_sheet
from papers.word.sheet import Sheet

ATTEMPTS = 5


@dataclass(frozen=True, slots=True)
class Changes:
    """What has changed since publication; `replaced` are the paths of papers published before.

    `withdrawn` are the files of what is no longer there.
    """

    papers: tuple[Paper, ...]
    replaced: frozenset[str]
    withdrawn: tuple[File, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.papers or self.withdrawn)


@dataclass(frozen=True, slots=True)
class Supplement:
    """A supplement as a PDF; its pages go on from those of the pack.

    `pages` are the first and last of each paper, by its path.
    """

    pdf: bytes
    first: int
    last: int
    pages: Mapping[str, tuple[int, int]]
    conformance: tuple[str, ...]
    inaccessible: tuple[int, ...]


def supplement(
    meeting: Meeting,
    changes: Changes,
    *,
    number: int,
    first_page: int,
    published: datetime.date,
    reason: str,
    mark: str = "",
) -> Supplement:
    """The `number`th supplement of a numbered meeting, from a pack page on."""
    sheet_pages = 1
    for _ in range(ATTEMPTS):
        pages = _pages(changes.papers, first_page + sheet_pages)
        blocks = tuple(_told(meeting, changes, pages, reason))
        text = meeting.council.text
        sheet = Sheet(
            text("supplement", number=number),
            text("supplement-title"),
            text("supplement-about", date=in_full(published)),
            blocks,
            mark,
        )
        template = meeting.council.sheet
        front = convert(
            merge_sheet(sheet, meeting, template),
            template.name,
            fonts=[template.parent / "fonts"],
        )
        if front.pages == sheet_pages:
            break
        sheet_pages = front.pages
    return _joined(meeting, changes.papers, front.pdf, sheet, pages, first_page, published)


def _joined(
    meeting: Meeting,
    papers: Sequence[Paper],
    front: bytes,
    sheet: Sheet,
    pages: Mapping[str, tuple[int, int]],
    first_page: int,
    published: datetime.date,
) -> Supplement:
    council = meeting.council
    parts = [Part(front, sheet.label, ours=True, ua=True, a=Archival.A)]
    for paper in papers:
        parts += parts_of(paper, first=True, back="")
    joined = join(
        parts,
        title=f"{sheet.label}: {meeting.committee.name}, {in_words(meeting.date)}",
        language=council.language,
        author=council.name,
        created=f"{published.isoformat()}T00:00:00Z",
        stamp=council.text("pack-page", n="{n}"),
        first_page=first_page,
    )
    last = joined.ranges[-1][1]
    inaccessible = tuple(
        pages[paper.path][0] + paper.cover_pages + each - 1
        for paper in papers
        for each in paper.inaccessible
    )
    return Supplement(
        joined.pdf,
        first_page,
        last,
        pages,
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
    meeting: Meeting, changes: Changes, pages: Mapping[str, tuple[int, int]], reason: str
) -> Iterator[Paragraph | List]:
    """What the front sheet says: why, then each change; an urgent item with its reason."""
    text, where = meeting.council.text, meeting.where
    if reason:
        yield Paragraph((Words(text("supplement-reason", reason=reason)),), where)
    items = {id_: item for item in all_items(meeting.items) for id_ in (item.id, item.part_2_id)}
    told = [_lines(meeting, paper, changes, pages, items[paper.line]) for paper in changes.papers]
    told += [[_withdrawn(meeting, file)] for file in changes.withdrawn]
    yield List(
        ListStyle.BULLET,
        tuple(
            ListItem(tuple(Paragraph((Words(line),), where) for line in lines), where, label="•")
            for lines in told
        ),
        where,
    )


def _withdrawn(meeting: Meeting, file: File) -> str:
    """The title of an exempt paper is not for the public."""
    text = meeting.council.text
    shown = " and ".join(map(str, file.exempt))
    title = text("not-for-publication", paragraph=shown) if file.exempt else file.title
    return text("supplement-withdrawn", number=file.item, title=title)


def _lines(
    meeting: Meeting,
    paper: Paper,
    changes: Changes,
    pages: Mapping[str, tuple[int, int]],
    item: Item,
) -> list[str]:
    text = meeting.council.text
    first, last = pages[paper.path]
    shown = (
        text("pack-page-one", pages=first)
        if first == last
        else text("pack-pages", pages=f"{first}–{last}")
    )
    name = "supplement-new"
    if paper.path in changes.replaced:
        name = "supplement-version" if paper.version else "supplement-replaces"
    said = {"number": paper.item, "title": paper.title, "pages": shown, "version": paper.version}
    lines = [text(name, **said)]
    if item.urgent is not None and item.urgent.text:
        lines.append(text("urgent", reason=item.urgent.text))
    return lines
