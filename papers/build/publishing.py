"""Publish a meeting: lock what was built, and make supplements of what changes afterwards."""

import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from papers.build.cache import FOLDER, Cache
from papers.build.entries import entry, paper_entries
from papers.build.files import locked
from papers.build.leaking import leaks
from papers.build.making import Progress, no_progress
from papers.build.meeting import (
    MeetingRead,
    build_meeting,
    make_papers,
    read_whole,
)
from papers.build.reasons import check_changes, check_day
from papers.build.report import mark
from papers.build.workers import Processes
from papers.diagnostics import ContentError, Diagnostic, Severity, UsageError
from papers.manifest import (
    EXEMPT_FOLDER,
    NAME,
    File,
    Kind,
    Manifest,
    changed,
    digest,
    read_manifest,
    to_json,
)
from papers.model.meeting import Exempt
from papers.pack.paper import Paper
from papers.pack.supplement import Changes, Supplement, supplement

PUBLISHED = "published"


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
    with Processes() as executor:
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
        target = _lock_in(place, manifest, files)
        return Publication(target, manifest, built.warnings)
    for manifest in earlier:
        _check_untouched(place / str(manifest.version), manifest)
    _, papers, hidden = make_papers(read, cache, executor, progress)
    latest = _latest(earlier)
    changes, last = _changes((*papers, *hidden), latest), earlier[-1]
    if not changes:
        warnings = (*built.warnings, *_agenda_changed(built.manifest, earlier, read))
        return Publication(place / str(last.version), last, warnings, unchanged=True)
    if last.published is not None and day < last.published:
        raise UsageError(
            f"version {last.version} was published on {last.published.isoformat()}; what changed "
            f"after that cannot have been published on {day.isoformat()}"
        )
    check_changes(read, changes, latest, day, reason)
    manifest, files = _supplements(read, changes, earlier, built.manifest, day, reason)
    found = leaks(read.meeting, read.reports, papers, hidden, files, cache, executor)
    if found:
        raise ContentError(found)
    return Publication(_lock_in(place, manifest, files), manifest, built.warnings)


def _agenda_changed(
    built: Manifest, earlier: Sequence[Manifest], read: MeetingRead
) -> Iterator[Diagnostic]:
    """Warn of an agenda that is not as it was published; after supplements its pages differ."""
    before = {file.path: file.sha256 for file in earlier[0].files if file.kind is Kind.AGENDA}
    now = {file.path: file.sha256 for file in built.files if file.kind is Kind.AGENDA}
    if len(earlier) == 1 and before != now:
        message = "the agenda has changed since it was published, and no paper with it"
        hint = "a supplement holds papers only; send out a correction of the agenda by itself"
        where = read.meeting.where
        yield Diagnostic(where, message, hint, "published-agenda", Severity.WARNING)


def versions(place: Path) -> list[Manifest]:
    """The manifests of what was published, in order."""
    numbers = sorted(int(path.name) for path in place.glob("[0-9]*") if path.name.isdigit())
    return [_manifest_of(place / str(number) / NAME) for number in numbers]


def _manifest_of(path: Path) -> Manifest:
    try:
        return read_manifest(path)
    except (OSError, ContentError) as error:
        raise _spoilt(path) from error


def changes_since(built: Manifest, place: Path) -> tuple[date | None, tuple[str, ...]]:
    """When a meeting was last published, and the papers of a build that differ from that."""
    earlier = versions(place)
    if not earlier:
        return None, ()
    latest = _latest(earlier)
    now = {f.path: f for f in built.files if f.kind in PAPERS and f.path.endswith(".pdf")}
    differing = [p for p, f in now.items() if p not in latest or latest[p].sha256 != f.sha256]
    return earlier[-1].published, (*differing, *(path for path in latest if path not in now))


PAPERS = (Kind.REPORT, Kind.APPENDIX, Kind.DOCUMENT)


def _latest(earlier: Iterable[Manifest]) -> dict[str, File]:
    """The PDF of each paper as it was last published."""
    latest: dict[str, File] = {}
    for manifest in earlier:
        for file in manifest.files:
            if file.kind in PAPERS and file.path.endswith(".pdf"):
                latest[file.path] = file
        for path in manifest.withdrawn:
            latest.pop(path, None)
    return latest


def _changes(papers: Sequence[Paper], latest: Mapping[str, File]) -> Changes:
    now = {f"{paper.path}.pdf": paper for paper in papers}
    differing = tuple(
        paper
        for path, paper in now.items()
        if path not in latest or latest[path].sha256 != digest(paper.pdf)
    )
    replaced = frozenset(paper.path for paper in differing if f"{paper.path}.pdf" in latest)
    return Changes(differing, replaced, tuple(f for p, f in latest.items() if p not in now))


def _check_untouched(folder: Path, manifest: Manifest) -> None:
    if spoilt := changed(manifest, folder):
        raise _spoilt(folder / spoilt[0])


def _spoilt(path: Path) -> UsageError:
    return UsageError(
        f'what was published is no longer as it was: "{path.as_posix()}"; take it from the '
        "archive, or from a copy"
    )


def _supplements(
    read: MeetingRead,
    changes: Changes,
    earlier: Sequence[Manifest],
    built: Manifest,
    day: date,
    reason: str,
) -> tuple[Manifest, dict[str, bytes]]:
    """The public supplement and, where anything exempt has changed, the full one."""
    number, meeting = len(earlier), read.meeting
    page = max(file.last for manifest in earlier for file in manifest.files) + 1
    public = tuple(paper for paper in changes.papers if not paper.exempt)
    hidden = tuple(paper for paper in changes.papers if paper.exempt)
    lines: list[tuple[File, bytes]] = []
    parts = [public] if public or changes.withdrawn else []
    parts += [hidden] if hidden else []
    for papers in parts:
        exempts = tuple(sorted({n for paper in papers for n in paper.exempt}))
        marked = mark(meeting.council, (Exempt(n, meeting.where) for n in exempts))
        part = replace(changes, papers=papers, withdrawn=() if exempts else changes.withdrawn)
        made = supplement(
            meeting,
            part,
            number=number,
            first_page=page,
            published=day,
            reason=reason,
            mark=marked,
        )
        page = made.last + 1
        lines.append(_entry(read, made, number, exempts))
        for paper in papers:
            lines += paper_entries(paper, made.pages)
    manifest = replace(
        built,
        files=tuple(file for file, _ in lines),
        version=number + 1,
        published=day,
        reason=reason,
        withdrawn=tuple(file.path for file in changes.withdrawn),
    )
    return manifest, {file.path: body for file, body in lines}


def _entry(
    read: MeetingRead, made: Supplement, number: int, exempts: tuple[int, ...]
) -> tuple[File, bytes]:
    name = f"supplement-{number}.pdf"
    title = read.meeting.council.text("supplement", number=number)
    file = entry(
        f"{EXEMPT_FOLDER}/{name}" if exempts else name,
        title,
        Kind.SUPPLEMENT,
        made.pdf,
        pages=made.last - made.first + 1,
        first=made.first,
        last=made.last,
        conformance=made.conformance,
        inaccessible=made.inaccessible,
        exempt=exempts,
    )
    return file, made.pdf


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
