"""Meetings: one sitting of a committee, the items of its agenda, and what of them is exempt."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from papers.diagnostics import Location
from papers.model.blocks import Block
from papers.model.bodies import Committee, Council
from papers.model.runs import Runs

NOWHERE = Location("")


@dataclass(frozen=True, slots=True)
class Exempt:
    """Why something is not for publication.

    `paragraphs` are those of Schedule 12A, in order; `reason` says why the public interest favours
    the exemption; `review` is the day on which that is looked at again.
    """

    paragraphs: tuple[int, ...]
    where: Location
    reason: str = ""
    review: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Withheld:
    """A part of an open item's report that is exempt: "Appendix B", or "" for passages of it."""

    part: str
    exempt: Exempt


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason that the law wants recorded, as typed; "" where only yes was said."""

    text: str
    where: Location


@dataclass(frozen=True, slots=True)
class KeyDecision:
    """How notice of a key decision was given: on a day, or the reason why it could not be.

    Local Authorities (Executive Arrangements) (Meetings and Access to Information) (England)
    Regulations 2012, regulations 9 to 11.
    """

    where: Location
    notice: datetime.date | None = None
    general_exception: str = ""
    special_urgency: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One line of business; numbering fills in its `number` ("7", "7(a)") and `label` ("(a)").

    `id` stands for it in links and page ranges. Behind it is a `report` (a folder's name), a
    `document` (a file), or neither. An item with an `exempt` belongs to Part II; `withheld` are
    the exempt parts of an open item's report.
    """

    id: str
    title: Runs
    where: Location
    blocks: tuple[Block, ...] = ()
    purpose: str = ""
    officer: str = ""
    time: str = ""
    report: str = ""
    document: Path | None = None
    items: tuple["Item", ...] = ()
    to_follow: Reason | None = None
    urgent: Reason | None = None
    exempt: Exempt | None = None
    withheld: tuple[Withheld, ...] = ()
    key_decision: KeyDecision | None = None
    number: str = ""
    label: str = ""

    @property
    def part_2_id(self) -> str:
        """What stands, in links and page ranges, for the withheld papers of an open item."""
        return f"{self.id}-part-2"


class SubItems(StrEnum):
    """How items below an item are marked."""

    LETTER = "letter"  # (a)
    ROMAN = "roman"  # (i)
    NUMBER = "number"  # 7.1


@dataclass(frozen=True, slots=True)
class ItemNumbering:
    """How items are numbered: from `start`, each after a `prefix`."""

    start: int = 1
    prefix: str = ""
    sub_items: SubItems = SubItems.LETTER


@dataclass(frozen=True, slots=True)
class Meeting:
    """One sitting of a committee; `id` is the name of its folder.

    A report knows its meeting without the items. `late` is the recorded reason for publishing
    after the last lawful day; `keys` says where in meeting.yaml each key stands.
    """

    id: str
    council: Council
    committee: Committee
    date: datetime.date
    time: str = ""
    venue: str = ""
    published: datetime.date | None = None
    late: str = ""
    items: tuple[Item, ...] = ()
    numbering: ItemNumbering = ItemNumbering()
    where: Location = NOWHERE
    keys: Mapping[str, Location] = field(default_factory=dict)

    @property
    def part_1(self) -> tuple[Item, ...]:
        """The items that are open to the public."""
        return tuple(item for item in self.items if item.exempt is None)

    @property
    def part_2(self) -> tuple[Item, ...]:
        """The items for which the public is excluded."""
        return tuple(item for item in self.items if item.exempt is not None)

    def key(self, name: str) -> Location:
        """Where a key of meeting.yaml stands, or the file where it has none."""
        return self.keys.get(name, self.where)


def all_items(items: Iterable[Item]) -> Iterator[Item]:
    """The items in order, each followed by those below it."""
    for item in items:
        yield item
        yield from all_items(item.items)
