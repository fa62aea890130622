"""Release a formerly exempt paper: the same file, in a new version's open bag."""

import datetime
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath

from papers.archive.archiving import Draft, add_version
from papers.archive.description import RELEASED
from papers.archive.parts import JOINED
from papers.archive.places import Part, Place, places_of
from papers.diagnostics import ContentError, Diagnostic, Location, UsageError, did_you_mean
from papers.manifest import EXEMPT_FOLDER, NAME, File, Manifest, digest, read_manifest

FROM = "Released-From"
AS_IT_WAS = (
    "The files are the very ones that were archived as exempt; where their pages still say that "
    "they are not for publication, that no longer holds."
)


def release(archive: Path, paper: str, reason: str, today: datetime.date) -> list[Place]:
    """Put an exempt paper, "<meeting>/<its file's name or its item's number>", into an open bag.

    The bag that it was in stays as it is. Raises UsageError where there is no such paper or no
    reason, and ContentError where it is no longer as it was archived.
    """
    if not reason.strip():
        raise UsageError('a paper is released for a reason: --reason "The contract is signed."')
    meeting, _, name = paper.partition("/")
    place, manifest, chosen = _last(archive, meeting, name)
    folder = place.below(archive) / "data" / "papers"
    _refuse_changed(folder, chosen)
    files = {file: _opened(file) for file in chosen}
    draft = Draft(
        replace(manifest, files=tuple(files.values()), sources={}, withdrawn=()),
        {opened.path: folder / file.path for file, opened in files.items()},
        {},
        {RELEASED: reason, FROM: place.name, "Released-As": AS_IT_WAS},
    )
    return add_version(archive, meeting, {Part.OPEN: draft}, today)


def _last(archive: Path, meeting: str, name: str) -> tuple[Place, Manifest, list[File]]:
    """The last bag that holds exempt files of a name or an item, and those files."""
    known: set[str] = set()
    for place in reversed(places_of(archive, meeting)):
        if place.part is Part.EXEMPT:
            manifest = read_manifest(place.below(archive) / "data" / NAME)
            papers = [file for file in manifest.files if file.exempt and file.kind not in JOINED]
            chosen = [file for file in papers if name and name in (_stem(file), file.item)]
            if chosen:
                return place, manifest, chosen
            known |= {_stem(file) for file in papers}
    if not known:
        raise UsageError(f'the archive has no exempt papers of a meeting "{meeting}"')
    hint = did_you_mean(name, sorted(known)) or "there are: " + ", ".join(sorted(known))
    raise UsageError(f'there is no exempt paper "{name}" in {meeting}; {hint}')


def _stem(file: File) -> str:
    return PurePosixPath(file.path).stem


def _opened(file: File) -> File:
    path = file.path.removeprefix(f"{EXEMPT_FOLDER}/")
    return replace(file, path=path, exempt=(), review=None, first=0, last=0)


def _refuse_changed(folder: Path, files: Sequence[File]) -> None:
    found = [
        Diagnostic(Location(str(folder / file.path)), "it is no longer as it was archived")
        for file in files
        if not (folder / file.path).is_file()
        or digest((folder / file.path).read_bytes()) != file.sha256
    ]
    if found:
        raise ContentError(found)
