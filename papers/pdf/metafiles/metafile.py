"""Windows metafiles as drawings: whether a picture is one, and the operators that draw it."""

import io
import struct
import zlib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from gzip import GzipFile
from typing import NamedTuple

from papers.pdf.metafiles.plotter import Operator
from papers.pdf.vector import UnreadableDrawingError

MOST_BYTES = 32_000_000
GZIP = b"\x1f\x8b"
EMF, EMF_AT = b" EMF", 40  # its signature, and where that stands
WMF = (b"\xd7\xcd\xc6\x9a", b"\x01\x00\x09\x00", b"\x02\x00\x09\x00")  # how they begin
DAMAGED = (struct.error, ArithmeticError, LookupError, ValueError)


class UnreadableMetafileError(UnreadableDrawingError):
    """A metafile that holds more than can be drawn; its text says what."""

    def __init__(self, what: object) -> None:
        super().__init__(f"a Windows metafile is not rendered ({what})")


class Metafile(NamedTuple):
    """The operators that draw a metafile in the unit square, and typefaces that were replaced."""

    code: Sequence[Operator]
    replaced: Mapping[str, str]


def is_metafile(content: bytes) -> bool:
    """Whether a picture is a metafile, packed or not."""
    if content.startswith(GZIP):
        content = _unpacked(content, 100)
    return _is_emf(content) or content.startswith(WMF)


@lru_cache(4)  # what stands in a header is drawn on every page
def read_metafile(content: bytes) -> Metafile:
    """The operators that draw a metafile in the unit square, as an image is drawn.

    Raises UnreadableMetafileError where it cannot be drawn in full.
    """
    from papers.pdf.metafiles import emf, wmf  # noqa: PLC0415 - slow, and rarely needed

    if content.startswith(GZIP):
        content = _unpacked(content, MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise UnreadableMetafileError("its length")
    try:
        player = (emf if _is_emf(content) else wmf).play(content)
        return Metafile(player.device.code(), player.letterer.replaced)
    except UnreadableDrawingError as error:
        raise UnreadableMetafileError(error) from error
    except DAMAGED as error:
        raise UnreadableMetafileError("it is damaged") from error


def _is_emf(content: bytes) -> bool:
    return content[EMF_AT : EMF_AT + len(EMF)] == EMF


def _unpacked(content: bytes, most: int) -> bytes:
    """The beginning of what was packed (.emz, .wmz), as far as it can be unpacked."""
    try:
        with GzipFile(fileobj=io.BytesIO(content)) as file:
            return file.read(most)
    except (OSError, EOFError, zlib.error):
        return b""
