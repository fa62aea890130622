"""Give pages without tags the tags that can honestly be given: their content is one P.

To call it an artifact would hide it, and a picture of the page would hide its text. A scan that
someone has described is a Figure.
"""

from pikepdf import Array, Dictionary, Name, Pdf, String

from papers.pdf.joining.objects import Node
from papers.pdf.joining.parents import Parents


def wrap_page(pack: Pdf, page: Node, part: Node, parents: Parents, description: str) -> bytes:
    """Add an element for all of a page's content to a Part; return what begins its mark."""
    role = Name.Figure if description else Name.P
    element = pack.make_indirect(
        Dictionary(Type=Name.StructElem, S=role, P=part, Pg=page, K=Array([0]))
    )
    if description:
        element.Alt = String(description)
        box = Array(list(page.get("/CropBox", page.MediaBox)))
        element.A = Dictionary(O=Name.Layout, BBox=box, Placement=Name.Block)
    if not isinstance(part.get("/K"), Array):
        part.K = Array([part.K] if "/K" in part else [])
    part.K.append(element)
    page.StructParents = parents.append(pack.make_indirect(Array([element])))
    page.Tabs = Name.S
    return b"/%s<</MCID 0>>BDC\n" % str(role)[1:].encode()
