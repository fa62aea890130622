"""Publish a meeting: lock what was built, and make supplements of what changes afterwards."""

import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from papers.build.anew import MeetingRead, Papers, read_whole
from papers.build.cache import FOLDER, Cache
from papers.build.changes import (
    PUBLISHED,
    changed_agendas,
    latest_papers,
    spoilt,
    versions,
)
from papers.build.files import locked
from papers.build.leaking import Search
from papers.build.meeting import build_meeting
from papers.build.reasons import check_changes, check_day
from papers.build.supplements import changes_of, published, supplements
from papers.build.workers import MAKING, Processes, Progress, no_progress
from papers.diagnostics import ContentError, Diagnostic, Severity, UsageError
from papers.manifest import NAME, Kind, Manifest, changed, to_json


@dataclass(frozen=True, slots=True)
class Publication:
    """What is published now: `folder` holds its files; `unchanged` where it was so before."""

    folder: Path
    manifest: Manifest
    warnings: tuple[Diagnostic, ...] = ()
    unchanged: bool = False

    @property
    def files(self) -> tuple[Path, ...]:
        """Its files, the manifest last."""
        return (*(self.folder / file.path for file in self.manifest.files), self.folder / NAME)


def publish(
    folder: Path,
    content: Path,
    output: Path,
    *,
    on: date | None = None,
    reason: str = "",
    progress: Progress = no_progress,
) -> Publication:
    """Lock a meeting's papers in `output`/<meeting>/published/<version>/.

    Version 1 is all that was built; what has changed since becomes a supplement, whose front sheet
    gives the `reason`. Files published before are never touched. `on` is the day of publication:
    that of meeting.yaml, or today. Raises ContentError where papers are late without a recorded
    reason, or a report has changed and does not say its version; UsageError without a reason.
    """
    with Processes(MAKING) as executor:
        return _published(folder, content, output, on, reason, progress, executor)


def _published(
    folder: Path,
    content: Path,
    output: Path,
    on: date | None,
    reason: str,
    progress: Progress,
    executor: Executor,
) -> Publication:
    cache = Cache(output / FOLDER)
    built = build_meeting(
        folder, content, output, executor=executor, progress=progress, cache=cache
    )
    read = read_whole(folder, content, cache, executor)
    place = built.folder / PUBLISHED
    earlier = versions(place)
    day = on or (None if earlier else read.meeting.published) or date.today()  # noqa: DTZ011  # a day, here
    if not earlier:
        check_day(read, day)
        manifest = replace(built.manifest, version=1, published=day)
        files = {f.path: (built.folder / f.path).read_bytes() for f in manifest.files}
        return Publication(_lock_in(place, manifest, files), manifest, built.warnings)
    for manifest in earlier:
        _check_untouched(place / str(manifest.version), manifest)
    making = Papers(read, cache, executor)
    made = _supplement(making, built.manifest, earlier, day, reason, progress, executor)
    warnings = (*built.warnings, *_agenda_unknown(built.manifest, earlier, read))
    if made is None:
        last = earlier[-1]
        return Publication(place / str(last.version), last, warnings, unchanged=True)
    return Publication(_lock_in(place, *made), made[0], warnings)


def _supplement(
    making: Papers,
    built: Manifest,
    earlier: Sequence[Manifest],
    day: date,
    reason: str,
    progress: Progress,
    executor: Executor,
) -> tuple[Manifest, dict[str, bytes]] | None:
    """The next version, with its files; None where nothing has changed since the last one."""
    read, latest, last = making.read, latest_papers(earlier), earlier[-1]
    papers, hidden, _ = making.finish(progress)
    changes = changes_of((*papers, *hidden), latest, changed_agendas(built, last))
    if not changes:
        return None
    if last.published is not None and day < last.published:
        raise UsageError(
            f"version {last.version} was published on {last.published.isoformat()}; what changed "
            f"after that cannot have been published on {day.isoformat()}"
        )
    check_changes(read, changes, last.agenda, latest, day, reason)
    made = supplements(read, changes, papers, hidden, published(earlier, latest), day, reason)
    files = {file.path: body for file, body in made}
    search = Search(read.meeting, read.reports, making.cache)
    if found := search.leaks(papers, hidden, files, executor):
        raise ContentError(found)
    manifest = replace(
        built,
        files=tuple(file for file, _ in made),
        version=len(earlier) + 1,
        published=day,
        reason=reason,
        withdrawn=tuple(file.path for file in changes.withdrawn),
    )
    return manifest, files


def _agenda_unknown(
    built: Manifest, earlier: Sequence[Manifest], read: MeetingRead
) -> Iterator[Diagnostic]:
    """Warn of an agenda that is not as it was, where nobody wrote down what it said."""
    before = {file.path: file.sha256 for file in earlier[0].files if file.kind is Kind.AGENDA}
    now = {file.path: file.sha256 for file in built.files if file.kind is Kind.AGENDA}
    if len(earlier) == 1 and earlier[0].agenda is None and before != now:
        message = "the agenda is not as it was published by an earlier version of papers"
        hint = "if it says something else, send out a correction of the agenda by itself"
        where = read.meeting.where
        yield Diagnostic(where, message, hint, "published-agenda", Severity.WARNING)


def _check_untouched(folder: Path, manifest: Manifest) -> None:
    if wrong := changed(manifest, folder):
        raise spoilt(folder / wrong[0])


def _lock_in(place: Path, manifest: Manifest, files: Mapping[str, bytes]) -> Path:
    """Write a version as a whole, read-only; it is there at once or not at all."""
    target = place / str(manifest.version)
    with locked(place.parent):
        place.mkdir(parents=True, exist_ok=True)
        for left in place.glob(".being-published-*"):
            shutil.rmtree(left)
        if target.exists():
            raise UsageError(f"version {manifest.version} has just been published by someone else")
        made = Path(tempfile.mkdtemp(dir=place, prefix=".being-published-"))
        for path, body in {**files, NAME: to_json(manifest)}.items():
            (made / path).parent.mkdir(parents=True, exist_ok=True)
            (made / path).write_bytes(body)
            (made / path).chmod(0o444)
        made.chmod(0o755)
        made.rename(target)
    return target
