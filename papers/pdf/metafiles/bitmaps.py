"""Pictures within metafiles: bitmaps that are copied, with masks, and areas that are filled."""

import io
from typing import NamedTuple

from PIL import Image, ImageChops, ImageOps, ImageStat

from papers.pdf.metafiles.device import Device
from papers.pdf.metafiles.dib import Dib
from papers.pdf.metafiles.matrices import after, at
from papers.pdf.metafiles.objects import BLACK, WHITE
from papers.pdf.metafiles.plotter import Box, Clip
from papers.pdf.vector import Matrix, UnreadableDrawingError

MOST_PIXELS = 50_000_000  # of all pictures in a metafile

# Ways of mixing source, pattern and what is there ([MS-WMF] 2.1.1.31)
BLACKNESS, NOT_COPY, INVERT, AND, PATTERN_AND, NOTHING, COPY, MERGE, PAINT, PATTERN, WHITENESS = (
    0x00000042, 0x00330008, 0x00660046, 0x008800C6, 0x00A000C9, 0x00AA0029, 0x00CC0020, 0x00C000CA,
    0x00EE0086, 0x00F00021, 0x00FF0062,
)  # fmt: skip
PATTERN_INVERT = 0x005A0049
FOLLOWING = {AND: (PAINT, INVERT), PAINT: (AND,)}  # what draws a picture through a mask before it


class Place(NamedTuple):
    """Where a part of a bitmap comes to: its corner and size, which may be negative."""

    x: float
    y: float
    width: float
    height: float
    part: Box | None = None  # left, top, right, bottom in the bitmap's pixels, None for all of it
    in_pixels: bool = False  # whether the size is one of pixels


class _Mask(NamedTuple):
    """A mask that was drawn: where the code ended then, where it stands, what it covers."""

    operation: int
    end: int
    matrix: Matrix
    clip: Clip
    covered: Image.Image


class Bitmaps:
    """Draws pictures on a device."""

    def __init__(self, device: Device) -> None:
        self._device = device
        self._mask: _Mask | None = None
        self._pixels = 0

    def fill(self, box: Box, operation: int) -> None:
        """Fill an area as an operation without a source does ([MS-WMF] 2.3.1.1)."""
        device = self._device
        colour = {BLACKNESS: BLACK, WHITENESS: WHITE}.get(operation)
        if operation == NOTHING:
            return
        brush = device.fill() if colour is None else colour
        if operation in (PATTERN_AND, PATTERN_INVERT) and brush != BLACK:
            # on anything but white or black the outcome depends on what is there
            if brush and not (operation == PATTERN_AND and brush == WHITE):
                raise UnreadableDrawingError("a way of mixing colours")
            return
        if operation == PATTERN_INVERT:
            return
        if colour is None and operation not in (PATTERN, PATTERN_AND):
            raise UnreadableDrawingError("a way of mixing colours")
        device.fill_box(box, brush)

    def draw(self, dib: Dib, place: Place, operation: int = COPY) -> None:
        """Draw a bitmap as an operation does."""
        if operation == NOTHING:
            return
        image = self._cut(self._opened(dib), place)
        if operation in (AND, PAINT, INVERT):
            self._masked(image, place, operation)
        elif operation == NOT_COPY:
            self._put(ImageOps.invert(image), place)
        elif operation == COPY or (operation == MERGE and self._device.fill() == WHITE):
            self._put(image, place)
        else:
            raise UnreadableDrawingError("a way of mixing pictures")

    def blend(self, dib: Dib, place: Place, *, alpha: int, by_pixel: bool) -> None:
        """Draw a bitmap that lets shine through what is there ([MS-EMF] 2.3.1.1)."""
        image = self._cut(self._opened(dib, alpha=by_pixel).convert("RGBA"), place)
        image.putalpha(image.getchannel("A").point(lambda each: each * alpha // 255))
        self._put(image, place)

    def draw_without(self, dib: Dib, place: Place, colour: str) -> None:
        """Draw a bitmap but for the pixels of one colour ([MS-EMF] 2.3.1.7)."""
        image = self._cut(self._opened(dib), place).convert("RGB")
        other = Image.new("RGB", image.size, f"#{colour}")
        bands = ImageChops.difference(image, other).split()
        differs = ImageChops.lighter(ImageChops.lighter(bands[0], bands[1]), bands[2])
        image.putalpha(differs.point(lambda each: 255 if each else 0))
        self._put(image, place)

    def average(self, dib: Dib) -> str:
        """The colour that a pattern looks like from afar."""
        image = self._opened(dib).convert("RGB")
        return "".join([f"{round(each):02X}" for each in ImageStat.Stat(image).mean])

    def _opened(self, dib: Dib, *, alpha: bool = False) -> Image.Image:
        """The pixels of a bitmap; all bitmaps together have no more than so many."""
        self._pixels += dib.count()
        if self._pixels <= MOST_PIXELS:
            image = dib.with_alpha() if alpha else dib.opened()
            self._pixels += max(0, image.width * image.height - dib.count())
        if self._pixels > MOST_PIXELS:
            raise UnreadableDrawingError("its pictures, which are too large")
        return image

    def _masked(self, image: Image.Image, place: Place, operation: int) -> None:
        """A mask makes black, or white, what a picture is mixed with next.

        A mask alone draws in that colour; a picture takes the place of the mask before it.
        """
        device, mask = self._device, self._mask
        here = len(device.plotter.code), self._matrix(place), device.context.clip
        if mask is not None and mask[1:4] == here and operation in FOLLOWING[mask.operation]:
            image = image.convert("RGB")
            image.putalpha(mask.covered.resize(image.size))
            device.plotter.replace_picture(_png(image))
            self._mask = None
            return
        covered = image.convert("L")
        if operation == INVERT or any(covered.histogram()[1:255]):
            raise UnreadableDrawingError("a way of mixing pictures")
        colour = Image.new("L", covered.size, 255 if operation == PAINT else 0)
        covered = covered if operation == PAINT else ImageOps.invert(covered)
        colour.putalpha(covered)
        self._put(colour, place)
        self._mask = _Mask(operation, len(device.plotter.code), *here[1:], covered)

    def _put(self, image: Image.Image, place: Place) -> None:
        device = self._device
        device.plotter.picture(_png(image), self._matrix(place), device.context.clip)

    def _matrix(self, place: Place) -> Matrix:
        """From the unit square to where a picture stands."""
        device, x, y = self._device, place.x, place.y
        whole = device.matrix
        if place.in_pixels:
            x, y = at(after(device.context.page(), device.context.world), x, y)
            whole = device.frame.matrix
        return after(whole, (place.width, 0, 0, -place.height, x, y + place.height))

    def _cut(self, image: Image.Image, place: Place) -> Image.Image:
        """The part of a picture that is drawn; all of it where it is no part."""
        if place.part is None:
            return image
        left, top, right, bottom = (round(each) for each in place.part)
        if right < left:
            image, left, right = ImageOps.mirror(image), image.width - left, image.width - right
        if bottom < top:
            image, top, bottom = ImageOps.flip(image), image.height - top, image.height - bottom
        inside = 0 <= left < right <= image.width and 0 <= top < bottom <= image.height
        if not inside or (left, top, right, bottom) == (0, 0, *image.size):
            return image
        return image.crop((left, top, right, bottom))


def _png(image: Image.Image) -> bytes:
    content = io.BytesIO()
    image.save(content, "PNG", compress_level=1)
    return content.getvalue()
