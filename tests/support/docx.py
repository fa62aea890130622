"""Small Word files from snippets of WordprocessingML, the same bytes each time.

    docx(h(1, "Risks") + p("Some " + r("bold", "<w:b/>") + " words"))

Everything that a snippet does not say is a plain default: Arial 11 pt, A4, a title, en-GB.
"""

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": OFFICE,
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "v": "urn:schemas-microsoft-com:vml",
        "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
    }.items()
)
PICTURE_URI = "http://schemas.openxmlformats.org/drawingml/2006/picture"
SHAPE_URI = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"


# Paragraphs and runs ------------------------------------------------------------------------------


def r(text: str, properties: str = "") -> str:
    """A run of text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def p(content: str = "", properties: str = "", *, style: str = "") -> str:
    """A paragraph of runs; plain text is one run."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    runs = content if content.startswith("<") or not content else r(content)
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{runs}</w:p>"


def h(level: int, text: str) -> str:
    """A heading."""
    return p(text, style=f"Heading{level}")


def item(text: str, level: int = 0, number: int = 1, properties: str = "") -> str:
    """A list item: list 1 has bullets, list 2 counts 1. (a) (i)."""
    return p(
        text,
        f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>{properties}',
    )


TAB = "<w:r><w:tab/></w:r>"


def br(kind: str = "page") -> str:
    """A break inside a paragraph: page, column or textWrapping."""
    return f'<w:r><w:br w:type="{kind}"/></w:r>'


def link(identifier: str, content: str) -> str:
    """A hyperlink to one of the `links` of `docx`."""
    return f'<w:hyperlink r:id="{identifier}">{content}</w:hyperlink>'


def anchor(bookmark: str, content: str) -> str:
    """A hyperlink to a bookmark."""
    return f'<w:hyperlink w:anchor="{bookmark}">{content}</w:hyperlink>'


def framed(runs: str, place: str, properties: str = "") -> str:
    """A paragraph in a frame; `place` is what its framePr says."""
    wrap = "" if "w:wrap=" in place else 'w:wrap="around" '
    return p(runs, f"<w:framePr {wrap}{place}/>{properties}")


def bookmark(name: str, content: str) -> str:
    """Runs that bear a bookmark."""
    start = f'<w:bookmarkStart w:id="{sum(map(ord, name))}" w:name="{name}"/>'
    return f'{start}{content}<w:bookmarkEnd w:id="{sum(map(ord, name))}"/>'


def field(code: str, shown: str = "1", properties: str = "") -> str:
    """A complex field and what Word last showed for it."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    return (
        mark.format("begin")
        + f'<w:r><w:instrText xml:space="preserve"> {escape(code)} </w:instrText></w:r>'
        + mark.format("separate")
        + r(shown, properties)
        + mark.format("end")
    )


def note(key: int) -> str:
    """A reference to one of the `footnotes` of `docx`."""
    style = '<w:rStyle w:val="FootnoteReference"/>'
    return f'<w:r><w:rPr>{style}</w:rPr><w:footnoteReference w:id="{key}"/></w:r>'


# Tables -------------------------------------------------------------------------------------------


def tc(content: str = "", properties: str = "") -> str:
    """A cell of blocks; plain text is one paragraph."""
    blocks = content if content.startswith(("<w:p>", "<w:tbl>")) else p(content)
    if blocks.endswith("</w:tbl>"):
        blocks += p()
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{blocks}</w:tc>"


def tr(*cells: str, properties: str = "", header: bool = False) -> str:
    """A row of cells; plain texts become cells."""
    mark = "<w:tblHeader/>" if header else ""
    written = "".join(c if c.startswith("<w:tc>") else tc(c) for c in cells)
    return f"<w:tr><w:trPr>{properties}{mark}</w:trPr>{written}</w:tr>"


def tbl(*rows: str, widths: Sequence[int], properties: str = "", style: str = "TableGrid") -> str:
    """A table of rows with columns of these widths in twips."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    if "<w:tblW " not in properties:
        properties = f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/>{properties}'
    named = f'<w:tblStyle w:val="{style}"/>' if style else ""
    return (
        f"<w:tbl><w:tblPr>{named}{properties}</w:tblPr>"
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def span(columns: int) -> str:
    """A cell's property: it spans columns."""
    return f'<w:gridSpan w:val="{columns}"/>'


MERGED, MERGE = "<w:vMerge/>", '<w:vMerge w:val="restart"/>'


# Pictures -----------------------------------------------------------------------------------------


def _frame(alternative: str, *, decorative: bool) -> str:
    mark = '<adec:decorative val="1"/>' if decorative else ""
    extension = f'<a:extLst><a:ext uri="{{C183D7F6}}">{mark}</a:ext></a:extLst>' if mark else ""
    return (
        f'<wp:docPr id="1" name="Picture 1" descr={quoteattr(alternative)}>{extension}</wp:docPr>'
    )


def _graphic(image: str, width: int, height: int) -> str:
    size = f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{width * 635}" cy="{height * 635}"/></a:xfrm>'
    return (
        f'<a:graphic><a:graphicData uri="{PICTURE_URI}"><pic:pic><pic:nvPicPr>'
        f'<pic:cNvPr id="1" name="p"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        f'<a:blip r:embed="{image}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr>{size}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        f"</pic:pic></a:graphicData></a:graphic>"
    )


def picture(
    image: str, alternative: str, width: int = 1440, height: int = 720, *, decorative: bool = False
) -> str:
    """A run with a picture in the line; `image` is one of the `media` of `docx`. Twips."""
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width * 635}" cy="{height * 635}"/>'
        f"{_frame(alternative, decorative=decorative)}{_graphic(image, width, height)}"
        f"</wp:inline></w:drawing></w:r>"
    )


