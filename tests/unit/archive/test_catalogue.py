"""The catalogue: what is found in it, what is not, and that the bags alone make it again."""

import datetime
import os
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from support.published import MEETING, archived, papers, publish, published

from papers.archive.archiving import Draft, add_version
from papers.archive.catalogue.keeping import rebuild_catalogue
from papers.archive.catalogue.schema import FILES
from papers.archive.catalogue.search import Hit, Wanted, find
from papers.archive.places import Part
from papers.archive.publication import read_publications
from papers.diagnostics import ContentError

TABLES = {
    "bag": "SELECT meeting, version, part, council, committee, date, publication, published, "
    "reason, archived, sha256, previous FROM bag ORDER BY 1, 2, 3",
    "paper": "SELECT bag.meeting, bag.version, bag.part, paper.path, title, kind, item, pages, "
    "first, paper.sha256, exempt, review FROM paper JOIN bag ON bag.id = bag ORDER BY 1, 2, 3, 4",
    "page": "SELECT bag.meeting, bag.version, bag.part, paper.path, number, page.rowid >> 32, "
    "text, page.committee FROM page JOIN paper ON paper.id = page.paper "
    "JOIN bag ON bag.id = paper.bag ORDER BY 1, 2, 3, 4, 5",
}


def silent(_: str) -> None:
    """Say nothing."""


