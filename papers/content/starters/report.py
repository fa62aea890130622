"""A new report: report.yaml and a file for each section that its type asks for."""

from collections.abc import Iterator

from papers.content.json_schemas import section_name
from papers.content.kinds import KINDS
from papers.content.schema.council import FieldEntries, ReportTypeEntries, SectionEntries
from papers.content.schema.report import ReportEntries
from papers.content.starters.commented import commented, with_schema

_TITLE = """\
The report as a whole: its title, who makes it, and its sections in order.
Fill in what is blank; papers check says what is still missing, and where."""
_OWN = """\
# For a section of your own, write "- introduction" where it is to stand, and make the file
# introduction.yaml beside this one.
"""
_EXAMPLES = {
    "signatory": "signatory: {name: Alex Sample, post: Director of Services}",
    "contact": 'contact: {name: Lou Draft, post: Lead Officer, phone: "01632 960123"}',
    "contacts": "contacts:\n  - {name: Lou Draft, post: Lead Officer}\n  - {name: Jo Model}",
    "draft": "draft: yes",
    "version": 'version: "1.0"',
    "contents": "contents: yes",
    "figures": 'figures: {establishment: "507"}',
    "appendices": "appendices:\n  - {letter: A, title: More figures, file: appendix-a.yaml}",
}
_IN_SECTIONS = {
    "kind": "",
    "id": "id: background",
    "numbered": "numbered: no",
    "numbered-paragraphs": "numbered-paragraphs: no",
    "figures": 'figures: {establishment: "507"}',
    "content": "content:\n  - A paragraph.\n  - bullets: [one, two]",
}
# What each kind of section is for, blank.
BODIES = {
    "prose": {"content": "content:\n  -"},
    "summary": {"content": "content:\n  -"},
    "implication": {"content": "content:\n  -"},
    "recommendations": {"recommendations": "recommendations:\n  -"},
    "leadership": {"posts": "posts:\n  - post:\n    person:"},
    "workforce": {"measure": 'measure:\n  name:\n  unit: "%"\n  series:'},
    "schedule": {"schedule": "schedule:\n  entries:\n    - when:\n      topic:"},
    "risks": {"risks": "risks:\n  - risk:\n    mitigation:"},
    "options": {"options": "options:\n  - option:\n    description:"},
    "background-papers": {
        "papers": '# Where there are none, write "none: yes" instead.\npapers:\n  -'
    },
    "glossary": {"terms": "terms:"},
    "conditions": {"conditions": "conditions:\n  - text:\n    reason:"},
    "performance": {"measures": 'measures:\n  - name:\n    unit: "%"\n    target:\n    series:'},
    "statutory-implications": {"implications": "implications:"},
}


def report_files(meeting: str, name: str, type_: str, asked: ReportTypeEntries) -> dict[str, str]:
    """The files of a new report, by their paths in the project's folder."""
    folder = f"content/meetings/{meeting}/{name}"
    typed = {"title": "title:", "type": f"type: {type_}", "report-by": "report-by:"}
    if asked.fields:
        typed["fields"] = "fields:\n" + "".join(_fields(asked))
    typed["outline"] = _OWN + "outline:\n" + "".join(_outline(asked))
    examples = {key: lines for key, lines in _EXAMPLES.items() if key not in typed}
    if not asked.fields:
        examples["fields"] = "fields:"
    files = {f"{folder}/report.yaml": ("report", commented(ReportEntries, _TITLE, typed, examples))}
    for section, wish in _written(asked).items():
        kind = str(wish.kind or "prose")
        files[f"{folder}/{section}.yaml"] = (section_name(kind), _section(section, kind, wish))
    return dict(with_schema(files))


def _written(asked: ReportTypeEntries) -> dict[str, SectionEntries]:
    """The sections that get a file: those of known kinds; one of prose where none is asked for."""
    made = {str(n): s for n, s in asked.sections.items() if (s.kind or "prose") in KINDS}
    return made or {"introduction": SectionEntries.model_construct()}


def _fields(asked: ReportTypeEntries) -> Iterator[str]:
    for name, field in asked.fields.items():
        label = field.label if isinstance(field, FieldEntries) else field
        needed = isinstance(field, FieldEntries) and field.required
        yield f"  # {label}\n" + (f"  {name}:\n" if needed else f"  #{name}:\n")


def _outline(asked: ReportTypeEntries) -> Iterator[str]:
    for name, section in _written(asked).items():
        optional = asked.sections and not section.required
        heading = f"  # {section.heading or name}: delete this line and the file to leave it out.\n"
        yield (heading if optional else "") + f"  - {name}\n"


def _section(name: str, kind: str, asked: SectionEntries) -> str:
    """A section file: what is asked of it as comments, its keys blank."""
    title = f"{asked.heading or name}\n{asked.guidance or ''}"
    typed = {} if asked.heading else {"heading": "heading:"}
    typed |= BODIES[kind]
    others = {key: lines for key, lines in _IN_SECTIONS.items() if key not in typed}
    return commented(KINDS[kind], title, typed, others)
