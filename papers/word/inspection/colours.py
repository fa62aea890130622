"""Whether text can be read: its colour against what is behind it, in styles and where it stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from papers.diagnostics import Diagnostic, Severity
from papers.model.contrast import BLACK, LEAST, WHITE, contrast
from papers.word import business
from papers.word.inspection.kinds import TemplateKind
from papers.word.inspection.parts import Faults, Part, text_of
from papers.word.markup import Element, q
from papers.word.styles import TABLE_STYLE, Styles

_HEX = re.compile("[0-9a-fA-F]{6}")
# ST_HighlightColor, ISO/IEC 29500-1, 17.18.40
_HIGHLIGHTS = {
    "black": "000000", "blue": "0000FF", "cyan": "00FFFF", "darkBlue": "000080",
    "darkCyan": "008080", "darkGray": "808080", "darkGreen": "008000", "darkMagenta": "800080",
    "darkRed": "800000", "darkYellow": "808000", "green": "00FF00", "lightGray": "C0C0C0",
    "magenta": "FF00FF", "red": "FF0000", "white": "FFFFFF", "yellow": "FFFF00",
}  # fmt: skip
_ALWAYS = ("Normal", "Strong", "Emphasis", "Hyperlink", "Code", "Header", "Footer")
_HEADINGS = ("Table Heading", "Agenda Heading", "Agenda Heading Right")
# The styles that stand on the tint of the header row; rows that stand out have it too.
_ON_TINT = {
    TABLE_STYLE: ("Table Heading", "Table Text", "Table Figure"),
    business.TABLE_STYLE: ("Agenda Heading", "Agenda Heading Right"),
}
_RULE = "template-contrast"
_HINT = f"choose a colour with a contrast of at least {LEAST} : 1"


@dataclass(frozen=True, slots=True)
class Look:
    """A text's colour and ground, in six digits; "" where nothing is said."""

    colour: str = ""
    ground: str = ""

    def over(self, below: "Look") -> "Look":
        """The same, with what it does not say taken from below."""
        return Look(self.colour or below.colour, self.ground or below.ground)

    @property
    def contrast(self) -> float:
        """Automatic text is black on white, and is as light or dark as its ground asks."""
        ground = self.ground or WHITE
        if not self.colour:
            return max(contrast(BLACK, ground), contrast(WHITE, ground))
        return contrast(self.colour, ground)

    def __str__(self) -> str:
        return f"{self.colour or BLACK} on {self.ground or WHITE} is {self.contrast:.1f} : 1"


def colour_faults(
    parts: tuple[Part, ...], styles: Styles, kind: TemplateKind, fault: Faults
) -> Iterator[Diagnostic]:
    """Every text that is hard to read."""
    used = _used(parts, styles, kind)
    yield from _in_styles(styles, used, fault)
    yield from _in_tables(styles, kind, fault)
    for part in parts:
        yield from _where_it_stands(part, styles, fault)


def _used(parts: tuple[Part, ...], styles: Styles, kind: TemplateKind) -> set[str]:
    """The ids of the styles in which papers are set, and of those that these are based on."""
    tags = [q(name) for name in ("pStyle", "rStyle", "tblStyle")]
    used = {each.get(q("val"), "") for part in parts for each in part.root.iter(*tags)}
    names = {name.casefold() for name in (*kind.styles, *kind.tables, *kind.sometimes, *_ALWAYS)}
    used |= {
        each.get(q("styleId"), "") for (_, name), each in styles.by_name.items() if name in names
    }
    based = [each for found in used for each in styles.based(styles.by_id.get(found))]
    return {each.get(q("styleId"), "") for each in based}


def _in_styles(styles: Styles, used: set[str], fault: Faults) -> Iterator[Diagnostic]:
    """Styles with a colour or a ground of their own; in those of no paper it may stay so."""
    for identifier, style in styles.by_id.items():
        if style.get(q("type")) == "character" and style.find(q("link")) is not None:
            continue  # a paragraph style has the same look
        name, look = style_name(style), _whole(style, styles)
        plain = style.get(q("type")) == "table" or name in _HEADINGS or _own(style) == Look()
        if not plain and look.contrast < LEAST:
            severity = Severity.ERROR if identifier in used else Severity.WARNING
            yield fault(_RULE, f'the style "{name}": {look}', _HINT, severity=severity)


