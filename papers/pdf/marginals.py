"""Headers and footers: which a page shows, the room they take, and their setting."""

from collections.abc import Sequence

from papers.pdf.layout import Page
from papers.pdf.pagenumbers import known_of
from papers.pdf.place import Placer
from papers.pdf.story import Geometry, PageNumber, Section, Story
from papers.pdf.strips import Composer

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
    seen: set[int] = set()
    for page in pages:
        section = story.sections[page.section]
        kind = margin_kind(story, section, page.number, first=page.section not in seen)
        seen.add(page.section)

        def number(piece: PageNumber, page: Page = page) -> str:
            match piece.kind:
                case "PAGE":
                    return page.label
                case "NUMPAGES":
                    return str(found.total)
                case "SECTIONPAGES":
                    return str(found.sections[page.section])
                case _:
                    return found.bookmarks.get(piece.bookmark, piece.shown)

        composer = Composer(story.default_tab, number, sum_gaps=story.sum_gaps)
        _set_margins(page, section, kind, composer)


def _set_margins(page: Page, section: Section, kind: str, composer: Composer) -> None:
    placer, geometry = Placer(composer), page.geometry
    if header := section.headers.get(kind):
        strips = composer.compose(header, geometry.text_width)
        placer.place(page, strips, geometry.left, geometry.header, artifact=True)
    if footer := section.footers.get(kind):
        strips = composer.compose(footer, geometry.text_width)
        top = geometry.height - geometry.footer - composer.height(strips, footer)
        placer.place(page, strips, geometry.left, top, artifact=True)
