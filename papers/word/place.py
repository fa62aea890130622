"""Where a block stands: the edge of its text, and the styles that its surroundings ask for."""

from dataclasses import dataclass, replace

from papers.model.blocks import ListStyle
from papers.word.markup import Element, q, whole


@dataclass(frozen=True, slots=True)
class Page:
    """The part of the template's page that text fills, in twips; `width` is that of a column."""

    width: int
    height: int
    sides: int = 2836  # left and right margin
    ends: int = 2836  # top and bottom margin
    columns: int = 1
    gap: int = 0  # between columns

    @property
    def across(self) -> int:
        """How wide all columns are."""
        return self.width * self.columns + self.gap * (self.columns - 1)

    @property
    def turned(self) -> "Page":
        """The same sheet in landscape, its margins where they were."""
        across = self.height + self.ends - self.sides
        height = self.across + self.sides - self.ends
        width = _column(across, self.columns, self.gap)
        return Page(width, height, self.sides, self.ends, self.columns, self.gap)

    @classmethod
    def of(cls, section: Element) -> "Page":
        """The text area of a section; of A4 where it does not say."""
        size = _lengths(section, "pgSz", {"w": 11906, "h": 16838})
        usual = {"left": 1418, "right": 1418, "top": 1418, "bottom": 1418, "gutter": 0}
        margin = _lengths(section, "pgMar", usual)
        sides = margin["left"] + margin["right"] + margin["gutter"]
        ends = abs(margin["top"]) + abs(margin["bottom"])
        columns = _lengths(section, "cols", {"num": 1, "space": 720})
        number, gap = max(columns["num"], 1), columns["space"]
        width = _column(size["w"] - sides, number, gap)
        return cls(width, size["h"] - ends, sides, ends, number, gap)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block stands.

    Text starts `edge` twips from the margin and may fill `width` from there; a paragraph without
    a number takes the style `paragraph`; `lists` are the styles of the lists around it, from the
    outermost; `topic` is the nearest heading; `strong` sets all words bold.
    """

    edge: int
    width: int
    paragraph: str
    lists: tuple[ListStyle, ...] = ()
    topic: str = ""
    strong: bool = False
    align: str = ""
    in_cell: bool = False

    def inside(self, style: ListStyle, edge: int) -> "Place":
        """The place of the blocks of a list's item, whose text starts at an edge."""
        return replace(
            self,
            edge=edge,
            width=self.width - (edge - self.edge),
            paragraph=self.paragraph if self.in_cell else "List Continue",
            lists=(*self.lists, style),
        )


def _column(across: int, columns: int, gap: int) -> int:
    return (across - gap * (columns - 1)) // columns


def _lengths(section: Element, tag: str, defaults: dict[str, int]) -> dict[str, int]:
    found = section.find(q(tag))
    if found is None:
        return defaults
    return {side: whole(found.get(q(side)), length) for side, length in defaults.items()}
