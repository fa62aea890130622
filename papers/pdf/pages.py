"""Fill pages with strips: sections, columns, headers, footers and footnotes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from papers.pdf.around import floats_on_page, left_behind, set_anew
from papers.pdf.columns import Columns
from papers.pdf.composer import Composer
from papers.pdf.ends import begins_well, ends_page, format_of_last, last_break
from papers.pdf.floating import on_page
from papers.pdf.footnotes import SEPARATOR, Footnotes, NotePart
from papers.pdf.formats import ParagraphFormat
from papers.pdf.layout import Page, Rule
from papers.pdf.linenumbers import LineNumbers
from papers.pdf.marginals import body, margin_kind, set_margins
from papers.pdf.numberforms import written
from papers.pdf.pageborders import page_rules
from papers.pdf.pagenumbers import Known, Numbers, as_shown, known_of
from papers.pdf.place import Placer
from papers.pdf.splitting import carry_over, notes_within, split_row
from papers.pdf.story import Block, Geometry, Picture, Section, Story
from papers.pdf.strips import LineStrip, RowStrip, Strip

SEPARATOR_LENGTH, SEPARATOR_WIDTH = 2880, 10
MOST_PAGES = 20_000
PASSES = 3  # until page numbers in the text have settled
BALANCING_STEP = 20


def paginate(story: Story) -> list[Page]:
    """Lay out a story; repeated where its text prints page numbers that came out otherwise."""
    known: Known | None = None
    for _ in range(PASSES):
        numbers = Numbers(known)
        pages = _Paginator(story, numbers).pages()
        found = known_of(pages)
        if not numbers.asked or found == known:
            break
        known = found
    set_margins(story, pages)
    return pages


@dataclass(frozen=True, slots=True)
class _Filled:
    """A filled column: the strip that the next begins with, its notes, and those that go on."""

    end: int
    notes: list[NotePart]
    carried: list[NotePart]


class _Paginator:
    """Fills the pages of one story, once."""

    def __init__(self, story: Story, numbers: Numbers) -> None:
        self.story = story
        self._numbers = numbers
        self.composer = Composer(story, numbers.printed)
        self._aside = Composer(story, numbers.printed)  # for notes and text boxes
        self.placer = Placer(self._aside)
        self._margin_composer = Composer(story, as_shown)
        self._heights: dict[tuple[int, str], tuple[int, int]] = {}
        self._pages: list[Page] = []
        self._footnotes = Footnotes(self._aside)
        self._carried: list[NotePart] = []  # notes that go on in the next column
        self._section = 0
        self._y = 0
        self._bottom = 0
        self._last: ParagraphFormat | None = None  # the paragraph above a section that goes on
        self._lines = LineNumbers()
        self._noted = False  # whether the page has footnotes
        self._broken = False  # whether a page break ends that paragraph

    def pages(self) -> list[Page]:
        """Fill them all."""
        for index, section in enumerate(self.story.sections):
            self._section = self._numbers.section = index
            following = self.story.sections[index + 1 : index + 2]
            goes_on = bool(following) and following[0].start == "continuous"
            balanced = goes_on and self.story.balances
            self._fill_section(section, balanced=balanced)
        self._place_rest_of_notes(self.story.sections[-1])
        return self._pages

    def _fill_section(self, section: Section, *, balanced: bool) -> None:
        spaced, same_page = True, self._goes_on(section)
        if not same_page:
            self._new_page(section, first=True)
        columns = section.geometry.columns
        self.composer.page = self._aside.page = section.geometry
        self.composer.pitch = section.geometry.pitch
        above = self._last if same_page else None
        flow = Columns(self.composer, section.blocks, [width for _, width in columns], above)
        strips = flow.strips()
        if same_page and strips:
            same_page = self._begin_below(section, flow, strips, balanced=balanced)
        self._last = format_of_last(section.blocks)
        self._broken = bool(strips) and ends_page(strips[-1])
        at = 0
        while at < len(strips):
            top, ended, bottom = self._y, self._y, self._bottom
            if balanced and len(columns) > 1:
                self._bottom = self._balanced(flow, strips, at, top)
            for offset, width in columns:
                strips, at = flow.flowing_on(strips, at, width)
                left = self._pages[-1].geometry.left + offset
                end = self._column(strips, at, left, width, top, spaced)
                ended, at, spaced = max(ended, self._y), end, False
                if at >= len(strips) or strips[at].breaks == "page":
                    break
            self._separate(self._pages[-1].geometry, top, ended)
            self._y, self._bottom = ended, bottom
            if not same_page and not (balanced and at >= len(strips)):
                self._lower(section.geometry, bottom - ended)
            if at < len(strips):
                spaced = bool(strips[at].breaks)
                self._new_page(section, first=False)

    def _goes_on(self, section: Section) -> bool:
        """Whether a section may begin on the page of the one before."""
        if section.start != "continuous" or not self._pages or self._broken:
            return False
        page = self._pages[-1].geometry
        return (page.width, page.height) == (section.geometry.width, section.geometry.height)

    def _begin_below(
        self, section: Section, flow: Columns, strips: list[Strip], *, balanced: bool
    ) -> bool:
        """Begin a section below the one before, unless its page would end badly."""
        self._y += strips[0].gap  # the space above is that of all columns
        strips[0].top_gap = 0
        several = balanced and len(flow.widths) > 1
        fits = several and self._balanced(flow, strips, 0, self._y) < self._bottom
        if fits or begins_well(strips, self._bottom - self._y):
            return True
        self._new_page(section, first=True)
        return False

    def _lower(self, page: Geometry, free: int) -> None:
        """Move the text of a page down where it stands in the middle or at the bottom (17.6.22)."""
        share = {"center": 2, "bottom": 1}.get(page.vertical)
        if share and free > 0 and not self._noted:
            self._pages[-1].lower(free // share)

    def _separate(self, page: Geometry, top: int, bottom: int) -> None:
        """Draw the lines between columns, where the section has some."""
        if page.separator:
            for (left, width), (right, _) in pairwise(page.columns):
                x = page.left + (left + width + right) / 2
                self._pages[-1].rules.append(Rule(x, top, x, bottom, SEPARATOR_WIDTH, "000000"))

    def _balanced(self, flow: Columns, strips: list[Strip], at: int, top: int) -> int:
        """The highest bottom at which the rest of a section still fits into its columns."""
        total = sum(s.height + s.gap for s in strips[at:])
        height = max(BALANCING_STEP, total * flow.widths[0] // sum(flow.widths))
        while top + height < self._bottom:
            rest, end = list(strips), at
            for index, width in enumerate(flow.widths):
                rest, end = flow.flowing_on(rest, end, width)
                end = self._fill(rest, end, height, width, spaced=index == 0).end
            if end >= len(rest):
                return top + height
            height += BALANCING_STEP
        return self._bottom

    def _column(
        self, strips: list[Strip], at: int, x: int, width: int, top: int, spaced: bool
    ) -> int:
        """Fill one column from a strip on; return the strip that the next begins with."""
        page = self._pages[-1]
        y = top
        left_behind(self.composer, strips, at, width)
        first = strips[at]
        if isinstance(first, LineStrip):
            first = strips[at] = first.at_top()
        repeated: list[RowStrip] = []
        if isinstance(first, RowStrip) and first.header:
            repeated = [replace(row, drawn_before=True, top_gap=0, gap=0) for row in first.header]
            room = sum(row.height for row in repeated)
            if room < (self._bottom - top) // 2:
                y = self.placer.place(page, repeated, x, y, artifact=True)
        filled = self._fill(strips, at, self._bottom - y, width, spaced=spaced)
        if floats_on_page(strips[at : filled.end]):
            filled = self._beside(strips, at, filled.end, (x, y), width, spaced=spaced)
        self._carried = filled.carried
        carry_over(strips, at, filled.end)
        numbering = self.story.sections[self._section].line_numbers
        if numbering is not None:
            self._lines.begin(numbering, page=len(self._pages), section=self._section)
            own = strips[at : filled.end]
            page.lines += self._lines.beside(own, numbering, x, y, spaced=spaced)
        self._y = self.placer.place(page, strips[at : filled.end], x, y, spaced=spaced)
        if filled.notes:
            self._place_notes(page, filled.notes, x, width)
        return filled.end

    def _beside(
        self,
        strips: list[Strip],
        at: int,
        end: int,
        place: tuple[float, int],
        width: int,
        *,
        spaced: bool,
    ) -> _Filled:
        """Fill a column anew beside what floats at places of its page."""
        x, y = place
        start = next((i for i in range(at, end) if isinstance(strips[i], LineStrip)), at)
        line = y + (strips[at].top_gap if spaced else 0)
        line += sum(strips[i].height + strips[i + 1].gap for i in range(at, start))
        known: list[Picture] = []
        for _ in range(PASSES):
            floats = floats_on_page(strips[at:end])
            if floats == known:
                break
            known = floats
            around = on_page(floats, self._pages[-1].geometry, x, line)
            set_anew(self.composer, strips, start, end, width, around)
            filled = self._fill(strips, at, self._bottom - y, width, spaced=spaced)
            end = filled.end
        return filled

    def _fill(
        self, strips: list[Strip], at: int, room: int, width: int, *, spaced: bool
    ) -> _Filled:
        """Where a column that begins with a strip ends, and the footnotes that it holds."""
        y, index = 0, at
        notes, carried = self._footnotes.fitted(self._carried, room)
        held: list[list[NotePart]] = [notes]  # the notes after each strip
        while index < len(strips):
            strip = strips[index]
            if index > at and strip.breaks:
                break
            y += strip.gap if index > at else (strip.top_gap if spaced else 0)
            needed = y + strip.height - strip.overhang + strip.closing
            added = self._footnotes.parts(strip.notes, width) if strip.notes else []
            if needed + self._footnotes.height([*held[-1], *added]) > room:
                here, rest = self._footnotes.fitted([*held[-1], *added], room - needed)
                if added and len(here) == len(held[-1]) + len(added):  # its notes begin here
                    return _Filled(index + 1, here, [*rest, *carried])
                if parts := self._parted(strips, at, index, held[-1], room - y, width):
                    strips[index : index + 1] = parts
                    more = self._footnotes.parts(parts[0].notes, width)
                    return _Filled(index + 1, [*held[-1], *more], carried)
                end = last_break(strips, at, index)
                if end > index:  # what no page has room for stands here, its notes further on
                    return _Filled(end, held[-1], [*carried, *added])
                index = end
                break
            held.append([*held[-1], *added])
            y += strip.height
            index += 1
        return _Filled(index, held[min(index - at, len(held) - 1)], carried)

    def _parted(
        self,
        strips: Sequence[Strip],
        at: int,
        index: int,
        notes: Sequence[NotePart],
        room: int,
        width: int,
    ) -> tuple[RowStrip, RowStrip] | None:
        """A row that does not fit, as what stands here of it, above its notes, and the rest."""
        row, above = strips[index], strips[at:index]
        if not isinstance(row, RowStrip):
            return None
        if row.kept and all(strip.reluctance for strip in strips[at + 1 : index + 1]):
            row.splits = True  # the page has no better place to end
        alone = all(isinstance(strip, RowStrip) and strip.row.header for strip in above)
        if alone and row.row.height_rule != "exact":
            row.splits = True  # it is higher than a page
        left = room - self._footnotes.height(notes)
        while row.notes:
            own = self._footnotes.parts(notes_within(row, left), width)
            less = room - self._footnotes.height([*notes, *own])
            if less >= left:
                break
            left = less
        return split_row(row, left, above)

    def _place_notes(self, page: Page, parts: Sequence[NotePart], x: int, width: int) -> None:
        self._noted = True
        y = max(self._bottom - self._footnotes.height(parts) + SEPARATOR, 0)
        line = y - SEPARATOR // 2
        page.rules.append(Rule(x, line, x + min(SEPARATOR_LENGTH, width), line, 10, "000000"))
        for part, down in self._footnotes.placed(parts):
            if part.begins:
                page.destinations[f"note {part.note.element.id}"] = y + down
            self.placer.place(page, part.strips, x, y + down)

    def _place_rest_of_notes(self, section: Section) -> None:
        """What is left of the last notes takes pages of its own."""
        offset, width = section.geometry.columns[0]
        while self._carried:
            self._new_page(section, first=False)
            here, self._carried = self._footnotes.fitted(self._carried, self._bottom - self._y)
            here = here or [self._carried.pop(0)]
            page = self._pages[-1]
            self._place_notes(page, here, page.geometry.left + offset, width)

    def _new_page(self, section: Section, *, first: bool) -> None:
        if len(self._pages) >= MOST_PAGES:
            msg = f"more than {MOST_PAGES:,} pages"
            raise OverflowError(msg)
        number = self._pages[-1].number + 1 if self._pages else 1
        if first and section.first_number is not None:
            number = section.first_number
        odd = {"oddPage": 1, "evenPage": 0}.get(section.start) if first else None
        if odd is not None and self._pages and number % 2 != odd:
            self._append(section, number)
            number += 1
        kind = margin_kind(self.story, section, number, first=first)
        page = self._append(section, number, kind)
        page.rules += page_rules(page.geometry, first=first)
        page.framed = len(page.rules)
        self._noted = False
        self._y, self._bottom = body(section.geometry, *self._margin_heights(section, kind))

    def _append(self, section: Section, number: int, kind: str = "") -> Page:
        """Begin a page; without a kind of headers and footers it stays empty."""
        label = written(number, section.number_form)
        geometry = section.geometry
        if self.story.mirrored and number % 2 == 0:
            geometry = replace(geometry, left=geometry.right, right=geometry.left)
        self._pages.append(Page(geometry, self._section, number, label, kind))
        return self._pages[-1]

    def _margin_heights(self, section: Section, kind: str) -> tuple[int, int]:
        key = (self._section, kind)
        if key not in self._heights:
            self._heights[key] = (
                self._height(section.headers.get(kind, ()), section),
                self._height(section.footers.get(kind, ()), section),
            )
        return self._heights[key]

    def _height(self, blocks: Sequence[Block], section: Section) -> int:
        composer = self._margin_composer
        composer.page = section.geometry
        strips = composer.compose(blocks, section.geometry.text_width)
        return composer.height(strips, blocks)
