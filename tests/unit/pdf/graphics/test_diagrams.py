"""The words of SmartArt, as paragraphs in boxes of their own."""

import pytest
from support.docx import diagram, diagram_shape, docx, p
from support.stages import pages

from papers.pdf.convert import convert
from papers.pdf.layout import PlacedLine


def words(text: str, run: str = "", properties: str = "") -> str:
    return f"<a:p><a:pPr{properties}</a:pPr><a:r><a:rPr {run}/><a:t>{text}</a:t></a:r></a:p>"


def set_lines(content: str, height: int = 2000) -> list[PlacedLine]:
    """The lines in a box of 4,000 twips at (1,000, 500) of a diagram at the top of the page."""
    shapes = diagram_shape(content, 1000, 500, 4000, height)
    page = pages(docx(p(diagram("one", "Steps")), diagrams={"one": shapes}))[0]
    return [line for line in page.lines if line.line.fragments and line.x >= 1440 + 1000]


def texts(content: str) -> list[str]:
    return ["".join(f.text for f in line.line.fragments).rstrip() for line in set_lines(content)]


def test_words_stand_in_their_shapes() -> None:
    (line,) = set_lines(words("Plan", 'sz="1400"', ">"))
    (fragment,) = line.line.fragments
    assert (fragment.text, fragment.style.size) == ("Plan", 280)
    middle = line.y + line.line.height / 2
    assert middle == pytest.approx(1440 + 500 + 1000, abs=1)


def test_paragraphs_breaks_and_bullets() -> None:
    broken = "<a:p><a:r><a:t>One</a:t></a:r><a:br/><a:r><a:t>Two</a:t></a:r></a:p>"
    bullet = words("Three", "", ' marL="57150" indent="-57150"><a:buChar char="•"/>')
    assert texts(broken + bullet) == ["One", "Two", "• Three"]


def test_alignment_and_spacing() -> None:
    spaced = (
        '><a:spcBef><a:spcPts val="1000"/></a:spcBef><a:spcAft><a:spcPct val="50000"/></a:spcAft>'
    )
    first, second = set_lines(words("a", 'sz="1000"', spaced) + words("b", 'sz="1000"', spaced))
    assert second.y + second.line.ascent - first.y - first.line.ascent == first.line.height + 200
    (centred,) = set_lines(words("a", "", ' algn="ctr">'))
    assert centred.x + centred.line.fragments[0].x > 1440 + 1000 + 1900


def test_letters_are_bold_italic_and_coloured() -> None:
    run = '<a:rPr b="1" i="1"><a:solidFill><a:srgbClr val="C00000"/></a:solidFill></a:rPr>'
    (line,) = set_lines(f"<a:p><a:r>{run}<a:t>Stop</a:t></a:r></a:p>")
    style = line.line.fragments[0].style
    assert (style.face.name, style.colour) == ("Carlito-BoldItalic", "C00000")


def told(diagrams: dict[str, str], alternative: str = "") -> list[tuple[str, str]]:
    made = convert(docx(p(diagram("one", alternative)), diagrams=diagrams), "a.docx")
    return [(each.rule, each.message) for each in made.findings]


def test_its_words_speak_for_it() -> None:
    assert told({"one": diagram_shape(words("Plan", "", ">"), 0, 0, 900, 900)}) == []


def test_one_without_words_is_told_of() -> None:
    ((rule, message),) = told({"one": diagram_shape("<a:p/>", 0, 0, 900, 900)})
    assert rule == "shape"
    assert "no alternative text" in message


def test_one_that_was_not_drawn_is_told_of() -> None:
    assert told({})[0] == ("graphic", "SmartArt is not rendered (at the beginning)")
