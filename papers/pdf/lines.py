"""Break a paragraph into lines: greedy, with the faces' own widths, as office suites do.

Lengths are twips, from the left edge of the column; y runs downwards.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from papers.pdf.beside import NARROWEST_TEXT, Obstacle, room_above, stretches
from papers.pdf.contours import Stretch
from papers.pdf.fonts import TextStyle
from papers.pdf.formats import ParagraphFormat, TabStop
from papers.pdf.fragments import (
    LEADERS,
    NEW_PLACES,
    Fragment,
    Line,
    extent,
    justified,
    leading,
    spread,
    with_leaders,
)
from papers.pdf.story import Break, Note, Paragraph, Piece, Tab, Text
from papers.pdf.tokens import SHORTEST, SPECIAL, Numbers, Tokens

SLACK = 1.0  # what ends at a tab stop fits there
NARROWEST_TAB = 1.0
Span: TypeAlias = tuple[int, int, float]  # tokens from, to (exclusive), and where they stand


def set_lines(
    paragraph: Paragraph,
    width: int,
    default_tab: int,
    numbers: Numbers,
    obstacles: Sequence[Obstacle] = (),
    gap: int = 0,
    pitch: int = 0,
) -> list[Line]:
    """The lines of a paragraph in a column of this width; an empty one has one line.

    `numbers` says what a page number prints, as far as is known; `gap` is the space above the
    paragraph, which it keeps from what floats above its first line, `pitch` that of the lines of a
    grid.
    """
    return _Setter(paragraph, width, default_tab, numbers, obstacles, gap, pitch).lines()


class _Setter:
    """Sets one paragraph: its pieces as tokens between which a line may break."""

    def __init__(
        self,
        paragraph: Paragraph,
        width: int,
        default_tab: int,
        numbers: Numbers,
        obstacles: Sequence[Obstacle],
        gap: int,
        pitch: int,
    ) -> None:
        self.width = width
        self.obstacles = obstacles
        self.gap = gap
        self.pitch = pitch
        self.y = 0  # of the line that is being set
        self.parts: list[tuple[list[Span], float]] = []  # of it, beside what floats, and their ends
        self.free: list[Stretch] = []  # where it goes on beyond what floats
        self.skipped = 0  # room left free above it
        self.aligned = -1  # the last tab that leads to text on its left
        self.paragraph = paragraph
        self.high = paragraph.mark.ascent + paragraph.mark.descent  # a line, before it is set
        form = paragraph.format
        self.form: ParagraphFormat = form
        self.default_tab = default_tab
        self.limit = max(float(width - form.right), form.left + SHORTEST)
        self.reach = self.limit  # of the part of the line that is being set
        self.tokens = Tokens(paragraph.pieces, numbers)
        self.pieces: Sequence[Piece] = paragraph.pieces
        self.body = bisect_left(self.tokens.owner, paragraph.label)  # the first token of the text
        self.has_leaders = bool(form.tabs) and any(stop.leader in LEADERS for stop in form.tabs)

    def lines(self) -> list[Line]:
        """Set all tokens."""
        tokens, found = self.tokens, list[Line]()
        spans: list[Span] = []
        at, left = 0, float(self.form.left)
        x, limit = self._begin_line(self._first_x())
        while at < len(tokens.texts):
            stop = tokens.next_special(at)
            fit = tokens.fitting(at, stop, limit - x)
            if fit < stop:
                at = self._wrap(spans, at, fit, x, limit)
                x, limit = self._go_on(found, spans, left)
                spans = []
                continue
            spans.append((at, stop, x))
            x += tokens.starts[stop] - tokens.starts[at]
            at = stop + 1
            if stop == len(tokens.texts):
                break
            piece = self.pieces[tokens.owner[stop]]
            if isinstance(piece, Break):
                found.append(self._broken(spans, stop, x, piece))
                spans = []
                x, limit = self._begin_line(left)
                continue
            if self._leaves_line(stop, x, limit) and spans[-1][1] > max(self.body, spans[0][0]):
                x, limit = self._go_on(found, spans, left)
                spans = []
            x, limit = self._tab(stop, x, spans, limit)
        if spans or self.parts or not found or self._goes_on_after(found[-1].ends):
            found.append(self._line(spans, last=True))
        return spread(found) if self.form.line_rule == "auto" else found

    def _goes_on_after(self, ends: str) -> bool:
        """Whether the end of the paragraph takes a line after what ends like this (17.15.3.65)."""
        return ends == "textWrapping" or (ends == "page" and self.form.mark_after_break)

    def _broken(self, spans: list[Span], at: int, x: float, piece: Break) -> Line:
        """The line that a break ends; one that stays on the page counts as a space."""
        elsewhere = piece.kind in NEW_PLACES
        if not elsewhere:
            spans.append((at, at + 1, x))
        last = elsewhere or not self.form.justifies_broken
        return self._line(spans, last=last, ends=piece.kind, style=piece.style)

    def _begin_line(self, x: float) -> tuple[float, float]:
        """Where a line begins and how far it may reach, beside what floats there."""
        self.skipped, self.reach, left = 0, self.limit, self.form.left
        if not self.obstacles:
            return x, max(self.limit, x + SHORTEST)
        line = self.y, self.y + self.high
        needed = left + NARROWEST_TEXT if self.tokens.texts else SHORTEST
        self.skipped = room_above(self.obstacles, line, self.limit, needed, self.gap)
        line = line[0] + self.skipped, line[1] + self.skipped
        (start, self.reach), *self.free = stretches(self.obstacles, line, self.limit, left)
        x = max(x, start + left) if start else x
        return x, max(self.reach, x + SHORTEST)

    def _go_on(self, found: list[Line], spans: list[Span], left: float) -> tuple[float, float]:
        """Go on beyond what floats beside the text, else in a new line."""
        if not self.free:
            found.append(self._line(spans, last=False))
            return self._begin_line(left)
        self.parts.append((spans, self.reach))
        start, self.reach = self.free.pop(0)
        return start, max(self.reach, start + SHORTEST)

    def _first_x(self) -> float:
        x = float(self.form.left + self.form.first)
        if self.body and self.paragraph.label_align != "left":
            tabbed = self.tokens.texts[self.body - 1] == SPECIAL
            end = self.tokens.starts[self.body - tabbed]
            x -= end if self.paragraph.label_align == "right" else end / 2
        return x

    def _wrap(self, spans: list[Span], at: int, fit: int, x: float, limit: float) -> int:
        """End a line before the token that does not fit; return the token the next begins with."""
        if fit == at == self.aligned + 1 and self._holds_text(spans[:-1]):
            spans.pop()  # its tab goes with it
            return self.aligned
        tokens, end = self.tokens, fit
        while end > at and tokens.is_glued(end):
            end -= 1
        room = limit - x - tokens.starts[end] + tokens.starts[at]
        end = tokens.before_path(at, end, room, self.body)
        if end > at:
            spans.append((at, end, x))
        elif self.free and not spans:
            end = at  # it may fit beyond what floats
        elif not self._holds_text(spans) or tokens.is_glued(at):
            if at == self.body or not self._split_back(spans):
                end = self._cut(at, fit, limit - x)
                spans.append((at, end, x))
            else:
                end = spans[-1][1]
        return end

    def _cut(self, at: int, fit: int, room: float) -> int:
        """Break a word that is longer than a line where it no longer fits; return what is next."""
        tokens = self.tokens
        room -= tokens.starts[fit] - tokens.starts[at]
        if fit > at and not tokens.begins_in(fit, room):
            return fit
        return tokens.split(fit, room, self.limit - self.form.left)

    def _holds_text(self, spans: list[Span]) -> bool:
        """Whether anything is set but tabs and the paragraph's label."""
        texts = self.tokens.texts
        return any(
            texts[i] != "\t" for start, end, _ in spans for i in range(max(start, self.body), end)
        )

    def _split_back(self, spans: list[Span]) -> bool:
        """Shorten what is set already to the last place where a line may end, if there is one."""
        while spans:
            start, end, x = spans.pop()
            if not self.tokens.is_glued(end) and spans and end > start:
                spans.append((start, end, x))
                return True
            cut = end
            while cut > start and self.tokens.is_glued(cut):
                cut -= 1
            if cut > start:
                spans.append((start, cut, x))
                return True
        return False

    def _tab(self, at: int, x: float, spans: list[Span], limit: float) -> tuple[float, float]:
        """Where text goes on after a tab, and the limit of its line."""
        stop = self._stop(x, self.pieces[self.tokens.owner[at]])
        if stop.kind not in ("right", "center", "decimal", "end"):
            spans.append((at, at + 1, x))
            return max(x, float(stop.position)), limit
        later = [s for s in self.tokens.specials if s > at]
        end = later[0] if later else len(self.tokens.texts)
        width = (self.tokens.end(end - 1) - self.tokens.starts[at + 1]) if end > at + 1 else 0.0
        if stop.kind == "center":
            width /= 2
        elif stop.kind == "decimal":
            width = self._before_point(at + 1, end, width)
        spans.append((at, at + 1, x))
        self.aligned = at
        return max(x, stop.position - width), max(limit, stop.position) + SLACK

    def _leaves_line(self, at: int, x: float, limit: float) -> bool:
        """Whether a tab goes on to the next line: no stop of its own, and none on this line.

        One at the very end of the line is on it where nothing follows.
        """
        tab = self.pieces[self.tokens.owner[at]]
        if isinstance(tab, Tab) and tab.to:
            return False
        stop = self._next_stop(x)
        beyond = stop.position - limit
        follows = at + 1 < len(self.tokens.texts)
        return (beyond > 0 or (beyond == 0 and follows)) and stop not in self.form.tabs

    def _before_point(self, start: int, end: int, width: float) -> float:
        """The width of a stretch up to its decimal point."""
        for index in range(start, end):
            whole, point, _ = self.tokens.texts[index].partition(".")
            if point:
                style = self.pieces[self.tokens.owner[index]].style
                return self.tokens.starts[index] - self.tokens.starts[start] + style.widths[whole]
        return width

    def _stop(self, x: float, tab: Piece) -> TabStop:
        """Where a tab leads: to a side or the middle of the text, or to the next stop."""
        if not isinstance(tab, Tab) or not tab.to:
            return self._next_stop(x)
        place = {"center": self.width // 2, "right": self.width}.get(tab.to, 0)
        return TabStop(place, tab.to)

    def _next_stop(self, x: float) -> TabStop:
        form = self.form
        indent = form.left if x >= 0 else min(form.left, 0)  # the margin comes first
        hanging = TabStop(indent) if form.first < 0 and x < indent - NARROWEST_TAB else None
        for stop in form.tabs:
            if stop.position > x + NARROWEST_TAB and stop.kind not in ("clear", "bar"):
                return hanging if hanging and hanging.position < stop.position else stop
        if hanging:
            return hanging
        return TabStop(int(x // self.default_tab + 1) * self.default_tab)

    def _line(
        self, spans: list[Span], *, last: bool, ends: str = "", style: TextStyle | None = None
    ) -> Line:
        fragments = self._fragments(spans)
        if self.form.align != "left":
            fragments = self._aligned(fragments, self.reach, last=last)
        if self.parts:
            fragments = (*self._before(), *fragments)
        first = not self.y
        label = self.pieces[0] if first and self.body else None
        ascent, descent, only_picture = extent(
            fragments, style or self.paragraph.mark, label, first=first
        )
        height, ascent, overhang = leading(
            self.form, ascent, descent, only_picture, self.pitch, first=first
        )
        if self.skipped:  # what a multiple adds stands above all but a paragraph's first line
            down = self.skipped + (overhang if first else 0)
            height, ascent = height + down, ascent + down
        self.y += height
        notes = self._notes(fragments) if self.tokens.has_notes else ()
        return Line(fragments, height, ascent, overhang, notes, ends)

    def _before(self) -> Iterator[Fragment]:
        """The fragments of a line that stand before what floats in it."""
        for spans, reach in self.parts:
            yield from self._aligned(self._fragments(spans), reach, last=False)
        self.parts = []

    def _notes(self, fragments: Sequence[Fragment]) -> tuple[Note, ...]:
        return tuple(f.piece.note for f in fragments if isinstance(f.piece, Text) and f.piece.note)

    def _fragments(self, spans: list[Span]) -> tuple[Fragment, ...]:
        found: list[Fragment] = []
        tokens, starts, owner = self.tokens, self.tokens.starts, self.tokens.owner
        for start, end, x in spans:
            at = start
            while at < end:
                index = owner[at]
                # Pieces follow one another.
                to = end if owner[end - 1] == index else bisect_right(owner, index, at, end)
                piece = self.pieces[index]
                if isinstance(piece, Tab):
                    found.append(Fragment(x, 0.0, " ", piece))  # a space, for those who copy text
                elif isinstance(piece, Break):
                    # As high as the text that it ends.
                    style = (found[-1].piece if found else piece).style
                    found.append(Fragment(x, 0.0, " ", Text(" ", style)))
                else:
                    left, width = x + starts[at] - starts[start], tokens.end(to - 1) - starts[at]
                    found.append(Fragment(left, width, "".join(tokens.texts[at:to]), piece))
                at = to
        return with_leaders(found, self.form.tabs) if self.has_leaders else tuple(found)

    def _aligned(
        self, fragments: tuple[Fragment, ...], reach: float, *, last: bool
    ) -> tuple[Fragment, ...]:
        align = self.form.align
        if not fragments or align == "left":
            return fragments
        end = max(f.x + f.width for f in fragments)
        room = reach - end
        if align == "both":
            return fragments if last else justified(fragments, room)
        shift = room if align == "right" else room / 2
        return tuple(f._replace(x=f.x + shift) for f in fragments)
