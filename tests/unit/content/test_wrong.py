"""Every file in tests/wrong holds a mistake, and at its end the messages that it should bring.

`# plays: report.yaml` says which file of the small project it stands for; a section otherwise.
"""

import re
from pathlib import Path

import pytest

WRONG = Path(__file__).parents[2] / "wrong"
EXPECT = "# expect: "
PLAYS = "# plays: "


def _comments(content: bytes, start: str) -> list[str]:
    lines = content.decode(errors="replace").splitlines()
    return [line.removeprefix(start) for line in lines if line.startswith(start)]


@pytest.mark.parametrize("path", sorted(WRONG.iterdir()), ids=lambda path: path.stem)
def test_a_mistake_is_explained_at_its_place(path, project, request):
    content = path.read_bytes()
    name = (_comments(content, PLAYS) or ["section.yaml"])[0]
    project.write(name, content)
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


def test_there_are_enough_mistakes():
    assert len(list(WRONG.iterdir())) >= 30
