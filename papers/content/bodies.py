"""The council, its report types, the meeting and people: from what authors typed to the model."""

from collections.abc import Mapping
from pathlib import Path

from papers.content.schema.council import (
    CommitteeEntries,
    CouncilEntries,
    MeetingEntries,
    PersonEntries,
    ReportTypeEntries,
    SectionEntries,
)
from papers.content.tree import Text
from papers.model.blocks import ListStyle
from papers.model.report import Committee, Council, Meeting, Person, ReportType, SectionType

# What the program prints by itself, unless the council says otherwise.
TEXTS = {
    "appendix": "Appendix",
    "table": "Table",
    "date": "Date",
    "topic": "Topic",
    "risk": "Risk",
    "mitigation": "Mitigation",
}


def council_of(typed: CouncilEntries, texts: Mapping[str, str]) -> Council:
    """The council, with every text that the program prints."""
    return Council(
        name=str(typed.name),
        language=str(typed.language or "en-GB"),
        texts=texts,
        checks={str(rule): severity for rule, severity in typed.checks.items()},
        verbs=tuple(map(str, typed.recommendation_verbs or ())),
    )


def meeting_of(
    id_: str, council: Council, committee: CommitteeEntries, typed: MeetingEntries
) -> Meeting:
    """The meeting whose folder has the name `id_`."""
    return Meeting(
        id=id_,
        council=council,
        committee=Committee(str(typed.committee), str(committee.name)),
        date=typed.date,
        time=str(typed.time or ""),
        venue=str(typed.venue or ""),
    )


def report_type_of(name: Text, typed: ReportTypeEntries, templates: Path) -> ReportType:
    """The report type of a name; its template is a file in the templates folder."""
    return ReportType(
        id=str(name),
        template=templates / typed.template,
        numbering=typed.numbering,
        recommendations=ListStyle(typed.recommendations),
        sections=tuple(_section_type(key, asked) for key, asked in typed.sections.items()),
    )


def _section_type(name: Text, typed: SectionEntries) -> SectionType:
    return SectionType(
        name=str(name),
        heading=str(typed.heading or ""),
        required=typed.required,
        guidance=str(typed.guidance or ""),
    )


def person_of(typed: PersonEntries) -> Person:
    """Someone the report names."""
    return Person(
        name=str(typed.name),
        post=str(typed.post or ""),
        phone=str(typed.phone or ""),
        email=str(typed.email or ""),
    )
