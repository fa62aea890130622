"""The words of a diagram (SmartArt) or drawn shape, DrawingML's, as paragraphs of Word (21.1.2)."""

from collections.abc import Iterator

from lxml import etree

from papers.pdf.graphics.frames import twips
from papers.pdf.ooxml import TRUE, A, Node, W, child
from papers.pdf.properties import whole
from papers.pdf.theme import WHOLE, Theme

USUAL_SIZE = 1800  # hundredths of a point
LARGEST_SIZE = 400_000
PER_HALF_POINT = 50
PER_TWIP = 5  # hundredths of a point
SINGLE = 240  # twips: a line
ALIGNED = {"ctr": "center", "r": "right", "just": "both"}


def as_paragraphs(body: Node, theme: Theme) -> Node | None:
    """A txBody as the content of a text box; None where it says nothing."""
    if not has_words(body):
        return None
    box = etree.Element(f"{W}txbxContent")
    nodes = list(body.iterchildren(f"{A}p"))
    for node in nodes:
        box.append(_paragraph(node, theme, first=node is nodes[0], last=node is nodes[-1]))
    return box


def has_words(node: Node) -> bool:
    """Whether DrawingML says something in letters."""
    return any(text.text and text.text.strip() for text in node.iter(f"{A}t"))


def _w(name: str, **values: object) -> Node:
    return etree.Element(f"{W}{name}", {f"{W}{key}": str(said) for key, said in values.items()})


def _paragraph(node: Node, theme: Theme, *, first: bool, last: bool) -> Node:
    """A paragraph; no space is kept above the first and below the last."""
    made, said, size = _w("p"), child(node, f"{A}pPr"), _size_in(node)
    above = 0 if first else _space(said, "spcBef", size)
    below = 0 if last else _space(said, "spcAft", size)
    made.append(_properties(said, above, below))
    bullet = child(said, f"{A}buChar")
    if bullet is not None:
        made.append(_run(bullet.get("char", "") + "\t", None, theme))
    for each in node:
        match str(each.tag).removeprefix(A):
            case "r" | "fld":
                text = "".join(part.text or "" for part in each.iterchildren(f"{A}t"))
                made.append(_run(text, child(each, f"{A}rPr"), theme))
            case "br":
                made.append(_w("r"))
                made[-1].append(_w("br"))
    return made


def _size_in(paragraph: Node) -> int:
    """The size of its first letters, in hundredths of a point."""
    return next(map(_size, paragraph.iter(f"{A}rPr", f"{A}endParaRPr")), USUAL_SIZE)


def _size(properties: Node | None) -> int:
    said = properties.get("sz") if properties is not None else None
    return max(100, whole(said, USUAL_SIZE, LARGEST_SIZE))


def _properties(said: Node | None, above: int, below: int) -> Node:
    made = _w("pPr")
    points, percent = _spacing(said, "lnSpc")
    line = (
        points // PER_TWIP if points else SINGLE * (WHOLE if percent is None else percent) // WHOLE
    )
    rule = "exact" if points else "auto"
    made.append(_w("spacing", before=above, after=below, line=max(1, line), lineRule=rule))
    left, hanging = twips(said, "marL"), max(0, -twips(said, "indent"))
    made.append(_w("ind", left=left, firstLine=0, hanging=hanging))
    align = said.get("algn", "") if said is not None else ""
    made.append(_w("jc", val=ALIGNED.get(align, "left")))
    return made


def _space(said: Node | None, name: str, size: int) -> int:
    """Above or below a paragraph, in twips."""
    points, percent = _spacing(said, name)
    return (points + size * (percent or 0) // WHOLE) // PER_TWIP


def _spacing(said: Node | None, name: str) -> tuple[int, int | None]:
    """Hundredths of a point, and a share of the line in thousandths of a percent, if it is one."""
    node = child(said, f"{A}{name}")
    points, percent = child(node, f"{A}spcPts"), child(node, f"{A}spcPct")
    share = max(0, whole(percent.get("val"), 0, 10 * WHOLE)) if percent is not None else None
    return max(0, whole(points.get("val"), 0, WHOLE)) if points is not None else 0, share


def _run(text: str, properties: Node | None, theme: Theme) -> Node:
    made, form = _w("r"), _w("rPr")
    family = theme.fonts.get("minor", "Calibri")
    form.append(_w("rFonts", ascii=family, hAnsi=family, cs=family))
    form.extend(_looks(properties))
    colour = theme.colour(child(properties, f"{A}solidFill"))
    if colour:
        form.append(_w("color", val=colour))
    form.append(_w("sz", val=_size(properties) // PER_HALF_POINT))
    made.append(form)
    words, tab, _ = text.partition("\t")
    written = _w("t")
    written.text = words
    written.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    made.append(written)
    if tab:
        made.append(_w("tab"))
    return made


def _looks(properties: Node | None) -> Iterator[Node]:
    """Bold, italic, and the language."""
    if properties is None:
        return
    for name in ("b", "i"):
        yield _w(name, val=int(properties.get(name) in TRUE))
    if language := properties.get("lang"):
        yield _w("lang", val=language)
