"""Footnotes: their room at the foot of a column, and what goes on in the next one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from papers.pdf.composer import Composer
from papers.pdf.splitting import cut_strips
from papers.pdf.story import Note, Paragraph
from papers.pdf.strips import Reluctance, Strip

SEPARATOR = 124  # twips, above the first footnote of a column: its line and 0.1 cm on either side


@dataclass(frozen=True, slots=True)
class NotePart:
    """A note, or what one column holds of it: its height without the space below it."""

    note: Note
    strips: tuple[Strip, ...]
    height: int
    begins: bool = True


@dataclass(slots=True)
class Footnotes:
    """The notes of a document, set when they are first asked for."""

    composer: Composer

    def parts(self, notes: Sequence[Note], width: int) -> list[NotePart]:
        """Whole notes, set for a column of this width."""
        return [self._part(note, width) for note in notes]

    def _part(self, note: Note, width: int) -> NotePart:
        strips = self.composer.compose(note.blocks, width)
        return NotePart(note, tuple(strips), self.composer.height(strips, ()))

    def height(self, parts: Sequence[NotePart]) -> int:
        """The height that notes take from their column, their separator included.

        What a multiple of the line spacing adds below the last line need not fit.
        """
        if not parts:
            return 0
        height = SEPARATOR + sum(part.height for part in parts) + sum(self._gaps(parts))
        last = parts[-1].strips[-1:]
        return height - last[0].overhang if last else height

    def _gaps(self, parts: Sequence[NotePart]) -> Iterator[int]:
        """What stands between notes, as between paragraphs, beyond the space above each."""
        for above, below in pairwise(parts):
            last, first = above.note.blocks[-1:], below.note.blocks[:1]
            match [*last, *first]:
                case [Paragraph(format=before), Paragraph(format=form)]:
                    yield self.composer.gap(before, form) - form.before
                case _:
                    yield 0

    def placed(self, parts: Sequence[NotePart]) -> Iterator[tuple[NotePart, int]]:
        """Each part, and how far below the first it stands."""
        y = 0
        for part, gap in zip(parts, [*self._gaps(parts), 0], strict=True):
            yield part, y
            y += part.height + gap

    def fitted(self, parts: Sequence[NotePart], room: int) -> tuple[list[NotePart], list[NotePart]]:
        """The parts that fit into a height, the last cut where it must be, and the rest."""
        here: list[NotePart] = []
        for index, part in enumerate(parts):
            left = room - self.height([*here, part]) + part.height
            if part.height <= left:
                here.append(part)
                continue
            cut, height = cut_strips(part.strips[:-1], left)
            if cut == 1 and part.begins and part.strips[1].reluctance >= Reluctance.WIDOW:
                cut = 0  # an orphan: one line would stand by itself
            rest = list(parts[index:])
            if cut:
                here.append(replace(part, strips=part.strips[:cut], height=height))
                remaining = part.height - height
                rest[0] = replace(part, strips=part.strips[cut:], height=remaining, begins=False)
            return here, rest
        return here, []
