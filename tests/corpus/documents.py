"""Documents of several pages that between them use every feature, the same bytes each time.

    python tests/corpus/documents.py FOLDER    writes them all, to compare with an office suite

Only Arial, Times New Roman and Courier New are used, whose widths are the same everywhere.
"""

import random
import sys
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))

from support.docx import (
    MERGE,
    MERGED,
    TAB,
    abstract,
    anchor,
    bookmark,
    br,
    docx,
    field,
    floating_picture,
    framed,
    h,
    item,
    lvl,
    note,
    num,
    p,
    picture,
    r,
    restart,
    section,
    span,
    style,
    tbl,
    tc,
    text_box,
    tr,
)

from corpus.sentences import SENTENCES, sentences

VOCABULARY = [
    "the",
    "of",
    "and",
    "to",
    "in",
    "a",
    "for",
    "is",
    "on",
    "that",
    "by",
    "this",
    "with",
    "be",
    "are",
    "as",
    "it",
    "or",
    "from",
    "at",
    "council",
    "committee",
    "report",
    "members",
    "budget",
    "decision",
    "scheme",
    "highway",
    "housing",
    "officers",
    "residents",
    "consultation",
    "risk",
    "implications",
    "recommended",
    "approved",
    "estimated",
    "annual",
    "service-level",
    "long-term",
    "£1,250",
    "2026/27",
    "accommodation",
    "responsibilities",
    "infrastructure",
    "neighbourhood",
    "transport",
    "environment",
    "planning",
    "children's",
    "adults'",
    "well-being",
    "co-operation",
    "(see",
    "paragraph",
    "4)",
    "12.5%",
    "partnership",
    "procurement",
    "sustainability",
    "maintenance",
    "statutory",
    "delegated",
    "authority",
    "monitoring",
    "capital",
    "revenue",
    "reserve",
]
FACES = ("Arial", "Times New Roman", "Courier New")
MAKERS: dict[str, Callable[[], bytes]] = {}


def document(maker: Callable[[], bytes]) -> Callable[[], bytes]:
    """Add a maker to the corpus under its name."""
    MAKERS[maker.__name__.replace("_", "-")] = maker
    return maker


def words(rng: random.Random, count: int) -> str:
    """So many words, as one or more sentences."""
    text, left = [], count
    while left > 0:
        length = min(left, rng.randint(5, 22))
        sentence = " ".join(rng.choice(VOCABULARY) for _ in range(length))
        text.append(sentence[0].upper() + sentence[1:] + rng.choice(["."] * 6 + [" – indeed."]))
        left -= length
    return " ".join(text)


def face(name: str, size: int = 22) -> str:
    """Run properties of a face; size in half points."""
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:cs="{name}"/><w:sz w:val="{size}"/>'


def jc(value: str) -> str:
    return f'<w:jc w:val="{value}"/>'


def spacing(before: int = 0, after: int = 0, line: int = 0, rule: str = "auto") -> str:
    height = f' w:line="{line}" w:lineRule="{rule}"' if line else ""
    return f'<w:spacing w:before="{before}" w:after="{after}"{height}/>'


def borders(
    size: int, sides: Sequence[str], *, tag: str = "w:tblBorders", kind: str = "single"
) -> str:
    lines = "".join(
        f'<w:{s} w:val="{kind}" w:sz="{size}" w:space="0" w:color="auto"/>' for s in sides
    )
    return f"<{tag}>{lines}</{tag}>"


ALL_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


def png(width: int, height: int, colour: str) -> bytes:
    image = Image.new("RGB", (width, height), colour)
    ImageDraw.Draw(image).rectangle((2, 2, width - 3, height - 3), outline="black")
    buffer = BytesIO()
    image.save(buffer, "PNG")
    return buffer.getvalue()


@document
def prose() -> bytes:
    """Long paragraphs of every alignment in three faces."""
    rng = random.Random(1)
    body = ""
    for index in range(30):
        align = ("left", "both", "right", "center")[index % 4]
        body += p(r(words(rng, rng.randint(30, 130)), face(FACES[index % 3])), jc(align))
    return docx(body)


@document
def headings() -> bytes:
    """Headings kept with what follows, at every place of the page; widows and orphans."""
    rng = random.Random(2)
    body = ""
    for index in range(36):
        body += h(1 + index % 3, words(rng, rng.randint(2, 14)))
        for _ in range(rng.randint(1, 3)):
            body += p(words(rng, rng.randint(8, 90)), rng.choice(["", "", "<w:keepLines/>"]))
    return docx(body)


@document
def lists() -> bytes:
    """Nested lists of bullets and numbers with long items."""
    rng = random.Random(3)
    body = ""
    for _ in range(14):
        body += p(words(rng, 25))
        number, level = rng.choice([1, 2]), 0
        for _ in range(rng.randint(3, 9)):
            body += item(words(rng, rng.randint(3, 45)), level, number)
            level = max(0, min(2, level + rng.choice([-1, 0, 0, 1])))
    return docx(body)


