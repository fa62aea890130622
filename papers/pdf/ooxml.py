"""The names of Office Open XML (ISO/IEC 29500) that the reader looks for."""

from typing import TypeAlias

from lxml import etree

Node: TypeAlias = etree._Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
V = "{urn:schemas-microsoft-com:vml}"
OFFICE = "{urn:schemas-microsoft-com:office:office}"
W10 = "{urn:schemas-microsoft-com:office:word}"
DSP = "{http://schemas.microsoft.com/office/drawing/2008/diagram}"
SVG_BLIP = "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}svgBlip"
DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}"

VAL = f"{W}val"
TRUE = ("1", "true", "on")
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
UNSEEN = f"{W}noProof"  # changes nothing that is seen


def children(node: Node) -> list[Node]:
    """The child elements; the parser leaves comments and processing instructions out."""
    return list(node)


def child(node: Node | None, tag: str) -> Node | None:
    """The first child of that tag; several times quicker than lxml's find."""
    if node is not None:
        for found in node:
            if found.tag == tag:
                return found
    return None


def value(node: Node | None, name: str) -> str:
    """What the child of that name says in its w:val; "" where there is none."""
    named = child(node, f"{W}{name}")
    return named.get(VAL, "") if named is not None else ""


def fingerprint(node: Node | None) -> object:
    """A hashable value that is equal for equal properties, for caches."""
    if node is None:
        return None
    return tuple([(inside.tag, *inside.items()) for inside in node.iter() if inside.tag != UNSEEN])


def written(node: Node) -> str:
    """The text of a w:t; spaces of XML at its ends are part of it only where it says so."""
    text = node.text or ""
    return text if node.get(SPACE) == "preserve" else text.strip(" \t\r\n")


def alternative(node: Node) -> list[Node]:
    """The content of an mc:AlternateContent that we can read: shapes, else the fallback."""
    for choice in node.iterchildren(f"{MC}Choice"):
        if choice.get("Requires") in ("wps", "wpg", "wpc", "w14", "w15", "w16se"):
            return children(choice)
    for other in (node.find(f"{MC}Fallback"), node.find(f"{MC}Choice")):
        if other is not None:
            return children(other)
    return []
