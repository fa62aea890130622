"""What the kinds of section share."""

from abc import abstractmethod
from collections.abc import Iterator

from papers.content.schema.report import SectionFile
from papers.content.tree import Text
from papers.content.writing import Writing
from papers.diagnostics import Diagnostic
from papers.model.blocks import Block


class Kind(SectionFile):
    """A section file of one kind: its own keys, and the blocks that they become."""

    @abstractmethod
    def blocks(self, writing: Writing) -> Iterator[Block]:
        """The section's blocks in the order printed."""

    def need(self, writing: Writing, key: str, example: str) -> None:
        """Report a kind of section without the block that it is for."""
        blocks = (entry for entry in self.content if not isinstance(entry, Text))
        if key in self.typed or any(key in entry.typed for entry in blocks):
            return
        message = f'this section has no "{key}"'
        writing.found.append(
            Diagnostic(self.where, message, f"write {example}", rule="missing-key")
        )
