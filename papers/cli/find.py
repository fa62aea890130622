"""papers find."""

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from papers.cli.archives import DAYS, existing
from papers.cli.output import shown

if TYPE_CHECKING:
    from papers.archive.catalogue.search import Hit


def find(
    words: Annotated[
        list[str], typer.Argument(help="Words that all stand on a page; phrases in quotes.")
    ],
    archive: Annotated[Path, typer.Option(help="The archive: a folder of bags.")],
    committee: Annotated[str, typer.Option(help="Part of a committee's name.")] = "",
    first: Annotated[
        datetime | None, typer.Option("--from", formats=DAYS, help="Meetings from this day on.")
    ] = None,
    last: Annotated[
        datetime | None, typer.Option("--to", formats=DAYS, help="Meetings up to this day.")
    ] = None,
    exempt: Annotated[
        bool, typer.Option("--exempt", help="Look in exempt papers too, which are marked.")
    ] = False,
    most: Annotated[int, typer.Option("--most", min=1, help="How many pages to print.")] = 20,
) -> None:
    """Find words in an archive: the newest meetings first, with item, page and a snippet."""
    from papers.archive.catalogue.search import Wanted, find

    wanted = Wanted(
        words,
        committee,
        first.date() if first else date.min,
        last.date() if last else date.max,
        exempt,
        most + 1,
    )
    hits = find(existing(archive), wanted)
    for hit in hits[:most]:
        typer.echo(_heading(hit))
        typer.echo(f"    {shown(hit.place.below(archive))}/data/papers/{hit.path}")
        typer.echo(f"    {hit.snippet}")
    if not hits:
        typer.echo("nothing found", err=True)
    elif len(hits) > most:
        typer.echo(f"there are more than {most}; narrow it down, or use --most", err=True)


def _heading(hit: "Hit") -> str:
    from papers.archive.places import Part

    page = f"page {hit.page}"
    if hit.pack_page:
        page += f" ({hit.pack_page} of the pack)"
    item = f"item {hit.item}, " if hit.item else ""
    mark = "EXEMPT  " if hit.place.part is Part.EXEMPT else ""
    return f"{mark}{hit.date}  {hit.committee}: {item}{hit.title}, {page}"
