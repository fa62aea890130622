"""The matrix of features: one small document for each feature and for each trap.

A case is a function without arguments; its name is that of its golden tag tree.
"""

from collections.abc import Callable
from io import BytesIO

from PIL import Image

from support.docx import (
    MERGE,
    MERGED,
    TAB,
    abstract,
    anchor,
    bookmark,
    br,
    chart,
    chart_part,
    diagram,
    diagram_shape,
    docx,
    drawing,
    field,
    filled,
    floating_picture,
    group,
    h,
    item,
    lined,
    link,
    lvl,
    note,
    num,
    p,
    pic,
    picture,
    r,
    restart,
    section,
    series,
    shape,
    span,
    style,
    tbl,
    tc,
    text_box,
    tr,
)

CASES: dict[str, Callable[[], bytes]] = {}
LOREM = "The committee considered the report and asked officers for further advice. "


def case(make: Callable[[], bytes]) -> Callable[[], bytes]:
    CASES[make.__name__.replace("_", "-")] = make
    return make


def spacer(height: int) -> str:
    """An empty paragraph of this height in twips, to begin something low on a page."""
    return p("", f'<w:spacing w:before="0" w:after="0" w:line="{height}" w:lineRule="exact"/>')


def image(mode: str, kind: str, size: tuple[int, int] = (40, 20)) -> bytes:
    """A picture of one colour."""
    colour = {"RGB": (200, 80, 80), "RGBA": (200, 80, 80, 128), "CMYK": (0, 120, 120, 20), "L": 90}
    buffer = BytesIO()
    Image.new(mode, size, colour[mode]).save(buffer, kind)
    return buffer.getvalue()


# Text ---------------------------------------------------------------------------------------------


@case
def headings_nest() -> bytes:
    return docx(
        p("The report", style="Title") + h(1, "One") + p("First.") + h(2, "One A") + p("Second.")
        + h(3, "Deep") + h(1, "Two") + p("Third.")
    )  # fmt: skip


@case
def paragraph_over_pages() -> bytes:
    return docx(spacer(13_100) + p(LOREM * 4) + p("After."))


@case
def run_looks() -> bytes:
    looks = {
        "bold": "<w:b/>", "italic": "<w:i/>", "caps": "<w:caps/>", "Small Caps": "<w:smallCaps/>",
        "under": '<w:u w:val="single"/>', "strike": "<w:strike/>",
        "high": '<w:highlight w:val="yellow"/>', "red": '<w:color w:val="C00000"/>',
        "wide": '<w:spacing w:val="40"/>', "narrow": '<w:w w:val="80"/>',
        "up": '<w:vertAlign w:val="superscript"/>', "down": '<w:vertAlign w:val="subscript"/>',
    }  # fmt: skip
    return docx(p("".join(r(text, look) + r(" ") for text, look in looks.items())))


@case
def hidden_text() -> bytes:
    return docx(p(r("Seen ") + r("unseen ", "<w:vanish/>") + r("again")))


@case
def quotations() -> bytes:
    return docx(
        p("He said:") + p("The first.", style="Quote") + p("The second.", style="Quote")
        + p("So he said.") + p("Another.", style="Quote")
    )  # fmt: skip


@case
def boxed_paragraphs() -> bytes:
    line = '<w:{} w:val="single" w:sz="8" w:space="4" w:color="auto"/>'
    box = f"<w:pBdr>{''.join(map(line.format, ('top', 'left', 'bottom', 'right')))}</w:pBdr>"
    shade = '<w:shd w:val="clear" w:color="auto" w:fill="DDEEFF"/>'
    return docx(
        p("Before") + p("Boxed", box) + p("Boxed too", box) + p("Shaded", shade) + p("After")
    )


@case
def contextual_spacing() -> bytes:
    return docx("".join(p(f"Item {n}", style="ListBullet") for n in (1, 2)) + p("After"))


@case
def content_controls() -> bytes:
    return docx(
        f"<w:sdt><w:sdtPr/><w:sdtContent>{p('In a block control.')}</w:sdtContent></w:sdt>"
        + p(r("Run: ") + f"<w:sdt><w:sdtContent>{r('in a control')}</w:sdtContent></w:sdt>")
    )


@case
def equations() -> bytes:
    return docx(p(r("So ") + "<m:oMath><m:r><m:t>a+b=c</m:t></m:r></m:oMath>" + r(" holds.")))


