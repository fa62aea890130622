"""papers build."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from papers.cli.output import Progress, counted, print_diagnostics, shown, stop_on
from papers.cli.project import Paths, Strict, start
from papers.diagnostics import Diagnostic, in_order

if TYPE_CHECKING:
    from papers.manifest import Manifest


def build(
    paths: Paths = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Where to write; build/ by default.")
    ] = None,
    strict: Strict = False,
) -> None:
    """Make a meeting's agenda, reports and packs; or single reports."""
    from papers.build.cache import FOLDER, Cache
    from papers.build.meeting import build_meeting
    from papers.build.workers import MAKING, Processes
    from papers.content.find import find_papers, find_project

    content = find_project(start(paths))
    target = output or content.parent / "build"
    meetings, reports = find_papers(content, paths or [])
    cache = Cache(target / FOLDER)
    warnings: list[Diagnostic] = []
    with Processes(MAKING) as executor, Progress() as progress:
        if strict or len(meetings) + len(reports) != 1:  # one tells all that is wrong by itself
            from papers.build.checking import check_all

            found = check_all(meetings, reports, content, cache, executor)
            stop_on(found, strict=strict)
        for folder in reports:
            warnings += _build_report(folder, content, target)
        for folder in meetings:
            meeting = build_meeting(
                folder, content, target, executor=executor, progress=progress, cache=cache
            )
            warnings += meeting.warnings
            if meeting.unchanged:
                typer.echo(f"{folder.name}: nothing has changed", err=True)
            else:
                for path in meeting.files:
                    typer.echo(shown(path))
            typer.echo(f"{folder.name}: {meeting.clock.verdict}", err=True)
            _say_what_is_published(meeting.manifest, meeting.folder)
    print_diagnostics(in_order(warnings))
    if meetings:
        count = counted(len(set(warnings)), "warning")
        typer.echo(f"{counted(len(meetings), 'meeting')}, {count}", err=True)


def _build_report(folder: Path, content: Path, target: Path) -> tuple[Diagnostic, ...]:
    from papers.build.report import build_report

    built = build_report(folder, content, target)
    for path in built.files:
        typer.echo(shown(path))
    return built.warnings


def _say_what_is_published(manifest: "Manifest", folder: Path) -> None:
    from papers.build.changes import PUBLISHED, changes_since

    day, differing = changes_since(manifest, folder / PUBLISHED)
    if day is not None and differing:
        listed = ", ".join(differing)
        typer.echo(
            f"{manifest.meeting}: published on {day.isoformat()}; changed since: {listed}. "
            "papers publish makes a supplement of it.",
            err=True,
        )
