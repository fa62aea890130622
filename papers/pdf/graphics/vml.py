"""Read pictures, drawn shapes and groups from VML (ISO/IEC 29500-4, 19.1)."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from papers.pdf.contours import Contour
from papers.pdf.fonts import TextStyle
from papers.pdf.formats import RunFormat
from papers.pdf.graphics.figures import Figures
from papers.pdf.graphics.frames import (
    HIGHEST,
    Frame,
    contour,
    counted_from,
    kind_of,
    stands_in_cell,
)
from papers.pdf.graphics.outlines import LINE, NOTHING, RECTANGLE, flipped, outline_named
from papers.pdf.graphics.tones import tone_of_image, toned
from papers.pdf.graphics.vmltypes import TYPES
from papers.pdf.ooxml import OFFICE, W10, Node, R, V, W
from papers.pdf.properties import colour, measure, share, whole
from papers.pdf.story import Anchor, Outline, Part, Picture, Shape
from papers.pdf.styles import BODY
from papers.pdf.tags import Element
from papers.pdf.theme import PRESETS, mixed

LONGEST_STYLE = 2000  # characters
SHAPES = ("shape", "rect", "roundrect", "oval", "line")
NAMED = {"rect": "rect", "roundrect": "roundRect", "oval": "ellipse", "line": "line"}
INSET = (144, 72, 144, 72)  # of a text box: left, top, right, bottom, in twips
BESIDE = 180  # twips that text keeps from the left and right of what floats
THIN = 15  # twips
NO = ("f", "false", "0")
TYPE = re.compile(r"#?_x0000_t(\d+)$")
SHORT = re.compile(r"#([0-9A-Fa-f])([0-9A-Fa-f])([0-9A-Fa-f])(?![0-9A-Fa-f])")
NUMBER = re.compile(r"-?\d{1,9}")
LARGEST = 31_680  # twips
FROM = {"page": "page", "margin": "margin", "left-margin-area": "leftMargin",
        "right-margin-area": "rightMargin", "top-margin-area": "topMargin",
        "bottom-margin-area": "bottomMargin", "line": "line"}  # fmt: skip
ALIGNED = {"left": "left", "center": "center", "right": "right", "top": "top", "bottom": "bottom",
           "inside": "inside", "outside": "outside"}  # fmt: skip
VERTICAL = {"middle": "center", "bottom": "bottom"}
WRAPS = {"square": "square", "tight": "square", "through": "square",
         "topAndBottom": "topAndBottom"}  # fmt: skip
SIDES = ("left", "right", "largest")
WHOLE_LINE = 1000  # tenths of a percent


class _Space(NamedTuple):
    """How places inside a group become twips from the drawing's corner."""

    x: float
    y: float
    across: float
    down: float


@dataclass(frozen=True, slots=True)
class Vml:
    """Reads the w:pict and w:object of one part of a package."""

    figures: Figures

    def read(self, node: Node, parent: Element, style: TextStyle) -> Picture | None:
        """What stands in a w:pict or w:object; what cannot be drawn keeps its room."""
        names = (f"{V}group", *(f"{V}{name}" for name in SHAPES))
        shape = next(node.iter(*names), None)
        if shape is None:
            return None
        types = {each.get("id", ""): each for each in node.iter(f"{V}shapetype")}
        reading = _Reading(self.figures, parent, style, types)
        styles = styles_of(shape)
        if kind_of(shape) == "line":
            frame = _line_frame(shape, measure)
        else:
            width, height = measure(styles.get("width")), measure(styles.get("height"))
            frame = Frame(0, 0, width, height, *_turn(styles))
        if kind_of(shape) == "group":
            parts = tuple(reading.parts(shape, _space_in(shape, frame)))
            picture = Picture(*frame.size, b"", None, style, parts=parts) if parts else None
        else:
            picture = reading.shape(shape, frame)
        if picture is None:
            picture = Picture(*frame.size, b"", None, style, turn=frame.turn)
        return picture._replace(anchor=_anchor(shape, styles, frame), share=_share(shape, frame))


