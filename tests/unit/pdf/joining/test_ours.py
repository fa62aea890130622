"""Packs of our own reports: nothing of the tags is lost, and the pack conforms."""

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from support.docx import h, item, link, note, p, picture, r, tbl, tc, tr
from support.tagtree import artifacts, page_texts, tree
from support.verapdf import assert_conforms

from papers.diagnostics import ContentError, UsageError
from papers.pdf.joining.claims import Archival
from papers.pdf.joining.join import join
from papers.pdf.joining.part import Joined, Part
from tests.unit.pdf.joining.made import ours
from tests.unit.pdf.joining.rows import parts, rows

BREAK = "<w:pageBreakBefore/>"
LINKS = {"l": "https://example.org/a"}
RICH = (
    h(1, "Risks")
    + p(r("Some words ") + link("l", r("and a link")) + r(" after it"))
    + item("one", number=2)
    + item("inner", 1, number=2)
    + item("two", number=2)
    + tbl(
        tr("Month", "Figure", header=True), tr("May", "17"), tr("June", "18"), widths=[2000, 2000]
    )
    + p(r("A note") + note(1))
    + p("On the next page", BREAK)
    + h(2, "Deeper")
)
NOTES = {1: "The note."}
AGENDA = (
    h(1, "Agenda")
    + p(link("one", r("1. Risks")))
    + p(link("two", r("2. Budget")))
    + p(link("out", r("Council")))
)
TARGETS = {"papers:item/1": 1, "papers:item/2": 2, "papers:agenda": 0}


def part(pdf: bytes, title: str = "A report", **more: object) -> Part:
    return Part(pdf, title, ours=True, ua=True, a=Archival.A, **more)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def rich() -> bytes:
    return ours(RICH, "Risks", links=LINKS, footnotes=NOTES)


@pytest.fixture(scope="module")
def agenda() -> bytes:
    links = {"one": "papers:item/1", "two": "papers:item/2", "out": "https://example.org/"}
    return ours(AGENDA, "Agenda", links=links)


@pytest.fixture(scope="module")
def budget() -> bytes:
    return ours(h(1, "Budget") + p(link("b", r("Back"))), "Budget", links={"b": "papers:agenda"})


@pytest.fixture(scope="module")
def pack(agenda: bytes, rich: bytes, budget: bytes) -> Joined:
    return make(agenda, rich, budget)


def make(*pdfs: bytes, **how: object) -> Joined:
    told: dict[str, object] = {
        "title": "Select Committee, 23 October 2019",
        "language": "en-GB",
        "author": "A council",
        "created": "2026-11-24T10:00:00Z",
        "stamp": "Pack page {n}",
        "targets": TARGETS if len(pdfs) > 2 else {},
    } | how
    titles = ("Agenda", "Risks", "Budget")
    return join(
        [part(pdf, titles[i % 3]) for i, pdf in enumerate(pdfs)],
        **told,  # type: ignore[arg-type]
    )


def expected(pdf: bytes, title: str, before: int) -> list[object]:
    """The rows of a part as they should stand in a pack."""
    found = [row.moved(before) for row in rows(pdf)]
    return [found[0]._replace(role="Part", told=(("/T", title),)), *found[1:]]


def test_conforms(pack: Joined) -> None:
    assert pack.conforms_ua
    assert pack.conforms_a is Archival.A
    assert pack.diagnostics == ()
    assert_conforms(pack.pdf)


def test_tree_is_that_of_the_parts_one_after_another(pack: Joined, rich: bytes) -> None:
    _, second, third = parts(pack.pdf)
    assert second == expected(rich, "Risks", 1)
    assert len(second) > 30
    assert third[0].told == (("/T", "Budget"),)


def test_tags_as_text(pack: Joined, golden: object) -> None:
    golden("joining/ours.txt", tree(pack.pdf))  # type: ignore[operator]


def test_placeholder_links_lead_to_the_parts(pack: Joined, agenda: bytes) -> None:
    first, _, third = parts(pack.pdf)
    targets = [said for row in first for _, said in row.content if said.startswith("→")]
    assert targets == ["→ page 1", "→ page 3", "→ https://example.org/"]
    assert [said for row in third for _, said in row.content if "→" in said] == ["→ page 0"]
    texts = [[s for _, s in row.content if "→" not in s] for row in rows(agenda)]
    assert [[s for _, s in row.content if "→" not in s] for row in first] == texts


def test_a_link_changes_in_its_action_alone(pack: Joined, agenda: bytes) -> None:
    old, new = pikepdf.open(BytesIO(agenda)), pikepdf.open(BytesIO(pack.pdf))
    before, after = old.pages[0].Annots[0], new.pages[0].Annots[0]
    assert after.keys() == before.keys()
    assert [k for k in before.keys() - {"/StructParent"} if before[k] != after[k]] == ["/A"]
    assert str(after.A.S) == "/GoTo"
    assert str(after.A.D[1]) == "/XYZ"


