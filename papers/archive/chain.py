"""Hold the bags of an archive against each other: names, versions, and what does not belong."""

from collections.abc import Iterator
from pathlib import Path

from papers.archive.bag import TAG_MANIFESTS, read_info
from papers.archive.catalogue.schema import FILES
from papers.archive.description import (
    IDENTIFIER,
    PREVIOUS,
    PREVIOUS_HASH,
    fingerprint,
    previous_bag,
)
from papers.archive.fixity import fault
from papers.archive.places import LOCK, MAKING, SCHEDULE, Part, Place, version_number
from papers.diagnostics import ContentError, Diagnostic

_OURS = {LOCK, SCHEDULE, *(name + ending for name in FILES for ending in ("", "-wal", "-shm"))}


def check_place(archive: Path, place: Place) -> Iterator[Diagnostic]:
    """Whether the bag at a place is the one that was put there, as it and its neighbours say."""
    try:
        info = read_info(place.below(archive))
    except ContentError:
        return  # said by the check of the bag itself
    if info.get(IDENTIFIER) != place.name:
        message = f'this is another bag: it calls itself "{info.get(IDENTIFIER, "")}"'
        yield fault(place.name, message, "chain")
    elif message := _broken_link(archive, place, info):
        yield fault(place.name, message, "chain")


def _broken_link(archive: Path, place: Place, info: dict[str, str]) -> str:
    """What is wrong with the bag that a bag names as the one before it."""
    previous = previous_bag(archive, place)
    named = info.get(PREVIOUS, "")
    if named and (previous is None or named != previous.name):
        return f'the version before it, "{named}", is not there'
    if previous is None:
        return ""
    if not named:
        return "it names no version before it, and there is one"
    try:
        same = fingerprint(previous.below(archive)) == info.get(PREVIOUS_HASH)
    except OSError:
        return f'"{named}" has no {TAG_MANIFESTS[0]}'
    return "" if same else f'"{named}" is no longer the bag that it was when this one was made'


def strangers(archive: Path) -> Iterator[Diagnostic]:
    """What lies in an archive outside its bags and is not of this program."""
    for path in sorted(archive.iterdir()):
        if path.name in _OURS or path.name.startswith(MAKING):
            continue
        if path.is_dir():
            yield from _strangers_of(archive, path)
        else:
            yield _stranger(archive, path)


def _strangers_of(archive: Path, meeting: Path) -> Iterator[Diagnostic]:
    for version in sorted(meeting.iterdir()):
        if not version_number(version.name) or not version.is_dir():
            yield _stranger(archive, version)
            continue
        for part in sorted(version.iterdir()):
            if part.name not in set(Part) or not part.is_dir():
                yield _stranger(archive, part)


def _stranger(archive: Path, path: Path) -> Diagnostic:
    return fault(path.relative_to(archive).as_posix(), "it does not belong to the archive", "chain")
