"""The whole Word file: places, properties, literal text, equal bytes."""

import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree

from papers.model.blocks import PageBreak
from papers.model.bodies import Person
from papers.model.runs import LineBreak, Words
from papers.word import merge
from papers.word.words import words
from tests.unit.word import documents as d
from tests.unit.word import parts
from tests.unit.word.parts import W

HOSTILE = "{{ x }} {% for %} {# no #} {_{ a }_} {%p if %} <b>&amp; \"q\" 'r' </w:t> &#123; }}"


def test_a_full_report_is_valid() -> None:
    assert parts.faults(merge(d.full(), d.TEMPLATE)) == []


def test_equal_reports_give_equal_bytes() -> None:
    assert merge(d.full(), d.TEMPLATE) == merge(d.full(), d.TEMPLATE)


def test_the_package_tells_no_time_and_has_its_parts_in_order() -> None:
    with ZipFile(BytesIO(merge(d.full(), d.TEMPLATE))) as package:
        infos = package.infolist()
    assert {info.date_time for info in infos} == {(1980, 1, 1, 0, 0, 0)}
    names = [info.filename for info in infos]
    assert names[:2] == ["[Content_Types].xml", "_rels/.rels"]
    assert names[2:] == sorted(names[2:])


def test_places_are_filled() -> None:
    found = parts.paragraphs(merge(d.full(), d.TEMPLATE))
    assert found[:4] == [
        ("Crest", ""),
        ("Meeting", "Children and Young People's Services Select Committee23 October 2019"),
        ("Title", "Children First Improvement – Update Report"),
        ("Subtitle", "Report by Director of Children's Services"),
    ]
    assert ("Signature", "Alex Sample") in found
    assert ("Contact", "Contact: Lou Draft, Senior Improvement Lead – 01632 960123") in found


@pytest.mark.parametrize(
    ("person", "line"),
    [
        (Person("Lou Draft"), "Contact: Lou Draft"),
        (Person("Lou Draft", phone="01632 960123"), "Contact: Lou Draft – 01632 960123"),
        (Person("Lou Draft", "Lead", email="a@b.uk"), "Contact: Lou Draft, Lead – a@b.uk"),
    ],
)
def test_a_contact_may_lack_parts(person: Person, line: str) -> None:
    docx = merge(d.report(d.text("T"), contacts=(person,)), d.TEMPLATE)
    assert ("Contact", line) in parts.paragraphs(docx)


def test_nothing_is_left_where_nobody_signs() -> None:
    found = parts.paragraphs(merge(d.report(d.text("The end.")), d.TEMPLATE))
    assert found[-1] == ("BodyText", "The end.")


@pytest.mark.parametrize("where", ["title", "report_by", "signatory", "contact", "text"])
def test_what_authors_write_is_printed_as_it_is(where: str) -> None:
    settings: dict[str, object] = {
        "title": {"title": d.runs(HOSTILE)},
        "report_by": {"report_by": HOSTILE},
        "signatory": {"signatory": Person(HOSTILE, HOSTILE)},
        "contact": {"contacts": (Person(HOSTILE, HOSTILE, HOSTILE),)},
        "text": {},
    }[where]
    block = d.text(HOSTILE if where == "text" else "Text.")
    docx = merge(d.report(block, **settings), d.TEMPLATE)
    assert parts.faults(docx) == []
    assert any(HOSTILE in text for _, text in parts.paragraphs(docx))


def test_characters_that_xml_cannot_hold_are_dropped() -> None:
    docx = merge(d.report(d.text("a\x07b\x00c\uffff"), title="d\x0ce\x1b"), d.TEMPLATE)
    assert parts.faults(docx) == []
    assert ("BodyText", "abc") in parts.paragraphs(docx)
    assert ("Title", "de") in parts.paragraphs(docx)


def test_properties_are_those_of_the_report() -> None:
    title = d.runs("A & B", LineBreak(), "C")
    core = parts.part(merge(d.report(d.text("T"), title=title), d.TEMPLATE), "docProps/core.xml")
    found = {etree.QName(child).localname: child.text for child in core}
    assert found == {
        "title": "A & B C",
        "subject": "Children and Young People's Services Select Committee, 23 October 2019",
        "creator": "Director of Children's Services",
        "language": "en-GB",
        "created": "2019-10-23T00:00:00Z",
        "modified": "2019-10-23T00:00:00Z",
    }


