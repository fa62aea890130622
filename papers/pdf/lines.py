"""Break a paragraph into lines: greedy, with the faces' own widths, as office suites do.

Lengths are twips, from the left edge of the column; y runs downwards.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate, pairwise
from operator import sub
from typing import NamedTuple, TypeAlias

from papers.pdf.fonts import TextStyle, tokens_of
from papers.pdf.formats import ParagraphFormat, TabStop
from papers.pdf.fragments import Fragment, Line, extent, justified, leading, with_leaders
from papers.pdf.story import Break, PageNumber, Paragraph, Picture, Piece, Tab, Text

TOLERANCE = -0.1  # an office suite wraps a word that would just fit
SLACK = 1.0  # what ends at a tab stop fits there
SHORTEST = 40.0  # what a line is at least given, however deep its indents
NARROWEST_TAB = 1.0


NEW_PLACES = ("page", "column")
Span: TypeAlias = tuple[int, int, float]  # tokens from, to (exclusive), and where they stand


Numbers: TypeAlias = Callable[[PageNumber], str]


class Obstacle(NamedTuple):
    """A floating picture that text runs beside; its edges from the paragraph's top left."""

    top: float
    bottom: float
    left: float
    right: float


def set_lines(
    paragraph: Paragraph,
    width: int,
    default_tab: int,
    numbers: Numbers,
    obstacles: Sequence[Obstacle] = (),
) -> list[Line]:
    """The lines of a paragraph in a column of this width; an empty one has one line.

    `numbers` says what a page number prints, as far as is known.
    """
    return _Setter(paragraph, width, default_tab, numbers, obstacles).lines()


