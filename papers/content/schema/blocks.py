"""Blocks as authors type them: the items of `content:`, and what may stand inside them."""

from typing import Annotated, Literal

from pydantic import Discriminator, Field, Tag, model_validator
from pydantic_core import PydanticCustomError

from papers.content.schema.base import (
    Filled,
    FilledOr,
    Identifier,
    OneOrMore,
    Schema,
    TextOr,
    shape,
)
from papers.content.tree import Text
from papers.model.blocks import Align


class ColumnEntries(Schema):
    """A column of a table."""

    heading: Text | None = Field(None, description="what stands in the header row")
    align: Align = Field(Align.LEFT, description="where the column's texts stand")
    width: float = Field(0, gt=0, le=100, description="its share of the width, in percent")


class CellEntries(Schema):
    """A cell that spans columns or rows."""

    text: Text = Field(description="the text of the cell")
    across: int = Field(1, ge=1, le=50, description="how many columns it spans")
    down: int = Field(1, ge=1, le=500, description="how many rows it spans")


CellTyped = Annotated[
    Annotated[Text, Tag("(text)")]
    | Annotated[OneOrMore[Filled], Tag("(items)")]
    | Annotated[CellEntries, Tag("(entries)")],
    Discriminator(shape),
]


class RowEntries(Schema):
    """A row that stands out."""

    cells: OneOrMore[CellTyped] = Field(description="the cells from left to right")
    emphasised: bool = Field(default=False, description="whether it stands out, as a total does")


def _row_shape(value: object) -> str:
    return "(entries)" if shape(value) == "(entries)" else "(items)"


RowTyped = Annotated[
    Annotated[OneOrMore[CellTyped], Tag("(items)")] | Annotated[RowEntries, Tag("(entries)")],
    Discriminator(_row_shape),
]


class TableEntries(Schema):
    """A table."""

    id: Identifier | None = Field(None, description="for references: @id")
    title: Filled | None = Field(None, description="printed above the table")
    columns: OneOrMore[TextOr[ColumnEntries]] = Field(description="the columns from left to right")
    rows: OneOrMore[RowTyped] = Field(description="the rows from top to bottom")
    note: Filled | None = Field(None, description="printed below the table")
    summary: Filled | None = Field(None, description="what it shows, for those who do not see it")
    row_headers: bool = Field(default=False, description="whether the first column heads its rows")


class PostEntries(Schema):
    """A post and who holds it."""

    post: Filled = Field(description="the name of the post")
    person: Filled | None = Field(None, description="who holds it")
    people: OneOrMore[Filled] | None = Field(None, description="all who hold it")

    @model_validator(mode="after")
    def _one(self) -> "PostEntries":
        return self.just_one("person", "people")


class MeasureEntries(Schema):
    """A figure followed over time, printed as a table of periods and figures."""

    id: Identifier | None = Field(None, description="for values: {{ id.latest }}")
    name: Filled = Field(description="what is measured")
    unit: Text | None = Field(None, description='"%", or a word printed after each figure')
    lower_is_better: bool = Field(default=False, description="whether a falling figure is good")
    baseline: Filled | None = Field(None, description="the figure to compare with")
    target: Filled | None = Field(None, description="the figure to reach")
    columns: Annotated[tuple[Filled, ...], Field(min_length=2, max_length=2)] | None = Field(
        None, description="the headings of the two columns"
    )
    series: dict[Text, Filled] | None = Field(None, description="each period and its figure")
    source: Filled | None = Field(None, description="a CSV file with periods and figures")
    emphasise: Literal["latest", "none"] = Field("latest", description="the row that stands out")
    title: Filled | None = Field(None, description="printed above the table")
    note: Filled | None = Field(None, description="printed below the table")

    @model_validator(mode="after")
    def _one(self) -> "MeasureEntries":
        return self.just_one("series", "source")


class ScheduledEntries(Schema):
    """A date and its topics."""

    when: Filled = Field(description="the date or month")
    topic: Filled | None = Field(None, description="the topic")
    topics: OneOrMore[Filled] | None = Field(None, description="several topics")

    @model_validator(mode="after")
    def _one(self) -> "ScheduledEntries":
        return self.just_one("topic", "topics")


TwoHeadings = Annotated[tuple[Filled, ...], Field(min_length=2, max_length=2)]


class ScheduleEntries(Schema):
    """Dates and topics, printed as a table."""

    columns: TwoHeadings | None = Field(None, description="the headings of the two columns")
    entries: OneOrMore[ScheduledEntries] = Field(description="the dates in order")


class RiskEntries(Schema):
    """A risk and what is done about it."""

    risk: Filled = Field(description="what might go wrong")
    mitigation: Filled | None = Field(None, description="what is done about it")
    mitigations: OneOrMore[Filled] | None = Field(None, description="several things done")

    @model_validator(mode="after")
    def _one(self) -> "RiskEntries":
        return self.just_one("mitigation", "mitigations")


class RisksEntries(Schema):
    """Risks under headings of their own, printed as a table."""

    columns: TwoHeadings | None = Field(None, description="the headings of the two columns")
    entries: OneOrMore[RiskEntries] = Field(description="the risks in order")


RisksTyped = Annotated[
    Annotated[OneOrMore[RiskEntries], Tag("(items)")] | Annotated[RisksEntries, Tag("(entries)")],
    Discriminator(_row_shape),
]


class Following(Schema):
    """Blocks that may follow a text in the same mapping, printed in the order typed."""

    continue_: Filled | None = Field(None, description="a paragraph without a number")
    bullets: "OneOrMore[FilledOr[ItemEntries]] | None" = Field(None, description="a • list")
    letters: "OneOrMore[FilledOr[ItemEntries]] | None" = Field(None, description="an (a) list")
    romans: "OneOrMore[FilledOr[ItemEntries]] | None" = Field(None, description="an (i) list")
    numbers: "OneOrMore[FilledOr[ItemEntries]] | None" = Field(None, description="a 1. list")
    table: TableEntries | None = Field(None, description="a table")


class ItemEntries(Following):
    """An item of a list, with what stands inside it."""

    text: Filled = Field(description="the text of the item")
    id: Identifier | None = Field(None, description="for references: @id")


class BlockEntries(Following):
    """A block of a section, or a paragraph and what follows it."""

    text: Filled | None = Field(None, description="a paragraph, numbered where its section is")
    id: Identifier | None = Field(None, description="for references to the text: @id")
    heading: Filled | None = Field(None, description="a heading below the section's own")
    subheading: Filled | None = Field(None, description="a heading one level further down")
    posts: OneOrMore[PostEntries] | None = Field(None, description="posts and their holders")
    measure: MeasureEntries | None = Field(None, description="a figure followed over time")
    schedule: ScheduleEntries | None = Field(None, description="dates and topics")
    risks: RisksTyped | None = Field(None, description="risks and mitigations")
    page_break: bool | None = Field(None, description="yes starts a new page")

    @model_validator(mode="after")
    def _has_a_bearer(self) -> "BlockEntries":
        """An id belongs to one text, and a heading stands alone."""
        leads = [key for key in self.typed if key in {"text", "heading", "subheading"}]
        if len(leads) > 1:
            raise PydanticCustomError("leads", "a heading and a text are two items")
        if "id" in self.typed and not leads:
            raise PydanticCustomError("leads", '"id" has no text or heading to belong to')
        if not self.typed:
            raise PydanticCustomError("leads", "nothing stands here")
        return self


BlockTyped = FilledOr[BlockEntries]
ItemTyped = FilledOr[ItemEntries]
Following.model_rebuild()
ItemEntries.model_rebuild()
BlockEntries.model_rebuild()
