"""papers template."""

from pathlib import Path
from typing import Annotated

import typer

from papers.cli.output import print_diagnostics, shown
from papers.diagnostics import UsageError, errors


def template(
    file: Annotated[Path, typer.Argument(help="A Word template (.docx).", metavar="FILE")],
    sample: Annotated[
        Path | None,
        typer.Option(
            "--sample", help="Fill it with sample content: a PDF, and a Word file beside."
        ),
    ] = None,
) -> None:
    """Say what a Word template offers and needs, and what is wrong with it."""
    from papers.build.template import inspect, make_sample

    if not file.is_file():
        raise UsageError(f'there is no file "{file}"')
    if sample is not None and (sample.suffix != ".pdf" or sample.with_suffix(".docx") == file):
        raise UsageError("--sample takes the name of a PDF, not that of the template")
    inspection = inspect(file)
    kind, offer = inspection.kind, inspection.offer
    typer.echo(f"{shown(file)} is a template of the kind: {kind.name}")
    lines = {
        "prints": inspection.printed,
        "does not print": [name for name in kind.printable if name not in inspection.printed],
        "fonts": offer.fonts,
        "page": [offer.page],
        **{f"{name} styles": names for name, names in offer.styles.items()},
    }
    for name, values in lines.items():
        typer.echo(f"{name}: {', '.join(values)}")
    found = inspection.diagnostics
    if sample is not None:
        made, found = make_sample(file, inspection, sample)
        for path in made:
            typer.echo(shown(path))
    print_diagnostics(found)
    if errors(found):
        raise typer.Exit(1)
