"""Open pictures safely and make them fit for PDF/A: bounded, RGB or grey, alpha as a mask."""

import io
import warnings

from PIL import Image, UnidentifiedImageError

MOST_PIXELS = 60_000_000


class UnreadableImageError(Exception):
    """A picture that cannot be drawn; its text says why."""


def open_image(content: bytes) -> Image.Image:
    """Decode a picture to grey or RGB, with alpha where it has some.

    Raises UnreadableImageError for formats that are not pixels, damage and absurd sizes.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            image = Image.open(io.BytesIO(content))
        width, height = image.size
        if width * height > MOST_PIXELS:
            raise UnreadableImageError(f"it has {width:,} × {height:,} pixels")
        image.load()
    except UnidentifiedImageError as error:
        raise UnreadableImageError(f"{_kind(content)} is not rendered") from error
    except Image.DecompressionBombError as error:
        raise UnreadableImageError("it has too many pixels") from error
    except (OSError, ValueError, SyntaxError, EOFError, NotImplementedError) as error:
        raise UnreadableImageError("it is damaged") from error
    return _fit(image)


def _fit(image: Image.Image) -> Image.Image:
    if image.format == "JPEG" and image.mode in ("L", "RGB"):
        return image  # embedded as it is
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        return image.convert("RGBA")
    if image.mode in ("1", "L", "I", "I;16", "F"):
        return image.convert("L")
    return image.convert("RGB")


def _kind(content: bytes) -> str:
    if content[40:44] == b" EMF" or content[:4] == b"\xd7\xcd\xc6\x9a":
        return "a Windows metafile"
    if b"<svg" in content[:1000]:
        return "an SVG drawing"
    return "its format"
