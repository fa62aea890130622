"""Where lines break, how high they are, where tabs lead (rules 1 to 4 and 9 to 11)."""

import io
import re

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.docx import TAB, abstract, br, docx, item, lvl, num, p, r
from support.stages import lines, pages, paragraphs

from papers.pdf.convert import convert
from papers.pdf.formats import ParagraphFormat
from papers.pdf.fragments import leading
from papers.pdf.layout import PlacedLine

NARROW = '<w:ind w:right="{}"/>'
TEXT_WIDTH = 9026


def broken(text: str, width: int) -> list[str]:
    """The lines of a paragraph of this width, in twips."""
    return lines(docx(p(text, NARROW.format(TEXT_WIDTH - width))))[0]


def set_line(content: str, properties: str = "") -> PlacedLine:
    """The first line of a paragraph."""
    return pages(docx(p(content, properties)))[0].lines[0]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("mmmm mmmm", ["mmmm", "mmmm"]),
        ("mmmm-mmmm", ["mmmm-", "mmmm"]),
        ("mm mm-44", ["mm mm-", "44"]),
        ("mmmm–mmmm", ["mmmm–", "mmmm"]),
        ("mm mm—mm", ["mm mm", "—mm"]),
        ("mmmm\u200bmmmm", ["mmmm\u200b", "mmmm"]),
        ("mmmm?mmmm", ["mmmm?", "mmmm"]),
        ("mmmm…mmmm", ["mmmm…", "mmmm"]),
        ("mmmm\u2010mmmm", ["mmmm\u2010", "mmmm"]),
        ("mmm?” mmmm", ["mmm?”", "mmmm"]),
    ],
)
def test_a_line_breaks_after_spaces_hyphens_and_dashes(text: str, found: list[str]) -> None:
    assert broken(text, 1000) == found


@pytest.mark.parametrize("text", ["mm mm/mm", "mm mm\u00a0mm", "mm mm\u2011mm"])
def test_it_never_breaks_at_slashes_and_fixed_signs(text: str) -> None:
    assert broken(text, 1100) == [text[:2], text[3:]]


def test_a_path_with_hyphens_breaks_after_those_alone() -> None:
    assert broken("mm i-i/mmmm", 1100) == ["mm", "i-i/mmmm"]
    assert broken("mm i-i/mmm", 800) == ["mm i-", "i/mmm"]
    assert broken("mm i/i-mmmm", 1100) == ["mm i/i-", "mmmm"]


def test_a_long_path_breaks_after_its_slashes() -> None:
    head, tail = "i" * 33 + "/" + "i" * 32 + "/", "m" * 9
    assert broken("m " + head + tail, 4900) == ["m " + head, tail]
    assert broken("m " + head[2:] + tail, 4900) == ["m", head[2:] + tail]


def test_runs_of_the_same_properties_are_measured_as_one() -> None:
    whole, parts = (
        sum(f.width for f in set_line(runs).line.fragments)
        for runs in (r("Te" * 9), "".join(r("Te", "<w:noProof/>" * (n % 2)) for n in range(9)))
    )
    assert whole == parts


def test_characters_advance_by_sixths_of_a_twip() -> None:
    first, *_ = set_line(r("iiii" + "rrr") + TAB + r("b")).line.fragments
    assert first.width == pytest.approx((4 * 293 + 3 * 440) / 6)


def test_a_long_word_of_several_looks_breaks_where_it_no_longer_fits() -> None:
    runs = r("m") + r("mmmmmm", "<w:smallCaps/>") + r(".")
    content = docx(p(runs, NARROW.format(TEXT_WIDTH - 800)))
    assert lines(content)[0] == ["mMMMM", "MM."]


def test_a_long_word_begins_beside_its_label() -> None:
    assert lines(docx(item("m" * 60)))[0] == ["• " + "m" * 45, "m" * 15]


def test_small_capitals_take_no_less_room_than_other_text() -> None:
    line = set_line(r("small", "<w:smallCaps/>")).line
    assert (line.height, line.ascent) == (253, set_line(r("Large")).line.ascent)


def test_a_word_that_is_longer_than_a_line_breaks_anywhere() -> None:
    assert broken("m" * 9, 800) == ["mmmm", "mmmm", "m"]


