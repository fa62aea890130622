"""A formerly exempt paper goes into an open bag; the exempt bag stays as it is."""

import datetime
from pathlib import Path

import pytest
from support.published import MEETING, archived, bag

from papers.archive.bag import read_info
from papers.archive.catalogue.search import Wanted, find
from papers.archive.release import release
from papers.archive.verification import verify
from papers.diagnostics import ContentError, UsageError
from papers.manifest import read_manifest

DAY = datetime.date(2020, 4, 2)
CONTRACT = f"{MEETING}/contract"


@pytest.mark.parametrize("paper", [CONTRACT, f"{MEETING}/2"])
def test_the_same_files_lie_in_a_new_open_bag(archive: Path, paper: str) -> None:
    before = {p: p.read_bytes() for p in archive.glob("*/v0001/**/*") if p.is_file()}
    (place,) = release(archive, paper, "The contract is signed.", DAY)
    assert place.name == f"{MEETING}/v0002/open"
    assert {p: p.read_bytes() for p in before} == before
    released = bag(archive, 2) / "data/papers"
    kept = bag(archive, part="exempt") / "data/papers/not-for-publication"
    assert sorted(p.name for p in released.iterdir()) == ["contract.docx", "contract.pdf"]
    for path in released.iterdir():
        assert path.read_bytes() == (kept / path.name).read_bytes()


def test_the_release_says_why_and_from_where(archive: Path) -> None:
    release(archive, CONTRACT, "The contract is signed.", DAY)
    info = read_info(bag(archive, 2))
    assert info["Released-Because"] == "The contract is signed."
    assert info["Released-From"] == f"{MEETING}/v0001/exempt"
    assert info["Previous-Bag"] == f"{MEETING}/v0001/open"
    letter = (bag(archive, 2) / "data/README.txt").read_text(encoding="utf-8")
    assert "that no longer holds" in " ".join(letter.split())
    manifest = read_manifest(bag(archive, 2) / "data/manifest.json")
    assert [file.exempt for file in manifest.files] == [(), ()]
    assert manifest.sources == {}


def test_it_is_found_by_anyone_and_the_archive_is_sound(project: Path, archive: Path) -> None:
    release(archive, CONTRACT, "The contract is signed.", DAY)
    (hit,) = find(archive, Wanted(["842 pounds"]))
    assert hit.place.name == f"{MEETING}/v0002/open"
    archived(project, archive)
    assert verify(archive, lambda _: None).faults == ()


@pytest.mark.parametrize(
    ("paper", "problem"),
    [
        ("2001-01-01-none/contract", "no exempt papers of a meeting"),
        (MEETING, 'no exempt paper ""'),
        (f"{MEETING}/contracts", 'did you mean "contract"'),
        (f"{MEETING}/care", "there are: contract"),
        (f"{MEETING}/full-edition", "no exempt paper"),
    ],
)
def test_what_cannot_be_released(archive: Path, paper: str, problem: str) -> None:
    with pytest.raises(UsageError, match=problem):
        release(archive, paper, "reason", DAY)
    assert not bag(archive, 2).exists()


def test_a_paper_that_changed_in_the_archive_is_not_released(archive: Path) -> None:
    path = bag(archive, part="exempt") / "data/papers/not-for-publication/contract.pdf"
    path.write_bytes(b"another")
    with pytest.raises(ContentError, match="no longer as it was archived"):
        release(archive, CONTRACT, "reason", DAY)


@pytest.mark.parametrize("reason", ["", "  "])
def test_a_paper_is_not_released_without_a_reason(archive: Path, reason: str) -> None:
    with pytest.raises(UsageError, match="for a reason"):
        release(archive, CONTRACT, reason, DAY)
