"""The sample meeting, built, published, archived; the clerk's guide followed word by word."""

import io
import json
import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pikepdf
import pytest
from support.verapdf import assert_conforms

from papers.archive.places import places
from papers.build.publishing import publish
from papers.cli import run
from papers.content.meeting import read_meeting
from papers.edition import exempt_reports, exempt_texts
from papers.manifest import read_manifest
from papers.number import number
from papers.pdf.text import texts_of_pages

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs" / "clerks.md").read_text(encoding="utf-8")
MEETING = "2019-10-23-cyps-select"
STEP = re.compile(r"^\$ (.*)\n((?:(?!\$ |```).*\n)*)", re.MULTILINE)
BLOCK = re.compile(r"^```console\n((?:.*\n)*?)```$", re.MULTILINE)


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample project with its meeting published; an appendix claims nothing of itself."""
    folder = tmp_path_factory.mktemp("project")
    for name in ("content", "templates"):
        shutil.copytree(ROOT / name, folder / name)
    content = folder / "content"
    appendix = content / "meetings" / MEETING / "family-hubs/what-families-told-us.pdf"
    with pikepdf.open(appendix, allow_overwriting_input=True) as pdf:
        del pdf.Root.Metadata
        pdf.save()
    publish(content / "meetings" / MEETING, content, folder / "build")
    return folder


@pytest.fixture
def project(published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it, in which the commands run."""
    folder = shutil.copytree(published, tmp_path / "project")
    monkeypatch.chdir(folder)
    return folder


def told(command: str) -> tuple[int, str]:
    """The exit code of a command, and all that it prints."""
    if not command.startswith("papers "):
        done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)
        return done.returncode, done.stdout + done.stderr
    said = io.StringIO()
    with redirect_stdout(said), redirect_stderr(said):
        code = run(shlex.split(command)[1:])
    return code, said.getvalue()


def archived(project: Path) -> Path:
    code, said = told(f'papers archive {MEETING} --to archive --nonconforming "as it is"')
    assert code == 0, said
    return project / "archive"


def correct_a_report(project: Path) -> None:
    """Change a report after its publication, as authors may: with a version."""
    report = project / "content/meetings" / MEETING / "children-first"
    summary = (report / "summary.yaml").read_text(encoding="utf-8")
    changed = summary.replace("Since the Committee", "After the Committee")
    (report / "summary.yaml").write_text(changed, encoding="utf-8")
    with (report / "report.yaml").open("a", encoding="utf-8") as file:
        file.write('\nversion: "2"\n')


def matches(expected: str, printed: str) -> bool:
    """Whether a text is as expected, where "…" on its own stands for anything."""
    pattern = ".*".join(map(re.escape, expected.split("…")))
    return re.fullmatch(pattern, printed, re.DOTALL) is not None


def test_the_guide_followed_word_by_word(project: Path) -> None:
    shutil.rmtree(project / "build" / MEETING / "published")
    steps = [step for block in BLOCK.findall(GUIDE) for step in STEP.findall(block)]
    assert len(steps) > 10
    for command, expected in steps:
        code, printed = told(command)
        assert matches(expected, printed), f"{command}\n--- expected\n{expected}--- is\n{printed}"
        assert (code == 0) is ("error:" not in printed), command


def test_every_command_of_the_archive_is_in_the_guide() -> None:
    shown = {shlex.split(command)[1] for command, _ in STEP.findall(GUIDE) if "papers" in command}
    assert {"archive", "verify", "rebuild", "catalogue", "find", "due", "release"} <= shown


def test_the_archived_pdfs_are_what_they_claim(project: Path) -> None:
    archive = archived(project)
    proved = 0
    for place in places(archive):
        folder = place.below(archive) / "data"
        for file in read_manifest(folder / "manifest.json").files:
            path = folder / "papers" / file.path
            if path.suffix == ".pdf" and path.is_file() and "PDF/UA-1" in file.conformance:
                assert_conforms(path)
                proved += 1
    assert proved >= 7


