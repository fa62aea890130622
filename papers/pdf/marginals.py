"""Headers and footers: which a page shows, the room they take, and their setting."""

from collections.abc import Sequence
from dataclasses import dataclass

from papers.pdf.composer import Composer
from papers.pdf.layout import Page
from papers.pdf.pagenumbers import Known, known_of
from papers.pdf.place import Placer
from papers.pdf.story import Geometry, PageNumber, Section, Story
from papers.pdf.strips import Strip

SMALLEST_BODY = 720  # what headers and footers leave at least


def body(page: Geometry, header: int, footer: int) -> tuple[int, int]:
    """Top and bottom of the text, below what header and footer need; negative margins are fixed."""
    top, bottom = abs(page.top), page.height - abs(page.bottom)
    if page.top >= 0 and header:
        top = max(top, page.header + header)
    if page.bottom >= 0 and footer:
        bottom = min(bottom, page.height - page.footer - footer)
    top = min(top, max(0, page.height - SMALLEST_BODY))
    return top, max(bottom, top + SMALLEST_BODY)


def margin_kind(story: Story, section: Section, number: int, *, first: bool) -> str:
    """Which header and footer a page shows: those of the first, of even pages, or the default."""
    if first and section.title_page:
        return "first"
    if story.even_and_odd and number % 2 == 0:
        return "even"
    return "default"


def set_margins(story: Story, pages: Sequence[Page]) -> None:
    """Set headers and footers with the numbers that are now known."""
    found = known_of(pages)
    kept: dict[tuple[int, str], list[Strip]] = {}  # those that are the same on every page
    for page in pages:
        section = story.sections[page.section]
        kind = margin_kind(story, section, page.number, first=page.first)
        numbers = _Numbers(page, found)
        composer = Composer(story.default_tab, numbers.printed, sum_gaps=story.sum_gaps)
        composer.page = page.geometry
        for place, margins in (("header", section.headers), ("footer", section.footers)):
            blocks, key = margins.get(kind, ()), (page.section, f"{place} {kind}")
            strips, numbers.asked = kept.get(key), False
            if strips is None:
                strips = composer.compose(blocks, page.geometry.text_width)
            if not numbers.asked:
                kept[key] = strips
            top = page.geometry.header
            if place == "footer":
                height = composer.height(strips, blocks)
                top = page.geometry.height - page.geometry.footer - height
            Placer(composer).place(page, strips, page.geometry.left, top, artifact=True)


@dataclass(slots=True)
class _Numbers:
    """What page numbers print on one page, and whether any was asked for."""

    page: Page
    known: Known
    asked: bool = False

    def printed(self, piece: PageNumber) -> str:
        """The number, now that all pages are made."""
        self.asked = True
        match piece.kind:
            case "PAGE":
                return self.page.label
            case "NUMPAGES":
                return str(self.known.total)
            case "SECTIONPAGES":
                return str(self.known.sections[self.page.section])
            case _:
                return self.known.bookmarks.get(piece.bookmark, piece.shown)