def test_no_empty_line_follows_a_column_that_is_narrower_than_its_letters() -> None:
    narrow = '<w:spacing w:after="0"/>' + NARROW.format(TEXT_WIDTH - 100)
    page = pages(docx(p("mm", narrow) + p("below")))[0]
    assert [line.y - page.lines[0].y for line in page.lines] == [0, 253, 506]


def test_spaces_hang_beyond_the_line() -> None:
    assert broken("mmmm" + " " * 30 + "mmmm", 800) == ["mmmm", "mmmm"]


def test_a_word_of_several_runs_is_not_broken_between_them() -> None:
    runs = r("mm mm") + r("mm", "<w:b/>") + r("m")
    assert lines(docx(p(runs, NARROW.format(TEXT_WIDTH - 1000))))[0] == ["mm", "mmmmm"]


@given(st.text(alphabet="abm -–—/", min_size=1, max_size=60), st.integers(300, 4000))
def test_no_character_is_lost_in_breaking(text: str, width: int) -> None:
    joined = "".join(broken(text, width)).replace(" ", "")
    assert joined == text.replace(" ", "")


def test_a_right_tab_goes_to_the_next_line_with_a_word_that_does_not_fit() -> None:
    stop = '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9026"/></w:tabs>'
    (page,) = pages(docx(p(r("m " * 34 + "nnn") + TAB + r("112"), stop)))
    first, second = (placed.line.fragments for placed in page.lines)
    assert first[-1].text.endswith("nnn")
    assert second[0].text.startswith("...")
    assert second[-1].x + second[-1].width == pytest.approx(9026, abs=1)


FORM_LINE = '<w:tabs><w:tab w:val="left" w:leader="underscore" w:pos="9026"/></w:tabs>'


@pytest.mark.parametrize(("after", "height"), [("", 253), ("word", 2 * 253)])
def test_a_tab_to_the_very_end_of_a_line_leaves_it_with_what_follows(
    after: str, height: int
) -> None:
    look = '<w:spacing w:after="0"/>' + NARROW.format(TEXT_WIDTH - 1440)  # two default stops
    page = pages(docx(p(r("mmmm") + TAB + r(after), look) + p("below")))[0]
    assert page.lines[-1].y - page.lines[0].y == height


def test_tabs_beyond_the_margin_fill_one_line_each() -> None:
    (page,) = pages(docx(p(r("Signed ") + TAB * 3 + r("Date"), FORM_LINE)))
    texts = [[f.text.strip("_") for f in placed.line.fragments] for placed in page.lines]
    assert texts == [["Signed ", ""], [""], [""], ["Date"]]


def test_a_leader_that_ends_a_line_reaches_to_its_stop() -> None:
    (page,) = pages(docx(p(r("Signed ") + TAB, FORM_LINE)))
    _, leader = page.lines[0].line.fragments
    assert set(leader.text) == {"_"}
    assert leader.x + leader.width == pytest.approx(9026, abs=130)


@pytest.mark.parametrize(("switch", "stretched"), [("", True), ("doNotExpandShiftReturn", False)])
def test_a_line_that_a_break_ends_is_justified_unless_the_file_says_not(
    switch: str, stretched: bool
) -> None:
    settings = f"<w:compat><w:{switch}/></w:compat>" if switch else ""
    words = r("some words ") + br("textWrapping") + r("and more")
    content = docx(p(words, '<w:jc w:val="both"/>'), settings=settings)
    first = pages(content)[0].lines[0].line
    assert (first.fragments[0].stretch > 0) is stretched


def test_the_end_of_a_paragraph_follows_a_page_break_where_the_file_says_so() -> None:
    settings = "<w:compat><w:splitPgBreakAndParaMark/></w:compat>"
    usual, own = (
        pages(docx(p(r("a") + br()) + p("b"), settings=switch))[1].lines[0]
        for switch in ("", settings)
    )
    assert usual.line.fragments[0].text == own.line.fragments[0].text == "b"
    assert usual.y == 1440
    assert own.y - usual.y == usual.line.height + 120  # and the space between paragraphs


# Height -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "rule", "height", "baseline", "overhang"),
    [
        (240, "auto", 250, 200, 0),
        (360, "auto", 375, 200, 125),
        (276, "auto", 287, 200, 37),
        (278, "auto", 287, 200, 37),
        (200, "auto", 208, 158, 0),
        (300, "exact", 300, 240, 0),
        (400, "atLeast", 400, 350, 0),
        (100, "atLeast", 250, 200, 0),
    ],
)
def test_a_line_rule_gives_height_and_baseline(
    line: int, rule: str, height: int, baseline: int, overhang: int
) -> None:
    form = ParagraphFormat(line=line, line_rule=rule)
    assert leading(form, 200, 50) == (height, baseline, overhang)


