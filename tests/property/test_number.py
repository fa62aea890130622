"""Numbering has no gaps, whatever a report is made of."""

from datetime import date
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from papers.diagnostics import Location
from papers.model.blocks import List, ListItem, ListStyle, Paragraph
from papers.model.bodies import Committee, Council
from papers.model.meeting import Meeting
from papers.model.report import Numbering, Report, ReportType, Section
from papers.model.runs import Words
from papers.model.walk import nested
from papers.number import label, number

PROFILE = settings(max_examples=100, deadline=None, derandomize=True)
HERE = Location("a.yaml", 1, 1)

paragraphs = st.builds(
    lambda numbered: Paragraph((Words("x"),), HERE, numbered=numbered), st.booleans()
)


def _list(style, contents):
    items = (ListItem((Paragraph((), HERE), *blocks), HERE) for blocks in contents)
    return List(style, tuple(items), HERE)


lists = st.recursive(
    st.builds(_list, st.sampled_from(ListStyle), st.lists(st.just(()), max_size=4)),
    lambda inner: st.builds(
        _list, st.sampled_from(ListStyle), st.lists(st.lists(inner, max_size=2), max_size=3)
    ),
    max_leaves=6,
)
sections = st.builds(
    lambda blocks, numbered: Section("prose", (), tuple(blocks), HERE, numbered=numbered),
    st.lists(paragraphs | lists, max_size=8),
    st.booleans(),
)


def _report(parts, numbering):
    meeting = Meeting("m", Council("C"), Committee("c", "C"), date(2019, 10, 23))
    type_ = ReportType("t", Path("t.docx"), numbering)
    return number(Report("r", meeting, type_, (), "D", tuple(parts), HERE))


def _numbers(section):
    return [b.number for b in section.blocks if isinstance(b, Paragraph) and b.number]


@PROFILE
@given(st.lists(sections, max_size=6))
def test_by_section(parts):
    report = _report(parts, Numbering.BY_SECTION)
    numbered = [section for section in report.sections if section.number]
    assert [section.number for section in numbered] == [str(n + 1) for n in range(len(numbered))]
    for section in report.sections:
        found = _numbers(section)
        assert found == [f"{section.number}.{n + 1}" for n in range(len(found))]


@PROFILE
@given(st.lists(sections, max_size=6))
def test_run_on(parts):
    found = [n for section in _report(parts, Numbering.RUN_ON).sections for n in _numbers(section)]
    assert found == [str(n + 1) for n in range(len(found))]


@PROFILE
@given(st.lists(sections, max_size=4), st.sampled_from(Numbering))
def test_items_are_labelled_in_order(parts, numbering):
    for section in _report(parts, numbering).sections:
        for block in nested(section.blocks):
            if isinstance(block, List):
                expected = [label(block.style, n + 1) for n in range(len(block.items))]
                assert [item.label for item in block.items] == expected


@PROFILE
@given(st.lists(sections, max_size=4), st.sampled_from(Numbering))
def test_numbered_means_that_there_is_a_number(parts, numbering):
    for section in _report(parts, numbering).sections:
        for block in nested(section.blocks):
            if isinstance(block, Paragraph):
                assert block.numbered == bool(block.number)