@dataclass(frozen=True, slots=True)
class _Reading:
    """Reads the shapes of one drawing; `types` are those that they refer to."""

    figures: Figures
    parent: Element
    style: TextStyle
    types: dict[str, Node]

    def parts(self, group: Node, space: _Space) -> Iterator[Part]:
        """The parts of a group and of the groups in it, by their places in the whole drawing."""
        for each in group:
            kind, frame = kind_of(each), _placed(each, space)
            if kind == "group":
                yield from self.parts(each, _space_in(each, frame))
            elif kind in SHAPES and (picture := self.shape(each, frame)) is not None:
                yield Part(frame.x, frame.y, picture)

    def shape(self, node: Node, frame: Frame) -> Picture | None:
        """A picture, text box, lettering or drawn shape in its frame."""
        if (image := node.find(f"{V}imagedata")) is not None:
            content = self.figures.image(image.get(f"{R}id", ""), "")
            if content is None:
                return None
            content = toned(content, tone_of_image(image))
            element = self.figures.figure(self.parent, node.get("alt", ""), node.get("id", ""))
            return Picture(*frame.size, content, element, self.style, turn=frame.turn)
        if (path := node.find(f"{V}textpath")) is not None:
            return self._lettering(node, path, frame)
        return self._drawn(node, node.find(f"{V}textbox/{W}txbxContent"), frame)

    def _drawn(self, node: Node, box: Node | None, frame: Frame) -> Picture | None:
        outline = self._outline(node, frame)
        if not (outline or box is not None):
            self.figures.not_rendered("shape", "a drawn shape")
            return None
        outline = flipped(outline or RECTANGLE, across=frame.across, down=frame.down)
        shape = self._look(node, outline)
        if box is None:
            if not (shape.fill or shape.line):
                return None
            tag = self._tag(node, shape)
            return Picture(*frame.size, b"", tag, self.style, shape=shape, turn=frame.turn)
        inside = self.figures.blocks(box, self.parent, BODY.on(shape.fill))
        anchor = styles_of(node).get("v-text-anchor", "")
        return Picture(
            *frame.size,
            b"",
            None,
            self.style,
            shape=shape,
            content=inside,
            inset=_inset(node.find(f"{V}textbox")),
            vertical=VERTICAL.get(anchor, "top"),
        )

    def _lettering(self, node: Node, path: Node, frame: Frame) -> Picture | None:
        """Words drawn as a picture, such as the watermark DRAFT (19.1.2.23)."""
        words, styles = path.get("string", "").strip(), styles_of(path)
        opacity = node.find(f"{V}fill")
        form = RunFormat(
            family=styles.get("font-family", "Arial").strip("\"'"),
            bold=styles.get("font-weight") == "bold",
            italic=styles.get("font-style") == "italic",
            colour=_faded(_colour(self._said(node, "fillcolor")) or "C0C0C0", opacity),
        )
        lettering = self.figures.lettering(words, form) if words else None
        if lettering is None:
            self.figures.not_rendered("shape", "a drawn shape")
            return None
        element = Element("Span", self.parent)
        drawn = Picture(*frame.size, b"", element, self.style, turn=frame.turn)
        return drawn._replace(lettering=lettering)

    def _outline(self, node: Node, frame: Frame) -> Outline:
        kind = TYPE.match(node.get("type", ""))
        name = NAMED.get(kind_of(node)) or (TYPES.get(kind[1], "") if kind else "")
        return outline_named(name, NOTHING, frame.width, frame.height)

    def _tag(self, node: Node, shape: Shape) -> Element | None:
        if described := node.get("alt", "").strip():
            return Element("Figure", self.parent, alternative=described)
        if len(shape.outline) > len(LINE) and shape.outline != RECTANGLE:
            self.figures.ornament()
        return None

    def _look(self, node: Node, outline: Outline) -> Shape:
        """White, with a thin black line, where neither shape nor type says otherwise."""
        fill = "" if self._said(node, "filled") in NO else self._said(node, "fillcolor") or "white"
        line = (
            "" if self._said(node, "stroked") in NO else self._said(node, "strokecolor") or "black"
        )
        own = node.find(f"{V}stroke")
        width = measure(self._said(node, "strokeweight"), THIN, LARGEST)
        dashed = own is not None and own.get("dashstyle", "solid") != "solid"
        ends = (own.get("startarrow"), own.get("endarrow")) if own is not None else (None, None)
        head, tail = (end not in (None, "none") for end in ends)
        return Shape(
            outline,
            _colour(fill),
            _colour(line),
            width,
            "dashed" if dashed else "single",
            (head, tail),
        )

    def _said(self, node: Node, name: str) -> str:
        """An attribute of a shape, else of its type."""
        own = node.get(name)
        kind = self.types.get(node.get("type", "").lstrip("#"))
        return own if own is not None else kind.get(name, "") if kind is not None else ""


def styles_of(node: Node) -> dict[str, str]:
    """The style attribute, by the names of its entries."""
    entries = (entry.partition(":") for entry in node.get("style", "")[:LONGEST_STYLE].split(";"))
    return {name.strip(): value.strip() for name, _, value in entries}


def _colour(text: str) -> str:
    """Six digits from "#4F81BD [3204]", "#fff" or "silver"; "" for none."""
    if not text:
        return ""
    word = text.split(maxsplit=1)[0]
    if short := SHORT.match(word):
        return "".join(digit * 2 for digit in short.groups()).upper()
    return colour(word.lstrip("#")) or PRESETS.get(word, "")


def _faded(colour: str, fill: Node | None) -> str:
    """A colour as it looks on white with the opacity of a v:fill."""
    opacity = share(fill.get("opacity") if fill is not None else None, 1.0)
    return mixed(colour, min(1.0, max(0.0, opacity)))


def _turn(styles: dict[str, str]) -> tuple[float, bool, bool]:
    flips = styles.get("flip", "")
    turn = NUMBER.match(styles.get("rotation", ""))
    degrees = float(turn[0]) if turn else 0.0
    if "fd" in styles.get("rotation", ""):  # parts of a degree
        degrees /= 65536
    return degrees, "x" in flips, "y" in flips