@case
def tabs_and_leaders() -> bytes:
    stops = '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9000"/></w:tabs>'
    return docx(p(r("Name") + TAB + r("12"), stops) + p(r("Default") + TAB + r("stop")))


@case
def breaks() -> bytes:
    return docx(
        p(r("One") + br("textWrapping") + r("two")) + p(br()) + p("Page two") + p(r("left") + br())
        + p("Page three") + p("Page four", "<w:pageBreakBefore/>")
    )  # fmt: skip


# Characters ---------------------------------------------------------------------------------------


@case
def missing_glyphs() -> bytes:
    return docx(p("Tick ✓ and arrow ➔ and Greek α in Arial."))


@case
def odd_hyphens() -> bytes:
    return docx(p("co\u2011operation and super\u00adfluous and a\u200bb and x\u00a0y"))


@case
def symbol_bullets() -> bytes:
    faces = {"Symbol": "\uf0b7", "Wingdings": "\uf0a7", "Courier New": "o"}
    numbering = "".join(
        abstract(
            10 + i, lvl(0, "bullet", char, run=f'<w:rFonts w:ascii="{face}" w:hAnsi="{face}"/>')
        )
        for i, (face, char) in enumerate(faces.items())
    ) + "".join(num(10 + i, 10 + i) for i in range(3))
    sign = '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'
    body = "".join(item(face, 0, 10 + i) for i, face in enumerate(faces))
    return docx(body + p(r("Done ") + sign), numbering=numbering)


@case
def many_glyphs() -> bytes:
    codes = [*range(0x21, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x180), *range(0x391, 0x3A2)]
    codes += [*range(0x3A3, 0x3CF), *range(0x410, 0x450)]
    words = " ".join("".join(map(chr, codes[i : i + 8])) for i in range(0, len(codes), 8))
    return docx(p(words))


@case
def beyond_the_bmp() -> bytes:
    return docx(p("Set \U0001d538 and \U0001d552 here."))


@case
def welsh_and_accents() -> bytes:
    return docx(p("Llŷn, Ynys Môn, ŵyr; café, naïve, Łódź, Ørsted, “quoted” – £5 €6…"))


@case
def ligatures() -> bytes:
    """Calibri with the signs of ti, ffi, ft and fi; none where letters are spaced or it differs."""
    asked = '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri"/><w:kern w:val="2"/>'
    asked += '<w14:ligatures w14:val="standardContextual"/>'
    return docx(
        p(r("The first official motion, drafted after consultation. ", asked)
          + r("Off", asked) + r("i", asked + "<w:b/>") + r("ce; ", asked)
          + r("official notices", asked + '<w:spacing w:val="20"/>'))
    )  # fmt: skip


# Lists --------------------------------------------------------------------------------------------


@case
def nested_lists() -> bytes:
    return docx(
        p("Before") + item("One") + item("One one", 1) + item("One one one", 2) + item("One two", 1)
        + item("Two") + p("Between") + item("First", 0, 2) + item("Sub", 1, 2) + item("Second", 0, 2)
    )  # fmt: skip


@case
def list_over_pages() -> bytes:
    return docx(spacer(12_500) + item("One", 0, 2) + item(LOREM * 5, 0, 2) + item("Three", 0, 2))


@case
def list_item_of_paragraphs() -> bytes:
    within = '<w:ind w:left="720"/>'
    return docx(item("One") + p("Still one.", within) + item("Two") + p("No longer a list."))


@case
def lists_restart() -> bytes:
    return docx(
        item("A", 0, 2) + item("B", 0, 2) + p("Between") + item("A again", 0, 5),
        numbering=num(5, 2, restart(0)),
    )


@case
def numbered_paragraphs() -> bytes:
    """Paragraph numbers of a report that go with its headings: not a list of items."""
    numbering = abstract(
        7, lvl(0, "decimal", "%1", '<w:pStyle w:val="Heading1"/>'), lvl(1, "decimal", "%1.%2")
    ) + num(7, 7)
    numbered = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="7"/></w:numPr>'
    return docx(
        p("Purpose", numbered.format(0), style="Heading1") + p("To decide.", numbered.format(1))
        + p("To note.", numbered.format(1)) + p("Risks", numbered.format(0), style="Heading1")
        + p("Some.", numbered.format(1)),
        numbering=numbering,
    )  # fmt: skip


# Tables -------------------------------------------------------------------------------------------


@case
def plain_table() -> bytes:
    return docx(
        p("Table 1: Costs", style="Caption")
        + tbl(
            tr("Item", "Cost", header=True), tr("Roof", "£10"), tr("", "£20"), widths=[3000, 2000]
        )
    )


