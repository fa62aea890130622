"""papers check."""

import json
from typing import Annotated

import typer

from papers.cli.output import Format, entry, failed, print_diagnostics, summary
from papers.cli.project import Paths, Strict, start


def check(
    paths: Paths = None,
    form: Annotated[
        Format, typer.Option("--format", help="text for people, json for editors.")
    ] = Format.TEXT,
    strict: Strict = False,
    rules: Annotated[
        bool, typer.Option("--rules", help="List every rule, and check nothing.")
    ] = False,
    rule: Annotated[
        str, typer.Option("--explain", metavar="RULE", help="Say what a rule asks, and why.")
    ] = "",
) -> None:
    """Say what is wrong in reports, by file and line, without building them."""
    if rules or rule:
        from papers.cli.rules import explain, show_rules

        explain(rule, start(paths), form) if rule else show_rules(start(paths), form)
        return
    from papers.build.cache import FOLDER, Cache
    from papers.build.workers import READING, Processes
    from papers.content.find import find_papers, find_project

    content = find_project(start(paths))
    meetings, single = find_papers(content, paths or [])
    cache = Cache(content.parent / "build" / FOLDER)
    with Processes(READING) as executor:
        executor.get_ready()
        from papers.build.checking import check_all  # meanwhile

        found = check_all(meetings, single, content, cache, executor)
    if form is Format.JSON:
        typer.echo(json.dumps([entry(d) for d in found], ensure_ascii=False, indent=2))
    else:
        print_diagnostics(found)
        reports = sum(1 for folder in meetings for _ in folder.glob("*/report.yaml")) + len(single)
        typer.echo(summary(reports, found), err=True)
    if failed(found, strict=strict):
        raise typer.Exit(1)
