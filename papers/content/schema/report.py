"""report.yaml and appendices as authors type them."""

from pydantic import Field

from papers.content.schema.base import Filled, FilledOr, Identifier, OneOrMore, Schema, Texts
from papers.content.schema.blocks import BlockTyped
from papers.content.schema.exempt import ExemptEntries
from papers.content.schema.people import PersonEntries
from papers.content.tree import Text


class GroupEntries(Schema):
    """One section made of several files."""

    heading: Filled = Field(description="the heading of the section")
    parts: OneOrMore[Filled] = Field(description="the names of the files, in order")
    id: Identifier | None = Field(None, description="for references: @id")
    numbered: bool = Field(default=True, description="whether it takes a number")


class AppendixEntries(Schema):
    """A further document of the report."""

    letter: Identifier = Field(description="the letter that references print")
    title: Filled = Field(description="its title")
    file: Filled | None = Field(None, description="its file: YAML, Word or PDF")
    id: Identifier | None = Field(None, description="for references; appendix-a if not given")
    exempt: ExemptEntries | None = Field(None, description="why it is not for publication")


class ReportEntries(Schema):
    """The report as a whole: its title, who makes it, and its sections in order."""

    title: Filled = Field(description="the title of the report")
    type: Filled = Field(description="the type of report, as in council.yaml")
    report_by: Filled = Field(description="who makes the report")
    signatory: PersonEntries | None = Field(None, description="who signs it")
    contact: PersonEntries | None = Field(None, description="whom to ask")
    contacts: OneOrMore[PersonEntries] | None = Field(None, description="whom to ask, if several")
    fields: dict[Identifier, Texts] = Field(
        default_factory=dict, description="the labelled fields at its head, as the type asks"
    )
    draft: bool = Field(default=False, description="yes prints DRAFT on it")
    version: Filled | None = Field(None, description="the version, printed on it")
    contents: bool = Field(default=False, description="yes prints a list of contents")
    figures: dict[Identifier, Filled] = Field(
        default_factory=dict, description="values for {{ name }}"
    )
    outline: OneOrMore[FilledOr[GroupEntries]] | None = Field(
        None, description="its sections in order; those of the report type if not given"
    )
    appendices: tuple[AppendixEntries, ...] = Field((), description="its appendices in order")


class SectionFile(Schema):
    """What a section file may hold whatever its kind."""

    kind: Text | None = Field(None, description="the kind of section; prose if not given")
    heading: Filled | None = Field(None, description="the heading; none for no heading")
    id: Identifier | None = Field(None, description="for references to the section: @id")
    numbered: bool | None = Field(None, description="whether it takes a number")
    numbered_paragraphs: bool | None = Field(
        None, description="no leaves its paragraphs without numbers"
    )
    figures: dict[Identifier, Filled] = Field(
        default_factory=dict, description="values for {{ name }}"
    )
    content: tuple[BlockTyped, ...] = Field((), description="the paragraphs and other blocks")


class AppendixFile(Schema):
    """An appendix written in YAML."""

    figures: dict[Identifier, Filled] = Field(
        default_factory=dict, description="values for {{ name }}"
    )
    content: OneOrMore[BlockTyped] = Field(description="the paragraphs and other blocks")
