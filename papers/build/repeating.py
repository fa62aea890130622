"""Hold the open texts and documents of a meeting against those that are not for publication."""

from collections.abc import Iterator, Mapping
from functools import partial

from papers.build.cache import Cache, file_hash, key_of
from papers.build.papers import ReportRead
from papers.diagnostics import Diagnostic, Location, Severity
from papers.edition import exempt_reports, exempt_texts, open_blocks
from papers.model.meeting import Meeting, all_items
from papers.model.report import Report
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
    found = list(_open_and_exempt(meeting, reports))
    hidden = key_of("hidden", *passages, BETWEEN, *exempt)
    look = partial(_repeated_in, passages=Repeats(passages), exempt=Repeats(exempt))
    for name, read in reports.items():
        if name not in whole:
            key = key_of("repeats", read.key, hidden)
            found += cache.made(key, partial(look, read.report))
    return found


def _repeated_in(report: Report, passages: Repeats, exempt: Repeats) -> tuple[Diagnostic, ...]:
    found = []
    for block, text in open_blocks(report):
        if passages.share_of(text, verbatim=True):
            found.append(_repeated(block.where, "a passage that is exempt", Severity.ERROR))
        elif exempt.share_of(text, verbatim=False):
            found.append(_repeated(block.where, "a report that is exempt", Severity.WARNING))
    return tuple(found)


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
