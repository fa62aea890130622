"""The public edition lacks what is exempt, says so, and calls the rest by the same numbers."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from papers.edition import (
    exempt_reports,
    exempt_texts,
    has_exempt_parts,
    public_meeting,
    public_report,
)
from papers.model.bodies import Council
from papers.model.meeting import Exempt, Item, Meeting, Withheld
from papers.model.report import Appendix, Part, Passage, Report
from papers.model.runs import Note, Words, plain
from papers.model.walk import all_blocks, by_part, own_texts, targets
from papers.number import number
from tests.unit.word import documents as d

EXEMPT = Exempt((3,), d.HERE, "Prices would rise.")
LINE = "[Exempt information – paragraph 3 of Part 1 of Schedule 12A – is in the Part II papers]"


def section(*blocks, passages=(), parts=(), **more):
    made = d.section("Prices", *blocks, name="prices")
    return replace(made, numbered=True, passages=passages, parts=parts, **more)


def para(*words, name=""):
    return replace(d.text(*words, name=name), numbered=True)


def report(*sections, **more) -> Report:
    return number(d.report(*sections, **more))


def texts(made: Report) -> list[str]:
    return [plain(runs) for block in all_blocks(made) for runs in own_texts(block) if plain(runs)]


def numbers(made: Report) -> list[str]:
    return [getattr(block, "number", "") for block in made.sections[0].blocks]


def test_a_report_without_exempt_parts_stays_as_it_is():
    made = report(section(para("Open.")), values={})
    assert not has_exempt_parts(made)
    assert public_report(made) == made
    assert list(exempt_texts(made)) == []


def test_a_passage_leaves_a_line_and_the_numbers():
    hidden = para("Secret.", name="secret"), d.bullets("Hidden."), para("Secret too.")
    made = report(section(para("One."), *hidden, para("Last."), passages=(Passage(1, 3, EXEMPT),)))
    public = public_report(made)
    assert has_exempt_parts(made)
    assert texts(public) == ["One.", LINE, LINE, "Last."]
    assert numbers(public) == ["1.1", "1.2", "1.3", "1.4"]
    assert [target.id for target in targets(public)] == ["prices"]
    assert not has_exempt_parts(public)
    assert list(exempt_texts(made)) == ["Secret.", "Hidden.", "Secret too."]


def test_a_passage_without_numbers_leaves_one_line():
    hidden = d.text("Secret."), d.measure(("May", "842"), summary="What it costs.")
    made = report(section(*hidden, para("Last."), passages=(Passage(0, 2, EXEMPT),)))
    assert texts(public_report(made)) == [LINE, "Last."]
    assert "What it costs." in list(exempt_texts(made))


def test_several_passages_and_the_sizes_of_parts():
    blocks = [para(f"Text {n}.") for n in range(6)]
    lists = d.bullets("Hidden."), d.bullets("Hidden too.")
    made = report(
        section(
            blocks[0],
            *lists,
            blocks[1],
            blocks[2],
            passages=(Passage(0, 3, EXEMPT), Passage(4, 1, EXEMPT)),
            parts=(Part("one", "prose", 3, d.HERE), Part("two", "prose", 2, d.HERE)),
        )
    )
    public = public_report(made)
    assert texts(public) == [LINE, "Text 1.", LINE]
    parts = [(part.name, len(own)) for part, own in by_part(public.sections[0])]
    assert parts == [("one", 1), ("two", 2)]


def test_notes_of_a_passage_are_exempt():
    note = Note((Words("From the bid."),), d.HERE)
    made = report(section(para("Secret", note), passages=(Passage(0, 1, EXEMPT),)))
    assert list(exempt_texts(made)) == ["Secret", "From the bid."]


def test_an_exempt_appendix_is_only_named():
    appendix = Appendix(
        "Appendix A",
        d.runs("Rents asked"),
        d.HERE,
        id="landlords",
        blocks=(d.text("£31,400"),),
        exempt=EXEMPT,
        passages=(Passage(0, 1, EXEMPT),),
    )
    file = replace(appendix, label="Appendix B", blocks=(), file=Path("secret-name.pdf"))
    made = report(section(para("Open.")), appendices=(appendix, file), values={"rent": "£31,400"})
    public = public_report(made)
    assert [plain(each.title) for each in public.appendices] == [f"Rents asked {LINE}"] * 2
    assert "landlords" not in repr(public)
    assert "secret-name" not in repr(public)
    assert "£31,400" not in repr(public)
    assert list(exempt_texts(made)) == ["£31,400"]


def test_of_an_exempt_report_every_text_is_exempt():
    made = report(section(para("Secret.")))
    assert list(exempt_texts(made, whole=True)) == ["Secret."]


def test_the_line_is_in_the_council_s_words():
    made = report(section(para("Secret."), passages=(Passage(0, 1, EXEMPT),)))
    council = Council("C", texts={"exempt-passage": "Left out ({paragraph})"})
    made = replace(made, meeting=replace(made.meeting, council=council))
    assert texts(public_report(made)) == ["Left out (3)"]


def test_an_exempt_item_is_only_named():
    below = Item("item-2-1", d.runs("Bid"), d.HERE, document=Path("bid.pdf"))
    hidden = Item(
        "item-2",
        d.runs("A contract"),
        d.HERE,
        blocks=(d.text("Secret."),),
        report="specimen-care",
        exempt=EXEMPT,
        items=(below,),
        purpose="To comment",
    )
    shown = Item(
        "item-1", d.runs("News"), d.HERE, report="news", withheld=(Withheld("Appendix A", EXEMPT),)
    )
    meeting = Meeting(
        "m", Council("C"), d.MEETING.committee, date(2019, 10, 23), items=(shown, hidden)
    )
    public = public_meeting(meeting)
    assert public.items[0] == shown
    assert [plain(item.title) for item in public.items] == ["News", "A contract"]
    assert public.items[1].purpose == "To comment"
    for word in ("Secret", "specimen-care", "bid.pdf"):
        assert word not in repr(public)
    assert exempt_reports(meeting) == {"specimen-care"}
