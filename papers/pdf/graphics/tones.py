"""How much lighter or greyer a picture is shown than its file is: washed-out watermarks, say."""

from io import BytesIO
from typing import NamedTuple

from papers.pdf.images import UnreadableImageError, open_image
from papers.pdf.ooxml import TRUE, A, Node
from papers.pdf.properties import share, whole
from papers.pdf.theme import WHOLE


class Tone(NamedTuple):
    """A shade from 0 to 1 becomes `gain` times itself and `lift`, within those; or first grey."""

    gain: float = 1.0
    lift: float = 0.0
    grey: bool = False

    def then(self, gain: float, lift: float) -> "Tone":
        """This, and then that."""
        return Tone(self.gain * gain, self.lift * gain + lift, self.grey)


PLAIN = Tone()


def tone_of_blip(blip: Node) -> Tone:
    """By an a:lum, a:grayscl or a:alphaModFix, as it looks on white (20.1.8.42, .34, .4)."""
    tone = PLAIN
    for each in blip:
        match str(each.tag).removeprefix(A):
            case "grayscl":
                tone = tone._replace(grey=True)
            case "lum":
                bright, contrast = (_of_whole(each, name) for name in ("bright", "contrast"))
                gain = 1 + contrast if contrast < 0 else 1 / max(0.01, 1 - contrast)
                tone = tone.then(gain, _about_half(gain) + bright / 2)
            case "alphaModFix":
                seen = min(1.0, max(0.0, _of_whole(each, "amt", WHOLE)))
                tone = tone.then(seen, 1 - seen)
    return tone


def tone_of_image(data: Node) -> Tone:
    """By the gain, blacklevel and grayscale of a v:imagedata (19.1.2.11)."""
    gain = min(100.0, max(0.0, share(data.get("gain"), 1.0)))
    lift = min(1.0, max(-1.0, share(data.get("blacklevel"), 0.0)))
    grey = data.get("grayscale", "f") in (*TRUE, "t")
    return Tone(grey=grey).then(gain, _about_half(gain) + lift)


def _about_half(gain: float) -> float:
    """The lift that leaves a middle shade as it is."""
    return 0.5 - 0.5 * gain


def _of_whole(node: Node, name: str, usual: int = 0) -> float:
    return whole(node.get(name), usual, WHOLE) / WHOLE


def toned(content: bytes, tone: Tone) -> bytes:
    """A picture's file in that tone; as it is where it cannot be opened, which is told later."""
    if tone == PLAIN:
        return content
    try:
        image = open_image(content)
    except UnreadableImageError:
        return content
    alpha = image.getchannel("A") if image.mode == "RGBA" else None
    shades = image.convert("L" if tone.grey else "RGB")
    table = [round(min(255, max(0, each * tone.gain + 255 * tone.lift))) for each in range(256)]
    shades = shades.point(table * len(shades.getbands()))
    if alpha is not None:
        shades = shades.convert("RGB")
        shades.putalpha(alpha)
    written = BytesIO()
    shades.save(written, "PNG", compress_level=1)
    return written.getvalue()
