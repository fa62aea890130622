"""The frozen result of laying out: pages of placed lines, fills, rules and pictures.

Lengths are twips from the page's top left corner.
"""

from dataclasses import dataclass, field
from typing import NamedTuple

from papers.pdf.fragments import Line
from papers.pdf.story import Geometry, Picture
from papers.pdf.strokes import Strokes
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
    height: int = 0  # those that are higher are drawn later

    @property
    def moves(self) -> bool:
        """Whether it stands with the text, and not at a place of the page."""
        anchor = self.picture.anchor
        return anchor is None or anchor.from_y in ("paragraph", "line")


class Fill(NamedTuple):
    """A filled rectangle."""

    x: float
    y: float
    width: float
    height: float
    colour: str


class Rule(NamedTuple):
    """A drawn line from one point to another, or several, from the left or from the top."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float
    colour: str
    style: str = "single"
    strokes: Strokes = ()


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
    first: bool = False  # of its section, which begins on it
    fills: list[Fill] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    lines: list[PlacedLine] = field(default_factory=list)
    behind: list[PlacedPicture] = field(default_factory=list)
    pictures: list[PlacedPicture] = field(default_factory=list)
    raised_fills: list[Fill] = field(default_factory=list)  # in text boxes, above their own ground
    raised_rules: list[Rule] = field(default_factory=list)
    turned: "list[Turned]" = field(default_factory=list)
    destinations: dict[str, int] = field(default_factory=dict)  # bookmark: y
    headings: list[Heading] = field(default_factory=list)
    framed: int = 0  # how many of the rules stand round the page

    def lower(self, down: int) -> None:
        """Move the text, and what stands with it, further down."""
        for fills in (self.fills, self.raised_fills):
            fills[:] = [fill._replace(y=fill.y + down) for fill in fills]
        self.lines = [line._replace(y=line.y + down) for line in self.lines]
        self.turned = [turned._replace(y=turned.y + down) for turned in self.turned]
        self.headings = [heading._replace(y=heading.y + down) for heading in self.headings]
        self.destinations = {name: y + down for name, y in self.destinations.items()}
        for rules, first in ((self.rules, self.framed), (self.raised_rules, 0)):
            rules[first:] = [
                rule._replace(y1=rule.y1 + down, y2=rule.y2 + down) for rule in rules[first:]
            ]
        for pictures in (self.behind, self.pictures):
            pictures[:] = [each._replace(y=each.y + down * each.moves) for each in pictures]

    def let_go(self) -> None:
        """Forget what is drawn; its lines take more memory than its content stream."""
        for drawn in (self.fills, self.rules, self.raised_fills, self.raised_rules, self.lines):
            drawn.clear()
        for placed in (self.behind, self.pictures, self.turned):
            placed.clear()


class Turned(NamedTuple):
    """Text on its side: a page of its own, turned about its top left corner, which stands here."""

    x: float
    y: float
    turn: int  # degrees clockwise: 90 or 270
    page: Page
