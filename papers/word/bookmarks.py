"""Live references: a hidden bookmark around each target, a REF field where it is named."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import assert_never

from papers.model.blocks import Heading, ListItem, Paragraph, Picture, Table
from papers.model.report import Appendix, Report, Section
from papers.model.runs import plain
from papers.model.walk import Named, targets
from papers.word.markup import Element, w

LONGEST_NAME = 40  # characters; Word cuts the rest


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A bookmark of the Word file.

    A field with these switches prints `prints` when Word computes it; a reference that is
    called otherwise is a link, or Word would change it.
    """

    name: str
    number: int
    switches: str
    prints: str

    def around(self, content: list[Element]) -> list[Element]:
        """The content between the bookmark's start and end."""
        start = w("bookmarkStart", id=self.number, name=self.name)
        return [start, *content, w("bookmarkEnd", id=self.number)]


@dataclass(frozen=True, slots=True)
class Bookmarks:
    """Every target of a report by its id; each is set once, where it first stands."""

    by_id: dict[str, Bookmark]
    placed: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, report: Report, first_number: int) -> "Bookmarks":
        """The bookmarks of a report, numbered from the first number on."""
        named: dict[str, Named] = {}
        for target in targets(report):
            named.setdefault(target.id, target.what)
        return cls(
            {
                target: Bookmark(name, first_number + index, *_field(named[target]))
                for index, (target, name) in enumerate(zip(named, _names(named), strict=True))
            }
        )

    def around(self, target: str, content: list[Element]) -> list[Element]:
        """The content of a target inside its bookmark."""
        if target not in self.by_id or target in self.placed:
            return content
        self.placed.add(target)
        return self.by_id[target].around(content)


def _field(what: Named) -> tuple[str, str]:
    """The switches of a field for a target, and what it prints: numbers without a full stop."""
    match what:
        case Section(number="", heading=words) | Heading(runs=words):
            return r"\h", plain(words)
        case Section(number=number) | Paragraph(number=number):
            return r"\r \h", number
        case ListItem(label=label):
            return r"\w \h", label.removesuffix(".")
        case Table(number=label) | Picture(number=label) | Appendix(label=label):
            return r"\h", label
        case _:
            assert_never(what)


def _names(ids: Iterable[str]) -> Iterator[str]:
    used: set[str] = set()
    for target in ids:
        stem = "_Ref_" + re.sub(r"\W", "_", target)
        name, count = stem[:LONGEST_NAME], 1
        while name.casefold() in used:
            count += 1
            suffix = f"_{count}"
            name = stem[: LONGEST_NAME - len(suffix)] + suffix
        used.add(name.casefold())
        yield name
