"""papers convert."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from papers.cli.output import Progress, print_diagnostics, shown
from papers.diagnostics import UsageError


class Engine(StrEnum):
    """Who lays out a Word file."""

    PAPERS = "papers"
    LIBREOFFICE = "libreoffice"


def convert(
    files: Annotated[list[Path], typer.Argument(help="Word files (.docx).")],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="A folder; beside each file by default.")
    ] = None,
    engine: Annotated[
        Engine,
        typer.Option(help="Our own, or an installed LibreOffice (whose PDFs claim nothing)."),
    ] = Engine.PAPERS,
    accept_changes: Annotated[
        bool, typer.Option("--accept-changes", help="Take tracked changes as accepted.")
    ] = False,
    repair: Annotated[
        bool,
        typer.Option(
            "--repair",
            help="Take a missing title from the first heading, a missing language from --language.",
        ),
    ] = False,
    language: Annotated[str, typer.Option(help="The language that --repair fills in.")] = "en-GB",
    allow_nonconforming: Annotated[
        bool,
        typer.Option(
            "--allow-nonconforming",
            help="Make a PDF that cannot conform all the same; it claims nothing.",
        ),
    ] = False,
) -> None:
    """Turn Word files into accessible, archivable PDFs."""
    from papers.build.conversion import Wishes, convert_files

    for file in files:
        if not file.is_file():
            raise UsageError(f'there is no file "{file}"')
    targets = {file: (output or file.parent) / f"{file.stem}.pdf" for file in files}
    if len(set(targets.values())) < len(targets):
        raise UsageError("two of the files would become one PDF; convert them apart")
    wishes = Wishes(str(engine), accept_changes, repair, language, allow_nonconforming)
    failed = False
    with Progress(len(targets)) as progress:
        for file, made in convert_files(targets, wishes):
            progress(file.name)
            print_diagnostics(made.diagnostics)
            failed |= made.pdf is None
            if made.pdf is not None:
                typer.echo(shown(made.pdf))
    if failed:
        raise typer.Exit(1)
