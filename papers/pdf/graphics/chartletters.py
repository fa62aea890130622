"""How the words of a chart are set, and what its labels say (ISO/IEC 29500-1, 21.2.2.47)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from papers.pdf.ooxml import TRUE, A, Node
from papers.pdf.properties import whole
from papers.pdf.theme import Theme

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
SMALLEST, LARGEST = 40, 1440  # twips
SHOWN = ("showSerName", "showCatName", "showVal", "showPercent")
# What stands for a field in words that somebody typed (20.1.10.79), until it is known.
FIELDS = {
    "SERIESNAME": "\ue000", "CATEGORYNAME": "\ue001", "VALUE": "\ue002", "PERCENTAGE": "\ue003",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Letters:
    """The size of letters in twips, and their look."""

    size: int = 200
    bold: bool = False
    colour: str = "000000"


PLAIN = Letters()


@dataclass(frozen=True, slots=True)
class Caption:
    """Words that stand for themselves: a title, a label that somebody typed."""

    text: str
    letters: Letters = PLAIN


@dataclass(frozen=True, slots=True)
class Labels:
    """What stands at a point: some of its series, its category, its value and its share.

    `place` is where: ctr, inEnd, inBase, outEnd, t, b, l, r; "" where it is usual. `typed` are
    words that somebody wrote instead, with `FIELDS`; `form` writes the value, "" as its data are.
    """

    said: frozenset[str] = frozenset()
    separator: str = ", "
    form: str = ""
    place: str = ""
    typed: str = ""
    letters: Letters = PLAIN

    def words(self, series: str, category: str, value: str, share: str) -> str:
        """What is said, in the order in which Word has it."""
        known = (series, category, value, share)
        if self.typed:
            return self.typed.translate(dict(zip(map(ord, FIELDS.values()), known, strict=True)))
        said = zip(SHOWN, known, strict=True)
        return self.separator.join(text for name, text in said if name in self.said and text)


def name_of(node: Node) -> str:
    """The name of an element of a chart."""
    return str(node.tag).removeprefix(C)


def value_of(node: Node | None, name: str) -> str:
    """The val of a child; "" where there is none."""
    found = node.find(f"{C}{name}") if node is not None else None
    return found.get("val", "") if found is not None else ""


def number_of(text: str | None) -> float | None:
    """A number that can be drawn; None for what is none."""
    try:
        value = float(text or "")
    except ValueError:
        return None
    return value if abs(value) < 1e15 else None  # noqa: PLR2004  # nor what is no number


def letters_of(properties: Node | None, usual: Letters, theme: Theme) -> Letters:
    """The letters that a defRPr or rPr asks for."""
    if properties is None:
        return usual
    size = whole(properties.get("sz"), 0) // 5  # hundredths of a point
    return Letters(
        min(LARGEST, max(SMALLEST, size)) if size else usual.size,
        properties.get("b") in TRUE if properties.get("b") else usual.bold,
        theme.colour(properties.find(f"{A}solidFill")) or usual.colour,
    )


def letters_in(node: Node | None, usual: Letters, theme: Theme) -> Letters:
    """The letters of what a node says of its text (c:txPr)."""
    found = node.find(f"{C}txPr/{A}p/{A}pPr/{A}defRPr") if node is not None else None
    return letters_of(found, usual, theme)


def text_of(node: Node | None) -> str:
    """The words of a title, typed or taken from a cell."""
    if node is None:
        return ""
    lines = ("".join(map(_run, p.iter(f"{A}r", f"{A}fld"))) for p in node.iter(f"{A}p"))
    return ("\n".join(filter(None, lines)) or node.findtext(f".//{C}pt/{C}v") or "").strip()


def _run(node: Node) -> str:
    """The text of a run, or the sign of a field."""
    return FIELDS.get(node.get("type", "")) or node.findtext(f"{A}t") or ""


def caption_of(title: Node | None, usual: Letters, theme: Theme, words: str = "") -> Caption | None:
    """A title with its letters; `words` are those of one that says none."""
    if title is None:
        return None
    letters = letters_in(title, usual, theme)
    rich = title.find(f"{C}tx/{C}rich")
    if rich is not None:
        letters = letters_of(rich.find(f"{A}p/{A}pPr/{A}defRPr"), letters, theme)
        letters = letters_of(rich.find(f".//{A}r/{A}rPr"), letters, theme)
    text = text_of(title.find(f"{C}tx")) or words
    return Caption(text, letters) if text else None


def labels_of(
    series: Node, group: Node, count: int, usual: Letters, theme: Theme
) -> tuple[Labels | None, ...]:
    """The labels of a series by its points: its own or its group's, and those of single points."""
    usual_ones = Labels(letters=usual)
    own, common = series.find(f"{C}dLbls"), _labels(group.find(f"{C}dLbls"), usual_ones, theme)
    if own is not None:
        common = _labels(own, common or usual_ones, theme)
    single = dict(_single(own, common or usual_ones, theme))
    return tuple(single.get(index, common) for index in range(count))


def _single(
    labels: Node | None, usual: Labels, theme: Theme
) -> Iterator[tuple[int, Labels | None]]:
    """What single points say otherwise."""
    for point in labels.iterfind(f"{C}dLbl") if labels is not None else ():
        found = _labels(point, usual, theme)
        typed = text_of(point.find(f"{C}tx"))
        if typed and found is not None:
            found = replace(found, typed=typed)
        yield whole(value_of(point, "idx"), -1), found


def _labels(node: Node | None, usual: Labels, theme: Theme) -> Labels | None:
    """What a dLbls or dLbl says; None where nothing is shown."""
    if node is None or value_of(node, "delete") in TRUE:
        return None
    switches = {name: value_of(node, name) for name in SHOWN}
    said = frozenset(
        name for name, on in switches.items() if (on in TRUE if on else name in usual.said)
    )
    typed = node.find(f"{C}tx") is not None
    if not said and not typed:
        return None
    form = node.find(f"{C}numFmt")
    own = form is not None and form.get("sourceLinked", "0") not in TRUE
    separator = node.find(f"{C}separator")
    return Labels(
        said,
        (separator.text or " ") if separator is not None else usual.separator,
        form.get("formatCode", "") if own and form is not None else usual.form,
        value_of(node, "dLblPos") or usual.place,
        "",
        letters_in(node, usual.letters, theme),
    )
