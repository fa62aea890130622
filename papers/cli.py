"""The command line: one call per command; prints results and diagnostics; sets the exit code.

Results go to standard output, diagnostics and progress to standard error. Exit codes: 0 done,
1 content is wrong, 2 used wrongly.
"""

import json
import os
import sys
import tempfile
import traceback
from collections.abc import Iterable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Self

import typer

from papers import __version__
from papers.diagnostics import (
    ContentError,
    Diagnostic,
    PapersError,
    Severity,
    UsageError,
    errors,
    in_order,
)

CommandLineError: type[Exception] = typer.BadParameter.__mro__[1]  # typer keeps its base to itself

app = typer.Typer(
    name="papers",
    help="Committee papers from YAML: Word documents and accessible, archivable PDFs.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

Paths = Annotated[
    list[str] | None,
    typer.Argument(
        help="Reports or meetings: their folders, a file in them, or a meeting's name. All if none."
    ),
]
Strict = Annotated[bool, typer.Option("--strict", help="Treat warnings as errors.")]


class Format(StrEnum):
    """How diagnostics are printed."""

    TEXT = "text"
    JSON = "json"


class Engine(StrEnum):
    """Who lays out a Word file."""

    PAPERS = "papers"
    LIBREOFFICE = "libreoffice"


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"papers {__version__}")
        raise typer.Exit


@app.callback(epilog="Begin with: papers check, then papers build. Each command has its --help.")
def _papers(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say the version.")
    ] = False,
) -> None:
    """Committee papers from YAML: Word documents and accessible, archivable PDFs."""


@app.command(
    epilog="Examples:  papers build   papers build 2019-10-23-cyps-select   "
    "papers build content/meetings/2019-10-23-cyps-select/children-first -o out"
)
def build(
    paths: Paths = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Where to write; build/ by default.")
    ] = None,
    strict: Strict = False,
) -> None:
    """Make the Word file and the PDF of each report."""
    from papers.build import build_report, check_report
    from papers.content import find_project, find_reports

    content = find_project(_start(paths))
    reports = find_reports(content, paths or [])
    _stop_on(_checked(reports, content, check_report), strict=strict)
    target = output or content.parent / "build"
    warnings: list[Diagnostic] = []
    with _Progress(len(reports)) as progress:
        for folder in reports:
            progress(folder.name)
            built = build_report(folder, content, target)
            warnings += built.warnings
            typer.echo(_shown(built.docx))
            typer.echo(_shown(built.pdf))
    _print(in_order(warnings))


@app.command(
    epilog="Examples:  papers check   papers check content/meetings/2019-10-23-cyps-select   "
    "papers check --format json"
)
def check(
    paths: Paths = None,
    form: Annotated[
        Format, typer.Option("--format", help="text for people, json for editors.")
    ] = Format.TEXT,
    strict: Strict = False,
) -> None:
    """Say what is wrong in reports, by file and line, without building them."""
    from papers.build import check_report
    from papers.content import find_project, find_reports

    content = find_project(_start(paths))
    reports = find_reports(content, paths or [])
    found = _checked(reports, content, check_report)
    if form is Format.JSON:
        typer.echo(json.dumps([_entry(d) for d in found], ensure_ascii=False, indent=2))
    else:
        _print(found)
        typer.echo(_summary(len(reports), found), err=True)
    if _failed(found, strict=strict):
        raise typer.Exit(1)


@app.command(
    epilog="Examples:  papers convert report.docx   papers convert *.docx -o out   "
    "papers convert --engine libreoffice report.docx"
)
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
    from papers.build import Wishes, convert_files

    for file in files:
        if not file.is_file():
            raise UsageError(f'there is no file "{file}"')
    targets = {file: (output or file.parent) / f"{file.stem}.pdf" for file in files}
    if len(set(targets.values())) < len(targets):
        raise UsageError("two of the files would become one PDF; convert them apart")
    wishes = Wishes(str(engine), accept_changes, repair, language, allow_nonconforming)
    failed = False
    with _Progress(len(targets)) as progress:
        for file, made in convert_files(targets, wishes):
            progress(file.name)
            _print(made.diagnostics)
            failed |= made.pdf is None
            if made.pdf is not None:
                typer.echo(_shown(made.pdf))
    if failed:
        raise typer.Exit(1)


