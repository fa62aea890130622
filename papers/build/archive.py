"""Archive a meeting: find which of its sources anyone may have, then archive what was published."""

import datetime
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from papers.archive.archiving import archive_publications
from papers.archive.description import archived_publications
from papers.archive.places import Place
from papers.archive.publication import (
    Publication,
    read_publications,
    unused_sources,
    with_present_sources,
)
from papers.content.meeting import MeetingReading, read_meeting
from papers.content.report import Reading
from papers.diagnostics import ContentError, Diagnostic, Location, Severity
from papers.edition import exempt_reports, has_exempt_parts
from papers.model.meeting import Meeting, all_items

COMMON = ("committees", "templates")  # folders of files that every meeting shares


@dataclass(frozen=True, slots=True)
class Archived:
    """The bags that were made, and the warnings on the way."""

    places: tuple[Place, ...]
    warnings: tuple[Diagnostic, ...]


def archive_meeting(
    meeting: Path,
    content: Path,
    archive: Path,
    today: datetime.date,
    *,
    nonconforming: str = "",
    background: Collection[Path] = (),
) -> Archived:
    """Archive what was published of the meeting in a folder.

    Raises ContentError where it is not whole, was built from other sources, or does not conform.
    """
    publications = read_publications(content.parent, meeting.name)
    newest = publications[-1]
    reading = read_meeting(meeting, content)
    if reading.meeting is None:
        raise ContentError(reading.diagnostics)
    shown = open_sources(reading, reading.meeting, newest, meeting / "meeting.yaml")
    kept = archived_publications(archive, meeting.name)
    missed = [each for each in publications[:-1] if each.manifest.version not in kept]
    places = archive_publications(
        [*map(with_present_sources, missed), newest],
        *(archive, shown, today),
        nonconforming=nonconforming,
        background=background,
    )
    warnings = (*map(_missed, missed), *unused_sources(newest, meeting))
    return Archived(tuple(places), warnings)


def _missed(publication: Publication) -> Diagnostic:
    left = set(publication.manifest.sources)
    left -= set(with_present_sources(publication).manifest.sources)
    message = "it was not archived when it was published, and is now"
    if left:
        message += f", without {len(left)} of its sources, which have changed since"
    where = Location(publication.named("."))
    hint = "archive each time after publishing"
    return Diagnostic(where, message, hint, "archive", Severity.WARNING)


def open_sources(
    reading: MeetingReading, meeting: Meeting, publication: Publication, agenda: Path
) -> frozenset[str]:
    """The sources in which nothing is exempt, by their paths below the project's folder.

    Whatever is not known to be open is left out: a report's sources go with its exempt parts, and
    meeting.yaml, the `agenda`, with its exempt items.
    """
    hidden = set(_files(_exempt(reading, meeting)))
    known = set(_files(reading.reports)) - hidden
    known |= {item.document for item in all_items(meeting.part_1) if item.document} - hidden
    known.discard(agenda)
    if not meeting.part_2:
        known.add(agenda)
    project = publication.project.absolute()
    names = {path.absolute().relative_to(project).as_posix() for path in known}
    sources = frozenset(publication.manifest.sources)
    return (sources & names) | frozenset(filter(_is_common, sources))


def _files(reports: Iterable[Reading]) -> Iterator[Path]:
    """What reports were read from, and the files that are their appendices."""
    for each in reports:
        yield from each.sources
        if each.report is not None:
            yield from (a.file for a in each.report.appendices if a.file is not None)


def _exempt(reading: MeetingReading, meeting: Meeting) -> Iterator[Reading]:
    """The reports of which anything is exempt, or not known."""
    whole = exempt_reports(meeting)
    for each in reading.reports:
        report = each.report
        if (
            report is None
            or report.id in whole
            or has_exempt_parts(report)
            or any(appendix.exempt for appendix in report.appendices)
        ):
            yield each


def _is_common(path: str) -> bool:
    parts = Path(path).parts
    return parts[-1] == "council.yaml" or any(part in COMMON for part in parts[:2])
