"""Fragments: the parts of a set line, their alignment, and how high they make it."""

from itertools import pairwise, zip_longest
from math import ceil
from typing import NamedTuple

from papers.pdf.fonts import TextStyle
from papers.pdf.formats import ParagraphFormat, TabStop
from papers.pdf.story import Note, PageNumber, Picture, Piece, Tab, Text

BLANKS = " \u2006\u3000"  # a space, one of a sixth of an em, one of an em
NEW_PLACES = ("page", "column")  # kinds of breaks after which text goes on elsewhere


class Fragment(NamedTuple):
    """A part of a line in one style: text, or a picture that stands in it."""

    x: float
    width: float
    text: str
    piece: Text | PageNumber | Tab | Picture
    stretch: float = 0.0  # added to each space of justified text

    @property
    def style(self) -> TextStyle:
        """How its text is set."""
        return self.piece.style


class Line(NamedTuple):
    """A line: the baseline is `ascent` below its top; `overhang` need not fit on the page."""

    fragments: tuple[Fragment, ...]
    height: int
    ascent: int
    overhang: int = 0
    notes: tuple[Note, ...] = ()
    ends: str = ""  # "page" or "column": what follows starts a new one

    @property
    def width(self) -> int:
        """From its first word's left edge to its last one's right."""
        if not self.fragments:
            return 0
        first, last = self.fragments[0], self.fragments[-1]
        return ceil(last.x + last.width - first.x)


def justified(fragments: tuple[Fragment, ...], room: float) -> tuple[Fragment, ...]:
    """Spread the room over the spaces after the last tab."""
    first = max((i + 1 for i, f in enumerate(fragments) if isinstance(f.piece, Tab)), default=0)
    texts = [f.text for f in fragments[first:]]
    if texts:
        texts[-1] = texts[-1].rstrip(" ")
    counts = [text.count(" ") + text.count("\u00a0") for text in texts]
    total = sum(counts)
    if not total or room <= 0:
        return fragments
    extra = room / total
    moved, shift = list(fragments[:first]), 0.0
    for fragment, count in zip(fragments[first:], counts, strict=True):
        moved.append(
            fragment._replace(
                x=fragment.x + shift, width=fragment.width + count * extra, stretch=extra
            )
        )
        shift += count * extra
    return tuple(moved)


LEADERS = {"dot": ".", "hyphen": "-", "underscore": "_", "middleDot": "·", "heavy": "_"}


def with_leaders(found: list[Fragment], tabs: tuple[TabStop, ...]) -> tuple[Fragment, ...]:
    """Fill tabs whose stop has a leader with its signs, up to what follows or else to the stop."""
    following = [fragment.x for fragment in found[1:]]
    return tuple(
        _filled(fragment, to, tabs) if isinstance(fragment.piece, Tab) else fragment
        for fragment, to in zip_longest(found, following)
    )


def _filled(fragment: Fragment, to: float | None, tabs: tuple[TabStop, ...]) -> Fragment:
    """A tab with the leader of the stop it leads to."""
    stop = next((s for s in tabs if s.position > fragment.x), None)
    sign = LEADERS.get(stop.leader, "") if stop else ""
    style = fragment.style
    advance = style.face.advances.get(ord(sign), 0.0) * style.size if sign else 0.0
    if stop is None or not advance:
        return fragment
    end = stop.position if to is None else to
    count = int((end - fragment.x) // advance)
    return fragment._replace(text=sign * count, width=count * advance)


def extent(
    fragments: tuple[Fragment, ...],
    empty: TextStyle,
    label: Piece | None = None,
    *,
    first: bool = False,
) -> tuple[int, int, int]:
    """The ascent and descent of a line, and the height of its text where a picture is taller.

    In the first line of a paragraph, tabs and spaces in a style of their own make it no higher,
    but for the `label` of a list.
    """
    if len(fragments) == 1 and not isinstance(fragments[0].piece, Picture):
        style = fragments[0].piece.style
        return style.ascent, style.descent, 0
    styles = {f.piece.style for f in fragments if not isinstance(f.piece, Picture)} or {empty}
    if first and len(styles) > 1:
        styles = {f.piece.style for f in fragments if _is_seen(f) or f.piece is label} or styles
    ascent = max(style.ascent for style in styles)
    descent = max(style.descent for style in styles)
    tallest = max((f.piece.height for f in fragments if isinstance(f.piece, Picture)), default=0)
    if tallest > ascent:
        return tallest, descent, ascent + descent
    return ascent, descent, 0


def spread(lines: list[Line]) -> list[Line]:
    """Let what a multiple adds stand above the line that asks for it, as LibreOffice does.

    Above the first line there is nothing; below the last one there is what it asks for itself.
    """
    if len(lines) == 1:
        return lines
    found = [
        line._replace(height=line.height - line.overhang + after.overhang, overhang=after.overhang)
        if line.overhang != after.overhang and line.ends not in NEW_PLACES
        else line
        for line, after in pairwise(lines)
    ]
    return [*found, lines[-1]]


BASELINE = 0.8  # of the height of lines that are set closer than their faces ask for
SINGLE = 423  # hundredths of a millimetre: a line of 240 twips


def _hundredths(twips: int) -> int:
    """Hundredths of a millimetre, in which LibreOffice takes the percentage of a line."""
    return (twips * 127 + 36) // 72


def _is_seen(fragment: Fragment) -> bool:
    """Whether it is text, and more than spaces."""
    return not isinstance(fragment.piece, Tab | Picture) and bool(fragment.text.strip(BLANKS))


def leading(
    form: ParagraphFormat,
    ascent: int,
    descent: int,
    text_height: int = 0,
    pitch: int = 0,
    *,
    first: bool = False,
) -> tuple[int, int, int]:
    """The height of a line, where its baseline is, and how much may hang below the page.

    `pitch` is that of the lines of a grid (17.6.5), 0 where there is none. Of lines below 100% the
    `first` has its baseline at 80%, as LibreOffice has it.
    """
    height = ascent + descent
    if form.line_rule == "exact":
        return form.line, round(form.line * BASELINE), 0
    if pitch:
        return _on_grid(form, ascent, height, pitch)
    if form.line_rule == "atLeast":
        surplus = max(0, form.line - height)
        return height + surplus, ascent + surplus, 0
    percent = _hundredths(form.line) * 100 // SINGLE
    if percent > 100:  # noqa: PLR2004
        extra = int((text_height or height) * (percent - 100) / 100)
        return height + extra, ascent, extra
    if percent < 100 and first:  # noqa: PLR2004
        shrunk = height * percent // 100
        return shrunk, int(shrunk * BASELINE), 0
    less = height * (100 - percent) // 100
    return height - less, ascent - less, 0


def _on_grid(form: ParagraphFormat, ascent: int, height: int, pitch: int) -> tuple[int, int, int]:
    """A line that takes whole lines of a grid and stands in their middle; as `leading`."""
    taken = -(-height // pitch) * pitch
    percent = max(100, _hundredths(form.line) * 100 // SINGLE) if form.line_rule == "auto" else 100
    extra = taken * (percent - 100) // 100
    return taken + extra, ascent + (taken - height) // 2, extra
