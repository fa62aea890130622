"""papers check --rules and --explain."""

import json
import subprocess
import sys
from pathlib import Path

from papers.check import MEETING_RULES, RULES

PROJECT = Path(__file__).parents[2]


def check(*arguments: str, cwd: Path = PROJECT) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "papers", "check", *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)


def test_every_rule_is_listed_with_its_source_and_what_it_asks() -> None:
    lines = check("--rules").stdout.splitlines()
    names = [line.split(":")[0].strip() for line in lines if line.endswith(")")]
    assert names == [rule.name for rule in (*RULES, *MEETING_RULES)]
    start = lines.index(
        "  bare-reason: error (Equality Act 2010 s.149, Crime and Disorder Act 1998 s.17, Human Rights Act 1998)"
    )
    assert lines[start + 1] == "      An implication says why nothing applies."


def test_the_list_says_what_the_council_sets(tmp_path: Path) -> None:
    entries = {
        each["name"]: each for each in json.loads(check("--rules", "--format", "json").stdout)
    }
    assert entries["background-papers"] == {
        "name": "background-papers",
        "about": "report",
        "severity": "off",
        "source": "Local Government Act 1972, s.100D(1)",
        "asks": "A report says on which background papers it relies, or that there are none.",
    }
    assert "  background-papers: warning (" in check("--rules", cwd=tmp_path).stdout


def test_a_broken_council_is_told_before_its_rules(tmp_path: Path) -> None:
    (tmp_path / "council.yaml").write_text("name: C\nchecks: {link-text: loud}\nreport-types: {}\n")
    result = check("--rules", cwd=tmp_path)
    assert result.stderr == (
        'council.yaml:2:21: error: "loud" is not one of the choices; '
        'choose "off", "warning" or "error"\n'
    )
    assert (result.stdout, result.returncode) == ("", 1)


def test_a_rule_is_explained_with_its_source() -> None:
    assert check("--explain", "table-header").stdout == (
        "table-header, for each report: error\n"
        "  A table has a header row, or its first column heads its rows.\n\n"
        "  Without either, a cell that is read aloud is a word or a figure of nothing.\n\n"
        "  Source: SI 2018/952 with WCAG 2.2, 1.3.1; ISO 14289-1, 7.5\n"
    )


def test_a_misspelt_rule_is_not_explained() -> None:
    result = check("--explain", "table-heder")
    assert result.stderr == 'papers: there is no rule "table-heder"; did you mean "table-header"?\n'
    assert result.returncode == 2