def test_a_placeholder_without_target_is_an_error(agenda: bytes) -> None:
    with pytest.raises(ContentError, match='Agenda: error: a link leads to "papers:item/1"'):
        make(agenda)


def test_every_page_is_stamped_beside_its_own_text(pack: Joined) -> None:
    assert artifacts(pack.pdf) == [f"Pack page {n}" for n in range(1, 5)]
    assert pack.ranges == ((1, 1), (2, 3), (4, 4))


def test_stamps_stand_in_the_outer_corner(pack: Joined) -> None:
    places = []
    for page in pikepdf.open(BytesIO(pack.pdf)).pages:
        placed = list(pikepdf.parse_content_stream(page, "Tm"))[-1]
        places.append((float(placed.operands[4]), float(placed.operands[5])))
    assert [x > 300 for x, _ in places] == [True, False, True, False]
    assert {y for _, y in places} == {14.0}


def test_numbering_goes_on_from_the_first_page(rich: bytes) -> None:
    joined = make(rich, rich, first_page=27, stamp="Page {n} of the pack")
    assert joined.ranges == ((27, 28), (29, 30))
    assert artifacts(joined.pdf)[3] == "Page 30 of the pack"
    with pikepdf.open(BytesIO(joined.pdf)) as document:
        assert int(document.Root.PageLabels.Nums[1].St) == 27


def test_without_stamp_the_pages_stay_as_they_are(rich: bytes) -> None:
    joined = make(rich, stamp="")
    assert page_texts(joined.pdf) == page_texts(rich)
    assert_conforms(joined.pdf)


def test_ids_of_notes_and_cells_do_not_clash(rich: bytes) -> None:
    joined = make(rich, rich)
    document = pikepdf.open(BytesIO(joined.pdf))
    names = list(document.Root.StructTreeRoot.IDTree.Names)[::2]
    assert len(names) == len(set(map(bytes, names))) >= 2
    first, second = parts(joined.pdf)
    assert [row.moved(2)[1:] for row in first[1:]] == [row[1:] for row in second[1:]]
    assert_conforms(joined.pdf)


def test_bookmarks_nest_by_item(agenda: bytes, rich: bytes, budget: bytes) -> None:
    joined = join(
        [
            part(agenda, "Agenda"),
            part(rich, "4. Risks", under=("Part I",)),
            part(budget, "Appendix A", under=("Part I", "4. Risks")),
        ],
        title="Pack",
        language="en-GB",
        targets=TARGETS,
    )
    with pikepdf.open(BytesIO(joined.pdf)) as document:
        pages = {page.obj.objgen: n for n, page in enumerate(document.pages)}

        def told(items: object, depth: int = 0) -> list[str]:
            lines = []
            for i in items:  # type: ignore[attr-defined]
                lines.append(f"{'  ' * depth}{i.title} {pages[i.destination[0].objgen]}")
                lines += told(i.children, depth + 1)
            return lines

        outlines = document.Root.Outlines
        assert (int(outlines.Count), int(outlines.Last.Count)) == (2, -1)  # closed
        with document.open_outline() as outline:
            assert told(outline.root) == [
                "Agenda 0",
                "  Agenda 0",
                "Part I 1",
                "  4. Risks 1",
                "    Risks 1",
                "      Deeper 2",
                "    Appendix A 3",
                "      Budget 3",
            ]


def test_one_record_of_metadata_that_agrees(pack: Joined) -> None:
    with pikepdf.open(BytesIO(pack.pdf)) as document:
        with document.open_metadata() as record:
            assert record["dc:title"] == "Select Committee, 23 October 2019"
            assert record["dc:creator"] == ["A council"]
            assert record["pdfaid:conformance"] == "A"
            assert record["pdfuaid:part"] == "1"
        assert str(document.docinfo.Title) == "Select Committee, 23 October 2019"
        assert str(document.docinfo.CreationDate) == "D:20261124100000+00'00"
        assert str(document.Root.Lang) == "en-GB"
    with pikepdf.open(BytesIO(pack.pdf)) as document:
        streams = [o for o in document.objects if isinstance(o, pikepdf.Stream)]
        assert [str(s.get("/Type")) for s in streams].count("/Metadata") == 1


def test_same_parts_same_bytes(agenda: bytes, rich: bytes, budget: bytes, pack: Joined) -> None:
    assert make(agenda, rich, budget).pdf == pack.pdf


def test_what_is_the_same_is_stored_once(rich: bytes) -> None:
    def programs(pdf: bytes) -> int:
        with pikepdf.open(BytesIO(pdf)) as document:
            return sum("/Length1" in o for o in document.objects if isinstance(o, pikepdf.Stream))

    assert programs(make(rich, rich, rich, stamp="").pdf) == programs(rich)
    assert len(make(*[rich] * 6).pdf) < 2 * len(rich)


