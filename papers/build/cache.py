"""Keep what was made, by the hash of all that it was made from.

The cache is a folder that may be deleted at any time. What is read from it is never code: only
plain values and the frozen types of this program are let in.
"""

import contextlib
import importlib.metadata
import io
import os
import pickle
import platform
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import Enum
from functools import cache
from hashlib import sha256
from pathlib import Path, PosixPath, PurePosixPath, PureWindowsPath, WindowsPath
from stat import S_ISREG
from typing import Any, TypeVar

import papers
from papers.build.files import write
from papers.check.plugins import points

FOLDER = ".cache"

_T = TypeVar("_T")

DAY = 24 * 3600  # seconds
KEPT = 30 * DAY  # that an entry stays unused
_PATHS = (PosixPath, PurePosixPath, PureWindowsPath, WindowsPath)
_PLAIN = {  # by where this Python has them, which differs for paths
    (kind.__module__, kind.__name__)
    for kind in (set, frozenset, Decimal, date, datetime, timedelta, *_PATHS)
}
_LIBRARIES = ("docxtpl", "fonttools", "lxml", "markdown-it-py", "openpyxl", "pikepdf", "pillow")


class Cache:
    """Values by keys, each in a file of its own.

    What is put is written by `save`, so that work that fails leaves no trace.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._new: dict[str, bytes] = {}
        self._known: dict[str, object] = {}

    def get(self, key: str) -> Any:
        """What was kept under a key, or None; an entry that is damaged counts as none."""
        if key in self._known:
            return self._known[key]
        path = self._path(key)
        try:
            content = path.read_bytes()
            stated, value = content[:32], content[32:]
            if sha256(value).digest() != stated:
                return None
            os.utime(path)
            self._known[key] = read_written(value)
        except (OSError, pickle.UnpicklingError, AttributeError, EOFError, TypeError, ValueError):
            return None
        return self._known[key]

    def made(self, key: str, make: Callable[[], _T]) -> _T:
        """What was kept under a key, or what is made now, and kept."""
        kept = self.get(key)
        if kept is None:
            kept = make()
            self.put(key, kept)
        value: _T = kept
        return value

    def put(self, key: str, value: object, content: bytes = b"") -> None:
        """Keep a value; `content` is what it was `written` as, where another process did that."""
        self._known[key] = value
        self._new[key] = content

    def save(self) -> None:
        """Write what was put; where that fails, it will be made again. Forget what is old."""
        contents = {key: known or written(self._known[key]) for key, known in self._new.items()}
        with contextlib.suppress(OSError):
            write({self._path(k): sha256(c).digest() + c for k, c in contents.items()})
        self._new.clear()
        self._prune()

    def _prune(self) -> None:
        """Once a day, delete what has not been used for long, and what a killed build left."""
        now, stamp = time.time(), self._folder / "pruned"
        try:
            if stamp.exists() and now - stamp.stat().st_mtime < DAY:
                return
            stamp.touch()
        except OSError:
            return
        for path in self._folder.glob("*/*"):
            try:
                if path.stat().st_mtime < now - KEPT:
                    path.unlink()
            except OSError:
                continue

    def _path(self, key: str) -> Path:
        return self._folder / key[:1] / key[1:]


def key_of(*parts: str | bytes) -> str:
    """A key for what is made from these, by this version of the program."""
    made = sha256(code_version().encode())
    for part in parts:
        content = part.encode(errors="surrogateescape") if isinstance(part, str) else part
        made.update(len(content).to_bytes(8, "big") + content)
    return made.hexdigest()


@cache
def code_version() -> str:
    """A hash of this program's own files, by size and time, and of the versions it runs with."""
    made = sha256(platform.python_version().encode())
    for place, folders, names in os.walk(Path(papers.__file__).parent):
        folders.sort()
        for name in sorted(names):
            if name.endswith((".py", ".ttf", ".icc")):
                found = Path(place, name).stat()
                made.update(f"{place}/{name} {found.st_size} {found.st_mtime_ns}\0".encode())
    for name in _LIBRARIES:
        made.update(f"{name} {importlib.metadata.version(name)}".encode())
    for point in points(tuple(sys.path)):
        release = point.dist.version if point.dist else ""
        made.update(f"{point.name} {point.value} {release}".encode())
    return made.hexdigest()


def file_hash(path: Path) -> str:
    """The SHA-256 of a file's content; "" where it is not there."""
    try:
        found = path.stat()
        if not S_ISREG(found.st_mode):
            return ""
        return _hash(path, found.st_mtime_ns, found.st_size)
    except OSError:
        return ""


@cache
def _hash(path: Path, _: int, __: int) -> str:
    """Read again only where the file has another time or size."""
    return sha256(path.read_bytes()).hexdigest()


def hash_of(paths: Iterable[Path], root: Path) -> str:
    """One hash for the names and contents of files below a root."""
    made, above = sha256(), f"{root}{os.sep}"
    for name, path in sorted({str(path): path for path in paths}.items()):
        shown = name.removeprefix(above) if name.startswith(above) else os.path.relpath(name, root)
        made.update(f"{shown}\0{file_hash(path)}\0".encode(errors="surrogateescape"))
    return made.hexdigest()


class _Pickler(pickle.Pickler):
    def reducer_override(self, value: object) -> Any:
        """Write a value of a type of ours as its fields: much quicker to read back.

        A member of an enumeration is its value; Python 3.11.0 to 3.11.3 would write how to find it.
        """
        if isinstance(value, Enum):
            return type(value), (value.value,)
        if is_dataclass(value) and not isinstance(value, type):
            return type(value), tuple(getattr(value, name) for name in _fields(type(value)))
        return NotImplemented


@cache
def _fields(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def written(value: object) -> bytes:
    """A value in the form in which it is kept."""
    content = io.BytesIO()
    _Pickler(content, pickle.HIGHEST_PROTOCOL).dump(value)
    return content.getvalue()


def read_written(content: bytes) -> Any:
    """A value that was written; raises pickle.UnpicklingError for what is not let in."""
    return _Unpickler(io.BytesIO(content)).load()


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        """Let in plain values and our own types, which do nothing when they are made."""
        if (module, name) in _PLAIN:
            return super().find_class(module, name)
        if module.startswith("papers.") and "." not in name:
            found = super().find_class(module, name)
            if isinstance(found, type) and (is_dataclass(found) or issubclass(found, Enum | str)):
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is not let in")
