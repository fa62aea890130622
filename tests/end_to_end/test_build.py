"""From the sample council's section files to a Word file and a PDF."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator
from support.tagtree import page_texts, tree
from support.verapdf import assert_conforms

from papers.build.report import build_report, check_report
from papers.cli import app as cli
from papers.word.words import words

PROJECT = Path(__file__).parents[2]
REPORT = PROJECT / "content/meetings/2019-10-23-cyps-select/children-first"
NAME = "2019-10-23-cyps-select/children-first"


def papers(
    *arguments: str | Path, cwd: Path, encoding: str = "utf-8"
) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own, as a user does."""
    command = [sys.executable, "-m", "papers", *map(str, arguments)]
    terminal = os.environ | {"PYTHONIOENCODING": encoding}
    return subprocess.run(
        command, cwd=cwd, capture_output=True, encoding=encoding, check=False, env=terminal
    )


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("build")
    build_report(REPORT, PROJECT / "content", output)
    return output / NAME


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy that a test may spoil."""
    for folder in ("content", "templates"):
        shutil.copytree(PROJECT / folder, tmp_path / folder)
    return tmp_path


def digests(folder: Path) -> dict[str, str]:
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_the_sample_has_nothing_wrong() -> None:
    assert check_report(REPORT, PROJECT / "content")[1] == ()


def test_the_pdf_conforms_to_pdf_ua_1_and_pdf_a_2a(built: Path) -> None:
    assert_conforms(built.with_suffix(".pdf"))


def test_the_word_file_is_valid(built: Path) -> None:
    assert OpenXmlValidator().validate(built.with_suffix(".docx")).errors == []


def test_the_tag_tree_is_as_reviewed(built: Path, golden: Callable[[str, str], None]) -> None:
    golden("sample/tags.txt", tree(built.with_suffix(".pdf").read_bytes()))


def test_the_pages_are_as_reviewed(built: Path, golden: Callable[[str, str], None]) -> None:
    pages = page_texts(built.with_suffix(".pdf").read_bytes())
    golden("sample/pages.txt", "\n\f\n".join(pages) + "\n")


def test_word_file_and_pdf_have_the_same_words(built: Path) -> None:
    docx = Counter(words(built.with_suffix(".docx").read_bytes()))
    pdf = " ".join(page_texts(built.with_suffix(".pdf").read_bytes()))
    assert not [word for word in docx if word not in pdf]


def test_equal_content_gives_equal_bytes(built: Path, tmp_path: Path) -> None:
    build_report(REPORT, PROJECT / "content", tmp_path)
    assert digests(tmp_path) == digests(built.parent)


def test_the_command_prints_what_it_made(project: Path) -> None:
    result = papers("build", "2019-10-23-cyps-select/children-first", cwd=project)
    assert result.stdout.split() == [f"build/{NAME}.docx", f"build/{NAME}.pdf"]
    assert (result.stderr, result.returncode) == ("", 0)


def test_a_mistake_is_told_by_line_and_leaves_the_last_good_files(project: Path) -> None:
    papers("build", REPORT.relative_to(PROJECT), cwd=project)
    before = digests(project / "build")
    file = project / REPORT.relative_to(PROJECT) / "focus-for-scrutiny.yaml"
    file.write_text(file.read_text("utf-8").replace("@commissioner", "@comissioner"), "utf-8")
    result = papers("build", REPORT.relative_to(PROJECT), cwd=project)
    place = f"{file.relative_to(project).as_posix()}:"
    assert result.stderr.startswith(place)
    assert 'did you mean "@commissioner"?' in result.stderr
    assert (result.stdout, result.returncode) == ("", 1)
    assert digests(project / "build") == before


@pytest.mark.skipif(os.name == "nt", reason="there are no limits to set there")
def test_on_a_full_disk_the_file_is_named_and_the_last_good_files_stay(project: Path) -> None:
    papers("build", NAME, cwd=project)
    before = digests(project / "build" / NAME)
    script = f"""if True:
        import resource, runpy, sys
        resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, 30_000))
        sys.argv[1:] = ["build", "{NAME}"]
        runpy.run_module("papers", run_name="__main__")
    """
    with (project / "content/meetings" / NAME / "summary.yaml").open("a") as section:
        section.write("  - One more paragraph.\n")
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=project, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "children-first.pdf: File too large; make room on the disk, then run it" in done.stderr
    assert digests(project / "build" / NAME) == before


def test_what_a_terminal_cannot_show_is_written_otherwise(project: Path) -> None:
    section = project / REPORT.relative_to(PROJECT) / "risks.yaml"
    section.write_text("heading: Risks\nrisk “x”: y\n", "utf-8")
    told = papers("check", cwd=project, encoding="latin-1").stderr
    assert "\\u201cx\\u201d" in told
    assert "1 error" in told


def test_a_template_that_is_no_word_file_is_told(project: Path) -> None:
    (project / "templates/report.docx").write_text("a note")
    told = papers("build", cwd=project)
    assert "report.docx: error: the template is not a Word document" in told.stderr
    assert told.returncode == 1


def test_a_report_that_is_not_there_is_told_once_and_counted(project: Path) -> None:
    agenda = project / REPORT.parent.relative_to(PROJECT) / "meeting.yaml"
    agenda.write_text(
        agenda.read_text("utf-8").replace("report: family-hubs", "report: family-hub")
    )
    told = papers("check", cwd=project).stderr.splitlines()
    assert [line.split("error: ")[1] for line in told[:-1]] == [
        'there is no report "family-hub" beside meeting.yaml; did you mean "family-hubs"?'
    ]
    assert told[-1] == "3 reports, 1 error, 0 warnings"


def test_check_speaks_json_to_editors(project: Path) -> None:
    file = project / REPORT.relative_to(PROJECT) / "summary.yaml"
    file.write_text("knid: summary\ncontent: [Words.]\n", "utf-8")
    result = papers("check", "--format", "json", REPORT.relative_to(PROJECT), cwd=project)
    found = json.loads(result.stdout)
    assert found[0]["file"].endswith("children-first/summary.yaml")
    assert (found[0]["line"], found[0]["column"], found[0]["severity"]) == (1, 1, "error")
    assert result.returncode == 1


@pytest.mark.parametrize(
    ("arguments", "words_of_it"),
    [
        (["build", "nowhere"], 'there is no "nowhere"'),
        (["bild"], "No such command"),
        (["check", "--fromat", "json"], "No such option"),
        (["convert", "nothing.docx"], 'there is no file "nothing.docx"'),
    ],
)
def test_wrong_use_is_told_and_exits_with_2(
    project: Path, arguments: list[str], words_of_it: str
) -> None:
    result = papers(*arguments, cwd=project)
    assert words_of_it in result.stderr
    assert (result.stdout, result.returncode) == ("", 2)


def test_outside_a_project_it_says_what_is_missing(tmp_path: Path) -> None:
    result = papers("build", cwd=tmp_path)
    assert "council.yaml" in result.stderr
    assert result.returncode == 2


def test_it_says_its_version_and_helps_with_examples(tmp_path: Path) -> None:
    assert papers("--version", cwd=tmp_path).stdout.startswith("papers ")
    assert "Examples:" in papers("build", "--help", cwd=tmp_path).stdout


def test_a_file_that_another_program_holds_is_told_with_what_to_do(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", "agenda.pdf")

    monkeypatch.setattr(cli, "app", fails)
    assert cli.run(["build"]) == 1
    told = "papers: agenda.pdf: Permission denied; close it in other programs, or ask for"
    assert capsys.readouterr().err.startswith(told)


def test_a_fault_of_ours_is_reported_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(cli, "app", fails)
    assert cli.run(["build"]) == 1
    told = capsys.readouterr().err
    assert "Traceback" not in told
    report = Path(told.split("the file ")[1].split(" and the")[0])
    assert "ZeroDivisionError" in report.read_text("utf-8")
    report.unlink()


@pytest.mark.parametrize(
    ("report", "made"),
    [
        ("children-first", ["children-first"]),
        ("family-hubs", ["family-hubs", "not-for-publication/family-hubs"]),
        ("fostering-contract", ["not-for-publication/fostering-contract"]),
    ],
)
def test_what_is_exempt_goes_to_a_folder_of_its_own(
    report: str, made: list[str], tmp_path: Path
) -> None:
    built = build_report(REPORT.parent / report, PROJECT / "content", tmp_path)
    paths = [path.relative_to(tmp_path / REPORT.parent.name) for path in built.files]
    assert [path.as_posix() for path in paths] == [
        f"{name}{suffix}" for name in made for suffix in (".docx", ".pdf")
    ]
    for path in built.files[1::2]:
        marked = ["Not for publication" in text for text in page_texts(path.read_bytes())]
        assert all(marked) if "not-for-publication" in path.parts else not any(marked)
