"""What metafiles draw on: selected objects, paths and clips, as GDI has them."""

from collections.abc import Iterable
from heapq import heappop, heappush
from typing import NamedTuple

from papers.pdf.metafiles.context import COPY_PEN, NOTHING, PLAIN, Context
from papers.pdf.metafiles.matrices import (
    Point,
    after,
    at,
    growth,
    is_upright,
    moved,
    scaled,
    written,
    written_matrix,
)
from papers.pdf.metafiles.objects import (
    ALTERNATE,
    CAPS,
    DASH,
    GEOMETRIC,
    JOINS,
    OWN_DASHES,
    STOCK,
    STOCK_OBJECTS,
    THIN_DASHES,
    WHITE,
    WIDE_DASHES,
    Brush,
    Font,
    Pen,
    Region,
    Thing,
    blend,
)
from papers.pdf.metafiles.outlines import rectangle
from papers.pdf.metafiles.plotter import Area, Box, Operator, Plotter, Stroke, boxed, within
from papers.pdf.story import Step
from papers.pdf.vector import MOST_OPERATORS, Matrix, UnreadableDrawingError

SIDE = 10_000  # the longer side of a drawing
BLEED = 50  # how far lines at its edge may reach beyond it
MOST_SAVED = 10_000
AND, OR, XOR, DIFFERENCE, COPY = 1, 2, 3, 4, 5  # how clips are combined ([MS-EMF] 2.1.29)


class Frame(NamedTuple):
    """The part of a device that is drawn: where its pixels come to, how large the drawing is."""

    matrix: Matrix
    width: float
    height: float
    resolution: Point  # pixels to the millimetre

    @property
    def pixel(self) -> float:
        """The width of the thinnest line."""
        return growth(self.matrix)


def framed(box: Box, resolution: Point) -> Frame:
    """The frame of a box of pixels; its proportions are those of its millimetres."""
    left, top, right, bottom = box
    across, down = resolution
    if min(right - left, bottom - top, across, down) <= 0:
        raise UnreadableDrawingError("its size")
    width, height = (right - left) / across, (bottom - top) / down
    share = SIDE / max(width, height)
    matrix = after(scaled(share / across, share / down), moved(-left, -top))
    return Frame(matrix, width * share, height * share, resolution)


