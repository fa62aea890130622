"""Symbol fonts: their private characters as Unicode, so that text can be read aloud and copied.

PDF/A-2a forbids the Private Use Area without a text replacement (ISO 19005-2, 6.2.11.7.3).
"""

import re

from papers.pdf.ooxml import Node, W

# The Symbol font's own encoding from 0x20 and from 0xA0 (PostScript language, appendix E.5);
# a space stands where only parts of brackets are.
SYMBOL_LOW = (
    " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧ∆ΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_"
    " αβχδεφγηιϕκλµνοπθρστυϖωξψζ{|}∼"
)
SYMBOL_HIGH = (
    "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…  ↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉"
    "∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑          〉∫⌠ ⌡          "
)

# The signs of Wingdings that stand in office documents; others become a plain bullet in lists.
WINGDINGS = {
    0x20: " ", 0x22: "✂", 0x28: "☎", 0x2A: "✉", 0x36: "⌛", 0x3F: "✍", 0x41: "✌", 0x46: "☞",
    0x4A: "☺", 0x4C: "☹", 0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x72: "❒",
    0x73: "⬧", 0x74: "⧫", 0x75: "◆", 0x76: "❖", 0x77: "⬥", 0x9E: "·", 0x9F: "•", 0xA1: "○",
    0xA7: "▪", 0xA8: "◻", 0xAB: "★", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓",
    0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
WINGDINGS_2 = {0x50: "✓", 0x4F: "✗", 0x52: "☑", 0x53: "☒", 0x97: "●", 0xA3: "□"}
WINGDINGS_3 = {0x22: "→", 0x21: "←", 0x7D: "▶", 0x80: "◀"}

SYMBOL = {0x20 + i: c for i, c in enumerate(SYMBOL_LOW)} | {
    0xA0 + i: c for i, c in enumerate(SYMBOL_HIGH)
}
FONTS = {
    "symbol": SYMBOL,
    "wingdings": WINGDINGS,
    "wingdings 2": WINGDINGS_2,
    "wingdings 3": WINGDINGS_3,
}
BULLET = "•"
PRIVATE = re.compile("[\ue000-\uf8ff]")


def symbolic(family: str) -> bool:
    """Whether a font's characters are signs of its own."""
    return family.lower() in FONTS


def to_unicode(text: str, family: str, *, substitute: bool = False) -> str:
    """Text of a symbol font in Unicode; with `substitute`, a sign we do not know is a bullet."""
    table = FONTS.get(family.lower())
    if table is None:
        if text.isascii() or PRIVATE.search(text) is None:
            return text
        table = SYMBOL if substitute else {}
    return "".join(_sign(char, table, substitute=substitute) for char in text)


def _sign(char: str, table: dict[int, str], *, substitute: bool) -> str:
    code = ord(char)
    if 0xF000 <= code <= 0xF0FF:  # noqa: PLR2004
        code -= 0xF000
    if code in table:
        return table[code]
    return BULLET if substitute and (code > 0x7F or PRIVATE.match(char)) else char  # noqa: PLR2004


def symbol(node: Node) -> str:
    """The sign of a w:sym in Unicode."""
    try:
        char = chr(int(node.get(f"{W}char", ""), 16))
    except (ValueError, OverflowError):
        return ""
    if not char.isprintable() and not "\ue000" <= char <= "\uf8ff":
        return ""
    return to_unicode(char, node.get(f"{W}font", ""), substitute=True)