def test_a_title_may_be_longer_than_word_likes() -> None:
    title = "A long title " * 60
    docx = merge(d.report(d.text("T"), title=title), d.TEMPLATE)
    assert parts.faults(docx) == []


def test_word_is_not_asked_to_update_fields() -> None:
    settings = parts.part(merge(d.full(), d.TEMPLATE), "word/settings.xml")
    names = {etree.QName(child).localname for child in settings}
    assert not names & {"updateFields", "rsids", "attachedTemplate", "docVars"}


def test_words_are_in_reading_order_with_references() -> None:
    report = d.report(
        d.section(
            "First heading",
            d.text("See ", d.to("x", "1.1"), Words("."), number="1.1", name="x"),
            d.measure(("May 2019", "18.5%")),
            number="1",
        ),
        title="Title",
    )
    found = words(merge(report, d.TEMPLATE))
    at = found.index("First")
    assert found[at:] == ["First", "heading", "See", "1.1.", "May", "2019", "18.5%"]
    assert found[:3] == ["Children", "and", "Young"]


def test_the_end_of_the_text_stays_with_the_signature() -> None:
    signatory = Person("Alex Sample")
    docx = merge(d.report(d.text("The end."), signatory=signatory), d.TEMPLATE)
    assert parts.has(parts.find(docx, "The end."), "keepNext")


def test_the_language_is_the_council_s() -> None:
    council = replace(d.MEETING.council, language="cy-GB")
    report = replace(d.report(d.text("T")), meeting=replace(d.MEETING, council=council))
    styles = parts.part(merge(report, d.TEMPLATE), "word/styles.xml")
    default = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    assert default is not None
    assert default.get(f"{W}val") == "cy-GB"


def test_page_breaks_leave_no_empty_paragraph() -> None:
    page = PageBreak(d.HERE)
    docx = merge(d.report(d.section("A", d.text("One."), page, page, d.text("Two."))), d.TEMPLATE)
    texts = [text for _, text in parts.paragraphs(docx)]
    assert texts[-2:] == ["One.", "Two."]
    assert parts.has(parts.find(docx, "Two."), "pageBreakBefore")


def test_a_page_break_at_the_end_of_a_section_moves_the_next_heading() -> None:
    sections = d.section("A", d.text("One."), PageBreak(d.HERE)), d.section("Next", d.text("Two."))
    docx = merge(d.report(*sections), d.TEMPLATE)
    assert parts.has(parts.find(docx, "Next"), "pageBreakBefore")


def test_a_page_break_before_a_table_is_a_paragraph() -> None:
    blocks = d.text("One."), PageBreak(d.HERE), d.measure(("May", "1"))
    docx = merge(d.report(d.section("A", *blocks)), d.TEMPLATE)
    table = next(parts.body(docx).iter(f"{W}tbl"))
    before = table.getprevious()
    assert before is not None
    assert before.find(f"{W}r/{W}br") is not None


def test_a_page_break_at_the_very_end_is_dropped() -> None:
    docx = merge(d.report(d.section("A", d.text("One."), PageBreak(d.HERE))), d.TEMPLATE)
    assert parts.paragraphs(docx)[-1] == ("BodyText", "One.")


def test_bookmarks_of_the_template_keep_their_numbers(tmp_path: Path) -> None:
    template = tmp_path / "report.docx"
    mark = '<w:bookmarkStart w:id="7" w:name="top"/><w:bookmarkEnd w:id="7"/>'
    with ZipFile(d.TEMPLATE) as old, ZipFile(template, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "word/document.xml":
                content = content.replace(b"<w:body>", b"<w:body>" + mark.encode(), 1)
            new.writestr(name, content)
    docx = merge(d.report(d.section("A", d.text("T"), name="a")), template)
    numbers = [b.get(f"{W}id") for b in parts.body(docx).iter(f"{W}bookmarkStart")]
    assert numbers == ["7", "8"]


def test_importing_the_package_is_quick() -> None:
    code = "import sys, papers.word; print('docxtpl' in sys.modules, 'docx' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]
