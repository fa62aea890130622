"""PDFs of other makers: made safe, refused with a reason, their tags brought along."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String
from support.docx import h, p
from support.tagtree import artifacts, page_texts, tree
from support.verapdf import assert_conforms, broken_rules

from papers.diagnostics import ContentError
from papers.pdf.joining.claims import Archival
from papers.pdf.joining.join import join
from papers.pdf.joining.part import Joined, Part
from papers.pdf.joining.tree import count_elements, walk
from papers.pdf.metadata import profile
from tests.unit.pdf.joining.made import Made, ours
from tests.unit.pdf.joining.rows import parts, rows


def pack(*pdfs: bytes, **how: Any) -> Joined:
    how = {"stamp": "Pack page {n}"} | how
    found = [Part(pdf, f"Foreign {n}", name=f"{n}.pdf") for n, pdf in enumerate(pdfs, 1)]
    return join(found, title="Pack", language="en-GB", **how)


def said(joined: Joined) -> list[str]:
    return [d.message for d in joined.diagnostics if d.rule != "claims"]


def refusal(pdf: bytes) -> str:
    with pytest.raises(ContentError) as caught:
        pack(pdf)
    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.where.file == "1.pdf"
    return str(diagnostic)


# Refused -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("user", ["secret", ""])
def test_encrypted_is_refused(user: str) -> None:
    pdf = Made("Words").bytes(encryption=pikepdf.Encryption(owner="o", user=user))
    assert "without protection" in refusal(pdf)


def test_dynamic_form_is_refused() -> None:
    made = Made("Words")
    made.root.AcroForm = Dictionary(XFA=String("x"), Fields=Array())
    assert "dynamic form (XFA)" in refusal(made.bytes())


@pytest.mark.parametrize("how", ["flags", "field", "permissions"])
def test_signed_is_refused(how: str) -> None:
    made = Made("Words")
    signature = made.pdf.make_indirect(Dictionary(FT=Name.Sig, T=String("s"), V=Dictionary()))
    match how:
        case "flags":
            made.root.AcroForm = Dictionary(SigFlags=3, Fields=Array())
        case "field":
            made.root.AcroForm = Dictionary(Fields=Array([signature]))
        case "permissions":
            made.root.Perms = Dictionary(DocMDP=signature)
    assert "it is signed" in refusal(made.bytes())


@pytest.mark.parametrize("content", [b"", b"hello", b"%PDF-1.7\n", b"PK\x03\x04" + b"\0" * 99])
def test_what_is_no_pdf_is_refused(content: bytes) -> None:
    assert "not a PDF file" in refusal(content)


def test_half_a_file_is_refused() -> None:
    report = ours(h(1, "Risks"))
    assert "1.pdf: error: it is not a PDF file, or only part of one" in refusal(report[:9000])


def test_missing_file_is_refused(tmp_path: Any) -> None:
    with pytest.raises(ContentError, match=r"gone\.pdf: error: there is no such file"):
        join([Part(tmp_path / "gone.pdf", "Gone")], title="Pack", language="en-GB")


@pytest.mark.parametrize("side", [20_000, 1])
def test_absurd_page_sizes_are_refused(side: int) -> None:
    made = Made("Words")
    made.pdf.pages[0].obj.MediaBox = Array([0, 0, side, 500])
    assert "its page 1 is" in refusal(made.bytes())


def test_file_without_pages_is_refused() -> None:
    assert "it has no pages; export it to PDF again" in refusal(Made().bytes())


def test_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("papers.pdf.joining.opening.MOST_BYTES", 100)
    assert "compress its pictures" in refusal(Made("Words").bytes())


def test_too_many_pages_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("papers.pdf.joining.opening.MOST_PAGES", 1)
    assert "it has 2 pages" in refusal(Made("One", "Two").bytes())


def test_content_beyond_measure_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("papers.pdf.joining.contents.MOST_CONTENT", 1000)
    made = Made()
    made.page("", content=b"q Q " * 1000)
    assert "beyond measure" in refusal(made.bytes())


def test_all_that_is_wrong_is_told_at_once() -> None:
    with pytest.raises(ContentError) as caught:
        pack(b"no", Made("Fine").bytes(), b"no")
    assert [d.where.file for d in caught.value.diagnostics] == ["1.pdf", "3.pdf"]


def test_damaged_file_is_mended_and_claims_nothing() -> None:
    damaged = Made("Words").bytes().replace(b"startxref\n", b"startxref\n9")
    part = Part(damaged, "Damaged", ua=True, a=Archival.A)
    joined = join([part], title="Pack", language="en-GB")
    assert "it is damaged; it was read as far as it can be" in said(joined)
    assert (joined.conforms_ua, joined.conforms_a) == (False, Archival.NONE)
    assert page_texts(joined.pdf) == ["Words"]


# Dropped -----------------------------------------------------------------------------------------

SECRET = b"SECRET"


def script(made: Made) -> Dictionary:
    return made.action("JavaScript", JS=String("SECRET()"))


def attached(made: Made) -> Any:
    held = made.pdf.make_stream(SECRET, Type=Name.EmbeddedFile)
    return made.pdf.make_indirect(
        Dictionary(Type=Name.Filespec, F=String("SECRET.txt"), EF=Dictionary(F=held))
    )


def catalogue_script(made: Made) -> None:
    names = Array([String("s"), script(made)])
    made.root.Names = Dictionary(JavaScript=Dictionary(Names=names))


def opening(made: Made) -> None:
    made.root.OpenAction = script(made)


def events(made: Made) -> None:
    made.root.AA = Dictionary(WC=script(made))


def page_events(made: Made) -> None:
    made.pdf.pages[0].obj.AA = Dictionary(O=script(made))


def transition(made: Made) -> None:
    made.pdf.pages[0].obj.Trans = Dictionary(S=Name.Wipe, SECRET=True)


def embedded(made: Made) -> None:
    names = Array([String("SECRET"), attached(made)])
    made.root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=names))


def icon(made: Made) -> None:
    note = Dictionary(Type=Name.Annot, Subtype=Name.FileAttachment, Rect=Array([0, 0, 9, 9]))
    made.annotate(0, made.pdf.make_indirect(note), FS=attached(made))


def associated(made: Made) -> None:
    made.pdf.pages[0].obj.AF = Array([attached(made)])


def associated_font(made: Made) -> None:
    made.font.AF = Array([attached(made)])


def threads(made: Made) -> None:
    made.root.Threads = Array([Dictionary(I=Dictionary(Title=String("SECRET")))])


def script_link(made: Made) -> None:
    made.link(0, A=script(made))


def chained(made: Made) -> None:
    first = made.action("URI", URI=String("https://example.org"), Next=script(made))
    made.link(0, A=first)


def launch(made: Made) -> None:
    made.link(0, A=made.action("Launch", F=String("SECRET.exe")))


def unsafe_address(made: Made) -> None:
    made.link(0, A=made.action("URI", URI=String("javascript:SECRET")))


def other_file(made: Made) -> None:
    made.link(0, A=made.action("GoToR", F=String("SECRET.pdf"), D=Array([0, Name.Fit])))


def hover(made: Made) -> None:
    made.link(0, AA=Dictionary(E=script(made)))


def sound(made: Made) -> None:
    noise = made.pdf.make_stream(SECRET, R=8000)
    note = Dictionary(Type=Name.Annot, Subtype=Name.Sound, Rect=Array([0, 0, 9, 9]), Sound=noise)
    made.annotate(0, made.pdf.make_indirect(note))


def bookmark_script(made: Made) -> None:
    entry = made.pdf.make_indirect(Dictionary(Title=String("Go"), A=script(made)))
    made.root.Outlines = made.pdf.make_indirect(Dictionary(First=entry, Last=entry, Count=1))


def field_script(made: Made) -> None:
    field = made.pdf.make_indirect(
        Dictionary(
            Type=Name.Annot, Subtype=Name.Widget, Rect=Array([0, 0, 99, 20]), FT=Name.Tx,
            T=String("f"), AA=Dictionary(K=script(made)), A=script(made),
        )
    )  # fmt: skip
    made.annotate(0, field)
    made.root.AcroForm = Dictionary(Fields=Array([field]), CO=Array([field]))


def parent_script(made: Made) -> None:
    field = made.pdf.make_indirect(
        Dictionary(T=String("g"), FT=Name.Tx, A=script(made), Kids=Array())
    )
    made.root.AcroForm = Dictionary(Fields=Array([field]))


def private_data(made: Made) -> None:
    made.pdf.pages[0].obj.PieceInfo = Dictionary(X=Dictionary(Private=String("SECRET")))


def nested_metadata(made: Made) -> None:
    made.font.Metadata = made.pdf.make_stream(b"<SECRET/>", Type=Name.Metadata)


def catalogue_metadata(made: Made) -> None:
    made.root.Metadata = made.pdf.make_stream(b"<SECRET/>", Type=Name.Metadata)
    made.pdf.docinfo["/Subject"] = "SECRET"


def tag_that_names_the_catalogue(made: Made) -> None:
    made.tag()
    embedded(made)
    made.elements[0].P = made.root


@pytest.mark.parametrize(
    ("add", "told"),
    [
        (catalogue_script, "scripts"),
        (opening, "actions on opening"),
        (events, "actions on events"),
        (page_events, "actions on events"),
        (transition, "page transitions"),
        (embedded, "attached files"),
        (icon, "attached files"),
        (associated, "attached files"),
        (associated_font, "actions, files or data inside pages"),
        (threads, "article threads"),
        (script_link, "scripts"),
        (chained, "chained actions"),
        (launch, "links to other files or programs"),
        (unsafe_address, "links to unsafe addresses"),
        (other_file, "links to other files or programs"),
        (hover, "actions on events"),
        (sound, "media"),
        (bookmark_script, ""),
        (field_script, "actions on events"),
        (parent_script, "other actions"),
        (private_data, ""),
        (nested_metadata, ""),
        (catalogue_metadata, ""),
        (tag_that_names_the_catalogue, "attached files"),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_never_in_a_pack(add: Callable[[Made], None], told: str) -> None:
    made = Made("Words")
    add(made)
    joined = pack(made.bytes())
    assert not told or any(told in message for message in said(joined))
    with pikepdf.open(BytesIO(joined.pdf)) as document:
        for node in document.objects:
            assert SECRET not in node.unparse(resolved=True)
            if isinstance(node, pikepdf.Stream):
                assert SECRET not in node.read_bytes()
                assert SECRET not in node.stream_dict.unparse(resolved=True)
    assert page_texts(joined.pdf)[0].startswith("Words")


def test_named_actions_keep_those_that_still_mean_the_same() -> None:
    made = Made("Words", "More")
    made.link(0, A=made.action("Named", N=Name.NextPage))
    made.link(0, A=made.action("Named", N=Name.LastPage))
    joined = pack(made.bytes())
    with pikepdf.open(BytesIO(joined.pdf)) as document:
        assert ["/A" in a for a in document.pages[0].Annots] == [True, False]


def test_fields_are_kept_to_read() -> None:
    def form(name: str) -> bytes:
        made = Made("Words")
        field = made.pdf.make_indirect(
            Dictionary(
                Type=Name.Annot, Subtype=Name.Widget, Rect=Array([0, 0, 99, 20]), FT=Name.Tx, F=4,
                T=String(name), V=String("filled in"), DA=String("/F1 9 Tf 0 g"),
            )
        )  # fmt: skip
        made.annotate(0, field)
        made.root.AcroForm = Dictionary(
            Fields=Array([field]),
            DR=Dictionary(Font=Dictionary(F1=made.font)),
            NeedAppearances=True,
        )
        return made.bytes()

    joined = pack(form("name"), form("name"))
    assert sum("fields can no longer be filled in" in message for message in said(joined)) == 2
    with pikepdf.open(BytesIO(joined.pdf)) as document:
        fields = document.Root.AcroForm.Fields
        assert [str(field.T) for field in fields] == ["name", "name (2)"]
        assert all(int(field.Ff) & 1 for field in fields)
        assert [str(field.V) for field in fields] == ["filled in"] * 2
        assert all("/AP" in field for field in fields)
        assert "/NeedAppearances" not in document.Root.AcroForm


# Untagged ----------------------------------------------------------------------------------------


def test_pages_without_tags_become_paragraphs_and_are_named() -> None:
    report = Part(ours(h(1, "Risks")), "Risks", ours=True, ua=True, a=Archival.A)
    foreign = Part(Made("One", "Two").bytes(), "Map", name="map.pdf", a=Archival.A)
    joined = join([report, foreign], title="Pack", language="en-GB", stamp="Pack page {n}")
    assert joined.inaccessible == (2, 3)
    assert not joined.conforms_ua
    assert joined.conforms_a is Archival.U
    assert (
        "map.pdf: warning: 2 of its 2 pages have no tags and are not accessible: 1, 2; ask its "
        "author for a tagged PDF, or for the Word file"
    ) in map(str, joined.diagnostics)
    assert tree(joined.pdf) == (
        'Document\n  Part [T="Risks"]\n    H1 "Risks"\n'
        '  Part [T="Map"]\n    P @2 "One"\n    P @3 "Two"\n'
    )
    assert artifacts(joined.pdf)[1:] == ["Pack page 2", "Pack page 3"]


def test_a_file_without_tags_is_not_accessible_whatever_is_claimed() -> None:
    part = Part(Made("Words").bytes(), "Map", ua=True, a=Archival.A)
    joined = join([part], title="Pack", language="en-GB")
    assert (joined.conforms_ua, joined.conforms_a) == (False, Archival.U)
    assert joined.inaccessible == (1,)


def test_stamps_of_a_foreign_pack_stay_where_there_are_no_new_ones() -> None:
    inner = pack(Made("Words", tags=True).bytes()).pdf
    assert artifacts(pack(inner, stamp="").pdf) == ["Pack page 1"]
    assert artifacts(pack(inner, stamp="New {n}", first_page=8).pdf) == ["New 8"]


def test_scan_with_a_description_is_a_figure() -> None:
    scan = Part(Made("x").bytes(), "Map", descriptions={1: "A map of the wards"})
    joined = join([scan], title="Pack", language="en-GB")
    assert joined.inaccessible == ()
    assert not joined.conforms_ua
    assert 'Figure [Alt="A map of the wards" BBox' in tree(joined.pdf)


def test_blank_pages_need_no_tags() -> None:
    made = Made("Words", tags=True)
    made.page("", content=b"q Q")
    made.page("", content=b"/Artifact BMC BT /F1 9 Tf (Blank) Tj ET EMC")
    assert pack(made.bytes()).inaccessible == ()


def test_pages_among_tagged_ones_are_found() -> None:
    made = Made("Words", tags=True)
    made.page("Untagged")
    joined = pack(made.bytes())
    assert joined.inaccessible == (2,)
    assert tree(joined.pdf).endswith('P "Words"\n    P @2 "Untagged"\n')


def test_ids_in_content_without_a_tree_are_taken_off() -> None:
    made = Made()
    made.page("", content=b"/P <</MCID 0 /Lang (cy)>> BDC BT /F1 9 Tf (One) Tj ET EMC "
                          b"/P /Q BDC BT /F1 9 Tf (Two) Tj ET EMC")  # fmt: skip
    made.pdf.pages[0].Resources.Properties = Dictionary(Q=Dictionary(MCID=1))
    joined = pack(made.bytes())
    assert tree(joined.pdf) == 'Document\n  Part [T="Foreign 1"]\n    P "OneTwo"\n'
    with pikepdf.open(BytesIO(joined.pdf)) as document:
        content = b"".join(c.read_bytes() for c in document.pages[0].Contents)
        assert content.count(b"MCID") == 1
        assert b"/Lang (cy)" in content


@pytest.mark.parametrize(
    "content",
    [
        b"q q 2 0 0 2 0 0 cm BT /F1 9 Tf (Words) Tj ET",
        b"Q Q 2 0 0 2 0 0 cm BT /F1 9 Tf (Words) Tj ET Q",
        b"BT /F1 9 Tf (Words) Tj",
        b"/Artifact BMC /X BMC BT /F1 9 Tf (q Q Words) Tj ET",
        b"2 0 0 2 0 0 cm BT /F1 9 Tf (Words \\( q) Tj ET % q q",
        b"q BI /W 1 /H 1 /BPC 8 /CS /G ID q EI BT /F1 9 Tf (Words) Tj ET",
    ],
)
def test_stamps_stand_upright_whatever_a_page_leaves_open(content: bytes) -> None:
    made = Made()
    made.page("", content=content)
    joined = pack(made.bytes())
    with pikepdf.open(BytesIO(joined.pdf)) as document:
        saved, at = [], []
        matrix = pikepdf.Matrix()
        depth, text = 0, False
        for operands, operator in pikepdf.parse_content_stream(document.pages[0]):
            match str(operator):
                case "q":
                    saved.append(matrix)
                case "Q":
                    matrix = saved.pop()
                case "cm":
                    matrix = pikepdf.Matrix(*map(float, operands)) @ matrix
                case "BT" | "ET":
                    text = str(operator) == "BT"
                case "BMC" | "BDC":
                    depth += 1
                    if "/Pagination" in str(operands):
                        at.append((matrix, depth, text))
                case "EMC":
                    depth -= 1
        assert at == [(pikepdf.Matrix(), 1, False)]
        assert (saved, depth) == ([], 0)


@pytest.mark.parametrize(("turn", "corner"), [(0, "se"), (90, "ne"), (180, "nw"), (270, "sw")])
def test_stamps_on_turned_pages_stand_where_the_reader_sees_the_corner(
    turn: int, corner: str
) -> None:
    made = Made("Words")
    made.pdf.pages[0].obj.Rotate = turn
    made.pdf.pages[0].obj.CropBox = Array([100, 100, 500, 800])
    joined = pack(made.bytes())
    with pikepdf.open(BytesIO(joined.pdf)) as document:
        stamp = document.pages[0].Contents[-1].read_bytes().split()
        matrix = pikepdf.Matrix(*map(float, stamp[stamp.index(b"cm") - 6 : stamp.index(b"cm")]))
        where = stamp.index(b"Tm")
        x, y = matrix.transform((float(stamp[where - 2]), float(stamp[where - 1])))
    assert 100 < x < 500
    assert 100 < y < 800
    assert corner == ("n" if y > 450 else "s") + ("e" if x > 300 else "w")


def test_attributes_that_pages_inherit_come_along() -> None:
    made = Made("Words")
    above = made.root.Pages
    above["/MediaBoy"] = Array([0, 0, 300, 400])
    above["/Resourcet"] = made.pdf.pages[0].obj.Resources
    above["/Rotatf"] = 90
    pdf = made.bytes(object_stream_mode=pikepdf.ObjectStreamMode.disable)
    for key in (b"MediaBo", b"Resource", b"Rotat"):  # pikepdf would not write them so
        old, new = {b"M": b"xy", b"R": b"st"}[key[:1]] if key != b"Rotat" else b"ef"
        pdf = pdf.replace(b"/%s%c" % (key, old), b"/%sZ" % key)
        pdf = pdf.replace(b"/%s%c" % (key, new), b"/%s%c" % (key, old))
    joined = pack(pdf)
    assert page_texts(joined.pdf) == ["WordsPack page 1"]
    with pikepdf.open(BytesIO(joined.pdf)) as document:
        page = document.pages[0].obj
        assert (int(page.Rotate), [int(v) for v in page.MediaBox]) == (90, [0, 0, 300, 400])
        assert "/Rotate" not in document.Root.Pages


# Places ------------------------------------------------------------------------------------------


def named(target: int) -> bytes:
    """A file with a name "here" and a /here, and links to both, to a dead name and by page."""
    made = Made("One", "Two", tags=True)
    pages = [page.obj for page in made.pdf.pages]
    place = Array([pages[target], Name.Fit])
    names = Array([String("here"), Dictionary(D=place)])
    made.root.Names = Dictionary(Dests=Dictionary(Names=names))
    made.root.Dests = Dictionary(here=Array([pages[1 - target], Name.Fit]))
    made.link(0, Dest=String("here"))
    made.link(0, A=made.action("GoTo", D=Name.here))
    made.link(0, A=made.action("GoTo", D=Array([1, Name.Fit])))
    made.link(0, Dest=String("there"))
    return made.bytes()


def test_names_of_places_are_kept_apart() -> None:
    other = Made("Three")
    there = Array([String("there"), Array([other.pdf.pages[0].obj, Name.Fit])])
    other.root.Names = Dictionary(Dests=Dictionary(Names=there))
    joined = pack(named(0), named(1), other.bytes())
    assert said(joined)[0].startswith("1 of its links")
    with pikepdf.open(BytesIO(joined.pdf)) as document:
        pages = {page.obj.objgen: n for n, page in enumerate(document.pages)}

        def targets(page: int) -> list[int | None]:
            found = []
            for link in document.pages[page].Annots:
                place = link.get("/Dest", link.get("/A", {}).get("/D"))
                found.append(pages[place[0].objgen] if place is not None else None)
            return found

        assert targets(0) == [0, 1, 1, None]
        assert targets(2) == [3, 2, 3, None]
        assert "/Names" not in document.Root
        assert "/Dests" not in document.Root


def test_bookmarks_that_go_in_circles_end() -> None:
    made = Made("Words")
    first = made.pdf.make_indirect(Dictionary(Title=String("Round")))
    first.First = first.Next = first
    made.root.Outlines = made.pdf.make_indirect(Dictionary(First=first, Last=first))
    with pikepdf.open(BytesIO(pack(made.bytes()).pdf)) as document, document.open_outline() as o:
        assert [c.title for c in o.root[0].children] == ["Round"]


# Tags --------------------------------------------------------------------------------------------


def table(made: Made, header: bytes = b"h") -> None:
    """A table whose cell names its header, and one that names nothing."""
    document = made.tree.K
    row = made.element("TR", made.element("Table", document))
    made.element("TH", row, ID=String(header))
    attributes = Dictionary(O=Name.Table, Headers=Array([String(header), String(b"nothing")]))
    made.element("TD", row, A=attributes)


def test_clashing_ids_are_renamed_with_their_headers() -> None:
    first, second, third = Made("A", tags=True), Made("B", tags=True), Made("C", tags=True)
    table(first)
    table(second)
    table(third, b"nothing")
    pdfs = [made.bytes() for made in (first, second, third)]
    joined = pack(*pdfs)
    for number, (pdf, found) in enumerate(zip(pdfs, parts(joined.pdf), strict=True)):
        assert found[1:] == [row.moved(number) for row in rows(pdf)[1:]]
    with pikepdf.open(BytesIO(joined.pdf)) as document:
        names = [bytes(n) for n in list(document.Root.StructTreeRoot.IDTree.Names)[::2]]
    assert names == [b"h", b"h-2", b"nothing-3"]  # "nothing" is named in vain by the first part


def test_ids_in_utf16_stay_utf16() -> None:
    made = Made("A", tags=True)
    table(made, b"\xfe\xff\x01\x02")
    joined = pack(made.bytes(), made.bytes())
    with pikepdf.open(BytesIO(joined.pdf)) as document:
        names = list(document.Root.StructTreeRoot.IDTree.Names)[::2]
        assert [str(name) for name in names] == ["Ă", "Ă-2"]


def roles(made: Made, **meanings: str) -> bytes:
    made.tree.RoleMap = Dictionary({f"/{k}": Name(f"/{v}") for k, v in meanings.items()})
    for role in meanings:
        made.element(role, made.tree.K, T=String(role))
    return made.bytes()


def test_role_maps_are_flattened_and_kept_apart() -> None:
    pdfs = [
        roles(Made("A", tags=True), Story="Body", Body="Sect", Note="Note", Text="P"),
        roles(Made("B", tags=True), Story="Div", Body="Sect", Loop="Knot", Knot="Loop"),
        roles(Made("C", tags=True), P="H1", Text="P"),
    ]
    joined = pack(*pdfs)
    for number, (pdf, found) in enumerate(zip(pdfs, parts(joined.pdf), strict=True)):
        wanted = [row.moved(number) for row in rows(pdf)[1:]]
        skip = ("Loop", "Knot", "P", "H1")  # what means nothing or itself; see below
        assert [r for r in found[1:] if r.role not in skip] == [
            r for r in wanted if r.role not in skip
        ]
    with pikepdf.open(BytesIO(joined.pdf)) as document:
        whole = document.Root.StructTreeRoot.RoleMap
        assert {k[1:]: str(v)[1:] for k, v in whole.items()} == {
            "Body": "Sect", "Story": "Sect", "Story-2": "Div", "Text": "P",
        }  # fmt: skip
    assert [r.role for r in parts(joined.pdf)[2][1:]] == ["H1", "H1", "P"]
    assert "its roles Story clash; renamed" in said(joined)


def test_role_that_means_nothing_does_not_come_to_mean_something() -> None:
    first = Made("A", tags=True)
    first.element("Odd", first.tree.K)
    joined = pack(first.bytes(), roles(Made("B", tags=True), Odd="H1"))
    found = [[row.role for row in part] for part in parts(joined.pdf)]
    assert found == [["Part", "P", "Odd"], ["Part", "P", "H1"]]


def test_attribute_classes_are_kept_apart() -> None:
    def classed(placement: str) -> bytes:
        made = Made("A", tags=True)
        made.tree.ClassMap = Dictionary(c=Dictionary(O=Name.Layout, Placement=Name(placement)))
        made.element("Div", made.tree.K, C=Name.c)
        return made.bytes()

    pdfs = [classed("/Block"), classed("/Inline"), classed("/Block")]
    for number, (pdf, found) in enumerate(zip(pdfs, parts(pack(*pdfs).pdf), strict=True)):
        assert found[1:] == [row.moved(number) for row in rows(pdf)[1:]]


def test_unnumbered_headings_become_numbered_by_depth() -> None:
    made = Made("A", tags=True)
    section = made.element("Sect", made.tree.K)
    made.element("H", section)
    inner = made.element("Sect", made.element("Div", section))
    made.element("H", inner)
    made.element("H", made.element("Sect", made.tree.K))
    joined = pack(made.bytes())
    assert [r.role for r in parts(joined.pdf)[0] if r.role.startswith("H")] == ["H1", "H2", "H1"]


def test_trees_without_a_document_are_wrapped() -> None:
    made = Made("A", "B", tags=True)
    first, second = made.elements[1:3]
    made.tree.K = Array([first, second])
    joined = pack(made.bytes())
    assert tree(joined.pdf) == 'Document\n  Part [T="Foreign 1"]\n    P "A"\n    P @2 "B"\n'


@pytest.mark.parametrize("single", [True, False])
def test_every_element_names_the_one_above_it(single: bool) -> None:
    made = Made("A", "B", tags=True)
    first, second = made.elements[1:3]
    first.K = Array([0])
    made.element("Span", first).P = made.root
    if not single:
        made.tree.K = Array([first, second])
    with pikepdf.open(BytesIO(pack(made.bytes()).pdf)) as document:
        stack = [document.Root.StructTreeRoot.K]
        while stack:
            element = stack.pop()
            kids = list(element.K) if isinstance(element.K, Array) else [element.K]
            below = [kid for kid in kids if isinstance(kid, Dictionary)]
            assert all(kid.P.objgen == element.objgen for kid in below)
            stack += below


def twice(made: Made) -> None:
    made.tree.K.K.append(made.elements[1])


def circle(made: Made) -> None:
    made.elements[1].K = Array([0, made.elements[0]])


def no_numbers(made: Made) -> None:
    del made.tree["/ParentTree"]


def no_element(made: Made) -> None:
    made.tree.K = Array([0])


@pytest.mark.parametrize("damage", [twice, circle, no_numbers, no_element])
def test_damaged_trees_are_left_out(damage: Callable[[Made], None]) -> None:
    made = Made("Words", tags=True)
    damage(made)
    joined = pack(made.bytes())
    assert any("its tags are damaged" in message for message in said(joined))
    assert joined.inaccessible == (1,)
    assert 'P "Words"' in tree(joined.pdf)


def test_tags_of_what_is_gone_are_taken_out() -> None:
    made = Made("Words", tags=True)
    icon(made)
    annotation = made.pdf.pages[0].Annots[0]
    reference = Dictionary(Type=Name.OBJR, Obj=annotation, Pg=made.pdf.pages[0].obj)
    made.element("Annot", made.tree.K, K=Array([reference]))
    lost = made.pdf.make_indirect(Dictionary(Type=Name.Page))
    made.element("P", made.tree.K, Pg=lost, K=3)
    joined = pack(made.bytes())
    assert "2 of its tags led nowhere, and were left out" in said(joined)
    assert [row.role for row in parts(joined.pdf)[0]] == ["Part", "P", "Annot", "P"]


def test_numbers_of_forms_and_appearances_are_shifted() -> None:
    made = Made("Words", tags=True)
    form = made.pdf.make_stream(
        b"/Span <</MCID 0>> BDC EMC", Type=Name.XObject, Subtype=Name.Form,
        BBox=Array([0, 0, 9, 9]), StructParents=7,
    )  # fmt: skip
    page = made.pdf.pages[0].obj
    page.Resources.XObject = Dictionary(X=form)
    part = Dictionary(Type=Name.MCR, Pg=page, Stm=form, MCID=0)
    span = made.element("Span", made.tree.K, K=Array([part]))
    made.tree.ParentTree.Nums.append(7)
    made.tree.ParentTree.Nums.append(Array([span]))
    link = made.link(0, A=made.action("URI", URI=String("https://example.org")), StructParent=99)
    assert int(link.StructParent) == 99  # the tree has no such number
    joined = pack(made.bytes(), made.bytes())
    with pikepdf.open(BytesIO(joined.pdf)) as document:
        numbers = list(document.Root.StructTreeRoot.ParentTree.Nums)
        parents = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
        for page in document.pages:
            own = page.obj.Resources.XObject.X
            (element,) = parents[int(own.StructParents)]
            assert str(element.S) == "/Span"
            assert element.K[0].Stm.objgen == own.objgen
            assert "/StructParent" not in page.Annots[0]
        assert int(document.Root.StructTreeRoot.ParentTreeNextKey) == 4 == len(parents)


def test_numbers_in_many_leaves_are_read() -> None:
    made = Made(*"ABCD", tags=True)
    pairs = list(made.tree.ParentTree.Nums)
    leaves = [Dictionary(Nums=Array(pairs[i : i + 2])) for i in range(0, 8, 2)]
    made.tree.ParentTree = Dictionary(
        Kids=Array([Dictionary(Kids=Array(leaves[:2])), *map(made.pdf.make_indirect, leaves[2:])])
    )
    joined = pack(made.bytes())
    assert [row.content for row in parts(joined.pdf)[0][1:]] == [
        ((n, letter),) for n, letter in enumerate("ABCD")
    ]


# Colours and layers ------------------------------------------------------------------------------


def test_parts_meant_for_another_profile_say_so() -> None:
    def intended(made: Made, content: bytes) -> bytes:
        output = made.pdf.make_stream(content, N=3)
        made.root.OutputIntents = Array([Dictionary(S=Name.GTS_PDFA1, DestOutputProfile=output)])
        return made.bytes()

    other = profile()[:-1] + b"\1"
    third = Made("C")
    group = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)
    third.pdf.pages[0].obj.Group = group
    joined = pack(
        intended(Made("A"), profile()), intended(Made("B"), other), intended(third, other)
    )
    with pikepdf.open(BytesIO(joined.pdf)) as document:
        assert document.pages[2].Group.CS[1].read_bytes() == other
        first, second, last = (page.Resources for page in document.pages)
        assert len(document.Root.OutputIntents) == 1
        assert "/ColorSpace" not in first
        assert second.ColorSpace.DefaultRGB[1].read_bytes() == other
        assert (
            last.ColorSpace.DefaultRGB[1].objgen == second.ColorSpace.DefaultRGB[1].objgen
        )  # stored once


def test_spot_colours_with_two_meanings_are_told() -> None:
    def spot(red: float) -> bytes:
        made = Made("A")
        tint = Dictionary(
            FunctionType=2, Domain=Array([0, 1]), C0=Array([1, 1, 1]), C1=Array([red, 0, 0]), N=1
        )
        space = Array([Name.Separation, Name.Brand, Name.DeviceRGB, made.pdf.make_indirect(tint)])
        made.pdf.pages[0].obj.Resources.ColorSpace = Dictionary(C=space)
        return made.bytes()

    def joined(*pdfs: bytes) -> Joined:
        found = [Part(pdf, "A", a=Archival.B) for pdf in pdfs]
        return join(found, title="Pack", language="en-GB")

    assert joined(spot(1), spot(1)).conforms_a is Archival.B
    clash = joined(spot(1), spot(0.5))
    assert 'spot colours are defined in two ways: "Brand"' in said(clash)
    assert clash.conforms_a is Archival.NONE


def test_layers_hidden_from_the_start_stay_hidden() -> None:
    made = Made("A")
    shown, hidden = (
        made.pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String(n))) for n in "SH"
    )
    default = Dictionary(BaseState=Name.OFF, ON=Array([shown]))
    made.root.OCProperties = Dictionary(OCGs=Array([shown, hidden]), D=default)
    with pikepdf.open(BytesIO(pack(made.bytes()).pdf)) as document:
        assert [str(g.Name) for g in document.Root.OCProperties.D.OFF] == ["H"]


def test_layers_of_the_same_name_stay_two() -> None:
    def layered() -> bytes:
        made = Made("A")
        group = made.pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Layer")))
        form = made.pdf.make_stream(
            b"", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9, 9]), OC=group
        )
        made.pdf.pages[0].obj.Resources.XObject = Dictionary(X=form)
        made.root.OCProperties = Dictionary(OCGs=Array([group]), D=Dictionary())
        return made.bytes()

    with pikepdf.open(BytesIO(pack(layered(), layered()).pdf)) as document:
        groups = [page.Resources.XObject.X.OC.objgen for page in document.pages]
        assert [g.objgen for g in document.Root.OCProperties.OCGs] == groups
        assert groups[0] != groups[1]


def test_layers_stay_shown_or_hidden() -> None:
    def layered(*, off: bool) -> bytes:
        made = Made("A")
        group = made.pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Layer")))
        hidden = Array([group] if off else [])
        made.pdf.pages[0].obj.Resources.Properties = Dictionary(L=group)
        made.root.OCProperties = Dictionary(OCGs=Array([group]), D=Dictionary(OFF=hidden))
        return made.bytes()

    with pikepdf.open(BytesIO(pack(layered(off=True), layered(off=False)).pdf)) as document:
        groups = [page.Resources.Properties.L.objgen for page in document.pages]
        layers = document.Root.OCProperties
        assert [g.objgen for g in layers.OCGs] == groups
        assert [g.objgen for g in layers.D.OFF] == groups[:1]
        assert [g.objgen for g in layers.D.Order] == groups


# Conformance -------------------------------------------------------------------------------------


def test_pack_with_foreign_pages_breaks_no_rule_of_its_own() -> None:
    """What the foreign page breaks aside (its font is not embedded), the pack is sound."""
    report = Part(ours(h(1, "Risks") + p("Words")), "Risks", ours=True, ua=True, a=Archival.A)
    joined = join(
        [report, Part(Made("One").bytes(), "Map")],
        title="Pack",
        language="en-GB",
        stamp="Pack page {n}",
    )
    assert {f.clause for f in broken_rules(joined.pdf, "ua1")} == {"5-1", "7.21.4.1-1"}
    assert_conforms(join([report], title="Pack", language="en-GB").pdf)


def test_overprinting_cmyk_of_another_profile_is_told() -> None:
    made = Made("A")
    output = made.pdf.make_stream(b"a CMYK profile", N=4)
    made.root.OutputIntents = Array([Dictionary(S=Name.GTS_PDFA1, DestOutputProfile=output)])
    made.pdf.pages[0].obj.Resources.ExtGState = Dictionary(G=Dictionary(OPM=1, OP=True))
    joined = join([Part(made.bytes(), "A", a=Archival.B)], title="Pack", language="en-GB")
    assert "its CMYK colours overprint; not archivable" in said(joined)
    assert joined.conforms_a is Archival.NONE


def test_names_in_other_encodings_come_along() -> None:
    made = Made("Words")
    space = Array([Name.Separation, Name.Gxyn, Name.DeviceRGB, Dictionary()])
    made.pdf.pages[0].obj.Resources.ColorSpace = Dictionary(Gxyn=space)
    pdf = made.bytes(object_stream_mode=pikepdf.ObjectStreamMode.disable)
    joined = pack(pdf.replace(b"/Gxyn", b"/Gr\xfcn"))  # Latin-1, as some programs write
    assert page_texts(joined.pdf) == ["WordsPack page 1"]
    with pikepdf.open(BytesIO(joined.pdf)) as document:
        assert b"/Separation /Gr#fcn" in document.pages[0].Resources.ColorSpace.unparse()


@pytest.mark.parametrize("trusted", [True, False])
def test_lost_tags_stop_the_pack(*, trusted: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    def forgetful(objects: Any, **how: Any) -> Any:
        return list(walk(objects, **how))[:-1]

    def miscounting(objects: Any) -> int:
        return count_elements(objects) - 1

    monkeypatch.setattr("papers.pdf.joining.structure.walk", forgetful)
    monkeypatch.setattr("papers.pdf.joining.structure.count_elements", miscounting)
    part = Part(Made("Words", tags=True).bytes(), "A", ours=trusted)
    with pytest.raises(RuntimeError if trusted else ContentError, match="tags"):
        join([part], title="Pack", language="en-GB")
