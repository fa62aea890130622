"""papers due."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from papers.cli.archives import DAYS, Archive, existing, today
from papers.cli.output import shown


def due(
    archive: Archive,
    on: Annotated[
        datetime | None, typer.Option(formats=DAYS, help="The day; today by default.")
    ] = None,
    certificate: Annotated[
        Path | None, typer.Option(help="Write a certificate of disposal to this new file.")
    ] = None,
) -> None:
    """List what may be disposed of, and the exempt papers due for review. Deletes nothing."""
    from papers.archive.certificate import write_certificate
    from papers.archive.due import disposable, lines, reviews
    from papers.archive.schedule import read_schedule

    when = on.date() if on else today()
    bags = disposable(archive, read_schedule(existing(archive)), when)
    papers = reviews(archive, when)
    for line in lines(bags, papers):
        typer.echo(line)
    if not bags and not papers:
        typer.echo("nothing is due", err=True)
    if certificate is not None:
        write_certificate(certificate, bags, when)
        typer.echo(shown(certificate))
