"""The tables of a catalogue, and how it is opened."""

import datetime
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from papers.archive.places import Part
from papers.diagnostics import ContentError, Diagnostic, Location

OPEN_FILE, EXEMPT_FILE = "catalogue.sqlite", "catalogue-exempt.sqlite"
FILES = (OPEN_FILE, EXEMPT_FILE)
BUSY = 60.0  # seconds to wait for another run

_TABLES = """
CREATE TABLE bag (
    id INTEGER PRIMARY KEY, meeting TEXT, version INTEGER, part TEXT, council TEXT,
    committee TEXT, date TEXT, publication INTEGER, published TEXT, reason TEXT, archived TEXT,
    sha256 TEXT, previous TEXT, UNIQUE (meeting, version, part));
CREATE TABLE paper (
    id INTEGER PRIMARY KEY, bag INTEGER REFERENCES bag, path TEXT, title TEXT, kind TEXT,
    item TEXT, pages INTEGER, first INTEGER, sha256 TEXT, exempt TEXT, review TEXT,
    UNIQUE (bag, path));
CREATE INDEX paper_by_hash ON paper (sha256);
CREATE VIRTUAL TABLE page USING fts5 (
    text, committee, paper UNINDEXED, number UNINDEXED,
    tokenize = "porter unicode61 remove_diacritics 2");
"""


def rows_of_days(first: datetime.date, last: datetime.date) -> tuple[int, int]:
    """The rowids of pages of meetings between two days, both included.

    A page's rowid begins with the meeting's day, and pages of a day count downwards: read
    backwards, the newest meetings come first, each from its first page on.
    """
    return first.toordinal() << 32, ((last.toordinal() + 1) << 32) - 1


def file_of(part: Part) -> str:
    """The catalogue that the bags of a part are in."""
    return EXEMPT_FILE if part is Part.EXEMPT else OPEN_FILE


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    """Open a catalogue to change it; made where there is none. One transaction, or nothing."""
    with closing(sqlite3.connect(path, timeout=BUSY, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("BEGIN IMMEDIATE")
        try:
            if not connection.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone():
                create(connection)
            yield connection
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
        connection.execute("COMMIT")


def create(connection: sqlite3.Connection) -> None:
    """Make the tables anew."""
    for table in ("page", "paper", "bag"):
        connection.execute(f"DROP TABLE IF EXISTS {table}")
    for statement in filter(str.strip, _TABLES.split(";")):
        connection.execute(statement)


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """Open a catalogue to read it; raises ContentError where it is missing or damaged."""
    if not path.is_file():
        raise unreadable(path, "there is no catalogue")
    writable = os.access(path.parent, os.W_OK)  # else SQLite could not make its files beside it
    address = f"{path.absolute().as_uri()}?mode=ro{'' if writable else '&immutable=1'}"
    try:
        with closing(sqlite3.connect(address, uri=True, timeout=BUSY)) as connection:
            connection.row_factory = sqlite3.Row
            yield connection
    except sqlite3.DatabaseError as error:
        raise unreadable(path, f"the catalogue cannot be read: {error}") from error


def unreadable(path: Path, message: str) -> ContentError:
    """The error for a catalogue that is no use."""
    hint = f"papers catalogue {path.parent} --rebuild"
    return ContentError([Diagnostic(Location(str(path)), message, hint, rule="catalogue")])