@case
def row_headers() -> bytes:
    look = '<w:tblLook w:val="00A0" w:firstRow="1" w:firstColumn="1"/>'
    return docx(
        tbl(
            tr("", "2026", "2027", header=True),
            tr("Roof", "1", "2"),
            tr("Walls", "3", "4"),
            widths=[3000, 2000, 2000],
            properties=look,
        )
    )


@case
def spanning_cells() -> bytes:
    return docx(
        tbl(
            tr("A", "B", "C", header=True),
            tr(tc("Two rows", MERGE), tc("Two columns", span(2))),
            tr(tc("", MERGED), "b", "c"),
            tr("d", "e", "f"),
            widths=[2000, 2000, 2000],
        )
    )


@case
def grouped_headers() -> bytes:
    return docx(
        tbl(
            tr(tc("Area", MERGE), tc("Cost", span(2)), header=True),
            tr(tc("", MERGED), "2026", "2027", header=True),
            tr("Roads", "1", "2"),
            tr("Parks", "3", "4"),
            widths=[2000, 2000, 2000],
        )
    )


@case
def repeated_header() -> bytes:
    rows = [tr(f"Row {n}", "x") for n in range(1, 6)]
    return docx(spacer(12_700) + tbl(tr("Head", "Value", header=True), *rows, widths=[3000, 3000]))


@case
def long_cell() -> bytes:
    text = "".join(p(f"Line {n}") for n in range(1, 46))
    return docx(tbl(tr("Head", "Text", header=True), tr("Long", tc(text)), widths=[2000, 4000]))


@case
def nested_table() -> bytes:
    inner = tbl(tr("In", "Out", header=True), tr("1", "2"), widths=[1500, 1500])
    return docx(
        tbl(tr("What", "Detail", header=True), tr("x", tc(p("Above") + inner)), widths=[2000, 5000])
    )


@case
def exact_rows() -> bytes:
    exact = '<w:trHeight w:val="500" w:hRule="exact"/>'
    return docx(tbl(tr("A", "B", header=True), tr("a", "b", properties=exact), widths=[2000, 2000]))


@case
def layout_frame() -> bytes:
    """A table of one cell is a box round text, not a table."""
    return docx(tbl(tr(tc(p("Boxed advice.") + p("More of it."))), widths=[5000]))


@case
def table_without_head() -> bytes:
    return docx(tbl(tr("a", "b"), tr("c", "d"), widths=[2000, 2000]))


@case
def lists_in_cells() -> bytes:
    return docx(
        tbl(tr("Head", "Points", header=True), tr("x", tc(item("One") + item("Two"))),
            widths=[2000, 4000])
    )  # fmt: skip


# Links, fields and notes --------------------------------------------------------------------------


@case
def link_over_lines() -> bytes:
    words = r("a link of many words that goes on and on " * 3, '<w:rStyle w:val="Hyperlink"/>')
    return docx(
        p(r("See ") + link("web", words) + r(" for more.")),
        links={"web": "https://example.org/a?b=ŵ"},
    )


@case
def link_over_pages() -> bytes:
    words = r("a link of many words that goes on and on " * 8, '<w:rStyle w:val="Hyperlink"/>')
    return docx(spacer(13_250) + p(link("web", words)), links={"web": "https://example.org"})


@case
def internal_references() -> bytes:
    return docx(
        p(r("See section ") + field("REF target \\h", "Risks") + r(" on page ")
          + field("PAGEREF target \\h", "9") + r(" or ") + anchor("target", r("there")) + r("."))
        + p(br()) + p(bookmark("target", r("Risks")), style="Heading1") + p("Some.")
    )  # fmt: skip


@case
def footnotes() -> bytes:
    return docx(
        p(r("Claim") + note(1) + r(" and another") + note(2) + r(".")) + p("Next."),
        footnotes={1: "First source.", 2: "Second source."},
    )


@case
def contents_list() -> bytes:
    entries, body = "", ""
    for index in range(110):
        number = field(f"PAGEREF _Toc{index} \\h", "1")
        entries += p(anchor(f"_Toc{index}", r(f"Section {index}") + TAB + number), style="TOC1")
        text = bookmark(f"_Toc{index}", r(f"Section {index}"))
        body += p(text, "<w:pageBreakBefore/>" if index % 40 == 0 else "", style="Heading1")
    return docx(p("Contents") + entries + body)


# Pages --------------------------------------------------------------------------------------------


