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
    entries_or_items,
    shape,
)
from papers.content.schema.data import (
    MeasureEntries,
    PostEntries,
    RisksTyped,
    ScheduleEntries,
    SourceTyped,
)
from papers.content.schema.exempt import ExemptEntries
from papers.content.tree import Text
from papers.model.blocks import Align, ChartKind


class ColumnEntries(Schema):
    """A column of a table."""

    heading: Text | None = Field(None, description="what stands in the header row")
    align: Align | None = Field(None, description="where the column's texts stand")
    width: float = Field(0, gt=0, le=100, description="its share of the width, in percent")
    format: Literal["text", "number", "pounds", "percent"] | None = Field(
        None, description="how its figures are printed"
    )
    decimals: int | None = Field(None, ge=0, le=6, description="how many places after the point")
    scale: Literal["ones", "thousands", "millions"] = Field(
        "ones", description="divides the figures, so that £1,250,000 is £1,250k or £1.25m"
    )
    unit: Filled | None = Field(None, description="a word after each figure, such as FTE")
    adds_up: bool = Field(default=True, description="whether the total row states the sum")
    share_of: Filled | None = Field(
        None, description="the column of which each figure is the share, in percent of its total"
    )

    @property
    def holds_figures(self) -> bool:
        """Whether it says how figures are printed."""
        return bool(self.format not in {None, "text"} or self.unit or self.decimals is not None)


class Lists(Schema):
    """Lists that may follow a text in the same mapping, printed in the order typed."""

    bullets: "OneOrMore[FilledOr[ItemEntries]] | None" = Field(None, description="a • list")
    letters: "OneOrMore[FilledOr[ItemEntries]] | None" = Field(None, description="an (a) list")
    romans: "OneOrMore[FilledOr[ItemEntries]] | None" = Field(None, description="an (i) list")
    numbers: "OneOrMore[FilledOr[ItemEntries]] | None" = Field(None, description="a 1. list")


class CellEntries(Lists):
    """A cell that spans columns or rows, or holds lists."""

    text: Text | None = Field(None, description="the text of the cell")
    across: int = Field(1, ge=1, le=50, description="how many columns it spans")
    down: int = Field(1, ge=1, le=500, description="how many rows it spans")

    @model_validator(mode="after")
    def _filled(self) -> "CellEntries":
        if set(self.typed) <= {"across", "down"}:
            raise PydanticCustomError("leads", 'a cell has a "text" or a list')
        return self


CellTyped = Annotated[
    Annotated[Text, Tag("(text)")]
    | Annotated[OneOrMore[Filled], Tag("(items)")]
    | Annotated[CellEntries, Tag("(entries)")],
    Discriminator(shape),
]


class RowEntries(Schema):
    """A row that stands out, or states the sums of the rows above it."""

    cells: OneOrMore[CellTyped] = Field(description="the cells from left to right")
    emphasised: bool = Field(default=False, description="whether it stands out, as a total does")
    total: bool = Field(default=False, description="whether it states the sums of the rows above")


RowTyped = Annotated[
    Annotated[OneOrMore[CellTyped], Tag("(items)")] | Annotated[RowEntries, Tag("(entries)")],
    Discriminator(entries_or_items),
]


class TableEntries(Schema):
    """A table."""

    just_one = ("rows", "source")

    id: Identifier | None = Field(None, description="for references: @id")
    title: Filled | None = Field(None, description="printed above the table")
    columns: OneOrMore[TextOr[ColumnEntries]] | None = Field(
        None, description="the columns from left to right"
    )
    header: OneOrMore[OneOrMore[CellTyped]] | None = Field(
        None, description="header rows of several cells, where one row of headings is not enough"
    )
    rows: OneOrMore[RowTyped] | None = Field(None, description="the rows from top to bottom")
    source: SourceTyped | None = Field(None, description="a CSV or Excel file in place of rows")
    total: Filled | None = Field(
        None, description="the first cell of the total row; the row is added if it is not there"
    )
    note: Filled | None = Field(None, description="printed below the table")
    summary: Filled | None = Field(None, description="what it shows, for those who do not see it")
    row_headers: bool = Field(default=False, description="whether the first column heads its rows")

    @model_validator(mode="after")
    def _has_columns(self) -> "TableEntries":
        if self.columns is None and self.header is None and self.source is None:
            raise PydanticCustomError("leads", '"columns" is missing')
        return self


