"""Tokens: the parts of a paragraph between which a line may break, and where they end, in twips."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate, pairwise
from typing import TypeAlias

from papers.pdf.breaking import may_end_between, tokens_of
from papers.pdf.fonts import STEPS, TextStyle
from papers.pdf.story import Break, PageNumber, Picture, Piece, Tab, Text

Numbers: TypeAlias = Callable[[PageNumber], str]  # what a page number prints, as far as is known

TOLERANCE = 0.05  # of sums
SHORTEST = 40.0  # what a line is at least given, however deep its indents
LONG_PATH = 66  # characters
PICTURE, SPECIAL = "\ufffc", "\t"  # stand for pictures, and for tabs and breaks


class Tokens:
    """The tokens of a paragraph, measured from its first."""

    def __init__(self, pieces: Sequence[Piece], numbers: Numbers) -> None:
        self.pieces = pieces
        self.texts: list[str] = []
        self.owner: list[int] = []  # the piece of each token
        self.specials: list[int] = []  # tokens that are tabs or breaks
        self.has_notes = False
        self._glued: list[bool] = []  # whether each token may not begin a line
        self._widths: list[float] = []
        self._rests: dict[int, float] = {}  # by piece: what it is wider than its text
        for index, piece in enumerate(pieces):
            match piece:
                case Text(text=text):
                    self.has_notes = self.has_notes or piece.note is not None
                    self._add_text(text, piece.style, index)
                case PageNumber():
                    self._add_text(numbers(piece), piece.style, index)
                case Picture(width=wide):
                    self._add(PICTURE, index, float(wide))
                case Tab() | Break():
                    self.specials.append(len(self.texts))
                    self._add(SPECIAL, index, 0.0)
        self.starts = [*accumulate(self._widths, initial=0.0)]  # and where the last one ends

    def _add(self, token: str, index: int, width: float) -> None:
        self.texts.append(token)
        self.owner.append(index)
        self._glued.append(False)
        self._widths.append(width)

    def _add_text(self, text: str, style: TextStyle, index: int) -> None:
        tokens = tokens_of(text)
        if not tokens:
            return
        at = len(self.texts)
        self._glued += [False] * len(tokens)
        self._glued[at] = at > 0 and not self._may_break(at - 1, tokens[0])
        self.owner += [index] * len(tokens)
        self.texts += tokens
        self._widths += map(style.widths.__getitem__, tokens)
        if style.kerning is not None:
            _kern_between(self._widths, at, tokens, style)
        if len(self.pieces) > 1:
            self._round_piece(at, index)

    def _round_piece(self, at: int, index: int) -> None:
        """Let what follows a piece, whose tokens begin with this one, stand at a whole twip."""
        steps = round(sum(self._widths[at:]) * STEPS)
        rest = (steps + STEPS // 2) // STEPS - steps / STEPS
        self._widths[-1] += rest
        self._rests[index] = rest

    def _may_break(self, before: int, token: str) -> bool:
        """Whether a line may begin with this token after that one, of another piece."""
        last = self.texts[before]
        return last == PICTURE or may_end_between(last, token)

    def end(self, at: int) -> float:
        """Where a token ends, the spaces aside that may hang over the end of a line."""
        token, end = self.texts[at], self.starts[at + 1]
        if self._rests and self.owner[at + 1 : at + 2] != self.owner[at : at + 1]:
            end -= self._rests.get(self.owner[at], 0.0)
        if token[-1] == " ":
            space = self.pieces[self.owner[at]].style.widths.space
            return end - space * (len(token) - len(token.rstrip(" ")))
        return end

    def fitting(self, at: int, stop: int, room: float) -> int:
        """The first token from `at` on, before `stop`, that ends beyond this room; else `stop`."""
        edge = self.starts[at] + room + TOLERANCE
        fit = bisect_right(self.starts, edge, at + 1, stop + 1) - 1
        return fit + 1 if fit < stop and self.end(fit) - self._hanging(fit) <= edge else fit

    def _hanging(self, at: int) -> int:
        """What is spaced after the last character of a line, which needs no room."""
        piece = self.pieces[self.owner[at]]
        return max(0, piece.style.spacing) if isinstance(piece, Text) else 0

    def next_special(self, at: int) -> int:
        """The first tab or break from a token on, or the end."""
        index = bisect_left(self.specials, at)
        return self.specials[index] if index < len(self.specials) else len(self.texts)

    def is_glued(self, at: int) -> bool:
        """Whether a line may not begin with a token."""
        return at < len(self._glued) and self._glued[at]

    def before_path(self, at: int, end: int, room: float, begin: int) -> int:
        """Where a line ends instead of after a slash: before the path, unless that is long.

        `at` is the first token that may be told so, `end` what the next line would begin with;
        if its first character has no room, the line may end before the part of the path before it.
        A path that begins the text, at the token `begin`, may break after its slashes.
        """
        texts = self.texts
        if end > at + 1 and texts[end - 1][-1] == "/" and not self.begins_in(end, room):
            end -= 1
        if end <= at or texts[end - 1][-1] != "/":
            return end
        back, length = end - 1, len(texts[end - 1])
        while back > begin and length < LONG_PATH and texts[back - 1][-1] not in (" ", SPECIAL):
            back -= 1
            length += len(texts[back])
        return max(back, at) if back > begin and length < LONG_PATH else end

    def begins_in(self, at: int, room: float) -> bool:
        """Whether the first character of a token fits into this room."""
        piece = self.pieces[self.owner[at]]
        return isinstance(piece, Text) and piece.style.widths[self.texts[at][0]] <= room + TOLERANCE

    def split(self, at: int, room: float, later: float) -> int:
        """Break a word that is longer than a line by character: all of it, line by line, at once.

        `room` is what its first line has, `later` what the others have. Returns the token that the
        next line begins with; at least one character stays.
        """
        token, piece = self.texts[at], self.pieces[self.owner[at]]
        if not isinstance(piece, Text) or len(token) == 1:
            return at + 1
        advances = list(map(piece.style.widths.__getitem__, token))
        if piece.style.kerning is not None:
            _kern_between(advances, 0, token, piece.style)
        ends = list(accumulate(advances))
        parts, edges, start, used = [], [], 0, 0.0
        while start < len(token):
            cut = max(start + 1, bisect_right(ends, used + room + TOLERANCE))
            cut = min(cut, len(token) if start else len(token) - 1)
            parts.append(token[start:cut])
            edges.append(ends[cut - 1])
            start, used, room = cut, ends[cut - 1], max(SHORTEST, later)
        self._replace(at, parts, edges)
        return at + 1

    def _replace(self, at: int, parts: list[str], edges: list[float]) -> None:
        """Put parts in the place of a token; `edges` are where they end, from its start."""
        start, more = self.starts[at], len(parts) - 1
        self.texts[at : at + 1] = parts
        self.starts[at : at + 1] = [start, *(start + edge for edge in edges[:-1])]
        self.owner[at : at + 1] = [self.owner[at]] * len(parts)
        self.specials = [special + more if special > at else special for special in self.specials]
        self._glued[at : at + 1] = [self._glued[at], *([False] * more)]


def _kern_between(widths: list[float], at: int, tokens: Sequence[str], style: TextStyle) -> None:
    """Add the kerning between each token, from `at` on, and the next to its width."""
    for index, (before, after) in enumerate(pairwise(tokens), at):
        widths[index] += style.widths.between(before[-1], after[0])
