"""What is not for publication, as authors type it."""

from pydantic import Field

from papers.content.schema.base import Date, Filled, Schema


class ExemptEntries(Schema):
    """Why something is not for publication."""

    paragraph: int = Field(description="the paragraph of Part 1 of Schedule 12A, from 1 to 7")
    reason: Filled | None = Field(
        None, description="why the public interest is better served by not publishing"
    )
    review: Date | None = Field(None, description="when that is looked at again")
