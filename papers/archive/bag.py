"""Bags after RFC 8493: a folder `data` of payload, and lists of what every file hashes to."""

import logging
import re
import warnings
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from papers.archive.disk import ALGORITHMS, Hashed, settle, write
from papers.diagnostics import ContentError, Diagnostic, Location

DECLARATION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"  # RFC 8493, 2.1.1
INFO = "bag-info.txt"
TAG_MANIFESTS = tuple(f"tagmanifest-{name}.txt" for name in ALGORITHMS)
PAYLOAD_MANIFESTS = tuple(f"manifest-{name}.txt" for name in ALGORITHMS)
_UNSAFE = re.compile(r"[%\r\n]|\A[/~]|(\A|/)\.{1,2}(/|\Z)|\\|\A\Z")


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of a bag's payload, and what its SHA-256 is known to be, or ""."""

    path: str  # below data/, with forward slashes
    content: bytes | Path
    sha256: str = ""


def write_bag(folder: Path, entries: Iterable[Entry], info: Mapping[str, str]) -> None:
    """Write a bag in a new folder, down to the disk, and have it read back by `bagit`.

    Raises ContentError where a file is no longer what it was known to be.
    """
    payload = dict(sorted(_write_payload(folder, entries)))
    size = sum(hashed.size for hashed in payload.values())
    described = {**info, "Payload-Oxum": f"{size}.{len(payload)}"}  # RFC 8493, 2.2.2
    texts = {"bagit.txt": DECLARATION, INFO: "".join(map(_label, described.items()))}
    texts |= {f"manifest-{name}.txt": _listing(payload, name) for name in ALGORITHMS}
    tags = {name: write(folder / name, text.encode()) for name, text in sorted(texts.items())}
    for name in ALGORITHMS:
        write(folder / f"tagmanifest-{name}.txt", _listing(tags, name).encode())
    settle(folder)
    _read_back(folder)


def _write_payload(folder: Path, entries: Iterable[Entry]) -> Iterator[tuple[str, Hashed]]:
    for entry in entries:
        if _UNSAFE.search(entry.path):
            raise _fault(entry.path, "an archive cannot hold a file of this name", "rename it")
        hashed = write(folder / "data" / entry.path, entry.content)
        if entry.sha256 and hashed.hashes["sha256"] != entry.sha256:
            raise _fault(entry.path, "it changed while it was archived", "run the command again")
        yield f"data/{entry.path}", hashed


def _fault(path: str, message: str, hint: str) -> ContentError:
    return ContentError([Diagnostic(Location(path), message, hint, rule="archive")])


def _label(entry: tuple[str, str]) -> str:
    """A label of bag-info.txt, on one line."""
    label, value = entry
    return f"{label}: {' '.join(value.split())}\n"


def _listing(files: Mapping[str, Hashed], algorithm: str) -> str:
    """A manifest (RFC 8493, 2.1.3), as `sha256sum --check` reads it."""
    return "".join(f"{hashed.hashes[algorithm]}  {path}\n" for path, hashed in files.items())


def _read_back(folder: Path) -> None:
    """Let the Library of Congress's own reader validate a bag; it complains in many voices."""
    import bagit  # type: ignore[import-untyped,unused-ignore]  # noqa: PLC0415  # slow to import

    logging.getLogger("bagit").setLevel(logging.CRITICAL + 1)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # codecs.open is deprecated
        try:
            bagit.Bag(str(folder)).validate()
        except bagit.BagError as error:
            raise _fault(str(folder), f"the bag was not written whole: {error}", "") from error


def read_info(bag: Path) -> dict[str, str]:
    """The labels of bag-info.txt; raises ContentError where it is not there or not text."""
    try:
        text = (bag / INFO).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise _fault(str(bag / INFO), "it cannot be read, so this is not a bag", "") from error
    pairs = (line.split(": ", 1) for line in text.splitlines() if ": " in line)
    return {pair[0]: pair[1] for pair in pairs}


def read_listing(path: Path) -> dict[str, str]:
    """The hashes that a manifest names, by path; raises ContentError where it cannot be read.

    It is read as strictly as it was written, so that no changed bit passes for another spelling.
    """
    try:
        lines = path.read_bytes().decode().split("\n")
        pairs = (line.split("  ", 1) for line in lines if line)
        return {name: value for value, name in pairs}
    except FileNotFoundError as error:
        raise _fault(
            str(path), "it is missing: nothing says what the bag should hold", ""
        ) from error
    except (OSError, ValueError) as error:
        raise _fault(str(path), "it cannot be read as a list of hashes", "") from error
