"""Build a meeting, unless it stands there already, made from the same."""

from concurrent.futures import Executor
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

from papers.build.cache import FOLDER, Cache
from papers.build.inputs import inputs_key
from papers.build.workers import MAKING, Processes, Progress, no_progress
from papers.check.clock import Clock
from papers.diagnostics import Diagnostic
from papers.manifest import NAME, Manifest, changed


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
    cache = cache or Cache(output / FOLDER)
    target = output / folder.name
    before = _as_before(folder, content, target, cache)
    if before is not None:
        return before
    with ExitStack() as stack:
        executor = executor or stack.enter_context(Processes(MAKING))
        if isinstance(executor, Processes):
            executor.get_ready()
        from papers.build.anew import make_meeting  # noqa: PLC0415  # meanwhile

        return make_meeting(folder, content, target, cache, executor, progress)


def _as_before(folder: Path, content: Path, target: Path, cache: Cache) -> BuiltMeeting | None:
    """The last build, where all that it was made from and all that it made is still the same."""
    kept: tuple[BuiltMeeting, bytes] | None = cache.get(inputs_key(folder, content, cache))
    if kept is None:
        return None
    built, written = kept
    path = target / NAME
    if not path.is_file() or path.read_bytes() != written or changed(built.manifest, target):
        return None
    return replace(built, folder=target, unchanged=True)


def keep(built: BuiltMeeting, written: bytes, folder: Path, content: Path, cache: Cache) -> None:
    """Keep what was built, and its manifest as it was written, for the next time."""
    cache.put(inputs_key(folder, content, cache), (built, written))
