"""Read pictures, drawn shapes and groups from DrawingML (ISO/IEC 29500-1, 20.1 and 20.4)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from papers.pdf.fonts import TextStyle
from papers.pdf.graphics.chartdrawing import ChartDrawing
from papers.pdf.graphics.chartpen import Pen
from papers.pdf.graphics.diagrams import as_paragraphs, has_words
from papers.pdf.graphics.figures import Figures
from papers.pdf.graphics.frames import (
    Frame,
    Space,
    anchor_of,
    kind_of,
    named,
    placed,
    placed_by,
    space_in,
    transform_of,
    turned,
    twips,
)
from papers.pdf.graphics.looks import Looks
from papers.pdf.graphics.outlines import LINE, NO_EDGES, RECTANGLE, Edges, flipped, form_of
from papers.pdf.graphics.tones import PLAIN, tone_of_blip, toned
from papers.pdf.ooxml import DECORATIVE, TRUE, WP, WPS, A, Node, R, W
from papers.pdf.properties import whole
from papers.pdf.story import Block, Part, Picture, Shape
from papers.pdf.tags import Element
from papers.pdf.theme import WHOLE

GROUPS = ("wgp", "grpSp", "wpc", "lockedCanvas")
SHAPES = ("wsp", "sp", "cxnSp")
LEFT_OUT = {"chart": "a chart", "relIds": "SmartArt", "oleObj": "an embedded object"}
INSETS = {"tIns": 45720, "rIns": 91440, "bIns": 45720, "lIns": 91440}  # of a text box
QUARTER = 90  # degrees
VERTICAL = {"ctr": "center", "b": "bottom"}
TEXT_TURNS = {"horz": 0, "vert": 90, "eaVert": 90, "vert270": 270}  # degrees clockwise


@dataclass(frozen=True, slots=True)
class _Around:
    """What a drawing's parts share: their paragraph and style, the tag of the whole drawing."""

    parent: Element
    style: TextStyle
    figure: Element | None = None
    decorative: bool = False


