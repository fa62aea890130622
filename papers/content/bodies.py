"""The council, its report types, the meeting and people: from what authors typed to the model."""

import re
from collections.abc import Mapping
from pathlib import Path

from papers.content.schema.council import (
    CouncilEntries,
    FieldEntries,
    ReportTypeEntries,
    SectionEntries,
)
from papers.content.schema.exempt import ExemptEntries
from papers.content.schema.meeting import (
    CommitteeEntries,
    MeetingEntries,
    MemberEntries,
    NumberingEntries,
)
from papers.content.schema.people import PersonEntries
from papers.content.tree import Text
from papers.model.blocks import ListStyle
from papers.model.bodies import Colour, Committee, Council, Member, Person
from papers.model.meeting import Exempt, ItemNumbering, Meeting
from papers.model.report import FieldType, ReportType, SectionType

# What the program prints by itself, unless the council says otherwise.
TEXTS = {
    "appendix": "Appendix",
    "table": "Table",
    "date": "Date",
    "topic": "Topic",
    "risk": "Risk",
    "mitigation": "Mitigation",
    "likelihood": "Likelihood",
    "impact": "Impact",
    "score": "Score",
    "owner": "Owner",
    "figure": "Figure",
    "line-chart": "Line chart",
    "bar-chart": "Bar chart",
    "source": "Source:",
    "reason": "Reason:",
    "contents": "Contents",
    "details": "Details of the report",
    "draft": "DRAFT",
    "version": "Version",
    "option": "Option",
    "preferred": "preferred",
    "total": "Total",
    "weight": "Weight",
    "advantages": "Advantages:",
    "disadvantages": "Disadvantages:",
    "no-background-papers": "There are no background papers to this report.",
    "term": "Term",
    "meaning": "Meaning",
    "measure": "Measure",
    "baseline": "Baseline",
    "target": "Target",
    "latest": "Latest",
    "direction": "Direction of travel",
    "rating": "Rating",
    "better": "Improving",
    "worse": "Worsening",
    "unchanged": "No change",
    "on-target": "On target",
    "near-target": "Near target",
    "off-target": "Off target",
}


def council_of(typed: CouncilEntries, texts: Mapping[str, str]) -> Council:
    """The council, with every text that the program prints."""
    return Council(
        name=str(typed.name),
        language=str(typed.language or "en-GB"),
        texts=texts,
        checks={str(rule): severity for rule, severity in typed.checks.items()},
        check_places={str(rule): rule.where for rule in typed.checks},
        colours=tuple(Colour(code.lstrip("#").lower(), code.where) for code in typed.colours or ()),
        verbs=tuple(map(str, typed.recommendation_verbs or ())),
        calendar=typed.calendar,
    )


def meeting_of(
    id_: str, council: Council, committee: CommitteeEntries, typed: MeetingEntries
) -> Meeting:
    """The meeting whose folder has the name `id_`, without its items."""
    return Meeting(
        id=id_,
        council=council,
        committee=_committee(str(typed.committee), committee),
        date=typed.date,
        time=str(typed.time or ""),
        venue=str(typed.venue or ""),
        published=typed.published,
        late=str(typed.late or ""),
        numbering=_numbering(typed.numbering),
        where=typed.where,
        keys={str(key): key.where for key in typed.typed},
    )


def _committee(id_: str, typed: CommitteeEntries) -> Committee:
    return Committee(
        id=id_,
        name=str(typed.name),
        members=tuple(map(_member, typed.members)),
        quorum=typed.quorum or 0,
        contact=person_of(typed.contact) if typed.contact else None,
        executive=typed.executive,
    )


_ROLE = re.compile(r"(.*\S)\s*\(([^()]+)\)")


def _member(typed: Text | MemberEntries) -> Member:
    """A member; "Ada Sample (Chair)" names the role too."""
    if isinstance(typed, MemberEntries):
        return Member(str(typed.name), str(typed.role or ""))
    with_role = _ROLE.fullmatch(typed)
    return Member(with_role[1], with_role[2]) if with_role else Member(str(typed))


def _numbering(typed: NumberingEntries | None) -> ItemNumbering:
    if typed is None:
        return ItemNumbering()
    return ItemNumbering(typed.start, str(typed.prefix or ""), typed.sub_items)


def exempt_of(typed: ExemptEntries | None) -> Exempt | None:
    """Why something is not for publication, where it is not."""
    if typed is None:
        return None
    named = typed.paragraph if isinstance(typed.paragraph, tuple) else (typed.paragraph,)
    paragraphs = tuple(sorted(set(named)))
    return Exempt(paragraphs, typed.where, str(typed.reason or ""), typed.review)


def report_type_of(name: Text, typed: ReportTypeEntries, templates: Path) -> ReportType:
    """The report type of a name; its template is a file in the templates folder."""
    return ReportType(
        id=str(name),
        template=templates / typed.template,
        numbering=typed.numbering,
        recommendations=ListStyle(typed.recommendations),
        sections=tuple(_section_type(key, asked) for key, asked in typed.sections.items()),
        fields=tuple(_field_type(key, asked) for key, asked in typed.fields.items()),
        for_information=typed.for_information,
    )


def _field_type(name: Text, typed: Text | FieldEntries) -> FieldType:
    if isinstance(typed, Text):
        return FieldType(str(name), str(typed))
    return FieldType(str(name), str(typed.label), typed.required)


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
