"""papers new council, papers new meeting, papers new report."""

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from papers.cli.output import shown
from papers.diagnostics import UsageError

new = typer.Typer(
    name="new",
    help="Write files to begin with: every key explained, what must be filled in left blank.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@new.command(epilog="Example:  papers new council sample-town")
def council(
    folder: Annotated[Path, typer.Argument(help="The folder to make.", metavar="FOLDER")],
) -> None:
    """Begin a council: its settings, a committee, Word templates, help for editors."""
    from papers.build.starting import new_council

    _say(new_council(folder), (".yaml", ".docx"))
    typer.echo(
        f"Fill in the blanks of {shown(folder)}/content/council.yaml and of the committee. Then, "
        "in that folder: papers new meeting 2026-05-06 --committee full-council --date 2026-05-06",
        err=True,
    )


@new.command(
    epilog="Example:  papers new meeting 2026-05-06-planning --committee planning --date 2026-05-06"
)
def meeting(
    name: Annotated[
        str, typer.Argument(help="The name of its folder, such as 2026-05-06-council.")
    ],
    committee: Annotated[
        str, typer.Option("--committee", help="Who meets: the name of a file in committees/.")
    ],
    date: Annotated[str, typer.Option("--date", help="The day, as 2026-05-06.")],
) -> None:
    """Begin a meeting: its day, and the council's standard items."""
    from papers.build.starting import new_meeting
    from papers.content.find import find_project

    written = new_meeting(find_project(Path.cwd()), name, committee, _day(date))
    _say(written, (".yaml",))
    typer.echo(
        f"Fill in the blanks of {shown(written[0])}, and list its business there. The days that "
        f"count before it: papers clock {name}",
        err=True,
    )


@new.command(
    epilog="Examples:  papers new report budget   "
    "papers new report budget --type update --meeting 2026-05-06-planning"
)
def report(
    name: Annotated[str, typer.Argument(help="The name of its folder, such as budget.")],
    type_: Annotated[
        str, typer.Option("--type", help="A report type of council.yaml; the only one if none.")
    ] = "",
    meeting: Annotated[
        str, typer.Option("--meeting", help="The meeting's folder; the only meeting if none.")
    ] = "",
) -> None:
    """Begin a report: report.yaml, and a file for each section, with the council's guidance."""
    from papers.build.starting import new_report
    from papers.content.find import find_project

    written = new_report(find_project(Path.cwd()), name, type_, Path(meeting).name)
    _say(written, (".yaml",))
    agenda = shown(written[0].parent.parent / "meeting.yaml")
    typer.echo(
        f'Write "- report: {name}" under "items:" in {agenda}, fill in the blanks, and see what is '
        f"missing: papers check {shown(written[0].parent)}",
        err=True,
    )


def _say(written: Sequence[Path], suffixes: tuple[str, ...]) -> None:
    for path in written:
        if path.suffix in suffixes:
            typer.echo(shown(path))


def _day(text: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise UsageError(f'"{text}" is not a date; write it as 2026-05-06') from None
