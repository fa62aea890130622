"""Read the reports of a meeting, those that have not changed from the cache."""

from collections.abc import Iterable
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace
from pathlib import Path

from papers.build.cache import Cache, file_hash, hash_of, key_of
from papers.build.workers import spread
from papers.check import check
from papers.content import Reading, read_report
from papers.diagnostics import in_order


@dataclass(slots=True)
class Readings:
    """Reads and checks reports of one project; `keys` says by what each was read, by its id."""

    cache: Cache
    content: Path
    keys: dict[str, str] = field(default_factory=dict)

    def prepare(self, folders: Iterable[Path], executor: Executor) -> None:
        """Read reports that have changed, several at once."""
        changed = [folder for folder in folders if self._kept(folder)[1] is None]
        work = [(folder, self.content) for folder in changed]
        for folder, found in zip(changed, spread(executor, _read, work), strict=True):
            self._keep(folder, found)

    def read(self, folder: Path, content: Path) -> Reading:
        """A report with everything that was found in it, by the rules too."""
        key, found = self._kept(folder)
        if found is None:
            found = _read(folder, content)
            key = self._keep(folder, found)
        self.keys[folder.name] = key
        return found

    def _kept(self, folder: Path) -> tuple[str, Reading | None]:
        """The key of a report as it is now, and what was read under that key."""
        key = self._key(folder, self.cache.get(_outside(folder)) or ())
        found = self.cache.get(key)
        return key, found if isinstance(found, Reading) else None

    def _keep(self, folder: Path, found: Reading) -> str:
        outside = tuple(path for path in found.sources if not path.is_relative_to(folder))
        key = self._key(folder, outside)
        self.cache.put(_outside(folder), outside)
        self.cache.put(key, found)
        return key

    def _key(self, folder: Path, outside: Iterable[Path]) -> str:
        """All that a report may be read from: its folder, the setting, and what it names."""
        own = (path for path in folder.rglob("*") if path.is_file())
        setting = [self.content / "council.yaml", folder.parent / "meeting.yaml"]
        setting += (self.content / "committees").glob("*.yaml")
        read = hash_of({*own, *setting, *outside}, self.content)
        return key_of("reading", str(self.content), str(Path.cwd()), str(folder), read)


def _outside(folder: Path) -> str:
    """Under which key it is kept what a report was read from outside its folder."""
    return key_of("outside", str(folder), str(Path.cwd()))


def _read(folder: Path, content: Path) -> Reading:
    reading = read_report(folder, content)
    if reading.report is None:
        return reading
    files = (appendix.file for appendix in reading.report.appendices if appendix.file)
    return replace(
        reading,
        diagnostics=in_order((*reading.diagnostics, *check(reading.report, reading.known))),
        sources=tuple(dict.fromkeys((*reading.sources, *files))),
    )


def hashes_of(paths: Iterable[Path], project: Path) -> dict[str, str]:
    """The SHA-256 of sources by their paths below the project's folder."""
    inside = (path for path in paths if path.is_relative_to(project))
    return {path.relative_to(project).as_posix(): file_hash(path) for path in sorted(inside)}
