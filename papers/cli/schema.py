"""papers schema."""

from pathlib import Path
from typing import Annotated

import typer

from papers.cli.output import shown


def schema(
    folder: Annotated[
        Path | None,
        typer.Argument(help="The project's folder; the one around you if none.", metavar="DIR"),
    ] = None,
    reference: Annotated[
        Path | None,
        typer.Option("--reference", help="Write the reference of all keys here, as Markdown."),
    ] = None,
) -> None:
    """Write JSON Schemas, by which editors complete and explain keys."""
    from papers.build.editors import write_schemas
    from papers.build.files import write
    from papers.content.find import find_project
    from papers.content.reference import reference as page

    if reference is not None:
        write({reference: page().encode()})
        typer.echo(shown(reference))
        return
    for path in write_schemas(folder or find_project(Path.cwd()).parent):
        typer.echo(shown(path))
