"""The colours and lines that a theme gives to what is drawn (ISO/IEC 29500-1, 20.1.2.3, 20.1.4)."""

from collections.abc import Callable, Mapping, Sequence
from colorsys import hls_to_rgb, rgb_to_hls
from functools import cached_property

from papers.pdf.ooxml import A, Node
from papers.pdf.properties import colour, whole

WHOLE = 100_000  # a percentage of 100 in DrawingML
EMU_PER_TWIP = 635
WIDEST = 1584 * 12700  # EMU: the widest line there may be
ALSO = {"tx1": "dk1", "bg1": "lt1", "tx2": "dk2", "bg2": "lt2"}
PRESETS = {
    "black": "000000", "white": "FFFFFF", "red": "FF0000", "green": "008000", "blue": "0000FF",
    "yellow": "FFFF00", "gray": "808080", "grey": "808080", "orange": "FFA500", "navy": "000080",
    "silver": "C0C0C0", "maroon": "800000", "purple": "800080", "teal": "008080", "olive": "808000",
    "lime": "00FF00", "aqua": "00FFFF", "fuchsia": "FF00FF", "ltGray": "D3D3D3", "dkGray": "A9A9A9",
}  # fmt: skip

_Channels = tuple[float, float, float]


class Theme:
    """The faces of a theme, its colours by name, and the widths of its lines."""

    def __init__(self, root: Node | None) -> None:
        self._root = root

    @cached_property
    def fonts(self) -> Mapping[str, str]:
        """Its Latin faces, "major" and "minor"."""
        found = {}
        for kind in ("major", "minor"):
            path = f".//{A}fontScheme/{A}{kind}Font/{A}latin"
            node = self._root.find(path) if self._root is not None else None
            if node is not None and node.get("typeface"):
                found[kind] = node.get("typeface", "")
        return found

    @cached_property
    def _colours(self) -> Mapping[str, str]:
        scheme = self._root.iterfind(f".//{A}clrScheme/*") if self._root is not None else ()
        return {
            str(node.tag).removeprefix(A): self._plain(chosen) for node in scheme for chosen in node
        }

    @cached_property
    def _lines(self) -> Sequence[int]:
        path = f".//{A}fmtScheme/{A}lnStyleLst/{A}ln"
        lines = self._root.iterfind(path) if self._root is not None else ()
        return [round(whole(node.get("w"), 9525, WIDEST) / EMU_PER_TWIP) for node in lines]

    def colour(self, node: Node | None) -> str:
        """The colour that stands in a node, as six hexadecimal digits; "" where there is none."""
        for chosen in node if node is not None else ():
            plain = self._plain(chosen)
            if plain:
                return _changed(plain, chosen)
        return ""

    def named(self, name: str) -> str:
        """The colour of the scheme that has this name; "" where there is none."""
        return self._colours.get(name, "")

    def _plain(self, node: Node) -> str:
        value = node.get("val", "")
        match str(node.tag).removeprefix(A):
            case "srgbClr":
                return colour(value)
            case "sysClr":
                return colour(node.get("lastClr"))
            case "schemeClr":
                return self._colours.get(ALSO.get(value, value), "")
            case "prstClr":
                return PRESETS.get(value, "")
        return ""

    def line(self, index: int) -> int:
        """The width of a line that a style names by its index from 1, in twips."""
        return self._lines[index - 1] if 0 < index <= len(self._lines) else 15


def _changed(plain: str, node: Node) -> str:
    """A colour with the changes that it is named with, in their order."""
    channels = _channels(plain)
    for change in node:
        act = _CHANGES.get(str(change.tag).removeprefix(A))
        if act is not None:
            share = min(2.0, max(-1.0, whole(change.get("val"), WHOLE, 2 * WHOLE) / WHOLE))
            channels = act(channels, share)
    return "".join(f"{round(255 * min(1.0, max(0.0, each))):02X}" for each in channels)


def _channels(plain: str) -> _Channels:
    red, green, blue = (int(plain[i : i + 2], 16) / 255 for i in (0, 2, 4))
    return red, green, blue


def blended(colours: list[str]) -> str:
    """The colour halfway between several."""
    rows = [_channels(each) for each in colours]
    return "".join(
        f"{round(255 * sum(column) / len(rows)):02X}" for column in zip(*rows, strict=True)
    )


def mixed(plain: str, share: float) -> str:
    """A colour of which this share is left over white."""
    return "".join(f"{round(255 * each):02X}" for each in _mixed(_channels(plain), share, 1.0))


def lightness(plain: str) -> float:
    """How light a colour looks, from 0, black, to 1, white."""
    red, green, blue = _channels(plain)
    return 0.3 * red + 0.59 * green + 0.11 * blue


def _lightness(channels: _Channels, act: Callable[[float], float]) -> _Channels:
    hue, light, saturation = rgb_to_hls(*channels)
    return hls_to_rgb(hue, min(1.0, max(0.0, act(light))), saturation)


def _mixed(channels: _Channels, share: float, other: float) -> _Channels:
    red, green, blue = (share * each + (1 - share) * other for each in channels)
    return red, green, blue


_CHANGES: Mapping[str, Callable[[_Channels, float], _Channels]] = {
    "lumMod": lambda channels, share: _lightness(channels, lambda light: light * share),
    "lumOff": lambda channels, share: _lightness(channels, lambda light: light + share),
    "tint": lambda channels, share: _mixed(channels, share, 1.0),
    "shade": lambda channels, share: _mixed(channels, share, 0.0),
    "alpha": lambda channels, share: _mixed(channels, share, 1.0),  # over white
}