@case
def headers_and_footers() -> bytes:
    pages = r("Page ") + field("PAGE") + r(" of ") + field("NUMPAGES", "3")
    return docx(
        p("One") + p(br()) + p("Two") + p(br()) + p("Three"),
        settings="<w:evenAndOddHeaders/>",
        headers={"default": p("Odd head"), "first": p("First head"), "even": p("Even head")},
        footers={kind: p(pages) for kind in ("default", "first", "even")},
        last_section=section("<w:titlePg/>"),
    )


@case
def landscape_section() -> bytes:
    wide = section(width=16838, height=11906)
    return docx(p("Upright") + p("", section()) + p("Wide") + p("", wide) + p("Upright again"))


@case
def two_columns() -> bytes:
    two = '<w:type w:val="continuous"/><w:cols w:num="2" w:space="708"/>'
    body = "".join(p(f"Paragraph {n}. {LOREM}") for n in range(1, 7))
    return docx(
        p("Above", section("<w:cols/>")) + body + p("Last", section(two)) + p("Below"),
        last_section=section('<w:type w:val="continuous"/>'),
    )


@case
def table_in_header() -> bytes:
    head = tbl(tr("Council", "12 May"), tr("Committee", "Room 1"), widths=[4000, 4000]) + p()
    return docx(p("Text"), headers={"default": head})


# Pictures -----------------------------------------------------------------------------------------


@case
def picture_in_text() -> bytes:
    return docx(
        p(r("See ") + picture("one", "A red sign") + r(" here.")),
        media={"one": image("RGB", "PNG")},
    )


@case
def picture_with_caption() -> bytes:
    return docx(
        p(picture("one", "A chart of costs")) + p("Figure 1: Costs", style="Caption"),
        media={"one": image("L", "PNG")},
    )


@case
def transparent_picture() -> bytes:
    return docx(p(picture("one", "A pale sign")), media={"one": image("RGBA", "PNG")})


@case
def cmyk_picture() -> bytes:
    return docx(p(picture("one", "A printed sign")), media={"one": image("CMYK", "JPEG")})


@case
def decorative_picture() -> bytes:
    return docx(
        p(r("Text ") + picture("one", "", decorative=True)), media={"one": image("RGB", "JPEG")}
    )


@case
def anchored_picture() -> bytes:
    return docx(
        p(floating_picture("one", "A map", 2000, 1000, x=6000) + r(LOREM)),
        media={"one": image("RGB", "PNG")},
    )


@case
def text_box_between() -> bytes:
    box = text_box(p("Inside the box."), 3000, 900, wrap="wrapTopAndBottom")
    return docx(p("Before.") + p(box + r("Beside.")) + p("After."))


@case
def drawn_shapes() -> bytes:
    """A line that is decoration, a shape that says something, a shape with text on it."""
    line = shape("line", 8000, 0, look=lined("1F4E79"))
    arrow = shape("straightConnector1", 2000, 800, flips='flipV="1"',
                  look=lined("C00000", '<a:tailEnd type="triangle"/>'))  # fmt: skip
    star = shape("diamond", 1200, 1200, look=filled("FFC000") + lined("000000"), turn=30)
    label = p(r("Agreed"), '<w:jc w:val="center"/>')
    box = shape("roundRect", 2400, 900, look=filled("1F4E79"), text=label, body='anchor="ctr"')
    return docx(
        p(drawing(line, 8000, 0) + r("Below a line."))
        + p(drawing(arrow, 2000, 800, x=500, y=400, alternative="From here to there") + r(LOREM))
        + p(drawing(star, 1200, 1200, x=3500, y=600, alternative="A warning") + r("Warned."))
        + p(drawing(box, 2400, 900, x=5500, y=300) + r("Decided."))
    )


@case
def groups_of_shapes() -> bytes:
    """A letterhead: a band with a crest and a name, in a group that has a group in it."""
    band = shape("rect", 9000, 1400, look=filled("DDEBF7"))
    name = shape("rect", 5000, 700, x=3000, y=350, text=p(r("County Council")), body='anchor="ctr"')
    crest = group(pic("one", "The crest", 1000, 1000), 1000, 1000, x=500, y=200, tag="grpSp")
    head = group(band + crest + name, 4500, 700, inner=(9000, 1400))
    return docx(
        p(drawing(head, 4500, 700, wrap="wrapTopAndBottom") + r("Below the letterhead.")),
        media={"one": image("RGB", "PNG")},
    )