def test_a_revised_agenda_is_archived_with_its_supplement(project: Path) -> None:
    archive = archived(project)
    path = project / "content/meetings" / MEETING / "meeting.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("Council Chamber", "Small Chamber"), encoding="utf-8")
    because = '--because "The meeting has moved." --on 2019-10-18'
    assert told(f"papers publish {MEETING} {because}")[0] == 0
    archived(project)
    names = {"supplement-1.pdf", "agenda.docx", "agenda.pdf"}
    open_, exempt = (archive / MEETING / "v0002" / part / "data" for part in ("open", "exempt"))
    assert {each.name for each in (open_ / "papers").iterdir()} == names
    assert {each.name for each in (exempt / "papers/not-for-publication").iterdir()} == names
    said = read_manifest(open_ / "manifest.json").agenda
    assert said is not None
    assert list(said.wording) == ["agenda"]
    assert told("papers verify archive")[0] == 0
    assert told(f"papers rebuild archive/{MEETING}/v0002/exempt")[0] == 0
    _, found = told('papers find "Small Chamber" --archive archive')
    assert f"{MEETING}/v0002/open/data/papers/agenda.pdf" in found


def test_a_supplement_is_a_version_of_its_own(project: Path) -> None:
    archive = archived(project)
    correct_a_report(project)
    because = '--because "A date was wrong." --on 2019-10-18'
    assert told(f"papers publish {MEETING} {because}")[0] == 0
    archived(project)
    names = {path.name for path in (archive / MEETING / "v0002/open/data/papers").iterdir()}
    assert names == {"supplement-1.pdf", "children-first.docx", "children-first.pdf"}
    assert told("papers verify archive")[0] == 0
    code, said = told(f"papers rebuild archive/{MEETING}/v0002/exempt")
    assert (code, said) == (0, "2 files the same, 0 differences\n")
    _, said = told('papers find "After the Committee" --archive archive')
    assert f"{MEETING}/v0002/open/data/papers/children-first.pdf" in said
    assert told(f'papers release archive {MEETING}/fostering-contract --reason "Signed."')[0] == 0
    released = archive / MEETING / "v0003/open/data/papers/fostering-contract.pdf"
    kept = archive / MEETING / "v0001/exempt/data/papers/not-for-publication"
    assert released.read_bytes() == (kept / released.name).read_bytes()


def test_a_publication_that_was_not_archived_is_not_lost(project: Path) -> None:
    correct_a_report(project)
    because = '--because "A date was wrong." --on 2019-10-18'
    assert told(f"papers publish {MEETING} {because}")[0] == 0
    code, said = told(f'papers archive {MEETING} --to archive --nonconforming "as it is"')
    assert code == 0
    assert [line for line in said.splitlines() if "warning" not in line] == [
        f"archive/{MEETING}/v000{version}/{part}"
        for version in (1, 2)
        for part in ("exempt", "open")
    ]
    assert f"build/{MEETING}/published/1: warning: it was not archived when it was" in said
    assert "without 2 of its sources, which have changed since" in said
    assert told("papers verify archive")[0] == 0
    sources = archive_sources(project / "archive" / MEETING / "v0001/exempt")
    assert not {name for name in sources if name.endswith("children-first/summary.yaml")}
    archived(project)
    assert sorted(path.name for path in (project / "archive" / MEETING).iterdir()) == [
        "v0001",
        "v0002",
        "v0003",
    ]


def archive_sources(bag: Path) -> set[str]:
    return set(read_manifest(bag / "data/manifest.json").sources)


def words_of(folder: Path) -> Iterator[str]:
    for path in sorted(folder.rglob("*")):
        yield path.name
        if path.suffix == ".pdf":
            yield from texts_of_pages(path)
        elif path.suffix in {".txt", ".json", ".yaml", ".csv", ".xml"}:
            yield path.read_text(encoding="utf-8")