def floating(content: str, width: int, height: int, *, wrap: str = "wrapNone", x: int = 0,
             y: int = 0, alternative: str = "", of: tuple[str, str] = ("column", "paragraph"),
             ) -> str:  # fmt: skip
    """A run with an anchored graphic, offset from what `of` names across and down. Twips."""
    wrapping = f'<wp:{wrap} wrapText="bothSides"/>' if wrap == "wrapSquare" else f"<wp:{wrap}/>"
    return (
        f'<w:r><w:drawing><wp:anchor distT="0" distB="0" distL="114300" distR="114300" '
        f'simplePos="0" relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1" '
        f'allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="{of[0]}"><wp:posOffset>{x * 635}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="{of[1]}"><wp:posOffset>{y * 635}</wp:posOffset>'
        f'</wp:positionV><wp:extent cx="{width * 635}" cy="{height * 635}"/>{wrapping}'
        f"{_frame(alternative, decorative=False)}{content}</wp:anchor></w:drawing></w:r>"
    )


def floating_picture(image: str, alternative: str, width: int, height: int, **place: object) -> str:
    """A run with an anchored picture."""
    graphic = _graphic(image, width, height)
    return floating(graphic, width, height, alternative=alternative, **place)  # type: ignore[arg-type]


def shape(preset: str, width: int, height: int, *, x: int = 0, y: int = 0, look: str = "",
          text: str = "", alternative: str = "", turn: int = 0, flips: str = "",
          adjustments: str = "", body: str = "") -> str:  # fmt: skip
    """A drawn shape: `look` is its fill and line, `text` its blocks, `turn` in degrees. Twips."""
    box = f"<wps:txbx><w:txbxContent>{text}</w:txbxContent></wps:txbx>" if text else ""
    return (
        f'<wps:wsp><wps:cNvPr id="1" name="s" descr={quoteattr(alternative)}/><wps:cNvSpPr/>'
        f'<wps:spPr><a:xfrm rot="{turn * 60000}" {flips}><a:off x="{x * 635}" y="{y * 635}"/>'
        f'<a:ext cx="{width * 635}" cy="{height * 635}"/></a:xfrm><a:prstGeom prst="{preset}">'
        f"<a:avLst>{adjustments}</a:avLst></a:prstGeom>{look}</wps:spPr>{box}"
        f"<wps:bodyPr {body}/></wps:wsp>"
    )


def filled(colour: str) -> str:
    """A fill of a colour."""
    return f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'


def lined(colour: str, more: str = "") -> str:
    """A line of a colour, a point and a half wide."""
    return f'<a:ln w="19050">{filled(colour)}{more}</a:ln>'


def drawing(content: str, width: int, height: int, **place: object) -> str:
    """A run with an anchored shape or `group`."""
    uri = SHAPE_URI.replace("Shape", "Group") if content.startswith("<wpg:") else SHAPE_URI
    graphic = f'<a:graphic><a:graphicData uri="{uri}">{content}</a:graphicData></a:graphic>'
    return floating(graphic, width, height, **place)  # type: ignore[arg-type]


