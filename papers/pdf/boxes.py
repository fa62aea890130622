"""Boxes: the lines and the fill round paragraphs, and the room that they take (17.3.1.24)."""

from typing import NamedTuple

from papers.pdf.formats import NO_BORDER, NO_BORDERS, Border, Borders, ParagraphFormat


class Box(NamedTuple):
    """The lines and the fill round a paragraph; equal boxes that follow one another join."""

    borders: Borders
    fill: str
    left: int
    right: int


def box_of(form: ParagraphFormat, width: int) -> Box | None:
    """The box of a paragraph in a column of this width, if it has one."""
    if not form.fill and form.borders == NO_BORDERS:
        return None
    left = form.left + min(0, form.first)
    return Box(form.borders, form.fill, left, width - form.right)


def room(border: Border) -> int:
    """The height that a line above or below takes."""
    return border.width + border.space if border != NO_BORDER else 0
