"""How well a text can be read: the contrast of two colours (WCAG 2.2)."""

LEAST = 4.5  # success criterion 1.4.3, text of any size
BLACK, WHITE = "000000", "FFFFFF"


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours in six hexadecimal digits, from 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    """Relative luminance, from 0 to 1."""
    red, green, blue = (_linear(int(colour[i : i + 2], 16) / 255) for i in (0, 2, 4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    dark = channel <= 0.04045  # noqa: PLR2004  # the definition's own number
    return channel / 12.92 if dark else float(((channel + 0.055) / 1.055) ** 2.4)
