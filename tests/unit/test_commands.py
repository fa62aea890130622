"""docs/commands.md names every command and option; `pytest --update` writes it anew."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from papers.cli import run
from papers.cli.app import app

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs/commands.md"
HEAD = """\
# Commands

Every command and option, made from what `papers COMMAND --help` says. Results go to standard output,
diagnostics to standard error. Exit codes: 0 done, 1 something in the content is wrong, 2 the command
was used wrongly.
"""


# Commands are typer's own kind of click's; so they are known by what they have.
def commands(group: Any, name: str = "papers") -> Iterator[tuple[str, Any]]:
    for short, command in sorted(group.commands.items()):
        if hasattr(command, "commands"):
            yield from commands(command, f"{name} {short}")
        else:
            yield f"{name} {short}", command


COMMANDS = dict(commands(typer.main.get_command(app)))


def described(name: str, command: Any) -> str:
    """A command as the page has it: what it does, its arguments and options, examples."""
    rows = [f"| {named(each)} | {' '.join((each.help or '').split())} |" for each in command.params]
    examples = re.split(r"   +", (command.epilog or "").split(":", 1)[-1].strip())
    parts = [
        f"## {name}\n\n{' '.join((command.help or '').split())}\n",
        "| argument or option | means |\n| --- | --- |\n" + "\n".join(rows) + "\n" if rows else "",
        "```sh\n" + "\n".join(examples) + "\n```\n",
    ]
    return "\n".join(filter(None, parts))


def named(parameter: Any) -> str:
    if parameter.param_type_name == "argument":
        return f"`{parameter.metavar or parameter.name.upper()}`"
    return " ".join(f"`{option}`" for option in sorted(parameter.opts, key=len))


@pytest.fixture(scope="module")
def page(request: pytest.FixtureRequest) -> str:
    if request.config.getoption("--update"):
        parts = (described(name, command) for name, command in COMMANDS.items())
        PAGE.write_text("\n".join((HEAD, *parts)), encoding="utf-8")
    return PAGE.read_text("utf-8")


@pytest.mark.parametrize("name", COMMANDS)
def test_the_page_has_the_command_as_it_is(name: str, page: str) -> None:
    assert described(name, COMMANDS[name]) in page


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_and_its_options_say_what_they_are_for(name: str) -> None:
    command = COMMANDS[name]
    assert command.help
    assert all(parameter.help for parameter in command.params)
    assert re.match(rf"Examples?:  {name}\b", command.epilog or "")


def test_no_page_names_a_command_that_is_not_there() -> None:
    pages = [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]
    code = [
        c for p in pages for c in re.findall(r"```.*?```|`[^`]+`", p.read_text("utf-8"), re.DOTALL)
    ]
    found = set(re.findall(r"\bpapers ((?:new )?[a-z]+)\b", "\n".join(code)))
    assert {f"papers {name}" for name in found} - set(COMMANDS) == set()


def test_help_lists_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--help"]) == 0
    said = capsys.readouterr().out
    assert all(name.split()[1] in said for name in COMMANDS)
