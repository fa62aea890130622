"""Find words in the papers of an archive, page by page, the newest meetings first."""

import datetime
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from papers.archive.catalogue.schema import EXEMPT_FILE, OPEN_FILE, reading, rows_of_days
from papers.archive.places import Part, Place

CONTEXT = 28  # words of a snippet

_QUERY = f"""
SELECT bag.meeting, bag.version, bag.part, bag.committee, bag.date, paper.path, paper.title,
    paper.item, paper.first, page.number,
    snippet(page, 0, '[', ']', ' … ', {CONTEXT}) AS snippet
FROM page CROSS JOIN paper ON paper.id = page.paper CROSS JOIN bag ON bag.id = paper.bag
WHERE page MATCH ? AND page.rowid BETWEEN ? AND ? ORDER BY page.rowid DESC LIMIT ?
"""  # noqa: S608


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for: every phrase must stand on the page.

    `committee` is part of a committee's name; `first` and `last` are days of meetings.
    """

    phrases: Sequence[str]
    committee: str = ""
    first: datetime.date = datetime.date.min
    last: datetime.date = datetime.date.max
    exempt: bool = False
    most: int = 20


@dataclass(frozen=True, slots=True)
class Hit:
    """A page on which everything wanted stands.

    `page` counts in the paper, `pack_page` in the pack (0 where it is not in it); the words found
    stand in square brackets in the snippet.
    """

    place: Place
    date: datetime.date
    committee: str
    title: str
    path: str
    item: str
    page: int
    pack_page: int
    snippet: str


def find(archive: Path, wanted: Wanted) -> list[Hit]:
    """The pages on which everything wanted stands; exempt ones only where they are asked for."""
    hits: list[Hit] = []
    for name in (OPEN_FILE, EXEMPT_FILE) if wanted.exempt else (OPEN_FILE,):
        with reading(archive / name) as connection:
            hits += map(_hit, connection.execute(_QUERY, _parameters(wanted)))
    hits.sort(key=lambda hit: (hit.date, hit.place.version), reverse=True)
    return hits[: wanted.most]


def _parameters(wanted: Wanted) -> tuple[str | int, ...]:
    match = "{text} : (" + " AND ".join(map(_phrase, wanted.phrases)) + ")"
    if wanted.committee:
        match += " AND {committee} : " + _phrase(wanted.committee)
    return match, *rows_of_days(wanted.first, wanted.last), wanted.most


def _phrase(words: str) -> str:
    doubled = words.replace('"', '""')
    return f'"{doubled}"'


def _hit(row: sqlite3.Row) -> Hit:
    return Hit(
        place=Place(row["meeting"], row["version"], Part(row["part"])),
        date=datetime.date.fromisoformat(row["date"]),
        committee=row["committee"],
        title=row["title"],
        path=row["path"],
        item=row["item"],
        page=row["number"],
        pack_page=row["first"] + row["number"] - 1 if row["first"] else 0,
        snippet=" ".join(row["snippet"].split()),
    )
