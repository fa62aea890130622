"""Quotations and boxes: blocks that are set off from the text around them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from papers.content.tree import Text
from papers.model.blocks import Block, Box, Paragraph, Quote
from papers.model.runs import LineBreak, Note, Runs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from papers.content.schema.blocks import BoxEntries, QuotedEntries, QuoteEntries
    from papers.content.writing import Writing
    from papers.diagnostics import Location


def quote(writing: Writing, typed: Text | QuoteEntries, where: Location) -> Quote:
    """A quotation; its own (a) and (i) are lists in it, its paragraphs take no numbers."""
    if isinstance(typed, Text):
        return Quote((writing.paragraph(typed),), where)
    parts: tuple[Text | QuotedEntries, ...] = typed.content or ()
    first = (writing.paragraph(typed.text),) if typed.text is not None else ()
    blocks = (
        *first,
        *writing.lists(typed),
        *(block for part in parts for block in _part(writing, part)),
    )
    return Quote(blocks, where, source=writing.runs(typed.source))


def _part(writing: Writing, part: Text | QuotedEntries) -> Iterator[Block]:
    if isinstance(part, Text):
        yield writing.paragraph(part)
        return
    if part.text is not None:
        yield writing.paragraph(part.text)
    yield from writing.lists(part)


def box(writing: Writing, typed: Text | BoxEntries, where: Location) -> Box:
    """Blocks in a box; its title is bold, its paragraphs take no numbers."""
    if isinstance(typed, Text):
        return Box((writing.paragraph(typed),), where)
    title = (Paragraph(strong(writing.runs(typed.title)), where),) if typed.title else ()
    return Box((*title, *writing.unnumbered(typed.content)), where)


def strong(runs: Runs) -> Runs:
    """The runs, all strong."""
    return tuple(
        run
        if isinstance(run, LineBreak | Note)
        else replace(run, marks=replace(run.marks, strong=True))
        for run in runs
    )
