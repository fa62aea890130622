"""Which papers a meeting has, in which edition: the plan of what is to be made."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from papers.build.making import Made, Task, document_task, report_task, sheet_task
from papers.edition import mark, part_2_report, public_report
from papers.manifest import EXEMPT_FOLDER, Kind
from papers.model.meeting import Exempt, Item, Meeting, all_items
from papers.model.report import Appendix, Report
from papers.model.runs import plain
from papers.model.sheet import Sheet
from papers.pack.paper import Paper


@dataclass(frozen=True, slots=True)
class Planned:
    """A paper that is to be made: itself without its files, and the tasks that bring them."""

    paper: Paper
    task: Task
    cover: Task | None = None

    @property
    def tasks(self) -> tuple[Task, ...]:
        """All that must be made for it."""
        return (self.task, self.cover) if self.cover else (self.task,)

    def filled(self, made: Mapping[str, Made]) -> Paper:
        """The paper with its files."""
        own = made[self.task.key]
        cover = made[self.cover.key] if self.cover else Made()
        return replace(
            self.paper,
            pdf=own.pdf,
            docx=own.docx,
            pages=own.pages,
            cover=cover.pdf,
            cover_pages=cover.pages,
            ours=own.ours,
            conforms=own.conforms,
            inaccessible=own.inaccessible,
        )


@dataclass(frozen=True, slots=True)
class ReportRead:
    """A report that was read and numbered, and the key of what it was read from."""

    report: Report
    key: str


class Planner:
    """Plans the papers of one numbered meeting; `reports` are those of its agenda, by id.

    `homes` are the folders that documents are named from: the meeting's, else the content folder.
    """

    def __init__(
        self, meeting: Meeting, reports: Mapping[str, ReportRead], homes: Sequence[Path]
    ) -> None:
        self.meeting, self.reports = meeting, reports
        self.homes = [home.resolve() for home in homes]
        self._taken: set[str] = set()

    def public(self) -> list[Planned]:
        """Part I: what anyone may have."""
        return [each for item in all_items(self.meeting.part_1) for each in self._open(item)]

    def exempt(self) -> list[Planned]:
        """Part II: what is withheld of open items, and the exempt items."""
        found = [each for item in all_items(self.meeting.part_1) for each in self._withheld(item)]
        for top in self.meeting.part_2:
            for item in all_items([top]):
                if top.exempt is not None:
                    found += self._whole(item, item.exempt or top.exempt)
        return found

    def _open(self, item: Item) -> Iterator[Planned]:
        if item.document is not None:
            yield self._document(item, item.document)
        read = self.reports.get(item.report)
        if read is not None:
            report = read.report
            public = replace(read, report=public_report(report))
            yield self._report(item, public, "public", ())
            for appendix in report.appendices:
                if appendix.file is not None and appendix.exempt is None:
                    yield self._appendix(item, report, appendix, ())

    def _withheld(self, item: Item) -> Iterator[Planned]:
        read = self.reports.get(item.report)
        if read is None:
            return
        hidden = replace(item, id=item.part_2_id)
        part, exempts = part_2_report(read.report)
        if part is not None:
            yield self._report(hidden, replace(read, report=part), "part 2", exempts)
        for appendix in read.report.appendices:
            if appendix.file is not None and appendix.exempt is not None:
                yield self._appendix(hidden, read.report, appendix, (appendix.exempt,))

    def _whole(self, item: Item, exempt: Exempt) -> Iterator[Planned]:
        if item.document is not None:
            yield self._document(item, item.document, exempt)
        read = self.reports.get(item.report)
        if read is not None:
            yield self._report(item, read, "whole", (exempt,))
            for appendix in read.report.appendices:
                if appendix.file is not None:
                    yield self._appendix(item, read.report, appendix, (exempt,))

    def _report(
        self, item: Item, read: ReportRead, edition: str, exempts: Sequence[Exempt]
    ) -> Planned:
        task = report_task(read.report, read.key, self._mark(exempts), edition)
        title = plain(read.report.title)
        paper = self._paper(item, title, Kind.REPORT, read.report.id, exempts)
        return Planned(replace(paper, version=read.report.version), task)

    def _document(self, item: Item, path: Path, exempt: Exempt | None = None) -> Planned:
        exempts = (exempt,) if exempt else ()
        title, mark = plain(item.title), self._mark(exempts)
        paper = self._paper(item, title, Kind.DOCUMENT, self._name(path), exempts)
        return Planned(replace(paper, mark=mark), document_task(path, title, mark, self.meeting))

    def _appendix(
        self, item: Item, report: Report, appendix: Appendix, exempts: Sequence[Exempt]
    ) -> Planned:
        assert appendix.file is not None  # noqa: S101  # the callers have asked
        meeting, mark, words = self.meeting, self._mark(exempts), plain(appendix.title)
        title = f"{appendix.label}: {words}"
        name = "-".join((report.id, *appendix.label.casefold().split()))
        paper = self._paper(item, title, Kind.APPENDIX, name, exempts)
        of = meeting.council.text("appendix-of", number=item.number, title=plain(item.title))
        cover = sheet_task(
            Sheet(appendix.label, words, of, mark=mark), meeting, meeting.council.sheet
        )
        task = document_task(appendix.file, title, mark, meeting)
        return Planned(replace(paper, mark=mark), task, cover)

    def _paper(
        self, item: Item, title: str, kind: Kind, name: str, exempts: Sequence[Exempt]
    ) -> Paper:
        reviews = [exempt.review for exempt in exempts if exempt.review]
        return Paper(
            line=item.id,
            item=item.number,
            bookmark=f"{item.label or item.number} {plain(item.title)}",
            title=title,
            kind=kind,
            path=self._path(f"{EXEMPT_FOLDER}/{name}" if exempts else name),
            pdf=b"",
            pages=0,
            exempt=_paragraphs(exempts),
            review=min(reviews, default=None),
        )

    def _name(self, document: Path) -> str:
        """A document by its place: annexes/plan.pdf in the meeting's folder is "annexes-plan".

        So it keeps its name when another document comes or goes.
        """
        place = document.resolve()
        home = next(home for home in self.homes if place.is_relative_to(home))
        return "-".join(place.relative_to(home).with_suffix("").parts)

    def _path(self, wanted: str) -> str:
        """A path that no other paper has, and no file of the program's own.

        Only a document that comes twice, as Word and PDF or under two items, is counted.
        """
        path, number = wanted, 1
        while path in self._taken or OWN.fullmatch(path):
            number += 1
            path = f"{wanted}-{number}"
        self._taken.add(path)
        return path

    def _mark(self, exempts: Sequence[Exempt]) -> str:
        return mark(self.meeting.council, exempts)


AGENDA = "agenda"
FULL_AGENDA = f"{EXEMPT_FOLDER}/{AGENDA}"
PUBLIC = "public-edition"
FULL = f"{EXEMPT_FOLDER}/full-edition"
OWN = re.compile(rf"{AGENDA}|{FULL_AGENDA}|{PUBLIC}|{FULL}|({EXEMPT_FOLDER}/)?supplement-\d+")


def _paragraphs(exempts: Iterable[Exempt]) -> tuple[int, ...]:
    return tuple(sorted({number for exempt in exempts for number in exempt.paragraphs}))
