"""Where a line may end inside a text; the expected places are those of LibreOffice."""

import pytest

from papers.pdf.breaking import may_end_between, tokens_of


@pytest.mark.parametrize(
    "marked",
    [
        "a |word  |of |spaces",
        "2019-|20",
        "COVID-|19",
        "12/10/2019",
        "and/|or",
        "https://|www.a-|b.gov.uk/|c",
        "12(1)|(a)|[b]",
        "£10-|£20",
        "(a)-|(c)",
        "5%-|6%",
        "abc|%20d",
        "a.b@c-|d.gov.uk",
        "one|—|two",
        "one–|two",
        "it’s|—‘so’—|she",
        "x…|three",
        "why?|not!|(so)",
        "why?” |No.",
        "85%|…|the",
        "a–|—|b",
        "(—|so",
        "a,|(b),|(c)",
        "1,000.00",
        "$5+|£6",
        "C:\\|Users",
        "a\u200b|b",
        "a\u2011b\u00a0c",
        "fixed-\u00a0space",
    ],
)
def test_a_line_may_end_there_and_nowhere_else(marked: str) -> None:
    assert "|".join(tokens_of(marked.replace("|", ""))) == marked


@pytest.mark.parametrize(
    ("before", "after", "may"),
    [
        ("word ", "next", True),
        ("word", "next", False),
        ("2019-", "20", True),
        ("(1)", "(a)", True),
        ("(1)", ".", False),
        ("a", "—", True),
        ("and/", "or", True),
    ],
)
def test_so_it_may_between_two_texts(before: str, after: str, *, may: bool) -> None:
    assert may_end_between(before, after) is may