@document
def contextual() -> bytes:
    """Lists whose items stand close by contextual spacing, between paragraphs of other styles."""
    rng = random.Random(4)
    body = ""
    for index in range(22):
        body += p(words(rng, rng.randint(10, 60)), spacing(rng.choice([0, 120, 240]), 160))
        for _ in range(rng.randint(2, 6)):
            body += p(words(rng, rng.randint(3, 30)), style=("ListBullet", "ListNumber")[index % 2])
    return docx(body)


def _rows(rng: random.Random, count: int, columns: int, most: int) -> list[str]:
    return [tr(*(words(rng, rng.randint(1, most)) for _ in range(columns))) for _ in range(count)]


@document
def long_table() -> bytes:
    """A table of many rows under a repeated header, some of which split."""
    rng = random.Random(5)
    head = tr("Item", "What is proposed", "Cost", header=True)
    body = h(1, "Proposals") + p(words(rng, 60))
    body += tbl(head, *_rows(rng, 45, 3, 30), widths=[2000, 4500, 2526])
    return docx(body + p(words(rng, 60)))


@document
def splitting_rows() -> bytes:
    """Rows with cells of many paragraphs, longer than what is left of the page."""
    rng = random.Random(6)
    rows = []
    for index in range(9):
        cells = []
        for _ in range(3):
            blocks = "".join(
                p(
                    words(rng, rng.randint(5, 60)),
                    spacing(rng.choice([0, 60]), rng.choice([0, 120])),
                )
                for _ in range(rng.randint(1, 6))
            )
            cells.append(tc(blocks))
        rows.append(tr(*cells, properties="<w:cantSplit/>" if index % 4 == 3 else ""))
    head = tr("First", "Second", "Third", header=True)
    return docx(p(words(rng, 120)) + tbl(head, *rows, widths=[3008, 3009, 3009]))


@document
def spans() -> bytes:
    """Tables with cells over columns and rows, and grouped headers."""
    rng = random.Random(7)
    body = ""
    for index in range(7):
        body += h(1, words(rng, 4)) + p(words(rng, rng.randint(20, 80)))
        head = tr(tc("Area"), tc("Cost", span(2)), tc("Note"), header=True)
        second = tr("", "2026", "2027", "", header=True)
        rows = []
        for number in range(6):
            first = tc(words(rng, 5), MERGE if number % 3 == 0 else MERGED)
            if number % 3:
                first = tc("", MERGED)
            if number == 4:
                rows.append(tr(first, tc(words(rng, 12), span(3))))
            else:
                rows.append(tr(first, *(words(rng, rng.randint(1, 18)) for _ in range(3))))
        body += tbl(head, second, *rows, widths=[2000, 1800, 1800, 3400]) + p(
            words(rng, 10 * index)
        )
    return docx(body)


@document
def border_widths() -> bytes:
    """Tables with borders from none to 6 pt, over page ends."""
    rng = random.Random(8)
    body = ""
    for size in (0, 2, 4, 8, 12, 24, 36, 48):
        properties = borders(size, ALL_SIDES) if size else ""
        body += p(f"Borders of {size} eighths", "<w:keepNext/>")
        body += tbl(
            tr("Header", "Header", header=True), *_rows(rng, 9, 2, 26),
            widths=[4000, 5026], properties=properties, style="",
        ) + p(words(rng, 30))  # fmt: skip
    return docx(body)


@document
def cell_margins() -> bytes:
    """Cell margins, row heights and vertical alignments; tables indented and centred."""
    rng = random.Random(9)
    body = ""
    for index in range(9):
        margins = (
            f'<w:tblCellMar><w:top w:w="{40 * index}" w:type="dxa"/><w:left w:w="{100 + 40 * index}"'
            f' w:type="dxa"/><w:bottom w:w="{30 * index}" w:type="dxa"/><w:right w:w="100" '
            f'w:type="dxa"/></w:tblCellMar>'
        )
        place = (f'<w:tblInd w:w="{index * 60}" w:type="dxa"/>', jc("center"), jc("right"))[
            index % 3
        ]
        width = ('<w:tblW w:w="0" w:type="auto"/>', '<w:tblW w:w="4000" w:type="pct"/>')[index % 2]
        rows = []
        for row in range(5):
            rule = ("atLeast", "exact")[row == 3]
            height = f'<w:trHeight w:val="{300 + 150 * row}" w:hRule="{rule}"/>' if row else ""
            vertical = f'<w:vAlign w:val="{("top", "center", "bottom")[row % 3]}"/>'
            rows.append(
                tr(
                    tc(words(rng, 2), vertical),
                    tc(words(rng, 3 if row == 3 else 14), vertical),
                    properties=height,
                )
            )
        rows[0] = tr("One", "Two", header=True)
        body += p(words(rng, 30)) + tbl(
            *rows, widths=[2500, 4500], properties=width + place + margins
        )
    return docx(body)


