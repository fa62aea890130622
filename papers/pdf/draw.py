"""Draw laid-out pages: their content, then the tags, links and outline that hold them together."""

from collections.abc import Sequence

from papers.pdf.canvas import TaggedCanvas
from papers.pdf.content import PageContent
from papers.pdf.findings import Findings
from papers.pdf.layout import Page
from papers.pdf.links import Links
from papers.pdf.metadata import Metadata, info, profile, text_string, xmp
from papers.pdf.structure import write_outline, write_tree
from papers.pdf.tags import Element


def draw(pages: Sequence[Page], root: Element, metadata: Metadata, findings: Findings) -> bytes:
    """The PDF of these pages, each let go once it is drawn.

    Adds what could not be drawn to the findings.
    """
    canvas = TaggedCanvas()
    links = Links(canvas, findings, _destinations(pages))
    marks: list[list[Element]] = []
    for index, page in enumerate(pages):
        content = PageContent(canvas, links, findings, index, page)
        canvas.finish_page(page.geometry.width / 20, page.geometry.height / 20, content.code())
        marks.append(content.marks)
        page.let_go()
    links.write(len(pages))
    tree = write_tree(canvas, root, marks, links.owners)
    outline = write_outline(canvas, pages)
    output = canvas.stream(profile(), b"/N 3")
    packet = canvas.stream(xmp(metadata), b"/Type/Metadata/Subtype/XML")
    canvas.catalogue(
        Lang=text_string(metadata.language),
        MarkInfo=b"<</Marked true>>",
        StructTreeRoot=b"%d 0 R" % tree,
        Outlines=b"%d 0 R" % outline if outline is not None else None,
        Metadata=b"%d 0 R" % packet,
        ViewerPreferences=b"<</DisplayDocTitle true>>",
        OutputIntents=b"[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)"
        b"/Info(sRGB IEC61966-2.1)/DestOutputProfile %d 0 R>>]" % output,
    )
    return canvas.file(info(metadata))


def _destinations(pages: Sequence[Page]) -> dict[str, tuple[int, float]]:
    found: dict[str, tuple[int, float]] = {}
    for index, page in enumerate(pages):
        for name, y in page.destinations.items():
            found.setdefault(name, (index, (page.geometry.height - y) / 20))
    return found
