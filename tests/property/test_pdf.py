"""Random Word files of every feature: each converts, conforms, loses no word, and is the same twice."""

import io

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image
from support import docx as word
from support.verapdf import assert_conforms

from papers.pdf.convert import Conversion, convert

EXAMPLES = 60
VALIDATED = 12  # veraPDF takes a second for each
WORDS = ["a", "the", "committee", "Ŵyŷ", "naïve", "co-operate", "risk—benefit", "£1,000", "(a)",
         "2019–20", "“quoted”", "x" * 120, "e\u0301", "½", "✓", "half\u00adhyphen", "non\u2011breaking",
         "no\u00a0break", "&<>", "ﬁ", "Straße", "http://example.org/a/long/path?query=1"]  # fmt: skip
BOOKMARKS = ("one", "two", "missing")
NOTES = 6


def _png(mode: str) -> bytes:
    stream = io.BytesIO()
    Image.new(mode, (3, 2)).save(stream, "PNG")
    return stream.getvalue()


MEDIA = {"rgb": _png("RGB"), "alpha": _png("RGBA"), "grey": _png("L"), "palette": _png("P")}
LINKS = {"out": "https://example.org/ä b?c=(d)", "mail": "mailto:clerk@example.org"}

twips = st.sampled_from([0, 1, 20, 120, 240, 567, 720, 1440, 5000])
text = st.lists(st.sampled_from(WORDS), min_size=1, max_size=30).map(" ".join)
short = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)


def some_of(*snippets: str) -> st.SearchStrategy[str]:
    """Some of these properties, in their order."""
    return st.lists(st.booleans(), min_size=len(snippets), max_size=len(snippets)).map(
        lambda on: "".join(s for s, taken in zip(snippets, on, strict=True) if taken)
    )


run_formats = st.one_of(
    st.just(""),
    some_of(
        '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/>', "<w:b/>", "<w:i/>",
        "<w:caps/>", "<w:strike/>", '<w:color w:val="C00000"/>', '<w:spacing w:val="15"/>',
        '<w:w w:val="90"/>', '<w:position w:val="6"/>', '<w:sz w:val="31"/>',
        '<w:highlight w:val="yellow"/>', '<w:u w:val="single"/>', '<w:vertAlign w:val="superscript"/>',
    ),
    st.just("<w:smallCaps/>"),
)  # fmt: skip


@st.composite
def paragraph_formats(draw: st.DrawFn) -> str:
    if draw(st.integers(0, 2)):
        return ""
    kept = draw(some_of("<w:keepNext/>", "<w:keepLines/>", '<w:widowControl w:val="0"/>'))
    sides = draw(some_of(*(f'<w:{s} w:val="single" w:sz="8" w:space="4" w:color="0000FF"/>'
                           for s in ("top", "left", "bottom", "right", "between"))))  # fmt: skip
    shade = draw(some_of('<w:shd w:val="clear" w:fill="EEEEEE"/>'))
    line = draw(st.sampled_from(["", 'w:line="360" w:lineRule="auto"', 'w:line="300" w:lineRule="exact"',
                                 'w:line="200" w:lineRule="atLeast"', 'w:line="200" w:lineRule="auto"']))  # fmt: skip
    align = draw(st.sampled_from(["left", "right", "center", "both"]))
    borders = f"<w:pBdr>{sides}</w:pBdr>" if sides else ""
    return (
        f'{kept}{borders}{shade}<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{draw(twips)}"/></w:tabs>'
        f'<w:spacing w:before="{draw(twips) // 4}" w:after="{draw(twips) // 4}" {line}/>'
        f'<w:ind w:left="{draw(twips)}" w:right="{draw(twips)}" w:hanging="{draw(twips)}"/>'
        f'<w:jc w:val="{align}"/>'
    )


def bookmarked(content: str, name: str) -> str:
    return word.bookmark(name, content)


runs = st.one_of(
    st.builds(word.r, text, run_formats),
    st.builds(word.r, text, run_formats),
    st.builds(lambda t, f, k: word.link(k, word.r(t, f)), short, run_formats, st.sampled_from(sorted(LINKS))),
    st.builds(lambda t, k: word.anchor(k, word.r(t)), short, st.sampled_from(BOOKMARKS)),
    st.builds(lambda t, k: bookmarked(word.r(t), k), short, st.sampled_from(BOOKMARKS[:2])),
    st.builds(lambda k, s: word.field(f"REF {k} {s}", "shown words"), st.sampled_from(BOOKMARKS), st.sampled_from(["", "\\h"])),
    st.builds(lambda k, s: word.field(f"PAGEREF {k} {s}", "7"), st.sampled_from(BOOKMARKS), st.sampled_from(["", "\\h"])),
    st.sampled_from([word.field("PAGE"), word.field("NUMPAGES"), word.field("SECTIONPAGES"), word.TAB]),
    st.sampled_from([word.br("textWrapping"), word.br("page"), word.br("column")]),
    st.integers(1, NOTES).map(word.note),
    st.builds(word.picture, st.sampled_from(sorted(MEDIA)), short, st.sampled_from([20, 1440, 9000]),
              st.sampled_from([20, 720, 4000])),
    st.builds(lambda k: word.picture(k, "", decorative=True), st.sampled_from(sorted(MEDIA))),
    st.builds(lambda k, a, w: word.floating_picture(k, a, 2000, 1000, wrap=w), st.sampled_from(sorted(MEDIA)),
              short, st.sampled_from(["wrapNone", "wrapSquare", "wrapTopAndBottom"])),
    st.builds(lambda t: word.text_box(word.p(word.r(t)), 3000, 1500), short),
)  # fmt: skip

