"""Notes, pictures, quotations, boxes, turned parts, contents, fields and marks in Word."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from PIL import Image

from papers.diagnostics import ContentError
from papers.model.blocks import (
    Block,
    Box,
    Cell,
    Landscape,
    ListStyle,
    Picture,
    Quote,
    Row,
    Tone,
)
from papers.model.report import Appendix, Field, Numbering, Report
from papers.model.runs import Note, Words
from papers.word import merge
from papers.word.words import words
from tests.unit.word import documents as d
from tests.unit.word import parts

W = parts.W
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def note(*texts: str | Words) -> Note:
    return Note(d.runs(*texts), d.HERE)


def numbered(*blocks: Block) -> Report:
    return d.report(d.section("First", d.text("Before:", number="1.1"), *blocks, number="1"))


QUOTE = Quote(
    (d.text("(1) A person must—"), d.letters("do;", d.item("not", d.bullets("ever")))),
    d.HERE,
    source=d.runs("Some Act 2010, s.1"),
)
GROUPED = replace(
    d.table(d.row("Early help", "£1", "£2"), d.row("Total", "£1", "£2"), align="lrr"),
    header=(
        Row((d.cell("Service", down=2), d.cell("Spend", across=2))),
        Row((d.cell("2018/19"), d.cell("2019/20"))),
    ),
)
RATED = d.table(
    Row(
        (
            d.cell("Gap"),
            *(replace(d.cell(tone.value.title()), tone=tone) for tone in Tone),
        )
    )
)
LISTS_IN_CELLS = d.table(Row((Cell((d.text("Does:"), d.bullets("one"), d.letters("two"))),)))
REASONS = d.listed(
    ListStyle.RECOMMENDATION,
    "1.",
    d.item("note it;", d.text(d.strong("Reason:"), " It is due.")),
    "agree.",
)
SMALL: dict[str, Report] = {
    "notes": d.report(
        d.text(
            "Words", note("A ", d.strong("note"), ", ", Words("here", link="https://a.uk")), "."
        ),
        d.table(d.row(d.cell(d.text("Cell", note("In a cell."))))),
    ),
    "quotes": numbered(QUOTE, d.text("After.")),
    "boxes": numbered(
        Box((d.text(d.strong("Title")), d.text("Text.")), d.HERE),
        d.text("Between."),
        Box((d.text("As follows:"), d.letters("a", d.item("b", d.bullets("c")))), d.HERE),
    ),
    "headers": numbered(GROUPED),
    "ratings": numbered(RATED),
    "cells": numbered(LISTS_IN_CELLS),
    "reasons": d.report(d.section("Asks", Box((d.text("Please:"), REASONS), d.HERE))),
    "landscape": numbered(
        Landscape((d.text("Wide:"), d.table(d.row("a", "b"))), d.HERE), d.text("Upright.")
    ),
    "contents": d.report(
        d.section("Summary", d.text("Short.")),
        d.section("First", d.heading("Below"), d.heading("Deep", 3), d.text("Text."), number="1"),
        contents=True,
        appendices=(Appendix("Appendix A", d.runs("More"), d.HERE),),
    ),
    "fields": d.report(
        d.text("Text."),
        fields=(
            Field("wards", "Wards affected", (d.runs("All"),)),
            Field("route", "Route", (d.runs("First"), d.runs("Then"))),
        ),
    ),
}


@pytest.mark.parametrize("name", SMALL)
def test_body_is_as_reviewed(name: str, golden: Callable[[str, str], None]) -> None:
    docx = merge(SMALL[name], d.TEMPLATE)
    assert parts.faults(docx) == []
    assert docx == merge(SMALL[name], d.TEMPLATE)
    golden(f"word/{name}.txt", parts.canonical(docx))


# Notes --------------------------------------------------------------------------------------------


def notes_of(docx: bytes) -> list[tuple[str, str]]:
    found = parts.part(docx, "word/footnotes.xml").findall(f"{W}footnote")
    return [(each.get(f"{W}id"), parts.words_of(each)) for each in found]


def test_notes_have_a_part_of_their_own() -> None:
    docx = merge(SMALL["notes"], d.TEMPLATE)
    assert notes_of(docx) == [
        ("-1", ""), ("0", ""), ("1", " A note, here"), ("2", " In a cell."),
    ]  # fmt: skip
    links = parts.part(docx, "word/_rels/footnotes.xml.rels")
    assert [link.get("Target") for link in links] == ["https://a.uk"]
    assert parts.part(docx, "word/settings.xml").find(f"{W}footnotePr") is not None
    assert {"note,", "here", "cell."} <= set(words(docx))


def test_without_notes_there_is_no_such_part() -> None:
    with ZipFile(BytesIO(merge(SMALL["quotes"], d.TEMPLATE))) as package:
        assert "word/footnotes.xml" not in package.namelist()


# Pictures -----------------------------------------------------------------------------------------


def picture(folder: Path, size: tuple[int, int] = (300, 100), **settings: object) -> Picture:
    file = folder / "gap.png"
    Image.new("RGB", size, "white").save(file, dpi=(72, 72))
    return Picture(file, 'The "gap" falls', d.HERE, **settings)  # type: ignore[arg-type]


def extent(docx: bytes) -> tuple[int, int]:
    """The size of the last picture in twips."""
    *_, found = parts.body(docx).iter("{*}extent")
    return int(found.get("cx")) // 635, int(found.get("cy")) // 635


def test_a_picture_has_caption_alternative_text_and_source(tmp_path: Path) -> None:
    made = picture(tmp_path, title=d.runs("Gap"), source=d.runs("Source: HR"), number="Figure 1")
    docx = merge(numbered(made), d.TEMPLATE)
    assert parts.faults(docx) == []
    assert parts.paragraphs(docx)[-3:] == [
        ("Caption", "Figure 1: Gap"), ("Figure", ""), ("TableNote", "Source: HR"),
    ]  # fmt: skip
    crest, properties = parts.body(docx).iter("{*}docPr")
    assert crest.get("id") != properties.get("id")
    assert properties.get("descr") == 'The "gap" falls'


@pytest.mark.parametrize(
    ("size", "width", "expected"),
    [
        ((300, 100), 0, (6000, 2000)),
        ((3000, 1000), 0, (8361, 2787)),
        ((300, 100), 50, (4180, 1393)),
        ((100, 2000), 0, (496, 9921)),
    ],
)
def test_a_picture_fits_the_text(
    tmp_path: Path, size: tuple[int, int], width: float, expected: tuple[int, int]
) -> None:
    docx = merge(numbered(picture(tmp_path, size, width=width)), d.TEMPLATE)
    assert extent(docx) == pytest.approx(expected, abs=2)


# Turned parts -------------------------------------------------------------------------------------


def sections(docx: bytes) -> list[tuple[str, str, bool]]:
    """Of each section: the width of the page, its orientation, and whether it has a title page."""
    found = []
    for each in parts.body(docx).iter(f"{W}sectPr"):
        size = each.find(f"{W}pgSz")
        title = each.find(f"{W}titlePg") is not None
        found.append((size.get(f"{W}w"), size.get(f"{W}orient", "portrait"), title))
    return found


def test_a_turned_part_is_a_section_with_the_same_headers() -> None:
    docx = merge(SMALL["landscape"], d.TEMPLATE)
    assert sections(docx) == [
        ("11906", "portrait", True),
        ("16838", "landscape", False),
        ("11906", "portrait", False),
    ]
    relations = {
        each.get("Id"): each.get("Target")
        for each in parts.part(docx, "word/_rels/document.xml.rels")
    }
    first, turned, last = list(parts.body(docx).iter(f"{W}sectPr"))
    names = [each.get(f"{R}id") for each in first.findall(f"{W}headerReference")]
    assert names == [each.get(f"{R}id") for each in last.findall(f"{W}headerReference")]
    wide = turned.find(f"{W}headerReference[@{W}type='default']").get(f"{R}id")
    header = parts.part(docx, f"word/{relations[wide]}")
    assert parts.words_of(header) == "A reportChildren and Young People's Services Select Committee"
    stops = [
        (s.get(f"{W}val"), s.get(f"{W}pos")) for s in header.iter(f"{W}tab") if s.get(f"{W}pos")
    ]
    assert stops == [("clear", "9070"), ("right", "14002")]


def test_a_turned_part_at_the_end_leaves_no_empty_page() -> None:
    docx = merge(d.report(Landscape((d.text("Wide."),), d.HERE)), d.TEMPLATE)
    assert [orientation for _, orientation, _ in sections(docx)] == ["portrait", "landscape"]


# Contents, fields, marks --------------------------------------------------------------------------


def test_every_entry_of_the_contents_leads_to_its_heading() -> None:
    body = parts.body(merge(SMALL["contents"], d.TEMPLATE))
    named = {each.get(f"{W}name") for each in body.iter(f"{W}bookmarkStart")}
    anchors = [each.get(f"{W}anchor") for each in body.iter(f"{W}hyperlink")]
    assert len(anchors) == 4
    assert set(anchors) <= named


@pytest.mark.parametrize(
    ("draft", "version", "mark"),
    [(True, "1.2", "DRAFT – Version 1.2"), (True, "", "DRAFT"), (False, "1.2", "Version 1.2")],
)
def test_draft_and_version_are_printed(draft: bool, version: str, mark: str) -> None:
    docx = merge(d.report(d.text("T"), draft=draft, version=version), d.TEMPLATE)
    assert ("DraftMark", mark) in parts.paragraphs(docx)
    assert f"A report – {mark}" in parts.words_of(parts.part(docx, "word/header1.xml"))
    assert parts.faults(docx) == []


def test_without_them_nothing_is_left() -> None:
    docx = merge(d.report(d.text("T")), d.TEMPLATE)
    assert "DraftMark" not in {style for style, _ in parts.paragraphs(docx)}


def test_fields_stand_before_the_body_where_the_template_has_no_place(tmp_path: Path) -> None:
    template = without(tmp_path, "word/document.xml", "{{p fields }}", "Before")
    found = parts.paragraphs(merge(SMALL["fields"], template))
    texts = [text for _, text in found]
    assert texts.index("Before") < texts.index("Wards affected") < texts.index("Summary")


# Templates ----------------------------------------------------------------------------------------


def without(folder: Path, part: str, old: str, new: str) -> Path:
    """The template with a word of one of its parts replaced."""
    made = folder / "template.docx"
    with ZipFile(d.TEMPLATE) as source, ZipFile(made, "w") as target:
        for name in source.namelist():
            content = source.read(name).decode("latin-1")
            target.writestr(
                name, (content.replace(old, new) if name == part else content).encode("latin-1")
            )
    return made


@pytest.mark.parametrize(
    ("style", "report"),
    [
        ("Quote", SMALL["quotes"]),
        ("Boxed Text", SMALL["boxes"]),
        ("footnote text", SMALL["notes"]),
        ("TOC Heading", SMALL["contents"]),
    ],
)
def test_a_style_is_asked_for_only_by_reports_that_use_it(
    tmp_path: Path, style: str, report: Report
) -> None:
    template = without(tmp_path, "word/styles.xml", f'w:val="{style}"', 'w:val="Other"')
    merge(d.report(d.text("T")), template)
    with pytest.raises(ContentError, match=f'has no paragraph style "{style}"'):
        merge(report, template)


def test_paragraphs_that_run_on_are_numbered_so() -> None:
    report = d.report(
        d.section("First", d.text("One.", number="1"), d.text("Two.", number="2")),
        d.section("Second", d.text("Three.", number="3")),
    )
    report = replace(report, type=replace(report.type, numbering=Numbering.RUN_ON))
    docx = merge(report, d.TEMPLATE)
    assert parts.faults(docx) == []
    lists = {
        p.find(f"{W}pPr/{W}numPr/{W}numId").get(f"{W}val")
        for p in parts.body(docx).iter(f"{W}p")
        if parts.style(p) == "NumberedParagraph"
    }
    (number,) = lists
    numbering = parts.part(docx, "word/numbering.xml")
    level = numbering.find(f"{W}num[@{W}numId='{number}']/{W}lvlOverride/{W}lvl")
    assert level.find(f"{W}lvlText").get(f"{W}val") == "%2."
    assert level.find(f"{W}lvlRestart").get(f"{W}val") == "0"
