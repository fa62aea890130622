"""Fills and rules as operators of a content stream, in points from the bottom left."""

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from papers.pdf.formats import Border
from papers.pdf.layout import Fill, Rule

ARTIFACT = "/Artifact BMC"
DASHES = {"dashed": "[3 2]", "dotted": "[1 1]", "dashSmallGap": "[3 1]", "dotDash": "[3 1 1 1]"}


@cache
def rgb(colour: str) -> str:
    """The operands of a colour; "" is black."""
    if not colour:
        return "0 0 0"
    return " ".join(f"{int(colour[i : i + 2], 16) / 255:.3g}" for i in (0, 2, 4))


@lru_cache(4096)
def points(twips: float) -> str:
    """A length or a place on the page; lines begin at few places."""
    return f"{twips / 20 + 0.0:.2f}"  # never "-0.00" for 0: the two are one to the cache


def artifact(code: Sequence[str]) -> list[str]:
    """Shapes that no reader is told of, with a graphics state of their own."""
    return [ARTIFACT, "q", *code, "Q", "EMC"] if code else []


def draw_fills(fills: Sequence[Fill], height: int) -> list[str]:
    """Filled rectangles on a page of this height, in twips."""
    return [
        f"{rgb(f.colour)} rg {points(f.x)} {points(height - f.y - f.height)} "
        f"{points(f.width)} {points(f.height)} re f"
        for f in fills
    ]


def rules_round(left: float, top: float, right: float, bottom: float, border: Border) -> list[Rule]:
    """The sides of a box, as far from what is in it as its border says."""
    left, top = left - border.space, top - border.space
    right, bottom = right + border.space, bottom + border.space
    corners = (left, top), (right, top), (right, bottom), (left, bottom), (left, top)
    return [Rule(*a, *b, border.width, border.colour) for a, b in pairwise(corners)]


def draw_rules(rules: Sequence[Rule], height: int) -> list[str]:
    """Lines on a page of this height, in twips."""
    code = []
    for rule in rules:
        dash = DASHES.get(rule.style, "[]")
        for shift, width in _lines(rule) if rule.strokes else ((0.0, rule.width),):
            across = shift if rule.x1 == rule.x2 else 0.0
            down = shift if rule.y1 == rule.y2 else 0.0
            code.append(
                f"{rgb(rule.colour)} RG {width / 20:.3g} w {dash} 0 d "
                f"{points(rule.x1 + across)} {points(height - rule.y1 - down)} m "
                f"{points(rule.x2 + across)} {points(height - rule.y2 - down)} l S"
            )
    return code


def _lines(rule: Rule) -> Iterator[tuple[float, float]]:
    """The lines of one that is made of several: how far from its middle, and how wide."""
    at = -rule.width / 2
    for index, width in enumerate(rule.strokes):
        if index % 2 == 0:
            yield at + width / 2, width
        at += width
