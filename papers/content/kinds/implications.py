"""Statutory implications: several in one file, each printed as a section of its own."""

from collections.abc import Iterator
from typing import Any

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from papers.content.kinds.base import Kind
from papers.content.kinds.prose import Implication
from papers.content.schema.base import FilledOr, Identifier
from papers.content.tree import Text
from papers.content.writing import Writing
from papers.model.blocks import Block


class Implications(Kind):
    """A file of implications, by the names that the report type gives them."""

    implications: dict[Identifier, FilledOr[Implication]] = Field(
        min_length=1, description="each implication by its name: a text, or heading and content"
    )

    @model_validator(mode="after")
    def _only_these(self) -> "Implications":
        if "content" in self.typed or "heading" in self.typed:
            raise PydanticCustomError(
                "leads", 'each text and heading here belongs to one of the "implications"'
            )
        return self

    def sections(self) -> Iterator[tuple[Text, Implication]]:
        """Each implication with its name."""
        for name, typed in self.implications.items():
            yield name, _section(name, typed) if isinstance(typed, Text) else typed

    def blocks(self, writing: Writing) -> Iterator[Block]:
        """The content of all of them."""
        for _, section in self.sections():
            yield from section.blocks(writing)


def _section(name: Text, text: Text) -> Implication:
    """A section of one paragraph."""
    values: dict[str, Any] = {"content": (text,)}
    made = Implication.model_construct(**values)
    made.__pydantic_private__ = {"_where": name.where, "_typed": ()}
    return made
