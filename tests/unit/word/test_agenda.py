"""The agenda: what stands in it, its table, its links, its bytes."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest
from support.tagtree import page_texts

from papers.diagnostics import ContentError
from papers.model.bodies import Calendar, Committee, Council, Member, Notice, Person
from papers.model.meeting import Exempt, Item, ItemNumbering, Meeting, Reason, Withheld
from papers.number import number_items
from papers.pdf.convert import convert
from papers.word import merge_agenda
from papers.word.business import STYLES, TABLE_STYLE
from papers.word.styles import PARAGRAPH_STYLES
from tests.unit.word import documents as d
from tests.unit.word import parts
from tests.unit.word.parts import W

TEMPLATE = d.TEMPLATE.with_name("agenda.docx")
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
PRICES = Exempt((3,), d.HERE, "Bidders would learn each other's prices.")
COMMITTEE = Committee(
    "select",
    "Select Committee",
    (Member("Ada Sample", "Chair"), Member("Ben Example"), Member("Cora Specimen")),
    3,
    Person("Gwen Sample", "Clerk", "01632 960100", "gwen@sample.example"),
)
COUNCIL = Council(
    "Example County Council", notices=(Notice("Filming", (d.text("This meeting is filmed."),)),)
)
ITEMS = (
    Item("item-1", d.runs("Declarations of Interest"), d.HERE, (d.text("Please declare."),)),
    Item(
        "item-2",
        d.runs("Minutes"),
        d.HERE,
        (d.bullets("of May;", "of June."),),
        items=(
            Item("item-2-1", d.runs("Of May"), d.HERE),
            Item("item-2-2", d.runs("Of June"), d.HERE),
        ),
    ),
    Item(
        "item-3",
        d.runs("Children First"),
        d.HERE,
        purpose="To scrutinise",
        officer="Director",
        time="10:40",
        withheld=(Withheld("", Exempt((1,), d.HERE)), Withheld("Appendix B", PRICES)),
    ),
    Item("item-4", d.runs("Figures"), d.HERE, to_follow=Reason("still being checked.", d.HERE)),
    Item("item-5", d.runs("A Flood"), d.HERE, urgent=Reason("The river rose today.", d.HERE)),
    Item("item-6", d.runs("A Contract"), d.HERE, officer="Commissioner", exempt=PRICES),
)
PAGES = {
    "item-2-1": [(5, 5)],
    "item-3": [(6, 14)],
    "item-3-part-2": [(15, 24)],
    "item-6": [(25, 27)],
}


def meeting(*items: Item, **more: object) -> Meeting:
    settings: dict[str, object] = {"council": COUNCIL, "committee": COMMITTEE} | more
    made = Meeting(
        "first",
        date=date(2019, 10, 23),
        items=items,
        where=d.HERE,
        **settings,  # type: ignore[arg-type]
    )
    return number_items(made)


FULL = meeting(
    *ITEMS, time="10:30", venue="Council Chamber", published=date(2019, 10, 18), late="A flood."
)


def lines(docx: bytes) -> str:
    """The agenda as text: rows of tables with bars between their cells, links in brackets."""
    made = []
    for element in parts.body(docx):
        if element.tag == f"{W}tbl":
            made += [
                " | ".join(
                    " / ".join(_words(p) for p in cell.iter(f"{W}p")) for cell in row.iter(f"{W}tc")
                )
                for row in element.iter(f"{W}tr")
            ]
        elif element.tag == f"{W}p":
            made.append(f"{parts.style(element)}: {_words(element)}")
    return "\n".join(made) + "\n"


def _words(paragraph) -> str:
    link = paragraph.find(f"{W}hyperlink")
    words = parts.words_of(paragraph)
    return f"[{words}]" if link is not None else words


def addresses(docx: bytes) -> dict[str, str]:
    return {
        each.get("Id"): each.get("Target")
        for each in parts.part(docx, "word/_rels/document.xml.rels")
        if each.get("TargetMode") == "External"
    }


def test_a_full_agenda_is_as_reviewed(golden: Callable[[str, str], None]) -> None:
    docx = merge_agenda(FULL, TEMPLATE, PAGES, {"item-2-1": "Page 5 is not accessible."})
    assert parts.faults(docx) == []
    golden("word/agenda.txt", lines(docx))


def test_without_exempt_business_there_is_one_part(golden: Callable[[str, str], None]) -> None:
    bare = Committee("select", "Select Committee")
    docx = merge_agenda(meeting(ITEMS[0], committee=bare, council=Council("C")), TEMPLATE, {})
    assert parts.faults(docx) == []
    golden("word/agenda-short.txt", lines(docx))


def test_an_agenda_without_items_is_valid() -> None:
    assert parts.faults(merge_agenda(meeting(), TEMPLATE, {})) == []


def test_numbers_are_those_of_the_meeting() -> None:
    how = ItemNumbering(45, "CYP")
    docx = merge_agenda(meeting(*ITEMS, numbering=how), TEMPLATE, {})
    found = [text for style, text in parts.paragraphs(docx) if style == "AgendaNumber"]
    assert found[:4] == ["CYP45.", "CYP46.", "(a)", "(b)"]


def test_links_lead_to_items_with_pages() -> None:
    docx = merge_agenda(FULL, TEMPLATE, PAGES)
    assert set(addresses(docx).values()) == {f"papers:item/{id_}" for id_ in PAGES}
    links = list(parts.body(docx).iter(f"{W}hyperlink"))
    assert len(links) == 2 * len(PAGES)
    assert {link.get(f"{R}id") for link in links} == set(addresses(docx))


def test_an_agenda_may_stand_alone() -> None:
    docx = merge_agenda(FULL, TEMPLATE, PAGES, links=False)
    assert addresses(docx) == {}
    assert "6–14" in lines(docx)


def test_pages_in_several_places_stand_below_each_other() -> None:
    docx = merge_agenda(FULL, TEMPLATE, {"item-3": [(40, 48), (14, 14)]}, links=False)
    assert parts.faults(docx) == []
    found = [text for style, text in parts.paragraphs(docx) if style == "AgendaPages"]
    assert found[found.index("40–48") + 1] == "14"


def test_a_full_agenda_by_itself_is_marked() -> None:
    docx = merge_agenda(FULL, TEMPLATE, PAGES, mark="Not for publication", links=False)
    assert parts.faults(docx) == []
    made = convert(docx, "agenda.docx")
    assert all("Not for publication" in text for text in page_texts(made.pdf))


def test_the_tables_have_headers_and_rows_stay_whole() -> None:
    docx = merge_agenda(FULL, TEMPLATE, PAGES)
    tables = list(parts.body(docx).iter(f"{W}tbl"))
    assert len(tables) == 2
    for table in tables:
        rows = table.findall(f"{W}tr")
        assert rows[0].find(f"{W}trPr/{W}tblHeader") is not None
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
        assert table.find(f"{W}tblPr/{W}tblLook").get(f"{W}firstColumn") == "1"


def test_equal_meetings_give_equal_bytes() -> None:
    assert merge_agenda(FULL, TEMPLATE, PAGES) == merge_agenda(FULL, TEMPLATE, PAGES)


def test_its_title_is_that_of_the_meeting() -> None:
    core = parts.part(merge_agenda(FULL, TEMPLATE, PAGES), "docProps/core.xml")
    assert "Agenda: Select Committee, 23 October 2019" in [child.text for child in core]


def test_the_council_s_words_come_first() -> None:
    texts = {
        "part-1": "Open business",
        "to-follow": "Later",
        "item": "No.",
        "exclusion": "Resolved.",
    }
    docx = merge_agenda(meeting(*ITEMS, council=Council("C", texts=texts)), TEMPLATE, {})
    found = lines(docx)
    assert "HeadingUnnumbered: Open business" in found
    assert "No. | Business | Pages" in found
    assert "| Later" in found
    assert "BodyText: Resolved." in found


def test_late_papers_name_the_days_of_the_calendar() -> None:
    council = Council("C", calendar=Calendar.WALES)
    docx = merge_agenda(meeting(council=council, late="A flood."), TEMPLATE, {})
    assert "fewer than 3 clear days" in lines(docx)


def test_what_authors_write_is_printed_as_it_is() -> None:
    hostile = "{{ x }} {% for %} <b>&amp;</b> {paragraph}"
    item = Item(
        "item-1",
        d.runs(hostile),
        d.HERE,
        (d.text(hostile),),
        purpose=hostile,
        exempt=replace(PRICES, reason=hostile),
    )
    docx = merge_agenda(meeting(item, venue=hostile, late=hostile), TEMPLATE, {})
    assert parts.faults(docx) == []
    assert lines(docx).count(hostile) == 7


def test_it_becomes_a_pdf_that_conforms() -> None:
    made = convert(merge_agenda(FULL, TEMPLATE, PAGES), "agenda.docx")
    assert made.conforms
    assert made.findings == ()


def without(old: bytes, new: bytes, tmp_path: Path) -> Path:
    template = tmp_path / "agenda.docx"
    with ZipFile(TEMPLATE) as source, ZipFile(template, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(old, new))
    return template


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (b"{{p items }}", b"", "the template has no {{p items }}"),
        (b"{{p notices }}", b"", "the template has no {{p notices }}"),
        (b'"Agenda Item"', b'"Agenda Line"', 'the template has no paragraph style "Agenda Item"'),
        (b'"Agenda Table"', b'"Other"', 'the template has no table style "Agenda Table"'),
        (b"meeting.day", b"meeting.dy", 'the template asks for "dy", which agendas do not have'),
    ],
)
def test_a_template_that_lacks_something(
    old: bytes, new: bytes, message: str, tmp_path: Path
) -> None:
    with pytest.raises(ContentError) as caught:
        merge_agenda(FULL, without(old, new, tmp_path), {})
    assert message in str(caught.value)


# The template


def test_the_template_is_valid_and_has_the_styles_of_texts() -> None:
    assert parts.faults(TEMPLATE.read_bytes()) == []
    styles = parts.part(TEMPLATE.read_bytes(), "word/styles.xml")
    names = {name.get(f"{W}val").casefold() for name in styles.iter(f"{W}name")}
    assert {name.casefold() for name in (*PARAGRAPH_STYLES, *STYLES, TABLE_STYLE)} <= names


def test_nothing_in_the_template_is_too_small_or_pale() -> None:
    styles = parts.part(TEMPLATE.read_bytes(), "word/styles.xml")
    for style in styles.iter(f"{W}style"):
        name = style.find(f"{W}name").get(f"{W}val")
        if name.startswith("Agenda"):
            assert {c.get(f"{W}val") for c in style.iter(f"{W}color")} <= {"143D59", "595959"}
            assert all(int(size.get(f"{W}val")) >= 20 for size in style.iter(f"{W}sz"))


def test_business_that_is_exempt_under_several_paragraphs() -> None:
    both = replace(PRICES, paragraphs=(3, 5))
    said = lines(
        merge_agenda(meeting(Item("item-1", d.runs("Bids"), d.HERE, exempt=both)), TEMPLATE, {})
    )
    assert "by virtue of paragraphs 3 and 5 of Part 1 of Schedule 12A" in said
    assert (
        "Bids – paragraphs 3 and 5: Information relating to the financial or business affairs of any "
        "particular person (including the authority holding that information). Information in "
        "respect of which a claim to legal professional privilege"
    ) in said


def test_in_wales_exempt_information_is_described_in_part_4() -> None:
    wales = replace(COUNCIL, calendar=Calendar.WALES)
    bids = Item("item-1", d.runs("Bids"), d.HERE, exempt=replace(PRICES, paragraphs=(12,)))
    said = lines(merge_agenda(meeting(bids, council=wales), TEMPLATE, {}))
    assert "by virtue of paragraph 12 of Part 4 of Schedule 12A" in said
    assert "Bids – paragraph 12: Information relating to a particular individual." in said


def test_three_paragraphs_are_listed() -> None:
    assert COUNCIL.on_exempt("mark", (1, 2, 3)).endswith("Part 1, paragraphs 1, 2 and 3")