def group(parts: str, width: int, height: int, *, inner: tuple[int, int] = (0, 0),
          x: int = 0, y: int = 0, tag: str = "wgp") -> str:  # fmt: skip
    """A group of shapes, whose own places run to `inner` (its size, where that is 0). Twips."""
    across, down = inner if all(inner) else (width, height)
    return (
        f'<wpg:{tag}><wpg:cNvGrpSpPr/><wpg:grpSpPr><a:xfrm><a:off x="{x * 635}" y="{y * 635}"/>'
        f'<a:ext cx="{width * 635}" cy="{height * 635}"/><a:chOff x="0" y="0"/>'
        f'<a:chExt cx="{across * 635}" cy="{down * 635}"/></a:xfrm></wpg:grpSpPr>'
        f"{parts}</wpg:{tag}>"
    )


def pic(image: str, alternative: str, width: int, height: int, x: int = 0, y: int = 0) -> str:
    """A picture in a group."""
    size = f'<a:off x="{x * 635}" y="{y * 635}"/><a:ext cx="{width * 635}" cy="{height * 635}"/>'
    return (
        f'<pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="p" descr={quoteattr(alternative)}/>'
        f'<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{image}"/></pic:blipFill>'
        f"<pic:spPr><a:xfrm>{size}</a:xfrm></pic:spPr></pic:pic>"
    )


CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"


def chart(identifier: str, alternative: str, width: int = 6000, height: int = 3600) -> str:
    """A run with a chart in the line; `identifier` is one of the `charts` of `docx`. Twips."""
    return (
        f'<w:r><w:drawing><wp:inline><wp:extent cx="{width * 635}" cy="{height * 635}"/>'
        f"{_frame(alternative, decorative=False)}<a:graphic><a:graphicData "
        f'uri="{CHART}"><c:chart xmlns:c="{CHART}" r:id="{identifier}"/></a:graphicData>'
        f"</a:graphic></wp:inline></w:drawing></w:r>"
    )


DIAGRAM = "http://schemas.microsoft.com/office/drawing/2008/diagram"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"


def diagram(identifier: str, alternative: str = "", width: int = 6000, height: int = 2000) -> str:
    """A run with a diagram (SmartArt) in the line; `identifier` is one of those of `docx`."""
    data = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
    return (
        f'<w:r><w:drawing><wp:inline><wp:extent cx="{width * 635}" cy="{height * 635}"/>'
        f"{_frame(alternative, decorative=False)}<a:graphic><a:graphicData "
        f'uri="{data}"><dgm:relIds xmlns:dgm="{data}" r:dm="{identifier}"/></a:graphicData>'
        f"</a:graphic></wp:inline></w:drawing></w:r>"
    )


def diagram_shape(words: str, x: int, y: int, width: int, height: int, look: str = "") -> str:
    """A rectangle of a diagram with paragraphs (a:p) in it; twips."""
    place = f'<a:off x="{x * 635}" y="{y * 635}"/><a:ext cx="{width * 635}" cy="{height * 635}"/>'
    return (
        f'<dsp:sp><dsp:spPr><a:xfrm>{place}</a:xfrm><a:prstGeom prst="roundRect"/>{look}</dsp:spPr>'
        f'<dsp:txBody><a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"/>{words}'
        f"</dsp:txBody><dsp:txXfrm>{place}</dsp:txXfrm></dsp:sp>"
    )


def series(
    name: str, values: Sequence[float | None], categories: Sequence[str], more: str = ""
) -> str:
    """A series of a chart, as a spreadsheet computed it; `more` stands before its data."""

    def cache(kind: str, found: Sequence[object]) -> str:
        points = "".join(
            f'<c:pt idx="{i}"><c:v>{v}</c:v></c:pt>' for i, v in enumerate(found) if v is not None
        )
        return f'<c:{kind}Cache><c:ptCount val="{len(found)}"/>{points}</c:{kind}Cache>'

    return (
        f"<c:ser><c:tx><c:strRef>{cache('str', [name])}</c:strRef></c:tx>{more}"
        f"<c:cat><c:strRef>{cache('str', categories)}</c:strRef></c:cat>"
        f"<c:val><c:numRef>{cache('num', values)}</c:numRef></c:val></c:ser>"
    )


