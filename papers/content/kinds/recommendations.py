"""Recommendations: what members are asked to do."""

from collections.abc import Iterator

from pydantic import Field

from papers.content.kinds.base import Kind
from papers.content.schema.base import Filled, OneOrMore
from papers.content.schema.blocks import RecommendationTyped
from papers.content.writing import Writing
from papers.model.blocks import Block, ListStyle


class Recommendations(Kind):
    """A section that asks members to do something."""

    lead_in: Filled | None = Field(None, description="the words before the recommendations")
    recommendations: OneOrMore[RecommendationTyped] = Field(
        description="one thing asked in each item"
    )

    def blocks(self, writing: Writing) -> Iterator[Block]:
        """The lead-in, the recommendations, then the content."""
        lead_in = self.lead_in or (writing.asked.lead_in if writing.asked else None)
        if lead_in is not None:
            yield writing.paragraph(lead_in, numbered=writing.numbered)
        where = next(key.where for key in self.typed if key == "recommendations")
        yield writing.list(ListStyle.RECOMMENDATION, self.recommendations, where)
        yield from writing.blocks(self.content)
