"""Links: their annotations, written once every page and so every target is known."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from papers.pdf.canvas import TaggedCanvas
from papers.pdf.findings import Findings
from papers.pdf.metadata import text_string
from papers.pdf.story import Link
from papers.pdf.tags import Annotation, Element


@dataclass(frozen=True, slots=True)
class _Pending:
    """An annotation that waits for its target; its edges are points from the bottom left."""

    number: int
    link: Link
    rectangle: tuple[float, float, float, float]
    text: str


@dataclass(slots=True)
class Links:
    """The links of a document. `destinations` are bookmarks by page and height, in points."""

    canvas: TaggedCanvas
    findings: Findings
    destinations: Mapping[str, tuple[int, float]]
    owners: list[tuple[int, Element]] = field(default_factory=list)  # by number of annotation
    _pending: list[_Pending] = field(default_factory=list)

    def add(
        self,
        page: int,
        element: Element,
        link: Link,
        rectangle: tuple[float, float, float, float],
        text: str,
    ) -> None:
        """Add a link to the page that is being drawn."""
        if not link.address and link.bookmark not in self.destinations:
            self.findings.warning("dead-link", f'a link leads nowhere: "{text.strip()[:60]}"')
            if not any(isinstance(c, Annotation) for c in element.children):
                element.role = "Span"
            return
        number = self.canvas.add()
        self.canvas.link_to(number)
        element.mark(Annotation(page, len(self.owners)))
        self._pending.append(_Pending(number, link, rectangle, text.strip()))
        self.owners.append((number, element))

    def write(self, pages: int) -> None:
        """Write the annotations (ISO 14289-1, 7.18.5: each says where it goes)."""
        for key, pending in enumerate(self._pending, pages):
            box = b" ".join(b"%.2f" % edge for edge in pending.rectangle)
            contents = text_string(pending.text or pending.link.address or "Link")
            self.canvas.fill_in(
                pending.number,
                b"<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[%s]/Contents %s"
                b"/StructParent %d%s>>" % (box, contents, key, self._target(pending.link)),
            )

    def _target(self, link: Link) -> bytes:
        if link.address:
            address = link.address + (f"#{link.bookmark}" if link.bookmark else "")
            return b"/A<</S/URI/URI %s>>" % text_string(_ascii(address))
        page, y = self.destinations[link.bookmark]
        return b"/Dest[%d 0 R/XYZ 0 %.1f null]" % (self.canvas.page_number(page), y)


def _ascii(address: str) -> str:
    """An address as URI needs it: characters beyond ASCII in percent form."""
    return "".join(
        c
        if c.isascii() and c.isprintable() and c != " "
        else "".join(f"%{b:02X}" for b in c.encode())
        for c in address
    )
