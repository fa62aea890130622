"""Automatic spacing, as of web pages: none at the edges of a cell, none above a document."""

from dataclasses import replace

from papers.pdf.story import Block, Paragraph


def opened(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Blocks that begin a document or a cell: no automatic space above the first."""
    match blocks:
        case (Paragraph() as first, *rest) if first.format.auto_before:
            return first._replace(format=replace(first.format, before=0)), *rest
    return blocks


def closed(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Blocks that end a cell: no automatic space below the last, unless it is in a list."""
    match blocks:
        case (*rest, Paragraph() as last) if last.format.auto_after and not last.format.listed:
            return *rest, last._replace(format=replace(last.format, after=0))
    return blocks
