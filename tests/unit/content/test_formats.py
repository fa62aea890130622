"""Figures are read as people write them, and printed as a column asks."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from papers.content.excel import cell_text
from papers.content.formats import Look, print_figure, read_figure, signed, slug, with_unit


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("1250", "1250", ""),
        ("1,250,000", "1250000", ""),
        ("18.5%", "18.5", "%"),
        ("£1,250.50", "1250.50", "£"),
        ("-£40", "-40", "£"),
        ("£−40", "-40", "£"),
        ("(40)", "-40", ""),
        ("£1.2m", "1200000", "£"),
        ("£450k", "450000", "£"),
        ("62.0 FTE", "62.0", "FTE"),
        ("62.0\u00a0FTE", "62.0", "FTE"),
    ],
)
def test_a_figure_is_read(text, number, unit):
    figure = read_figure(text)
    assert (figure.number, figure.unit) == (Decimal(number), unit)


@pytest.mark.parametrize("text", ["", "about 5", "12,34", "1.2.3", "12m", "(40", "2018/19"])
def test_other_texts_are_no_figures(text):
    assert read_figure(text) is None


@pytest.mark.parametrize(
    ("number", "look", "printed"),
    [
        ("1250000", Look("pounds"), "£1,250,000"),
        ("1250000.5", Look("pounds"), "£1,250,000.50"),
        ("-1250000", Look("pounds", scale="thousands"), "−£1,250k"),
        ("1250000", Look("pounds", scale="millions", decimals=2), "£1.25m"),
        ("1250000", Look("number", scale="thousands"), "1,250"),
        ("18.45", Look("percent", 1), "18.5%"),
        ("62", Look(unit="FTE", decimals=1), "62.0\u00a0FTE"),
        ("-0.4", Look("number", 0), "0"),
    ],
)
def test_a_figure_is_printed(number, look, printed):
    assert print_figure(Decimal(number), look) == printed


def test_units_and_signs():
    assert with_unit("−40", "£") == "−£40"
    assert signed(Decimal("1.5"), "%") == "+1.5%"
    assert signed(Decimal(-3), "FTE") == "−3\u00a0FTE"
    assert signed(Decimal(0), "") == "0"


def test_a_value_is_named_by_words():
    assert slug("Adult services (net) – £000") == "adult-services-net-000"


@pytest.mark.parametrize(
    ("value", "number_format", "text", "number"),
    [
        (None, "General", "", None),
        (True, "General", "Yes", None),
        (1250000, "£#,##0", "£1,250,000", "1250000"),
        (1250000.4, '"£"#,##0;[Red]-"£"#,##0', "£1,250,000", "1250000.4"),
        (0.185, "0.0%", "18.5%", "18.5"),
        (0.1 + 0.2, "General", "0.3", "0.3"),
        (62, "0.0", "62.0", "62"),
        (1250, "0", "1250", "1250"),
        (datetime(2019, 5, 1), "mmm yyyy", "May 2019", None),  # noqa: DTZ001
        (date(2019, 5, 3), "dd/mm/yyyy", "3 May 2019", None),
        ("  £40 ", "General", "£40", "40"),
    ],
)
def test_a_cell_of_excel_reads_as_it_is_seen(value, number_format, text, number):
    shown, figure = cell_text(value, number_format)
    assert shown == text
    assert (figure and figure.number) == (Decimal(number) if number else None)
