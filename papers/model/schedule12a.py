"""The descriptions of exempt information: LGA 1972, Schedule 12A, Part 1 in England, 4 in Wales.

As substituted by the Local Government (Access to Information) (Variation) Order 2006, SI 2006/88,
read at legislation.gov.uk, and for Wales by SI 2007/969 (W.84), not read: its paragraphs are taken
to be those of England but for the first. Wording of the law, for which no council has other words.
What was added for standards committees alone (18A to 18C) is not among them.
"""

from collections.abc import Mapping
from types import MappingProxyType

SOURCE = "Local Government Act 1972, Schedule 12A"
ENGLAND, WALES = range(1, 8), range(12, 19)  # the paragraphs of each

_ENGLAND: Mapping[int, str] = MappingProxyType(
    {
        1: "Information relating to any individual.",
        2: "Information which is likely to reveal the identity of an individual.",
        3: (
            "Information relating to the financial or business affairs of any particular person "
            "(including the authority holding that information)."
        ),
        4: (
            "Information relating to any consultations or negotiations, or contemplated "
            "consultations or negotiations, in connection with any labour relations matter "
            "arising between the authority or a Minister of the Crown and employees of, or "
            "office holders under, the authority."
        ),
        5: (
            "Information in respect of which a claim to legal professional privilege could be "
            "maintained in legal proceedings."
        ),
        6: (
            "Information which reveals that the authority proposes (a) to give under any "
            "enactment a notice under or by virtue of which requirements are imposed on a "
            "person; or (b) to make an order or direction under any enactment."
        ),
        7: (
            "Information relating to any action taken or to be taken in connection with the "
            "prevention, investigation or prosecution of crime."
        ),
    }
)
_WALES = {number + 11: words for number, words in _ENGLAND.items()}  # in the same order
_WALES[12] = "Information relating to a particular individual."

PARAGRAPHS: Mapping[int, str] = MappingProxyType({**_ENGLAND, **_WALES})


def part_of(paragraph: int) -> int:
    """The Part of the Schedule that a paragraph stands in."""
    return 4 if paragraph in WALES else 1