@document
def footnotes() -> bytes:
    """Footnotes of one and of several lines, some on the last line of a page."""
    rng = random.Random(10)
    body, notes = "", {}
    for index in range(1, 31):
        notes[index] = words(rng, rng.randint(4, 60))
        body += p(
            r(words(rng, rng.randint(10, 60)))
            + note(index)
            + r(" " + words(rng, rng.randint(5, 60)))
        )
    return docx(body, footnotes=notes)


@document
def columns() -> bytes:
    """Two columns, balanced before a section that goes on, and filled at the end."""
    rng = random.Random(11)
    two = '<w:cols w:num="2" w:space="708"/>'
    one, kind = '<w:cols w:space="708"/>', '<w:type w:val="continuous"/>'
    body = h(1, "Columns") + p(words(rng, 100))
    body += p(words(rng, 30), section(one))
    for _ in range(2):
        body += "".join(p(words(rng, rng.randint(20, 90))) for _ in range(9))
        body += p(words(rng, 40), section(kind + two))
        body += "".join(p(words(rng, rng.randint(20, 70))) for _ in range(2))
        body += p(words(rng, 40), section(kind + one))
    body += "".join(p(words(rng, rng.randint(20, 90)), jc("both")) for _ in range(22))
    return docx(body, last_section=section(kind + two))


@document
def landscape() -> bytes:
    """Portrait and landscape sections with headers and footers of the first and of even pages."""
    rng = random.Random(12)
    body = ""
    for index in range(4):
        body += h(1, words(rng, 3)) + "".join(p(words(rng, rng.randint(40, 120))) for _ in range(7))
        size = {"width": 16838, "height": 11906} if index % 2 else {}
        body += p("", section("<w:titlePg/>", **size))
    numbers = r("Page ") + field("PAGE") + r(" of ") + field("NUMPAGES", "8")
    return docx(
        body + p(words(rng, 200)),
        settings="<w:evenAndOddHeaders/>",
        headers={
            "default": p(words(rng, 5), style="Header"),
            "first": p(words(rng, 60), style="Header"),
            "even": p(words(rng, 20), style="Header"),
        },
        footers={
            kind: p(numbers, jc(align), style="Footer")
            for kind, align in (("default", "right"), ("first", "center"), ("even", "left"))
        },
        last_section=section("<w:titlePg/>"),
    )


@document
def tall_header() -> bytes:
    """A header and a footer that push the text: three lines and a table."""
    rng = random.Random(13)
    head = tbl(tr("Committee", "12 May 2026"), tr("Report of", "Director"), widths=[4500, 4526])
    body = "".join(p(words(rng, rng.randint(20, 130))) for _ in range(26))
    return docx(
        body,
        headers={"default": head + p(words(rng, 30), style="Header")},
        footers={"default": "".join(p(words(rng, 12), style="Footer") for _ in range(5))},
    )


@document
def contents() -> bytes:
    """A contents list with leaders and page numbers, and the headings that it names."""
    rng = random.Random(14)
    entries, body = "", ""
    for index in range(46):
        level, text = 1 + index % 2, words(rng, rng.randint(2, 7))
        number = field(f"PAGEREF _Toc{index} \\h", "1")
        entries += p(anchor(f"_Toc{index}", r(text) + TAB + number), style=f"TOC{level}")
        body += p(bookmark(f"_Toc{index}", r(text)), style=f"Heading{level}")
        body += p(words(rng, rng.randint(20, 70)))
    return docx(p("Contents", style="Title") + entries + p(br()) + body)


@document
def tabs() -> bytes:
    """Tab stops of every kind, leaders and default stops."""
    rng = random.Random(15)
    stops = (
        '<w:tabs><w:tab w:val="left" w:pos="1500"/><w:tab w:val="center" w:pos="4000" '
        'w:leader="hyphen"/><w:tab w:val="decimal" w:pos="6000"/>'
        '<w:tab w:val="right" w:leader="dot" w:pos="9000"/></w:tabs>'
    )
    body = ""
    for index in range(70):
        cells = [words(rng, 1), words(rng, 2), f"{rng.uniform(0, 5000):,.2f}", words(rng, 1)]
        text = TAB.join(r(cell) for cell in ["", *cells][index % 2 :])
        body += p(text, stops if index % 3 else "")
        if index % 7 == 0:
            body += p(words(rng, 50), '<w:ind w:left="1000" w:hanging="700"/>')
            body += p(
                r("Term") + TAB + r(words(rng, 40)), '<w:ind w:left="2000" w:hanging="2000"/>'
            )
    return docx(body)


