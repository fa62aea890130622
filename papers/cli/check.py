"""papers check."""

import json
from typing import Annotated

import typer

from papers.cli.output import Format, entry, failed, print_diagnostics, summary
from papers.cli.project import Paths, Strict, checked, start


def check(
    paths: Paths = None,
    form: Annotated[
        Format, typer.Option("--format", help="text for people, json for editors.")
    ] = Format.TEXT,
    strict: Strict = False,
) -> None:
    """Say what is wrong in reports, by file and line, without building them."""
    from papers.build.report import check_report
    from papers.content import find_project, find_reports

    content = find_project(start(paths))
    reports = find_reports(content, paths or [])
    found = checked(reports, content, check_report)
    if form is Format.JSON:
        typer.echo(json.dumps([entry(d) for d in found], ensure_ascii=False, indent=2))
    else:
        print_diagnostics(found)
        typer.echo(summary(len(reports), found), err=True)
    if failed(found, strict=strict):
        raise typer.Exit(1)
