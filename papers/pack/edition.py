"""Assemble an edition: the agenda, then the papers in its order, as one PDF that is read back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from papers.diagnostics import Diagnostic
from papers.model.dates import in_words
from papers.model.meeting import Meeting, all_items
from papers.pack.paper import Paper
from papers.pack.parts import parts_of
from papers.pdf.joining.claims import Archival, claimed
from papers.pdf.joining.join import AGENDA, join
from papers.pdf.joining.part import Joined, Part
from papers.pdf.joining.readback import front_of

ITEM = "papers:item/"

Pages = Mapping[str, tuple[int, int]]
Ranges = Mapping[str, Sequence[tuple[int, int]]]


class UnsettledError(Exception):
    """A finished pack is not as its agenda says; never the fault of an author."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The pages of a pack behind an agenda that has `length` pages.

    `lines` are the first and last page of each line of the agenda, `papers` those of each paper by
    its path; `inaccessible` the pages without tags, line by line.
    """

    length: int
    lines: Pages
    papers: Pages
    inaccessible: Mapping[str, tuple[int, ...]]

    @property
    def printed(self) -> Ranges:
        """The pages of each line, as an agenda takes them."""
        return {line: [pages] for line, pages in self.lines.items()}


@dataclass(frozen=True, slots=True)
class Edition:
    """A pack for one audience, made as planned."""

    pdf: bytes
    plan: Plan
    count: int
    conformance: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def inaccessible(self) -> tuple[int, ...]:
        """Its pages without tags."""
        return tuple(number for pages in self.plan.inaccessible.values() for number in pages)


def plan_of(meeting: Meeting, papers: Sequence[Paper], length: int) -> Plan:
    """Count through the papers of a numbered meeting, from the page after the agenda on."""
    page = length + 1
    lines, ranges = dict[str, tuple[int, int]](), dict[str, tuple[int, int]]()
    inaccessible = dict[str, tuple[int, ...]]()
    for paper in _in_order(meeting, papers):
        last = page + paper.cover_pages + paper.pages - 1
        first = lines.get(paper.line, (page, page))[0]
        lines[paper.line] = first, last
        ranges[paper.path] = page, last
        if paper.inaccessible:
            numbers = (page + paper.cover_pages + number - 1 for number in paper.inaccessible)
            inaccessible[paper.line] = (*inaccessible.get(paper.line, ()), *numbers)
        page = last + 1
    return Plan(length, lines, ranges, inaccessible)


def assemble(
    meeting: Meeting, papers: Sequence[Paper], name: str, plan: Plan, agenda: bytes
) -> Edition:
    """The edition called `name` of a numbered meeting; `agenda` is the PDF that prints the plan.

    Raises ContentError where a paper cannot go into a pack.
    """
    joined = _joined(meeting, _in_order(meeting, papers), agenda, name)
    _read_back(joined, plan, meeting)
    return Edition(
        joined.pdf,
        plan,
        joined.ranges[-1][1],
        claimed(ua=joined.conforms_ua, a=joined.conforms_a),
        tuple(each for each in joined.diagnostics if each.rule != "claims"),
    )


def _joined(meeting: Meeting, papers: Sequence[Paper], agenda: bytes, name: str) -> Joined:
    council = meeting.council
    parts = [Part(agenda, council.text("agenda"), ours=True, ua=True, a=Archival.A)]
    targets = {AGENDA: 0}
    for line, group in groupby(papers, key=lambda paper: paper.line):
        targets[ITEM + line] = len(parts)
        for position, paper in enumerate(group):
            back = council.text("back-to-agenda")
            parts += parts_of(paper, first=position == 0, back=back)
    return join(
        parts,
        title=f"{name}: {meeting.committee.name}, {in_words(meeting.date)}",
        language=council.language,
        author=council.name,
        created=f"{(meeting.published or meeting.date).isoformat()}T00:00:00Z",
        stamp=council.text("pack-page", n="{n}"),
        targets=targets,
    )


def _in_order(meeting: Meeting, papers: Sequence[Paper]) -> list[Paper]:
    """The papers by the lines of the agenda: Part I, then what of it is withheld, then Part II."""
    lines = [item.id for item in all_items(meeting.part_1)]
    lines += [item.part_2_id for item in all_items(meeting.part_1)]
    lines += [item.id for item in all_items(meeting.part_2)]
    places = {line: place for place, line in enumerate(lines)}
    return sorted(papers, key=lambda paper: places[paper.line])


def remarks_on(meeting: Meeting, inaccessible: Mapping[str, Sequence[int]]) -> dict[str, str]:
    """What the agenda says of pages that are not accessible, line by line."""
    text = meeting.council.text
    found = {line: numbers for line, numbers in inaccessible.items() if numbers}
    return {
        line: text(
            "not-accessible",
            pages=text(
                "pack-page-one" if len(numbers) == 1 else "pack-pages", pages=_ranges(numbers)
            ),
        )
        for line, numbers in found.items()
    }


def _ranges(numbers: Sequence[int]) -> str:
    """4, 5, 6 and 9 as "4–6, 9"."""
    shown = []
    for _, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        pages = [number for _, number in run]
        shown.append(str(pages[0]) if len(pages) == 1 else f"{pages[0]}–{pages[-1]}")
    return ", ".join(shown)


def _read_back(joined: Joined, plan: Plan, meeting: Meeting) -> None:
    """Assert that the finished file is as its agenda says: pages, links and bookmarks."""
    front = front_of(joined.pdf, plan.length)
    firsts = [first for first, _ in plan.lines.values()]
    last = max((last for _, last in plan.lines.values()), default=plan.length)
    if front.pages != last or sorted(front.targets) != sorted(firsts):
        raise UnsettledError(f"links lead to {front.targets}, the agenda says {firsts}")
    if [page for _, page in front.bookmarks][1:] != firsts:
        raise UnsettledError(f"bookmarks lead to {front.bookmarks}, the agenda says {firsts}")
    words = "".join(front.text.split())
    for line, (first, last) in plan.lines.items():
        shown = str(first) if first == last else f"{first}–{last}"
        if shown not in words:
            raise UnsettledError(f"the agenda of {meeting.id} does not show {shown} for {line}")
