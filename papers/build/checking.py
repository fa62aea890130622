"""Read meetings and reports and hold them against all rules."""

from collections.abc import Iterable, Mapping
from concurrent.futures import Executor
from datetime import date
from functools import partial
from pathlib import Path

from papers.build.cache import Cache, key_of
from papers.build.papers import ReportRead
from papers.build.readings import Readings
from papers.build.repeating import repeats
from papers.build.setting import check_council, links_out
from papers.check import check_meeting
from papers.check.clock import Clock, clock
from papers.content.meeting import MeetingReading, read_meeting
from papers.content.report import Reading
from papers.content.setting import check_setting
from papers.diagnostics import ContentError, Diagnostic, errors, in_order
from papers.model.meeting import Meeting


def check_meeting_folder(
    folder: Path, content: Path, cache: Cache, executor: Executor
) -> tuple[MeetingReading, Mapping[str, str], tuple[Diagnostic, ...]]:
    """Read a meeting and its reports and hold all against the rules; everything found, in order."""
    readings = Readings(cache, content)
    readings.prepare((path.parent for path in folder.glob("*/report.yaml")), executor)
    reading = read_meeting(folder, content, readings.read)
    found = (*reading.diagnostics, *check_council(content))
    found += tuple(links_out(reading.sources, content))
    if reading.meeting is not None:
        key = key_of("meeting-rules", repr(reading.meeting))
        found += cache.made(key, partial(check_meeting, reading.meeting))
    return reading, readings.keys, in_order(found)


def check_all(
    meetings: Iterable[Path],
    reports: Iterable[Path],
    content: Path,
    cache: Cache,
    executor: Executor,
) -> tuple[Diagnostic, ...]:
    """Everything that is wrong in meetings, with their reports, and in single reports.

    Before there are any: in council.yaml and the committees.
    """
    meetings, reports = tuple(meetings), tuple(reports)
    found = [] if meetings or reports else [*check_setting(content), *check_council(content)]
    for folder in meetings:
        reading, keys, told = check_meeting_folder(folder, content, cache, executor)
        found += told
        if reading.meeting is not None and not errors(told):
            found += repeats(reading.meeting, reports_of(reading, keys), cache)
    readings = Readings(cache, content)
    found += check_council(content) if reports else ()
    for folder in reports:
        found += readings.read(folder, content).diagnostics
    return in_order(found)


def reports_of(reading: MeetingReading, keys: Mapping[str, str]) -> dict[str, ReportRead]:
    """The reports of a meeting by their ids, with the keys of what they were read from."""
    reports = (each.report for each in reading.reports if each.report is not None)
    return {report.id: ReportRead(report, keys[report.id]) for report in reports}


def clock_of_meeting(meeting: Meeting, cache: Cache) -> Clock:
    """The clear days before a meeting; kept, because bank holidays are slow to import."""
    calendar, published = meeting.council.calendar, meeting.published
    key = key_of("clock", str(meeting.date), calendar, str(published))
    return cache.made(key, lambda: clock(meeting.date, calendar, published))


def clock_of(folder: Path, content: Path, published: date | None = None) -> Clock:
    """The clear days before a meeting, papers being published on a day or on that of meeting.yaml.

    Raises ContentError where meeting.yaml, its committee or council.yaml cannot be read.
    """
    reading = read_meeting(folder, content, lambda *_: Reading(None, (), ()))
    if reading.meeting is None:
        raise ContentError(reading.diagnostics)
    meeting = reading.meeting
    return clock(meeting.date, meeting.council.calendar, published or meeting.published)
