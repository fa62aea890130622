"""Each rule finds what it is for, and nothing else."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from papers.check import RULES, check
from papers.diagnostics import Location, Severity
from papers.model.blocks import Heading, List, ListItem, ListStyle, Paragraph
from papers.model.bodies import Committee, Council
from papers.model.meeting import Meeting
from papers.model.report import (
    Appendix,
    Known,
    Numbering,
    Part,
    Report,
    ReportType,
    Section,
    SectionType,
)
from papers.model.runs import Reference, Value, Words

COUNCIL = Council("Example County Council", checks={"background-papers": "off"})


def at(line):
    return Location("a.yaml", line, 1)


def paragraph(*runs, line=1, id=""):  # noqa: A002
    made = tuple(Words(run) if isinstance(run, str) else run for run in runs)
    return Paragraph(made, at(line), numbered=True, id=id)


def heading(text, level=2, line=1):
    return Heading((Words(text),), level, at(line))


def ref(target, line=1):
    return Reference(target, at(line))


def section(*blocks, name="text", kind="prose", **more):
    part = Part(name, kind, len(blocks), at(1))
    return Section(kind, (Words("A section"),), blocks, at(1), parts=(part,), **more)


def report(*sections, council=COUNCIL, numbering=Numbering.BY_SECTION, asked=(), **more):
    return Report(
        "update",
        Meeting("first", council, Committee("select", "Select Committee"), date(2019, 10, 23)),
        ReportType("update", Path("report.docx"), numbering, sections=asked),
        (Words("An update"),),
        "Director",
        sections,
        Location("update/report.yaml", 1, 1),
        **more,
    )


def appendix(letter="A", line=9):
    return Appendix(f"Appendix {letter}", (), at(line), id=f"appendix-{letter.lower()}")


def recommendations(*texts):
    items = (ListItem((paragraph(text),), at(n)) for n, text in enumerate(texts, 1))
    return section(List(ListStyle.RECOMMENDATION, tuple(items), at(1)), kind="recommendations")


def found(*args, known=None, **more):
    return [str(diagnostic) for diagnostic in check(report(*args, **more), known)]


def test_a_sound_report_passes():
    text = paragraph("See ", ref("gap"), " and ", ref("appendix-a"), ".", id="gap")
    assert found(section(text), appendices=(appendix(),)) == []


def test_unknown_references_name_the_nearest_id():
    sound = section(paragraph("x", id="commissioner"), paragraph(ref("comissioner", 4)))
    assert found(sound) == [
        'a.yaml:4:1: error: nothing has the id "@comissioner"; did you mean "@commissioner"?'
    ]


def test_references_into_broken_files_are_not_blamed():
    known = Known(ids=frozenset({"gap"}))
    assert found(section(paragraph(ref("gap"), Value("gap.latest", at(1)))), known=known) == []


def test_unknown_values():
    text = section(paragraph(Value("establishmnt", at(2))))
    assert found(text, values={"establishment": "507"}) == [
        'a.yaml:2:1: error: "establishmnt" has no value; did you mean "establishment"?'
    ]


def test_an_id_used_twice_names_both_places():
    text = section(paragraph("x", id="a", line=3), paragraph("y", id="a", line=5))
    assert found(text) == [
        'a.yaml:5:1: error: the id "a" is used twice; the first is at a.yaml:3:1'
    ]


@pytest.mark.parametrize(
    ("numbering", "numbered", "silent"),
    [
        (Numbering.BY_SECTION, True, False),
        (Numbering.BY_SECTION, False, True),
        (Numbering.RUN_ON, False, False),
        (Numbering.NONE, True, True),
    ],
)
def test_a_reference_needs_a_number_to_print(numbering, numbered, silent):
    text = section(paragraph("x", id="a"), paragraph(ref("a")), numbered=numbered)
    messages = found(text, numbering=numbering)
    assert [m.split(";")[0] for m in messages] == [
        'a.yaml:1:1: error: "@a" has no number to print'
    ] * silent


RISKS = SectionType("risks", "Risk Implications", required=True)


def test_a_missing_section_names_its_heading_and_its_file():
    assert found(section(paragraph("x")), asked=(RISKS,)) == [
        (
            'update/report.yaml:1:1: error: the required section "Risk Implications" is missing; '
            'make update/risks.yaml and write "- risks" in the outline'
        )
    ]


def test_a_required_section_may_be_part_of_a_group_or_broken():
    assert found(section(paragraph("x"), name="risks"), asked=(RISKS,)) == []
    assert found(asked=(RISKS,), known=Known(sections=frozenset({"risks"}))) == []


def test_headings_with_nothing_under_them():
    text = section(heading("A", line=2), heading("B", 3, line=3), heading("C", line=4))
    assert [m.split(";")[0] for m in found(text)] == [
        'a.yaml:3:1: error: nothing stands under the heading "B"',
        'a.yaml:4:1: error: nothing stands under the heading "C"',
    ]


def test_a_section_with_nothing_in_it():
    assert [m.split(";")[0] for m in found(section())] == [
        'a.yaml:1:1: error: the section "A section" is empty'
    ]


@pytest.mark.parametrize(
    "text", ["None", "none.", "N/A", "n/a", "Nil", "Not applicable.", "No implications", "–", ""]
)
def test_a_bare_word_is_no_reason(text):
    messages = found(section(paragraph(text), kind="implication"))
    assert [m.split(";")[0] for m in messages] == ['a.yaml:1:1: error: "A section" gives no reason']


@pytest.mark.parametrize(
    "text",
    [
        "Not applicable – this is a report for information.",
        "None of the proposals affect staff.",
        "There are no implications, since nothing changes.",
    ],
)
def test_a_reason_passes(text):
    assert found(section(paragraph(text), kind="implication")) == []


def test_bare_reasons_are_found_in_groups():
    blocks = (heading("Crime"), paragraph("None"), heading("Rights"), paragraph("Weighed."))
    parts = (Part("crime", "implication", 2, at(1)), Part("rights", "implication", 2, at(1)))
    group = replace(section(*blocks), parts=parts)
    assert [m.split(";")[0] for m in found(group)] == ['a.yaml:1:1: error: "Crime" gives no reason']


def test_appendices_without_a_reference():
    assert found(section(paragraph("x")), appendices=(appendix(),)) == [
        "a.yaml:9:1: warning: no text refers to Appendix A; write @appendix-a where it matters"
    ]
    plain_words = section(paragraph("The story in Appendix A."))
    assert found(plain_words, appendices=(appendix(),)) == []


def test_references_without_an_appendix():
    text = section(paragraph(ref("appendix-b"), line=1), paragraph("see Appendix C", line=2))
    assert [m.split(";")[0] for m in found(text)] == [
        'a.yaml:1:1: error: there is no appendix "@appendix-b"',
        'a.yaml:2:1: warning: the report has no "Appendix C"',
    ]


def test_appendices_of_other_documents():
    assert found(section(paragraph("see Appendix 2 to the Constitution"))) == []


def test_recommendations_start_with_a_verb():
    (message,) = found(recommendations("note it;", "The gap is noted."))
    assert message.startswith('a.yaml:2:1: warning: a recommendation starts with "The"; start with')


def test_a_council_has_its_own_verbs():
    council = replace(COUNCIL, verbs=("resolve",))
    assert len(found(recommendations("resolve it", "note it"), council=council)) == 1


@pytest.mark.parametrize(("setting", "expected"), [("off", []), ("error", [Severity.ERROR])])
def test_a_council_sets_how_much_a_rule_matters(setting, expected):
    council = replace(COUNCIL, checks={**COUNCIL.checks, "recommendation-verb": setting})
    diagnostics = check(report(recommendations("The gap."), council=council))
    assert [diagnostic.severity for diagnostic in diagnostics] == expected


def test_rules_have_names_sources_and_words():
    assert len({rule.name for rule in RULES}) == len(RULES)
    assert all(rule.source and rule.find.__doc__ for rule in RULES)
