"""Real bags of a published meeting: what is in them, and that others can read them."""

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from support.published import (
    EXEMPT_WORDS,
    MEETING,
    OPEN_WORDS,
    SOURCES,
    archived,
    bag,
    manifest,
    papers,
    publish,
)
from support.published import project as write_project

from papers.archive.bag import Entry, read_info, write_bag
from papers.archive.parts import divide
from papers.archive.places import Part, places
from papers.diagnostics import ContentError
from papers.manifest import digest, read_manifest
from papers.pdf.text import texts_of_pages


def all_bags(archive: Path) -> list[Path]:
    return [place.below(archive) for place in places(archive)]


def files_of(folder: Path) -> set[str]:
    return {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}


def texts_of(folder: Path) -> Iterator[str]:
    """Every word in a bag that could be read: names, texts, pages."""
    for path in sorted(folder.rglob("*")):
        yield path.name
        if path.suffix == ".pdf":
            yield from texts_of_pages(path)
        elif path.is_file() and path.suffix != ".docx":
            yield path.read_text(encoding="utf-8")


def test_the_command_line_tool_of_bagit_finds_every_bag_valid(archive: Path) -> None:
    tool = Path(sys.executable).with_name("bagit.py")
    for folder in all_bags(archive):
        run = subprocess.run(
            [sys.executable, tool, "--validate", folder],
            capture_output=True,
            text=True,
            check=False,
        )
        assert run.returncode == 0, run.stderr
        assert "is valid" in run.stderr


def test_the_usual_tool_of_unix_checks_every_file(archive: Path) -> None:
    for folder in all_bags(archive):
        for name in ("manifest-sha256.txt", "tagmanifest-sha256.txt"):
            command = ["sha256sum", "--check", "--strict", "--quiet", name]
            assert subprocess.run(command, cwd=folder, check=False).returncode == 0


def test_what_is_open_and_what_is_exempt_lie_apart(archive: Path) -> None:
    assert files_of(bag(archive) / "data" / "papers") == {
        "agenda.docx",
        "agenda.pdf",
        "care.docx",
        "care.pdf",
        "public-edition.pdf",
    }
    assert files_of(bag(archive, part="exempt") / "data" / "papers") == {
        "not-for-publication/contract.docx",
        "not-for-publication/contract.pdf",
        "not-for-publication/full-edition.pdf",
    }


def test_nothing_exempt_is_in_the_open_bag(archive: Path) -> None:
    words = "\n".join(texts_of(bag(archive)))
    assert OPEN_WORDS in words
    assert EXEMPT_WORDS not in words
    assert "contract" not in words
    assert EXEMPT_WORDS in "\n".join(texts_of(bag(archive, part="exempt")))


def test_the_open_bag_has_the_sources_of_what_is_open(archive: Path) -> None:
    assert files_of(bag(archive) / "data" / "sources") == {
        "content/council.yaml",
        "content/committees/select.yaml",
        f"content/meetings/{MEETING}/care/report.yaml",
        f"content/meetings/{MEETING}/care/summary.yaml",
        "templates/report.docx",
    }


def test_the_exempt_bag_has_all_sources_and_the_whole_manifest(
    project: Path, archive: Path
) -> None:
    folder = bag(archive, part="exempt") / "data"
    manifest = read_manifest(folder / "manifest.json")
    assert len(manifest.files) == len(papers())
    assert set(manifest.sources) == files_of(folder / "sources")
    for path, sha256 in manifest.sources.items():
        assert digest((project / path).read_bytes()) == sha256


def test_a_meeting_without_exempt_business_has_one_bag_with_all_sources(tmp_path: Path) -> None:
    project = tmp_path / "project"
    agenda = f"content/meetings/{MEETING}/meeting.yaml"
    sources = {k: v for k, v in SOURCES.items() if "contract" not in k}
    sources[agenda] = "committee: select\ndate: 2019-10-23\nitems:\n  - report: care\n"
    write_project(project, sources)
    publish(project, files={f: c for f, c in papers().items() if not f.exempt})
    made = archived(project, tmp_path / "archive")
    assert [place.part for place in made] == ["open"]
    assert files_of(bag(tmp_path / "archive") / "data" / "sources") == set(sources)