@document
def boxes() -> bytes:
    """Paragraphs with borders and shading: single, joined, over page ends."""
    rng = random.Random(16)
    body = ""
    for index in range(30):
        size = (4, 12, 24, 48)[index % 4]
        sides = (("top", "bottom"), ("top", "left", "bottom", "right"), ("left",), ("bottom",))[
            index % 4
        ]
        lines = "".join(
            f'<w:{s} w:val="single" w:sz="{size}" w:space="{1 + index % 5}" w:color="auto"/>'
            for s in sides
        )
        box = f"<w:pBdr>{lines}</w:pBdr>"
        shade = '<w:shd w:val="clear" w:color="auto" w:fill="DDDDDD"/>' if index % 3 == 0 else ""
        indent = f'<w:ind w:left="{200 * (index % 3)}" w:right="{100 * (index % 4)}"/>'
        for _ in range(1 + index % 3):
            body += p(
                words(rng, rng.randint(5, 70)),
                box + shade + spacing(60 * (index % 2), 100) + indent,
            )
        body += p(words(rng, 30))
    return docx(body)


@document
def line_rules() -> bytes:
    """Every line rule with mixed sizes, raised and lowered text."""
    rng = random.Random(17)
    rules = [(240, "auto"), (276, "auto"), (360, "auto"), (200, "auto"), (259, "auto"), (300, "exact"),
             (240, "exact"), (480, "atLeast"), (200, "atLeast"), (288, "auto")]  # fmt: skip
    body = ""
    for index in range(40):
        line, rule = rules[index % len(rules)]
        runs = ""
        for _ in range(4):
            runs += r(
                words(rng, rng.randint(3, 20)) + " ",
                face(rng.choice(FACES), rng.choice([16, 20, 22, 22, 28, 40])),
            )
            runs += r("up", '<w:vertAlign w:val="superscript"/>') + r(" ")
            runs += r("down", '<w:vertAlign w:val="subscript"/>') + r(" ")
        body += p(runs, spacing(rng.choice([0, 120]), rng.choice([0, 60, 200]), line, rule))
    return docx(body)


@document
def pictures() -> bytes:
    """Pictures in lines of text, alone, with captions and in cells."""
    rng = random.Random(18)
    media = {"one": png(60, 30, "#cc8866"), "two": png(30, 40, "#88aacc")}
    body = ""
    for index in range(16):
        name = ("one", "two")[index % 2]
        body += p(words(rng, rng.randint(20, 90)))
        body += p(
            picture(name, "A chart", 2000 + 300 * (index % 5), 900 + 350 * (index % 6)),
            "<w:keepNext/>",
        )
        body += p(f"Figure {index + 1}: " + words(rng, 6), style="Caption")
        body += p(
            r(words(rng, 12))
            + picture(name, "A sign", 300, 300 + 100 * (index % 3))
            + r(words(rng, 14))
        )
    cells = [tr(tc(p(picture("one", "A chart", 1500, 800))), words(rng, 20)) for _ in range(3)]
    body += tbl(tr("Picture", "Text", header=True), *cells, widths=[3000, 6026])
    return docx(body, media=media)


@document
def narrow() -> bytes:
    """Justified text in narrow paragraphs and cells, with words that do not fit."""
    rng = random.Random(19)
    body = ""
    for index in range(24):
        indent = f'<w:ind w:left="{index * 150}" w:right="{index * 140}" w:firstLine="{(index % 3) * 200}"/>'
        body += p(words(rng, rng.randint(30, 70)), indent + jc("both"))
    rows = [tr(*(tc(p(words(rng, 25), jc("both"))) for _ in range(6))) for _ in range(5)]
    body += tbl(tr(*("Head" for _ in range(6)), header=True), *rows, widths=[1504] * 6)
    return docx(body)


@document
def characters() -> bytes:
    """Runs of every look: capitals, small capitals, spacing, scale, underlines, breaks."""
    rng = random.Random(20)
    looks = ["<w:b/>", "<w:i/>", "<w:b/><w:i/>", "<w:caps/>", "<w:smallCaps/>", '<w:u w:val="single"/>',
             "<w:strike/>", '<w:spacing w:val="20"/>', '<w:spacing w:val="-10"/>', '<w:w w:val="80"/>',
             '<w:highlight w:val="yellow"/>', '<w:position w:val="8"/>', '<w:color w:val="CC0000"/>',
             "<w:vanish/>"]  # fmt: skip
    body = ""
    for index in range(45):
        runs = "".join(
            r(words(rng, rng.randint(2, 12)) + " ", rng.choice(looks) + face(FACES[index % 3]))
            for _ in range(rng.randint(3, 8))
        )
        if index % 5 == 0:
            runs += br("textWrapping") + r(words(rng, 20))
        body += p(runs, rng.choice([jc("left"), jc("both"), jc("both"), jc("center")]))
    return docx(body)


@document
def sizes() -> bytes:
    """Pages of faces in sizes whose lines are not as high as their parts rounded, superscripts."""
    rng = random.Random(33)
    body = ""
    for name, size in (("Times New Roman", 19), ("Cambria", 27), ("Arial", 26), ("Cambria", 24)):
        look = face(name, size)
        for _ in range(16):
            runs = r(words(rng, 75), look) + r("2", look + '<w:vertAlign w:val="superscript"/>')
            body += p(runs, spacing() + f"<w:rPr>{look}</w:rPr>")
    return docx(body)


