"""Symbol fonts in Unicode."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papers.pdf.symbols import to_unicode


@pytest.mark.parametrize(
    ("char", "family", "sign"),
    [("\uf0b7", "Symbol", "•"), ("\uf0a7", "Wingdings", "▪"), ("\uf0fc", "Wingdings", "✓"),
     ("a", "Symbol", "α"), ("\uf061", "Symbol", "α"), ("a", "Arial", "a"), ("•", "Arial", "•")],
)  # fmt: skip
def test_a_sign_of_a_symbol_font_is_its_character(char: str, family: str, sign: str) -> None:
    assert to_unicode(char, family) == sign


def test_a_private_bullet_of_any_other_face_is_symbol_s() -> None:
    assert to_unicode("\uf0b7", "", substitute=True) == "•"


@given(st.integers(0xF000, 0xF0FF).map(chr), st.sampled_from(["Wingdings", "Symbol", ""]))
def test_no_bullet_stays_in_the_private_use_area(char: str, family: str) -> None:
    assert not "\ue000" <= to_unicode(char, family, substitute=True) <= "\uf8ff"
