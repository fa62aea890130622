"""Read properties from WordprocessingML into partial formats: only what an element says.

A partial format is a dict of field names of `formats`; the cascade lays them over one another.
Numbers are read within bounds, so that no file can ask for absurd sizes.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from papers.pdf.formats import NO_BORDER, Border, Borders, Frame, TabStop
from papers.pdf.ooxml import TRUE, VAL, W14, Node, W
from papers.pdf.strokes import strokes_of

Partial: TypeAlias = Mapping[str, Any]

LONGEST = 31_680  # 22 inches, the longest that Word knows
LONGEST_NUMBER = 40  # characters
LARGEST = 32_760  # 1,638 pt, the largest type
UNITS = {"pt": 20.0, "in": 1440.0, "cm": 1440 / 2.54, "mm": 144 / 2.54, "pc": 240.0, "pi": 240.0}
SHARE = re.compile(r"-?\d{0,9}\.?\d{1,9}")
MEASURE = re.compile(r"\s*([+-]?\d*\.?\d+)\s*([a-z]{2})?\s*$")
HEX = re.compile(r"[0-9A-Fa-f]{6}\Z")

HIGHLIGHTS = {
    "yellow": "FFFF00", "green": "00FF00", "cyan": "00FFFF", "magenta": "FF00FF", "blue": "0000FF",
    "red": "FF0000", "darkBlue": "000080", "darkCyan": "008080", "darkGreen": "008000",
    "darkMagenta": "800080", "darkRed": "800000", "darkYellow": "808000", "darkGray": "808080",
    "lightGray": "C0C0C0", "black": "000000", "white": "FFFFFF",
}  # fmt: skip


def measure(text: str | None, default: int = 0, most: int = LONGEST) -> int:
    """Twips from "720", "36pt" or "1.27cm"; within ± `most`."""
    match = MEASURE.match((text or "")[:LONGEST_NUMBER])
    if match is None:
        return default
    value = float(match[1]) * UNITS.get(match[2] or "", 1.0)
    return round(max(-most, min(most, value)))


def whole(text: str | None, default: int = 0, most: int = LONGEST) -> int:
    """An integer within ± `most`; `default` where it is none."""
    if not text:
        return default
    try:
        return max(-most, min(most, int(text)))
    except ValueError:
        return default


def share(text: str | None, default: float) -> float:
    """A number from ".5", "50%" or "32768f", parts of 65,536, as VML writes it."""
    said = (text or "").strip()[:LONGEST_NUMBER]
    number = SHARE.match(said)
    if number is None:
        return default
    return float(number[0]) / (65536 if said.endswith("f") else 100 if said.endswith("%") else 1)


def on(node: Node | None) -> bool:
    """Whether a switch is there and on."""
    return node is not None and node.get(VAL, "true") not in ("0", "false", "off")


def colour(text: str | None) -> str:
    """Six hexadecimal digits, or "" for automatic."""
    return text.upper() if text and HEX.match(text) else ""


def shading(node: Node) -> str:
    """The fill of a w:shd. Patterns are drawn as their nearest plain colour."""
    fill = colour(node.get(f"{W}fill"))
    if node.get(VAL) == "solid":
        return colour(node.get(f"{W}color")) or "000000"
    return fill


def border(node: Node | None) -> Border:
    """A line; its width is in eighths of a point, by default 6, its distance in points."""
    style = node.get(VAL) if node is not None else None
    if node is None or style in (None, "nil", "none"):
        return NO_BORDER
    size = whole(node.get(f"{W}sz"), 6, 96) * 20 // 8
    strokes = strokes_of(str(style), size)
    space = whole(node.get(f"{W}space"), 0, 31) * 20
    drawn = colour(node.get(f"{W}color")) or "000000"
    return Border(sum(strokes) or size, space, drawn, str(style), strokes)


SIDES = {
    "top": "top", "bottom": "bottom", "left": "left", "start": "left", "right": "right",
    "end": "right", "insideH": "inside_h", "between": "inside_h", "insideV": "inside_v",
}  # fmt: skip


def border_sides(node: Node) -> dict[str, Border]:
    """The lines that a pBdr, tblBorders or tcBorders names, by side."""
    return {
        SIDES[name]: border(child)
        for child in node
        if (name := str(child.tag).removeprefix(W)) in SIDES
    }


def _fonts(node: Node) -> dict[str, Any]:
    theme = node.get(f"{W}asciiTheme") or node.get(f"{W}hAnsiTheme")
    if theme:
        return {"family": f"theme:{theme}"}
    family = node.get(f"{W}ascii") or node.get(f"{W}hAnsi")
    return {"family": family} if family else {}


def _raised(node: Node) -> dict[str, Any]:
    value = node.get(VAL, "")
    return {"raised": value if value in ("superscript", "subscript") else ""}


def _fill(node: Node) -> dict[str, Any]:
    return {"fill": shading(node)}


def _highlight(node: Node) -> dict[str, Any]:
    return {"highlight": HIGHLIGHTS.get(node.get(VAL, ""), "")}


def _switch(name: str) -> Callable[[Node], dict[str, Any]]:
    return lambda node: {name: on(node)}


def half_points(text: str | None, default: int = 0) -> int:
    """Twips from a size in half points ("24") or with a unit ("12pt")."""
    value = measure(text, default, LARGEST)
    return value if text and text[-1:].isalpha() else value * 10


def _size(node: Node) -> dict[str, Any]:
    return {"size": max(20, min(LARGEST, half_points(node.get(VAL), 2)))}


def _language(node: Node) -> dict[str, Any]:
    value = node.get(VAL)
    return {"language": value} if value else {}


def _ligatures(node: Node) -> dict[str, Any]:
    """Whether the usual ligatures are asked for ([MS-DOCX], 2.5.1.26 ST_Ligatures)."""
    value = node.get(f"{W14}val", "")
    return {"ligatures": value == "all" or "standard" in value}


RUN: dict[str, Callable[[Node], dict[str, Any]]] = {
    "rFonts": _fonts,
    "sz": _size,
    "b": _switch("bold"),
    "i": _switch("italic"),
    "strike": _switch("strike"),
    "dstrike": _switch("strike"),
    "caps": _switch("caps"),
    "smallCaps": _switch("small_caps"),
    "vanish": _switch("hidden"),
    "u": lambda node: {"underline": node.get(VAL, "single") != "none"},
    "vertAlign": _raised,
    "position": lambda node: {"position": half_points(node.get(VAL))},
    "spacing": lambda node: {"spacing": measure(node.get(VAL))},
    "w": lambda node: {"scale": max(1, min(600, whole(node.get(VAL, "").rstrip("%"), 100)))},
    "kern": lambda node: {"kern": half_points(node.get(VAL))},
    f"{W14}ligatures": _ligatures,
    "color": lambda node: {"colour": colour(node.get(VAL))},
    "shd": _fill,
    "highlight": _highlight,
    "bdr": lambda node: {"border": border(node)},
    "lang": _language,
}

# Switches that a character style turns over rather than sets (ISO/IEC 29500-1, 17.7.3).
TOGGLES = ("bold", "italic", "strike", "caps", "small_caps", "hidden")


def run_properties(node: Node | None) -> dict[str, Any]:
    """What an rPr says."""
    return _read(node, RUN)


def _indent(node: Node) -> dict[str, Any]:
    said: dict[str, Any] = {}
    left = node.get(f"{W}left", node.get(f"{W}start"))
    right = node.get(f"{W}right", node.get(f"{W}end"))
    if left is not None:
        said["left"] = measure(left)
    if right is not None:
        said["right"] = measure(right)
    if (hanging := node.get(f"{W}hanging")) is not None:
        said["first"] = -measure(hanging)
    elif (first := node.get(f"{W}firstLine")) is not None:
        said["first"] = measure(first)
    return said


def _spacing(node: Node) -> dict[str, Any]:
    said: dict[str, Any] = {}
    for side in ("before", "after"):
        if (automatic := node.get(f"{W}{side}Autospacing")) is not None:
            said[f"auto_{side}"] = automatic in TRUE
        if (value := node.get(f"{W}{side}")) is not None:
            said[side] = max(0, measure(value))
    line, rule = node.get(f"{W}line"), node.get(f"{W}lineRule")
    if line is not None or rule is not None:  # a rule alone is that of a single line
        height = measure(line, 240)
        said["line"] = max(1, abs(height))
        said["line_rule"] = "exact" if height < 0 else rule or "auto"
    return said


def _tabs(node: Node) -> dict[str, Any]:
    return {
        "tabs": tuple(
            TabStop(
                measure(tab.get(f"{W}pos")),
                {"start": "left", "end": "right", "num": "left"}.get(
                    tab.get(VAL, "left"), tab.get(VAL, "left")
                ),
                tab.get(f"{W}leader", "none"),
            )
            for tab in node.iterchildren(f"{W}tab")
        )
    }


def _number(node: Node) -> dict[str, Any]:
    said: dict[str, Any] = {}
    if (number := node.find(f"{W}numId")) is not None:
        said["number_id"] = number.get(VAL, "")
    if (level := node.find(f"{W}ilvl")) is not None:
        said["level"] = max(0, min(8, whole(level.get(VAL))))
    return said


ALIGNMENTS = {"start": "left", "end": "right", "distribute": "both", "center": "center"}


def _align(node: Node) -> dict[str, Any]:
    value = node.get(VAL, "left")
    value = ALIGNMENTS.get(value, value)
    return {"align": value if value in ("left", "right", "center", "both") else "left"}


def _frame(node: Node) -> dict[str, Any]:
    """What is said of a frame, each of its attributes apart, as styles may say others of them."""
    return {"frame": {str(name).removeprefix(W): str(said) for name, said in node.attrib.items()}}


def frame_of(said: Mapping[str, str] | None) -> Frame | None:
    """A frame from its attributes; without a place of its own it stands at that of its text."""
    if said is None:
        return None
    placed_x, placed_y = said.get("x") or said.get("xAlign"), said.get("y") or said.get("yAlign")
    if said.get("dropCap") == "margin":  # beside the text, which does not give way
        said = {**said, "hAnchor": "leftMargin", "xAlign": "right"}
    return Frame(
        width=max(0, measure(said.get("w"))),
        height=max(0, measure(said.get("h"))),
        from_x=said.get("hAnchor") or ("page" if placed_x else "text"),
        from_y=said.get("vAnchor") or ("page" if placed_y else "text"),
        x=measure(said.get("x")),
        y=measure(said.get("y")),
        align_x=said.get("xAlign", ""),
        align_y=said.get("yAlign", ""),
        wrap=said.get("wrap", "around"),
        across=max(0, measure(said.get("hSpace"))),
        down=max(0, measure(said.get("vSpace"))),
    )


PARAGRAPH: dict[str, Callable[[Node], dict[str, Any]]] = {
    "jc": _align,
    "ind": _indent,
    "spacing": _spacing,
    "tabs": _tabs,
    "numPr": _number,
    "framePr": _frame,
    "snapToGrid": _switch("snaps"),
    "contextualSpacing": _switch("contextual"),
    "keepNext": _switch("keep_next"),
    "keepLines": _switch("keep_lines"),
    "pageBreakBefore": _switch("break_before"),
    "widowControl": _switch("widow_control"),
    "suppressLineNumbers": _switch("unnumbered"),
    "shd": _fill,
    "pBdr": lambda node: {"borders": border_sides(node)},
    "outlineLvl": lambda node: {"outline": max(0, min(9, whole(node.get(VAL), 9)))},
}


def paragraph_properties(node: Node | None) -> dict[str, Any]:
    """What a pPr says."""
    return _read(node, PARAGRAPH)


def _read(
    node: Node | None, table: Mapping[str, Callable[[Node], dict[str, Any]]]
) -> dict[str, Any]:
    said: dict[str, Any] = {}
    if node is not None:
        for child in node:
            reader = table.get(str(child.tag).removeprefix(W))
            if reader is not None:
                said.update(reader(child))
    return said


def overlaid(*partials: Partial) -> dict[str, Any]:
    """Lay partial formats over one another: later ones win.

    What is said of tab stops, borders and frames adds up.
    """
    result: dict[str, Any] = {}
    for partial in partials:
        tabs = result.get("tabs")
        apart = {name: result[name] for name in ("borders", "frame") if name in result}
        result.update(partial)
        if tabs and "tabs" in partial:
            result["tabs"] = _joined_tabs(tabs, partial["tabs"])
        for name, lower in apart.items():
            if name in partial:
                result[name] = {**lower, **partial[name]}
    return result


def _joined_tabs(lower: tuple[TabStop, ...], upper: tuple[TabStop, ...]) -> tuple[TabStop, ...]:
    stops = {stop.position: stop for stop in lower}
    stops.update((stop.position, stop) for stop in upper)
    return tuple(stops[position] for position in sorted(stops))


def borders_of(sides: Mapping[str, Border] | None) -> Borders:
    """Borders from the sides that were named."""
    return Borders(**sides) if sides else Borders()
