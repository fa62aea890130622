"""Draw laid-out pages on the canvas, tagging while drawing.

Whatever is drawn outside an element is an artifact by construction. Text is written in one text
object per page; marked content is flat inside it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby

from papers.pdf.canvas import TaggedCanvas
from papers.pdf.findings import Findings
from papers.pdf.fonts import TextStyle
from papers.pdf.fragments import Fragment
from papers.pdf.images import UnreadableImageError, open_image
from papers.pdf.kerning import kerned
from papers.pdf.layout import Fill, Page, PlacedLine, Rule
from papers.pdf.metadata import Metadata, info, profile, text_string, xmp
from papers.pdf.story import Link, PageNumber, Picture, Tab, Text
from papers.pdf.structure import write_outline, write_tree
from papers.pdf.tags import Annotation, Element, Mark

ARTIFACT = "/Artifact BMC"
UNDERLINE_DOWN, UNDERLINE_WIDTH = 0.11, 0.06  # em
STRIKE_UP, STRIKE_WIDTH = 0.26, 0.05


def draw(pages: Sequence[Page], root: Element, metadata: Metadata, findings: Findings) -> bytes:
    """The PDF of these pages. Adds what could not be drawn to the findings."""
    canvas = TaggedCanvas()
    drawing = _Drawing(canvas, findings, _destinations(pages))
    for index, page in enumerate(pages):
        drawing.page(index, page)
    drawing.write_links()
    tree = write_tree(canvas, root, drawing.marks, drawing.links)
    outline = write_outline(canvas, pages)
    output = canvas.stream(profile(), b"/N 3")
    packet = canvas.stream(xmp(metadata), b"/Type/Metadata/Subtype/XML")
    canvas.catalogue(
        Lang=text_string(metadata.language),
        MarkInfo=b"<</Marked true>>",
        StructTreeRoot=b"%d 0 R" % tree,
        Outlines=b"%d 0 R" % outline if outline is not None else None,
        Metadata=b"%d 0 R" % packet,
        ViewerPreferences=b"<</DisplayDocTitle true>>",
        OutputIntents=b"[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)"
        b"/Info(sRGB IEC61966-2.1)/DestOutputProfile %d 0 R>>]" % output,
    )
    return canvas.file(info(metadata))


def _destinations(pages: Sequence[Page]) -> dict[str, tuple[int, float]]:
    found: dict[str, tuple[int, float]] = {}
    for index, page in enumerate(pages):
        for name, y in page.destinations.items():
            found.setdefault(name, (index, (page.geometry.height - y) / 20))
    return found


@dataclass(slots=True)
class _PendingLink:
    """An annotation whose target is known once all pages are there."""

    number: int
    element: Element
    link: Link
    rectangle: tuple[float, float, float, float]
    text: str
    key: int


@dataclass(slots=True)
class _Drawing:
    """Draws pages one after another, collecting their marks and links."""

    canvas: TaggedCanvas
    findings: Findings
    destinations: dict[str, tuple[int, float]]
    marks: list[list[Element]] = field(default_factory=list)
    links: list[tuple[int, Element]] = field(default_factory=list)
    pending: list[_PendingLink] = field(default_factory=list)

    def page(self, index: int, page: Page) -> None:
        """Draw one page and add it to the canvas."""
        content = _Content(self, index, page)
        self.canvas.finish_page(page.geometry.width / 20, page.geometry.height / 20, content.code())
        self.marks.append(content.marks)

    def add_link(
        self, page: int, element: Element, link: Link, rectangle: tuple[float, float, float, float],
        text: str,
    ) -> None:  # fmt: skip
        """Add a link to the page that is being drawn."""
        if not link.address and link.bookmark not in self.destinations:
            self.findings.warning("dead-link", f'a link leads nowhere: "{text.strip()[:60]}"')
            if not any(isinstance(c, Annotation) for c in element.children):
                element.role = "Span"
            return
        number = self.canvas.add()
        self.canvas.link_to(number)
        element.mark(Annotation(page, len(self.links)))
        self.pending.append(
            _PendingLink(number, element, link, rectangle, text.strip(), len(self.links))
        )
        self.links.append((number, element))

    def write_links(self) -> None:
        """Write the annotations (ISO 14289-1, 7.18.5: each says where it goes)."""
        for pending in self.pending:
            box = b" ".join(b"%.2f" % edge for edge in pending.rectangle)
            contents = text_string(pending.text or pending.link.address or "Link")
            self.canvas.fill_in(
                pending.number,
                b"<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[%s]/Contents %s"
                b"/StructParent %d%s>>"
                % (box, contents, len(self.marks) + pending.key, self._target(pending.link)),
            )

    def _target(self, link: Link) -> bytes:
        if link.address:
            address = link.address + (f"#{link.bookmark}" if link.bookmark else "")
            return b"/A<</S/URI/URI %s>>" % text_string(_ascii(address))
        page, y = self.destinations[link.bookmark]
        return b"/Dest[%d 0 R/XYZ 0 %.1f null]" % (self.canvas.page_number(page), y)


def _ascii(address: str) -> str:
    """An address as URI needs it: characters beyond ASCII in percent form."""
    return "".join(
        c
        if c.isascii() and c.isprintable() and c != " "
        else "".join(f"%{b:02X}" for b in c.encode())
        for c in address
    )


class _Content:
    """The content stream of one page."""

    def __init__(self, drawing: _Drawing, index: int, page: Page) -> None:
        self._drawing = drawing
        self._index = index
        self._page = page
        self._height = page.geometry.height
        self.marks: list[Element] = []
        self._text: list[str] = []
        self._under: list[str] = []  # drawn before the text: highlights
        self._over: list[str] = []  # after it: underlines
        self._current: object = None  # the element whose marked content is open
        self._font: tuple[str, float] | None = None
        self._colour = ""
        self._spacing = self._stretch = 0.0
        self._word_space = 0.0
        self._in_text = False

    def code(self) -> list[str]:
        """Draw everything: what lies behind, fills and rules, text, what lies over it."""
        page = self._page
        for placed in page.behind:
            self._picture(placed.x, placed.y + placed.picture.height, placed.picture)
        self._close()
        behind, self._text = self._text, []
        for line in page.lines:
            self._line(line)
        for placed in page.pictures:
            self._picture(placed.x, placed.y + placed.picture.height, placed.picture)
        self._close()
        shapes = _fills(page.fills, self._height) + self._under + _rules(page.rules, self._height)
        return [*behind, *_artifact(shapes), *self._text, *_artifact(self._over)]

    def _switch(self, element: Element | None) -> None:
        """Open the marked content of an element, or of an artifact."""
        key = element if element is not None else ARTIFACT
        if self._current is key:
            return
        if self._current is not None:
            self._text.append("EMC")
        self._current = key
        if element is None:
            self._text.append("/Artifact<</Type/Pagination>>BDC")
            return
        mcid = len(self.marks)
        self.marks.append(element)
        element.mark(Mark(self._index, mcid))
        self._text.append(f"/{element.role}<</MCID {mcid}>>BDC")

    def _begin_text(self) -> None:
        if not self._in_text:
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
        for fragment in line.fragments:
            piece = fragment.piece
            if isinstance(piece, Picture):
                picture = piece if element is not None else piece._replace(element=None)
                self._picture(x + fragment.x, baseline, picture)
                continue
            if not fragment.text:
                continue
            self._begin_text()
            own = piece.element if element is not None and piece.element is not None else element
            if isinstance(piece, Tab):
                self._tab(x + fragment.x, baseline, fragment, own)
                continue
            self._switch(own)
            self._show(x + fragment.x, baseline, fragment)
        if element is not None:
            self._links(x, y, placed)

    def _tab(self, x: float, baseline: int, fragment: Fragment, element: Element | None) -> None:
        """A space for those who copy or listen; the leader is for the eye alone."""
        self._switch(element)
        self._show(x, baseline, fragment._replace(text=" "))
        if fragment.text != " ":
            self._switch(None)
            self._show(x, baseline, fragment)

    def _show(self, x: float, baseline: int, fragment: Fragment) -> None:
        style = fragment.piece.style
        text = fragment.text
        if isinstance(fragment.piece, PageNumber) and fragment.piece.kind == "PAGE":
            text = self._page.label
        self._state(style, fragment.stretch)
        size = style.size / 20
        down = (self._height - baseline + style.rise) / 20
        self._text.append(f"1 0 0 1 {x / 20:.2f} {down:.2f} Tm")
        parts = ((text, 0.0),) if style.kerning is None else kerned(text, style.kerning)
        for part, adjustment in parts:
            for name, literal in self._drawing.canvas.encoding(style.face).encode(part):
                if self._font != (name, size):
                    self._font = (name, size)
                    self._text.append(f"{name} {size:g} Tf")
                self._text.append(f"({literal})Tj")
            if adjustment:
                self._text.append(f"[{-1000 * adjustment:g}]TJ")
        if style.underline or style.strike or style.fill:
            self._decorate(x + 0.0, baseline, fragment, style)

    def _state(self, style: TextStyle, stretch: float) -> None:
        if style.colour != self._colour:
            self._colour = style.colour
            self._text.append(f"{_rgb(style.colour)} rg")
        if style.spacing != self._spacing:
            self._spacing = style.spacing
            self._text.append(f"{style.spacing / 20:g} Tc")
        if style.stretch != (self._stretch or 1.0):
            self._stretch = style.stretch
            self._text.append(f"{style.stretch * 100:g} Tz")
        if stretch != self._word_space:
            self._word_space = stretch
            self._text.append(f"{stretch / style.stretch / 20:.4f} Tw")

    def _decorate(self, x: float, baseline: int, fragment: Fragment, style: TextStyle) -> None:
        em, width, height = style.size, fragment.width, self._height
        if style.fill:
            top = baseline - style.ascent
            box = Fill(x, top, width, style.ascent + style.descent, style.fill)
            self._under += _fills([box], height)
        colour = style.colour or "000000"
        if style.underline:
            y = baseline + UNDERLINE_DOWN * em
            self._over += _rules([Rule(x, y, x + width, y, UNDERLINE_WIDTH * em, colour)], height)
        if style.strike:
            y = baseline - STRIKE_UP * em
            self._over += _rules([Rule(x, y, x + width, y, STRIKE_WIDTH * em, colour)], height)

    def _links(self, x: float, y: int, placed: PlacedLine) -> None:
        """One annotation for each stretch of a line that leads to one place."""
        linked = [
            (f, p) for f in placed.line.fragments if isinstance(p := f.piece, Text | PageNumber)
        ]  # fmt: skip
        for (element, link), group in groupby(linked, lambda pair: (pair[1].element, pair[1].link)):
            if link is None or element is None:
                continue
            fragments = [fragment for fragment, _ in group]
            left = x + fragments[0].x
            right = x + fragments[-1].x + fragments[-1].width
            top, bottom = self._height - y, self._height - y - placed.line.height
            self._drawing.add_link(
                self._index,
                element,
                link,
                (left / 20, bottom / 20, right / 20, top / 20),
                "".join(f.text for f in fragments),
            )

    def _picture(self, x: float, baseline: float, picture: Picture) -> None:
        if not picture.image:
            return
        try:
            name = self._drawing.canvas.image(picture.image, open_image)
        except UnreadableImageError as error:
            alternative = picture.element.alternative if picture.element else ""
            self._drawing.findings.error(
                "picture",
                f'a picture cannot be drawn: {error} ("{alternative[:60]}")',
                "save it as PNG or JPEG and insert it again",
            )
            return
        left, bottom = x / 20, (self._height - baseline) / 20
        width, height = picture.width / 20, picture.height / 20
        self._close()
        self._switch(picture.element)
        self._text.append(f"q {width:.2f} 0 0 {height:.2f} {left:.2f} {bottom:.2f} cm /{name} Do Q")
        self._end_mark()
        if picture.element is not None:
            box = f"[{left:.2f} {bottom:.2f} {left + width:.2f} {bottom + height:.2f}]"
            picture.element.attributes["Layout.BBox"] = box
            picture.element.attributes["Layout.Placement"] = "/Block"


def _artifact(code: list[str]) -> list[str]:
    return [ARTIFACT, "q", *code, "Q", "EMC"] if code else []


def _rgb(colour: str) -> str:
    if not colour:
        return "0 0 0"
    return " ".join(f"{int(colour[i : i + 2], 16) / 255:.3g}" for i in (0, 2, 4))


def _fills(fills: Sequence[Fill], height: int) -> list[str]:
    return [
        f"{_rgb(f.colour)} rg {f.x / 20:.2f} {(height - f.y - f.height) / 20:.2f} "
        f"{f.width / 20:.2f} {f.height / 20:.2f} re f"
        for f in fills
    ]


DASHES = {"dashed": "[3 2]", "dotted": "[1 1]", "dashSmallGap": "[3 1]", "dotDash": "[3 1 1 1]"}


def _rules(rules: Sequence[Rule], height: int) -> list[str]:
    code = []
    for rule in rules:
        dash = DASHES.get(rule.style, "[]")
        lines = [(0.0, rule.width)]
        if rule.style == "double":
            lines = [(-rule.width / 3, rule.width / 3), (rule.width / 3, rule.width / 3)]
        for shift, width in lines:
            across = shift if rule.x1 == rule.x2 else 0.0
            down = shift if rule.y1 == rule.y2 else 0.0
            code.append(
                f"{_rgb(rule.colour)} RG {width / 20:.3g} w {dash} 0 d "
                f"{(rule.x1 + across) / 20:.2f} {(height - rule.y1 - down) / 20:.2f} m "
                f"{(rule.x2 + across) / 20:.2f} {(height - rule.y2 - down) / 20:.2f} l S"
            )
    return code
