"""Whatever happens to a bag after it was made is found, and said at the file that it happened to."""

import datetime
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from support.published import MEETING, archived, bag, papers, publish

from papers.archive.bag import Entry, read_info, write_bag
from papers.archive.fixity import check_bag
from papers.archive.places import places
from papers.archive.report import report
from papers.archive.verification import Verification, verify
from papers.diagnostics import UsageError

OPEN = f"{MEETING}/v0001/open"
PAPERS = f"{OPEN}/data/papers"


def silent(_: str) -> None:
    """Say nothing."""


def faults(path: Path) -> list[str]:
    return [f"{d.where}: {d.message}" for d in verify(path, silent).faults]


def flip(path: Path, bit: int) -> None:
    """Turn over one bit of a file."""
    content = bytearray(path.read_bytes())
    content[bit // 8 % len(content)] ^= 1 << bit % 8
    path.write_bytes(content)


def test_a_sound_archive_has_no_faults(archive: Path) -> None:
    made = verify(archive, silent)
    assert made.faults == ()
    assert made.bags == 2
    assert made.files == sum(1 for path in archive.rglob("v*/*/**/*") if path.is_file()) - 4


def test_one_flipped_bit_in_any_file_is_found(archive: Path) -> None:
    for path in sorted(p for p in archive.glob("*/v*/**/*") if p.is_file()):
        whole = path.read_bytes()
        for bit in range(0, len(whole) * 8, len(whole) * 8 // 7 + 1):
            flip(path, bit)
            name = path.relative_to(archive).as_posix()
            place = "/".join(name.split("/")[:3])
            found = check_bag(archive / place, place).faults
            assert found, (name, bit)
            if "manifest-sha" not in path.name:
                assert name in {fault.where.file for fault in found}
            path.write_bytes(whole)
    assert faults(archive) == []


def test_no_bit_of_a_list_of_lists_may_differ(archive: Path) -> None:
    path = bag(archive) / "tagmanifest-sha512.txt"
    whole = path.read_bytes()
    for bit in range(0, len(whole) * 8, 7):
        flip(path, bit)
        assert check_bag(bag(archive), OPEN).faults, bit
        path.write_bytes(whole)


def missing(archive: Path) -> str:
    (archive / PAPERS / "care.pdf").unlink()
    return f"{PAPERS}/care.pdf: it is missing"


def added(archive: Path) -> str:
    (archive / PAPERS / "more.pdf").write_bytes(b"%PDF")
    return f"{PAPERS}/more.pdf: it was added: no list of the bag names it"


def renamed(archive: Path) -> str:
    (archive / PAPERS / "care.pdf").rename(archive / PAPERS / "cure.pdf")
    return f'{PAPERS}/care.pdf: it was renamed to "data/papers/cure.pdf"'


def added_beside_data(archive: Path) -> str:
    (archive / OPEN / "notes.txt").write_text("hello", encoding="utf-8")
    return f"{OPEN}/notes.txt: it was added: no list of the bag names it"


def linked(archive: Path) -> str:
    path = archive / PAPERS / "care.pdf"
    path.rename(archive.parent / "care.pdf")
    path.symlink_to(archive.parent / "care.pdf")
    return f"{PAPERS}/care.pdf: it is a link, not a file of the bag"


def list_lost(archive: Path) -> str:
    (archive / OPEN / "manifest-sha512.txt").unlink()
    return f"{OPEN}/manifest-sha512.txt: it is missing: nothing says what the bag should hold"


def stray(archive: Path) -> str:
    (archive / "copy of the minutes.docx").write_bytes(b"")
    return "copy of the minutes.docx: it does not belong to the archive"


def stray_in_a_version(archive: Path) -> str:
    (archive / MEETING / "v0001" / "old").mkdir()
    return f"{MEETING}/v0001/old: it does not belong to the archive"


def bag_lost(archive: Path) -> str:
    shutil.rmtree(bag(archive, part="exempt"))
    return f"{MEETING}/v0001/exempt: the catalogue has this bag, and it is not there"


def catalogue_lost(archive: Path) -> str:
    (archive / "catalogue.sqlite").unlink()
    return "catalogue.sqlite: there is no catalogue"


def catalogue_overwritten(archive: Path) -> str:
    for path in archive.glob("catalogue.sqlite*"):
        path.write_bytes(b"something else, long enough to be read as a header " * 20)
    return "catalogue.sqlite: the catalogue cannot be read: file is not a database"


@pytest.mark.parametrize(
    "damage",
    [
        missing,
        added,
        renamed,
        added_beside_data,
        linked,
        list_lost,
        stray,
        stray_in_a_version,
        bag_lost,
        catalogue_lost,
        catalogue_overwritten,
    ],
)
def test_damage_is_found_where_it_is(archive: Path, damage: Callable[[Path], str]) -> None:
    expected = damage(archive)
    assert expected in faults(archive)


def test_a_bag_swapped_for_an_older_one(project: Path, archive: Path) -> None:
    publish(project, 2)
    archived(project, archive)
    shutil.rmtree(bag(archive, 2))
    shutil.copytree(bag(archive), bag(archive, 2))
    found = faults(archive)
    assert f'{MEETING}/v0002/open: this is another bag: it calls itself "{OPEN}"' in found
    assert f"{MEETING}/v0002/open: this is not the bag that the catalogue has as v0002" in found


def forged(archive: Path, project: Path, version: int) -> None:
    """Make a bag anew with other papers, under the name of one that is there."""
    other = archive.with_name("other")
    shutil.rmtree(project / "build" / MEETING / "published")
    publish(project, 1, {f: c for f, c in papers().items() if f.path != "care.docx"})
    for _ in range(version):
        archived(project, other)
    shutil.rmtree(bag(archive, version))
    shutil.copytree(bag(other, version), bag(archive, version))


def test_a_bag_swapped_for_a_well_made_one_is_found_by_the_next(
    project: Path, archive: Path
) -> None:
    archived(project, archive)
    forged(archive, project, 1)
    found = faults(archive)
    changed = f'"{OPEN}" is no longer the bag that it was when this one was made'
    assert f"{MEETING}/v0002/open: {changed}" in found
    assert check_bag(bag(archive), OPEN).faults == ()


def test_the_last_bag_swapped_for_a_well_made_one_is_found_by_the_catalogue(
    project: Path, archive: Path
) -> None:
    forged(archive, project, 1)
    assert f"{OPEN}: this is not the bag that the catalogue has as v0001" in faults(archive)


def test_a_version_taken_out_is_missed_by_the_next(project: Path, archive: Path) -> None:
    archived(project, archive)
    shutil.rmtree(archive / MEETING / "v0001")
    missed = f'the version before it, "{OPEN}", is not there'
    assert f"{MEETING}/v0002/open: {missed}" in faults(archive)


def test_a_version_put_in_is_found(project: Path, archive: Path) -> None:
    """An older version that was never there, before the one that was the first."""
    (archive / MEETING / "v0001").rename(archive / MEETING / "v0002")
    archived(project, archive.with_name("other"))
    shutil.copytree(archive.with_name("other") / MEETING / "v0001", archive / MEETING / "v0001")
    assert any("this is another bag" in each for each in faults(archive))


def test_a_manifest_that_says_more_than_its_pdf(archive: Path, tmp_path: Path) -> None:
    data = bag(archive) / "data"
    content = json.loads((data / "manifest.json").read_text(encoding="utf-8"))
    for file in content["files"]:
        if file["path"] == "care.pdf":
            file.update(conformance=["PDF/A-3b"], pages=7)
    paths = {p.relative_to(data).as_posix(): p for p in data.rglob("*") if p.is_file()}
    told = {**paths, "manifest.json": json.dumps(content).encode()}
    entries = [Entry(name, body) for name, body in told.items()]
    write_bag(tmp_path / "bag", entries, read_info(bag(archive)))
    assert faults(tmp_path / "bag") == [
        "bag/data/papers/care.pdf: it claims PDF/UA-1 and PDF/A-2a, and its manifest says PDF/A-3b",
        "bag/data/papers/care.pdf: it has 2 pages, and its manifest says 7",
    ]


def test_one_bag_is_verified_by_itself(archive: Path, tmp_path: Path) -> None:
    for part in ("exempt", "open"):
        copied = tmp_path / "given to a reader"
        shutil.rmtree(copied, ignore_errors=True)
        shutil.copytree(bag(archive, part=part), copied)
        assert faults(copied) == []
    (copied / "data/papers/care.docx").unlink()
    assert faults(copied) == ["given to a reader/data/papers/care.docx: it is missing"]


def test_many_bags_are_verified_by_several_processes(project: Path, archive: Path) -> None:
    for _ in range(4):
        archived(project, archive)
    assert len(list(places(archive))) == 10
    flip(bag(archive, 4) / "data/README.txt", 77)
    (found,) = verify(archive, silent).faults
    assert found.where.file == f"{MEETING}/v0004/open/data/README.txt"


@pytest.mark.parametrize("path", ["", "papers", "nowhere"])
def test_what_is_neither_an_archive_nor_a_bag(tmp_path: Path, path: str) -> None:
    (tmp_path / "papers").mkdir()
    with pytest.raises(UsageError, match="neither an archive nor a bag"):
        verify(tmp_path / path, silent)


def test_a_bag_that_holds_no_papers_is_a_bag(tmp_path: Path) -> None:
    write_bag(tmp_path / "bag", [Entry("letter.txt", b"Dear finder")], {})
    assert read_info(tmp_path / "bag")["Payload-Oxum"] == "11.1"
    assert faults(tmp_path / "bag") == []


def test_the_report_counts_and_lists(archive: Path) -> None:
    (archive / PAPERS / "care.pdf").unlink()
    made = verify(archive, silent)
    text = report(made, datetime.datetime(2026, 11, 24, 9, 30, tzinfo=datetime.UTC))
    assert "At:      2026-11-24 09:30:00+00:00" in text
    assert f"Read:    2 bags, {made.files} files" in text
    assert "1 fault was found." in text
    assert f"{PAPERS}/care.pdf: error: it is missing" in text
    assert "No fault was found." in report(
        Verification("a", 0, 0, 0, ()), datetime.datetime.now(datetime.UTC)
    )
