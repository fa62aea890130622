"""Make the file of a picture fit for a Word file: upright, and nothing in it but the picture.

Photographs say where they were taken, by whom and with what, and some lie on their side. What is
seen stays as it is, bit by bit, where the picture stands upright and has ordinary colours.
"""

import struct
import warnings
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO

_PNG = b"\x89PNG\r\n\x1a\n"
_SEEN = (b"IHDR", b"PLTE", b"tRNS", b"pHYs", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"IDAT", b"IEND")
_MARK = 0xFF
_START, _SCAN, _END, _COLOURS, _ADOBE = 0xD8, 0xDA, 0xD9, 0xE2, 0xEE  # markers of JPEG files
_RESTARTS = range(0xD0, 0xD8)
_NOTES = (*range(0xE0, 0xF0), 0xFE)
_ORIENTATION, _ON_ITS_SIDE = 0x0112, range(2, 9)  # Exif 2.3, 4.6.4
_QUALITY, _USUAL = 92, (96, 96)  # pixels an inch


def only_picture(content: bytes) -> bytes:
    """The same picture in PNG or JPEG form, upright, without remarks, places and previews."""
    from PIL import Image, ImageOps  # noqa: PLC0415  # slow to import

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow's, about damage that it can bear
        image = Image.open(BytesIO(content), formats=("PNG", "JPEG"))
        form = "PNG" if content.startswith(_PNG) else "JPEG"
        resolution = image.info.get("dpi")
        if image.getexif().get(_ORIENTATION) not in _ON_ITS_SIDE:
            if form == "PNG":
                return _PNG + b"".join(_chunks(content))
            if image.mode in ("L", "RGB"):
                with suppress(IndexError, ValueError, struct.error):  # odd, but Pillow can read it
                    return b"".join(_segments(content, resolution))
        turned = ImageOps.exif_transpose(image)
    colours = turned.info.get("icc_profile")
    if form == "JPEG" and turned.mode not in ("L", "RGB"):  # the inks of a printing press
        turned, colours = turned.convert("RGB"), None
    file = BytesIO()
    turned.save(
        file, form, quality=_QUALITY, icc_profile=colours, dpi=resolution or _USUAL, exif=b""
    )
    return only_picture(file.getvalue())


def _chunks(content: bytes) -> Iterator[bytes]:
    """The chunks of a PNG that are seen (ISO 15948, 5.3)."""
    at, kind = len(_PNG), b""
    while at < len(content) and kind != b"IEND":
        length, kind = struct.unpack(">I4s", content[at : at + 8])
        if kind in _SEEN:
            yield content[at : at + 12 + length]
        at += 12 + length


def _segments(content: bytes, resolution: tuple[float, float] | None) -> Iterator[bytes]:
    """The segments of a JPEG that are seen (ISO 10918-1, B.1), behind a header of JFIF."""
    across, down = (min(round(float(each)), 0xFFFF) for each in resolution or (0, 0))
    unit = 1 if across and down else 0
    yield struct.pack(">BB", 0xFF, _START)
    yield struct.pack(
        ">BBH5sHBHHBB", 0xFF, 0xE0, 16, b"JFIF\0", 0x0101, unit, across or 1, down or 1, 0, 0
    )
    at, marker = 2, 0
    while marker != _END:
        while content[at] != _MARK or content[at + 1] == _MARK:
            at += 1
        marker, end = content[at + 1], at + 2
        if marker not in (_END, *_RESTARTS):
            end += struct.unpack(">H", content[end : end + 2])[0]
        if marker == _SCAN:
            end = _after_scan(content, end)
        if marker not in _NOTES or _is_colour(marker, content[at + 4 : at + 16]):
            yield content[at:end]
        at = end


def _after_scan(content: bytes, at: int) -> int:
    """Where the next marker stands: within a scan, 0xFF is followed by zero."""
    at = content.index(b"\xff", at)
    while content[at + 1] == 0 or content[at + 1] in _RESTARTS:
        at = content.index(b"\xff", at + 2)
    return at


def _is_colour(marker: int, beginning: bytes) -> bool:
    return (marker == _COLOURS and beginning.startswith(b"ICC_PROFILE")) or (
        marker == _ADOBE and beginning.startswith(b"Adobe")
    )
