"""Field codes: what a field of Word stands for (ISO/IEC 29500-1, 17.16)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from papers.pdf.ooxml import Node, W, child
from papers.pdf.properties import on, whole
from papers.pdf.story import Link

if TYPE_CHECKING:
    from papers.pdf.fonts import TextStyle
    from papers.pdf.formats import RunFormat

WORD = re.compile(r'"([^"]*)"|(\S+)')
VALUED = ("l", "o", "t", "*", "#", "@")  # switches that a value follows
PAGE_FIELDS = ("PAGE", "NUMPAGES", "SECTIONPAGES", "PAGEREF")
TICKED, EMPTY = "\u2612", "\u2610"
CLOCK_FIELDS = ("DATE", "TIME", "PRINTDATE", "SAVEDATE", "CREATEDATE", "EDITTIME")


@dataclass(frozen=True, slots=True)
class Code:
    """A parsed field code: its name, its arguments and its switches."""

    name: str = ""
    arguments: tuple[str, ...] = ()
    switches: tuple[str, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)  # of the switches that take one

    @property
    def link(self) -> Link | None:
        """Where a click on the field's result leads."""
        first = self.arguments[0] if self.arguments else ""
        if self.name == "HYPERLINK":
            local = self.values.get("l", "")
            return Link(first, local) if first or local else None
        if self.name in ("REF", "PAGEREF", "NOTEREF") and "h" in self.switches:
            return Link(bookmark=first)
        return None

    @property
    def button(self) -> str:
        """The words of a button, which stand in the code itself (17.16.5.23, 17.16.5.35)."""
        return " ".join(self.arguments[1:]) if self.name in ("MACROBUTTON", "GOTOBUTTON") else ""

    @property
    def numbers_pages(self) -> bool:
        """Whether its result is known only once pages are made."""
        return self.name in PAGE_FIELDS


def parse(instruction: str) -> Code:
    r"""Parse 'PAGEREF _Toc1 \h' into its name, arguments and switches."""
    words = [(quoted or bare, bool(quoted)) for quoted, bare in WORD.findall(instruction)]
    if not words:
        return Code()
    arguments: list[str] = []
    switches: list[str] = []
    values: dict[str, str] = {}
    waiting = ""
    for word, quoted in words[1:]:
        if word.startswith("\\") and not quoted:
            waiting = word[1:].lower()
            switches.append(waiting)
        elif waiting in VALUED:
            values[waiting], waiting = word, ""
        else:
            arguments.append(word)
    return Code(words[0][0].upper(), tuple(arguments), tuple(switches), values)


@dataclass(slots=True)
class OpenField:
    """A field being read: first its code, then its result."""

    instruction: str = ""
    code: Code | None = None  # once its result has begun
    drawn: str = ""  # by Word itself, where it is a box or list of a form
    filled: bool = False  # whether a result was read
    shown: str = ""
    style: "TextStyle | None" = None
    form: "RunFormat | None" = None
    link: Link | None = field(default=None)

    def begin_result(self) -> None:
        """What follows is what Word last showed."""
        self.code = parse(self.instruction)
        self.link = self.code.link


def form_field(mark: Node) -> str:
    """What a check box or a list of a form shows, by the mark that begins its field (17.16)."""
    data = child(mark, f"{W}ffData")
    if (box := child(data, f"{W}checkBox")) is not None:
        said = child(box, f"{W}checked")
        return TICKED if on(said if said is not None else child(box, f"{W}default")) else EMPTY
    if (choices := child(data, f"{W}ddList")) is not None:
        entries = [entry.get(f"{W}val", "") for entry in choices.iterchildren(f"{W}listEntry")]
        said = child(choices, f"{W}result")
        said = said if said is not None else child(choices, f"{W}default")
        chosen = whole(said.get(f"{W}val")) if said is not None else 0
        return entries[chosen] if 0 <= chosen < len(entries) else ""
    return ""