paragraphs = st.builds(
    lambda parts, form: word.p("".join(parts), form),
    st.lists(runs, max_size=4),
    paragraph_formats(),
)
items = st.builds(word.item, short, st.integers(0, 2), st.sampled_from([1, 2]))
styled = st.builds(lambda t, s: word.p(word.r(t), style=s), short,
                   st.sampled_from(["Quote", "ListBullet", "ListNumber", "Caption", "TOC1", "TOC2"]))  # fmt: skip


@st.composite
def tables(draw: st.DrawFn, depth: int = 0) -> str:
    columns = draw(st.integers(1, 4))
    widths = draw(
        st.lists(st.sampled_from([0, 300, 1500, 2500]), min_size=columns, max_size=columns)
    )
    inner = st.one_of(paragraphs, items, *([tables(depth=1)] if depth == 0 else []))
    rows = [word.tr(*(word.tc(word.p(word.r(draw(short)))) for _ in range(columns)), header=True)]
    merged: set[int] = set()  # columns whose cell may go on
    for _ in range(draw(st.integers(1, 5))):
        cells, column, now = [], 0, set()
        while column < columns:
            across = draw(st.integers(1, columns - column))
            properties = word.span(across) if across > 1 else ""
            if across == 1 and column in merged and draw(st.booleans()):
                cells.append(word.tc(word.p(), word.MERGED))
                now.add(column)
            else:
                if across == 1 and draw(st.integers(0, 3)) == 0:
                    properties += word.MERGE
                    now.add(column)
                cells.append(
                    word.tc("".join(draw(st.lists(inner, min_size=1, max_size=2))), properties)
                )
            column += across
        merged = now
        form = draw(some_of("<w:cantSplit/>", '<w:trHeight w:val="600"/>'))
        rows.append(word.tr(*cells, properties=form))
    look = draw(
        st.sampled_from(
            [
                "",
                '<w:tblLook w:firstRow="1" w:firstColumn="1"/>',
                '<w:tblW w:w="5000" w:type="pct"/>',
            ]
        )
    )
    return word.tbl(*rows, widths=widths, properties=look)


@st.composite
def sections(draw: st.DrawFn) -> str:
    kind = draw(st.sampled_from(["", '<w:type w:val="continuous"/>', '<w:type w:val="oddPage"/>']))
    more = draw(
        some_of(
            '<w:pgNumType w:fmt="lowerRoman" w:start="3"/>',
            '<w:cols w:num="2" w:sep="1"/>',
            "<w:titlePg/>",
        )
    )
    width, height = draw(st.sampled_from([(11906, 16838), (16838, 11906), (8391, 5953)]))
    return word.section(
        kind + more, width=width, height=height, margin=draw(st.sampled_from([720, 1440]))
    )


blocks = st.one_of(paragraphs, paragraphs, items, styled, tables())
ends = st.builds(lambda s: word.p("", s), sections())


@st.composite
def documents(draw: st.DrawFn) -> bytes:
    parts, level = [word.h(1, "A heading")], 1
    for _ in range(draw(st.integers(1, 8))):
        kind = draw(st.integers(0, 9))
        if kind == 0:
            level = draw(st.integers(1, min(3, level + 1)))
            parts.append(word.h(level, draw(short)))
        elif kind == 1:
            parts.append(draw(ends))
        else:
            parts.append(draw(blocks))
    if parts[-1].endswith("</w:tbl>"):
        parts.append(word.p())
    margin = st.dictionaries(
        st.sampled_from(["default", "first", "even"]), paragraphs_of_margins, max_size=2
    )
    return word.docx(
        "".join(parts),
        footnotes={i: draw(text) for i in range(1, NOTES + 1)},
        headers=draw(margin),
        footers=draw(margin),
        media=MEDIA,
        links=LINKS,
        last_section=draw(sections()),
        settings=draw(some_of("<w:evenAndOddHeaders/>")),
    )


paragraphs_of_margins = st.builds(
    lambda t, f: word.p(word.r(t) + word.TAB + word.field(f)),
    short,
    st.sampled_from(["PAGE", "NUMPAGES"]),
)
SETTINGS = {
    "deadline": None,
    "derandomize": True,
    "database": None,
    "suppress_health_check": [
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
        HealthCheck.large_base_example,
    ],
}


def converted(content: bytes) -> Conversion:
    found = convert(content, "random.docx")
    assert "lost-words" not in {f.rule for f in found.findings}, found.findings
    return found


@settings(max_examples=EXAMPLES, **SETTINGS)
@given(documents())
def test_a_random_document_converts_loses_no_word_and_is_the_same_twice(content: bytes) -> None:
    first = converted(content)
    assert first.conforms
    assert converted(content).pdf == first.pdf


@settings(max_examples=VALIDATED, **SETTINGS)
@given(documents())
def test_a_random_document_conforms(content: bytes) -> None:
    assert_conforms(converted(content).pdf)
