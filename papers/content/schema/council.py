"""council.yaml, committees/*.yaml and meeting.yaml as authors type them."""

import datetime
from typing import Literal

from pydantic import Field

from papers.content.schema.base import Filled, Identifier, OneOrMore, Schema
from papers.content.schema.blocks import TwoHeadings
from papers.content.tree import Text
from papers.model.report import Numbering


class SectionEntries(Schema):
    """What the council asks of one section of a report type."""

    heading: Filled | None = Field(None, description="the heading, where the council gives it")
    kind: Filled | None = Field(None, description="the kind of section; prose if not given")
    required: bool = Field(default=False, description="whether each report must have it")
    numbered: bool = Field(default=True, description="whether it takes a number")
    guidance: Filled | None = Field(None, description="advice to authors, not printed")
    lead_in: Filled | None = Field(None, description="the words before the recommendations")
    columns: TwoHeadings | None = Field(None, description="the headings of the section's table")


class ReportTypeEntries(Schema):
    """A type of report."""

    template: Filled = Field(description="the Word template, a file in templates/")
    numbering: Numbering = Field(Numbering.BY_SECTION, description="how paragraphs are numbered")
    recommendations: Literal["number", "letter"] = Field("number", description="1. or (a)")
    sections: dict[Identifier, SectionEntries] = Field(
        default_factory=dict, description="its sections in order, by the names of their files"
    )


class CouncilEntries(Schema):
    """The council: its name, the words that the program prints, and its types of report."""

    name: Filled = Field(description="the name of the council")
    language: Filled | None = Field(None, description="the language of its papers, such as en-GB")
    texts: dict[Text, Filled] = Field(
        default_factory=dict, description="words that the program prints by itself"
    )
    checks: dict[Text, Literal["off", "warning", "error"]] = Field(
        default_factory=dict, description="how much each check matters"
    )
    recommendation_verbs: OneOrMore[Filled] | None = Field(
        None, description="the words that a recommendation may start with"
    )
    report_types: dict[Identifier, ReportTypeEntries] = Field(
        description="what each type of report must hold"
    )


class PersonEntries(Schema):
    """Someone to name: an officer, a contact."""

    name: Filled = Field(description="the person's name")
    post: Filled | None = Field(None, description="the post they hold")
    phone: Filled | None = Field(None, description="the telephone number")
    email: Filled | None = Field(None, description="the e-mail address")


class CommitteeEntries(Schema):
    """A committee of the council; its file's name is the name that meetings use for it."""

    name: Filled = Field(description="the name of the committee")
    members: tuple[Filled, ...] = Field((), description="its members")
    quorum: int | None = Field(None, ge=1, description="how many members must be present")
    contact: PersonEntries | None = Field(None, description="whom to ask")


class AgendaItemEntries(Schema):
    """An item of the agenda."""

    report: Filled = Field(description="the report's folder, beside meeting.yaml")


class MeetingEntries(Schema):
    """One meeting: which committee meets, when and where, and its reports in order."""

    committee: Filled = Field(description="the committee, by the name of its file")
    date: datetime.date = Field(description="the day, as 2019-10-23")
    time: Filled | None = Field(None, description="when it starts")
    venue: Filled | None = Field(None, description="where it meets")
    items: tuple[AgendaItemEntries, ...] = Field((), description="the reports in order")
