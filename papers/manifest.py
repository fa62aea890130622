"""The manifest of a meeting: every file that was made of it, with what it is and its hash."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from papers.diagnostics import ContentError, Diagnostic, Location

if TYPE_CHECKING:
    from pydantic import TypeAdapter

NAME = "manifest.json"
EXEMPT_FOLDER = "not-for-publication"


class Kind(StrEnum):
    """What a file is."""

    AGENDA = "agenda"
    REPORT = "report"
    APPENDIX = "appendix"
    DOCUMENT = "document"
    EDITION = "edition"
    SUPPLEMENT = "supplement"


@dataclass(frozen=True, slots=True)
class File:
    """A file that was made: `path` is below the folder of the manifest, with forward slashes.

    `item` is the number on the agenda. `pages` is 0 for what has no pages; `first` and `last` are
    pages of the pack. `conformance` is what the file claims ("PDF/UA-1", "PDF/A-2a");
    `inaccessible` are its pages without tags. `exempt` are paragraphs of Schedule 12A:
    a file with any is not for publication, and lies in the folder "not-for-publication"; `review`
    is the day on which that is looked at again. `version` is what a report prints of itself.
    """

    path: str
    title: str
    kind: Kind
    sha256: str
    item: str = ""
    pages: int = 0
    first: int = 0
    last: int = 0
    conformance: tuple[str, ...] = ()
    inaccessible: tuple[int, ...] = ()
    exempt: tuple[int, ...] = ()
    review: datetime.date | None = None
    version: str = ""


@dataclass(frozen=True, slots=True)
class Agenda:
    """What the agenda said when the meeting was built.

    `items` are the titles of its business. `wording` is, for each agenda by its path ("agenda" is
    the public one, "not-for-publication/agenda" the full one), the SHA-256 of all its words but the
    pages of its items.
    """

    items: tuple[str, ...]
    wording: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Manifest:
    """What was made of a meeting, and from what.

    `sources` are the SHA-256 of every file that was read, by its path below the project's folder.
    `version` and `published` are set by publication: 1 is the pack, what follows are supplements,
    whose `reason` says why; `withdrawn` are the paths of papers that no longer count. `agenda` is
    None where an earlier version of papers did not write it down.
    """

    meeting: str
    council: str
    committee: str
    date: datetime.date
    program: str
    files: tuple[File, ...]
    sources: Mapping[str, str] = field(default_factory=dict)
    version: int = 0
    published: datetime.date | None = None
    reason: str = ""
    withdrawn: tuple[str, ...] = ()
    agenda: Agenda | None = None


@cache
def _adapter() -> "TypeAdapter[Manifest]":
    from pydantic import TypeAdapter  # noqa: PLC0415  # slow to import

    return TypeAdapter(Manifest)


def digest(content: bytes) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    return sha256(content).hexdigest()


def to_json(manifest: Manifest) -> bytes:
    """The manifest as it is written."""
    return _adapter().dump_json(manifest, indent=2) + b"\n"


def read_manifest(path: Path) -> Manifest:
    """Read a manifest; raises ContentError where the file is not one."""
    from pydantic import ValidationError  # noqa: PLC0415  # slow to import

    try:
        return _adapter().validate_json(path.read_bytes())
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"]))
        message = f"it is not a manifest: {place}: {first['msg']}"
        hint = "build the meeting again; a manifest is not edited by hand"
        raise ContentError([Diagnostic(Location(str(path)), message, hint)]) from error


def changed(manifest: Manifest, folder: Path) -> tuple[str, ...]:
    """The files of a manifest that are no longer as it says, or no longer there."""
    return tuple(
        file.path
        for file in manifest.files
        if not (folder / file.path).is_file()
        or digest((folder / file.path).read_bytes()) != file.sha256
    )
