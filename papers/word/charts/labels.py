"""Where the words of a chart go: in lines, left out where they would touch, pushed apart."""

from collections.abc import Sequence
from dataclasses import dataclass

from papers.model.blocks import Plot
from papers.model.bodies import Council
from papers.word.charts.look import GAP, LEADING, QUIET, SIZE
from papers.word.charts.sheet import Sheet, measured

MOST_LINES = 3


@dataclass(slots=True)
class Tag:
    """Lines of words beside a mark, centred on `y`."""

    y: float
    lines: tuple[str, ...]
    colour: str

    @property
    def height(self) -> float:
        """From the top of its first line to the foot of its last, in points."""
        return len(self.lines) * LEADING


def broken(text: str, width: float) -> tuple[str, ...]:
    """Words in lines that are no wider than asked; a word that is wider is cut short."""
    lines: list[str] = []
    for word in (shortened(each, width) for each in text.split(" ")):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and measured(longer, SIZE) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)


def shortened(text: str, width: float) -> str:
    """As much of a text as has room, with a sign that more follows."""
    if measured(text, SIZE) <= width:
        return text
    while text and measured(f"{text}…", SIZE) > width:
        text = text[:-1]
    return f"{text}…"


def alike(names: Sequence[str], width: float) -> list[tuple[str, ...]]:
    """Names in lines; where all are two words, as "May 2019", and one is broken, all are."""
    lines = [broken(name, width) for name in names]
    pairs = [tuple(name.split(" ")) for name in names]
    if any(len(each) > 1 for each in lines) and all(len(pair) == 2 for pair in pairs):  # noqa: PLR2004
        return pairs
    return lines


def fitting(
    names: Sequence[str], slot: float, most: int = MOST_LINES
) -> dict[int, tuple[str, ...]]:
    """The names that have room under their places, `slot` points apart, in lines, by their index.

    As many as can be, counted from the last.
    """
    for step in range(1, len(names) + 1):
        width = step * slot - GAP
        chosen = range(len(names) - 1, -1, -step)
        lines = dict(zip(chosen, alike([names[index] for index in chosen], width), strict=True))
        if all(fits(each, width, most) for each in lines.values()):
            return lines
    return {}


def fits(lines: Sequence[str], width: float, most: int = MOST_LINES) -> bool:
    """Whether lines keep within a width, and are few enough."""
    return len(lines) <= most and all(measured(line, SIZE) <= width for line in lines)


def target(plot: Plot, council: Council) -> tuple[str, ...]:
    """The words beside the line of the target, where a plot has one."""
    if plot.target is None:
        return ()
    return (f"{council.texts.get('target', 'Target')} {plot.target.words}",)


def title(sheet: Sheet, lines: Sequence[str]) -> None:
    """What figures are of, at the top left."""
    for number, line in enumerate(lines):
        sheet.words(0, sheet.height - SIZE - number * LEADING, line, SIZE, QUIET)


def under(sheet: Sheet, x: float, top: float, lines: Sequence[str], colour: str) -> None:
    """Lines centred below a place, but within the sheet."""
    for number, line in enumerate(lines):
        half = measured(line, SIZE) / 2
        middle = min(max(x, half), sheet.width - half)
        sheet.words(middle, top - SIZE - number * LEADING, line, SIZE, colour, align="center")


def apart(tags: Sequence[Tag], bottom: float, top: float) -> None:
    """Push tags apart that would touch, and back between the bottom and the top."""
    ordered = sorted(tags, key=lambda tag: -tag.y)
    ceiling = top
    for tag in ordered:
        tag.y = min(tag.y, ceiling - tag.height / 2)
        ceiling = tag.y - tag.height / 2
    floor = bottom
    for tag in reversed(ordered):
        tag.y = max(tag.y, floor + tag.height / 2)
        floor = tag.y + tag.height / 2


def write(sheet: Sheet, x: float, tag: Tag) -> None:
    """The lines of a tag, the last bold: it is the figure."""
    first = tag.y + tag.height / 2 - LEADING + (LEADING - SIZE) / 2 + SIZE * 0.14
    for number, line in enumerate(tag.lines):
        bold = number == len(tag.lines) - 1
        sheet.words(x, first - number * LEADING, line, SIZE, tag.colour, bold=bold)
