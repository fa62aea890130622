"""PDFs as other programs make them, by hand: untagged, tagged in strange ways, with things to drop.

A `Made` has pages of one line each; what a test needs is added to its dictionaries.
"""

from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String
from support.docx import docx

from papers.pdf.convert import convert

CMAP = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CMapName /X def /CMapType 2 def
1 begincodespacerange <00> <FF> endcodespacerange
1 beginbfrange
<20> <7E> <0020>
endbfrange
endcmap end end"""


def ours(body: str, title: str = "A report", **more: Any) -> bytes:
    """A PDF of ours that conforms."""
    return convert(docx(body, title=title, **more), f"{title}.docx").pdf


class Made:
    """A PDF by hand: `pages` of these lines."""

    def __init__(self, *lines: str, tags: bool = False) -> None:
        self.pdf = Pdf.new()
        self.font = self.pdf.make_indirect(
            Dictionary(
                Type=Name.Font,
                Subtype=Name.Type1,
                BaseFont=Name.Helvetica,
                Encoding=Name.WinAnsiEncoding,
                ToUnicode=self.pdf.make_stream(CMAP),
            )
        )
        self.elements: list[Any] = []
        for line in lines:
            self.page(line, tags=tags)
        if tags:
            self.tag()

    @property
    def root(self) -> Any:
        return self.pdf.Root

    @property
    def tree(self) -> Any:
        return self.pdf.Root.StructTreeRoot

    def page(self, line: str, *, tags: bool = False, content: bytes = b"", **entries: Any) -> Any:
        """Add a page of one line, or of this content."""
        text = b"BT /F1 12 Tf 72 700 Td (%s) Tj ET" % line.encode()
        if tags:
            text = b"/P <</MCID 0>> BDC " + text + b" EMC"
        page = Dictionary(
            Type=Name.Page,
            MediaBox=Array([0, 0, 595, 842]),
            Resources=Dictionary(Font=Dictionary(F1=self.font)),
            Contents=self.pdf.make_stream(content or text),
        )
        self.pdf.pages.append(pikepdf.Page(self.pdf.make_indirect(page)))
        added: Any = self.pdf.pages[-1].obj
        for key, value in entries.items():
            added[f"/{key}"] = value
        return added

    def tag(self) -> None:
        """Give every page a P of its own, all in a Document."""
        document = self.element("Document")
        numbers = Array()
        for number, page in enumerate(self.pdf.pages):
            p = self.element("P", document, Pg=page.obj, K=0)
            page.obj.StructParents = number
            numbers.append(number)
            numbers.append(Array([p]))
        self.root.StructTreeRoot = self.pdf.make_indirect(
            Dictionary(
                Type=Name.StructTreeRoot,
                K=document,
                ParentTree=Dictionary(Nums=numbers),
                ParentTreeNextKey=len(self.pdf.pages),
            )
        )
        document.P = self.root.StructTreeRoot
        self.root.MarkInfo = Dictionary(Marked=True)

    def element(self, role: str, above: Any = None, **entries: Any) -> Any:
        """Add an element below another."""
        element = self.pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name(f"/{role}"), K=Array())
        )
        for key, value in entries.items():
            element[f"/{key}"] = value
        if above is not None:
            element.P = above
            above.K.append(element)
        self.elements.append(element)
        return element

    def link(self, page: int, **entries: Any) -> Any:
        """Add a link annotation."""
        link = self.pdf.make_indirect(
            Dictionary(
                Type=Name.Annot, Subtype=Name.Link, Rect=Array([72, 690, 200, 715]), F=4,
                Contents=String("A link"),
            )
        )  # fmt: skip
        return self.annotate(page, link, **entries)

    def annotate(self, page: int, annotation: Any, **entries: Any) -> Any:
        """Put an annotation on a page."""
        for key, value in entries.items():
            annotation[f"/{key}"] = value
        holder = self.pdf.pages[page].obj
        if "/Annots" not in holder:
            holder.Annots = Array()
        holder.Annots.append(annotation)
        return annotation

    def action(self, kind: str, **entries: Any) -> Dictionary:
        """An action."""
        return Dictionary({"/S": Name(f"/{kind}"), **{f"/{k}": v for k, v in entries.items()}})

    def bytes(self, **how: Any) -> bytes:
        """The file."""
        output = BytesIO()
        self.pdf.save(output, static_id=True, **how)
        return output.getvalue()
