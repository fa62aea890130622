"""Put the papers of a meeting into packs, search them, and write everything."""

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Executor
from pathlib import Path
from typing import NoReturn

from papers.build.anew import Papers, templates_of
from papers.build.editions import editions
from papers.build.entries import agenda_of, entries_of, manifest_of
from papers.build.files import locked, remains, remove, write
from papers.build.inputs import faces_beside
from papers.build.leaking import Search
from papers.build.meeting import BuiltMeeting
from papers.build.readings import hashes_of
from papers.build.workers import Progress
from papers.diagnostics import ContentError, Diagnostic, in_order
from papers.manifest import NAME, read_manifest, to_json


def packed(
    making: Papers, target: Path, executor: Executor, progress: Progress
) -> tuple[BuiltMeeting, bytes]:
    """Write papers, agenda and packs into a meeting's folder; return the manifest as written too.

    Raises ContentError where something cannot be made, or where a public file would hold what is
    exempt: then those of earlier builds are taken away.
    """
    read, cache = making.read, making.cache
    meeting = read.meeting
    search = Search(meeting, read.reports, cache)
    papers, hidden, found = making.finish(progress)
    packs = editions(meeting, papers, hidden, cache, executor)
    entries = entries_of(meeting, papers, hidden, packs)
    templates = templates_of(read)
    sources = hashes_of((*read.sources, *templates, *faces_beside(templates)), read.content.parent)
    manifest = manifest_of(meeting, entries, sources, agenda_of(meeting, packs))
    written = to_json(manifest)
    files = {file.path: body for file, body in entries} | {NAME: written}
    if leaks := search.leaks(papers, hidden, files, executor):
        _refuse(leaks, target)
    with locked(target):
        remove(_outdated(target, files))
        write({target / path: body for path, body in files.items()})
    warnings = in_order((*read.warnings, *found, *packs.warnings()))
    return BuiltMeeting(target, manifest, warnings, read.clock), written


def _outdated(target: Path, files: Mapping[str, bytes]) -> Iterator[Path]:
    """What an earlier build wrote and this one does not, and what a killed one left."""
    yield from remains(target)
    path = target / NAME
    if path.is_file():
        try:
            earlier = read_manifest(path)
        except ContentError:
            return
        for file in earlier.files:
            place = target / file.path
            if file.path not in files and place.resolve().is_relative_to(target.resolve()):
                yield place


def _refuse(found: Sequence[Diagnostic], target: Path) -> NoReturn:
    """Stop where a public file holds what is exempt, and take the public files away."""
    with locked(target):
        public = (p for p in target.glob("*") if p.suffix in {".pdf", ".docx"})
        remove((*public, target / NAME))
    raise ContentError(found)
