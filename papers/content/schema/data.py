"""What is printed as a table or list of a fixed shape: posts, measures, schedules, risks."""

from typing import Annotated, Literal

from pydantic import Discriminator, Field, Tag

from papers.content.schema.base import (
    Filled,
    FilledOr,
    Identifier,
    OneOrMore,
    Schema,
    entries_or_items,
)
from papers.content.tree import Text

TwoHeadings = Annotated[tuple[Filled, ...], Field(min_length=2, max_length=2)]


class SourceEntries(Schema):
    """A file with figures, and for Excel the part of it that is meant."""

    file: Filled = Field(description="a CSV or Excel file; the path starts at the report's folder")
    sheet: Filled | None = Field(None, description="the sheet of an Excel file; the first, if none")
    range: Filled | None = Field(None, description="the cells, such as A1:D9; all that are filled")


SourceTyped = FilledOr[SourceEntries]


class PostEntries(Schema):
    """A post and who holds it."""

    just_one = ("person", "people")

    post: Filled = Field(description="the name of the post")
    person: Filled | None = Field(None, description="who holds it")
    people: OneOrMore[Filled] | None = Field(None, description="all who hold it")


class MeasureEntries(Schema):
    """A figure followed over time, printed as a table of periods and figures."""

    just_one = ("series", "source")

    id: Identifier | None = Field(None, description="for values: {{ id.latest }}")
    name: Filled = Field(description="what is measured")
    unit: Text | None = Field(None, description='"%", or a word printed after each figure')
    lower_is_better: bool = Field(default=False, description="whether a falling figure is good")
    baseline: Filled | None = Field(None, description="the figure to compare with")
    target: Filled | None = Field(None, description="the figure to reach")
    tolerance: Filled | None = Field(None, description="how far from the target is still near it")
    columns: TwoHeadings | None = Field(None, description="the headings of the two columns")
    series: dict[Text, Filled] | None = Field(None, description="each period and its figure")
    source: SourceTyped | None = Field(
        None, description="a CSV or Excel file with periods and figures"
    )
    emphasise: Literal["latest", "none"] = Field("latest", description="the row that stands out")
    title: Filled | None = Field(None, description="printed above the table")
    note: Filled | None = Field(None, description="printed below the table")


class ScheduledEntries(Schema):
    """A date and its topics."""

    just_one = ("topic", "topics")

    when: Filled = Field(description="the date or month")
    topic: Filled | None = Field(None, description="the topic")
    topics: OneOrMore[Filled] | None = Field(None, description="several topics")


class ScheduleEntries(Schema):
    """Dates and topics, printed as a table."""

    columns: TwoHeadings | None = Field(None, description="the headings of the two columns")
    entries: OneOrMore[ScheduledEntries] = Field(description="the dates in order")


class RiskEntries(Schema):
    """A risk and what is done about it."""

    just_one = ("mitigation", "mitigations")

    risk: Filled = Field(description="what might go wrong")
    mitigation: Filled | None = Field(None, description="what is done about it")
    mitigations: OneOrMore[Filled] | None = Field(None, description="several things done")
    likelihood: Filled | None = Field(None, description="how likely it is: a word or a number")
    impact: Filled | None = Field(None, description="how grave it would be: a word or a number")
    score: Filled | None = Field(
        None, description="likelihood times impact; computed where both are numbers"
    )
    owner: Filled | None = Field(None, description="who looks after it")


class RisksEntries(Schema):
    """Risks under headings of their own, printed as a table."""

    columns: TwoHeadings | None = Field(None, description="the headings of the two columns")
    entries: OneOrMore[RiskEntries] = Field(description="the risks in order")


RisksTyped = Annotated[
    Annotated[OneOrMore[RiskEntries], Tag("(items)")] | Annotated[RisksEntries, Tag("(entries)")],
    Discriminator(entries_or_items),
]
