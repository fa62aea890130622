"""Pictures of a report, in the line, with their alternative text."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import count

from docx.document import Document
from lxml import etree

from papers.model.blocks import Picture
from papers.word.markup import RELATIONSHIPS, Element, clean, w, whole
from papers.word.place import Page, Place

DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
GRAPHIC = "http://schemas.openxmlformats.org/drawingml/2006/main"
PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
TWIP = 635  # in English Metric Units
TALLEST = 0.7  # of the page's text


@dataclass(frozen=True, slots=True)
class Pictures:
    """Puts pictures into a Word file."""

    document: Document
    numbers: Iterator[int]

    @classmethod
    def of(cls, document: Document) -> "Pictures":
        """Numbers go on from those of the template's own pictures."""
        used = [whole(each.get("id")) for each in document.element.iter(f"{{{DRAWING}}}docPr")]
        return cls(document, count(max(used, default=0) + 1))

    def write(self, picture: Picture, place: Place, page: Page) -> Element:
        """A run that holds the picture."""
        content = BytesIO(picture.file.read_bytes())
        relationship, image = self.document.part.get_or_add_image(content)
        wanted = place.width * picture.width / 100 if picture.width else image.width / TWIP
        width = min(wanted, place.width)
        height = width * image.height / image.width
        tallest = page.height * TALLEST
        if height > tallest:
            width, height = width * tallest / height, tallest
        size = f'cx="{round(width) * TWIP}" cy="{round(height) * TWIP}"'
        return w("r", w("drawing", _inline(picture, relationship, size, next(self.numbers))))


def _inline(picture: Picture, relationship: str, size: str, number: int) -> Element:
    inline = etree.fromstring(
        f'<wp:inline xmlns:wp="{DRAWING}" xmlns:a="{GRAPHIC}" xmlns:pic="{PICTURE}" '
        f'xmlns:r="{RELATIONSHIPS}" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent {size}/><wp:docPr id="{number}" name="Picture {number}"/>'
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic><a:graphicData uri="{PICTURE}"><pic:pic><pic:nvPicPr>'
        f'<pic:cNvPr id="{number}" name="Picture {number}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{relationship}"/><a:stretch><a:fillRect/></a:stretch>'
        f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
        "</a:graphic></wp:inline>"
    )
    for properties in inline.iter(f"{{{DRAWING}}}docPr", f"{{{PICTURE}}}cNvPr"):
        properties.set("descr", clean(picture.alternative))
    return inline