class _Setter:
    """Sets one paragraph: its pieces as tokens between which a line may break."""

    def __init__(
        self,
        paragraph: Paragraph,
        width: int,
        default_tab: int,
        numbers: Numbers,
        obstacles: Sequence[Obstacle],
    ) -> None:
        self.width = width
        self.obstacles = obstacles
        self.y = 0  # of the line that is being set
        self.skipped = 0  # room left free above it
        self.numbers = numbers
        self.paragraph = paragraph
        form = paragraph.format
        self.form: ParagraphFormat = form
        self.default_tab = default_tab
        self.limit = max(float(width - form.right), form.left + SHORTEST)
        self.tokens: list[str] = []
        self.owner: list[int] = []  # the piece of each token
        self.ends: list[float] = []  # where each token ends, its spaces aside, from the first
        self.starts: list[float] = [0.0]
        self.specials: list[int] = []  # tokens that are tabs or breaks
        self.glued: list[bool] = []  # whether each token may not begin a line
        self.pieces: Sequence[Piece] = paragraph.pieces
        self._tokenise()

    def _tokenise(self) -> None:
        widths: list[float] = []
        trailing: list[float] = []  # spaces that may hang over the end of a line
        for index, piece in enumerate(self.pieces):
            at = len(self.tokens)
            match piece:
                case Text() | PageNumber():
                    text = piece.text if isinstance(piece, Text) else self.numbers(piece)
                    tokens = tokens_of(text)
                    if not tokens:
                        continue
                    measured = piece.style.widths
                    widths += map(measured.__getitem__, tokens)
                    trailing += measured.trailing(text, tokens)
                    if piece.style.kerning is not None:
                        _kern_between(widths, at, tokens, piece.style)
                    self.glued.append(at > 0 and not self._may_break(at - 1, tokens[0]))
                    self.glued += [False] * (len(tokens) - 1)
                    self.tokens += tokens
                    self.owner += [index] * len(tokens)
                case Picture(width=wide):
                    self._append("\ufffc", index)
                    widths.append(float(wide))
                    trailing.append(0.0)
                case Tab() | Break():
                    self.specials.append(at)
                    self._append("\t", index)
                    widths.append(0.0)
                    trailing.append(0.0)
        self.starts = list(accumulate(widths, initial=0.0))
        self.ends = list(map(sub, self.starts[1:], trailing))

    def _append(self, token: str, index: int) -> None:
        self.tokens.append(token)
        self.owner.append(index)
        self.glued.append(False)

    def _may_break(self, before: int, token: str) -> bool:
        """Whether a line may begin with this token after that one, of another piece."""
        last, first = self.tokens[before][-1], token[0]
        if last in " \t\u2013\u2014\u200b" or first == "\u2014":
            return True
        return (last == "-" and first.isalpha()) or last == "\ufffc"

    def lines(self) -> list[Line]:
        """Set all tokens."""
        found: list[Line] = []
        spans: list[Span] = []
        at = 0
        x, limit = self._begin_line(self._first_x())
        special = 0  # the next of self.specials
        while at < len(self.tokens):
            while special < len(self.specials) and self.specials[special] < at:
                special += 1
            stop = self.specials[special] if special < len(self.specials) else len(self.tokens)
            fit = bisect_right(self.ends, self.starts[at] + limit - x + TOLERANCE, at, stop)
            if fit < stop:
                at = self._wrap(found, spans, at, fit, x, limit)
                spans = []
                x, limit = self._begin_line(float(self.form.left))
                continue
            spans.append((at, stop, x))
            x += self.starts[stop] - self.starts[at]
            at = stop
            if stop == len(self.tokens):
                break
            piece = self.pieces[self.owner[stop]]
            at += 1
            if isinstance(piece, Break):
                if piece.kind not in NEW_PLACES:
                    spans.append((stop, at, x))
                found.append(
                    self._line(
                        spans, last=piece.kind in NEW_PLACES, ends=piece.kind, style=piece.style
                    )
                )
                spans = []
                x, limit = self._begin_line(float(self.form.left))
            else:
                x, limit = self._tab(stop, x, spans, limit)
        if spans or not found or found[-1].ends in ("", "textWrapping"):
            found.append(self._line(spans, last=True))
        return found

    def _begin_line(self, x: float) -> tuple[float, float]:
        """Where a line begins and how far it may reach, beside what floats there."""
        limit = self.limit
        self.skipped = 0
        for top, bottom, left, right in sorted(self.obstacles):
            y = self.y + self.skipped
            if top < y + self.paragraph.mark.ascent and y < bottom:
                if left <= 0 and right >= self.width:  # text goes on below it
                    self.skipped += round(bottom - y)
                elif left + right < self.width:
                    x = max(x, right + self.form.left)
                else:
                    limit = min(limit, left)
        return x, max(limit, x + SHORTEST)

    def _first_x(self) -> float:
        x = float(self.form.left + self.form.first)
        if self.paragraph.labelled and self.paragraph.label_align != "left":
            end = self.starts[self.specials[0]] if self.specials else 0.0
            x -= end if self.paragraph.label_align == "right" else end / 2
        return x

    def _wrap(
        self, found: list[Line], spans: list[Span], at: int, fit: int, x: float, limit: float
    ) -> int:
        """End a line before the token that does not fit; return the token the next begins with."""
        end = fit
        while end > at and self._is_glued(end):
            end -= 1
        if end > at:
            spans.append((at, end, x))
        elif not _holds_text(spans, self.tokens) or self._is_glued(at):
            if not self._split_back(spans):
                end = self._split_token(at, limit - x)
                spans.append((at, end, x))
            else:
                end = spans[-1][1]
        found.append(self._line(spans, last=False))
        return end

    def _is_glued(self, at: int) -> bool:
        return at < len(self.glued) and self.glued[at]

    def _split_back(self, spans: list[Span]) -> bool:
        """Shorten what is set already to the last place where a line may end, if there is one."""
        while spans:
            start, end, x = spans.pop()
            if not self._is_glued(end) and spans and end > start:
                spans.append((start, end, x))
                return True
            cut = end
            while cut > start and self._is_glued(cut):
                cut -= 1
            if cut > start:
                spans.append((start, cut, x))
                return True
        return False

    def _split_token(self, at: int, room: float) -> int:
        """Break a word that is longer than a line by character: all of it, line by line, at once.

        Returns the token that the next line begins with; at least one character stays.
        """
        token, piece = self.tokens[at], self.pieces[self.owner[at]]
        if not isinstance(piece, Text) or len(token) == 1:
            return at + 1
        style = piece.style
        size, advances = style.size * style.stretch, style.face.advances
        ends = list(
            accumulate(advances.get(ord(char), 0.0) * size + style.spacing for char in token)
        )
        parts, edges, start, used = [], [], 0, 0.0
        while start < len(token):
            cut = max(start + 1, bisect_right(ends, used + room + TOLERANCE))
            cut = min(cut, len(token) if start else len(token) - 1)
            parts.append(token[start:cut])
            edges.append(ends[cut - 1])
            start, used, room = cut, ends[cut - 1], max(SHORTEST, self.limit - self.form.left)
        self._replace_token(at, parts, edges)
        return at + 1

    def _replace_token(self, at: int, parts: list[str], edges: list[float]) -> None:
        """Put parts in the place of a token; `edges` are where they end, from its start."""
        start, end, more = self.starts[at], self.ends[at], len(parts) - 1
        inner = [start + edge for edge in edges[:-1]]
        self.tokens[at : at + 1] = parts
        self.owner[at : at + 1] = [self.owner[at]] * len(parts)
        self.starts[at : at + 1] = [start, *inner]
        self.ends[at : at + 1] = [*inner, end]
        self.specials = [s + more if s > at else s for s in self.specials]
        self.glued[at : at + 1] = [self.glued[at], *([False] * more)]

    def _tab(self, at: int, x: float, spans: list[Span], limit: float) -> tuple[float, float]:
        """Where text goes on after a tab, and the limit of its line."""
        stop = self._next_stop(x)
        if stop.kind not in ("right", "center", "decimal", "end"):
            spans.append((at, at + 1, x))
            return max(x, float(stop.position)), limit
        later = [s for s in self.specials if s > at]
        end = later[0] if later else len(self.tokens)
        width = (self.ends[end - 1] - self.starts[at + 1]) if end > at + 1 else 0.0
        if stop.kind == "center":
            width /= 2
        elif stop.kind == "decimal":
            width = self._before_point(at + 1, end, width)
        spans.append((at, at + 1, x))
        return max(x, stop.position - width), max(limit, stop.position) + SLACK

    def _before_point(self, start: int, end: int, width: float) -> float:
        """The width of a stretch up to its decimal point."""
        for index in range(start, end):
            whole, point, _ = self.tokens[index].partition(".")
            if point:
                style = self.pieces[self.owner[index]].style
                return self.starts[index] - self.starts[start] + style.widths[whole]
        return width

    def _next_stop(self, x: float) -> TabStop:
        form = self.form
        hanging = TabStop(form.left) if form.first < 0 and x < form.left - NARROWEST_TAB else None
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
        fragments = self._aligned(fragments, last=last)
        ascent, descent, only_picture = extent(fragments, style or self.paragraph.mark)
        height, ascent, overhang = leading(self.form, ascent, descent, only_picture)
        height, ascent = height + self.skipped, ascent + self.skipped
        self.y += height
        notes = tuple(f.piece.note for f in fragments if isinstance(f.piece, Text) and f.piece.note)
        return Line(fragments, height, ascent, overhang, notes, ends)

    def _fragments(self, spans: list[Span]) -> tuple[Fragment, ...]:
        found: list[Fragment] = []
        for start, end, x in spans:
            at = start
            while at < end:
                index = self.owner[at]
                to = at + 1
                while to < end and self.owner[to] == index:
                    to += 1
                piece = self.pieces[index]
                if isinstance(piece, Tab):
                    found.append(Fragment(x, 0.0, " ", piece))  # a space, for those who copy text
                elif isinstance(piece, Break):
                    found.append(Fragment(x, 0.0, " ", Text(" ", piece.style)))
                else:
                    left = x + self.starts[at] - self.starts[start]
                    width = self.ends[to - 1] - self.starts[at]
                    found.append(Fragment(left, width, "".join(self.tokens[at:to]), piece))
                at = to
        return with_leaders(found, self.form.tabs)

    def _aligned(self, fragments: tuple[Fragment, ...], *, last: bool) -> tuple[Fragment, ...]:
        align = self.form.align
        if align == "left" or not fragments:
            return fragments
        end = max(f.x + f.width for f in fragments)
        room = self.limit - end
        if align == "both":
            return fragments if last else justified(fragments, room)
        shift = room if align == "right" else room / 2
        return tuple(f._replace(x=f.x + shift) for f in fragments)


def _kern_between(widths: list[float], at: int, tokens: Sequence[str], style: TextStyle) -> None:
    """Add the kerning between each token, from `at` on, and the next to its width."""
    kerning, size = style.kerning, style.size * style.stretch
    if kerning is not None:
        for index, (before, after) in enumerate(pairwise(tokens), at):
            widths[index] += kerning[before[-1], after[0]] * size


def _holds_text(spans: list[Span], tokens: list[str]) -> bool:
    return any(tokens[i] != "\t" for start, end, _ in spans for i in range(start, end))