@case
def described_group() -> bytes:
    """A diagram that is one figure, and whose labels are text."""
    first = shape("ellipse", 1200, 800, look=filled("C6E0B4"), text=p(r("Plan")))
    second = shape("ellipse", 1200, 800, x=3000, look=filled("F8CBAD"), text=p(r("Do")))
    arrow = shape("rightArrow", 1500, 400, x=1350, y=200, look=filled("7F7F7F"))
    diagram = group(first + arrow + second, 4200, 800)
    told = "Planning leads to doing"
    return docx(p(drawing(diagram, 4200, 800, alternative=told) + r("How it works.")))


@case
def shapes_of_vml() -> bytes:
    """What older Word writes: a group with a box of text, a line and an oval."""
    group = (
        '<w:r><w:pict><v:group style="position:absolute;margin-left:20pt;margin-top:10pt;'
        'width:200pt;height:60pt" coordorigin="100,0" coordsize="2000,600">'
        '<v:oval style="position:absolute;left:100;top:0;width:400;height:600" fillcolor="#fc0 [4]"'
        ' alt="A sun"/><v:line from="500,300" to="900,300" strokeweight="2pt">'
        '<v:stroke endarrow="block"/></v:line><v:shape type="#_x0000_t202" filled="f" '
        'style="position:absolute;left:900;top:100;width:1200;height:400"><v:textbox>'
        f"<w:txbxContent>{p(r('Shining'))}</w:txbxContent></v:textbox></v:shape>"
        "</v:group></w:pict></w:r>"
    )
    return docx(p(group + r("Above the sun.")))


@case
def text_on_its_side() -> bytes:
    """Headings of columns that run up and down, with a link, and a text box on its side."""
    up, down = '<w:textDirection w:val="btLr"/>', '<w:textDirection w:val="tbRl"/>'
    linked = p(link("web", r("How likely it is")), '<w:jc w:val="center"/>')
    head = tr(tc(linked, up), tc(p("Impact"), down), "Risk", header=True,
              properties='<w:trHeight w:val="1800"/>')  # fmt: skip
    side = shape("rect", 600, 2400, look=lined("000000"), text=p("Draft"), body='vert="vert270"')
    return docx(
        p(drawing(side, 600, 2400, x=-900) + r("Below."))
        + tbl(head, tr("4", "5", "Cost"), widths=[700, 700, 3000]),
        links={"web": "https://example.org/"},
    )


QUARTERS = ("Spring", "Summer", "Autumn")


@case
def charts_of_word() -> bytes:
    """A chart of columns with a line, and a pie."""
    columns = series("Cost", [4.5, 2, None], QUARTERS)
    line = series("Plan", [3, 3, 3.5], QUARTERS)
    both = (
        f'<c:barChart><c:barDir val="col"/>{columns}</c:barChart><c:lineChart>{line}</c:lineChart>'
    )
    pie = f"<c:pieChart>{series('Share', [5, 3, 2], QUARTERS)}</c:pieChart>"
    return docx(
        p(chart("one", "Costs fell below the plan")) + p(chart("two", "Half is spent in spring")),
        charts={
            "one": chart_part(both, title="Costs", legend="b"),
            "two": chart_part(pie, legend="r", axes=False),
        },
    )


@case
def labelled_charts() -> bytes:
    """Two axes of values, with labels; scattered points; a pie whose labels stand outside."""
    said = '<c:dLbls><c:showCatName val="{}"/><c:showVal val="1"/></c:dLbls>'
    axes = '<c:axId val="{0}1"/><c:axId val="{0}2"/>'
    columns = series("Cost", [900, 700, 800], QUARTERS, said.format(0)) + axes.format(1)
    line = series("Share", [0.3, 0.2, 0.4], QUARTERS, said.format(0)) + axes.format(2)
    both = f"<c:barChart>{columns}</c:barChart><c:lineChart>{line}</c:lineChart>"
    both += "".join(
        f'<c:catAx><c:axId val="{n}1"/><c:delete val="{n - 1}"/></c:catAx>'
        f'<c:valAx><c:axId val="{n}2"/></c:valAx>'
        for n in (1, 2)
    )
    points = series("Visits", [3, 5, 4], QUARTERS).replace("c:val>", "c:yVal>")
    scattered = f"<c:scatterChart>{points}</c:scatterChart><c:valAx/><c:valAx/>"
    pie = f"<c:pieChart>{series('Share', [9, 1, 1], QUARTERS, said.format(1))}</c:pieChart>"
    return docx(
        p(chart("one", "Costs fell, their share rose"))
        + p(chart("two", "Visits vary"))
        + p(chart("three", "Most is spent in spring")),
        charts={
            "one": chart_part(both, legend="r", axes=False),
            "two": chart_part(scattered, axes=False),
            "three": chart_part(pie, axes=False),
        },
    )


