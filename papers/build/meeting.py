"""Build a meeting: its reports, its agenda, its editions, and the manifest of them all."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from papers.build.cache import FOLDER, Cache, hash_of, key_of
from papers.build.editions import editions
from papers.build.entries import agenda_of, entries_of, manifest_of
from papers.build.files import locked, remains, remove, write
from papers.build.leaking import leaks, repeats
from papers.build.making import Made, Progress, Task, no_progress, run
from papers.build.papers import Planned, Planner, ReportRead
from papers.build.readings import Readings, hashes_of
from papers.build.setting import check_council, links_out
from papers.build.workers import Processes
from papers.check import check_meeting
from papers.check.clock import Clock, clock
from papers.content import MeetingReading, Reading, check_setting, read_meeting
from papers.diagnostics import ContentError, Diagnostic, errors, in_order
from papers.manifest import (
    NAME,
    Manifest,
    changed,
    read_manifest,
    to_json,
)
from papers.model.meeting import Meeting
from papers.number import number_items
from papers.pack.paper import Paper
from papers.pdf.validator import is_installed


@dataclass(frozen=True, slots=True)
class BuiltMeeting:
    """What was made of a meeting, in `folder`; `unchanged` where it stood there already."""

    folder: Path
    manifest: Manifest
    warnings: tuple[Diagnostic, ...]
    clock: Clock
    unchanged: bool = False

    @property
    def files(self) -> tuple[Path, ...]:
        """Every file that belongs to it, the manifest last."""
        return (*(self.folder / file.path for file in self.manifest.files), self.folder / NAME)


@dataclass(frozen=True, slots=True)
class MeetingRead:
    """A meeting that was read, checked and numbered, with its reports by id.

    `folder` and `content` are those that it was read from.
    """

    folder: Path
    content: Path
    meeting: Meeting
    reports: Mapping[str, ReportRead]
    sources: tuple[Path, ...]
    warnings: tuple[Diagnostic, ...]


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
        found += check_meeting(reading.meeting)
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
        found += check_meeting_folder(folder, content, cache, executor)[2]
    readings = Readings(cache, content)
    found += check_council(content) if reports else ()
    for folder in reports:
        found += readings.read(folder, content).diagnostics
    return in_order(found)


def build_meeting(
    folder: Path,
    content: Path,
    output: Path,
    *,
    executor: Executor | None = None,
    progress: Progress = no_progress,
    cache: Cache | None = None,
) -> BuiltMeeting:
    """Make everything that a meeting needs, in `output`/<meeting>/.

    What has not changed is taken from a cache in `output`; what must be made is spread over the
    executor, by default over the processors. Raises ContentError where something is wrong; then
    the files of an earlier build stay, unless something exempt was found in a public file.
    """
    if executor is None:
        with Processes() as own:
            return build_meeting(
                folder, content, output, executor=own, progress=progress, cache=cache
            )
    cache = cache or Cache(output / FOLDER)
    target = output / folder.name
    read = read_whole(folder, content, cache, executor)
    before = _as_before(read, content, target, cache)
    if before is not None:
        return before
    made, papers, hidden = make_papers(read, cache, executor, progress)
    warnings = in_order((*read.warnings, *(d for each in made.values() for d in each.findings)))
    meeting = read.meeting
    packs = editions(meeting, papers, hidden, cache, executor)
    entries = entries_of(meeting, papers, hidden, packs)
    sources = hashes_of((*read.sources, *templates_of(read)), content.parent)
    manifest = manifest_of(meeting, entries, sources, agenda_of(meeting, packs))
    files = {file.path: body for file, body in entries} | {NAME: to_json(manifest)}
    _refuse_leaks(read, papers, hidden, files, target, cache, executor)
    warnings = in_order((*warnings, *packs.warnings()))
    with locked(target):
        remove(_outdated(target, files))
        write({target / path: body for path, body in files.items()})
    cache.put(_build_key(read, content), (to_json(manifest), warnings))
    cache.save()
    return BuiltMeeting(target, manifest, warnings, _clock(meeting))


def read_whole(folder: Path, content: Path, cache: Cache, executor: Executor) -> MeetingRead:
    """Read, check and number a meeting; raises ContentError with everything found."""
    reading, keys, found = check_meeting_folder(folder, content, cache, executor)
    if reading.meeting is None or errors(found):
        raise ContentError(found)
    reports = {
        each.report.id: ReportRead(each.report, keys[each.report.id])
        for each in reading.reports
        if each.report is not None
    }
    meeting = number_items(reading.meeting)
    found = in_order((*found, *repeats(meeting, reports, cache)))
    if errors(found):
        raise ContentError(found)
    return MeetingRead(folder, content, meeting, reports, reading.sources, found)


def _as_before(read: MeetingRead, content: Path, target: Path, cache: Cache) -> BuiltMeeting | None:
    """The last build, where all that it was made from and all that it made is still the same."""
    kept = cache.get(_build_key(read, content))
    path = target / NAME
    if kept is None or not path.is_file() or path.read_bytes() != kept[0]:
        return None
    manifest = read_manifest(path)
    if changed(manifest, target):
        return None
    return BuiltMeeting(target, manifest, kept[1], _clock(read.meeting), unchanged=True)


def _build_key(read: MeetingRead, content: Path) -> str:
    sources = hash_of((*read.sources, *templates_of(read)), content)
    validated = str(is_installed())
    warnings = map(str, read.warnings)
    return key_of("meeting", read.meeting.id, str(content), sources, validated, *warnings)


def templates_of(read: MeetingRead) -> Iterable[Path]:
    """Every template in use, and the faces beside them."""
    council = read.meeting.council
    used = {council.agenda, council.sheet, *(r.report.type.template for r in read.reports.values())}
    fonts = {path for template in used for path in (template.parent / "fonts").glob("*")}
    return sorted(path for path in used | fonts if path.is_file())


def make_papers(
    read: MeetingRead, cache: Cache, executor: Executor, progress: Progress
) -> tuple[dict[str, Made], list[Paper], list[Paper]]:
    """What was made, the papers of Part I and those of Part II."""
    planner = Planner(read.meeting, read.reports, (read.folder, read.content))
    public, exempt = planner.public(), planner.exempt()
    tasks: list[Task] = [task for planned in (*public, *exempt) for task in planned.tasks]
    made = run(tasks, cache, executor, progress)
    if wrong := [finding for each in made.values() if not each.pdf for finding in each.findings]:
        raise ContentError((*read.warnings, *wrong))
    return made, _filled(public, made), _filled(exempt, made)


def _filled(planned: Iterable[Planned], made: Mapping[str, Made]) -> list[Paper]:
    return [each.filled(made) for each in planned]


def _outdated(target: Path, files: Mapping[str, bytes]) -> Iterator[Path]:
    """What an earlier build wrote and this one does not, and what a killed one left."""
    yield from remains(target)
    path = target / NAME
    if path.is_file():
        try:
            earlier = read_manifest(path)
        except ContentError:
            return
        for file in earlier.files:
            place = target / file.path
            if file.path not in files and place.resolve().is_relative_to(target.resolve()):
                yield place


def _clock(meeting: Meeting) -> Clock:
    return clock(meeting.date, meeting.council.calendar, meeting.published)


def clock_of(folder: Path, content: Path, published: date | None = None) -> Clock:
    """The clear days before a meeting, papers being published on a day or on that of meeting.yaml.

    Raises ContentError where meeting.yaml, its committee or council.yaml cannot be read.
    """
    reading = read_meeting(folder, content, lambda *_: Reading(None, (), ()))
    if reading.meeting is None:
        raise ContentError(reading.diagnostics)
    meeting = reading.meeting
    return clock(meeting.date, meeting.council.calendar, published or meeting.published)


def _refuse_leaks(
    read: MeetingRead,
    papers: Sequence[Paper],
    hidden: Sequence[Paper],
    files: Mapping[str, bytes],
    target: Path,
    cache: Cache,
    executor: Executor,
) -> None:
    """Stop where a public file holds what is exempt, and take the public files away."""
    found = leaks(read.meeting, read.reports, papers, hidden, files, cache, executor)
    if found:
        with locked(target):
            public = (p for p in target.glob("*") if p.suffix in {".pdf", ".docx"})
            remove((*public, target / NAME))
        raise ContentError(found)
