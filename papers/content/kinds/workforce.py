"""Workforce: figures about staff over time."""

from collections.abc import Iterator

from pydantic import Field

from papers.content.kinds.base import Kind
from papers.content.schema.data import MeasureEntries
from papers.content.writing import Writing
from papers.model.blocks import Block


class Workforce(Kind):
    """A section about staff, with at least one measure."""

    measure: MeasureEntries | None = Field(None, description="a figure followed over time")

    def blocks(self, writing: Writing) -> Iterator[Block]:
        """The content, then the measure as a table."""
        self.need(writing, "measure", "measure: {name: …, series: {…}}")
        yield from writing.blocks(self.content)
        if self.measure:
            yield from writing.measure(self.measure)
