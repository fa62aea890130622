"""Read the reports of a meeting, those that have not changed from the cache."""

import time
from collections.abc import Iterable
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace
from pathlib import Path

from papers.build.cache import Cache, file_hash, hash_of, key_of, read_written, written
from papers.build.inputs import are_older, files_below, setting_files
from papers.build.workers import spread
from papers.check import check
from papers.content.report import Reading, read_report
from papers.diagnostics import errors, in_order
from papers.number import number


@dataclass(slots=True)
class Readings:
    """Reads and checks the reports of one project, and numbers those that are without errors.

    `keys` says by what each was read, by its id.
    """

    cache: Cache
    content: Path
    keys: dict[str, str] = field(default_factory=dict)
    started: float = field(default_factory=time.time)
    _settings: dict[Path, str] = field(default_factory=dict)
    _read: dict[Path, tuple[str, Reading]] = field(default_factory=dict)

    def prepare(self, folders: Iterable[Path], executor: Executor) -> None:
        """Read reports that have changed, where there are several."""
        changed = [folder for folder in folders if not self._is_kept(folder)]
        if len(changed) > 1:
            work = [(folder, self.content) for folder in changed]
            for folder, content in zip(changed, spread(executor, _written, work), strict=True):
                self._keep(folder, read_written(content), content)

    def read(self, folder: Path, content: Path) -> Reading:
        """A report, numbered, with everything that was found in it, by the rules too."""
        if folder not in self._read and not self._is_kept(folder):
            self._keep(folder, _read(folder, content))
        self.keys[folder.name], found = self._read[folder]
        return found

    def _is_kept(self, folder: Path) -> bool:
        """Whether a report was read as it is now; then it is taken from the cache."""
        key = self._key(folder, self.cache.get(_outside(folder)) or ())
        found = self.cache.get(key)
        if isinstance(found, Reading):
            self._read[folder] = key, found
        return folder in self._read

    def _keep(self, folder: Path, found: Reading, content: bytes = b"") -> None:
        """Keep what was read; not for the next time where a file was saved meanwhile."""
        outside = tuple(path for path in found.sources if not path.is_relative_to(folder))
        key = self._key(folder, outside)
        if are_older((*files_below(folder), *outside), self.started):
            self.cache.put(_outside(folder), outside)
            self.cache.put(key, found, content)
        else:
            key = key_of(key, str(time.time_ns()))
        self._read[folder] = key, found

    def _key(self, folder: Path, outside: Iterable[Path]) -> str:
        """All that a report may be read from: its folder, the setting, and what it names."""
        own = hash_of(files_below(folder), folder)
        setting = self._setting(folder.parent)
        return key_of(
            *("reading", str(self.content), str(Path.cwd()), str(folder)),
            *(own, setting, hash_of(outside, self.content)),
        )

    def _setting(self, meeting: Path) -> str:
        """A hash of what a meeting's reports share."""
        if meeting not in self._settings:
            shared = [*setting_files(self.content), meeting / "meeting.yaml"]
            self._settings[meeting] = hash_of(shared, self.content)
        return self._settings[meeting]


def _outside(folder: Path) -> str:
    """Under which key it is kept what a report was read from outside its folder."""
    return key_of("outside", str(folder), str(Path.cwd()))


def _written(folder: Path, content: Path) -> bytes:
    """As `_read`, in the form in which it is kept: quicker to send than the reading itself."""
    return written(_read(folder, content))


def _read(folder: Path, content: Path) -> Reading:
    reading = read_report(folder, content)
    if reading.report is None:
        return reading
    files = (appendix.file for appendix in reading.report.appendices if appendix.file)
    found = in_order((*reading.diagnostics, *check(reading.report, reading.known)))
    return replace(
        reading,
        report=reading.report if errors(found) else number(reading.report),
        diagnostics=found,
        sources=tuple(dict.fromkeys((*reading.sources, *files))),
    )


def hashes_of(paths: Iterable[Path], project: Path) -> dict[str, str]:
    """The SHA-256 of sources by their paths below the project's folder."""
    inside = (path for path in paths if path.is_relative_to(project))
    return {path.relative_to(project).as_posix(): file_hash(path) for path in sorted(inside)}