class PictureEntries(Schema):
    """A picture from a file, with what it shows in words."""

    file: Filled = Field(description="a PNG or JPEG file; the path starts at the report's folder")
    alternative_text: Filled = Field(description="what it shows, for those who do not see it")
    id: Identifier | None = Field(None, description="for references: @id")
    title: Filled | None = Field(None, description="printed above it")
    source: Filled | None = Field(None, description="where it comes from, printed below it")
    width: float = Field(0, gt=0, le=100, description="its share of the text's width, in percent")


class ChartEntries(Schema):
    """Figures as a drawing: those of a table or measure of the report, or figures of its own."""

    just_one = ("of", "table", "measure")

    kind: ChartKind = Field(description="line or bar")
    title: Filled = Field(description="printed above it")
    of: Identifier | None = Field(None, description="the id of a table or a measure")
    table: TableEntries | None = Field(None, description="figures that are not printed as a table")
    measure: MeasureEntries | None = Field(None, description="a measure not printed as a table")
    show: OneOrMore[Filled] | None = Field(
        None, description="the headings of the columns to draw; all that hold figures, if none"
    )
    alternative_text: Filled | None = Field(
        None, description="what it shows, for those who do not see it; its figures if not given"
    )
    id: Identifier | None = Field(None, description="for references: @id")
    source: Filled | None = Field(None, description="where the figures come from, printed below it")
    width: float = Field(0, gt=0, le=100, description="its share of the text's width, in percent")


class QuotedEntries(Lists):
    """A paragraph of a quotation or a box, with its lists."""

    text: Filled | None = Field(None, description="a paragraph")


class QuoteEntries(Lists):
    """Words of an Act, a policy or a person."""

    just_one = ("text", "content")

    text: Filled | None = Field(None, description="the words, where one paragraph is enough")
    content: OneOrMore[FilledOr[QuotedEntries]] | None = Field(
        None, description="its paragraphs and lists"
    )
    source: Filled | None = Field(None, description="where the words stand")


class Following(Lists):
    """Blocks that may follow a text in the same mapping, printed in the order typed."""

    continue_: Filled | None = Field(None, description="a paragraph without a number")
    table: TableEntries | None = Field(None, description="a table")
    figure: PictureEntries | None = Field(None, description="a picture")
    chart: ChartEntries | None = Field(None, description="figures as a drawing")
    quote: FilledOr[QuoteEntries] | None = Field(None, description="words of an Act or a policy")


class ItemEntries(Following):
    """An item of a list, with what stands inside it."""

    text: Filled = Field(description="the text of the item")
    id: Identifier | None = Field(None, description="for references: @id")


class RecommendationEntries(ItemEntries):
    """One thing that members are asked to do, and why."""

    reason: Filled | None = Field(None, description="why, printed below it")


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
    box: "FilledOr[BoxEntries] | None" = Field(None, description="text in a box")
    landscape: "OneOrMore[BlockTyped] | None" = Field(
        None, description="blocks on pages turned sideways"
    )
    page_break: bool | None = Field(None, description="yes starts a new page")
    exempt: "PassageEntries | None" = Field(None, description="what is not for publication")

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


class BoxEntries(Schema):
    """Text in a box."""

    title: Filled | None = Field(None, description="set bold, at its top")
    content: "OneOrMore[BlockTyped]" = Field(description="the paragraphs and other blocks")


class PassageEntries(ExemptEntries):
    """Blocks that are not for publication, and why."""

    content: "OneOrMore[BlockTyped]" = Field(description="the paragraphs and other blocks")


BlockTyped = FilledOr[BlockEntries]
ItemTyped = FilledOr[ItemEntries]
RecommendationTyped = FilledOr[RecommendationEntries]
_NESTED: tuple[type[Schema], ...] = (
    *(Lists, CellEntries, TableEntries, QuotedEntries, QuoteEntries, Following, ItemEntries),
    *(RecommendationEntries, BoxEntries, BlockEntries, PassageEntries),
)
for nested in _NESTED:
    nested.model_rebuild()
