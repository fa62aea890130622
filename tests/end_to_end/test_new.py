"""First steps: what `papers new` writes, from an installed wheel too."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft7Validator

from papers.check import check_meeting
from papers.cli import run
from papers.content.kinds import KINDS
from papers.content.meeting import read_meeting
from papers.content.report import read_report
from papers.content.starters.report import BODIES
from tests.unit.content.test_json_schemas import SCHEMAS, load

ROOT = Path(__file__).parents[2]
MEETING = "2026-05-06-full"
FOLDER = f"content/meetings/{MEETING}"


@pytest.fixture
def council(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A new council, with its name filled in; the current folder."""
    monkeypatch.chdir(tmp_path)
    assert run(["new", "council", "sample-town"]) == 0
    project = tmp_path / "sample-town"
    fill(project / "content/council.yaml", "name:", "name: Sample Town Council")
    fill(project / "content/committees/full-council.yaml", "name:", "name: Full Council")
    fill(project / "content/committees/full-council.yaml", "  -", "  - Ada Sample (Chair)")
    fill(project / "content/committees/full-council.yaml", "  name:", "  name: Gwen Sample")
    fill(
        project / "content/committees/full-council.yaml", "  email:", "  email: gwen@sample.example"
    )
    monkeypatch.chdir(project)
    return project


def fill(path: Path, blank: str, filled: str) -> None:
    lines = path.read_text("utf-8").splitlines()
    assert blank in lines
    path.write_text("\n".join(filled if line == blank else line for line in lines), "utf-8")


def begin(*report: str) -> None:
    assert (
        run(["new", "meeting", MEETING, "--committee", "full-council", "--date", "2026-05-06"]) == 0
    )
    assert run(["new", "report", "budget", *report]) == 0


def test_a_new_report_lacks_only_what_its_author_fills_in(council: Path) -> None:
    begin()
    found = read_report(council / FOLDER / "budget", council / "content").diagnostics
    assert [str(each).split("/")[-1] for each in found if "budget/" in each.where.file] == [
        "background-papers.yaml:8:4: error: nothing stands here",
        "background.yaml:7:4: error: nothing stands here",
        "equality-duty.yaml:8:4: error: nothing stands here",
        "financial-implications.yaml:7:4: error: nothing stands here",
        "recommendations.yaml:7:4: error: nothing stands here",
        'report.yaml:6:1: error: nothing stands after "title:"',
        'report.yaml:12:1: error: nothing stands after "report-by:"',
        "summary.yaml:8:4: error: nothing stands here",
    ]


def test_filled_in_it_is_built(council: Path) -> None:
    begin()
    fill(council / FOLDER / "meeting.yaml", "time:", "time: 10:30")
    fill(council / FOLDER / "meeting.yaml", "venue:", "venue: Town Hall")
    fill(council / FOLDER / "meeting.yaml", "  - standard: minutes", "  - report: budget")
    report = council / FOLDER / "budget"
    fill(report / "report.yaml", "title:", "title: The Budget")
    fill(report / "report.yaml", "report-by:", "report-by: the Clerk")
    for path in report.glob("*.yaml"):
        if path.name != "report.yaml":
            fill(path, "  -", "  - note that the budget is balanced.")
    meeting = read_meeting(council / FOLDER, council / "content")
    assert meeting.meeting is not None
    assert [*meeting.diagnostics, *check_meeting(meeting.meeting)] == []
    assert run(["build", MEETING]) == 0
    assert (council / f"build/{MEETING}/budget.pdf").read_bytes().startswith(b"%PDF")


def test_every_key_is_explained_and_every_file_names_its_schema(council: Path) -> None:
    begin()
    files = [*council.glob("content/**/*.yaml")]
    assert len(files) == 10
    for path in files:
        first, *lines = path.read_text("utf-8").splitlines()
        schema = first.removeprefix("# yaml-language-server: $schema=")
        assert (path.parent / schema).resolve().is_relative_to(council / "schemas")
        assert (path.parent / schema).is_file()
        keys = [n for n, line in enumerate(lines) if line.lstrip("#")[:1].isalpha()]
        keys = [n for n in keys if not lines[n].startswith("# ")]
        assert keys
        assert all(lines[n - 1].startswith("# ") for n in keys)


@pytest.mark.parametrize(
    ("file", "schema"),
    [
        ("content/council.yaml", "council"),
        ("content/committees/full-council.yaml", "committee"),
        (f"{FOLDER}/meeting.yaml", "meeting"),
        (f"{FOLDER}/budget/report.yaml", "report"),
        (f"{FOLDER}/budget/summary.yaml", "section-summary"),
        (f"{FOLDER}/budget/recommendations.yaml", "section-recommendations"),
    ],
)
def test_keys_behind_a_sign_can_be_used_as_they_stand(
    council: Path, file: str, schema: str
) -> None:
    begin()
    lines = (council / file).read_text("utf-8").splitlines()
    behind = load("\n".join(line[1:] for line in lines if re.match(r"#(?=\S|  )", line)))
    typed = load((council / file).read_text("utf-8"))
    assert {*behind, *typed, "kind"} == {*SCHEMAS[schema]["properties"], "kind"}
    examples = {key: value for key, value in behind.items() if value is not None}
    lenient = SCHEMAS[schema] | {"required": []}
    assert [error.message for error in Draft7Validator(lenient).iter_errors(examples)] == []


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_section_begins_with_blanks(council: Path, kind: str) -> None:
    types = (
        f"report-types:\n  t:\n    template: report.docx\n    sections: {{s: {{kind: {kind}}}}}\n"
    )
    (council / "content/council.yaml").write_text(f"name: A\n{types}", "utf-8")
    begin()
    path = council / FOLDER / "budget/s.yaml"
    assert all(f"\n{lines}\n" in path.read_text("utf-8") for lines in BODIES[kind].values())
    found = read_report(path.parent, council / "content").diagnostics
    own = [each.message for each in found if each.where.file.endswith("s.yaml")]
    assert own
    assert all(message.startswith("nothing stands") for message in own)