def chart_part(plot: str, *, title: str = "", legend: str = "", axes: bool = True,
               axis: str = "") -> str:  # fmt: skip
    """A part with a chart; `plot` is its groups of series, `axis` what its values' axis says."""
    head = (
        f"<c:title><c:tx><c:rich><a:p><a:r><a:t>{title}</a:t></a:r></a:p></c:rich></c:tx></c:title>"
    )
    both = f"<c:catAx/><c:valAx><c:majorGridlines/>{axis}</c:valAx>" if axes else ""
    place = f'<c:legend><c:legendPos val="{legend}"/></c:legend>' if legend else ""
    return (
        f'<c:chartSpace xmlns:c="{CHART}" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        f"<c:chart>{head if title else ''}<c:plotArea>{plot}{both}</c:plotArea>{place}</c:chart>"
        f"</c:chartSpace>"
    )


def text_box(blocks: str, width: int, height: int, **place: object) -> str:
    """A run with an anchored text box."""
    shape = (
        f'<a:graphic><a:graphicData uri="{SHAPE_URI}"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr>'
        f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{width * 635}" cy="{height * 635}"/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr><wps:txbx><w:txbxContent>'
        f"{blocks}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>"
    )
    return floating(shape, width, height, **place)  # type: ignore[arg-type]


# Parts --------------------------------------------------------------------------------------------


def style(identifier: str, name: str, properties: str = "", *, kind: str = "paragraph",
          base: str = "", default: bool = False) -> str:  # fmt: skip
    """A style; `properties` are its pPr, rPr, tblPr and so on."""
    mark = ' w:default="1"' if default else ""
    based = f'<w:basedOn w:val="{base}"/>' if base else ""
    return (
        f'<w:style w:type="{kind}"{mark} w:styleId="{identifier}"><w:name w:val="{name}"/>'
        f"{based}{properties}</w:style>"
    )


def _heading(level: int, size: int) -> str:
    return style(
        f"Heading{level}",
        f"heading {level}",
        f'<w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before="240" w:after="120"/>'
        f'<w:outlineLvl w:val="{level - 1}"/></w:pPr><w:rPr><w:b/><w:sz w:val="{size}"/></w:rPr>',
        base="Normal",
    )


def _contents(level: int) -> str:
    return style(
        f"TOC{level}",
        f"toc {level}",
        f'<w:pPr><w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9026"/></w:tabs>'
        f'<w:spacing w:after="60"/><w:ind w:left="{(level - 1) * 220}"/></w:pPr>',
        base="Normal",
    )


SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
GRID = "".join(f'<w:{s} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for s in SIDES)
CELLS = '<w:left w:w="108" w:type="dxa"/><w:right w:w="108" w:type="dxa"/>'
RAISED = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'

DEFAULTS = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" '
    'w:cs="Arial" w:eastAsia="Arial"/><w:sz w:val="22"/><w:lang w:val="{language}"/></w:rPr>'
    "</w:rPrDefault><w:pPrDefault/></w:docDefaults>"
)
STYLES = "".join(
    [
        DEFAULTS,
        style("Normal", "Normal", '<w:pPr><w:spacing w:after="120"/></w:pPr>', default=True),
        style(
            "TableNormal",
            "Normal Table",
            f"<w:tblPr><w:tblCellMar>{CELLS}</w:tblCellMar></w:tblPr>",
            kind="table",
            default=True,
        ),
        _heading(1, 32),
        _heading(2, 26),
        _heading(3, 24),
        style("Title", "Title", '<w:rPr><w:b/><w:sz w:val="40"/></w:rPr>', base="Normal"),
        style(
            "Caption", "caption", "<w:pPr><w:keepNext/></w:pPr><w:rPr><w:i/></w:rPr>", base="Normal"
        ),
        style(
            "Quote", "Quote", '<w:pPr><w:ind w:left="720" w:right="720"/></w:pPr>', base="Normal"
        ),
        style(
            "ListBullet",
            "List Bullet",
            '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:contextualSpacing/></w:pPr>',
            base="Normal",
        ),
        style(
            "ListNumber",
            "List Number",
            '<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr><w:contextualSpacing/></w:pPr>',
            base="Normal",
        ),
        _contents(1),
        _contents(2),
        style("Header", "header", '<w:pPr><w:spacing w:after="0"/></w:pPr>', base="Normal"),
        style("Footer", "footer", '<w:pPr><w:spacing w:after="0"/></w:pPr>', base="Normal"),
        style(
            "FootnoteText",
            "footnote text",
            '<w:pPr><w:spacing w:after="0"/></w:pPr><w:rPr><w:sz w:val="18"/></w:rPr>',
            base="Normal",
        ),
        style("FootnoteReference", "footnote reference", RAISED, kind="character"),
        style(
            "Hyperlink",
            "Hyperlink",
            '<w:rPr><w:color w:val="0563C1"/><w:u w:val="single"/></w:rPr>',
            kind="character",
        ),
        style(
            "TableGrid",
            "Table Grid",
            f'<w:pPr><w:spacing w:after="0"/></w:pPr><w:tblPr><w:tblBorders>{GRID}</w:tblBorders></w:tblPr>',
            kind="table",
            base="TableNormal",
        ),
    ]
)


