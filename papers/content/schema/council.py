"""council.yaml as authors type it."""

from typing import Literal

from pydantic import Field

from papers.content.schema.base import ColourCode, Filled, FilledOr, Identifier, OneOrMore, Schema
from papers.content.schema.data import TwoHeadings
from papers.content.schema.meeting import NoticeEntries, StandardItemEntries
from papers.content.tree import Text
from papers.model.bodies import Calendar
from papers.model.report import Numbering


class SectionEntries(Schema):
    """What the council asks of one section of a report type."""

    heading: Filled | None = Field(None, description="the heading, where the council gives it")
    kind: Filled | None = Field(None, description="the kind of section; prose if not given")
    required: bool = Field(default=False, description="whether each report must have it")
    numbered: bool = Field(default=True, description="whether it takes a number")
    numbered_paragraphs: bool = Field(default=True, description="whether its paragraphs do")
    guidance: Filled | None = Field(None, description="advice to authors, not printed")
    lead_in: Filled | None = Field(None, description="the words before the recommendations")
    columns: TwoHeadings | None = Field(None, description="the headings of the section's table")


class FieldEntries(Schema):
    """A labelled field at the head of a report."""

    label: Filled = Field(description="printed before what the author writes")
    required: bool = Field(default=False, description="whether each report must fill it in")


class ReportTypeEntries(Schema):
    """A type of report."""

    template: Filled = Field(description="the Word template, a file in templates/")
    numbering: Numbering = Field(Numbering.BY_SECTION, description="how paragraphs are numbered")
    recommendations: Literal["number", "letter"] = Field("number", description="1. or (a)")
    recommendations_box: bool = Field(
        default=False, description="whether they stand in a box before section 1"
    )
    for_information: bool = Field(default=False, description="whether it asks members only to note")
    fields: dict[Identifier, FilledOr[FieldEntries]] = Field(
        default_factory=dict, description="labelled fields at the head, such as Wards affected"
    )
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
    colours: OneOrMore[ColourCode] | None = Field(
        None, description='the colours of charts, such as "143d59"'
    )
    recommendation_verbs: OneOrMore[Filled] | None = Field(
        None, description="the words that a recommendation may start with"
    )
    calendar: Calendar = Field(
        Calendar.ENGLAND, description="whose law counts the clear days before a meeting"
    )
    agenda_template: Filled | None = Field(
        None, description="the Word template of agendas, a file in templates/"
    )
    sheet_template: Filled | None = Field(
        None, description="the Word template of covers and front sheets, a file in templates/"
    )
    standard_items: dict[Identifier, StandardItemEntries] = Field(
        default_factory=dict, description="items that stand on many agendas, by short names"
    )
    notices: tuple[NoticeEntries, ...] = Field((), description="printed at the end of agendas")
    report_types: dict[Identifier, ReportTypeEntries] = Field(
        description="what each type of report must hold"
    )
