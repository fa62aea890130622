"""Build a meeting's reports again, each as soon as a file that it is made of is saved."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from papers.build.report import build_report
from papers.content.find import find_reports
from papers.diagnostics import ContentError, Diagnostic

# Size and time of change of every file that is watched.
State = dict[Path, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What became of a report: the files made, none where something is wrong, and the findings."""

    report: str
    files: tuple[Path, ...]
    diagnostics: tuple[Diagnostic, ...]


def watch(
    meeting: Path, content: Path, output: Path, wait: Callable[[], None]
) -> Iterator[Rebuilt]:
    """Build all reports of a meeting, then for ever those that change; `wait` stands between looks.

    A change outside a report's folder (council.yaml, the template) concerns all of them.
    """
    before: State = {}
    while True:
        state = _look(meeting, content)
        changed = [
            path for path in state.keys() | before.keys() if state.get(path) != before.get(path)
        ]
        if changed:
            yield from _rebuild(meeting, content, output, changed)
            before = state
        wait()


def _look(meeting: Path, content: Path) -> State:
    """The files that reports of a meeting are made of, as they are now."""
    folders = (meeting, content / "committees", content.parent / "templates")
    found = [path for folder in folders for path in folder.rglob("*")]
    return {path: stamp for path in (*found, content / "council.yaml") if (stamp := _stamp(path))}


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        stat = path.stat()
    except OSError:
        return None  # removed just now, as editors do that save beside and move in
    return None if path.is_dir() else (stat.st_size, stat.st_mtime_ns)


def _rebuild(meeting: Path, content: Path, output: Path, changed: list[Path]) -> Iterator[Rebuilt]:
    try:
        reports = find_reports(content, [meeting])
    except ContentError as error:
        yield Rebuilt("", (), error.diagnostics)
        return
    for report in reports:
        inside = [path for path in changed if path.is_relative_to(report)]
        elsewhere = [path for path in changed if not any(path.is_relative_to(r) for r in reports)]
        if inside or elsewhere:
            yield _build(report, content, output)


def _build(report: Path, content: Path, output: Path) -> Rebuilt:
    try:
        built = build_report(report, content, output)
    except ContentError as error:
        return Rebuilt(report.name, (), error.diagnostics)
    return Rebuilt(report.name, built.files, built.warnings)