class Device:
    """Draws in a frame. Coordinates are logical unless they are said to be pixels."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.context = Context(frame.resolution)
        self.objects: dict[int, Thing] = {}
        self.plotter = Plotter()
        self._free: list[int] = []  # indices of objects that were deleted
        self._saved: list[Context] = []
        self._path: list[str] = []  # of the bracket, with what is drawn in it
        self._in_bracket = False
        self._joined = False  # whether that path ends where we are

    def code(self) -> list[Operator]:
        """All that was drawn, in the unit square."""
        width, height = self.frame.width, self.frame.height
        edge = written(-BLEED, -BLEED, width + 2 * BLEED, height + 2 * BLEED)
        start = written_matrix((1 / width, 0, 0, -1 / height, 0, 1))
        return [start, f"{edge} re W n", *self.plotter.finished()]

    # What is set

    def save(self) -> None:
        """Keep all that is set."""
        if len(self._saved) >= MOST_SAVED:
            raise UnreadableDrawingError("its depth")
        self._saved.append(self.context.copy())

    def restore(self, which: int) -> None:
        """Set what was kept: the last one for -1, the first one for 1."""
        index = which if which < 0 else which - 1
        if which and -len(self._saved) <= index < len(self._saved):
            self.context = self._saved[index]
            del self._saved[index:]

    def keep(self, thing: Thing) -> None:
        """Keep an object under the lowest index that is free ([MS-WMF] 3.1.4.1)."""
        self.objects[heappop(self._free) if self._free else len(self.objects)] = thing

    def drop(self, index: int) -> None:
        """Delete an object."""
        if index in self.objects:
            del self.objects[index]
            heappush(self._free, index)

    def select(self, index: int) -> None:
        """Use an object from now on."""
        stock = STOCK_OBJECTS.get(index - STOCK) if index >= STOCK else None
        match self.objects.get(index, stock):
            case Pen() as pen:
                self.context.pen = pen
            case Brush() as brush:
                self.context.brush = brush
            case Font() as font:
                self.context.font = font
            case tuple() as region:
                self.clip_region(region, COPY)
            case None:
                pass

    @property
    def matrix(self) -> Matrix:
        """From logical units to the drawing's."""
        context = self.context
        return after(self.frame.matrix, after(context.page(), context.world))

    def stroke(self) -> Stroke | None:
        """How the pen draws; None where it does not."""
        pen, colour = self.context.pen, self._seen(self.context.pen.colour)
        if not colour:
            return None
        unit = growth(self.matrix)
        width = max(self.frame.pixel, pen.width * unit) if pen.width else self.frame.pixel
        return Stroke(
            colour,
            width,
            tuple(self._dashes(pen, unit, width)),
            CAPS.get(pen.style & 0xF00, 1),
            JOINS.get(pen.style & 0xF000, 1),
            self.context.miter,
        )

    def _dashes(self, pen: Pen, unit: float, width: float) -> Iterable[float]:
        kind, pixel = pen.style & 0xF, self.frame.pixel
        lengths: tuple[int, ...] = ()
        if kind == OWN_DASHES:
            lengths, unit = pen.dashes, unit if pen.style & GEOMETRIC else pixel
        elif kind == ALTERNATE:
            lengths, unit = (1, 1), pixel
        elif DASH <= kind < DASH + len(THIN_DASHES):
            thin = width <= 1.5 * pixel
            lengths = (THIN_DASHES if thin else WIDE_DASHES)[kind - DASH]
            unit = pixel if thin else width
        found = [length * unit for length in lengths]
        return found if sum(found) > pixel / 2 else ()

    def fill(self) -> str:
        """The colour that the brush fills with; "" for none."""
        context, brush = self.context, self.context.brush
        colour = context.text_colour if brush.colour is None else brush.colour
        if colour and brush.share < 1:
            colour = blend(colour, brush.share, context.ground if context.opaque else WHITE)
        return self._seen(colour)

    def _seen(self, colour: str) -> str:
        """A colour as it is mixed with what is there."""
        mix = self.context.mix
        if not colour or mix == NOTHING:
            return ""
        if mix not in PLAIN and mix != COPY_PEN:
            raise UnreadableDrawingError("a way of mixing colours")
        return PLAIN.get(mix, colour)

    # Drawing

    def draw(self, outline: Iterable[Step], *, filled: bool) -> None:
        """Draw an outline with the pen, and fill it with the brush."""
        path = self.mapped(outline)
        if self._in_bracket:
            self._extend(path)
            self._joined = False
        else:
            fill = self.fill() if filled else ""
            self._paint(path, fill, self.stroke())

    def draw_on(self, outline: Iterable[Step], end: Point) -> None:
        """Draw on from where we are, and be at the end."""
        path = self.mapped(outline)
        if not (self._in_bracket and self._joined):
            path.insert(0, f"{written(*at(self.matrix, *self.context.position))} m")
        if self._in_bracket:
            self._extend(path)
            self._joined = True
        else:
            self._paint(path, "", self.stroke())
        self.context.position = end

    def move_to(self, x: float, y: float) -> None:
        """Be elsewhere."""
        self.context.position, self._joined = (x, y), False

    def line_to(self, x: float, y: float) -> None:
        """Draw a straight line from where we are."""
        if self._in_bracket:
            self.draw_on([("l", (x, y))], (x, y))
            return
        matrix, start = self.matrix, self.context.position
        if (stroke := self.stroke()) is not None:
            clip = self.context.clip
            self.plotter.line(at(matrix, *start), at(matrix, x, y), stroke, clip)
        self.context.position = x, y

    def draw_letters(self, path: list[str], colour: str) -> None:
        """Draw the outlines of letters, which are mapped."""
        if self._in_bracket:
            self._extend(path)
        else:
            self.plotter.paint(path, colour, None, self.context.clip, winding=True)

    def fill_box(self, box: Box, colour: str) -> None:
        """Fill a box without a line."""
        self.fill_shape(rectangle(box), colour)

    def fill_shape(self, outline: Iterable[Step], colour: str) -> None:
        """Fill an outline without a line."""
        self._paint(self.mapped(outline), colour, None)

    def mapped(self, outline: Iterable[Step]) -> list[str]:
        """An outline as operators."""
        a, b, c, d, e, f = self.matrix
        path = []
        for operator, places in outline:
            points = zip(places[::2], places[1::2], strict=True)
            found = [each for x, y in points for each in (a * x + c * y + e, b * x + d * y + f)]
            path.append(f"{written(*found)} {operator}" if found else operator)
            if len(path) > MOST_OPERATORS:
                raise UnreadableDrawingError("its length")
        return path

    def _paint(self, path: list[str], fill: str, stroke: Stroke | None) -> None:
        winding, clip = self.context.winding, self.context.clip
        self.plotter.paint(path, fill, stroke, clip, winding=winding)

    # Paths ([MS-EMF] 2.3.10)

    def begin_path(self) -> None:
        """Collect what is drawn from now on."""
        self._path, self._in_bracket, self._joined = [], True, False

    def end_path(self) -> None:
        """Draw again."""
        self._in_bracket = False

    def drop_path(self) -> None:
        """Forget what was collected."""
        self._path, self._in_bracket = [], False

    def close_figure(self) -> None:
        """Go back to where the figure began."""
        if self._in_bracket and self._path:
            self._extend(["h"])
            self._joined = False

    def draw_path(self, *, filled: bool, stroked: bool) -> None:
        """Draw what was collected."""
        path, self._path = self._path, []
        self._paint(path, self.fill() if filled else "", self.stroke() if stroked else None)

    def clip_to_path(self, how: int) -> None:
        """Keep only what is inside the path that was collected."""
        path, self._path = tuple(self._path) or ("0 0 0 0 re",), []
        self._clip(Area(path, "W" if self.context.winding else "W*"), how)

    def _extend(self, path: Iterable[str]) -> None:
        self._path += path
        if len(self._path) > MOST_OPERATORS:
            raise UnreadableDrawingError("its length")

    # Clips ([MS-EMF] 2.3.2)

    def fix_clip(self) -> None:
        """Keep the clip whatever clip is set from now on."""
        self.context.outer_clip = self.context.clip

    def unclip(self) -> None:
        """Clip nothing but what is kept."""
        self.context.clip = self.context.outer_clip

    def clip_box(self, box: Box) -> None:
        """Keep only what is inside a box."""
        if is_upright(self.matrix):
            first, second = at(self.matrix, *box[:2]), at(self.matrix, *box[2:])
            (left, right), (top, bottom) = (
                sorted(pair) for pair in zip(first, second, strict=True)
            )
            self._clip(boxed((left, top, right, bottom)), AND)
        else:
            self._clip(Area(tuple(self.mapped(rectangle(box))), "W"), AND)

    def exclude_box(self, box: Box) -> None:
        """Draw nothing inside a box."""
        self._clip(Area((self._everywhere(), *self.mapped(rectangle(box))), "W*"), AND)

    def clip_region(self, region: Region, how: int) -> None:
        """Keep what is in a region, which is in pixels."""
        boxes = [
            (*at(self.frame.matrix, *box[:2]), *at(self.frame.matrix, *box[2:])) for box in region
        ]
        if how == DIFFERENCE:
            path = (self._everywhere(), *[each for box in boxes for each in boxed(box).path])
            self._clip(Area(path, "W*"), AND)
        elif len(boxes) == 1:
            self._clip(boxed(boxes[0]), how)
        else:
            path = tuple(each for box in boxes for each in boxed(box).path)
            self._clip(Area(path or ("0 0 0 0 re",), "W"), how)

    def _clip(self, area: Area, how: int) -> None:
        if len(area.path) > MOST_OPERATORS:
            raise UnreadableDrawingError("its clips")
        if how == AND:
            self.context.clip = within(self.context.clip, area)
        elif how == COPY:
            self.context.clip = within(self.context.outer_clip, area)
        elif how != OR or self.context.clip:  # nothing is joined to all that there is
            raise UnreadableDrawingError("its clips")

    def _everywhere(self) -> str:
        width, height = self.frame.width, self.frame.height
        return f"{written(-BLEED, -BLEED, width + 2 * BLEED, height + 2 * BLEED)} re"