def lvl(index: int, form: str, text: str, extra: str = "", run: str = "") -> str:
    """A level of a list that hangs 360 twips at 720, 1080, 1440..."""
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{extra}'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:pPr>'
        f'<w:ind w:left="{720 + 360 * index}" w:hanging="360"/></w:pPr><w:rPr>{run}</w:rPr></w:lvl>'
    )


def abstract(key: int, *levels: str) -> str:
    """An abstract list."""
    return f'<w:abstractNum w:abstractNumId="{key}">{"".join(levels)}</w:abstractNum>'


def num(key: int, abstract_key: int, overrides: str = "") -> str:
    """A list that items name."""
    return f'<w:num w:numId="{key}"><w:abstractNumId w:val="{abstract_key}"/>{overrides}</w:num>'


def restart(level: int, start: int = 1) -> str:
    """An override: the list begins again at this number."""
    return f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride>'


NUMBERING = (
    abstract(1, lvl(0, "bullet", "•"), lvl(1, "bullet", "–"), lvl(2, "bullet", "▪"))
    + abstract(
        2, lvl(0, "decimal", "%1."), lvl(1, "lowerLetter", "(%2)"), lvl(2, "lowerRoman", "(%3)")
    )
    + num(1, 1)
    + num(2, 2)
)


def section(
    content: str = "", *, width: int = 11906, height: int = 16838, margin: int = 1440
) -> str:
    """The properties of a section: a page size and margins in twips, and what else it says."""
    turned = ' w:orient="landscape"' if width > height else ""
    before = "".join(
        x + ">" for x in content.split(">") if x.startswith(("<w:headerR", "<w:footerR"))
    )
    kind = "".join(x + ">" for x in content.split(">") if x.startswith("<w:type"))
    rest = content.replace(before, "").replace(kind, "") if before or kind else content
    return (
        f'<w:sectPr>{before}{kind}<w:pgSz w:w="{width}" w:h="{height}"{turned}/>'
        f'<w:pgMar w:top="{margin}" w:right="{margin}" w:bottom="{margin}" w:left="{margin}" '
        f'w:header="708" w:footer="708" w:gutter="0"/>{rest}</w:sectPr>'
    )


