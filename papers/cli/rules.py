"""What papers check --rules and --explain print."""

import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from textwrap import indent
from typing import TYPE_CHECKING

import typer

from papers.cli.output import Format
from papers.diagnostics import UsageError, did_you_mean

if TYPE_CHECKING:
    from papers.check import Listed

KEYS = ("name", "about", "severity", "source", "asks")


def show_rules(place: Path, form: Format) -> None:
    """Every rule in a line or two, as grave as the council around a place says."""
    rules = _rules(place)
    if form is Format.JSON:
        _show_json([{key: asdict(rule)[key] for key in KEYS} for rule in rules])
        return
    for about in dict.fromkeys(rule.about for rule in rules):
        typer.echo(f"For each {about}:")
        for rule in rules:
            if rule.about == about:
                typer.echo(f"  {rule.name}: {rule.severity} ({rule.source})\n      {rule.asks}")


def explain(name: str, place: Path, form: Format) -> None:
    """All that the rules of a name have to say of themselves."""
    rules = _rules(place)
    found = [rule for rule in rules if rule.name == name]
    if not found:
        hint = did_you_mean(name, [rule.name for rule in rules])
        raise UsageError(f'there is no rule "{name}"; {hint or "papers check --rules lists all"}')
    if form is Format.JSON:
        _show_json([asdict(rule) for rule in found])
        return
    for rule in found:
        rest = f"\n\n{rule.explains}" if rule.explains else ""
        typer.echo(f"{rule.name}, for each {rule.about}: {rule.severity}")
        typer.echo(indent(f"{rule.asks}{rest}\n\nSource: {rule.source}", "  "))


def _rules(place: Path) -> "tuple[Listed, ...]":
    from papers.check import list_rules
    from papers.content.find import find_project
    from papers.content.setting import read_council

    try:
        content = find_project(place)
    except UsageError:  # the rules are there without a project, too
        return list_rules({})
    return list_rules(read_council(content).checks)


def _show_json(entries: Iterable[object]) -> None:
    typer.echo(json.dumps(list(entries), ensure_ascii=False, indent=2))
