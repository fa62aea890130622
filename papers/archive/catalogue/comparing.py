"""Hold the catalogue against the bags."""

import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path

from papers.archive.catalogue.keeping import bag_row, paper_row
from papers.archive.catalogue.schema import FILES, file_of, reading
from papers.archive.fixity import fault
from papers.archive.parts import held
from papers.archive.places import Part, Place, version_name
from papers.diagnostics import ContentError, Diagnostic
from papers.manifest import NAME, read_manifest

_HINT = "if the bags are in order: papers catalogue ARCHIVE --rebuild"


def compare(archive: Path, there: list[Place]) -> Iterator[Diagnostic]:
    """Faults where the catalogue and the bags do not say the same."""
    for name in FILES:
        mine = [place for place in there if file_of(place.part) == name]
        try:
            with reading(archive / name) as connection:
                yield from _damage(connection, name)
                yield from _compare(connection, archive, mine)
        except ContentError as error:
            yield from (fault(name, d.message, "catalogue", _HINT) for d in error.diagnostics)


def _damage(connection: sqlite3.Connection, name: str) -> Iterator[Diagnostic]:
    for (said,) in connection.execute("PRAGMA quick_check(1)"):
        if said != "ok":
            yield fault(name, f"the catalogue is damaged: {said}", "catalogue", _HINT)


def _compare(
    connection: sqlite3.Connection, archive: Path, there: list[Place]
) -> Iterator[Diagnostic]:
    for row in connection.execute("SELECT meeting, version, part FROM bag ORDER BY 1, 2, 3"):
        place = Place(row["meeting"], row["version"], Part(row["part"]))
        if not place.below(archive).is_dir():
            message = "the catalogue has this bag, and it is not there"
            yield fault(place.name, message, "catalogue", _HINT)
    for place in there:
        row = connection.execute(
            "SELECT * FROM bag WHERE meeting = ? AND version = ? AND part = ?",
            (place.meeting, place.version, str(place.part)),
        ).fetchone()
        if row is None:
            yield fault(place.name, "the catalogue does not have this bag", "catalogue", _HINT)
        else:
            yield from _differences(connection, archive, place, row)


def _differences(
    connection: sqlite3.Connection, archive: Path, place: Place, row: sqlite3.Row
) -> Iterator[Diagnostic]:
    bag = place.below(archive)
    try:
        wanted = bag_row(bag, place)
        manifest = read_manifest(bag / "data" / NAME)
    except (ContentError, OSError):
        return  # said by the check of the bag itself
    if row["sha256"] != wanted["sha256"]:
        message = f"this is not the bag that the catalogue has as {version_name(place.version)}"
        yield fault(place.name, message, "catalogue", _HINT)
        return
    papers = connection.execute("SELECT * FROM paper WHERE bag = ?", (row["id"],))
    kept = {paper["path"]: paper for paper in papers}
    files = {file.path: paper_row(file) for file in held(manifest, place.part)}
    same = set(kept) == set(files) and all(_same(kept[path], files[path]) for path in files)
    if not same or not _same(row, wanted):
        yield fault(place.name, "the catalogue describes it otherwise", "catalogue", _HINT)


def _same(row: sqlite3.Row, wanted: Mapping[str, object]) -> bool:
    return all(row[name] == value for name, value in wanted.items())
