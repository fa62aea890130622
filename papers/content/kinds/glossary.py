"""Glossary: terms and what they mean."""

from collections.abc import Iterator
from dataclasses import replace

from pydantic import Field

from papers.content import tables
from papers.content.kinds.base import Kind
from papers.content.schema.base import Filled
from papers.content.tree import Text
from papers.content.writing import Writing
from papers.model.blocks import Block


class Glossary(Kind):
    """A section that explains terms, printed as a table."""

    terms: dict[Text, Filled] = Field(min_length=1, description="each term and its meaning")

    def blocks(self, writing: Writing) -> Iterator[Block]:
        """The content, then the terms as a table."""
        yield from writing.blocks(self.content)
        headings = [writing.texts["term"], writing.texts["meaning"]]
        rows = [((term,), (meaning,)) for term, meaning in self.terms.items()]
        where = next(key.where for key in self.typed if key == "terms")
        yield replace(tables.grid(writing, headings, rows, where), row_headers=True)
