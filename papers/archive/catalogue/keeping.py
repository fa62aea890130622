"""Turn bags into rows of the catalogue, and keep it up with the bags."""

import sqlite3
from collections.abc import Callable, Iterable
from pathlib import Path

from papers.archive.bag import read_info
from papers.archive.catalogue.schema import (
    FILES,
    create,
    file_of,
    opened,
    rows_of_days,
    unreadable,
)
from papers.archive.description import BAGGED, PREVIOUS_HASH, fingerprint
from papers.archive.lock import locked
from papers.archive.parts import JOINED, held
from papers.archive.places import Place, places
from papers.diagnostics import ContentError, Diagnostic, Location
from papers.manifest import NAME, File, Manifest, read_manifest
from papers.pdf.text import texts_of_pages


def keep_up(archive: Path, there: Iterable[Place]) -> None:
    """Add those of the bags that the catalogue does not have; makes one where there is none.

    Raises ContentError where the catalogue is damaged.
    """
    for name, mine in _by_catalogue(there).items():
        try:
            with opened(archive / name) as connection:
                rows = connection.execute("SELECT meeting, version, part FROM bag")
                known = {f"{m}/{v}/{p}" for m, v, p in rows}
                for place in mine:
                    if f"{place.meeting}/{place.version}/{place.part}" not in known:
                        _add(connection, archive, place)
        except sqlite3.DatabaseError as error:
            raise unreadable(archive / name, f"the catalogue cannot be used: {error}") from error


def rebuild_catalogue(archive: Path, progress: Callable[[str], None]) -> int:
    """Make the catalogue again from the bags alone; returns how many there are.

    Readers see the old one until the new one is whole. Raises ContentError, when all others are in
    it, with the bags that cannot be read.
    """
    faults = []
    with locked(archive):
        there = list(places(archive))
        for name, mine in _by_catalogue(there).items():
            path = archive / name
            if not _is_database(path):
                for ending in ("", "-wal", "-shm"):
                    path.with_name(path.name + ending).unlink(missing_ok=True)
            with opened(path) as connection:
                create(connection)
                for place in mine:
                    progress(place.name)
                    try:
                        _add(connection, archive, place)
                    except (ContentError, OSError):
                        faults.append(_left_out(place))
    if faults:
        raise ContentError(faults)
    return len(there)


def _left_out(place: Place) -> Diagnostic:
    message = "it cannot be read, and so it is not in the catalogue"
    return Diagnostic(Location(place.name), message, "papers verify says why", rule="catalogue")


def _by_catalogue(there: Iterable[Place]) -> dict[str, list[Place]]:
    found: dict[str, list[Place]] = {name: [] for name in FILES}
    for place in there:
        found[file_of(place.part)].append(place)
    return found


def _is_database(path: Path) -> bool:
    try:
        with opened(path) as connection:
            return bool(connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))
    except sqlite3.DatabaseError:
        return False


def bag_row(bag: Path, place: Place) -> dict[str, object]:
    """What the catalogue says of a bag, read from the bag."""
    info, manifest = read_info(bag), read_manifest(bag / "data" / NAME)
    return {
        "meeting": place.meeting,
        "version": place.version,
        "part": str(place.part),
        "council": manifest.council,
        "committee": manifest.committee,
        "date": manifest.date.isoformat(),
        "publication": manifest.version,
        "published": manifest.published.isoformat() if manifest.published else "",
        "reason": manifest.reason,
        "archived": info.get(BAGGED, ""),
        "sha256": fingerprint(bag),
        "previous": info.get(PREVIOUS_HASH, ""),
    }


def paper_row(file: File) -> dict[str, object]:
    """What the catalogue says of a file, read from the manifest."""
    return {
        "path": file.path,
        "title": file.title,
        "kind": str(file.kind),
        "item": file.item,
        "pages": file.pages,
        "first": file.first,
        "sha256": file.sha256,
        "exempt": " ".join(map(str, file.exempt)),
        "review": file.review.isoformat() if file.review else "",
    }


def _add(connection: sqlite3.Connection, archive: Path, place: Place) -> None:
    bag = place.below(archive)
    manifest = read_manifest(bag / "data" / NAME)
    key = _insert(connection, "bag", bag_row(bag, place))
    for file in held(manifest, place.part):
        words = file.path.endswith(".pdf") and file.kind not in JOINED
        new = words and not _indexed(connection, place.meeting, file.sha256)
        paper = _insert(connection, "paper", {"bag": key, **paper_row(file)})
        if new:
            texts = texts_of_pages(bag / "data" / "papers" / file.path)
            _add_pages(connection, manifest, paper, texts)


def _indexed(connection: sqlite3.Connection, meeting: str, sha256: str) -> bool:
    """Whether the same file is in the catalogue by an earlier version of the meeting."""
    query = (
        "SELECT 1 FROM paper JOIN bag ON bag.id = paper.bag "
        "WHERE paper.sha256 = ? AND bag.meeting = ?"
    )
    return connection.execute(query, (sha256, meeting)).fetchone() is not None


def _insert(connection: sqlite3.Connection, table: str, row: dict[str, object]) -> int:
    names, marks = ", ".join(row), ", ".join("?" * len(row))
    cursor = connection.execute(
        f"INSERT INTO {table} ({names}) VALUES ({marks})",  # noqa: S608  # names of ours
        list(row.values()),
    )
    return cursor.lastrowid or 0


def _add_pages(
    connection: sqlite3.Connection, manifest: Manifest, paper: int, texts: Iterable[str]
) -> None:
    first, end = rows_of_days(manifest.date, manifest.date)
    query = "SELECT rowid FROM page WHERE rowid BETWEEN ? AND ? ORDER BY rowid LIMIT 1"
    last = connection.execute(query, (first, end)).fetchone()
    key = last[0] if last else end
    connection.executemany(
        "INSERT INTO page (rowid, text, committee, paper, number) VALUES (?, ?, ?, ?, ?)",
        (
            (key - number, text, manifest.committee, paper, number)
            for number, text in enumerate(texts, 1)
            if text.strip()
        ),
    )
