"""Every file in tests/wrong holds a mistake, and at its end the messages that it should bring.

`# plays: report.yaml` says which file of the small project it stands for; a section otherwise.
`# beside: council.yaml {name: …}` writes another file, in one line.
"""

import re
from pathlib import Path

import pytest

from papers.check import MEETING_RULES, RULES
from tests.unit.content.conftest import FILES

WRONG = Path(__file__).parents[2] / "wrong"
EXPECT = "# expect: "
PLAYS = "# plays: "
BESIDE = "# beside: "


def _comments(content: bytes, start: str) -> list[str]:
    lines = content.decode(errors="replace").splitlines()
    return [line.removeprefix(start) for line in lines if line.startswith(start)]


def _play(project, content: bytes) -> str:
    """Put a mistake in its place; the name of the file that it stands for."""
    name = (_comments(content, PLAYS) or ["section.yaml"])[0]
    project.write(name, content)
    for beside in _comments(content, BESIDE):
        project.write(*beside.split(maxsplit=1))
    return name


@pytest.mark.parametrize("path", sorted(WRONG.iterdir()), ids=lambda path: path.stem)
def test_a_mistake_is_explained_at_its_place(path, project, request):
    content = path.read_bytes()
    name = _play(project, content)
    messages = [
        re.sub(f"^(content/)?(meetings/first/)?{re.escape(name)}:", "", message)
        for message in project.messages()
    ]
    if request.config.getoption("--update"):
        _rewrite(path, content, messages)
        return
    assert messages == _comments(content, EXPECT)


def _rewrite(path: Path, content: bytes, messages: list[str]) -> None:
    kept = [
        line for line in content.splitlines(keepends=True) if not line.startswith(EXPECT.encode())
    ]
    path.write_bytes(b"".join(kept) + "".join(f"{EXPECT}{m}\n" for m in messages).encode())


def test_every_rule_has_its_mistake(project):
    broken = set()
    for path in sorted(WRONG.iterdir()):
        for name, text in FILES.items():
            project.write(name, text)
        _play(project, path.read_bytes())
        broken |= {each.rule for each in project.found()}
    assert {rule.name for rule in (*RULES, *MEETING_RULES)} - broken == set()


def test_there_are_enough_mistakes():
    assert len(list(WRONG.iterdir())) >= 30