def _start(paths: Sequence[str] | None) -> Path:
    """Where to look for the content folder: at the first path that is there, else here."""
    for path in paths or []:
        if Path(path).exists():
            return Path(path)
    return Path.cwd()


def _checked(reports: Iterable[Path], content: Path, check_report: Any) -> tuple[Diagnostic, ...]:
    return in_order(d for folder in reports for d in check_report(folder, content)[1])


def _failed(found: Iterable[Diagnostic], *, strict: bool) -> bool:
    found = list(found)
    return errors(found) or (strict and bool(found))


def _stop_on(found: tuple[Diagnostic, ...], *, strict: bool) -> None:
    if _failed(found, strict=strict):
        raise ContentError(found)


def _print(diagnostics: Iterable[Diagnostic]) -> None:
    coloured = sys.stderr.isatty() and "NO_COLOR" not in os.environ
    for diagnostic in diagnostics:
        colour = typer.colors.RED if diagnostic.severity is Severity.ERROR else typer.colors.YELLOW
        text = str(diagnostic)
        typer.secho(text, err=True, fg=colour) if coloured else typer.echo(text, err=True)


def _summary(reports: int, found: Sequence[Diagnostic]) -> str:
    wrong = sum(d.severity is Severity.ERROR for d in found)
    counts = (
        _counted(reports, "report"),
        _counted(wrong, "error"),
        _counted(len(found) - wrong, "warning"),
    )
    return ", ".join(counts)


def _counted(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


def _entry(diagnostic: Diagnostic) -> dict[str, str | int]:
    return {
        "file": diagnostic.where.file,
        "line": diagnostic.where.line,
        "column": diagnostic.where.column,
        "severity": str(diagnostic.severity),
        "rule": diagnostic.rule,
        "message": diagnostic.message,
        "hint": diagnostic.hint,
    }


def _shown(path: Path) -> str:
    """A path as the user would type it."""
    try:
        return path.absolute().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return str(path)


class _Progress:
    """A progress bar on a terminal; silence elsewhere."""

    def __init__(self, total: int) -> None:
        self._bar: Any = None
        if sys.stderr.isatty() and total > 1:
            from rich.console import Console
            from rich.progress import Progress

            self._bar = Progress(console=Console(stderr=True), transient=True)
            self._task = self._bar.add_task("", total=total)

    def __enter__(self) -> Self:
        if self._bar is not None:
            self._bar.start()
        return self

    def __call__(self, name: str) -> None:
        """Say what is being made."""
        if self._bar is not None:
            self._bar.update(self._task, advance=1, description=name)

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.stop()


def run(arguments: Sequence[str]) -> int:  # noqa: PLR0911
    """Run the command line and return its exit code; no traceback ever reaches the user."""
    try:
        result = app(list(arguments), standalone_mode=False)
    except ContentError as error:
        _print(error.diagnostics)
        return 1
    except (UsageError, CommandLineError) as error:
        typer.echo(f"papers: {getattr(error, 'message', '') or error}", err=True)
        return 2
    except PapersError as error:
        typer.echo(f"papers: {error}", err=True)
        return 1
    except (typer.Abort, KeyboardInterrupt):
        return 130
    except OSError as error:
        typer.echo(f"papers: {error.strerror or error}: {error.filename or ''}", err=True)
        return 1
    except Exception:  # noqa: BLE001
        _report_unexpected()
        return 1
    return result if isinstance(result, int) else 0


def _report_unexpected() -> None:
    """Keep what developers need in a file, and say what to do with it."""
    with tempfile.NamedTemporaryFile(
        "w", prefix="papers-report-", suffix=".txt", delete=False, encoding="utf-8"
    ) as file:
        file.write(f"papers {__version__}, Python {sys.version}\n{' '.join(sys.argv)}\n\n")
        traceback.print_exc(file=file)
    typer.echo(
        "papers: this should not have happened, and nothing was overwritten. Please send the file "
        f"{file.name} and the files you were working on to those who look after papers.",
        err=True,
    )