def test_the_first_line_below_a_hundred_percent_has_its_baseline_at_eighty() -> None:
    assert leading(ParagraphFormat(line=200), 200, 50, first=True) == (207, 165, 0)


@given(st.integers(1, 2000), st.sampled_from(["auto", "exact", "atLeast"]))
def test_a_line_is_never_lower_than_nothing(line: int, rule: str) -> None:
    height, _, overhang = leading(ParagraphFormat(line=line, line_rule=rule), 200, 50)
    assert height >= 0
    assert 0 <= overhang <= height


def test_a_line_of_arial_at_eleven_points_is_253_twips() -> None:
    assert (set_line("a").line.height, set_line("a").line.ascent) == (253, 206)


@pytest.mark.parametrize(
    ("face", "half_points", "height"),
    [
        ("Times New Roman", 20, 231),
        ("Times New Roman", 24, 276),
        ("Arial", 26, 300),
        ("Calibri", 31, 379),
        ("Cambria", 21, 242),
        ("Courier New", 32, 363),
    ],
)
def test_heights_are_measured_in_sixths_of_a_twip(face: str, half_points: int, height: int) -> None:
    look = f'<w:rFonts w:ascii="{face}" w:hAnsi="{face}"/><w:sz w:val="{half_points}"/>'
    assert set_line(r("a", look)).line.height == height


def test_a_line_is_as_high_as_its_largest_piece() -> None:
    assert set_line(r("a") + r("B", '<w:sz w:val="44"/>')).line.height == 506


LARGE = '<w:sz w:val="44"/>'


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (r("a") + r(" ", LARGE) + r("b"), [253]),
        (r("a") + r("", LARGE).replace("</w:r>", "<w:tab/></w:r>") + r("b"), [253]),
        (r("a") + r(" b", LARGE), [506]),
        (r("a") + r("\u00a0", LARGE), [506]),
        (r(" ", LARGE), [506]),
        (r("a") + br("textWrapping") + r("b") + r(" ", LARGE) + r("c"), [253, 506]),
    ],
    ids=["space", "tab", "words", "fixed space", "nothing else", "second line"],
)
def test_spaces_and_tabs_make_the_first_line_no_higher(content: str, found: list[int]) -> None:
    placed = pages(docx(p(content, '<w:spacing w:after="0"/>')))[0].lines
    assert [line.line.height for line in placed] == found


def test_a_line_is_as_high_as_the_text_that_a_break_ends() -> None:
    large = '<w:r><w:rPr><w:sz w:val="44"/></w:rPr><w:br/></w:r>'
    content = docx(p(r("a") + large + large + r("b"), '<w:spacing w:after="0"/>'))
    assert [placed.line.height for placed in pages(content)[0].lines] == [253, 506, 253]


@pytest.mark.parametrize("kind", ["superscript", "subscript"])
def test_raised_and_lowered_text_takes_no_less_room_than_other_text_of_its_size(kind: str) -> None:
    small = r("small ", '<w:sz w:val="16"/>')
    line = set_line(small + r("x", f'<w:vertAlign w:val="{kind}"/>')).line
    assert (line.height, line.ascent) == (253, 206)


@pytest.mark.parametrize("face", ["Cambria", "Calibri", "Times New Roman"])
def test_superscripts_reach_to_the_top_of_other_text(face: str) -> None:
    look = f'<w:rFonts w:ascii="{face}" w:hAnsi="{face}"/><w:sz w:val="24"/>'
    line = set_line(r("x", look) + r("2", look + '<w:vertAlign w:val="superscript"/>')).line
    plain = set_line(r("x", look)).line
    assert (line.height, line.ascent) == (plain.height, plain.ascent)


def test_raised_text_needs_more_room_above_and_no_less_below() -> None:
    line = set_line(r("x", '<w:position w:val="8"/>')).line
    assert (line.height, line.ascent) == (253 + 80, 206 + 80)


