"""Set text anew where what floats beside it is known only once its page is.

A paragraph that goes on over a page's end leaves what floats beside its beginning behind, and what
stands at a place of the page is beside whatever text comes there.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, takewhile

from papers.pdf.beside import Obstacle
from papers.pdf.columns import remainder
from papers.pdf.composer import Composer
from papers.pdf.floating import is_on_page
from papers.pdf.story import Paragraph, Picture
from papers.pdf.strips import LineStrip, RowStrip, Strip


def left_behind(composer: Composer, strips: list[Strip], at: int, width: int) -> None:
    """Set what a page begins with anew, if it was set beside what floats on the page before."""
    end = at
    while end < len(strips) and _beside(strips[end]):
        end += 1
    if end > at:
        set_anew(composer, strips, at, end, width)


def floats_on_page(strips: Sequence[Strip]) -> list[Picture]:
    """What floats at places of the page that these strips stand on."""
    return [
        picture
        for strip in strips
        if isinstance(strip, LineStrip) and strip.begins and strip.paragraph.floats
        for picture in strip.paragraph.floats
        if is_on_page(picture)
    ]


def set_anew(
    composer: Composer,
    strips: list[Strip],
    at: int,
    end: int,
    width: int,
    around: Sequence[Obstacle] = (),
) -> None:
    """Put the lines of whole paragraphs in the place of strips, set beside `around`.

    Tables stay as they are, and so does what follows the first of them.
    """
    while end < len(strips) and not _begins(strips[end]):
        end += 1
    lines = [s for s in takewhile(_is_line, strips[at:end]) if isinstance(s, LineStrip)]
    paragraphs = [_rest(list(own)) for _, own in groupby(lines, lambda s: id(s.paragraph))]
    found = composer.compose(paragraphs, width, around=around)
    if lines and isinstance(found[0], LineStrip):
        strips[at : at + len(lines)] = [_in_place_of(lines[0], found[0]), *found[1:]]


def _rest(lines: Sequence[LineStrip]) -> Paragraph:
    """The paragraph of these lines: all of it, or what a page before has left."""
    paragraph = lines[0].paragraph
    return paragraph if lines[0].begins else remainder(paragraph, [s.line for s in lines])


def _in_place_of(old: LineStrip, strip: LineStrip) -> LineStrip:
    """A line that begins as another did: its space above, and what it keeps to."""
    return replace(
        strip,
        gap=old.gap,
        top_gap=old.top_gap,
        reluctance=old.reluctance,
        breaks=old.breaks,
        begins=old.begins,
        lead=old.lead,
    )


def _is_line(strip: Strip) -> bool:
    return isinstance(strip, LineStrip)


def _beside(strip: Strip) -> bool:
    return isinstance(strip, LineStrip) and strip.beside


def _begins(strip: Strip) -> bool:
    return isinstance(strip, RowStrip) or strip.begins
