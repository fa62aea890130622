"""What of an archive may be disposed of, and which exempt papers are to be looked at again."""

import datetime
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from papers.archive.catalogue.schema import EXEMPT_FILE, FILES, OPEN_FILE, reading
from papers.archive.parts import JOINED
from papers.archive.places import Part, Place
from papers.archive.schedule import FOREVER, Schedule, end_of


@dataclass(frozen=True, slots=True, order=True)
class Disposable:
    """A bag that has been kept for as long as it must be, since `since`."""

    since: datetime.date
    place: Place
    committee: str
    date: datetime.date
    years: int
    files: int
    sha256: str


@dataclass(frozen=True, slots=True, order=True)
class Review:
    """An exempt paper that was to be looked at again on a day; `exempt` are its paragraphs."""

    day: datetime.date
    place: Place
    item: str
    title: str
    path: str
    exempt: tuple[int, ...]


def disposable(archive: Path, schedule: Schedule, on: datetime.date) -> list[Disposable]:
    """The bags that may be disposed of on a day, those due for longest first."""
    query = "SELECT bag.*, (SELECT count(*) FROM paper WHERE paper.bag = bag.id) AS files FROM bag"
    found = []
    for name in FILES:
        with reading(archive / name) as connection:
            for row in connection.execute(query):
                place = Place(row["meeting"], row["version"], Part(row["part"]))
                date = datetime.date.fromisoformat(row["date"])
                years = schedule.years_of(place.part, row["committee"], place.meeting)
                if years != FOREVER and end_of(date, years) <= on:
                    since = end_of(date, years)
                    committee, files, sha256 = row["committee"], row["files"], row["sha256"]
                    found.append(Disposable(since, place, committee, date, years, files, sha256))
    return sorted(found)


def reviews(archive: Path, on: datetime.date) -> list[Review]:
    """The exempt papers due for review on a day, in their last versions, not released since."""
    with ExitStack() as stack:
        public, exempt = (
            stack.enter_context(reading(archive / name)) for name in (OPEN_FILE, EXEMPT_FILE)
        )
        released = {row["sha256"] for row in public.execute("SELECT sha256 FROM paper")}
        rows = exempt.execute(
            "SELECT bag.meeting, bag.version, paper.* FROM paper JOIN bag ON bag.id = paper.bag "
            "WHERE bag.version = (SELECT max(b.version) FROM bag AS b JOIN paper AS p "
            "ON p.bag = b.id WHERE b.meeting = bag.meeting AND p.path = paper.path) "
            "AND paper.review <> '' AND paper.review <= ? AND paper.path LIKE '%.pdf' "
            "AND paper.kind NOT IN (?, ?)",
            (on.isoformat(), *JOINED),
        )
        return sorted(
            Review(
                datetime.date.fromisoformat(row["review"]),
                Place(row["meeting"], row["version"], Part.EXEMPT),
                row["item"],
                row["title"],
                row["path"],
                tuple(map(int, row["exempt"].split())),
            )
            for row in rows
            if row["sha256"] not in released
        )


def lines(bags: list[Disposable], papers: list[Review]) -> Iterator[str]:
    """What is due, line by line."""
    if bags:
        yield "May be disposed of:"
    for bag in bags:
        yield f"  {bag.since}  {bag.place.name}  {bag.committee}, kept {bag.years} years"
    if papers:
        yield "Exempt papers due for review:"
    for paper in papers:
        numbers = ", ".join(map(str, paper.exempt))
        yield (
            f"  {paper.day}  {paper.place.name}  item {paper.item}, {paper.title} "
            f"(paragraph {numbers}): {paper.path}"
        )