def test_fields_of_the_type_stand_in_the_report(council: Path) -> None:
    types = (
        "report-types:\n  t:\n    template: report.docx\n    fields:\n"
        "      wards: Wards affected\n      key: {label: Key decision, required: yes}\n"
    )
    (council / "content/council.yaml").write_text(f"name: A\n{types}", "utf-8")
    begin()
    text = (council / FOLDER / "budget/report.yaml").read_text("utf-8")
    assert "fields:\n  # Wards affected\n  #wards:\n  # Key decision\n  key:\n" in text


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["council", "."], "is there already and not empty; nothing was written"),
        (["council", "Town Hall"], '"Town Hall" cannot be a name here: it has letters, digits'),
        (["council", "con"], '"con" is kept for another use'),
        (["meeting", "m", "--committee", "ful-council", "--date", "2026-05-06"],
         'there is no committee "ful-council"; did you mean "full-council"?'),
        (["meeting", "m", "--committee", "full-council", "--date", "6 May"],
         '"6 May" is not a date; write it as 2026-05-06'),
        (["meeting", "../m", "--committee", "full-council", "--date", "2026-05-06"],
         "cannot be a name here"),
        (["meeting", MEETING.upper(), "--committee", "full-council", "--date", "2026-05-06"],
         "there is already a"),
        (["report", "budget"], 'there is already a "budget"; nothing was written'),
        (["report", "agenda"], '"agenda" is kept for another use'),
        (["report", "plan", "--type", "reprt"], 'no report type "reprt"; did you mean "report"?'),
        (["report", "plan", "--meeting", "may"], 'there is no meeting "may"; known are'),
    ],
)  # fmt: skip
def test_wrong_use_is_told(
    council: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    begin()
    before = sorted(council.rglob("*"))
    assert run(["new", *arguments]) == 2
    assert message in capsys.readouterr().err
    assert sorted(council.rglob("*")) == before


def test_what_a_new_council_lacks_is_told_before_there_is_a_meeting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    run(["new", "council", "sample"])
    monkeypatch.chdir(tmp_path / "sample")
    capsys.readouterr()
    assert run(["check"]) == 1
    assert capsys.readouterr().err.splitlines() == [
        'content/committees/full-council.yaml:5:1: error: nothing stands after "name:"',
        "content/committees/full-council.yaml:10:4: error: nothing stands here",
        'content/committees/full-council.yaml:14:3: error: nothing stands after "name:"',
        'content/committees/full-council.yaml:15:3: error: nothing stands after "email:"',
        'content/council.yaml:6:1: error: nothing stands after "name:"',
        "0 reports, 5 errors, 0 warnings",
    ]


def test_nothing_is_begun_while_the_council_is_blank(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    run(["new", "council", "sample"])
    monkeypatch.chdir(tmp_path / "sample")
    assert run(["new", "meeting", "m", "--committee", "full-council", "--date", "2026-05-06"]) == 1
    assert (
        'content/council.yaml:6:1: error: nothing stands after "name:"' in capsys.readouterr().err
    )


def test_schemas_are_written_anew_and_settings_kept(council: Path) -> None:
    (council / "schemas/report.json").write_text("old")
    (council / ".vscode/settings.json").write_text("mine")
    assert run(["schema"]) == 0
    assert '"report-by"' in (council / "schemas/report.json").read_text("utf-8")
    assert (council / ".vscode/settings.json").read_text() == "mine"


def test_an_installed_program_brings_its_templates(tmp_path: Path) -> None:
    source, wheels, target = tmp_path / "source", tmp_path / "wheels", tmp_path / "target"
    for name in ("papers", "templates"):
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "setup.py", "MANIFEST.in", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check"]
    plain = ["-q", "--no-deps", "--no-index"]
    subprocess.run(
        [*pip, "wheel", *plain, "--no-build-isolation", "-w", wheels, source], check=True
    )
    wheel = next(wheels.glob("*.whl"))
    subprocess.run([*pip, "install", *plain, "--target", target, wheel], check=True)
    environment = {**os.environ, "PYTHONPATH": str(target)}
    papers = [sys.executable, "-P", "-m", "papers"]
    template = ["template", "sample-town/templates/report.docx", "--sample", "sample.pdf"]
    for command in (["new", "council", "sample-town"], template):
        subprocess.run([*papers, *command], check=True, cwd=tmp_path, env=environment)
    assert (tmp_path / "sample.pdf").is_file()
    made = tmp_path / "sample-town/templates"
    assert {path.name for path in made.iterdir()} == {
        path.name for path in (ROOT / "templates").iterdir()
    }