def test_nothing_exempt_of_the_sample_is_in_its_open_bag(project: Path) -> None:
    archive = archived(project)
    reading = read_meeting(project / "content/meetings" / MEETING, project / "content")
    assert reading.meeting is not None
    whole = exempt_reports(reading.meeting)
    hidden = {
        " ".join(text.split())
        for each in reading.reports
        if each.report is not None
        for text in exempt_texts(number(each.report), whole=each.report.id in whole)
        if len(text.split()) > 3
    }
    assert len(hidden) > 10
    printed = (project / "content/council.yaml").read_text(encoding="utf-8")  # in every report
    words = " ".join(" ".join(words_of(archive / MEETING / "v0001/open")).split())
    assert [text for text in hidden if text in words and text not in printed] == []
    assert "fostering-contract" not in words
    exempt = " ".join(" ".join(words_of(archive / MEETING / "v0001/exempt")).split())
    assert len([text for text in hidden if text in exempt]) > len(hidden) // 2


def test_a_meeting_is_built_again_byte_for_byte(project: Path) -> None:
    archive = archived(project)
    code, said = told(f"papers rebuild {archive}/{MEETING}/v0001/exempt")
    assert code == 0
    assert re.fullmatch(r"\d\d files the same, 0 differences\n", said)
    code, said = told(f"papers rebuild {archive}/{MEETING}/v0001/open")
    assert code == 2
    assert f"try {archive}/{MEETING}/v0001/exempt" in said


@pytest.mark.parametrize(
    ("command", "code", "message"),
    [
        ("papers archive nowhere --to archive", 2, 'there is no "nowhere"'),
        (f"papers archive {MEETING}", 2, "Missing parameter: to"),
        (f"papers archive {MEETING} --to templates/report.docx", 2, "is a file, not an archive"),
        (f"papers archive {MEETING} --to a --background no.pdf", 2, 'there is no file "no.pdf"'),
        ("papers verify nowhere", 2, 'there is no archive "nowhere"'),
        ("papers verify content", 2, "neither an archive nor a bag"),
        ("papers verify templates --report templates/report.docx", 2, "already"),
        ("papers find words --archive content", 1, "papers catalogue content --rebuild"),
        ("papers find words --archive content --from 2019-13-01", 2, "2019-13-01"),
        ("papers due content", 1, "there is no catalogue"),
        ("papers due content --on tomorrow", 2, "tomorrow"),
        ("papers release content 2019/x --reason y", 2, "has no exempt papers of a meeting"),
        ("papers rebuild nowhere", 2, 'there is no folder "nowhere"'),
        ("papers rebuild content", 1, "it is missing: nothing says what the bag should hold"),
        ("papers catalogue nowhere --rebuild", 2, 'there is no archive "nowhere"'),
    ],
)
def test_what_is_used_wrongly_is_said(project: Path, command: str, code: int, message: str) -> None:
    told_code, said = told(command)
    assert message in said
    assert told_code == code
    assert not list(project.glob("archive/*"))


def test_faults_end_in_exit_code_1_and_json_tells_them(project: Path) -> None:
    archive = archived(project)
    (archive / MEETING / "v0001/open/data/papers/agenda.pdf").unlink()
    code, said = told("papers verify archive --format json --report found.json")
    assert code == 1
    content = json.loads(said)
    assert [fault["message"] for fault in content["faults"]] == ["it is missing"]
    assert (project / "found.json").read_text(encoding="utf-8") == said


def test_yaml_that_was_never_built_is_told(project: Path) -> None:
    (project / f"content/meetings/{MEETING}/draft.yaml").write_text("a: b\n", encoding="utf-8")
    _, said = told(f'papers archive {MEETING} --to archive --nonconforming "as it is"')
    assert "draft.yaml: warning: nothing was built from it; it is not archived" in said
