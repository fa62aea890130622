"""Divide what is kept of a meeting: what is open to all, what is exempt, background papers."""

from collections.abc import Collection
from dataclasses import replace

from papers.archive.places import Part
from papers.manifest import EXEMPT_FOLDER, Agenda, File, Kind, Manifest

BACKGROUND_FOLDER = "background-papers"
JOINED = (Kind.EDITION, Kind.SUPPLEMENT)  # made of papers that are there by themselves too


def part_of(file: File) -> Part:
    """The part that a file belongs to."""
    if file.exempt or file.path.startswith(f"{EXEMPT_FOLDER}/"):
        return Part.EXEMPT
    return Part.BACKGROUND if file.path.startswith(f"{BACKGROUND_FOLDER}/") else Part.OPEN


def divide(manifest: Manifest, open_sources: Collection[str]) -> dict[Part, Manifest]:
    """The manifest of each part that there is.

    That of the open part names nothing that is exempt: neither files nor sources, nor a digest by
    which the wording of a full agenda could be guessed. Only where
    something is exempt, its part has all the sources, and names every file, so that the meeting
    can be built again from it alone.
    """
    open_ = tuple(p for p in manifest.withdrawn if not p.startswith(f"{EXEMPT_FOLDER}/"))
    public = replace(manifest, withdrawn=open_, agenda=_open_agenda(manifest.agenda))
    files = {part: tuple(f for f in manifest.files if part_of(f) is part) for part in Part}
    parts = {}
    if files[Part.OPEN]:
        shown = {path: sha for path, sha in manifest.sources.items() if path in open_sources}
        parts[Part.OPEN] = replace(public, files=files[Part.OPEN], sources=shown)
    if files[Part.EXEMPT] or set(manifest.sources) - set(open_sources):
        parts[Part.EXEMPT] = replace(manifest, files=files[Part.OPEN] + files[Part.EXEMPT])
    if files[Part.BACKGROUND]:
        parts[Part.BACKGROUND] = replace(public, files=files[Part.BACKGROUND], sources={})
    return parts


def _open_agenda(agenda: Agenda | None) -> Agenda | None:
    if agenda is None:
        return None
    wording = agenda.wording.items()
    shown = {path: sha for path, sha in wording if not path.startswith(f"{EXEMPT_FOLDER}/")}
    return replace(agenda, wording=shown)


def held(manifest: Manifest, part: Part) -> tuple[File, ...]:
    """The files that lie in the bag of a part; its manifest may name others."""
    return tuple(file for file in manifest.files if part_of(file) is part)