def _in_tables(styles: Styles, kind: TemplateKind, fault: Faults) -> Iterator[Diagnostic]:
    """The styles of texts in tables, on the tints of their table style."""
    for table in kind.tables:
        style = styles.by_name.get(("table", table.casefold()))
        if style is None:
            continue
        head = _first_row(style)
        for text in _ON_TINT[table]:
            own = styles.by_name.get(("paragraph", text.casefold()))
            look = head if own is None else _whole(own, styles).over(head)
            if own is not None and look.contrast < LEAST:
                yield fault(_RULE, f'the style "{text}" in "{table}": {look}', _HINT)


def _first_row(style: Element) -> Look:
    found = style.find(f"{q('tblStylePr')}[@{q('type')}='firstRow']")
    return Look() if found is None else _own(found)


def _where_it_stands(part: Part, styles: Styles, fault: Faults) -> Iterator[Diagnostic]:
    """Runs whose look is not that of their styles alone."""
    for paragraph in part.paragraphs:
        around = _around(paragraph)
        base = _of(paragraph.find(q("pPr"))).over(around)
        named = _named(paragraph, "pPr/pStyle", styles)
        for run in paragraph.iter(q("r")):
            own = _of(run.find(q("rPr")))
            if own.over(base) == Look() or next(run.iterancestors(q("p"))) is not paragraph:
                continue
            words = text_of(paragraph) if run.find(q("t")) is not None else ""
            look = own.over(_named(run, "rPr/rStyle", styles)).over(base).over(named)
            if words.strip() and look.contrast < LEAST:
                yield fault.at(part.words, words.strip())(_RULE, str(look), _HINT)
                break


def _around(paragraph: Element) -> Look:
    """The ground of the cell in which a paragraph stands."""
    cell = next(paragraph.iterancestors(q("tc")), None)
    properties = None if cell is None else cell.find(q("tcPr"))
    return Look("", _of(properties).ground)


def _named(element: Element, path: str, styles: Styles) -> Look:
    """What the style says that an element names, or the paragraph style of all others."""
    found = element.find("/".join(map(q, path.split("/"))))
    if found is not None:
        style = styles.by_id.get(found.get(q("val"), ""))
    else:
        style = styles.by_name.get(("paragraph", "normal")) if path.startswith("pPr") else None
    return Look() if style is None else _whole(style, styles)


def _whole(style: Element, styles: Styles) -> Look:
    """A style's look with those that it is based on, and the defaults of the document."""
    look = Look()
    for each in styles.based(style):
        look = look.over(_own(each))
    default = styles.root.find("/".join(map(q, ("docDefaults", "rPrDefault", "rPr"))))
    return look.over(_of(default))


def _own(style: Element) -> Look:
    """What a style says itself, of its text before its paragraph."""
    look = Look()
    for tag in ("rPr", "pPr", "tcPr"):
        look = look.over(_of(style.find(q(tag))))
    return look


def _of(properties: Element | None) -> Look:
    """What the properties of a run, a paragraph or a cell say."""
    if properties is None:
        return Look()
    mark = properties.find(q("highlight"))
    ground = "" if mark is None else _HIGHLIGHTS.get(mark.get(q("val"), ""), "")
    return Look(_digits(properties, "color", "val"), ground or _digits(properties, "shd", "fill"))


def _digits(properties: Element, tag: str, attribute: str) -> str:
    """A colour in six digits; "" for none and for "auto"."""
    found = properties.find(q(tag))
    value = "" if found is None else found.get(q(attribute), "")
    return value.upper() if _HEX.fullmatch(value) else ""


def style_name(style: Element) -> str:
    """The name of a style as Word shows it."""
    found = style.find(q("name"))
    return "" if found is None else found.get(q("val"), "")
