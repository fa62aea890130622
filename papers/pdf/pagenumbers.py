"""Page numbers in the text: what they print, which only pages that are made can tell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from papers.pdf.layout import Page
from papers.pdf.story import PageNumber


@dataclass(frozen=True, slots=True)
class Known:
    """What an earlier pass found out: the printed number of each bookmark's page, and totals."""

    total: int = 0
    sections: Mapping[int, int] = field(default_factory=dict)
    bookmarks: Mapping[str, str] = field(default_factory=dict)


def known_of(pages: Sequence[Page]) -> Known:
    """What finished pages tell."""
    sections: dict[int, int] = {}
    for page in pages:
        sections[page.section] = sections.get(page.section, 0) + 1
    bookmarks = {name: page.label for page in pages for name in page.destinations}
    return Known(len(pages), sections, bookmarks)


@dataclass(slots=True)
class Numbers:
    """What page numbers in the text print, and whether any was asked that only pages tell."""

    known: Known | None
    asked: bool = False
    section: int = 0  # that is being filled

    def printed(self, piece: PageNumber) -> str:
        """The number, as far as an earlier pass found it out."""
        if piece.kind == "PAGE":
            return as_shown(piece)
        self.asked = True
        if self.known is None:
            return as_shown(piece)
        if piece.kind == "PAGEREF":
            return self.known.bookmarks.get(piece.bookmark, piece.shown)
        if piece.kind == "SECTIONPAGES":
            return str(self.known.sections.get(self.section, 1))
        return str(self.known.total)


def as_shown(piece: PageNumber) -> str:
    """What Word last showed."""
    return piece.shown or "1"
