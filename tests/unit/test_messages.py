"""docs/messages.md shows every message that an author can meet; `pytest --update` writes it anew."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs/messages.md"
EXPECTED = re.compile(r"# expect: (\S+?):? (error|warning): (.*)")
HEAD = """\
# Messages

What `papers check` says of mistakes, each met in a small file of `tests/wrong`, where the whole
mistake can be seen. What comes after the semicolon says how to mend it.

| mistake in | line | message |
| --- | --- | --- |
"""


def rows() -> list[str]:
    found = []
    for path in sorted((ROOT / "tests/wrong").glob("*.yaml")):
        for line in path.read_text("utf-8", errors="replace").splitlines():
            if told := EXPECTED.match(line):
                place, severity, words = told.groups()
                shown = words.replace("|", "\\|")
                found.append(f"| {path.stem} | {place} | {severity}: {shown} |\n")
    return found


def test_every_message_is_shown(request: pytest.FixtureRequest) -> None:
    made = HEAD + "".join(rows())
    if request.config.getoption("--update"):
        PAGE.write_text(made, "utf-8")
    assert made.count("\n| ") > len(list((ROOT / "tests/wrong").glob("*.yaml")))
    assert made == PAGE.read_text("utf-8")
