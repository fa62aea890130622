"""The frozen result of laying out: pages of placed lines, fills, rules and pictures.

Lengths are twips from the page's top left corner.
"""

from dataclasses import dataclass, field
from typing import NamedTuple

from papers.pdf.fragments import Line
from papers.pdf.story import Geometry, Picture
from papers.pdf.tags import Element


class PlacedLine(NamedTuple):
    """A line on a page; an artifact where `element` is None."""

    x: float
    y: int
    line: Line
    element: Element | None


class PlacedPicture(NamedTuple):
    """A floating picture on a page; those inside lines are fragments of them."""

    x: float
    y: float
    picture: Picture


class Fill(NamedTuple):
    """A filled rectangle."""

    x: float
    y: float
    width: float
    height: float
    colour: str


class Rule(NamedTuple):
    """A drawn line from one point to another."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float
    colour: str
    style: str = "single"


class Heading(NamedTuple):
    """An entry of the document's outline."""

    level: int
    text: str
    y: int


@dataclass(slots=True)
class Page:
    """One page while it is filled, and as it is drawn."""

    geometry: Geometry
    section: int
    number: int  # as counted by its section's numbering
    label: str  # as printed
    fills: list[Fill] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    lines: list[PlacedLine] = field(default_factory=list)
    behind: list[PlacedPicture] = field(default_factory=list)
    pictures: list[PlacedPicture] = field(default_factory=list)
    turned: "list[Turned]" = field(default_factory=list)
    destinations: dict[str, int] = field(default_factory=dict)  # bookmark: y
    headings: list[Heading] = field(default_factory=list)

    def let_go(self) -> None:
        """Forget what is drawn; its lines take more memory than its content stream."""
        for drawn in (self.fills, self.rules, self.lines, self.behind, self.pictures):
            drawn.clear()
        self.turned.clear()


class Turned(NamedTuple):
    """Text on its side: a page of its own, turned about its top left corner, which stands here."""

    x: float
    y: float
    turn: int  # degrees clockwise: 90 or 270
    page: Page
