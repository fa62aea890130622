"""Schedule: dates and topics to come."""

from collections.abc import Iterator

from pydantic import Field

from papers.content import registers
from papers.content.kinds.base import Kind
from papers.content.schema.data import ScheduleEntries
from papers.content.writing import Writing
from papers.model.blocks import Block


class Schedule(Kind):
    """A section about what comes when."""

    schedule: ScheduleEntries | None = Field(None, description="dates and topics")

    def blocks(self, writing: Writing) -> Iterator[Block]:
        """The content, then the schedule as a table."""
        self.need(writing, "schedule", "schedule: and under it entries: - {when: …, topic: …}")
        yield from writing.blocks(self.content)
        if self.schedule:
            yield registers.schedule(writing, self.schedule)
