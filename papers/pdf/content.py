"""The content stream of one page, tagged while it is written.

Whatever is drawn outside an element is an artifact by construction. Text is written in one text
object; marked content is flat inside it, and each operator stands on a line of its own.
"""

from collections.abc import Sequence
from contextlib import suppress
from itertools import groupby

from papers.pdf.canvas import Encoding, TaggedCanvas
from papers.pdf.drawnshapes import (
    Rectangle,
    bound,
    draw_lettering,
    draw_shape,
    in_box,
    turn_about,
    turned_edges,
)
from papers.pdf.findings import Findings
from papers.pdf.fonts import TextStyle
from papers.pdf.formats import NO_BORDER
from papers.pdf.fragments import Fragment
from papers.pdf.images import UnreadableImageError, open_image
from papers.pdf.kerning import kerned
from papers.pdf.layout import Fill, Page, PlacedLine, PlacedPicture, Rule, Turned
from papers.pdf.links import Links
from papers.pdf.metafiles.metafile import (
    UnreadableMetafileError,
    is_metafile,
    read_metafile,
)
from papers.pdf.shapes import ARTIFACT, artifact, draw_fills, draw_rules, points, rgb, rules_round
from papers.pdf.story import Link, PageNumber, Picture, Tab, Text
from papers.pdf.tags import Element, Mark
from papers.pdf.vector import UnreadableDrawingError, read_drawing

UNDERLINE_DOWN, UNDERLINE_WIDTH = 0.11, 0.06  # em
STRIKE_UP, STRIKE_WIDTH = 0.26, 0.05
LINKED = (Text, PageNumber)  # pieces that may be links


