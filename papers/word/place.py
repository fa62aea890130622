"""Where a block stands: the edge of its text, and the styles that its surroundings ask for."""

from dataclasses import dataclass, replace

from papers.model.blocks import ListStyle
from papers.word.markup import Element, q, whole


@dataclass(frozen=True, slots=True)
class Page:
    """The part of the template's page that text fills, in twips."""

    width: int
    height: int
    sides: int = 2836  # left and right margin
    ends: int = 2836  # top and bottom margin

    @property
    def turned(self) -> "Page":
        """The same sheet in landscape, its margins where they were."""
        width = self.height + self.ends - self.sides
        return Page(width, self.width + self.sides - self.ends, self.sides, self.ends)

    @classmethod
    def of(cls, body: Element) -> "Page":
        """The text area of a document's last section; of A4 where it does not say."""
        size = _lengths(body, "pgSz", {"w": 11906, "h": 16838})
        usual = {"left": 1418, "right": 1418, "top": 1418, "bottom": 1418}
        margin = _lengths(body, "pgMar", usual)
        sides = margin["left"] + margin["right"]
        ends = abs(margin["top"]) + abs(margin["bottom"])
        return cls(size["w"] - sides, size["h"] - ends, sides, ends)


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


def _lengths(body: Element, tag: str, defaults: dict[str, int]) -> dict[str, int]:
    found = body.find(f"{q('sectPr')}/{q(tag)}")
    if found is None:
        return defaults
    return {side: whole(found.get(q(side)), length) for side, length in defaults.items()}
