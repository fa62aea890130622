"""WordprocessingML: elements and attributes in Word's namespace, paragraphs and tables first."""

import re
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

from lxml import etree

Element: TypeAlias = etree._Element  # lxml has no public name for it

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"

# What XML 1.0 cannot hold, and the white space that Word would take for layout.
_FORBIDDEN = re.compile(r"[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")
_WHITE = re.compile(r"[\t\n\r]+")


_NAMESPACES = {"w": WORD}


@cache
def q(name: str) -> str:
    """The full name of an element or attribute of Word's namespace."""
    return f"{{{WORD}}}{name}"


def w(tag: str, /, *children: Element, **attributes: str | int) -> Element:
    """A new element of Word's namespace; attributes are Word's too."""
    named = {q(key): str(value) for key, value in attributes.items()}
    element = etree.Element(q(tag), named, _NAMESPACES)
    element.extend(children)
    return element


def whole(value: str | None, default: int = 0) -> int:
    """A number of a template, rounded down; the default where it is none."""
    try:
        return int(float(value or default))
    except ValueError:
        return default


def clean(text: str) -> str:
    """The text without characters that no XML file may hold."""
    return _FORBIDDEN.sub("", text)


def text(words: str, tag: str = "t") -> Element:
    """Words as a text element of a run, all spaces kept."""
    element = w(tag)
    element.text = _WHITE.sub(" ", clean(words))
    element.set(SPACE, "preserve")
    return element


@dataclass(frozen=True, slots=True)
class Indent:
    """Where the text of a paragraph starts, and how far its mark hangs to the left (twips)."""

    left: int
    hanging: int = 0


@dataclass(frozen=True, slots=True)
class Format:
    """The properties of a paragraph that its style (an id) does not give; spacing in twips."""

    style: str
    keep_with_next: bool = False
    list_id: int | None = None
    level: int = 0
    after: int | None = None
    indent: Indent | None = None
    align: str = ""


def paragraph(form: Format, *content: Element) -> Element:
    """A paragraph with its properties, in the order that the schema asks for."""
    properties = w("pPr", w("pStyle", val=form.style))
    if form.keep_with_next:
        properties.append(w("keepNext"))
    if form.list_id is not None:
        properties.append(w("numPr", w("ilvl", val=form.level), w("numId", val=form.list_id)))
    if form.after is not None:
        properties.append(w("spacing", after=form.after))
    if form.indent is not None:
        properties.append(_indent(form.indent))
    if form.align:
        properties.append(w("jc", val=form.align))
    return w("p", properties, *content)


def _indent(indent: Indent) -> Element:
    if indent.hanging:
        return w("ind", left=indent.left, hanging=indent.hanging)
    return w("ind", left=indent.left, firstLine=0)


# CT_PPrBase up to spacing, ISO/IEC 29500-1, 17.3.1.26
_ORDER = (
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr",
    "suppressLineNumbers", "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap",
    "overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd",
    "snapToGrid", "spacing",
)  # fmt: skip


def amend(block: Element, name: str, **attributes: str | int) -> None:
    """Set a property of a paragraph that exists already, in its place."""
    properties = block.find(q("pPr"))
    assert properties is not None  # noqa: S101  # every paragraph here is ours
    found = properties.find(q(name))
    if found is None:
        found = w(name)
        earlier = {q(other) for other in _ORDER[: _ORDER.index(name)]}
        place = sum(child.tag in earlier for child in properties)
        properties.insert(place, found)
    for key, value in attributes.items():
        found.set(q(key), str(value))


def amend_list(block: Element, list_id: int, level: int) -> None:
    """Make a paragraph an item of a list."""
    amend(block, "numPr")
    found = block.find(f"{q('pPr')}/{q('numPr')}")
    assert found is not None  # noqa: S101  # amended just now
    found.extend([w("ilvl", val=level), w("numId", val=list_id)])
