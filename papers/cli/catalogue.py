"""papers catalogue."""

from typing import Annotated

import typer

from papers.cli.archives import Archive, existing
from papers.cli.output import Progress, counted


def catalogue(
    archive: Archive,
    rebuild: Annotated[
        bool, typer.Option("--rebuild", help="Make the catalogue again from the bags.")
    ] = False,
) -> None:
    """List the bags of an archive, or make its catalogue again from them."""
    from papers.archive.catalogue.keeping import rebuild_catalogue
    from papers.archive.places import places

    there = list(places(existing(archive)))
    if rebuild:
        with Progress(len(there)) as progress:
            count = rebuild_catalogue(archive, progress)
        typer.echo(f"{counted(count, 'bag')} in the catalogue")
    else:
        for place in there:
            typer.echo(place.name)