def rows(archive: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of both catalogues."""
    found = {}
    for name in FILES:
        with closing(sqlite3.connect(archive / name)) as connection:
            for table, query in TABLES.items():
                found[f"{name} {table}"] = connection.execute(query).fetchall()
    return found


def hits(archive: Path, *phrases: str, **more: object) -> list[Hit]:
    return find(archive, Wanted(phrases, **more))  # type: ignore[arg-type]


def test_words_are_found_with_item_page_and_snippet(archive: Path) -> None:
    (hit,) = hits(archive, "life story work")
    assert hit.place.name == f"{MEETING}/v0001/open"
    assert (hit.title, hit.item, hit.page, hit.pack_page) == ("Children in Care", "1", 2, 3)
    assert (hit.date, hit.committee) == (datetime.date(2019, 10, 23), "Children Select Committee")
    assert hit.snippet.startswith("[Life story work] is done")


@pytest.mark.parametrize(
    ("phrases", "count"),
    [
        (["story", "child"], 1),
        (["child story"], 0),
        (["stories"], 1),
        (["life", "meeting"], 0),
        (["LIFE STORY"], 1),
        (["nothing of the kind"], 0),
        (["AND"], 0),
        (['"'], 0),
        (["work*"], 1),
        (["text:story"], 0),
    ],
)
def test_phrases_and_words(archive: Path, phrases: list[str], count: int) -> None:
    assert len(hits(archive, *phrases)) == count


def test_exempt_text_is_found_only_where_it_is_asked_for(archive: Path) -> None:
    assert hits(archive, "842 pounds") == []
    (hit,) = hits(archive, "842 pounds", exempt=True)
    assert hit.place.part == "exempt"


def test_exempt_text_is_not_in_the_open_catalogue_at_all(archive: Path) -> None:
    rebuild_catalogue(archive, silent)
    with closing(sqlite3.connect(archive / "catalogue.sqlite")) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    content = b"".join(p.read_bytes() for p in archive.glob("catalogue.sqlite*"))
    assert b"Life story" in content
    for word in (b"pounds", b"Specimen", b"Fostering Contract", b"not-for-publication"):
        assert word not in content.replace(b"Children in Care. Fostering Contract.", b"")


@pytest.mark.parametrize(
    ("more", "count"),
    [
        ({"committee": "select"}, 1),
        ({"committee": "Children Select Committee"}, 1),
        ({"committee": "Cabinet"}, 0),
        ({"first": datetime.date(2019, 10, 23)}, 1),
        ({"first": datetime.date(2019, 10, 24)}, 0),
        ({"last": datetime.date(2019, 10, 23)}, 1),
        ({"last": datetime.date(2019, 10, 22)}, 0),
    ],
)
def test_a_search_is_narrowed(archive: Path, more: dict[str, object], count: int) -> None:
    assert len(hits(archive, "story", **more)) == count


def test_a_paper_that_did_not_change_is_found_once(project: Path, archive: Path) -> None:
    publish(project, 2, papers("Life story work goes on."))
    archived(project, archive)
    found = hits(archive, "life story work")
    assert [hit.place.version for hit in found] == [2, 1]
    archived(project, archive)
    assert hits(archive, "life story work") == found


def test_the_newest_meetings_come_first_and_no_more_than_wanted(tmp_path: Path) -> None:
    (publication,) = read_publications(published(tmp_path / "project"), MEETING)
    care = next(f for f in publication.manifest.files if f.path == "care.pdf")
    for year in (2021, 2019, 2023, 2022):
        manifest = replace(publication.manifest, date=datetime.date(year, 5, 1), files=(care,))
        manifest = replace(manifest, meeting=f"{year}-05-01-select", sources={})
        draft = Draft(manifest, {"care.pdf": publication.folder / "care.pdf"}, {}, {})
        add_version(tmp_path, manifest.meeting, {Part.OPEN: draft}, datetime.date(2026, 1, 1))
    assert [hit.date.year for hit in hits(tmp_path, "story")] == [2023, 2022, 2021, 2019]
    assert [hit.date.year for hit in hits(tmp_path, "story", most=2)] == [2023, 2022]


def test_the_pages_of_a_paper_come_in_order(archive: Path) -> None:
    found = hits(archive, "children", exempt=True)
    assert [(hit.path, hit.page) for hit in found] == [("agenda.pdf", 1), ("care.pdf", 1)]


def test_an_archive_that_may_not_be_written_to_is_searched(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    before = sorted(path.name for path in archive.iterdir())
    assert len(hits(archive, "life story work", exempt=True)) == 1
    assert sorted(path.name for path in archive.iterdir()) == before


def test_bags_that_cannot_be_read_are_left_out_and_told(project: Path, archive: Path) -> None:
    archived(project, archive)
    (archive / MEETING / "v0001/open/data/manifest.json").unlink()
    with pytest.raises(ContentError, match=f"{MEETING}/v0001/open: error: it cannot be read"):
        rebuild_catalogue(archive, silent)
    assert [row[1] for row in rows(archive)["catalogue.sqlite bag"]] == [2]
    assert len(hits(archive, "story")) == 1


def test_the_catalogue_made_again_is_the_catalogue_kept(project: Path, archive: Path) -> None:
    publish(project, 2, papers("Other words stand here.", "The price is now 900 pounds."))
    archived(project, archive)
    archived(project, archive, background=[project / "content/council.yaml"])
    kept = rows(archive)
    assert all(kept.values())
    assert rebuild_catalogue(archive, silent) == 7
    assert rows(archive) == kept
    for path in archive.glob("catalogue*"):
        path.unlink()
    rebuild_catalogue(archive, silent)
    assert rows(archive) == kept


def test_a_damaged_catalogue_is_made_again(archive: Path) -> None:
    kept = rows(archive)
    for path in archive.glob("catalogue*"):
        path.write_bytes(os.urandom(9000))
    with pytest.raises(ContentError, match="--rebuild"):
        hits(archive, "story")
    rebuild_catalogue(archive, silent)
    assert rows(archive) == kept


def test_nothing_is_archived_beside_a_damaged_catalogue(project: Path, archive: Path) -> None:
    (archive / "catalogue.sqlite").write_bytes(os.urandom(9000))
    with pytest.raises(ContentError, match="cannot be used"):
        archived(project, archive)
    assert not (archive / MEETING / "v0002").exists()


def test_bags_that_a_killed_run_did_not_catalogue_are_added_by_the_next(
    project: Path, archive: Path
) -> None:
    archived(project, archive)
    kept = rows(archive)
    for name in FILES:
        with closing(sqlite3.connect(archive / name)) as connection, connection:
            connection.execute("DELETE FROM page")
            connection.execute("DELETE FROM paper")
            connection.execute("DELETE FROM bag")
    archived(project, archive)
    now = rows(archive)
    for table, before in kept.items():
        assert [row for row in now[table] if row[1] != 3] == before


def test_without_a_catalogue_nothing_is_found_but_what_to_do(archive: Path) -> None:
    (archive / "catalogue.sqlite").unlink()
    with pytest.raises(ContentError, match=r"papers catalogue .* --rebuild"):
        hits(archive, "story")
