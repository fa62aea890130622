"""What a pack writes on its pages: its page numbers, and that something is not for publication.

A number is an artifact in the outer bottom corner of every page, below where reports have their own
footer; a mark is one at the top. They lie on pads of white, so that they can be read on scans. They
are drawn after the page, which is closed off first, so that nothing can hide or move them.
"""

import io
from dataclasses import dataclass

import pikepdf
from pikepdf import Dictionary, Pdf, Stream

from papers.pdf.canvas import TaggedCanvas
from papers.pdf.face import load
from papers.pdf.fonts import BUNDLED
from papers.pdf.joining.objects import Node, listed
from papers.pdf.joining.opening import refused

FACE = "LiberationSans-Regular"
SIZE = 10.0  # points
ASIDE, UP = 28.0, 14.0  # from the edges of the page, in points
PAD = 2.5
MARK = "/PapersStamp"  # in the dictionary of our streams, so that a pack of packs is stamped once
PAGINATION = "/Artifact<</Type/Pagination/Subtype/{}/Attached[/{}]>>BDC"  # 14.8.2.2.2


@dataclass(frozen=True, slots=True)
class View:
    """How a page is displayed: its size in points and where that is in the page's own space."""

    width: float
    height: float
    matrix: tuple[float, float, float, float, float, float]

    def at(self, x: float, y: float) -> tuple[float, float]:
        """The point of the page's space at x, y from the bottom left as displayed."""
        a, b, c, d, e, f = self.matrix
        return a * x + c * y + e, b * x + d * y + f


def displayed(page: Node) -> View:
    """How a page is displayed: cropped, turned, in its own unit (ISO 32000-1, table 30)."""
    left, bottom, right, top = _visible(page)
    unit = float(page.get("/UserUnit", 1)) or 1.0
    turn = page.get("/Rotate", 0)
    turned = int(turn) // 90 % 4 if isinstance(turn, int) else 0
    a, b, c, d, e, f = (
        (1, 0, 0, 1, left, bottom),
        (0, 1, -1, 0, right, bottom),
        (-1, 0, 0, -1, right, top),
        (0, -1, 1, 0, left, top),
    )[turned]
    width, height = (right - left) * unit, (top - bottom) * unit
    if turned % 2:
        width, height = height, width
    return View(width, height, (a / unit, b / unit, c / unit, d / unit, e, f))


def _visible(page: Node) -> tuple[float, float, float, float]:
    whole = _box(page.MediaBox)
    try:
        crop = _box(page.get("/CropBox", page.MediaBox))
    except (TypeError, ValueError):
        return whole
    left, bottom = max(whole[0], crop[0]), max(whole[1], crop[1])
    right, top = min(whole[2], crop[2]), min(whole[3], crop[3])
    return (left, bottom, right, top) if left < right and bottom < top else whole


def _box(box: Node) -> tuple[float, float, float, float]:
    x1, y1, x2, y2 = map(float, box)
    return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)


class Stamper:
    """Writes in one embedded face, which is made once and holds what is needed.

    `form` is like "Page {n}", "" for no numbers; `words` is all else that will be written.
    """

    def __init__(self, pack: Pdf, form: str, words: str = "") -> None:
        self._pack, self._form = pack, form
        self._face = load(BUNDLED / f"{FACE}.ttf")
        wanted = "".join(dict.fromkeys(form.format(n=1) + "0123456789" + words))
        if not self._face.covers(wanted):
            raise refused(
                "page stamp", f'"{wanted}" has signs that {FACE} lacks', "use other words"
            )
        canvas = TaggedCanvas()
        self._encoding = canvas.encoding(self._face)
        drawn = self._shown(wanted, self._encoding.name)
        canvas.finish_page(100, 100, [f"BT {drawn} ET"])
        canvas.catalogue(Outlines=None)
        made = pikepdf.open(io.BytesIO(canvas.file(b"<<>>")))  # closed, it would lose its streams
        self._font = pack.copy_foreign(made.pages[0].obj.Resources.Font[self._encoding.name])
        del self._font["/Name"]  # was the name in resources (ISO 32000-1, table 111: obsolete)

    def _shown(self, text: str, font: str) -> str:
        ((_, literal),) = self._encoding.encode(text)
        return f"{font} {SIZE:g} Tf ({literal})Tj"

    def width(self, text: str) -> float:
        """The width of a text in points."""
        return float(SIZE * sum(self._face.advances[ord(c)] for c in text))

    def stream(self, page: Node, number: int, mark: str) -> Stream:
        """What draws a mark, and a number: on the right of odd ones, on the left of even ones."""
        view = displayed(page)
        code = ""
        if self._form:
            text = self._form.format(n=number)
            x = view.width - ASIDE - self.width(text) if number % 2 else ASIDE
            drawn = self.drawn(page, text, x, UP)
            code += f"{PAGINATION.format('Footer', 'Bottom')}\n{drawn}EMC\n"
        if mark:
            x = max(PAD, (view.width - self.width(mark)) / 2)
            drawn = self.drawn(page, mark, x, view.height - UP - 0.75 * SIZE)
            code += f"{PAGINATION.format('Header', 'Top')}\n{drawn}EMC\n"
        return self._pack.make_stream(code.encode("latin-1"), {MARK: True})

    def drawn(self, page: Node, text: str, x: float, y: float) -> str:
        """What draws a text on a pad of white, from a point of the page as displayed."""
        matrix = " ".join(f"{v:.6g}" for v in displayed(page).matrix)
        width, low, high = self.width(text), y - self._face.descent * SIZE, y + 0.75 * SIZE
        font = self._name_in(page)
        return (
            f"q {matrix} cm 1 g {x - PAD:.2f} {low - PAD:.2f} {width + 2 * PAD:.2f} "
            f"{high - low + 2 * PAD:.2f} re f 0 g\n"
            f"BT 1 0 0 1 {x:.2f} {y:.2f} Tm {self._shown(text, font)} ET Q\n"
        )

    def _name_in(self, page: Node) -> str:
        """The name of the face in a page's resources."""
        fonts = page.Resources.get("/Font")
        if not isinstance(fonts, Dictionary):
            page.Resources.Font = fonts = Dictionary()
        name, more = "/PackStamp", 0
        while name in fonts and fonts[name].objgen != self._font.objgen:
            more += 1
            name = f"/PackStamp{more}"
        if name not in fonts:
            fonts[name] = self._font
        return name


def without_stamp(page: Node) -> list[Node]:
    """The content streams of a page, the stamp of an earlier pack left out."""
    pieces = [piece for piece in listed(page.get("/Contents")) if isinstance(piece, Stream)]
    return pieces[:-1] if pieces and MARK in pieces[-1] else pieces
