"""Archive what was published of a meeting: one new version, whole or not at all."""

import datetime
import shutil
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from papers.archive.bag import Entry, write_bag
from papers.archive.catalogue.keeping import keep_up
from papers.archive.description import NONCONFORMING, information, previous_labels
from papers.archive.disk import hash_file, move_into_place
from papers.archive.dublin_core import dublin_core
from papers.archive.lock import locked
from papers.archive.parts import BACKGROUND_FOLDER, divide, held
from papers.archive.places import MAKING, Part, Place, next_version, places, places_of, version_name
from papers.archive.publication import Publication, refuse_nonconforming, shortcomings
from papers.archive.readme import readme
from papers.archive.software import versions
from papers.manifest import NAME, File, Kind, Manifest, to_json

LOCK_FILE = "requirements.lock"


@dataclass(frozen=True, slots=True)
class Draft:
    """A bag to be: its manifest, where its files are, and what else bag-info.txt is to say."""

    manifest: Manifest
    papers: Mapping[str, Path]  # by the paths of the manifest
    sources: Mapping[str, Path]
    notes: Mapping[str, str] = field(default_factory=dict)
    extra: tuple[Entry, ...] = ()


def archive_publications(
    publications: Sequence[Publication],
    archive: Path,
    open_sources: Collection[str],
    today: datetime.date,
    *,
    nonconforming: str = "",
    background: Collection[Path] = (),
) -> list[Place]:
    """Make a new version of each; `open_sources` are those in which nothing is exempt.

    Background papers go with the last. Raises ContentError where a PDF does not conform, unless
    `nonconforming` says why it is taken.
    """
    wrong = [shortcomings(publication) for publication in publications]
    if not nonconforming:
        refuse_nonconforming(zip(publications, wrong, strict=True))
    made = []
    for publication, problems in zip(publications, wrong, strict=True):
        kept = background if publication is publications[-1] else ()
        drafts = _drafts(publication, open_sources, kept)
        noted = {
            part: replace(draft, notes=_notes(draft.manifest, part, problems, nonconforming))
            for part, draft in drafts.items()
        }
        made += add_version(archive, publication.manifest.meeting, noted, today)
    return made


def _drafts(
    publication: Publication, open_sources: Collection[str], background: Collection[Path]
) -> dict[Part, Draft]:
    kept = {f"{BACKGROUND_FOLDER}/{path.name}": path for path in background}
    files = publication.manifest.files + tuple(map(_background_paper, kept, kept.values()))
    papers = {file.path: publication.folder / file.path for file in publication.manifest.files}
    lock = publication.project / LOCK_FILE
    extra = (Entry(f"software/{LOCK_FILE}", lock),) if lock.is_file() else ()
    return {
        part: Draft(
            manifest,
            papers | kept,
            {path: publication.project / path for path in manifest.sources},
            extra=extra,
        )
        for part, manifest in divide(
            replace(publication.manifest, files=files), open_sources
        ).items()
    }


def _background_paper(path: str, content: Path) -> File:
    return File(path, content.stem, Kind.DOCUMENT, hash_file(content).hashes["sha256"])


def _notes(manifest: Manifest, part: Part, wrong: Mapping[str, str], reason: str) -> dict[str, str]:
    files = [file.path for file in held(manifest, part) if file.path in wrong]
    if not files:
        return {}
    return {
        NONCONFORMING: reason,
        "Nonconforming-Files": "; ".join(f"{path}: {wrong[path]}" for path in files),
    }


def add_version(
    archive: Path, meeting: str, drafts: Mapping[Part, Draft], today: datetime.date
) -> list[Place]:
    """Write bags in a hidden folder, move them to their place in one step, then catalogue them."""
    archive.mkdir(parents=True, exist_ok=True)
    with locked(archive):
        clear_remains(archive)
        keep_up(archive, places(archive))  # a killed run may not have got to it
        version = next_version(archive, meeting)
        with _workshop(archive, meeting) as workshop:
            for part, draft in drafts.items():
                place = Place(meeting, version, part)
                _write(workshop / part, place, draft, previous_labels(archive, place), today)
            move_into_place(workshop, archive / meeting / version_name(version))
        made = [place for place in places_of(archive, meeting) if place.version == version]
        keep_up(archive, made)
        return made


def clear_remains(archive: Path) -> None:
    """Remove what a killed run left: hidden folders that never became bags."""
    for folder in archive.glob(f"{MAKING}*"):
        shutil.rmtree(folder)


@contextmanager
def _workshop(archive: Path, meeting: str) -> Iterator[Path]:
    """A hidden folder beside the places of bags; gone afterwards, whatever happens."""
    folder = archive / f"{MAKING}{meeting}"
    folder.mkdir()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _write(
    folder: Path,
    place: Place,
    draft: Draft,
    previous: Mapping[str, str],
    today: datetime.date,
) -> None:
    manifest = draft.manifest
    files = held(manifest, place.part)
    entries = [
        Entry("README.txt", readme(place, manifest, files, draft.notes)),
        Entry(NAME, to_json(manifest)),
        Entry("metadata/dublin-core.xml", dublin_core(place, manifest)),
        Entry("software/versions.txt", versions()),
        *draft.extra,
    ]
    entries += [Entry(f"papers/{f.path}", draft.papers[f.path], f.sha256) for f in files]
    entries += [
        Entry(f"sources/{path}", draft.sources[path], sha256)
        for path, sha256 in manifest.sources.items()
    ]
    write_bag(folder, entries, {**information(place, manifest, today, previous), **draft.notes})
