"""The body that is written, as text kept in tests/golden/word."""

from collections.abc import Callable

import pytest

from papers.model.blocks import ListStyle, PageBreak
from papers.model.report import Appendix, Report
from papers.model.runs import LineBreak, Marks, Value, Words
from papers.word import merge
from tests.unit.word import documents as d
from tests.unit.word import parts

ADDRESS = "https://example.gov.uk/?a=1&b=2"
SMALL: dict[str, Report] = {
    "paragraphs": d.report(
        d.section("Summary", d.text("Without a number.")),
        d.section(
            "First",
            d.heading("Below"),
            d.text("Numbered.", number="1.1"),
            d.text("Continued."),
            d.heading("Deeper", 3),
            PageBreak(d.HERE),
            d.text("On a new page.", number="1.2"),
            number="1",
        ),
    ),
    "runs": d.report(
        d.text(
            "Plain, ",
            d.strong("strong"),
            Words("both", Marks(strong=True, emphasis=True)),
            Words("code", Marks(code=True)),
            LineBreak(),
            Value("gap.latest", d.HERE, text="1.8%"),
            Words("a ", link=ADDRESS),
            Words("link", Marks(strong=True), link=ADDRESS),
        )
    ),
    "references": d.report(
        d.section(
            "First",
            d.text(
                "See ", d.to("first", "1"), ", ", d.to("para", "1.1"), number="1.1", name="para"
            ),
            d.letters(d.item("an item", name="item"), d.item(d.text(d.to("item", "(a)")))),
            d.table(d.row("a"), id="table", number="Table 1", title=d.runs("Letters")),
            d.text(d.to("table", "Table 1"), " and ", d.to("appendix-a", "Appendix A")),
            d.text("Without a label.", name="bare"),
            d.text(d.to("bare", "above"), d.to("nowhere", "?")),
            number="1",
            name="first",
        ),
        appendices=(Appendix("Appendix A", d.runs("More"), d.HERE, id="appendix-a"),),
    ),
    "lists": d.report(
        d.section("Focus", d.listed(ListStyle.RECOMMENDATION, "(a)", "note;", "agree.")),
        d.section(
            "First",
            d.text("As follows:", number="1.1"),
            d.bullets(
                "one",
                d.item(
                    "two",
                    d.letters("inner", d.item("innermost", d.listed(ListStyle.ROMAN, "(i)", "x"))),
                    "more of two",
                ),
            ),
            d.listed(ListStyle.NUMBER, "1.", "first", "second"),
            number="1",
        ),
    ),
    "tables": d.report(
        d.section(
            "First",
            d.text("As follows:", number="1.1"),
            d.measure(("May 2019", "18.5%"), ("June 2019", "1.8%"), summary="It fell."),
            d.text("After it.", number="1.2"),
            d.table(
                d.row(d.cell("North", down=2), "a", "1"),
                d.row("b", "2"),
                d.row(d.cell("All", across=2), "3", emphasised=True),
                header=("Area", "Team", "Cases"),
                align="lcr",
                title=d.runs("Cases"),
                number="Table 1",
                note=d.runs("A note."),
            ),
            number="1",
        )
    ),
    "appendices": d.report(
        d.text("See below."),
        appendices=(
            Appendix("Appendix A", d.runs("Apart"), d.HERE, id="appendix-a"),
            Appendix("Appendix B", d.runs("Here"), d.HERE, blocks=(d.text("Its text."),)),
        ),
    ),
}


@pytest.mark.parametrize("name", SMALL)
def test_body_is_as_reviewed(name: str, golden: Callable[[str, str], None]) -> None:
    docx = merge(SMALL[name], d.TEMPLATE)
    assert parts.faults(docx) == []
    golden(f"word/{name}.txt", parts.canonical(docx))