def _pair(text: str | None, default: int) -> tuple[int, int]:
    found = NUMBER.findall((text or "")[:60])
    return (int(found[0]), int(found[1])) if len(found) > 1 else (default, default)


def _space_in(group: Node, frame: Frame) -> _Space:
    """The space inside a group (19.1.2.7, coordorigin and coordsize)."""
    x, y = _pair(group.get("coordorigin"), 0)
    width, height = _pair(group.get("coordsize"), 1000)
    across = frame.width / width if width > 0 else 1.0
    down = frame.height / height if height > 0 else 1.0
    return _Space(frame.x - x * across, frame.y - y * down, across, down)


def _placed(node: Node, space: _Space) -> Frame:
    """The frame of a part of a group, whose lengths are the group's own."""
    styles = styles_of(node)
    if kind_of(node) == "line":
        line = _line_frame(node, _plain)
        x, y, width, height = line.x, line.y, line.width, line.height
        turn = line.turn, line.across, line.down
    else:
        x, y, width, height = (_plain(styles.get(n)) for n in ("left", "top", "width", "height"))
        turn = _turn(styles)
    return Frame(
        space.x + x * space.across,
        space.y + y * space.down,
        min(LARGEST, abs(width * space.across)),
        min(LARGEST, abs(height * space.down)),
        *turn,
    )


def _plain(text: str | None) -> float:
    found = NUMBER.match(text or "")
    return float(found[0]) if found else 0.0


def _line_frame(node: Node, length: Callable[[str | None], float]) -> Frame:
    """The frame of a v:line from one point to another (19.1.2.12)."""
    x1, y1 = _point(node.get("from"), length)
    x2, y2 = _point(node.get("to"), length)
    return Frame(min(x1, x2), min(y1, y2), abs(x2 - x1), abs(y2 - y1), 0.0, x2 < x1, y2 < y1)


def _point(text: str | None, length: Callable[[str | None], float]) -> tuple[float, float]:
    x, _, y = (text or "")[:60].partition(",")
    return length(x.strip()), length(y.strip())


def _inset(box: Node | None) -> tuple[int, int, int, int]:
    """What a text box keeps free at its top, right, bottom and left (19.1.2.22, inset)."""
    said = (box.get("inset", "") if box is not None else "")[:LONGEST_STYLE].split(",")
    said += [""] * len(INSET)
    left, top, right, bottom = (
        max(0, measure(each.strip(), usual, LARGEST))
        for each, usual in zip(said, INSET, strict=False)
    )
    return top, right, bottom, left


def _anchor(shape: Node, styles: dict[str, str], frame: Frame) -> Anchor | None:
    """Where a shape floats, and how text runs round it (19.1.2.19, style; 19.5.2.1, wrap)."""
    if styles.get("position") != "absolute":
        return None
    wrap = shape.find(f"{W10}wrap")
    in_cell = shape.get(f"{OFFICE}allowincell") not in NO and stands_in_cell(shape)
    x, y = measure(styles.get("margin-left")), measure(styles.get("margin-top"))
    kind, side, from_x, from_y = (
        wrap.get(name, "") if wrap is not None else ""
        for name in ("type", "side", "anchorx", "anchory")
    )
    top, right, bottom, left = (
        measure(styles.get(f"mso-wrap-distance-{edge}"), usual, LARGEST)
        for edge, usual in (("top", 0), ("right", BESIDE), ("bottom", 0), ("left", BESIDE))
    )
    across = ALIGNED.get(styles.get("mso-position-horizontal", ""), "")
    down = ALIGNED.get(styles.get("mso-position-vertical", ""), "")
    return Anchor(
        *counted_from(
            FROM.get(styles.get("mso-position-horizontal-relative") or from_x, "column"),
            FROM.get(styles.get("mso-position-vertical-relative") or from_y, "paragraph"),
            in_cell=in_cell,
        ),
        round(x + frame.x),
        round(y + frame.y),
        across,
        down,
        WRAPS.get(kind, "none"),
        behind=styles.get("z-index", "").startswith("-"),
        distance=(top, right, bottom, left),
        side=side if side in SIDES else "bothSides",
        height=whole(styles.get("z-index"), 0, HIGHEST),
        contour=_contour(shape) if kind in ("tight", "through") else (),
        through=kind == "through",
    )


def _share(shape: Node, frame: Frame) -> float:
    """How much of its paragraph a horizontal line crosses (19.2.2, hr and hrpct); 0 for others."""
    said = max(0, whole(shape.get(f"{OFFICE}hrpct"), 0, WHOLE_LINE))
    usual = 0.0 if frame.width else 1.0
    return (said / WHOLE_LINE or usual) if shape.get(f"{OFFICE}hr", "f") not in NO else 0.0


def _contour(shape: Node) -> Contour:
    """What text runs round tightly (19.1.2.19, wrapcoords)."""
    found = NUMBER.findall(shape.get("wrapcoords", "")[:LONGEST_STYLE])
    return contour(tuple(map(int, found)))
