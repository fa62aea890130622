"""The commands by their names, and what becomes of what they raise."""

import errno
import sys
import tempfile
import traceback
from collections.abc import Sequence
from typing import Annotated

import typer

from papers import __version__
from papers.cli.archive import archive
from papers.cli.build import build
from papers.cli.catalogue import catalogue
from papers.cli.check import check
from papers.cli.clock import clock
from papers.cli.convert import convert
from papers.cli.due import due
from papers.cli.find import find
from papers.cli.new import new
from papers.cli.output import print_diagnostics
from papers.cli.publish import publish
from papers.cli.rebuild import rebuild
from papers.cli.release import release
from papers.cli.schema import schema
from papers.cli.template import template
from papers.cli.verify import verify
from papers.cli.watch import watch
from papers.diagnostics import ContentError, PapersError, UsageError

FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
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
    "papers check --format json   papers check --rules   papers check --explain bare-reason"
)(check)
app.command(
    epilog="Examples:  papers convert report.docx   papers convert *.docx -o out   "
    "papers convert --engine libreoffice report.docx"
)(convert)
app.command(
    epilog="Examples:  papers clock 2019-10-23-cyps-select   "
    "papers clock 2019-10-23-cyps-select --published 2019-10-16"
)(clock)
app.command(
    epilog="Examples:  papers publish 2019-10-23-cyps-select   "
    'papers publish 2019-10-23-cyps-select --because "Table 2 had last year\'s figures."'
)(publish)
app.command(epilog="Examples:  papers schema   papers schema --reference keys.md")(schema)
app.command(
    epilog="Examples:  papers template templates/report.docx   "
    "papers template templates/agenda.docx --sample sample.pdf"
)(template)
app.add_typer(new)
app.command(epilog="Example:  papers watch 2019-10-23-cyps-select")(watch)
app.command(
    epilog="Examples:  papers archive 2019-10-23-cyps-select --to archive   "
    'papers archive 2019-10-23-cyps-select --to archive --nonconforming "scanned by a partner"   '
    "papers archive 2019-10-23-cyps-select --to archive --background survey.pdf"
)(archive)
app.command(
    epilog="Examples:  papers verify archive   papers verify archive --report 2026-11.txt   "
    "papers verify archive/2019-10-23-cyps-select/v0001/open --format json"
)(verify)
app.command(epilog="Example:  papers rebuild archive/2019-10-23-cyps-select/v0001/exempt")(rebuild)
app.command(epilog="Examples:  papers catalogue archive   papers catalogue archive --rebuild")(
    catalogue
)
app.command(
    epilog='Examples:  papers find "life story work" --archive archive   '
    "papers find foster carers --archive archive --committee scrutiny --from 2019-01-01 --exempt"
)(find)
app.command(
    epilog="Examples:  papers due archive   papers due archive --on 2026-04-01   "
    "papers due archive --certificate disposal-2026.txt"
)(due)
app.command(
    epilog="Examples:  papers release archive 2019-10-23-cyps-select/fostering-contract "
    '--reason "The contract is signed."   '
    'papers release archive 2019-10-23-cyps-select/8 --reason "The contract is signed."'
)(release)


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
        typer.echo(f"papers: {_of_system(error)}", err=True)
        return 1
    except Exception:  # noqa: BLE001
        _report_unexpected()
        return 1
    return result if isinstance(result, int) else 0


def _of_system(error: OSError) -> str:
    """What the system refused, and where it can be mended, how."""
    where = f"{error.filename}: " if error.filename else ""
    hint = ""
    if error.errno in FULL:
        hint = "; make room on the disk, then run it again"
    elif isinstance(error, PermissionError):
        hint = "; close it in other programs, or ask for the right to it, then run it again"
    return f"{where}{error.strerror or error}{hint}"


def _report_unexpected() -> None:
    """Keep what developers need in a file, and say what to do with it."""
    report = f"papers {__version__}, Python {sys.version}\n{' '.join(sys.argv)}\n\n"
    report += traceback.format_exc()
    try:
        with tempfile.NamedTemporaryFile(
            "w", prefix="papers-report-", suffix=".txt", delete=False, encoding="utf-8"
        ) as file:
            file.write(report)
        kept = f"the file {file.name}"
    except OSError:  # the disk is full
        kept = f'these words: "{report.splitlines()[-1]}"'
    typer.echo(
        f"papers: this should not have happened, and nothing was overwritten. Please send {kept} "
        "and the files you were working on to those who look after papers.",
        err=True,
    )
