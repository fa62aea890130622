"""Hold the public files of a meeting against all that its content hides."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from itertools import chain
from pathlib import Path

from papers.build.cache import Cache, file_hash, key_of
from papers.build.papers import PUBLIC, ReportRead
from papers.build.workers import spread
from papers.diagnostics import Diagnostic, Location, Severity
from papers.edition import (
    exempt_pictures,
    exempt_reports,
    exempt_texts,
    open_blocks,
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
from papers.pack.repeats import BETWEEN, LONG, Repeats
from papers.pdf.shown import page_texts

BROUGHT = (Kind.APPENDIX, Kind.DOCUMENT)


def leaks(
    meeting: Meeting,
    reports: Mapping[str, ReportRead],
    papers: Sequence[Paper],
    hidden: Sequence[Paper],
    files: Mapping[str, bytes],
    cache: Cache,
    executor: Executor,
) -> list[Diagnostic]:
    """What of the exempt texts of a numbered meeting stands in its public files."""
    prints = _fingerprints(meeting, reports, papers, hidden, cache)
    if not prints:
        return []
    public = [
        path
        for path in sorted(files)
        if not path.startswith(EXEMPT_FOLDER) and path.endswith((".pdf", ".docx"))
    ]
    parts = [path for path in public if path != f"{PUBLIC}.pdf"]
    looked_for = prints.digest
    keys = {path: key_of("clean", path, files[path], looked_for) for path in parts}
    clean = {path: cache.get(keys[path]) for path in parts}
    unknown = [(path, files[path]) for path in parts if clean[path] is None]
    found = []
    work = [(unknown[start::2], prints) for start in (0, 1) if unknown[start::2]]
    for path, leak, streams in chain.from_iterable(spread(executor, _look, work)):
        if leak:
            found.append(_leak(path, leak))
        else:
            cache.put(keys[path], streams)
            clean[path] = streams
    seen = frozenset[str]().union(*(streams for streams in clean.values() if streams))
    edition = f"{PUBLIC}.pdf"
    if edition in files and (leak := leak_in(edition, files[edition], prints, seen)):
        found.append(_leak(edition, leak))
    return found


def _look(
    files: Sequence[tuple[str, bytes]], prints: Fingerprints
) -> list[tuple[str, str, frozenset[str]]]:
    """What leaks in files, by their paths, and the content streams of those that are clean."""
    found = []
    for path, body in files:
        leak = leak_in(path, body, prints)
        streams = streams_of(body) if path.endswith(".pdf") and not leak else frozenset[str]()
        found.append((path, leak, streams))
    return found


def repeats(meeting: Meeting, reports: Mapping[str, ReportRead], cache: Cache) -> list[Diagnostic]:
    """Open texts that repeat exempt ones: an error for a passage, a warning for a report.

    An exempt report shares its background with open ones; a passage was hidden for its own sake.
    """
    whole = exempt_reports(meeting)
    passages = tuple(_passages(meeting, reports))
    exempt = tuple(
        text for name in sorted(whole) for text in exempt_texts(reports[name].report, whole=True)
    )
    found = list(_open_and_exempt(meeting, reports))
    hidden = key_of("hidden", *passages, BETWEEN, *exempt)
    in_passages, in_reports = Repeats(passages), Repeats(exempt)
    for name, read in reports.items():
        if name not in whole:
            key = key_of("repeats", read.key, hidden)
            told = cache.get(key)
            if told is None:
                told = tuple(_repeated_in(read.report, in_passages, in_reports))
                cache.put(key, told)
            found += told
    return found


def _repeated_in(report: Report, passages: Repeats, exempt: Repeats) -> Iterator[Diagnostic]:
    for block, text in open_blocks(report):
        if passages.share_of(text, verbatim=True):
            yield _repeated(block.where, "a passage that is exempt", Severity.ERROR)
        elif exempt.share_of(text, verbatim=False):
            yield _repeated(block.where, "a report that is exempt", Severity.WARNING)


def _open_and_exempt(meeting: Meeting, reports: Mapping[str, ReportRead]) -> Iterator[Diagnostic]:
    """Documents that are brought to the public, and elsewhere as not for publication."""
    part_1, part_2 = list(all_items(meeting.part_1)), list(all_items(meeting.part_2))
    hidden = {file_hash(item.document) for item in part_2 if item.document}
    shown = [(item.where, item.document) for item in part_1]
    whole = exempt_reports(meeting)
    for name, read in reports.items():
        for each in read.report.appendices:
            if each.file and (each.exempt or name in whole):
                hidden.add(file_hash(each.file))
            else:
                shown.append((each.where, each.file))
    for where, file in shown:
        if file and file_hash(file) in hidden:
            message = f'"{file.name}" is for the public here, and not for publication elsewhere'
            hint = "make it exempt here too, or open there"
            yield Diagnostic(where, message, hint, "exempt-repeated")


def _repeated(where: Location, what: str, severity: Severity) -> Diagnostic:
    message = f"this open text repeats words of {what}"
    hint = "say it in other words, or make it exempt too"
    return Diagnostic(where, message, hint, "exempt-repeated", severity)


def _leak(path: str, leak: str) -> Diagnostic:
    return Diagnostic(
        Location(path),
        f'this public file would hold exempt text ("{leak[:40]}…")',
        "nothing was written, and the public files of earlier builds were deleted; please tell "
        "those who look after papers, unless a document that you brought holds that text",
        rule="exempt-leak",
    )


def _fingerprints(
    meeting: Meeting,
    reports: Mapping[str, ReportRead],
    papers: Sequence[Paper],
    hidden: Sequence[Paper],
    cache: Cache,
) -> Fingerprints:
    """Those of what authors typed; and of documents they brought, which share forms of words."""
    whole = exempt_reports(meeting)
    secret, names = list[str](), list[str]()
    said = [*_setting_texts(meeting, reports), *_agenda_texts(meeting)]
    for name, read in reports.items():
        secret += exempt_texts(read.report, whole=name in whole)
        if name in whole:
            names.append(name)
        else:
            said += _open_texts(read, cache)
    brought = [paper for paper in hidden if paper.kind in BROUGHT]
    names += [paper.path.removeprefix(f"{EXEMPT_FOLDER}/") for paper in brought]
    names += [item.document.stem for item in all_items(meeting.part_2) if item.document]
    names = [name for name in names if not any(name in paper.path for paper in papers)]
    shown = [page_texts(paper.pdf) for paper in papers if paper.kind in BROUGHT]
    said += _harmless(meeting, reports, shown)
    known = tuple(_known(meeting, reports))
    said += known
    typed = fingerprints(secret, said, names, _pictures(reports, whole), known)
    if not brought:
        return typed
    said += chain.from_iterable(shown)
    theirs = (text for each in brought for text in page_texts(each.pdf))
    return typed.with_(fingerprints(theirs, said, known=known))


def _open_texts(read: ReportRead, cache: Cache) -> tuple[str, ...]:
    key = key_of("open-texts", read.key)
    kept: tuple[str, ...] | None = cache.get(key)
    if kept is None:
        kept = tuple(open_texts(read.report))
        cache.put(key, kept)
    return kept


def _passages(meeting: Meeting, reports: Mapping[str, ReportRead]) -> Iterator[str]:
    """The exempt texts of open reports."""
    whole = exempt_reports(meeting)
    for name, read in reports.items():
        if name not in whole:
            yield from exempt_texts(read.report)


def _harmless(
    meeting: Meeting, reports: Mapping[str, ReportRead], documents: Iterable[Sequence[str]]
) -> Iterator[str]:
    """The pages of open documents, by document, that share no more than forms of words.

    A page that repeats a passage is not among them, nor is a document with most of a report.
    """
    passages = Repeats(_passages(meeting, reports))
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
    return (path.read_bytes() for path in shown)


def _agenda_texts(meeting: Meeting) -> Iterator[str]:
    """What the public agenda says of each item, also of those that are exempt."""
    for item in all_items(public_meeting(meeting).items):
        yield from (plain(item.title), item.purpose, item.officer, item.time)
        for reason in (item.to_follow, item.urgent, item.exempt):
            yield reason.reason if isinstance(reason, Exempt) else reason.text if reason else ""
        for block in nested(item.blocks):
            yield from map(plain, own_texts(block))
