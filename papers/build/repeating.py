"""Hold the open texts and documents of a meeting against those that are not for publication."""

from collections.abc import Iterator, Mapping
from functools import partial

from papers.build.cache import Cache, file_hash, key_of
from papers.build.papers import ReportRead
from papers.diagnostics import Diagnostic, Location, Severity
from papers.edition import exempt_reports, exempt_texts, open_blocks
from papers.model.meeting import Meeting, all_items
from papers.model.report import Report
from papers.model.runs import plain
from papers.model.walk import nested, own_texts
from papers.pack.repeats import BETWEEN, Repeats


def repeats(meeting: Meeting, reports: Mapping[str, ReportRead], cache: Cache) -> list[Diagnostic]:
    """Open texts that repeat exempt ones: an error for a passage, a warning for a report.

    An exempt report shares its background with open ones; a passage was hidden for its own sake.
    """
    whole = exempt_reports(meeting)
    passages = tuple(passages_of(meeting, reports))
    exempt = tuple(
        text for name in sorted(whole) for text in exempt_texts(reports[name].report, whole=True)
    )
    sought = Repeats(passages)
    found = [*_open_and_exempt(meeting, reports), *_repeated_on(meeting, sought)]
    hidden = key_of("hidden", *passages, BETWEEN, *exempt)
    look = partial(_repeated_in, passages=sought, exempt=Repeats(exempt))
    for name, read in reports.items():
        if name not in whole:
            key = key_of("repeats", read.key, hidden)
            found += cache.made(key, partial(look, read.report))
    return found


def _repeated_in(report: Report, passages: Repeats, exempt: Repeats) -> tuple[Diagnostic, ...]:
    found = []
    for where, text in _open_in(report):
        if passages.share_of(text, verbatim=True):
            found.append(_repeated(where, "a passage that is exempt", Severity.ERROR))
        elif exempt.share_of(text, verbatim=False):
            found.append(_repeated(where, "a report that is exempt", Severity.WARNING))
    return tuple(found)


def _open_in(report: Report) -> Iterator[tuple[Location, str]]:
    """What a report says in public, headings too."""
    yield report.where, plain(report.title)
    yield from ((section.where, plain(section.heading)) for section in report.sections)
    yield from ((block.where, text) for block, text in open_blocks(report))


def _repeated_on(meeting: Meeting, passages: Repeats) -> Iterator[Diagnostic]:
    """Words of the agenda, which is public throughout, that repeat a passage."""
    for item in all_items(meeting.items):
        reasons = (each.text for each in (item.to_follow, item.urgent) if each is not None)
        blocks = (text for block in nested(item.blocks) for text in map(plain, own_texts(block)))
        said = (plain(item.title), item.purpose, *reasons, *blocks)
        if any(passages.share_of(text, verbatim=True) for text in said):
            yield _repeated(item.where, "a passage that is exempt", Severity.ERROR)


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


def passages_of(meeting: Meeting, reports: Mapping[str, ReportRead]) -> Iterator[str]:
    """The exempt texts of open reports."""
    whole = exempt_reports(meeting)
    for name, read in reports.items():
        if name not in whole:
            yield from exempt_texts(read.report)
