"""Inline text becomes runs."""

from papers.content.inline import parse_runs
from papers.content.reader import read_document
from papers.content.source import source_of
from papers.model.runs import LineBreak, Marks, Reference, Value, Words

STRONG, EMPHASIS = Marks(strong=True), Marks(emphasis=True)


def text_of(yaml):
    source, _ = source_of(yaml.encode(), "a.yaml")
    return read_document(source).root["t"]


def runs(text):
    made, found = parse_runs(text_of("t: |\n  " + text.replace("\n", "\n  ")))
    assert not found
    return made


def words(text):
    (run,) = runs(text)
    return run.text


def test_emphasis_strong_and_code():
    assert runs("a *b* **c** `d`") == (
        Words("a "),
        Words("b", EMPHASIS),
        Words(" "),
        Words("c", STRONG),
        Words(" "),
        Words("d", Marks(code=True)),
    )


def test_a_link_keeps_its_address():
    assert runs("[the *plan*](https://example.gov.uk/a)") == (
        Words("the ", link="https://example.gov.uk/a"),
        Words("plan", EMPHASIS, link="https://example.gov.uk/a"),
    )


def test_block_marks_are_only_text():
    for text in ("1. one", "- one", "# one", "> one", "---", "    one"):
        assert words(text) == text.strip()


def test_html_and_entities_are_only_text():
    assert words("<b>x</b> &amp; <https://x.uk>") == "<b>x</b> &amp; <https://x.uk>"


def test_typographic_characters_and_no_break_spaces_are_kept():
    assert words("‘Children’s’ – 62.0\u00a0FTE …") == "‘Children’s’ – 62.0\u00a0FTE …"


def test_a_new_line_is_a_space_and_a_backslash_before_it_breaks_the_line():
    assert runs("a\nb\\\nc") == (Words("a b"), LineBreak(), Words("c"))


def test_escapes_print_the_sign_itself():
    assert words(r"\@here \*not\* \{{ a }}") == "@here *not* {{ a }}"


def test_references_end_where_an_id_ends():
    made = runs("(@leadership-team–@case-2), @a-@b.")
    assert [run.target for run in made if isinstance(run, Reference)] == [
        "leadership-team",
        "case-2",
        "a",
        "b",
    ]


def test_an_e_mail_address_is_no_reference():
    assert words("write to a.b@example.gov.uk @ noon") == "write to a.b@example.gov.uk @ noon"


def test_references_carry_their_marks():
    assert runs("**@a**")[0].marks == STRONG


def test_values_have_dotted_names():
    made = runs("{{ establishment }} and {{gap.latest-period}}")
    assert [run.name for run in made if isinstance(run, Value)] == [
        "establishment",
        "gap.latest-period",
    ]


def test_code_holds_no_references():
    assert runs("`@a {{ b }}`") == (Words("@a {{ b }}", Marks(code=True)),)


def places(yaml):
    made, _ = parse_runs(text_of(yaml))
    return [(r.where.line, r.where.column) for r in made if isinstance(r, Reference | Value)]


def test_places_in_a_text_on_one_line():
    assert places("t: see @a and {{ b }}") == [(1, 8), (1, 15)]


def test_places_in_quotes():
    assert places("t: 'it''s @a'") == [(1, 11)]
    assert places(r't: "a\\@b \u0041 @c"') == [(1, 18)]


def test_places_in_a_folded_text():
    assert places("t: >-\n  one @a\n  two\n\n  a@b @c\n") == [(2, 7), (5, 7)]


def test_places_in_a_plain_text_on_several_lines():
    assert places("t: one\n   two @a\n") == [(2, 8)]