def heights(*sizes: int) -> list[int]:
    """The heights of the lines of one paragraph, of these sizes, at one and a half times."""
    runs = br("textWrapping").join(r("x", f'<w:sz w:val="{size}"/>') for size in sizes)
    spacing = '<w:spacing w:before="0" w:after="0" w:line="360" w:lineRule="auto"/>'
    return [placed.line.height for placed in pages(docx(p(runs, spacing)))[0].lines]


def test_what_a_multiple_adds_stands_above_the_line_that_asks_for_it() -> None:
    small, large = 253, 460
    assert heights(22, 40, 22) == [small + large // 2, large + small // 2, small + small // 2]
    assert heights(40, 22) == [large + small // 2, small + small // 2]
    assert heights(40) == [large + large // 2]


def test_an_empty_paragraph_is_as_high_as_its_mark() -> None:
    large = paragraphs(docx(p("", '<w:rPr><w:sz w:val="44"/></w:rPr>')))[0]
    assert large.mark.size == 440


# Place --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("align", "x"), [("left", 0.0), ("center", 0.5), ("right", 1.0)])
def test_a_line_is_aligned_in_its_column(align: str, x: float) -> None:
    line = set_line("word", f'<w:jc w:val="{align}"/>').line
    room = TEXT_WIDTH - line.fragments[0].width
    assert line.fragments[0].x == pytest.approx(room * x)


def test_justified_lines_reach_the_margin_but_for_the_last() -> None:
    content = docx(p("word " * 40, '<w:jc w:val="both"/>'))
    *filled, last = pages(content)[0].lines
    ends = [line.line.fragments[-1].x + line.line.fragments[-1].width for line in filled]
    assert ends == pytest.approx([TEXT_WIDTH] * len(filled))
    assert last.line.fragments[0].stretch == 0


def test_a_justified_line_that_a_break_ends_reaches_the_margin_too() -> None:
    # Word stretches it unless doNotExpandShiftReturn is set.
    first = set_line(r("a few words") + br("textWrapping") + r("more"), '<w:jc w:val="both"/>')
    fragment = first.line.fragments[-1]
    assert fragment.x + fragment.width == pytest.approx(TEXT_WIDTH)


def test_the_spaces_of_stretched_text_are_as_wide_as_the_others_of_a_justified_line() -> None:
    runs = r("a few words ", '<w:w w:val="50"/>') + r("and others " * 20)
    content = convert(docx(p(runs, '<w:jc w:val="both"/>')), "a.docx").pdf
    with pikepdf.open(io.BytesIO(content)) as pdf:
        found = re.findall(rb"([\d.]+) (T[wz])", pdf.pages[0].Contents.read_bytes())
    spaces = [float(value) for value, operator in found if operator == b"Tw"]
    assert [operator for _, operator in found[:4]] == [b"Tz", b"Tw", b"Tz", b"Tw"]
    assert spaces[0] == pytest.approx(2 * spaces[1], abs=0.001)


TABS = '<w:tabs><w:tab w:val="{}" w:pos="4000"/></w:tabs>'


def after_tab(kind: str, text: str = "12.50") -> tuple[float, float]:
    """Where the text after a tab begins and how wide it is."""
    fragment = set_line(r("a") + TAB + r(text), TABS.format(kind)).line.fragments[-1]
    return fragment.x, fragment.width


def test_tabs_lead_to_the_side_that_they_are_of() -> None:
    assert after_tab("left")[0] == pytest.approx(4000)
    x, width = after_tab("right")
    assert x + width == pytest.approx(4000)
    x, width = after_tab("center")
    assert x + width / 2 == pytest.approx(4000)


def test_a_decimal_tab_leads_to_the_point() -> None:
    x, width = after_tab("decimal", "11.111111")
    digit = width / 8.5  # in Arial a point is half as wide as a digit
    assert x + 2 * digit == pytest.approx(4000, abs=1)


def test_without_a_stop_a_tab_leads_to_the_next_half_inch() -> None:
    assert set_line(r("a") + TAB + r("b")).line.fragments[-1].x == 720


def test_a_tab_without_a_stop_on_its_line_goes_on_to_the_next() -> None:
    stops = '<w:tabs><w:tab w:val="left" w:pos="500"/><w:tab w:val="right" w:pos="9000"/></w:tabs>'
    first, second = pages(docx(p(TAB + r("a") + TAB + r("b") + TAB + r("c"), stops)))[0].lines
    assert [f.text for f in first.line.fragments] == [" ", "a", " ", "b"]
    assert second.line.fragments[-1].x == 500


def test_a_hanging_indent_is_a_tab_stop() -> None:
    line = set_line(r("a") + TAB + r("b"), '<w:ind w:left="500" w:hanging="500"/>').line
    assert line.fragments[-1].x == pytest.approx(500)


def test_a_tab_left_of_the_margin_leads_to_it() -> None:
    hanging = '<w:ind w:left="360" w:hanging="720"/>'
    assert set_line(r("4.") + TAB + r("a"), hanging).line.fragments[-1].x == 0


def test_a_leader_fills_the_tab() -> None:
    stop = '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="4000"/></w:tabs>'
    dots = [f.text for f in set_line(r("a") + TAB + r("9"), stop).line.fragments if "." in f.text]
    assert len(dots) == 1
    assert 50 < len(dots[0]) < 63


def test_a_tab_may_lead_to_the_side_of_the_text_whatever_its_stops() -> None:
    tab = '<w:r><w:ptab w:relativeTo="margin" w:alignment="right" w:leader="none"/></w:r>'
    line = set_line(r("a") + tab + r("b"), '<w:tabs><w:tab w:val="left" w:pos="3000"/></w:tabs>')
    last = line.line.fragments[-1]
    assert last.x + last.width == pytest.approx(TEXT_WIDTH)


def test_what_follows_a_piece_stands_at_a_whole_twip() -> None:
    line = set_line(r("iii") + r("b", '<w:color w:val="FF0000"/>'))
    assert line.line.fragments[1].x == pytest.approx(147)  # 3 * 293 / 6 is 146.5


@pytest.mark.parametrize(("suffix", "x"), [("tab", 720), ("space", 360), ("nothing", 360)])
def test_a_label_at_the_right_ends_where_the_first_line_begins(suffix: str, x: int) -> None:
    level = lvl(0, "decimal", "Item %1", f'<w:suff w:val="{suffix}"/>')
    right = level.replace('<w:lvlJc w:val="left"/>', '<w:lvlJc w:val="right"/>')
    text = r("a") + TAB + r("b")
    content = docx(item(text, 0, 9), numbering=abstract(9, right) + num(9, 9))
    (begins,) = (f.x for f in pages(content)[0].lines[0].line.fragments if f.text == "a")
    assert begins == pytest.approx(x, abs=1)


def test_a_kerned_advance_is_rounded_once() -> None:
    look = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/><w:sz w:val="18"/>'
    kerned = set_line(r("To" * 20, look + '<w:kern w:val="2"/>')).line.fragments[0].width
    assert kerned == pytest.approx((20 * (584 + 540) - 540 + 540 - 5) / 6, abs=1)


@pytest.mark.parametrize(("switch", "height"), [("", 276), ("<w:noLeading/>", 266)])
def test_lines_have_the_leading_of_their_face_unless_the_file_says_not(
    switch: str, height: int
) -> None:
    settings = f"<w:compat>{switch}</w:compat>" if switch else ""
    look = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/><w:sz w:val="24"/>'
    (line,) = pages(docx(p(r("a", look)), settings=settings))[0].lines
    assert line.line.height == height


def test_a_label_of_spaces_makes_its_line_as_high_as_others_do() -> None:
    large = lvl(0, "bullet", " ", run='<w:sz w:val="40"/>')
    content = docx(item("a") + p("b"), numbering=abstract(1, large) + num(1, 1))
    high, usual = (line.line.height for line in pages(content)[0].lines)
    assert (high, usual) == (460, 253)


def test_spaces_that_are_none_of_xml_are_part_of_a_text_that_keeps_none() -> None:
    run = "<w:r><w:t> \u2006a </w:t></w:r>"
    assert "".join(f.text for f in set_line(run).line.fragments) == "\u2006a"


@pytest.mark.parametrize(("room", "found"), [(1036, ["nnn nnn"]), (1035, ["nnn", "nnn"])])
def test_what_is_spaced_after_the_last_character_of_a_line_needs_no_room(
    room: int, found: list[str]
) -> None:
    spaced = r("nnn nnn", '<w:spacing w:val="40"/>')  # 6 * 734 / 6 + 367 / 6 + 6 * 40 = 1035.2
    content = docx(p(spaced, NARROW.format(TEXT_WIDTH - room)))
    assert lines(content)[0] == found
