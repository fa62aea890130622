"""committees/*.yaml and meeting.yaml as authors type them, and the items of an agenda."""

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from papers.content.schema.base import Date, Filled, FilledOr, OneOrMore, Schema
from papers.content.schema.blocks import BlockTyped
from papers.content.schema.exempt import ExemptEntries
from papers.content.schema.people import PersonEntries
from papers.content.tree import Text
from papers.model.meeting import SubItems


class MemberEntries(Schema):
    """A member of a committee."""

    name: Filled = Field(description="the member's name")
    role: Filled | None = Field(None, description="their role, such as Chair")


class CommitteeEntries(Schema):
    """A committee of the council; its file's name is the name that meetings use for it."""

    name: Filled = Field(description="the name of the committee")
    members: tuple[FilledOr[MemberEntries], ...] = Field((), description="its members")
    quorum: int | None = Field(None, ge=1, description="how many members must be present")
    contact: PersonEntries | None = Field(None, description="whom to ask")
    executive: bool = Field(default=False, description="whether it takes executive decisions")


class TextEntries(Schema):
    """Something with a text: one paragraph, or a list of blocks."""

    text: Filled | None = Field(None, description="a paragraph")
    content: OneOrMore[BlockTyped] | None = Field(None, description="paragraphs and other blocks")

    @model_validator(mode="after")
    def _one_text(self) -> "TextEntries":
        self.not_both("text", "content")
        return self

    def not_both(self, one: str, other: str) -> None:
        """Refuse two keys that say the same thing."""
        if one in self.typed and other in self.typed:
            problem = 'only one of "{one}" and "{other}" may stand here'
            raise PydanticCustomError("not_both", problem, {"one": one, "other": other})

    @property
    def blocks(self) -> tuple[BlockTyped, ...]:
        """The text, however it was typed."""
        return (self.text,) if self.text is not None else self.content or ()


class StandardItemEntries(TextEntries):
    """An item that stands on many agendas, in the council's words."""

    title: Filled = Field(description="the title of the item")
    purpose: Filled | None = Field(None, description="what members are asked to do with it")
    officer: Filled | None = Field(None, description="who leads on it")
    time: Filled | None = Field(None, description="when it is expected")


class NoticeEntries(TextEntries):
    """What an agenda tells everybody who comes."""

    title: Filled = Field(description="what the notice is about")


class KeyDecisionEntries(Schema):
    """How notice of a key decision was given."""

    notice: Date | None = Field(None, description="the day on which notice was given")
    general_exception: Filled | None = Field(
        None, description="why 28 days' notice could not be given, where five days were"
    )
    special_urgency: Filled | None = Field(
        None, description="why it cannot wait, and who agreed to that"
    )


class SubItemEntries(TextEntries):
    """What an item of the agenda may hold, or one below an item."""

    standard: Filled | None = Field(None, description="a standard item, as in council.yaml")
    title: Filled | None = Field(None, description="the title of the item")
    report: Filled | None = Field(None, description="the report's folder, beside meeting.yaml")
    document: Filled | None = Field(None, description="a Word file or PDF, beside meeting.yaml")
    purpose: Filled | None = Field(None, description="what members are asked to do with it")
    officer: Filled | None = Field(None, description="who leads on it")
    time: Filled | None = Field(None, description="when it is expected")
    to_follow: Text | None = Field(None, description="why it is published later, or yes")
    urgent: Text | None = Field(None, description="why it cannot wait for the next meeting")
    exempt: ExemptEntries | None = Field(None, description="why it is not for publication")
    key_decision: KeyDecisionEntries | None = Field(
        None, description="how notice of the decision was given"
    )

    @model_validator(mode="after")
    def _has_a_title(self) -> "SubItemEntries":
        """A report and a standard item bring their titles."""
        self.not_both("report", "document")
        self.not_both("report", "standard")
        if not {"title", "report", "standard"} & set(self.typed):
            raise PydanticCustomError("no_title", "this item has no title")
        return self


class AgendaItemEntries(SubItemEntries):
    """An item of the agenda, with those below it."""

    sub_items: tuple[SubItemEntries, ...] = Field((), description="the items below it")


class NumberingEntries(Schema):
    """How items are numbered."""

    start: int = Field(1, ge=0, description="the number of the first item")
    prefix: Filled | None = Field(None, description="what stands before each number")
    sub_items: SubItems = Field(SubItems.LETTER, description="how items below an item are marked")


class MeetingEntries(Schema):
    """One meeting: which committee meets, when and where, and its agenda."""

    committee: Filled = Field(description="the committee, by the name of its file")
    date: Date = Field(description="the day, as 2019-10-23")
    time: Filled | None = Field(None, description="when it starts")
    venue: Filled | None = Field(None, description="where it meets")
    published: Date | None = Field(None, description="the day of publication")
    late: Filled | None = Field(None, description="why the papers are published late")
    numbering: NumberingEntries | None = Field(None, description="how items are numbered")
    items: tuple[AgendaItemEntries, ...] = Field((), description="the items in order")

    @property
    def all_items(self) -> tuple[SubItemEntries, ...]:
        """The items in order, each followed by those below it."""
        return tuple(each for item in self.items for each in (item, *item.sub_items))