@dataclass(frozen=True, slots=True)
class Drawings:
    """Reads the drawings of one part of a package."""

    figures: Figures

    def read(self, frame: Node, parent: Element, style: TextStyle) -> Picture | None:
        """What a wp:inline or wp:anchor holds; what cannot be drawn keeps its room."""
        extent, properties = frame.find(f"{WP}extent"), frame.find(f"{WP}docPr")
        data = frame.find(f"{A}graphic/{A}graphicData")
        content = next(iter(data), None) if data is not None else None
        if properties is not None and properties.get("hidden") in TRUE:
            return None
        if content is None:
            self._not_rendered(frame)
            return None
        around = _Around(parent, style, decorative=_is_decorative(properties))
        shown = turned(content, twips(extent, "cx"), twips(extent, "cy"))
        if kind_of(content) in GROUPS:
            picture = self._group(content, shown, around, properties)
        else:
            picture = self._single(content, shown, around, properties)
        if picture is None:
            picture = Picture(*shown.size, b"", None, style, turn=shown.turn)
        if frame.tag == f"{WP}anchor":
            return picture._replace(anchor=anchor_of(frame))
        return _upright(picture)

    def _single(
        self, node: Node, frame: Frame, around: _Around, properties: Node | None
    ) -> Picture | None:
        """A picture or a shape; `properties` name and describe it."""
        if kind_of(node) == "pic":
            return self._picture(node, frame, around, properties)
        if kind_of(node) == "chart":
            return self._chart(node, frame, around, properties)
        if kind_of(node) in SHAPES:
            return self._shape(node, frame, around, properties)
        tree = self.figures.diagram(node.get(f"{R}dm", ""))
        if tree is None:
            self._not_rendered(node)
            return None
        return self._diagram(tree, frame, around, properties)

    def _diagram(
        self, tree: Node, frame: Frame, around: _Around, properties: Node | None
    ) -> Picture | None:
        """A diagram, whose words speak for its shapes where nobody describes it."""
        if not _alternative(properties).strip():
            if not has_words(tree):
                self.figures.ornament()
            around = replace(around, decorative=True)
        return self._group(tree, frame, around, properties)

    def _chart(
        self, node: Node, frame: Frame, around: _Around, properties: Node | None
    ) -> Picture | None:
        chart = self.figures.chart(node.get(f"{R}id", ""))
        if chart is None:
            self._not_rendered(node)
            return None
        element = around.figure or self._figure(around, properties)
        drawing = ChartDrawing(chart, *frame.size, Pen(element, self.figures.pieces))
        parts = tuple(drawing.parts())
        return Picture(*frame.size, b"", None, around.style, parts=parts)

    def _figure(self, around: _Around, properties: Node | None) -> Element:
        name = properties.get("name", "") if properties is not None else ""
        return self.figures.figure(around.parent, _alternative(properties), name)

    def _picture(
        self, node: Node, frame: Frame, around: _Around, properties: Node | None
    ) -> Picture | None:
        blip = node.find(f".//{A}blip")
        if blip is None:
            return None
        image = self.figures.image(blip.get(f"{R}embed", ""), blip.get(f"{R}link", ""))
        if image is None:
            return None
        element = around.figure
        if element is None and not (around.decorative or _is_decorative(properties)):
            element = self._figure(around, properties)
        tone, crop = tone_of_blip(blip), _crop(named(node, "blipFill"))
        drawing = self.figures.vector(blip) if tone == PLAIN else b""
        return Picture(
            *frame.size,
            toned(image, tone),
            element,
            around.style,
            drawing=drawing,
            crop=crop,
            turn=frame.turn,
        )

    def _shape(
        self, node: Node, frame: Frame, around: _Around, properties: Node | None
    ) -> Picture | None:
        box, looks = node.find(f"{WPS}txbx/{W}txbxContent"), Looks(self.figures)
        form = form_of(named(node, "spPr"), frame.width, frame.height)
        if not form.outline and box is None:
            self.figures.not_rendered("shape", "a drawn shape")
            return None
        outline = flipped(form.outline or RECTANGLE, across=frame.across, down=frame.down)
        shape = looks.shape(node, outline)
        drawn = Picture(*frame.size, b"", None, around.style, shape=shape, turn=frame.turn)
        if box is not None:
            content = self.figures.blocks(box, around.parent, looks.ground(node, shape.fill))
            room = _mirrored(form.inset, frame)
            return self._with_text(drawn, content, named(node, "bodyPr"), room)
        if not (shape.fill or shape.line):
            return None
        return drawn._replace(element=self._tag(shape, around, properties))

    def _with_text(
        self,
        drawn: Picture,
        content: tuple[Block, ...],
        body: Node | None,
        room: Edges = NO_EDGES,
    ) -> Picture:
        """A shape with text in its room for it, as its body properties say (21.1.2.1.1)."""
        vertical = body.get("anchor", "") if body is not None else ""
        said = body.get("vert", "horz") if body is not None else "horz"
        turned = whole(body.get("rot")) if body is not None else 0
        if turned or said not in TEXT_TURNS or round(drawn.turn) % 360:
            message = f"text that is turned on its side is set level ({self.figures.place()})"
            self.figures.findings.warning("not-read", message)
        top, right, bottom, left = (
            twips(body, name, usual) + round(edge)
            for (name, usual), edge in zip(INSETS.items(), room, strict=True)
        )
        return drawn._replace(
            content=content,
            inset=(top, right, bottom, left),
            text_turn=TEXT_TURNS.get(said, 0),
            vertical=VERTICAL.get(vertical, "top"),
        )

    def _tag(self, shape: Shape, around: _Around, properties: Node | None) -> Element | None:
        """The tag of a shape that somebody described; without one it is decoration."""
        if around.figure is not None or around.decorative or _is_decorative(properties):
            return around.figure
        if described := _alternative(properties).strip():
            return Element("Figure", around.parent, alternative=described)
        if len(shape.outline) > len(LINE) and shape.outline != RECTANGLE:
            self.figures.ornament()
        return None

    def _group(
        self, node: Node, frame: Frame, around: _Around, properties: Node | None
    ) -> Picture | None:
        described = _alternative(properties).strip()
        if described and not around.decorative:
            figure = Element("Figure", around.parent, alternative=described)
            around = replace(around, figure=figure)
        parts = tuple(self._parts(node, space_in(node, frame), around))
        return Picture(*frame.size, b"", None, around.style, parts=parts) if parts else None

    def _parts(self, node: Node, space: Space, around: _Around) -> Iterator[Part]:
        """The parts of a group and of the groups in it, by their places in the whole drawing."""
        for each in node:
            kind, frame = kind_of(each), placed(each, space)
            if kind in GROUPS:
                yield from self._parts(each, space_in(each, frame), around)
            elif kind == "graphicFrame":
                data = each.find(f"{A}graphic/{A}graphicData")
                content = next(iter(data), each) if data is not None else each
                if picture := self._single(content, frame, around, _own(each)):
                    yield Part(frame.x, frame.y, picture)
            elif kind == "pic" or kind in SHAPES:
                picture = self._single(each, frame, around, _own(each))
                if picture is not None:
                    yield Part(frame.x, frame.y, picture)
                yield from self._words(each, picture, space, around)

    def _words(
        self, node: Node, drawn: Picture | None, space: Space, around: _Around
    ) -> Iterator[Part]:
        """The text of a shape of DrawingML alone, in a box of its own without lines."""
        body = named(node, "txBody")
        box = as_paragraphs(body, self.figures.theme) if body is not None else None
        if box is None:
            return
        own = named(node, "txXfrm")
        frame = placed_by(transform_of(node) if own is None else own, space)
        fill = drawn.shape.fill if drawn is not None and drawn.shape is not None else ""
        ground = Looks(self.figures).ground(node, fill)
        content = self.figures.blocks(box, around.parent, ground)
        plain = Picture(*frame.size, b"", None, around.style)
        yield Part(frame.x, frame.y, self._with_text(plain, content, named(body, "bodyPr")))

    def _not_rendered(self, node: Node) -> None:
        name = LEFT_OUT.get(kind_of(node), "a graphic")
        self.figures.not_rendered("graphic", name, "save it as a picture with alternative text")


