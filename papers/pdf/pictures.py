"""Read pictures and text boxes from DrawingML and VML (ISO/IEC 29500-1, 20.4 and 19.1)."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from papers.diagnostics import PapersError
from papers.pdf.findings import Findings
from papers.pdf.fonts import TextStyle
from papers.pdf.ooxml import DECORATIVE, SVG_BLIP, TRUE, WP, WPS, A, Node, R, V, W
from papers.pdf.package import Package
from papers.pdf.properties import colour, measure, whole
from papers.pdf.story import Anchor, Block, Picture
from papers.pdf.tags import Element

EMU_PER_TWIP = 635
LARGEST = 31_680 * EMU_PER_TWIP
GRAPHICS = {
    "chart": "a chart", "diagram": "SmartArt", "lockedCanvas": "a drawing",
    "wordprocessingCanvas": "a drawing canvas", "wordprocessingGroup": "a group of shapes",
}  # fmt: skip
LONGEST_STYLE = 2000  # characters
INSETS = {"tIns": 45720, "rIns": 91440, "bIns": 45720, "lIns": 91440}  # of a text box


@dataclass(slots=True)
class Pictures:
    """Reads the pictures of one part. `blocks` reads the content of a text box."""

    package: Package
    part: str
    findings: Findings
    blocks: Callable[[Node, Element], tuple[Block, ...]]
    place: Callable[[], str]  # where we are, for messages

    def read(self, node: Node, parent: Element, style: TextStyle) -> Picture | None:
        """A picture or text box from a w:drawing, w:pict or w:object; None if there is none."""
        for frame in node.iterchildren(f"{WP}inline", f"{WP}anchor"):
            return self._drawing(frame, parent, style)
        return self._vml(node, parent, style)

    def _drawing(self, frame: Node, parent: Element, style: TextStyle) -> Picture | None:
        extent = frame.find(f"{WP}extent")
        width, height = (_twips(extent, "cx"), _twips(extent, "cy"))
        anchor = _anchor(frame) if frame.tag == f"{WP}anchor" else None
        blip = frame.find(f".//{A}blip")
        if blip is not None:
            image = self._image(blip.get(f"{R}embed", ""), blip.get(f"{R}link", ""))
            if image is None:
                return None
            element = self._figure(frame.find(f"{WP}docPr"), parent)
            drawing = self._vector(blip)
            return Picture(width, height, image, element, style, anchor, drawing=drawing)
        shape = frame.find(f".//{WPS}wsp")
        if shape is not None:
            return self._shape(shape, width, height, parent, style, anchor)
        self._not_rendered(frame)
        return None

    def _shape(
        self,
        shape: Node,
        width: int,
        height: int,
        parent: Element,
        style: TextStyle,
        anchor: Anchor | None,
    ) -> Picture | None:
        box = shape.find(f"{WPS}txbx/{W}txbxContent")
        if box is None:
            self.findings.warning("shape", f"a drawn shape is not rendered ({self.place()})")
            return None
        body = shape.find(f"{WPS}bodyPr")
        top, right, bottom, left = (_twips(body, name, default) for name, default in INSETS.items())
        return Picture(
            width,
            height,
            b"",
            parent,
            style,
            anchor,
            content=self.blocks(box, parent),
            fill=_solid(shape.find(f"{WPS}spPr/{A}solidFill")),
            outline=_solid(shape.find(f"{WPS}spPr/{A}ln/{A}solidFill")),
            inset=(top, right, bottom, left),
        )

    def _figure(self, properties: Node | None, parent: Element) -> Element | None:
        if properties is not None and _decorative(properties):
            return None
        element = Element("Figure", parent)
        if properties is not None:
            element.alternative = properties.get("descr") or properties.get("title") or ""
        self._check_alternative(element, properties)
        return element

    def _check_alternative(self, element: Element, properties: Node | None) -> None:
        if not element.alternative.strip():
            name = properties.get("name", "a picture") if properties is not None else "a picture"
            self.findings.error(
                "alternative-text",
                f'the picture "{name}" has no alternative text ({self.place()})',
                'in Word: right-click it, "View Alt Text", and say what it shows',
            )

    def _image(self, embedded: str, linked: str) -> bytes | None:
        relationship = self.package.relationships(self.part).get(embedded or linked)
        if relationship is None or relationship.external:
            self.findings.error(
                "linked-picture",
                f"a picture is not in the file, only a link to it ({self.place()})",
                "insert the picture itself; links are never followed",
            )
            return None
        try:
            image = self.package.part(relationship.target)
        except PapersError:
            image = b""
        if not image:
            self.findings.error("missing-picture", f"a picture is missing ({self.place()})")
        return image or None

    def _vector(self, blip: Node) -> bytes:
        """The vector drawing beside a picture's pixels ([MS-ODRAWXML], svgBlip)."""
        for vector in blip.iter(SVG_BLIP):
            relationship = self.package.relationships(self.part).get(vector.get(f"{R}embed", ""))
            if relationship is not None and not relationship.external:
                with suppress(PapersError):
                    return self.package.part(relationship.target)
        return b""

    def _not_rendered(self, frame: Node) -> None:
        data = frame.find(f".//{A}graphicData")
        uri = data.get("uri", "") if data is not None else ""
        name = GRAPHICS.get(uri.rsplit("/", 1)[-1], "a graphic")
        self.findings.warning(
            "graphic",
            f"{name} is not rendered ({self.place()})",
            "save it as a picture with alternative text",
        )

    def _vml(self, node: Node, parent: Element, style: TextStyle) -> Picture | None:
        shape = next(node.iter(f"{V}shape", f"{V}rect", f"{V}roundrect"), None)
        if shape is None:
            return None
        styles = _styles(shape.get("style", ""))
        width, height = measure(styles.get("width")), measure(styles.get("height"))
        image = shape.find(f"{V}imagedata")
        anchor = _vml_anchor(styles)
        if image is not None:
            content = self._image(image.get(f"{R}id", ""), "")
            if content is None:
                return None
            element = Element("Figure", parent, alternative=shape.get("alt", ""))
            self._check_alternative(element, shape)
            return Picture(width, height, content, element, style, anchor)
        box = shape.find(f"{V}textbox/{W}txbxContent")
        if box is None:
            self.findings.warning("shape", f"a drawn shape is not rendered ({self.place()})")
            return None
        return Picture(
            width,
            height,
            b"",
            parent,
            style,
            anchor,
            content=self.blocks(box, parent),
            fill=colour(shape.get("fillcolor", "").lstrip("#")),
            inset=(72, 144, 72, 144),
        )


