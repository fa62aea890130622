"""papers watch: what is saved is built again, and what is wrong is told meanwhile."""

import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from papers.build.watching import Rebuilt, watch
from papers.cli import run

ROOT = Path(__file__).parents[2]
MEETING = "content/meetings/2026-05-06-planning"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The second council, with its report twice."""
    shutil.copytree(ROOT / "tests/second", tmp_path, dirs_exist_ok=True)
    shutil.copytree(tmp_path / MEETING / "mill-lane", tmp_path / MEETING / "other")
    agenda = tmp_path / MEETING / "meeting.yaml"
    agenda.write_text(agenda.read_text("utf-8") + "  - report: other\n", "utf-8")
    return tmp_path


@pytest.fixture
def seen(project: Path) -> Iterator[Rebuilt]:
    """What is rebuilt; nothing else happens between two looks than what a test does."""
    rebuilt = watch(project / MEETING, project / "content", project / "build", lambda: None)
    assert [next(rebuilt).report, next(rebuilt).report] == ["mill-lane", "other"]
    yield rebuilt
    rebuilt.close()


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_a_report_is_built_again_alone(project: Path, seen: Iterator[Rebuilt]) -> None:
    change(project / MEETING / "other/site.yaml", "0.46", "0.64")
    made = next(seen)
    assert made.report == "other"
    assert [path.suffix for path in made.files] == [".docx", ".pdf"]


def test_what_is_wrong_is_told_and_the_last_files_stay(
    project: Path, seen: Iterator[Rebuilt]
) -> None:
    pdf = project / "build/2026-05-06-planning/other.pdf"
    before = pdf.read_bytes()
    change(project / MEETING / "other/site.yaml", "content:", "contnet:")
    made = next(seen)
    assert made.files == ()
    assert [each.hint for each in made.diagnostics] == ['did you mean "content"?']
    assert pdf.read_bytes() == before
    change(project / MEETING / "other/site.yaml", "contnet:", "content:")
    assert next(seen).files


@pytest.mark.parametrize("name", ["content/council.yaml", "templates/report.docx"])
def test_what_concerns_all_builds_all(project: Path, seen: Iterator[Rebuilt], name: str) -> None:
    (project / name).touch()
    assert [next(seen).report, next(seen).report] == ["mill-lane", "other"]


def test_an_agenda_that_names_no_report_is_told(project: Path, seen: Iterator[Rebuilt]) -> None:
    change(project / MEETING / "meeting.yaml", "report: other", "report: othre")
    made = next(seen)
    assert made.files == ()
    assert [each.hint for each in made.diagnostics] == ['did you mean "other"?']


@pytest.fixture
def stoppable() -> Iterator[None]:
    """Ctrl+C reaches what is started, though it be ignored above, as under nohup."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no Ctrl+C to send to a process")
@pytest.mark.usefixtures("stoppable")
def test_the_command_goes_on_until_it_is_stopped(project: Path) -> None:
    command = [sys.executable, "-u", "-m", "papers", "watch", "2026-05-06-planning"]
    with subprocess.Popen(
        command, cwd=project, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        try:
            assert process.stdout is not None
            for _ in range(4):
                assert process.stdout.readline().startswith("build/2026-05-06-planning/")
            change(project / MEETING / "other/site.yaml", "0.46", "0.64")
            assert process.stdout.readline() == "build/2026-05-06-planning/other.docx\n"
            process.send_signal(signal.SIGINT)
            assert process.wait(20) == 0
        finally:
            process.kill()


def test_wrong_use_is_told(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project)
    assert run(["watch", "no-such-meeting"]) == 2