@document
def breaks() -> bytes:
    """Page breaks in runs and before paragraphs, section starts, empty paragraphs."""
    rng = random.Random(21)
    body = ""
    for index in range(8):
        body += p(words(rng, 80), spacing(400, 200)) + p() + p("", spacing(100, 0))
        match index % 4:
            case 0:
                body += p(r(words(rng, 10)) + br() + r(words(rng, 30)))
            case 1:
                body += p(words(rng, 20), "<w:pageBreakBefore/>" + spacing(300, 100))
            case 2:
                body += p(br())
            case 3:
                body += p("", section())
    return docx(body + p(words(rng, 50)))


@document
def nested_tables() -> bytes:
    """Tables in cells, and text boxes over the text."""
    rng = random.Random(22)
    body = ""
    for _ in range(8):
        inner = tbl(tr("In", "Out", header=True), *_rows(rng, 3, 2, 10), widths=[1800, 2200])
        rows = [
            tr(words(rng, 6), tc(p(words(rng, 12)) + inner + p(words(rng, 8)))) for _ in range(2)
        ]
        body += p(words(rng, 50)) + tbl(
            tr("What", "Detail", header=True), *rows, widths=[3000, 6026]
        )
    return docx(body)


@document
def text_boxes() -> bytes:
    """Anchored text boxes with text above and below them only."""
    rng = random.Random(23)
    body = ""
    for index in range(12):
        box = text_box(p(words(rng, 15)), 4000, 1600, wrap="wrapTopAndBottom", x=300 * index % 2000)
        body += p(box + r(words(rng, rng.randint(30, 80)))) + p(words(rng, 60))
    return docx(body)


@document
def frames() -> bytes:
    """Frames at the sides of paragraphs, over the text's width, and with a page number."""
    rng = random.Random(29)
    number = framed(field("PAGE"), 'w:vAnchor="text" w:hAnchor="margin" w:xAlign="right" w:y="1"')
    body = framed(
        r("County Hall"), 'w:w="3400" w:vAnchor="page" w:hAnchor="page" w:x="7000" w:y="700"'
    )
    for index in range(10):
        if index % 2:
            place = (
                'w:w="3000" w:hSpace="180" w:vAnchor="text" w:hAnchor="margin" w:x="6026" w:y="200"'
            )
        else:
            place = 'w:w="4060" w:h="1353" w:vAnchor="text" w:hAnchor="margin" w:xAlign="center" w:y="460"'
            place = place.replace("w:h=", 'w:wrap="notBeside" w:h=')
        body += framed(r(words(rng, 8)), place) + p(words(rng, rng.randint(60, 120)))
        body += p(words(rng, rng.randint(20, 60)))
    return docx(body, footers={"default": number + p("Council paper")})


