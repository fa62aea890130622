"""What is built again from a bag is compared file by file."""

from pathlib import Path

import pytest
from support.published import MEETING, bag, papers, write

from papers.build.rebuild import rebuild
from papers.diagnostics import ContentError, UsageError


def build(meeting: Path, content: Path, output: Path) -> None:
    """Build the meeting as it was published."""
    assert (meeting / "meeting.yaml").is_file()
    assert (content / "council.yaml").is_file()
    for file, made in papers().items():
        write(output / meeting.name / file.path, made)


def test_the_same_files(archive: Path) -> None:
    made = rebuild(bag(archive, part="exempt"), build)
    assert made.differences == ()
    assert set(made.same) == {file.path for file in papers()}


def test_every_difference_is_told(archive: Path) -> None:
    def other(meeting: Path, content: Path, output: Path) -> None:
        build(meeting, content, output)
        folder = output / meeting.name
        (folder / "care.docx").write_bytes(b"other")
        (folder / "agenda.docx").unlink()
        contract = folder / "not-for-publication/contract.docx"
        contract.write_bytes(contract.read_bytes()[:-1] + b"?")
        (folder / "more.pdf").write_bytes(b"")
        (folder / ".cache").mkdir()
        (folder / ".cache/x").write_bytes(b"")

    made = rebuild(bag(archive, part="exempt"), other)
    size = len(
        (bag(archive, part="exempt") / "data/papers/not-for-publication/contract.docx").read_bytes()
    )
    assert [f"{d.where}: {d.message}" for d in made.differences] == [
        "agenda.docx: it was not built again",
        "care.docx: it is not the same",
        f"not-for-publication/contract.docx: it is not the same, from byte {size:,} on",
        "more.pdf: it was built now, and is not in the archive",
    ]
    assert "care.pdf" in made.same


def test_nothing_of_it_stays(archive: Path) -> None:
    places: list[Path] = []

    def noting(meeting: Path, content: Path, output: Path) -> None:
        places.append(output.parent)
        build(meeting, content, output)

    rebuild(bag(archive, part="exempt"), noting)
    assert not places[0].exists()
    assert archive not in places[0].parents


def test_an_open_bag_without_all_sources(archive: Path) -> None:
    with pytest.raises(UsageError, match=f"try .*{MEETING}/v0001/exempt"):
        rebuild(bag(archive), build)


def test_a_damaged_bag_is_not_built_from(archive: Path) -> None:
    (bag(archive, part="exempt") / "data/sources/content/council.yaml").write_bytes(b"name: X\n")
    with pytest.raises(ContentError, match="it has changed"):
        rebuild(bag(archive, part="exempt"), build)
