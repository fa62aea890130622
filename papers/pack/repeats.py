"""Find what two texts have in common: long runs of the same words."""

from collections.abc import Iterable
from functools import cached_property

from papers.pack.plain import plain_text

LONG = 80  # letters and digits, about fourteen words
SHORT = 24  # of a sentence that is a passage of its own
HALF = LONG // 2
BETWEEN = "\0"  # texts; no letter, no digit


class Repeats:
    """Texts in which runs of others are looked for."""

    def __init__(self, texts: Iterable[str]) -> None:
        plain = {plain_text(text): text for text in texts}
        self._text = BETWEEN.join(plain)
        self._whole = frozenset(plain)
        self._sentences = tuple(
            flat
            for flat, text in plain.items()
            if SHORT <= len(flat) < LONG and text.rstrip(" \"'”’)").endswith((".", "!", "?"))
        )

    @cached_property
    def _places(self) -> dict[str, int]:
        """Where each half of a long run stands first; made when something is looked for."""
        places = range(len(self._text) - HALF, -1, -1)
        runs = {self._text[at : at + HALF]: at for at in places}
        return {run: at for run, at in runs.items() if BETWEEN not in run}

    def share_of(self, text: str, *, verbatim: bool) -> float:
        """How much of a text stands there in one long run, from 0 to 1.

        Where `verbatim`, a short sentence that stands there as a whole counts as long; otherwise a
        text that stands there as a whole paragraph is standard wording: 0.
        """
        flat = plain_text(text)
        if not verbatim and flat in self._whole:
            return 0.0
        if verbatim and any(sentence in flat for sentence in self._sentences):
            return 1.0
        longest = 0
        for start in range(0, len(flat) - HALF + 1, HALF):
            place = self._places.get(flat[start : start + HALF])
            if place is not None:
                longest = max(longest, self._length(flat, start, place))
        return longest / len(flat) if longest >= LONG else 0.0

    def _length(self, flat: str, start: int, place: int) -> int:
        """The length of the whole run around a half that was found."""
        before = _shared(flat[:start][::-1], self._text[max(place - start, 0) : place][::-1])
        return before + _shared(flat[start:], self._text[place : place + len(flat)])


def _shared(one: str, other: str) -> int:
    """How long the beginnings of two texts are the same."""
    length, step = 0, max(len(one), 1)
    while step:
        end = length + step
        if end <= len(other) and one[length:end] == other[length:end] != "":
            length = end
        else:
            step //= 2
    return length
