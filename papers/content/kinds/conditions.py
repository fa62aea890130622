"""Conditions of a planning permission, each with its reason."""

from collections.abc import Iterator

from pydantic import Field

from papers.content.kinds.base import Kind
from papers.content.schema.base import Filled, OneOrMore
from papers.content.schema.blocks import RecommendationEntries
from papers.content.writing import Writing
from papers.model.blocks import Block, ListStyle


class ConditionEntries(RecommendationEntries):
    """A condition and why it is made."""

    # Town and Country Planning (Development Management Procedure) (England) Order 2015, art. 35
    reason: Filled = Field(description="why the condition is made, printed below it")


class Conditions(Kind):
    """A section of numbered conditions."""

    conditions: OneOrMore[ConditionEntries] = Field(description="the conditions in order")

    def blocks(self, writing: Writing) -> Iterator[Block]:
        """The content, then the conditions, each followed by its reason."""
        yield from writing.blocks(self.content)
        where = next(key.where for key in self.typed if key == "conditions")
        yield writing.list(ListStyle.NUMBER, self.conditions, where)