def test_a_bag_says_what_it_is(archive: Path) -> None:
    info = read_info(bag(archive, part="exempt"))
    assert info["Exempt-Paragraphs"] == "3"
    assert info["External-Description"].startswith("NOT FOR PUBLICATION")
    assert info["Source-Organization"] == "Example Council"
    assert info["Bagging-Date"] == "2026-11-24"
    assert info["External-Identifier"] == f"{MEETING}/v0001/exempt"
    assert "Exempt-Paragraphs" not in read_info(bag(archive))


def test_a_letter_tells_the_finder_what_it_is(archive: Path) -> None:
    letter = (bag(archive, part="exempt") / "data/README.txt").read_text(encoding="utf-8")
    assert "meeting of 23 October 2019" in letter
    assert "NOT FOR PUBLICATION" in letter
    assert "financial or business affairs" in " ".join(letter.split())
    assert "sha256sum --check manifest-sha256.txt" in letter
    assert max(map(len, letter.splitlines())) <= 79


def test_libraries_find_dublin_core(archive: Path) -> None:
    root = ElementTree.parse(bag(archive) / "data/metadata/dublin-core.xml").getroot()
    found = {node.tag.rpartition("}")[2]: node.text for node in root}
    assert found["creator"] == "Example Council"
    assert found["date"] == "2019-10-23"
    assert found["identifier"] == f"{MEETING}/v0001/open"


def test_a_bag_names_the_versions_of_all_programs(archive: Path) -> None:
    lines = (bag(archive) / "data/software/versions.txt").read_text(encoding="utf-8")
    assert {"pikepdf", "lxml", "papers"} <= {line.partition("==")[0] for line in lines.splitlines()}


def test_the_lock_file_of_the_project_is_kept(project: Path, tmp_path: Path) -> None:
    (project / "requirements.lock").write_text("lxml==6.0.0\n", encoding="utf-8")
    archived(project, tmp_path / "archive")
    kept = bag(tmp_path / "archive") / "data/software/requirements.lock"
    assert kept.read_text(encoding="utf-8") == "lxml==6.0.0\n"


def test_archiving_again_makes_a_new_version_and_leaves_the_old_one(
    project: Path, archive: Path
) -> None:
    before = {path: path.read_bytes() for path in bag(archive).rglob("*") if path.is_file()}
    publish(project, 2)
    made = archived(project, archive)
    assert [place.name for place in made] == [f"{MEETING}/v0002/{p}" for p in ("exempt", "open")]
    assert {path: path.read_bytes() for path in before} == before
    info = read_info(bag(archive, 2))
    assert info["Previous-Bag"] == f"{MEETING}/v0001/open"
    tags = (bag(archive) / "tagmanifest-sha256.txt").read_bytes()
    assert info["Previous-Bag-SHA256"] == digest(tags)
    assert info["Publication-Reason"] == "Figures that came late"


def test_the_open_bag_does_not_name_exempt_papers_that_were_withdrawn(project: Path) -> None:
    withdrawn = ("care.pdf", "not-for-publication/contract.pdf")
    whole = replace(manifest(project, tuple(papers()), 2), withdrawn=withdrawn)
    parts = divide(whole, set(whole.sources))
    assert parts[Part.OPEN].withdrawn == withdrawn[:1]
    assert parts[Part.EXEMPT].withdrawn == withdrawn


def test_background_papers_lie_in_a_bag_of_their_own(project: Path, tmp_path: Path) -> None:
    survey = tmp_path / "survey.txt"
    survey.write_text("What families said.\n", encoding="utf-8")
    archived(project, tmp_path / "archive", background=[survey])
    folder = bag(tmp_path / "archive", part="background") / "data"
    assert files_of(folder / "papers") == {"background-papers/survey.txt"}
    assert json.loads((folder / "manifest.json").read_text())["sources"] == {}


@pytest.mark.parametrize("name", ["50%.txt", "a\nb.txt", "../out.txt", "/etc/x", "~root/x", "a\\b"])
def test_names_that_other_programs_misread_are_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(ContentError, match="a file of this name"):
        write_bag(tmp_path / "bag", [Entry(name, b"text")], {})


def test_a_file_that_changes_meanwhile_is_not_archived(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="changed while it was archived"):
        write_bag(tmp_path / "bag", [Entry("a.txt", b"now", digest(b"before"))], {})


def test_a_failure_leaves_nothing_behind(project: Path, archive: Path) -> None:
    before = files_of(archive)
    (project / "build" / MEETING / "published/1/care.pdf").unlink()
    with pytest.raises(ContentError):
        archived(project, archive)
    assert files_of(archive) == before
