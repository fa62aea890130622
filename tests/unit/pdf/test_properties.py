"""Measures, switches and borders as WordprocessingML writes them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.stages import xml

from papers.pdf.formats import NO_BORDER, TabStop
from papers.pdf.properties import (
    LARGEST,
    LONGEST,
    border,
    colour,
    half_points,
    measure,
    on,
    overlaid,
    paragraph_properties,
    run_properties,
    shading,
    whole,
)


@pytest.mark.parametrize(
    ("text", "twips"),
    [("720", 720), ("36pt", 720), ("1in", 1440), ("2.54cm", 1440), ("25.4mm", 1440), ("3pc", 720),
     ("-10", -10), ("12.6", 13), ("", 7), (None, 7), ("wide", 7)],
)  # fmt: skip
def test_a_measure_is_in_twips_or_has_a_unit(text: str | None, twips: int) -> None:
    assert measure(text, 7) == twips


@given(st.text() | st.integers().map(str) | st.floats().map(str))
def test_a_measure_stays_within_bounds(text: str) -> None:
    assert abs(measure(text)) <= LONGEST
    assert abs(whole(text)) <= LONGEST


@given(st.integers().map(str))
def test_a_size_stays_within_bounds(text: str) -> None:
    size = run_properties(xml(f'<w:rPr><w:sz w:val="{text}"/></w:rPr>'))["size"]
    assert 20 <= size <= LARGEST


def test_sizes_are_half_points() -> None:
    assert half_points("22") == 220
    assert half_points("11pt") == 220


@pytest.mark.parametrize(
    ("snippet", "held"),
    [("<w:b/>", True), ('<w:b w:val="1"/>', True), ('<w:b w:val="true"/>', True),
     ('<w:b w:val="0"/>', False), ('<w:b w:val="false"/>', False), ('<w:b w:val="off"/>', False)],
)  # fmt: skip
def test_a_switch_is_on_unless_it_says_otherwise(snippet: str, held: bool) -> None:
    assert on(xml(snippet)) is held


def test_a_switch_that_is_not_there_is_off() -> None:
    assert not on(None)


def test_only_six_hexadecimal_digits_are_a_colour() -> None:
    assert [colour(c) for c in ("c00000", "auto", "red", None, "12345", "1234567")] == [
        "C00000", "", "", "", "", "",
    ]  # fmt: skip


def test_a_solid_pattern_is_its_foreground() -> None:
    assert shading(xml('<w:shd w:val="solid" w:color="FF0000" w:fill="00FF00"/>')) == "FF0000"
    assert shading(xml('<w:shd w:val="clear" w:color="FF0000" w:fill="00FF00"/>')) == "00FF00"


def test_a_border_is_in_eighths_of_a_point_and_its_space_in_points() -> None:
    assert border(xml('<w:top w:val="single"/>')).width == 15
    drawn = border(xml('<w:top w:val="single" w:sz="12" w:space="4" w:color="auto"/>'))
    assert (drawn.width, drawn.space, drawn.colour) == (30, 80, "000000")


@pytest.mark.parametrize("kind", ["nil", "none"])
def test_no_border_is_no_line(kind: str) -> None:
    assert border(xml(f'<w:top w:val="{kind}" w:sz="12"/>')) == NO_BORDER


def test_a_hanging_indent_is_a_negative_first_line_and_wins() -> None:
    said = paragraph_properties(xml('<w:pPr><w:ind w:hanging="360" w:firstLine="200"/></w:pPr>'))
    assert said == {"first": -360}


def test_logical_sides_are_left_and_right() -> None:
    said = paragraph_properties(
        xml('<w:pPr><w:jc w:val="end"/><w:ind w:start="10" w:end="20"/></w:pPr>')
    )
    assert said == {"align": "right", "left": 10, "right": 20}


def test_automatic_spacing_is_a_switch_of_its_own() -> None:
    said = paragraph_properties(
        xml('<w:pPr><w:spacing w:before="5" w:beforeAutospacing="1"/></w:pPr>')
    )
    assert said == {"before": 5, "auto_before": True}


@pytest.mark.parametrize(
    ("attributes", "said"),
    [
        ('w:line="360"', (360, "auto")),
        ('w:line="360" w:lineRule="atLeast"', (360, "atLeast")),
        ('w:lineRule="auto"', (240, "auto")),
        ('w:line="-300" w:lineRule="auto"', (300, "exact")),
    ],
)
def test_a_line_and_its_rule_are_said_together(attributes: str, said: tuple[int, str]) -> None:
    found = paragraph_properties(xml(f"<w:pPr><w:spacing {attributes}/></w:pPr>"))
    assert (found["line"], found["line_rule"]) == said


def test_what_an_element_does_not_say_is_not_there() -> None:
    assert paragraph_properties(None) == {}
    assert run_properties(xml("<w:rPr/>")) == {}


def test_of_formats_laid_over_one_another_the_last_wins_and_tabs_add_up() -> None:
    low = {"left": 1, "tabs": (TabStop(100), TabStop(300, "right"))}
    high = {"left": 2, "tabs": (TabStop(200), TabStop(300, "clear"))}
    assert overlaid(low, high) == {
        "left": 2,
        "tabs": (TabStop(100), TabStop(200), TabStop(300, "clear")),
    }
