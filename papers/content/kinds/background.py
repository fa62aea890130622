"""Background papers: what a report relies on, or that there is nothing (LGA 1972, s.100D)."""

from collections.abc import Iterator

from pydantic import Field

from papers.content.kinds.base import Kind
from papers.content.schema.base import Filled, OneOrMore
from papers.content.writing import Writing
from papers.model.blocks import Block, List, ListItem, ListStyle, Paragraph
from papers.model.runs import Words


class BackgroundPapers(Kind):
    """A section that lists the background papers, or says that there are none."""

    just_one = ("papers", "none")

    papers: OneOrMore[Filled] | None = Field(None, description="the papers, one in each item")
    none: bool | None = Field(None, description="yes says that there are none")

    def blocks(self, writing: Writing) -> Iterator[Block]:
        """The content, then the papers as a list."""
        yield from writing.blocks(self.content)
        if self.papers:
            items = (ListItem((writing.paragraph(text),), text.where) for text in self.papers)
            yield List(ListStyle.NUMBER, tuple(items), self.papers[0].where)
        else:
            text = (Words(writing.texts["no-background-papers"]),)
            yield Paragraph(text, self.where, numbered=writing.numbered)
