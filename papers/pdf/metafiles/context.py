"""What is set while a metafile is played: GDI's device context."""

from dataclasses import dataclass, replace

from papers.pdf.metafiles.matrices import UNMOVED, Point, after, moved, scaled
from papers.pdf.metafiles.objects import BLACK, WHITE, Brush, Font, Pen
from papers.pdf.metafiles.plotter import Clip
from papers.pdf.vector import Matrix

TEXT, ISOTROPIC, ANISOTROPIC = 1, 7, 8  # modes of mapping ([MS-EMF] 2.1.21)
UNITS = {2: 0.1, 3: 0.01, 4: 0.254, 5: 0.0254, 6: 25.4 / 1440}  # millimetres; y runs upwards
COPY_PEN, NOTHING = 13, 11  # mix modes ([MS-EMF] 2.1.22)
PLAIN = {1: BLACK, 16: WHITE}  # mix modes that draw in one colour
BLACK_PEN, WHITE_BRUSH, SYSTEM_FONT = Pen(), Brush(), Font()


@dataclass(slots=True)
class Context:
    """The objects that are selected, the mapping, and where we are.

    `resolution` is the device's, in pixels to the millimetre across and down.
    """

    resolution: Point
    pen: Pen = BLACK_PEN
    brush: Brush = WHITE_BRUSH
    font: Font = SYSTEM_FONT
    text_colour: str = BLACK
    ground: str = WHITE  # of text and hatches
    opaque: bool = True  # whether text is drawn on its ground
    align: int = 0
    spacing: float = 0  # after each letter, where nothing says how far they advance
    word_spacing: float = 0
    winding: bool = False
    mix: int = COPY_PEN
    miter: float = 10
    clockwise: bool = False
    position: Point = (0, 0)
    mode: int = TEXT
    world: Matrix = UNMOVED
    window_origin: Point = (0, 0)
    window: Point = (1, 1)
    viewport_origin: Point = (0, 0)
    viewport: Point = (1, 1)
    clip: Clip = ()
    outer_clip: Clip = ()  # what the clip stands in, once it was set

    def copy(self) -> "Context":
        """The same, to be changed."""
        return replace(self)

    def scale(self) -> Point:
        """Pixels to a logical unit, across and down."""
        across, down = self.resolution
        if self.mode in UNITS:
            unit = UNITS[self.mode]
            return unit * across, -unit * down
        if self.mode not in (ISOTROPIC, ANISOTROPIC):
            return 1, 1
        x, y = self.viewport[0] / self.window[0], self.viewport[1] / self.window[1]
        if self.mode == ISOTROPIC:
            least = min(abs(x) / across, abs(y) / down)
            x = least * across if x > 0 else -least * across
            y = least * down if y > 0 else -least * down
        return x, y

    def page(self) -> Matrix:
        """From logical units, as the world leaves them, to pixels ([MS-EMF] 3.1.1.2.4)."""
        left, top = self.window_origin
        return after(moved(*self.viewport_origin), after(scaled(*self.scale()), moved(-left, -top)))
