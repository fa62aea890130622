"""List numbers: how they are written, when they begin again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.docx import abstract, docx, item, lvl, num, p, r, restart, style
from support.stages import paragraphs, words

from papers.pdf.numberforms import letters, roman, written


@pytest.mark.parametrize(
    ("number", "form", "text"),
    [(3, "decimal", "3"), (3, "lowerLetter", "c"), (27, "lowerLetter", "aa"), (28, "upperLetter", "BB"),
     (4, "lowerRoman", "iv"), (1994, "upperRoman", "MCMXCIV"), (7, "decimalZero", "07"),
     (1, "ordinal", "1st"), (12, "ordinal", "12th"), (23, "ordinal", "23rd"), (5, "none", ""),
     (3, "chicago", "‡"), (5, "chicago", "**"), (4, "numberInDash", "- 4 -"), (26, "hex", "1A"),
     (7, "001", "007"), (1234, "001", "1234"), (5, "koreanCounting", "5"),
     (1, "cardinalText", "One"), (14, "cardinalText", "Fourteen"),
     (21, "cardinalText", "Twenty-one"), (1100, "cardinalText", "One thousand one hundred"),
     (3, "ordinalText", "Third"), (12, "ordinalText", "Twelfth"), (20, "ordinalText", "Twentieth"),
     (32, "ordinalText", "Thirty-second"), (205, "ordinalText", "Two hundred fifth"),
     (0, "ordinalText", "0th")],
)  # fmt: skip
def test_a_number_is_written_in_its_form(number: int, form: str, text: str) -> None:
    assert written(number, form) == text


FORMS = ("lowerLetter", "upperRoman", "ordinal", "ordinalText", "cardinalText", "chicago", "00")


@given(st.integers(1, 3999))
def test_roman_numerals_can_be_read_back(number: int) -> None:
    values = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
    digits = [values[sign] for sign in roman(number)]
    total = sum(-a if a < b else a for a, b in zip(digits, [*digits[1:], 0], strict=True))
    assert total == number


@given(st.integers(-(10**9), 10**9))
def test_no_number_is_written_without_bound(number: int) -> None:
    assert all(len(written(number, f)) <= 65 for f in FORMS)  # the ordinal of 777,897
    assert len(letters(number)) <= 32


def labels(body: str, numbering: str = "") -> list[str]:
    """What stands before each "x"."""
    found = map(words, paragraphs(docx(body, numbering=numbering)))
    return [text.removesuffix("x") for text in found if text.endswith("x")]


def three(extra: str = "") -> str:
    """A list 9 numbered 1, 1.1, 1.1.1."""
    levels = (
        lvl(0, "decimal", "%1"),
        lvl(1, "decimal", "%1.%2", extra),
        lvl(2, "decimal", "%1.%2.%3", extra),
    )
    return abstract(9, *levels) + num(9, 9)


def of(*levels: int, number: int = 9) -> str:
    return "".join(item("x", level, number) for level in levels)


def test_a_deeper_level_begins_again_below_a_higher_one() -> None:
    assert labels(of(0, 1, 1, 2, 0, 1, 2), three()) == [
        "1",
        "1.1",
        "1.2",
        "1.2.1",
        "2",
        "2.1",
        "2.1.1",
    ]


def test_a_level_above_that_was_never_counted_shows_its_start() -> None:
    assert labels(of(1, 1), three()) == ["1.1", "1.2"]


def test_a_level_above_has_begun_with_the_first_one_below_it() -> None:
    assert labels(of(1, 1, 0, 1), three()) == ["1.1", "1.2", "2", "2.1"]
    assert labels(of(0, 2, 1), three()) == ["1", "1.1.1", "1.2"]


def test_a_level_may_never_begin_again() -> None:
    assert labels(of(0, 1, 0, 1), three('<w:lvlRestart w:val="0"/>')) == ["1", "1.1", "2", "2.2"]


def test_a_level_may_begin_again_only_below_a_named_one() -> None:
    body = of(0, 1, 2, 1, 2, 0, 1, 2)
    found = labels(body, three('<w:lvlRestart w:val="1"/>'))
    assert found == ["1", "1.1", "1.1.1", "1.2", "1.2.2", "2", "2.1", "2.1.1"]


def test_legal_numbers_are_digits_whatever_the_level_above_is() -> None:
    levels = (
        lvl(0, "upperRoman", "%1"),
        lvl(1, "decimal", "%1.%2"),
        lvl(2, "decimal", "%1.%2.%3", "<w:isLgl/>"),
    )
    assert labels(of(0, 1, 2), abstract(9, *levels) + num(9, 9)) == ["I", "I.1", "1.1.1"]


def test_an_override_begins_a_list_again_once() -> None:
    found = labels(
        of(0, 0, number=2) + of(0, 0, number=8) + of(0, number=2), num(8, 2, restart(0, 5))
    )
    assert found == ["1.", "2.", "5.", "6.", "7."]


def test_an_override_holds_for_the_first_item_of_its_own_level() -> None:
    assert labels(of(1, 0, 0, number=8), num(8, 2, restart(0, 5))) == ["(a)", "5.", "6."]


def test_an_override_may_replace_a_level() -> None:
    replaced = f'<w:lvlOverride w:ilvl="0">{lvl(0, "upperLetter", "%1)")}</w:lvlOverride>'
    assert labels(of(0, 0, number=8), num(8, 2, replaced)) == ["A)", "B)"]


def test_a_list_that_does_not_exist_labels_nothing() -> None:
    assert labels(of(0, number=77)) == [""]


def test_a_paragraph_may_leave_the_list_of_its_style() -> None:
    none = '<w:numPr><w:numId w:val="0"/></w:numPr>'
    assert labels(p("x", style="ListNumber") + p("x", none, style="ListNumber")) == ["1.", ""]


@pytest.mark.parametrize(
    ("own", "left", "first"),
    [("", 0, 0), ('<w:ind w:left="500"/>', 500, 0), ('<w:ind w:hanging="100"/>', 0, -100)],
)
def test_a_paragraph_that_leaves_a_list_leaves_its_indents(own: str, left: int, first: int) -> None:
    none = '<w:numPr><w:numId w:val="0"/></w:numPr>'
    hung = (
        '<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr><w:ind w:left="900" w:right="70"/></w:pPr>'
    )
    styles = style("Hung", "Hung", hung)
    found = paragraphs(docx(p("x", none + own, style="Hung"), styles=styles))[0].format
    assert (found.left, found.first, found.right) == (left, first, 70)


def test_a_style_that_a_level_names_stands_at_that_level() -> None:
    numbering = abstract(
        9, lvl(0, "decimal", "%1"), lvl(1, "decimal", "%1.%2", '<w:pStyle w:val="Sub"/>')
    ) + num(9, 9)
    styles = style("Sub", "Sub", '<w:pPr><w:numPr><w:numId w:val="9"/></w:numPr></w:pPr>')
    content = docx(item("a", 0, 9) + p("b", style="Sub"), numbering=numbering, styles=styles)
    assert [words(found) for found in paragraphs(content)] == ["1a", "1.1b"]


def test_a_bullet_of_a_face_with_letters_is_set_in_it() -> None:
    run = '<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New"/>'
    numbering = abstract(9, lvl(0, "bullet", "o", run=run)) + num(9, 9)
    label = paragraphs(docx(item("a", 0, 9), numbering=numbering))[0].pieces[0]
    assert label.style.face.name.startswith("LiberationMono")


@pytest.mark.parametrize(("font", "sign"), [("Symbol", "\uf0b7"), ("Wingdings", "\uf0a7")])
def test_bullets_of_symbol_fonts_are_of_one_face_and_make_no_line_higher(
    font: str, sign: str
) -> None:
    run = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>'
    numbering = abstract(9, lvl(0, "bullet", sign, run=run)) + num(9, 9)
    look = '<w:rFonts w:ascii="Cambria" w:hAnsi="Cambria"/>'
    content = docx(item(r("a", look), 0, 9, f"<w:rPr>{look}</w:rPr>"), numbering=numbering)
    label, _, text = paragraphs(content)[0].pieces
    assert label.style.face.name == "Carlito-Regular"
    assert label.style.ascent < text.style.ascent
    assert label.style.descent < text.style.descent


def test_a_bullet_of_a_symbol_font_that_is_larger_than_its_text_is_as_high_as_opensymbol() -> None:
    run = '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/><w:sz w:val="32"/>'
    numbering = abstract(9, lvl(0, "bullet", "\uf0b7", run=run)) + num(9, 9)
    label, *_ = paragraphs(docx(item("a", 0, 9), numbering=numbering))[0].pieces
    assert (label.style.ascent, label.style.descent) == (222, 69)


def test_numbers_of_three_digits_are_read_from_the_format_of_newer_word() -> None:
    level = lvl(0, "decimal", "%1")
    plain = '<w:numFmt w:val="decimal"/>'
    own = '<w:numFmt w:val="custom" w:format="001, 002, 003, ..."/>'
    either = (
        f'<mc:AlternateContent><mc:Choice Requires="w14">{own}</mc:Choice>'
        f"<mc:Fallback>{plain}</mc:Fallback></mc:AlternateContent>"
    )
    assert plain in level
    numbering = abstract(9, level.replace(plain, either)) + num(9, 9)
    assert labels(of(0, 0), numbering) == ["001", "002"]