@case
def ready_made_shapes() -> bytes:
    """A callout with words; a brace and a face that somebody describes."""
    look = filled("FFF2CC") + lined("000000")
    callout = shape("wedgeRoundRectCallout", 2400, 900, look=look, text=p(r("Mind the step")))
    brace = shape("leftBrace", 300, 2000, look=lined("000000"))
    face = shape("smileyFace", 900, 900, look=look)
    return docx(
        p(drawing(callout, 2400, 900) + r("A callout."))
        + p(drawing(brace, 300, 2000, alternative="These belong together") + r("A brace."))
        + p(drawing(face, 900, 900, alternative="A friendly face") + r("A face."))
    )


@case
def numbered_lines_on_a_grid() -> bytes:
    """Lines on the grid of their page, with numbers beside them; a word with a border."""
    grid = '<w:lnNumType w:countBy="1"/><w:docGrid w:type="lines" w:linePitch="360"/>'
    border = '<w:bdr w:val="single" w:sz="4" w:space="0" w:color="FF0000"/>'
    return docx(
        p(LOREM) + p(r("One ") + r("word", border) + r(" has a border.")),
        last_section=section(grid),
    )


@case
def diagrams() -> bytes:
    """SmartArt: one that its words explain, one that somebody describes."""
    blue = filled("4472C4")
    words = "<a:p><a:r><a:t>{}</a:t></a:r></a:p>".format
    steps = "".join(
        diagram_shape(words(step), 2000 * index, 0, 1800, 900, blue)
        for index, step in enumerate(("Plan", "Do", "Review"))
    )
    bullets = '<a:p><a:pPr marL="57150" indent="-57150"><a:buChar char="•"/></a:pPr>{}</a:p>'
    listed = bullets.format('<a:r><a:rPr sz="1200" b="1"/><a:t>Who acts</a:t></a:r>')
    return docx(
        p(diagram("steps")) + p(diagram("list", "A box that says who acts")),
        diagrams={"steps": steps, "list": diagram_shape(listed, 0, 0, 4000, 900, lined("000000"))},
    )


@case
def link_in_two_languages() -> bytes:
    """An English document whose link has Welsh words in it."""
    words = r("See ") + r("Cyngor Sir", '<w:lang w:val="cy-GB"/>') + r(" here")
    return docx(p(link("rId90", words)), links={"rId90": "https://example.org/"})


@case
def cropped_and_turned_pictures() -> bytes:
    cut = '<a:srcRect l="25000" t="10000" r="25000" b="40000"/>'
    cropped = picture("one", "The middle of a map").replace("<a:stretch>", f"{cut}<a:stretch>")
    turned = picture("one", "A map on its side").replace("<a:xfrm>", '<a:xfrm rot="5400000">')
    return docx(p(cropped) + p(turned), media={"one": image("RGB", "PNG")})


# Review -------------------------------------------------------------------------------------------


@case
def comments() -> bytes:
    mark = '<w:commentRangeStart w:id="1"/>{}<w:commentRangeEnd w:id="1"/>'
    reference = '<w:r><w:commentReference w:id="1"/></w:r>'
    return docx(p(mark.format(r("Commented")) + reference + r(" text.")))


TRACKED = p(
    r("Kept ")
    + f'<w:ins w:id="1" w:author="A">{r("added ")}</w:ins>'
    + '<w:del w:id="2" w:author="A"><w:r><w:delText>removed</w:delText></w:r></w:del>'
    + r("words.")
)


@case
def table_style_bands() -> bytes:
    banded = style(
        "Banded",
        "Banded",
        '<w:tblPr><w:tblStyleRowBandSize w:val="1"/></w:tblPr><w:tblStylePr w:type="firstRow">'
        "<w:rPr><w:b/><w:caps/></w:rPr></w:tblStylePr>",
        kind="table",
        base="TableNormal",
    )
    look = '<w:tblLook w:val="0420" w:firstRow="1"/>'
    return docx(
        tbl(tr("Item", "Cost", header=True), tr("a", "1"), tr("b", "2"), widths=[2000, 2000],
            properties=look, style="Banded"),
        styles=banded,
    )  # fmt: skip
