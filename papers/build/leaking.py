"""Hold the public files of a meeting against all that its content hides."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from functools import partial
from itertools import chain
from pathlib import Path, PurePath

from papers.build.cache import Cache, key_of
from papers.build.papers import PUBLIC, ReportRead
from papers.build.repeating import passages_of
from papers.build.workers import spread
from papers.diagnostics import Diagnostic, Location
from papers.edition import (
    exempt_pictures,
    exempt_reports,
    exempt_texts,
    open_texts,
    public_meeting,
)
from papers.manifest import EXEMPT_FOLDER, Kind
from papers.model.meeting import Exempt, Meeting, all_items
from papers.model.report import Report
from papers.model.runs import plain
from papers.model.texts import MEETING_TEXTS
from papers.model.walk import nested, own_texts
from papers.pack.leaks import Fingerprints, fingerprints, leak_in, streams_of, text_of_word
from papers.pack.paper import Paper
from papers.pack.plain import plain_text
from papers.pack.repeats import LONG, Repeats
from papers.pdf.shown import page_texts
from papers.word.pixels import only_picture

BROUGHT = (Kind.APPENDIX, Kind.DOCUMENT)
MANY = 8  # files: fewer are searched sooner than they are sent elsewhere


class Search:
    """Looks for what the reports of a numbered meeting hide; made while its papers still are."""

    def __init__(self, meeting: Meeting, reports: Mapping[str, ReportRead], cache: Cache) -> None:
        self._meeting, self._reports, self._cache = meeting, reports, cache
        whole = exempt_reports(meeting)
        self._known = tuple(_known(meeting, reports))
        self._said = [*_setting_texts(meeting, reports), *_agenda_texts(meeting), *self._known]
        self._names = [item.document.stem for item in all_items(meeting.part_2) if item.document]
        secret = list[str]()
        for name, read in reports.items():
            secret += exempt_texts(read.report, whole=name in whole)
            if name in whole:
                self._names.append(name)
            else:
                key = key_of("open-texts", read.key)
                self._said += cache.made(key, partial(_open_texts, read.report))
        self._typed = fingerprints(secret, self._said, _pictures(reports, whole), self._known)

    def leaks(
        self,
        papers: Sequence[Paper],
        hidden: Sequence[Paper],
        files: Mapping[str, bytes],
        executor: Executor,
    ) -> list[Diagnostic]:
        """What stands in the public ones of the files, given all papers."""
        prints = self._prints(papers, hidden)
        if not prints:
            return []
        public = [
            path
            for path in sorted(files)
            if not path.startswith(EXEMPT_FOLDER) and path.endswith((".pdf", ".docx"))
        ]
        parts = [path for path in public if path != f"{PUBLIC}.pdf"]
        looked_for = prints.digest()
        keys = {path: key_of("clean", path, files[path], looked_for) for path in parts}
        clean = {path: self._cache.get(keys[path]) for path in parts}
        unknown = [(path, files[path]) for path in parts if clean[path] is None]
        found = []
        for path, leak, streams in _looked(unknown, prints, executor):
            if leak:
                found.append(_leak(path, leak))
            else:
                self._cache.put(keys[path], streams)
                clean[path] = streams
        seen = frozenset[str]().union(*(streams for streams in clean.values() if streams))
        edition = f"{PUBLIC}.pdf"
        if edition in files and (leak := leak_in(edition, files[edition], prints, seen)):
            found.append(_leak(edition, leak))
        return found

    def _prints(self, papers: Sequence[Paper], hidden: Sequence[Paper]) -> Fingerprints:
        """Those of what authors typed, and of what they brought, which share forms of words."""
        shown = [page_texts(paper.pdf) for paper in papers if paper.kind in BROUGHT]
        harmless = tuple(_harmless(self._meeting, self._reports, shown))
        brought = [paper for paper in hidden if paper.kind in BROUGHT]
        names = [*self._names, *(each.path.removeprefix(f"{EXEMPT_FOLDER}/") for each in brought)]
        names = [name for name in names if not any(name in paper.path for paper in papers)]
        said = [*self._said, *harmless]
        typed = self._typed.without(harmless).named(names, said)
        if not brought:
            return typed
        theirs = (text for each in brought for text in page_texts(each.pdf))
        said += chain.from_iterable(shown)
        return typed.with_(fingerprints(theirs, said, known=self._known))


def _looked(
    files: Sequence[tuple[str, bytes]], prints: Fingerprints, executor: Executor
) -> Iterator[tuple[str, str, frozenset[str]]]:
    """As `_look`; many files are spread over the executor."""
    if len(files) < MANY:
        return iter(_look(files, prints))
    alike = sorted(files, key=lambda file: PurePath(file[0]).suffix)  # PDFs take longer
    halves = [(alike[::2], prints), (alike[1::2], prints)]
    return chain.from_iterable(spread(executor, _look, halves))


def _look(
    files: Sequence[tuple[str, bytes]], prints: Fingerprints
) -> list[tuple[str, str, frozenset[str]]]:
    """What leaks in files, by their paths, and the streams of those that are clean.

    Streams that stand in several files, such as pictures, are looked into once.
    """
    found, seen = [], set[str]()
    for path, body in files:
        leak = leak_in(path, body, prints, seen)
        streams = streams_of(body) if path.endswith(".pdf") and not leak else frozenset[str]()
        seen |= streams
        found.append((path, leak, streams))
    return found


def _leak(path: str, leak: str) -> Diagnostic:
    return Diagnostic(
        Location(path),
        f'this public file would hold exempt text ("{leak[:40]}…")',
        "nothing was written, and the public files of earlier builds were deleted; please tell "
        "those who look after papers, unless a document that you brought holds that text",
        rule="exempt-leak",
    )


def _open_texts(report: Report) -> tuple[str, ...]:
    return tuple(open_texts(report))


def _harmless(
    meeting: Meeting, reports: Mapping[str, ReportRead], documents: Iterable[Sequence[str]]
) -> Iterator[str]:
    """The pages of open documents, by document, that share no more than forms of words.

    A page that repeats a passage is not among them, nor is a document with most of a report.
    """
    passages = Repeats(passages_of(meeting, reports))
    whole = [
        {
            flat
            for text in exempt_texts(reports[name].report, whole=True)
            if len(flat := plain_text(text)) >= LONG
        }
        for name in exempt_reports(meeting)
        if name in reports
    ]
    for pages in documents:
        flat = plain_text(" ".join(pages))
        if not any(sum(text in flat for text in texts) * 2 > len(texts) for texts in whole):
            yield from (page for page in pages if not passages.share_of(page, verbatim=True))


def _known(meeting: Meeting, reports: Mapping[str, ReportRead]) -> Iterator[str]:
    """Names that any paper of a meeting may say: who meets, where, and who writes."""
    council, committee = meeting.council, meeting.committee
    yield from (council.name, committee.name, meeting.venue)
    yield from (member.name for member in committee.members)
    people = [committee.contact]
    for each in (read.report for read in reports.values()):
        yield each.report_by
        people += (each.signatory, *each.contacts)
    for person in filter(None, people):
        yield from (person.name, person.post, person.phone, person.email)


def _setting_texts(meeting: Meeting, reports: Mapping[str, ReportRead]) -> Iterator[str]:
    """What papers of a meeting say that no author wrote: the council's texts, the templates'."""
    council = meeting.council
    yield from (*MEETING_TEXTS.values(), *council.texts.values(), meeting.late)
    for notice in council.notices:
        yield notice.title
        for block in nested(notice.blocks):
            yield from map(plain, own_texts(block))
    used = {read.report.type.template for read in reports.values()}
    for template in {council.agenda, council.sheet, *used}:
        if template.is_file():
            yield text_of_word(template.read_bytes())


def _pictures(reports: Mapping[str, ReportRead], whole: Iterable[str]) -> Iterator[bytes]:
    shown = set[Path]()
    for name, read in reports.items():
        shown |= exempt_pictures(read.report, whole=name in whole)
    for content in (path.read_bytes() for path in shown):
        yield from (content, only_picture(content))  # as it was brought, and as we print it


def _agenda_texts(meeting: Meeting) -> Iterator[str]:
    """What the public agenda says of each item, also of those that are exempt."""
    for item in all_items(public_meeting(meeting).items):
        yield from (plain(item.title), item.purpose, item.officer, item.time)
        for reason in (item.to_follow, item.urgent, item.exempt):
            yield reason.reason if isinstance(reason, Exempt) else reason.text if reason else ""
        for block in nested(item.blocks):
            yield from map(plain, own_texts(block))