def docx(
    body: str,
    *,
    styles: str = "",
    numbering: str = "",
    settings: str = "",
    footnotes: Mapping[int, str] | None = None,
    headers: Mapping[str, str] | None = None,
    footers: Mapping[str, str] | None = None,
    media: Mapping[str, bytes] | None = None,
    links: Mapping[str, str] | None = None,
    charts: Mapping[str, str] | None = None,
    diagrams: Mapping[str, str] | None = None,
    last_section: str = "",
    title: str = "A report",
    language: str = "en-GB",
    mode: int = 15,
) -> bytes:
    """A Word file. `styles`, `numbering` and `settings` add to the defaults.

    `headers` and `footers` are blocks by "default", "first", "even"; they stand in the last section
    under the relationship ids header-default and so on. `media` are files by relationship id.
    """
    parts: dict[str, str | bytes] = {}
    relations: list[str] = []

    def relate(key: str, kind: str, target: str, mode: str = "") -> None:
        relations.append(
            f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target={quoteattr(target)}{mode}/>'
        )

    def part(name: str, root: str, content: str) -> None:
        parts[f"word/{name}.xml"] = f"<w:{root} {NAMESPACES}>{content}</w:{root}>"

    references = ""
    for kind, found in (("header", headers or {}), ("footer", footers or {})):
        for place, blocks in found.items():
            part(f"{kind}-{place}", "hdr" if kind == "header" else "ftr", blocks)
            relate(f"{kind}-{place}", kind, f"{kind}-{place}.xml")
            references += f'<w:{kind}Reference w:type="{place}" r:id="{kind}-{place}"/>'
    end = last_section or section()
    end = end.replace("<w:sectPr>", f"<w:sectPr>{references}", 1)
    part("document", "document", f"<w:body>{body}{end}</w:body>")
    part("styles", "styles", STYLES.replace("{language}", language) + styles)
    first = numbering.find("<w:num ")
    lists = NUMBERING if first < 0 else ""
    if numbering:  # abstract lists stand before those that name them
        cut = NUMBERING.find("<w:num ")
        lists = NUMBERING[:cut] + numbering[:first] + NUMBERING[cut:] + numbering[first:]
    part("numbering", "numbering", lists)
    compatibility = (
        '<w:compat><w:compatSetting w:name="compatibilityMode" '
        f'w:uri="http://schemas.microsoft.com/office/word" w:val="{mode}"/></w:compat>'
    )
    part("settings", "settings", settings + compatibility)
    for name in ("styles", "numbering", "settings"):
        relate(name, name, f"{name}.xml")
    if footnotes:
        part("footnotes", "footnotes", "".join(_footnote(k, v) for k, v in footnotes.items()))
        relate("footnotes", "footnotes", "footnotes.xml")
    for key, kind, target, content in _files(media or {}, charts or {}, diagrams or {}):
        parts[f"word/{target}"] = content
        relate(key, kind, target)
    for key, address in (links or {}).items():
        relate(key, "hyperlink", address, ' TargetMode="External"')
    parts["word/_rels/document.xml.rels"] = _relationships("".join(relations))
    parts["docProps/core.xml"] = (
        f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{escape(title)}</dc:title>'
        f'<dc:language>{language}</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">'
        f"2026-11-24T10:00:00Z</dcterms:created></cp:coreProperties>"
    )
    parts["_rels/.rels"] = _relationships(
        f'<Relationship Id="d" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="c" Type="{PACKAGE}/relationships/metadata/core-properties" '
        f'Target="docProps/core.xml"/>'
    )
    return archive({"[Content_Types].xml": _content_types(parts), **parts})


def _files(
    media: Mapping[str, bytes], charts: Mapping[str, str], diagrams: Mapping[str, str]
) -> Iterator[tuple[str, str, str, str | bytes]]:
    """The id, kind, place and content of what a document refers to."""
    for key, content in media.items():
        kind = "jpg" if content.startswith(b"\xff\xd8") else "png"
        yield key, "image", f"media/{key}.{kind}", content
    for key, text in charts.items():
        yield key, "chart", f"charts/{key}.xml", text
    for key, shapes in diagrams.items():
        drawn = f"{key}-drawn"
        data = f'<d:data xmlns:d="{DIAGRAM}"><d:dataModelExt relId="{drawn}"/></d:data>'
        yield key, "diagramData", f"diagrams/{key}.xml", data
        names = f'xmlns:dsp="{DIAGRAM}" xmlns:a="{DRAWING}"'
        tree = f"<dsp:spTree><dsp:grpSpPr/>{shapes}</dsp:spTree>"
        drawing_ = f"<dsp:drawing {names}>{tree}</dsp:drawing>"
        yield drawn, "diagramDrawing", f"diagrams/{drawn}.xml", drawing_


def archive(parts: Mapping[str, str | bytes]) -> bytes:
    """A package of these parts, the same bytes each time."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, content)
    return buffer.getvalue()


def _footnote(key: int, text: str) -> str:
    mark = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
    return f'<w:footnote w:id="{key}">{p(mark + r(" " + text), style="FootnoteText")}</w:footnote>'


def _relationships(content: str) -> str:
    return f'<Relationships xmlns="{PACKAGE}/relationships">{content}</Relationships>'


def _content_types(parts: Mapping[str, str | bytes]) -> str:
    kinds = {"png": "image/png", "jpg": "image/jpeg", "xml": "application/xml",
             "rels": "application/vnd.openxmlformats-package.relationships+xml"}  # fmt: skip
    defaults = "".join(f'<Default Extension="{k}" ContentType="{v}"/>' for k, v in kinds.items())
    own = {"document": "document.main"}
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{WORD}.{own.get(kind, kind)}+xml"/>'
        for name in parts
        if name.startswith("word/") and name.endswith(".xml")
        for kind in (name[5:-4].split("-")[0],)
    )
    core = "application/vnd.openxmlformats-package.core-properties+xml"
    return (
        f'<Types xmlns="{PACKAGE}/content-types">{defaults}{overrides}'
        f'<Override PartName="/docProps/core.xml" ContentType="{core}"/></Types>'
    )
