"""Build a meeting anew: its reports, its agenda, its editions, and the manifest of them all."""

import time
from collections.abc import Iterable, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path

from papers.build.cache import Cache
from papers.build.checking import check_meeting_folder, clock_of_meeting, reports_of
from papers.build.inputs import are_older, inputs_of, name_inputs
from papers.build.making import Made, start
from papers.build.meeting import BuiltMeeting, keep
from papers.build.papers import Planned, Planner, ReportRead
from papers.build.repeating import repeats
from papers.build.workers import Progress, no_progress
from papers.check.clock import Clock
from papers.diagnostics import ContentError, Diagnostic, errors, in_order
from papers.model.meeting import Meeting
from papers.number import number_items
from papers.pack.paper import Paper


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
    clock: Clock


def make_meeting(
    folder: Path,
    content: Path,
    target: Path,
    cache: Cache,
    executor: Executor,
    progress: Progress = no_progress,
) -> BuiltMeeting:
    """Make everything that a meeting needs in a folder of its own, as `build_meeting` says."""
    from papers.build.packing import packed  # noqa: PLC0415  # it takes what is here

    started = time.time()
    read = read_whole(folder, content, cache, executor)
    making = Papers(read, cache, executor)
    built, written = packed(making, target, executor, progress)
    name_inputs(folder, (*read.sources, *templates_of(read)), cache)
    if are_older(inputs_of(folder, content, cache), started):
        keep(built, written, folder, content, cache)
    cache.save()
    return built


def read_whole(folder: Path, content: Path, cache: Cache, executor: Executor) -> MeetingRead:
    """Read, check and number a meeting; raises ContentError with everything found."""
    reading, keys, found = check_meeting_folder(folder, content, cache, executor)
    if reading.meeting is None or errors(found):
        raise ContentError(found)
    meeting, reports = number_items(reading.meeting), reports_of(reading, keys)
    return MeetingRead(
        folder, content, meeting, reports, reading.sources, found, clock_of_meeting(meeting, cache)
    )


def templates_of(read: MeetingRead) -> set[Path]:
    """Every template in use."""
    council = read.meeting.council
    used = {council.agenda, council.sheet, *(r.report.type.template for r in read.reports.values())}
    return {path for path in used if path.is_file()}


class Papers:
    """The papers of a meeting while an executor makes them."""

    def __init__(self, read: MeetingRead, cache: Cache, executor: Executor) -> None:
        planner = Planner(read.meeting, read.reports, (read.folder, read.content))
        self.read, self.cache = read, cache
        self._public, self._exempt = planner.public(), planner.exempt()
        planned = (*self._public, *self._exempt)
        self._making = start((task for each in planned for task in each.tasks), cache, executor)

    def finish(self, progress: Progress) -> tuple[list[Paper], list[Paper], tuple[Diagnostic, ...]]:
        """Wait for the papers of Part I and of Part II, and for what was found in all of them.

        Raises ContentError where one could not be made, or where open text repeats what is exempt.
        """
        repeated = repeats(self.read.meeting, self.read.reports, self.cache)
        if errors(repeated):
            raise ContentError(in_order((*self.read.warnings, *repeated)))
        made = self._making.finish(progress)
        if wrong := [each for one in made.values() if not one.pdf for each in one.findings]:
            raise ContentError((*self.read.warnings, *wrong))
        found = (*repeated, *(each for one in made.values() for each in one.findings))
        return _filled(self._public, made), _filled(self._exempt, made), found


def _filled(planned: Iterable[Planned], made: Mapping[str, Made]) -> list[Paper]:
    return [each.filled(made) for each in planned]
