"""Hold the public files of a meeting against all that its content hides."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from itertools import chain
from pathlib import Path

from papers.build.cache import Cache, key_of
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
from papers.model.runs import plain
from papers.model.texts import MEETING_TEXTS
from papers.model.walk import nested, own_texts
from papers.pack.leaks import Fingerprints, fingerprints, leak_in, streams_of
from papers.pack.paper import Paper
from papers.pack.repeats import Repeats
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
    prints = _fingerprints(meeting, reports, papers, hidden)
    if not prints:
        return []
    public = [
        path
        for path in sorted(files)
        if not path.startswith(EXEMPT_FOLDER) and path.endswith((".pdf", ".docx"))
    ]
    parts = [path for path in public if path != f"{PUBLIC}.pdf"]
    keys = {path: key_of("clean", path, files[path], prints.digest) for path in parts}
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


def repeats(meeting: Meeting, reports: Mapping[str, ReportRead]) -> list[Diagnostic]:
    """Open texts that repeat exempt ones: an error for a passage, a warning for a report.

    An exempt report shares its background with open ones; a passage was hidden for its own sake.
    """
    whole = exempt_reports(meeting)
    numbered = {name: read.report for name, read in reports.items()}
    passages = Repeats(
        text for name, each in numbered.items() if name not in whole for text in exempt_texts(each)
    )
    exempt = Repeats(text for name in whole for text in exempt_texts(numbered[name], whole=True))
    found = []
    for name, report in numbered.items():
        for block, text in () if name in whole else open_blocks(report):
            if passages.share_of(text, verbatim=True):
                found.append(_repeated(block.where, "a passage that is exempt", Severity.ERROR))
            elif exempt.share_of(text, verbatim=False):
                found.append(_repeated(block.where, "a report that is exempt", Severity.WARNING))
    return found


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
) -> Fingerprints:
    """Those of what authors typed; and of documents they brought, which share forms of words."""
    whole = exempt_reports(meeting)
    secret, names = list[str](), list[str]()
    said: list[str] = [*MEETING_TEXTS.values(), *meeting.council.texts.values()]
    for name, read in reports.items():
        secret += exempt_texts(read.report, whole=name in whole)
        if name in whole:
            names.append(name)
        else:
            said += open_texts(read.report)
    said += _agenda_texts(meeting)
    brought = [paper for paper in hidden if paper.kind in BROUGHT]
    names += [paper.path.removeprefix(f"{EXEMPT_FOLDER}/") for paper in brought]
    typed = fingerprints(secret, said, names, _pictures(reports, whole))
    if not brought:
        return typed
    said += [t for paper in papers if paper.kind in BROUGHT for t in page_texts(paper.pdf)]
    return typed.with_(fingerprints((t for each in brought for t in page_texts(each.pdf)), said))


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
