"""Write files that outlast a power cut, and hash them while they are read."""

import hashlib
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

CHUNK = 1 << 20  # bytes
ALGORITHMS = ("sha256", "sha512")


@dataclass(frozen=True, slots=True)
class Hashed:
    """The size of a file in bytes, and its hashes in hexadecimal by their algorithms."""

    size: int
    hashes: dict[str, str]


def write(path: Path, content: bytes | Path) -> Hashed:
    """Write a new file, a copy of another or of these bytes, down to the disk; hash what was read.

    Raises FileExistsError where there is one already.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as file:
        hashed = _hashed(content, file.write)
        file.flush()
        os.fsync(file.fileno())
    return hashed


def hash_file(path: Path) -> Hashed:
    """Read a file and hash it."""
    return _hashed(path, lambda _: None)


def _hashed(content: bytes | Path, use: Callable[[bytes], object]) -> Hashed:
    hashers = {name: hashlib.new(name) for name in ALGORITHMS}
    size = 0
    for chunk in _chunks(content):
        size += len(chunk)
        for hasher in hashers.values():
            hasher.update(chunk)
        use(chunk)
    return Hashed(size, {name: hasher.hexdigest() for name, hasher in hashers.items()})


def _chunks(content: bytes | Path) -> Iterator[bytes]:
    if isinstance(content, bytes):
        yield content
        return
    with content.open("rb", buffering=0) as file:
        while chunk := file.read(CHUNK):
            yield chunk


def settle(folder: Path) -> None:
    """Bring the entries of a folder, and of all below it, down to the disk."""
    for path, _, _ in os.walk(folder):
        settle_entries(Path(path))


def settle_entries(folder: Path) -> None:
    """Bring the entries of one folder down to the disk; Windows does so by itself."""
    if os.name == "nt":  # pragma: no cover
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def move_into_place(made: Path, place: Path) -> None:
    """Rename a whole folder to where it belongs, in one step; nothing may be there yet."""
    place.parent.mkdir(exist_ok=True)
    settle_entries(place.parent.parent)
    if place.exists():
        raise FileExistsError(f'there is a "{place}" already')
    made.rename(place)
    settle_entries(place.parent)
