"""Only what was published, is whole, conforms and was built from the present sources is taken."""

import json
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from support.published import MEETING, archived, bag, made, papers, publish, published

from papers.archive.bag import read_info
from papers.archive.publication import read_publications, shortcomings, unused_sources
from papers.archive.verification import verify
from papers.diagnostics import ContentError
from papers.manifest import File, digest

FOLDER = f"build/{MEETING}/published/1"


def refused(project: Path, archive: Path) -> list[str]:
    """What the archive says when it takes nothing."""
    with pytest.raises(ContentError) as error:
        archived(project, archive)
    assert not archive.exists() or not list(archive.glob("*/v*"))
    return [f"{d.where}: {d.message}" for d in error.value.diagnostics]


def edit(project: Path, path: str, **changes: object) -> None:
    """Change what the manifest says of a file."""
    name = project / FOLDER / "manifest.json"
    content = json.loads(name.read_text(encoding="utf-8"))
    for file in content["files"]:
        if file["path"] == path:
            file.update(changes)
    name.write_text(json.dumps(content), encoding="utf-8")


def test_a_meeting_that_is_not_published(project: Path, tmp_path: Path) -> None:
    (project / FOLDER).rename(tmp_path / "elsewhere")
    assert refused(project, tmp_path / "archive") == [
        f"build/{MEETING}/published: nothing of this meeting is published"
    ]


def test_publications_come_in_order(project: Path) -> None:
    for number in (2, 10, 9):
        publish(project, number)
    found = [each.manifest.version for each in read_publications(project, MEETING)]
    assert found == [1, 2, 9, 10]


def test_sources_that_changed_since(project: Path, tmp_path: Path) -> None:
    (project / "content/council.yaml").write_text("name: Another\n", encoding="utf-8")
    (project / "content/committees/select.yaml").unlink()
    found = refused(project, tmp_path / "archive")
    assert found == [
        "content/committees/select.yaml: it is gone since the meeting was built from it",
        "content/council.yaml: it has changed since the meeting was built from it",
    ]


def test_published_files_that_changed_since(project: Path, tmp_path: Path) -> None:
    (project / FOLDER / "care.docx").write_bytes(b"edited in Word")
    assert refused(project, tmp_path / "archive") == [
        f"{FOLDER}/care.docx: it is no longer as it was published"
    ]


def test_an_exempt_file_among_the_open_ones(project: Path, tmp_path: Path) -> None:
    edit(project, "care.docx", exempt=[3])
    assert refused(project, tmp_path / "archive") == [
        f'{FOLDER}/care.docx: only what is exempt lies in "not-for-publication", and all of it'
    ]


def test_a_source_that_nothing_was_built_from_is_told(project: Path) -> None:
    meeting = project / "content/meetings" / MEETING
    (meeting / "care/draft.yaml").write_text("heading: Draft\n", encoding="utf-8")
    (found,) = unused_sources(read_publications(project, MEETING)[0], meeting)
    assert found.where.file == f"content/meetings/{MEETING}/care/draft.yaml"


def plain(project: Path, **changes: object) -> None:
    """Publish, the report's line in the manifest changed."""
    files: dict[File, bytes] = {}
    for file, content in papers().items():
        files[replace(file, **changes) if file.path == "care.pdf" else file] = content
    publish(project, files=files)


def test_pdfs_that_do_not_conform(project: Path, tmp_path: Path) -> None:
    plain(project, inaccessible=(2, 3))
    assert refused(project, tmp_path / "archive") == [
        f"{FOLDER}/care.pdf: pages without tags: 2, 3"
    ]


def test_pdfs_that_claim_nothing(project: Path, tmp_path: Path) -> None:
    silent = made("Care", "Text.").pdf
    silent = silent.replace(b"pdfuaid:part>1", b"pdfuaid:part> ").replace(b"part>2<", b"part> <")
    files = dict(papers())
    care = next(file for file in files if file.path == "care.pdf")
    del files[care]
    files[replace(care, conformance=(), sha256=digest(silent), pages=1)] = silent
    publish(project, files=files)
    (found,) = refused(project, tmp_path / "archive")
    assert found == f"{FOLDER}/care.pdf: it does not claim to be accessible (PDF/UA)"
    archived(project, tmp_path / "archive", nonconforming="It came so.")
    assert verify(tmp_path / "archive", lambda _: None).faults == ()


def test_no_reason_lets_a_pdf_in_that_is_not_what_its_manifest_says(
    project: Path, tmp_path: Path
) -> None:
    plain(project, conformance=())
    with pytest.raises(ContentError, match="and its manifest says nothing"):
        archived(project, tmp_path / "archive", nonconforming="Never mind.")


def test_a_pdf_that_is_not_what_it_claims(project: Path, tmp_path: Path) -> None:
    files = dict(papers())
    care = next(file for file in files if file.path == "care.pdf")
    path = tmp_path / "care.pdf"
    path.write_bytes(files.pop(care))
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        del pdf.Root.Lang
        pdf.save()
    files[replace(care, sha256=digest(path.read_bytes()))] = path.read_bytes()
    publish(project, files=files)
    assert refused(project, tmp_path / "archive") == [
        f"{FOLDER}/care.pdf: it claims PDF/UA-1 and PDF/A-2a, but it does not name its language"
    ]


def test_a_reason_lets_pdfs_in_that_do_not_conform_and_is_recorded(
    project: Path, tmp_path: Path
) -> None:
    plain(project, inaccessible=(2,))
    archived(project, tmp_path / "archive", nonconforming="Scanned by a partner.")
    info = read_info(bag(tmp_path / "archive"))
    assert info["Nonconforming-Because"] == "Scanned by a partner."
    assert info["Nonconforming-Files"] == "care.pdf: pages without tags: 2"
    assert "Nonconforming-Because" not in read_info(bag(tmp_path / "archive", part="exempt"))
    letter = (bag(tmp_path / "archive") / "data/README.txt").read_text(encoding="utf-8")
    assert "Scanned by a partner." in letter


def test_what_is_published_usually_conforms(tmp_path: Path) -> None:
    assert shortcomings(read_publications(published(tmp_path), MEETING)[0]) == {}
