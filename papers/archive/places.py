"""Where bags lie in an archive: ARCHIVE/<meeting>/v0001/open, and beside it exempt, background."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

MAKING = ".making-"  # what a killed run leaves begins so, and the next run clears it away
LOCK = ".lock"
SCHEDULE = "retention.toml"
_VERSION = re.compile(r"v(\d{4,})\Z", re.ASCII)


class Part(StrEnum):
    """Papers that are kept apart: who may read them and for how long differ."""

    OPEN = "open"
    EXEMPT = "exempt"
    BACKGROUND = "background"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """The place of one bag: a part of a version of what is kept of a meeting."""

    meeting: str
    version: int
    part: Part

    @property
    def name(self) -> str:
        """The bag's path below its archive."""
        return f"{self.meeting}/{version_name(self.version)}/{self.part}"

    def below(self, archive: Path) -> Path:
        """The bag's folder in an archive."""
        return archive / self.meeting / version_name(self.version) / self.part


def version_name(version: int) -> str:
    """The name of a version's folder."""
    return f"v{version:04}"


def version_number(name: str) -> int:
    """The version that a folder's name means; 0 where it means none."""
    match = _VERSION.match(name)
    return int(match[1]) if match else 0


def places(archive: Path) -> Iterator[Place]:
    """The places where bags lie, in order of meeting, version and part."""
    for meeting in _folders(archive):
        yield from places_of(archive, meeting.name)


def places_of(archive: Path, meeting: str) -> list[Place]:
    """The places of one meeting's bags, in order."""
    return sorted(
        Place(meeting, version_number(version.name), Part(part.name))
        for version in _folders(archive / meeting)
        if version_number(version.name)
        for part in _folders(version)
        if part.name in set(Part)
    )


def next_version(archive: Path, meeting: str) -> int:
    """The number after the last version of a meeting; 1 for the first."""
    folders = _folders(archive / meeting)
    return max((version_number(folder.name) for folder in folders), default=0) + 1


def _folders(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return sorted(each for each in folder.iterdir() if each.is_dir() and each.name[0] != ".")
