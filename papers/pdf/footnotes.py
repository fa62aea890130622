"""Footnotes: their room at the foot of a column, and what goes on in the next one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from papers.pdf.composer import Composer
from papers.pdf.splitting import cut_strips
from papers.pdf.story import Note
from papers.pdf.strips import Strip

SEPARATOR = 120  # twips, above the first footnote of a column


@dataclass(frozen=True, slots=True)
class NotePart:
    """A note, or what one column holds of it."""

    note: Note
    strips: tuple[Strip, ...]
    height: int
    begins: bool = True


def height_of(parts: Sequence[NotePart]) -> int:
    """The height that notes take from their column, their separator included."""
    return sum(part.height for part in parts) + SEPARATOR if parts else 0


@dataclass(slots=True)
class Footnotes:
    """The notes of a document, set when they are first asked for."""

    composer: Composer

    def parts(self, notes: Sequence[Note], width: int) -> list[NotePart]:
        """Whole notes, set for a column of this width."""
        return [self._part(note, width) for note in notes]

    def _part(self, note: Note, width: int) -> NotePart:
        strips = self.composer.compose(note.blocks, width)
        return NotePart(note, tuple(strips), self.composer.height(strips, note.blocks))


def fitted(parts: Sequence[NotePart], room: int) -> tuple[list[NotePart], list[NotePart]]:
    """The parts that fit into a height, the last cut where it must be, and the rest."""
    here: list[NotePart] = []
    for index, part in enumerate(parts):
        left = room - height_of(here) - (0 if here else SEPARATOR)
        if part.height <= left:
            here.append(part)
            continue
        cut, height = cut_strips(part.strips, left)
        rest = list(parts[index:])
        if cut:
            here.append(replace(part, strips=part.strips[:cut], height=height))
            remaining = part.height - height
            rest[0] = replace(part, strips=part.strips[cut:], height=remaining, begins=False)
        return here, rest
    return here, []