class PageContent:
    """Writes one page; `marks` are its elements by marked-content id."""

    def __init__(
        self, canvas: TaggedCanvas, links: Links, findings: Findings, index: int, page: Page
    ) -> None:
        self._canvas = canvas
        self._page_links = links
        self._findings = findings
        self._index = index
        self._page = page
        self._height = page.geometry.height
        self._corner: Turned | None = None  # about which what is drawn is turned
        self.marks: list[Element] = []
        self._text: list[str] = []
        self._under: list[str] = []  # drawn before the text: highlights
        self._over: list[str] = []  # after it: underlines
        self._current: object = None  # the element whose marked content is open
        self._in_text = False
        self._style: TextStyle | None = None  # the last one, and its state:
        self._encoding: Encoding | None = None
        self._font: tuple[str, float] | None = None
        self._colour = ""
        self._spacing = self._stretch = 0.0
        self._word_space = 0.0
        self._bordered = False  # whether a border stands round words of the line

    def code(self) -> list[str]:
        """Draw everything: what lies behind, fills and rules, pictures, text, what lies over it.

        Text is drawn over all pictures, so that none of it is hidden.
        """
        return self._all(self._page)

    def _all(self, page: Page) -> list[str]:
        behind, pictures = self._floating(page.behind), self._floating(page.pictures)
        for line in page.lines:
            self._line(line)
            if self._bordered:
                self._word_borders(line)
        self._close()
        height = self._height
        ground = draw_fills(page.fills, height) + draw_rules(page.rules, height)
        raised = draw_fills(page.raised_fills, height) + draw_rules(page.raised_rules, height)
        below, over = artifact(ground), artifact(self._over)
        code = [*behind, *below, *pictures, *artifact(raised + self._under), *self._text, *over]
        self._text, self._under, self._over = [], [], []
        for turned in page.turned:
            code += self._turned(turned)
        return code

    def _turned(self, turned: Turned) -> list[str]:
        """Draw text on its side, with a graphics state of its own."""
        state = self._style, self._encoding, self._font, self._colour
        spacing = self._spacing, self._stretch, self._word_space
        matrix, self._corner, height = turn_about(turned, self._height), turned, self._height
        self._height = 0
        code = ["q", matrix, *self._all(turned.page), "Q"]
        self._style, self._encoding, self._font, self._colour = state
        self._spacing, self._stretch, self._word_space = spacing
        self._corner, self._height = None, height
        return code

    def _floating(self, pictures: Sequence[PlacedPicture]) -> list[str]:
        for x, y, picture, _ in sorted(pictures, key=lambda placed: placed.height):
            self._picture(x, y + picture.height, picture)
        self._close()
        code, self._text = self._text, []
        return code

    def _switch(self, element: Element | None) -> None:
        """Open the marked content of an element, or of an artifact."""
        if self._current is not None:
            self._text.append("EMC")
        self._current = element or ARTIFACT
        if element is None:
            self._text.append("/Artifact<</Type/Pagination>>BDC")
            return
        mcid = len(self.marks)
        self.marks.append(element)
        element.mark(Mark(self._index, mcid))
        self._text.append(f"/{element.role}<</MCID {mcid}>>BDC")

    def _begin_text(self) -> None:
        self._end_mark()
        self._text.append("BT")
        self._in_text = True

    def _end_mark(self) -> None:
        if self._current is not None:
            self._text.append("EMC")
            self._current = None

    def _close(self) -> None:
        self._end_mark()
        if self._in_text:
            self._text.append("ET")
            self._in_text = False

    def _line(self, placed: PlacedLine) -> None:
        x, y, line, element = placed
        baseline = y + line.ascent
        linked = False
        for fragment in line.fragments:
            at, _, text, piece, _ = fragment
            if isinstance(piece, Picture):
                if not piece.image:  # placed with what stands in it
                    continue
                picture = piece if element is not None else piece._replace(element=None)
                self._picture(x + at, baseline, picture)
                continue
            if not text:
                continue
            if not self._in_text:
                self._begin_text()
            own = element
            if element is not None and piece.element is not None:
                own, linked = piece.element, True
            if self._current is not (own or ARTIFACT):
                self._switch(own)
            if isinstance(piece, Tab) and text != " ":
                self._leader(x + at, baseline, fragment)
            else:
                self._show(x + at, baseline, fragment)
        if linked:
            self._links(x, y, placed)

    def _leader(self, x: float, baseline: int, fragment: Fragment) -> None:
        """A space for those who copy or listen; the leader is for the eye alone."""
        self._show(x, baseline, fragment._replace(text=" "))
        self._switch(None)
        self._show(x, baseline, fragment)

    def _show(self, x: float, baseline: int, fragment: Fragment) -> None:
        _, _, text, piece, stretch = fragment
        style = piece.style
        if isinstance(piece, PageNumber) and piece.kind == "PAGE":
            text = self._page.label
        if style is not self._style or self._encoding is None:
            self._encoding = self._begin_style(style)
        if stretch or self._word_space:
            self._space_words(stretch / style.stretch)  # which the scale of the text applies to
        down = self._height - baseline + style.rise
        literal = text.translate(self._encoding)
        encoding = self._encoding
        if not style.shaped and (not encoding.beyond or encoding.holds(text)):
            self._text.append(f"1 0 0 1 {points(x)} {points(down)} Tm\n({literal})Tj")
        else:
            self._text.append(f"1 0 0 1 {points(x)} {points(down)} Tm")
            self._literals(text, style, encoding)
        if style.decorated:
            self._decorate(x, baseline, fragment, style)

    def _space_words(self, twips: float) -> None:
        if twips != self._word_space:
            self._word_space = twips
            self._text.append(f"{twips / 20:.4f} Tw")

    def _begin_style(self, style: TextStyle) -> Encoding:
        self._style = style
        encoding = self._canvas.encoding(style.face)
        self._set_font(encoding.name, style)
        if style.colour != self._colour:
            self._colour = style.colour
            self._text.append(f"{rgb(style.colour)} rg")
        if style.spacing != self._spacing:
            self._spacing = style.spacing
            self._text.append(f"{style.spacing / 20:g} Tc")
        if style.stretch != (self._stretch or 1.0):
            self._stretch = style.stretch
            self._text.append(f"{style.stretch * 100:g} Tz")
        return encoding

    def _set_font(self, name: str, style: TextStyle) -> None:
        if self._font != (name, style.size):
            self._font = name, style.size
            self._text.append(f"{name} {style.size / 20:g} Tf")

    def _literals(self, text: str, style: TextStyle, encoding: Encoding) -> None:
        """Text with ligatures, kerned, or of several subsets of its face."""
        if style.ligatures is not None:
            text = style.ligatures.joined(text)
        parts = kerned(text, style.kerning) if style.kerning is not None else [(text, 0.0)]
        for part, adjustment in parts:
            for name, literal in encoding.encode(part):
                self._set_font(name, style)
                self._text.append(f"({literal})Tj")
            if adjustment:
                self._text.append(f"[{-1000 * adjustment:g}]TJ")
        self._set_font(encoding.name, style)

    def _decorate(self, x: float, baseline: int, fragment: Fragment, style: TextStyle) -> None:
        em, width, height = style.size, fragment.width, self._height
        if style.fill:
            top = baseline - style.ascent
            box = Fill(x, top, width, style.ascent + style.descent, style.fill)
            self._under += draw_fills([box], height)
        self._bordered = self._bordered or style.border != NO_BORDER
        colour = style.colour or "000000"
        if style.underline:
            y = baseline + UNDERLINE_DOWN * em
            line = Rule(x, y, x + width, y, UNDERLINE_WIDTH * em, colour)
            self._over += draw_rules([line], height)
        if style.strike:
            y = baseline - STRIKE_UP * em
            line = Rule(x, y, x + width, y, STRIKE_WIDTH * em, colour)
            self._over += draw_rules([line], height)

    def _word_borders(self, placed: PlacedLine) -> None:
        """Boxes round words; those side by side with the same border share one (17.3.2.4)."""
        self._bordered = False
        x, y, line, _ = placed
        baseline = y + line.ascent
        for border, group in groupby(line.fragments, lambda fragment: fragment.style.border):
            if border == NO_BORDER:
                continue
            own = list(group)
            left, right = x + own[0].x, x + own[-1].x + own[-1].width
            top = baseline - max(f.style.ascent for f in own)
            bottom = baseline + max(f.style.descent for f in own)
            self._over += draw_rules(rules_round(left, top, right, bottom, border), self._height)

    def _links(self, x: float, y: int, placed: PlacedLine) -> None:
        """One annotation for each stretch of a line that leads to one place."""
        linked = [(f, p) for f in placed.line.fragments if isinstance(p := f.piece, LINKED)]
        for (element, link), group in groupby(linked, _owner):
            if link is None or element is None:
                continue
            fragments = [fragment for fragment, _ in group]
            left = x + fragments[0].x
            right = x + fragments[-1].x + fragments[-1].width
            top, bottom = self._height - y, self._height - y - placed.line.height
            box = Rectangle(left / 20, bottom / 20, (right - left) / 20, (top - bottom) / 20)
            self._page_links.add(
                self._index,
                element,
                link,
                self._edges(box),
                "".join(f.text for f in fragments),
            )

    def _picture(self, x: float, baseline: float, picture: Picture) -> None:
        left, bottom = x / 20, (self._height - baseline) / 20
        box = Rectangle(left, bottom, picture.width / 20, picture.height / 20)
        code = self._drawn(picture, box)
        if not code:
            return
        self._close()
        self._switch(picture.element)
        self._text += ["q", *code, "Q"]
        self._end_mark()
        if picture.element is not None:
            bound(picture.element, self._edges(box))

    def _edges(self, box: Rectangle) -> tuple[float, float, float, float]:
        """Left, bottom, right and top of what is drawn, on the page."""
        if self._corner is None:
            return box.edges
        return turned_edges(box, self._corner, self._page.geometry.height)

    def _drawn(self, picture: Picture, box: Rectangle) -> list[str]:
        """Operators that draw a picture or a shape, which may both be there."""
        code = draw_shape(picture.shape, box, picture.turn) if picture.shape is not None else []
        if picture.lettering is not None:
            encoding = self._canvas.encoding(picture.lettering.style.face)
            code += draw_lettering(picture.lettering, encoding.encode, box, picture.turn)
        if picture.image and (inside := self._image(picture)):
            code += in_box(inside, box, picture.turn, picture.crop)
        return code

    def _image(self, picture: Picture) -> list[str]:
        """Operators that draw a picture in the unit square, sharp where it has a drawing."""
        if picture.drawing:
            with suppress(UnreadableDrawingError):
                return read_drawing(picture.drawing)
        try:
            if is_metafile(picture.image):
                return self._metafile(picture.image)
            return [f"/{self._canvas.image(picture.image, open_image)} Do"]
        except (UnreadableImageError, UnreadableMetafileError) as error:
            alternative = picture.element.alternative if picture.element else ""
            self._findings.error(
                "picture",
                f'a picture cannot be drawn: {error} ("{alternative[:60]}")',
                "save it as PNG or JPEG and insert it again",
            )
            return []

    def _metafile(self, content: bytes) -> list[str]:
        """Operators that draw a Windows metafile, and the pictures in it, in the unit square."""
        drawing = read_metafile(content)
        for family, taken in drawing.replaced.items():
            self._findings.warning("font", f'the typeface "{family}" is replaced by {taken}')
        return [
            each if isinstance(each, str) else f"/{self._canvas.image(each, open_image)} Do"
            for each in drawing.code
        ]


def _owner(pair: tuple[Fragment, Text | PageNumber]) -> tuple[Element | None, Link | None]:
    """The element that a link's annotation belongs to; words of another language stand in it."""
    _, piece = pair
    element = piece.element
    if element is not None and element.role == "Span" and element.parent is not None:
        element = element.parent if element.parent.role == "Link" else element
    return element, piece.link