@document
def floating_pictures() -> bytes:
    """Pictures that text runs beside, at paragraphs and at places of the page, over page ends."""
    rng = random.Random(25)
    body = ""
    for index in range(14):
        wrap = ("wrapSquare", "wrapTopAndBottom", "wrapSquare")[index % 3]
        sign = floating_picture(
            "sign", "A sign", 2500, 1300 + 60 * index, wrap=wrap, x=(0, 3000, 6500)[index % 3],
            y=(0, 150, 300)[index // 3 % 3],
        )  # fmt: skip
        body += p(sign + r(words(rng, rng.randint(60, 120))), spacing(60 * (index % 4), 120))
        body += p(words(rng, rng.randint(20, 60)))
        if index % 5 == 0:
            placed = floating_picture(
                "sign", "A sign", 2000, 1500, wrap="wrapSquare", x=1440, y=9000, of=("page", "page")
            )
            body += p(placed + r(words(rng, 40)))
    return docx(body, media={"sign": png(300, 200, "gray")})


@document
def text_on_both_sides() -> bytes:
    """Pictures in the midst of text, justified and indented."""
    rng = random.Random(5)
    body = ""
    for index in range(12):
        look = '<w:ind w:left="300" w:hanging="300"/>' if index % 3 == 1 else ""
        look += '<w:jc w:val="both"/>' if index % 2 else ""
        sign = floating_picture(
            "sign", "A sign", 1800 + 100 * index, 1300 + 60 * index, wrap="wrapSquare",
            x=(2500, 3200, 4000)[index % 3], y=(0, 200, 100)[index % 3],
        )  # fmt: skip
        body += p(sign + r(words(rng, rng.randint(70, 130))), look) + p(words(rng, 30), look)
    return docx(body, media={"sign": png(300, 200, "gray")})


@document
def merged_rows() -> bytes:
    """Merged cells that hold more than the rows beside them, over page ends."""
    rng = random.Random(43)
    body = ""
    for _ in range(5):
        rows = []
        for index in range(9):
            first = tc(words(rng, 25), MERGE) if index % 3 == 0 else tc("", MERGED)
            rows.append(tr(first, *(words(rng, rng.randint(1, 12)) for _ in range(2))))
        body += p(words(rng, rng.randint(30, 90)))
        body += tbl(tr("One", "Two", "Three", header=True), *rows, widths=[2200, 3400, 3426])
    return docx(body)


@document
def inner_tables() -> bytes:
    """Tables that end their cells, with the empty paragraph that has to follow."""
    rng = random.Random(27)
    body = ""
    for _ in range(6):
        look = '<w:tblLook w:val="0080" w:firstColumn="1"/>'
        inner = tbl(*_rows(rng, 3, 2, 8), widths=[1800, 2200], properties=look)
        body += p(words(rng, rng.randint(20, 70))) + tbl(
            tr("What", "Detail", header=True),
            tr(words(rng, 6), tc(p(words(rng, 12)) + inner)), tr(words(rng, 9), tc(inner)),
            widths=[3000, 6026],
        )  # fmt: skip
    return docx(body)


AUTOMATIC = (
    '<w:spacing w:before="100" w:beforeAutospacing="1" w:after="100" w:afterAutospacing="1"/>'
)


@document
def automatic() -> bytes:
    """Automatic spacing: at the beginning, in lists, in cells; and 1.158 lines, Word's default."""
    rng = random.Random(28)
    body = ""
    for _ in range(9):
        for index in range(3):
            body += p(words(rng, rng.randint(8, 60)), AUTOMATIC + jc("both") * (index % 2))
        body += "".join(item(words(rng, rng.randint(4, 20)), 0, 1, AUTOMATIC) for _ in range(4))
        cell = tc(p(words(rng, 9), AUTOMATIC) * 2)
        rows = [tr(cell, words(rng, 5), properties="<w:cantSplit/>") for _ in range(2)]
        body += tbl(tr("One", "Two", header=True), *rows, widths=[4000, 5026])
        body += p(words(rng, rng.randint(40, 90)), spacing(0, 160, 278))
    return docx(body)


BANDED = style(
    "Banded",
    "Banded",
    f'<w:pPr><w:spacing w:after="40"/></w:pPr><w:tblPr><w:tblStyleRowBandSize w:val="1"/>'
    f"{borders(8, ('top', 'bottom'))}</w:tblPr>"
    '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr><w:tcBorders><w:bottom '
    'w:val="single" w:sz="24" w:space="0" w:color="auto"/></w:tcBorders></w:tcPr></w:tblStylePr>'
    '<w:tblStylePr w:type="band1Horz"><w:tcPr><w:shd w:val="clear" w:fill="EEEEEE"/></w:tcPr>'
    "</w:tblStylePr>",
    kind="table",
    base="TableNormal",
)


@document
def banded() -> bytes:
    """A table style with a first row and stripes."""
    rng = random.Random(24)
    look = '<w:tblLook w:val="0420" w:firstRow="1" w:noVBand="1"/>'
    body = ""
    for _ in range(5):
        body += p(words(rng, 60)) + tbl(
            tr("First", "Second", "Third", header=True), *_rows(rng, 9, 3, 20),
            widths=[2000, 4000, 3026], properties=look, style="Banded",
        )  # fmt: skip
    return docx(body + p(words(rng, 20)), styles=BANDED)


@document
def one_table_of_several() -> bytes:
    """Tables of one style with nothing between them: the first one's header is repeated."""
    rng = random.Random(34)
    widths = [3000, 6026], [2000, 4500, 2526], [4513, 4513]
    body = p(words(rng, 30))
    for columns in widths:
        head = tr(*(words(rng, 1) for _ in columns), header=True)
        body += tbl(head, *_rows(rng, 30, len(columns), 14), widths=columns)
    return docx(body + p(words(rng, 40)))


@document
def kept_rows() -> bytes:
    """Tables of which some rows are kept with the next, under captions that are, too."""
    rng = random.Random(41)
    body = ""
    for _ in range(16):
        body += "".join(p(words(rng, rng.randint(20, 90))) for _ in range(rng.randint(1, 3)))
        rows = [tr("One", "Two", header=True)]
        for _ in range(rng.randint(2, 7)):
            kept = rng.choice(["", "", "<w:keepNext/>"])
            whole = rng.choice(["", "<w:cantSplit/>"])
            cells = tc(p(words(rng, 9), kept)), tc(p(words(rng, 20)))
            rows.append(tr(*cells, properties=whole))
        body += p("Table: " + words(rng, 4), style="Caption")
        body += tbl(*rows, widths=[4000, 5026]) + p()
    return docx(body)


@document
def close_lines() -> bytes:
    """Lines below single spacing, of one and of several sizes."""
    rng = random.Random(43)
    body = ""
    for _ in range(36):
        close = spacing(0, 160, rng.choice([160, 180, 200, 216, 228, 235]))
        sizes = "".join(
            r(words(rng, 9) + " ", face("Arial", rng.choice([18, 22, 28]))) for _ in "ab"
        )
        body += p(rng.choice([sizes, ""]) + r(words(rng, rng.randint(20, 80))), close)
    return docx(body)


@document
def grid() -> bytes:
    """Lines on the grid of their page, of several sizes and multiples; tables that keep to it."""
    rng = random.Random(47)
    body = ""
    for number in range(40):
        line = rng.choice([240, 240, 276, 360])
        size = face("Arial", rng.choice([20, 22, 24, 36]))
        free = rng.choice(["", "", '<w:snapToGrid w:val="0"/>'])
        body += p(r(words(rng, rng.randint(20, 110)), size), free + spacing(0, 120, line))
        if number % 8 == 4:
            cells = [tr(words(rng, 4), words(rng, 14)) for _ in range(5)]
            body += tbl(tr("Item", "What is done", header=True), *cells, widths=[3000, 6026]) + p()
    lines = '<w:docGrid w:type="lines" w:linePitch="360"/>'
    compatible = "<w:compat><w:adjustLineHeightInTable/></w:compat>"
    return docx(body, last_section=section(lines), settings=compatible)


@document
def numbered_lines() -> bytes:
    """Sections whose lines are numbered, some of their paragraphs left out."""
    rng = random.Random(53)
    body = ""
    for start in ("continuous", "newPage", "newSection"):
        numbers = f'<w:lnNumType w:countBy="{rng.choice([1, 5])}" w:restart="{start}"/>'
        for _ in range(14):
            out = rng.choice(["", "", "", "<w:suppressLineNumbers/>"])
            body += p(words(rng, rng.randint(20, 100)), out)
        body += p("The section ends here.", section(numbers))
    return docx(body + p("Nothing is numbered below."))


@document
def from_the_web() -> bytes:
    """Automatic spacing in text, in lists and in cells; line rules without a height."""
    rng = random.Random(59)
    automatic = '<w:spacing w:beforeAutospacing="1" w:afterAutospacing="1"/>'
    rule = '<w:spacing w:before="200" w:after="80" w:lineRule="auto"/>'
    wide = style("Wide", "Wide", f"<w:pPr>{spacing(0, 0, 276)}</w:pPr>")
    title = style("Headline", "Headline", f"<w:pPr>{rule}</w:pPr>", base="Wide")
    body = ""
    for _ in range(12):
        body += p(words(rng, 7), style="Headline")
        body += "".join(p(words(rng, rng.randint(20, 80)), style="Wide") for _ in "ab")
        body += "".join(item(words(rng, rng.randint(4, 30)), 0, 1, automatic) for _ in "abc")
        left = "".join(p(words(rng, rng.randint(4, 12)), automatic) for _ in "ab")
        right = "".join(item(words(rng, rng.randint(4, 20)), 0, 1, automatic) for _ in "ab")
        rows = [tr(tc(left), tc(right)), tr(words(rng, 5), words(rng, 9))]
        body += tbl(tr("Left", "Right", header=True), *rows, widths=[4000, 5026])
        body += p(words(rng, rng.randint(20, 60)), automatic)
    return docx(body, styles=wide + title)


@document
def old_tables() -> bytes:
    """A file of old: sizes that yield to table styles, tables that begin a page."""
    rng = random.Random(61)
    small = style("Small", "Small", '<w:rPr><w:sz w:val="18"/></w:rPr>', kind="table",
                  base="TableGrid")  # fmt: skip
    body = ""
    for number in range(14):
        body += "".join(p(words(rng, rng.randint(20, 90))) for _ in "ab")
        begins = "<w:pageBreakBefore/>" if number % 5 == 3 else ""
        rows = [tr(tc(p("One", begins)), "Two", header=True)]
        for _ in range(rng.randint(3, 7)):
            larger = p(r(words(rng, 9)) + r(" larger", face("Arial", 26)))
            rows.append(tr(words(rng, rng.randint(2, 9)), tc(larger)))
        look = rng.choice(["Small", "TableGrid"])
        body += tbl(*rows, widths=[4000, 5026], style=look) + p()
    return docx(body, styles=small, mode=12)


@document
def sections_that_go_on() -> bytes:
    """Sections that begin on the page of another, with headers of their first pages and others."""
    rng = random.Random(67)
    named = "".join(
        f'<w:headerReference w:type="{kind}" r:id="header-{kind}"/>'
        for kind in ("default", "first")
    )
    heads = {"default": p("Usual head"), "first": p("First head")}
    body = ""
    for number in range(14):
        body += h(1 if not number else 2, words(rng, 5))
        body += "".join(p(words(rng, rng.randint(30, 110))) for _ in range(rng.randint(3, 6)))
        title = rng.choice(["", "<w:titlePg/>"])
        start = rng.choice(["continuous", "continuous", "nextPage"]) if number else "nextPage"
        ends = section(f'{named if not number else ""}<w:type w:val="{start}"/>{title}')
        body += p(words(rng, rng.randint(10, 60)), ends)
    body += "".join(p(words(rng, 60)) for _ in range(9))
    last = section('<w:type w:val="continuous"/><w:titlePg/>')
    return docx(body, headers=heads, last_section=last)


@document
def labels() -> bytes:
    """Labels of lists at the left, in the middle and at the right, with what follows them."""
    rng = random.Random(71)
    levels = []
    for index, (form, text) in enumerate(
        [
            ("decimal", "%1."),
            ("lowerLetter", "(%2)"),
            ("lowerRoman", "%3."),
            ("decimal", "%1.%2.%4"),
        ]
    ):
        side = ("left", "center", "right", "left")[index]
        follows = ("tab", "tab", "tab", "space")[index]
        level = lvl(index, form, text, f'<w:suff w:val="{follows}"/>')
        levels.append(level.replace('<w:lvlJc w:val="left"/>', f'<w:lvlJc w:val="{side}"/>'))
    own = abstract(9, *levels) + num(9, 9) + num(10, 9, restart(0, 3) + restart(1, 5))
    body = ""
    for _ in range(90):
        level, number = rng.randint(0, 3), rng.choice([9, 9, 9, 10])
        indent = rng.choice(["", "", "", '<w:ind w:left="1700" w:hanging="850"/>'])
        body += item(words(rng, rng.randint(4, 50)), level, number, indent)
    return docx(body, numbering=own)


@document
def reports() -> bytes:
    """Sentences of reports, ragged and justified, kerned and not, in columns too."""
    rng = random.Random(73)
    body = ""
    for index in range(24):
        kern = '<w:kern w:val="2"/>' if index % 3 == 1 else ""
        body += h(1, rng.choice(SENTENCES).partition(",")[0]) if index % 4 == 0 else ""
        look = face(FACES[index % 2], rng.choice([20, 21, 22, 24])) + kern
        body += p(r(sentences(rng, rng.randint(2, 6)), look), jc(rng.choice(["left", "both"])))
    body += p("The columns begin below.", section())
    for _ in range(14):
        body += p(sentences(rng, rng.randint(1, 4)), jc(rng.choice(["left", "both"])))
    three = '<w:type w:val="continuous"/><w:cols w:num="3" w:space="400"/>'
    return docx(body, last_section=section(three))


@document
def narrow_reports() -> bytes:
    """The same in cells too narrow for their paths and joined words."""
    rng = random.Random(79)
    body = ""
    for columns in (2, 3, 4, 5, 6):
        rows = [
            tr(*(sentences(rng, rng.choice([1, 1, 2])) for _ in range(columns))) for _ in range(4)
        ]
        head = tr(*(f"Column {number}" for number in range(columns)), header=True)
        body += p(sentences(rng, 2)) + tbl(head, *rows, widths=[9026 // columns] * columns)
    return docx(body)


@document
def many_runs() -> bytes:
    """The same in runs, as editing leaves them: of one look, of several, with bookmarks between."""
    rng = random.Random(83)
    looks = ["", "", "<w:noProof/>", "<w:b/>", "<w:i/>", '<w:lang w:val="cy-GB"/>']
    body = ""
    for number in range(28):
        text, runs = sentences(rng, rng.randint(2, 5)), ""
        while text:
            length = rng.randint(1, 30)
            part, text = text[:length], text[length:]
            runs += r(part, rng.choice(looks))
            if rng.random() < 0.1:
                runs += bookmark(f"b{number}x{len(text)}", "")
        body += p(runs)
    return docx(body)


def _mix(seed: int) -> bytes:
    rng = random.Random(seed)
    body, notes, depth = "", {}, 0
    for _ in range(34):
        match rng.randrange(9):
            case 0:
                depth = rng.randint(1, min(3, depth + 1))
                body += h(depth, words(rng, rng.randint(2, 9)))
            case 1:
                number = rng.choice([1, 2])
                for _ in range(rng.randint(2, 6)):
                    body += item(words(rng, rng.randint(3, 35)), rng.randint(0, 2), number)
            case 2:
                most, count = rng.randint(3, 30), rng.randint(2, 9)
                properties = borders(rng.choice([4, 4, 8, 12]), ALL_SIDES)
                head = tr("One", "Two", "Three", header=True)
                body += tbl(
                    head,
                    *_rows(rng, count, 3, most),
                    widths=[2500, 3500, 3026],
                    properties=properties,
                )
                body += p()
            case 3:
                key = len(notes) + 1
                notes[key] = words(rng, rng.randint(5, 50))
                body += p(r(words(rng, rng.randint(10, 50))) + note(key) + r(" " + words(rng, 20)))
            case 4:
                body += p(words(rng, rng.randint(5, 60)), "<w:keepNext/>")
            case 5:
                line = rng.choice([200, 240, 276, 300, 360])
                body += p(
                    words(rng, rng.randint(10, 90)),
                    spacing(rng.choice([0, 120, 240]), 120, line) + jc("both"),
                )
            case _:
                body += p(words(rng, rng.randint(10, 110)), rng.choice(["", "", "<w:keepLines/>"]))
    return docx(body, footnotes=notes or None)


for _seed in range(31, 37):
    MAKERS[f"mix-{_seed}"] = lambda seed=_seed: _mix(seed)


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, make in MAKERS.items():
        (folder / f"{name}.docx").write_bytes(make())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
