"""Pictures of a report, in the line, with their alternative text."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from itertools import count
from typing import Any

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from lxml import etree

from papers.model.blocks import Chart, Picture
from papers.model.bodies import Council
from papers.word.charts import draw
from papers.word.markup import RELATIONSHIPS, Element, clean, w, whole
from papers.word.pixels import only_picture
from papers.word.place import Page, Place

DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
GRAPHIC = "http://schemas.openxmlformats.org/drawingml/2006/main"
VECTOR = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
TWIP = 635  # in English Metric Units
POINT = 20  # in twips
TALLEST, TALLEST_CHART = 0.7, 0.9  # of the page's text


@dataclass(frozen=True, slots=True)
class Pictures:
    """Puts pictures into a Word file."""

    document: Document
    council: Council
    numbers: Iterator[int]

    @classmethod
    def of(cls, document: Document, council: Council) -> "Pictures":
        """Numbers go on from those of the template's own pictures."""
        parts = [
            part.element for part in document.part.package.iter_parts() if isinstance(part, XmlPart)
        ]
        named = [each for element in parts for each in element.iter(f"{{{DRAWING}}}docPr")]
        used = [whole(each.get("id")) for each in named]
        return cls(document, council, count(max(used, default=0) + 1))

    def write(self, picture: Picture, place: Place, page: Page) -> Element:
        """A run that holds the picture."""
        width = min(place.width * picture.width / 100 or place.width, place.width)
        match picture.content:
            case Chart() as chart:
                drawn = draw(chart, width / POINT, self.council)
                relationship, image = self._embedded(drawn.png)
                vector = self._vector(drawn.svg)
            case file:
                relationship, image = self._embedded(only_picture(file.read_bytes()))
                vector = ""
                if not picture.width:
                    width = min(image.width / TWIP, place.width)
        height = width * image.height / image.width
        tallest = page.height * (TALLEST_CHART if vector else TALLEST)
        if height > tallest:
            width, height = width * tallest / height, tallest
        size = f'cx="{round(width) * TWIP}" cy="{round(height) * TWIP}"'
        inline = _inline(picture.alternative, relationship, size, next(self.numbers))
        if vector:
            _add_vector(inline, vector)
        return w("r", w("drawing", inline))

    def _embedded(self, pixels: bytes) -> tuple[str, Any]:
        return self.document.part.get_or_add_image(BytesIO(pixels))

    def _vector(self, drawing: bytes) -> str:
        """The relationship to a drawing, a part of its own; equal ones share it."""
        package = self.document.part.package
        name = PackURI(f"/word/media/drawing-{sha256(drawing).hexdigest()[:16]}.svg")
        parts = {part.partname: part for part in package.iter_parts()}
        part = parts.get(name) or Part(name, "image/svg+xml", drawing, package)
        return self.document.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE)


def _add_vector(inline: Element, relationship: str) -> None:
    """The drawing beside the pixels, as Word 2016 and later show it ([MS-ODRAWXML], svgBlip)."""
    (blip,) = inline.iter(f"{{{GRAPHIC}}}blip")
    blip.append(
        etree.fromstring(
            f'<a:extLst xmlns:a="{GRAPHIC}"><a:ext uri="{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}">'
            f'<asvg:svgBlip xmlns:asvg="{VECTOR}" xmlns:r="{RELATIONSHIPS}" '
            f'r:embed="{relationship}"/></a:ext></a:extLst>'
        )
    )


def _inline(alternative: str, relationship: str, size: str, number: int) -> Element:
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
        properties.set("descr", clean(alternative))
    return inline
