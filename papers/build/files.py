"""Write files whole: beside their places, then moved in."""

import contextlib
import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

_BESIDE = ".being-written-"


def write(files: Mapping[Path, bytes]) -> None:
    """Write files beside their places, then move them in, so that each is whole or not there.

    Raises OSError with the file's own name where the disk is full or another program holds it.
    """
    ready: list[tuple[str, Path]] = []
    try:
        for folder in dict.fromkeys(path.parent for path in files):
            folder.mkdir(parents=True, exist_ok=True)
        for path, content in files.items():
            with (
                _named(path),
                tempfile.NamedTemporaryFile(dir=path.parent, prefix=_BESIDE, delete=False) as file,
            ):
                ready.append((file.name, path))
                file.write(content)
        while ready:
            name, path = ready[0]
            Path(name).chmod(0o644)
            with _named(path):
                Path(name).replace(path)
            ready.pop(0)
    finally:
        for name, _ in ready:
            Path(name).unlink(missing_ok=True)


@contextlib.contextmanager
def _named(path: Path) -> Iterator[None]:
    """Let an error of the system name this file, not the one beside it, nor none."""
    try:
        yield
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error


def remove(paths: Iterable[Path]) -> None:
    """Delete files, and folders that are empty then."""
    for path in paths:
        path.unlink(missing_ok=True)
        with contextlib.suppress(OSError):
            path.parent.rmdir()


def remains(folder: Path) -> Iterator[Path]:
    """What a killed process left half written below a folder."""
    return folder.rglob(f"{_BESIDE}*")


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Let no other process write into a folder at the same time; it waits for its turn."""
    locks = folder.parent / ".cache"
    locks.mkdir(parents=True, exist_ok=True)
    with (locks / f"{folder.name}.lock").open("a+b") as file:
        _lock(file.fileno())
        yield


if os.name == "nt":
    import msvcrt

    def _lock(file: int) -> None:
        msvcrt.locking(file, msvcrt.LK_LOCK, 1)  # type: ignore[attr-defined, unused-ignore]

else:
    import fcntl

    def _lock(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX)