def _upright(picture: Picture) -> Picture:
    """A picture in the line; one that lies on its side takes the room that it then needs."""
    if not QUARTER / 2 <= picture.turn % (2 * QUARTER) < 3 * QUARTER / 2:
        return picture
    width, height = picture.height, picture.width
    middle = Part((width - height) / 2, (height - width) / 2, picture)
    return Picture(width, height, b"", None, picture.style, parts=(middle,))


def _mirrored(edges: Edges, frame: Frame) -> Edges:
    """The edges, from the top clockwise, of a shape that may be mirrored."""
    top, right, bottom, left = edges
    if frame.down:
        top, bottom = bottom, top
    if frame.across:
        left, right = right, left
    return top, right, bottom, left


def _own(node: Node) -> Node | None:
    """The properties of a part of a group."""
    inner = named(node, "nvPicPr")
    return named(node if inner is None else inner, "cNvPr")


def _alternative(properties: Node | None) -> str:
    if properties is None:
        return ""
    return properties.get("descr") or properties.get("title") or ""


def _is_decorative(properties: Node | None) -> bool:
    mark = properties.find(f".//{DECORATIVE}decorative") if properties is not None else None
    return mark is not None and mark.get("val") in TRUE


def _crop(fill: Node | None) -> tuple[float, float, float, float]:
    """The shares of a picture that are cut off, top, right, bottom, left (20.1.8.55)."""
    cut = named(fill, "srcRect")
    if cut is None:
        return 0, 0, 0, 0
    top, right, bottom, left = (whole(cut.get(side), 0, 5 * WHOLE) / WHOLE for side in "trbl")
    if left + right >= 1 or top + bottom >= 1:
        return 0, 0, 0, 0
    return top, right, bottom, left
