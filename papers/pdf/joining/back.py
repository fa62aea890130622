"""Links back: a line at the foot of a page that leads to another, as content with tags."""

from pikepdf import Array, Dictionary, Name, Pdf, String

from papers.pdf.joining.objects import Node, listed
from papers.pdf.joining.parents import Parents
from papers.pdf.joining.stamp import PAD, SIZE, UP, Stamper, displayed


def add_link(
    pack: Pdf, page: Node, part: Node, parents: Parents, stamper: Stamper, words: str
) -> Node:
    """Write words at the foot of a page as a link without a target yet; return its annotation.

    The link is the last child of the part, and its text the last of the page (14.8.4.4.2).
    """
    view = displayed(page)
    width = stamper.width(words)
    x = (view.width - width) / 2
    link = pack.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Link, P=part, Pg=page))
    corners = *view.at(x - PAD, UP - PAD), *view.at(x + width + PAD, UP + SIZE)
    annotation = pack.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Link,
            Rect=Array([round(value, 2) for value in corners]),
            Border=Array([0, 0, 0]),
            F=4,
            Contents=String(words),
            StructParent=parents.append(link),
        )
    )
    mark = parents.next_mark(page, link, pack)
    link.K = Array([mark, Dictionary(Type=Name.OBJR, Obj=annotation)])
    if not isinstance(part.get("/K"), Array):
        part.K = Array(listed(part.get("/K")))
    part.K.append(link)
    page.Annots = Array([*listed(page.get("/Annots")), annotation])
    page.Tabs = Name.S
    drawn = f"/Link<</MCID {mark}>>BDC\n{stamper.drawn(page, words, x, UP)}EMC\n"
    *below, stamp = listed(page.Contents)
    page.Contents = Array([*below, pack.make_stream(drawn.encode("latin-1")), stamp])
    return annotation
