"""papers build."""

from pathlib import Path
from typing import Annotated

import typer

from papers.cli.output import Progress, print_diagnostics, shown, stop_on
from papers.cli.project import Paths, Strict, checked, start
from papers.diagnostics import Diagnostic, in_order


def build(
    paths: Paths = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Where to write; build/ by default.")
    ] = None,
    strict: Strict = False,
) -> None:
    """Make the Word file and the PDF of each report."""
    from papers.build.report import build_report, check_report
    from papers.content import find_project, find_reports

    content = find_project(start(paths))
    reports = find_reports(content, paths or [])
    stop_on(checked(reports, content, check_report), strict=strict)
    target = output or content.parent / "build"
    warnings: list[Diagnostic] = []
    with Progress(len(reports)) as progress:
        for folder in reports:
            progress(folder.name)
            built = build_report(folder, content, target)
            warnings += built.warnings
            typer.echo(shown(built.docx))
            typer.echo(shown(built.pdf))
    print_diagnostics(in_order(warnings))
