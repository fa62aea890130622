"""The commands by their names, and what becomes of what they raise."""

import sys
import tempfile
import traceback
from collections.abc import Sequence
from typing import Annotated

import typer

from papers import __version__
from papers.cli.build import build
from papers.cli.check import check
from papers.cli.convert import convert
from papers.cli.output import print_diagnostics
from papers.diagnostics import ContentError, PapersError, UsageError

CommandLineError: type[Exception] = typer.BadParameter.__mro__[1]  # typer keeps its base to itself

app = typer.Typer(
    name="papers",
    help="Committee papers from YAML: Word documents and accessible, archivable PDFs.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


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


app.command(
    epilog="Examples:  papers build   papers build 2019-10-23-cyps-select   "
    "papers build content/meetings/2019-10-23-cyps-select/children-first -o out"
)(build)
app.command(
    epilog="Examples:  papers check   papers check content/meetings/2019-10-23-cyps-select   "
    "papers check --format json"
)(check)
app.command(
    epilog="Examples:  papers convert report.docx   papers convert *.docx -o out   "
    "papers convert --engine libreoffice report.docx"
)(convert)


def run(arguments: Sequence[str]) -> int:  # noqa: PLR0911
    """Run the command line and return its exit code; no traceback ever reaches the user."""
    try:
        result = app(list(arguments), standalone_mode=False)
    except ContentError as error:
        print_diagnostics(error.diagnostics)
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
