"""Rules of other programs, installed as they are: a module and its dist-info on sys.path."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
GUIDE = (ROOT / "docs/rules.md").read_text(encoding="utf-8")
(MODULE,) = re.findall(r"^```python\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
(ENTRY,) = re.findall(r'^(shouting = )"(.*)"$', GUIDE, re.MULTILINE)
SHOUTING = "".join(ENTRY)
BROKEN = """
TAKEN = Rule("bare-reason", "house style", Severity.ERROR, shouting)
FAILING = Rule("failing", "house style", Severity.ERROR, lambda report, known: 1 / 0)
WORDY = Rule("wordy", "house style", Severity.ERROR, lambda report, known: ["wrong"])
NO_RULE = "a text"
"""


def install(place: Path, *entry_points: str) -> None:
    """A distribution as pip leaves it behind."""
    (place / "styleguide.py").write_text(MODULE + BROKEN)
    info = place / "styleguide-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: styleguide\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[papers.rules]\n" + "\n".join(entry_points) + "\n")


def project(place: Path, title: str = "AN UPDATE", settings: str = "") -> Path:
    report = place / "content/meetings/first/update"
    report.mkdir(parents=True)
    (place / "content/committees").mkdir()
    files = {
        "council.yaml": (
            f"name: C\ncalendar: parish\n{settings}report-types: {{update: {{template: r.docx}}}}\n"
        ),
        "committees/select.yaml": "name: Select Committee\n",
        "meetings/first/meeting.yaml": (
            "committee: select\ndate: 2019-10-23\nitems: [{report: update}]\n"
        ),
        "meetings/first/update/report.yaml": (
            f"title: {title}\ntype: update\nreport-by: D\noutline: [section]\n"
        ),
        "meetings/first/update/section.yaml": "heading: A\ncontent: [Words.]\n",
    }
    for name, text in files.items():
        (place / "content" / name).write_text(text)
    return place


def check(place: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "papers", "check", *arguments],
        cwd=place,
        env={"PYTHONPATH": f"{place}:{ROOT}"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_an_installed_rule_is_held_against_reports(tmp_path: Path) -> None:
    install(tmp_path, SHOUTING)
    result = check(project(tmp_path))
    assert result.stderr.splitlines() == [
        (
            "content/meetings/first/update/report.yaml:1:1: warning: the title shouts; "
            "write it in small letters"
        ),
        "1 report, 0 errors, 1 warning",
    ]


def test_several_broken_ones_are_named_at_once(tmp_path: Path) -> None:
    install(tmp_path, "a = styleguide:NO_RULE", "b = styleguide:TAKEN", SHOUTING)
    lines = check(project(tmp_path)).stderr.splitlines()
    assert [line.split('"')[1] for line in lines] == ["a", "b"]


def test_a_council_sets_how_much_it_matters(tmp_path: Path) -> None:
    install(tmp_path, SHOUTING)
    result = check(project(tmp_path, settings="checks: {shouting-title: off}\n"))
    assert (result.stderr, result.returncode) == ("1 report, 0 errors, 0 warnings\n", 0)


def test_it_is_listed_and_explained(tmp_path: Path) -> None:
    install(tmp_path, SHOUTING)
    listed = check(project(tmp_path, settings="checks: {shouting-title: error}\n"), "--rules")
    assert (
        "  shouting-title: error (house style, 4.2)\n      A title does not shout.\n"
        in listed.stdout
    )
    explained = check(tmp_path, "--explain", "shouting-title")
    assert "Capitals are read aloud letter by letter." in explained.stdout


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("x = nowhere:RULE", "cannot be loaded: ModuleNotFoundError: No module named 'nowhere'"),
        ("x = styleguide:NO_RULE", "is a str, not a Rule or MeetingRule"),
        ("x = styleguide:TAKEN", 'has a name that is taken: "bare-reason"'),
        ("x = styleguide:WORDY", "yields what is no Diagnostic"),
        ("x = styleguide:FAILING", "failed: ZeroDivisionError: division by zero"),
    ],
)
def test_a_broken_one_is_named_in_a_sentence(tmp_path: Path, entry: str, message: str) -> None:
    install(tmp_path, entry)
    result = check(project(tmp_path))
    assert result.stderr == (
        f'papers: the rule "x" of "styleguide" {message}; mend or uninstall it\n'
    )
    assert (result.stdout, result.returncode) == ("", 1)
