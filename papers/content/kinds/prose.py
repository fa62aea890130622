"""Sections that are paragraphs and other blocks, without keys of their own."""

from collections.abc import Iterator

from papers.content.kinds.base import Kind
from papers.content.writing import Writing
from papers.model.blocks import Block


class Prose(Kind):
    """A section of paragraphs and other blocks."""

    def blocks(self, writing: Writing) -> Iterator[Block]:
        """Its content."""
        yield from writing.blocks(self.content)


class Summary(Prose):
    """What the report is about, in short."""


class Implication(Prose):
    """One statutory heading: what it means for the report, or why nothing."""