def _twips(node: Node | None, name: str, default: int = 0) -> int:
    value = whole(node.get(name) if node is not None else None, default, LARGEST)
    return round(value / EMU_PER_TWIP)


def _decorative(properties: Node) -> bool:
    mark = properties.find(f".//{DECORATIVE}decorative")
    return mark is not None and mark.get("val") in TRUE


def _solid(node: Node | None) -> str:
    value = node.find(f"{A}srgbClr") if node is not None else None
    return colour(value.get("val")) if value is not None else ""


def _anchor(frame: Node) -> Anchor:
    from_x, x, align_x = _position(frame.find(f"{WP}positionH"))
    from_y, y, align_y = _position(frame.find(f"{WP}positionV"))
    wraps = ("wrapSquare", "wrapTight", "wrapThrough", "wrapTopAndBottom")
    wrap = next((w for w in wraps if frame.find(f"{WP}{w}") is not None), "wrapNone")
    kind = {"wrapNone": "none", "wrapTopAndBottom": "topAndBottom"}.get(wrap, "square")
    return Anchor(
        from_x or "column",
        from_y or "paragraph",
        x,
        y,
        align_x,
        align_y,
        kind,
        behind=frame.get("behindDoc") in TRUE,
        distance=(
            _twips(frame, "distT"),
            _twips(frame, "distR"),
            _twips(frame, "distB"),
            _twips(frame, "distL"),
        ),
    )


def _position(node: Node | None) -> tuple[str, int, str]:
    if node is None:
        return "", 0, ""
    offset, align = node.find(f"{WP}posOffset"), node.find(f"{WP}align")
    distance = whole(offset.text if offset is not None else None, 0, LARGEST)
    return (
        node.get("relativeFrom", ""),
        round(distance / EMU_PER_TWIP),
        (align.text or "") if align is not None else "",
    )


def _styles(text: str) -> dict[str, str]:
    pairs = (entry.partition(":") for entry in text[:LONGEST_STYLE].split(";"))
    return {name.strip(): value.strip() for name, _, value in pairs}


def _vml_anchor(styles: dict[str, str]) -> Anchor | None:
    if styles.get("position") != "absolute":
        return None
    return Anchor(
        "column",
        "paragraph",
        measure(styles.get("margin-left")),
        measure(styles.get("margin-top")),
        "",
        "",
        "none",
    )
