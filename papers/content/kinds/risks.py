"""Risks: what might go wrong, and what is done about it."""

from collections.abc import Iterator

from pydantic import Field

from papers.content import registers
from papers.content.kinds.base import Kind
from papers.content.schema.data import RisksTyped
from papers.content.writing import Writing
from papers.model.blocks import Block


class Risks(Kind):
    """A section about risks and their mitigation."""

    risks: RisksTyped | None = Field(None, description="risks and mitigations")

    def blocks(self, writing: Writing) -> Iterator[Block]:
        """The content, then the risks as a table."""
        self.need(writing, "risks", "risks: and under it - {risk: …, mitigation: …}")
        yield from writing.blocks(self.content)
        if self.risks:
            where = next(key.where for key in self.typed if key == "risks")
            yield registers.risks(writing, self.risks, where)
