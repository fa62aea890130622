"""Open pictures safely and make them fit for PDF/A: bounded, RGB or grey, alpha as a mask."""

import io
import warnings

from PIL import Image, UnidentifiedImageError

MOST_PIXELS = 50_000_000
LONGEST_SIDE = 30_000
FORMATS = ("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP")  # none that runs another program


class UnreadableImageError(Exception):
    """A picture that cannot be drawn; its text says why."""


def open_image(content: bytes) -> Image.Image:
    """Decode a picture to grey or RGB, with alpha where it has some.

    Raises UnreadableImageError for formats that are not pixels, damage and absurd sizes.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow's, about damage that it can bear
            image = Image.open(io.BytesIO(content), formats=FORMATS)
            _check_size(*image.size)
            return _fit(image)
    except UnreadableImageError:
        raise
    except UnidentifiedImageError as error:
        raise UnreadableImageError(f"{_kind(content)} is not rendered") from error
    except Image.DecompressionBombError as error:
        raise UnreadableImageError("it has too many pixels") from error
    except Exception as error:  # whatever damage makes Pillow's decoders raise
        raise UnreadableImageError("it is damaged") from error


def _check_size(width: int, height: int) -> None:
    if width * height > MOST_PIXELS or max(width, height) > LONGEST_SIDE:
        raise UnreadableImageError(f"it has {width:,} × {height:,} pixels")


def _fit(image: Image.Image) -> Image.Image:
    image.load()
    if image.format == "JPEG" and image.mode in ("L", "RGB"):
        return image  # embedded as it is
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        return image.convert("RGBA")
    if image.mode.startswith("I;16"):
        return image.convert("I").point(lambda shade: shade * (1 / 256)).convert("L")
    if image.mode in ("1", "L", "I", "I;16", "F"):
        return image.convert("L")
    return image.convert("RGB")


def _kind(content: bytes) -> str:
    if b"<svg" in content[:1000]:
        return "an SVG drawing"
    return "its format"
