"""Field codes."""

import pytest

from papers.pdf.fields import parse
from papers.pdf.story import Link


@pytest.mark.parametrize(
    ("code", "link"),
    [
        ('HYPERLINK "https://example.org"', Link("https://example.org")),
        ('HYPERLINK \\l "there"', Link("", "there")),
        ('HYPERLINK "https://example.org" \\l "there"', Link("https://example.org", "there")),
        ("REF place \\h", Link(bookmark="place")),
        ("PAGEREF _Toc1 \\h", Link(bookmark="_Toc1")),
        ("REF place", None),
        ("PAGE", None),
        ("", None),
    ],
)
def test_a_field_leads_where_its_code_says(code: str, link: Link | None) -> None:
    assert parse(code).link == link


def test_names_and_switches_are_read_whatever_their_case() -> None:
    code = parse(' pageref  "my place" \\H ')
    assert (code.name, code.arguments, code.switches) == ("PAGEREF", ("my place",), ("h",))


@pytest.mark.parametrize("name", ["PAGE", "NUMPAGES", "SECTIONPAGES", "PAGEREF x"])
def test_some_fields_are_known_once_pages_are_made(name: str) -> None:
    assert parse(name).numbers_pages


def test_others_are_known_at_once() -> None:
    assert not parse("REF x").numbers_pages