def test_pack_of_packs(pack: Joined, rich: bytes) -> None:
    outer = make(rich, pack.pdf)
    assert artifacts(outer.pdf) == [f"Pack page {n}" for n in range(1, 7)]  # one stamp a page
    inner = parts(outer.pdf)[1]
    assert inner[1:] == [row.moved(2) for row in rows(pack.pdf)[1:]]
    assert outer.conforms_ua
    assert_conforms(outer.pdf)


def test_part_in_another_language_says_so(rich: bytes) -> None:
    welsh = ours(h(1, "Risgiau"), "Risgiau", language="cy-GB")
    joined = make(rich, welsh)
    first, second = parts(joined.pdf)
    assert first[0].told == (("/T", "Agenda"),)
    assert second[0].told == (("/Lang", "cy-GB"), ("/T", "Risks"))
    assert_conforms(joined.pdf)


def test_pictures_keep_their_texts(png: bytes) -> None:
    body = h(1, "Map") + p(picture("m", "A map of the wards"))
    joined = make(ours(body, "Map", media={"m": png}), ours(h(1, "Two"), "Two"))
    (figure,) = [row for row in parts(joined.pdf)[0] if row.role == "Figure"]
    assert ("/Alt", "A map of the wards") in figure.told
    assert_conforms(joined.pdf)


@pytest.fixture
def png() -> bytes:
    output = BytesIO()
    Image.new("RGB", (4, 2), (200, 30, 30)).save(output, "PNG")
    return output.getvalue()


def test_claims_are_the_least_of_the_parts(rich: bytes) -> None:
    joined = join(
        [part(rich), Part(rich, "Not validated", ours=True, a=Archival.B)],
        title="Pack",
        language="en-GB",
    )
    assert not joined.conforms_ua
    assert joined.conforms_a is Archival.B
    assert [d.rule for d in joined.diagnostics] == ["claims", "claims"]
    with pikepdf.open(BytesIO(joined.pdf)) as document, document.open_metadata() as record:
        assert record["pdfaid:conformance"] == "B"
        assert "pdfuaid:part" not in record


@pytest.mark.parametrize("stamp", ["Pack {page}", "Pack {", "{0}"])
def test_a_stamp_that_cannot_be_is_told(rich: bytes, stamp: str) -> None:
    with pytest.raises(UsageError, match="a stamp is like"):
        make(rich, stamp=stamp)


def test_a_stamp_in_signs_that_the_face_lacks_is_told(rich: bytes) -> None:
    with pytest.raises(ContentError, match="signs that LiberationSans"):
        make(rich, stamp="第{n}頁")


def test_tables_with_grouped_headers_keep_them() -> None:
    span = '<w:gridSpan w:val="2"/>'
    body = h(1, "T") + tbl(
        tr(tc("Ward"), tc("Year", span), header=True),
        tr("", "2025", "2026", header=True),
        tr("North", "1", "2"),
        widths=[1500, 1500, 1500],
    )
    report = ours(body, "T")
    joined = make(report, report)
    for found in parts(joined.pdf):
        assert [r[1:] for r in rows(report)[1:]] == [
            r.moved(-found[1].content[0][0] if found[1].content else 0)[1:] for r in found[1:]
        ]
    assert_conforms(joined.pdf)


def test_parts_may_be_files(rich: bytes, tmp_path: Path) -> None:
    file = tmp_path / "risks.pdf"
    file.write_bytes(rich)
    joined = join([Part(file, "Agenda", ours=True)], title="Pack", language="en-GB")
    assert parts(joined.pdf) == [expected(rich, "Agenda", 0)]
    assert joined.diagnostics[0].where.file == file.as_posix()


def test_a_mark_stands_at_the_top_of_each_page_and_a_link_leads_back(
    agenda: bytes, rich: bytes, budget: bytes
) -> None:
    words = "Not for publication: paragraph 3"
    parts = [
        part(agenda, "Agenda"),
        part(rich, back="Back to the agenda"),
        part(budget, "Budget", mark=words, back="Back to the agenda"),
    ]
    targets = {"papers:item/1": 1, "papers:item/2": 2, "papers:agenda": 0}
    made = join(parts, title="Pack", language="en-GB", stamp="Page {n}", targets=targets)
    assert_conforms(made.pdf)
    texts = page_texts(made.pdf)
    firsts = [first for first, _ in made.ranges]
    assert [n for n, text in enumerate(texts, 1) if "Back to the agenda" in text] == firsts[1:]
    assert [n for n, text in enumerate(texts, 1) if words in text] == [
        *range(firsts[2], len(texts) + 1)
    ]
    assert "Not for publication" not in tree(made.pdf)
    with pikepdf.open(BytesIO(made.pdf)) as pdf:
        for first in firsts[1:]:
            link = pdf.pages[first - 1].obj.Annots[-1]
            assert link.A.D[0].objgen == pdf.pages[0].objgen
            assert str(link.Contents) == "Back to the agenda"
