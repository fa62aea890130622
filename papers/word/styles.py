"""The template's styles: their ids by name, and the properties that layout here depends on."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from papers.diagnostics import ContentError, Diagnostic, did_you_mean
from papers.word.faults import fault
from papers.word.markup import Element, q, w, whole

PARAGRAPH_STYLES = (
    "Heading 1",
    "Heading Unnumbered",
    "Heading 2",
    "Heading 3",
    "Numbered Paragraph",
    "Continuation",
    "Body Text",
    "List Bullet",
    "List Letter",
    "List Roman",
    "List Number",
    "List Continue",
    "Recommendation",
    "Table Heading",
    "Table Text",
    "Table Figure",
    "Table Note",
    "Caption",
    "Appendix Heading",
)
TABLE_STYLE = "Council Table"


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of a template, found by type and name as Word does: without regard to case."""

    root: Element
    by_name: dict[tuple[str, str], Element]
    by_id: dict[str, Element]
    _values: dict[tuple[str, str, str], str] = field(default_factory=dict)  # asked for before

    @classmethod
    def read(cls, root: Element) -> "Styles":
        """The styles of a styles part."""
        styles = root.findall(q("style"))
        by_name = {
            (_type(style), name.casefold()): style for style in styles for name in _names(style)
        }
        return cls(root, by_name, {style.get(q("styleId"), ""): style for style in styles})

    def paragraph(self, name: str) -> str:
        """The id of a paragraph style."""
        return self.by_name["paragraph", name.casefold()].get(q("styleId"), "")

    def has(self, name: str) -> bool:
        """Whether there is a paragraph style of this name."""
        return ("paragraph", name.casefold()) in self.by_name

    def table(self, name: str) -> Element:
        """A table style."""
        return self.by_name["table", name.casefold()]

    def character(self, name: str) -> str:
        """The id of a character style, "" where the template has none of that name."""
        style = self.by_name.get(("character", name.casefold()))
        return "" if style is None else style.get(q("styleId"), "")

    def _chain(self, name: str) -> Iterator[Element]:
        """A paragraph style, then those that it is based on."""
        return self.based(self.by_name["paragraph", name.casefold()])

    def based(self, style: Element | None) -> Iterator[Element]:
        """A style, then those that it is based on."""
        seen: set[str] = set()
        while style is not None and style.get(q("styleId"), "") not in seen:
            seen.add(style.get(q("styleId"), ""))
            yield style
            based_on = style.find(q("basedOn"))
            style = None if based_on is None else self.by_id.get(based_on.get(q("val"), ""))

    def _properties(self, name: str) -> Iterator[Element]:
        for style in self._chain(name):
            yield from style.findall(q("pPr"))
        yield from self.root.iterfind(f"{q('docDefaults')}/{q('pPrDefault')}/{q('pPr')}")

    def found(self, name: str, path: str) -> Element | None:
        """The nearest of a style's paragraph properties, or None."""
        steps = "/".join(q(step) for step in path.split("/"))
        found = (properties.find(steps) for properties in self._properties(name))
        return next((each for each in found if each is not None), None)

    def tabs(self, style_id: str) -> list[Element]:
        """The tab stops of the style with this id."""
        path = "/".join(map(q, ("pPr", "tabs", "tab")))
        based = self.based(self.by_id.get(style_id))
        return [stop for style in based for stop in style.findall(path)]

    def space_before(self, style_id: str) -> int:
        """The space above a paragraph in the style with this id, in twips."""
        for style in self.based(self.by_id.get(style_id)):
            spacing = style.find(f"{q('pPr')}/{q('spacing')}")
            if spacing is not None and spacing.get(q("before")) is not None:
                return whole(spacing.get(q("before")))
        return 0

    def is_bold(self, name: str) -> bool:
        """Whether a paragraph style is bold."""
        for style in self._chain(name):
            bold = style.find(f"{q('rPr')}/{q('b')}")
            if bold is not None:
                return bold.get(q("val"), "1") not in {"0", "false", "off"}
        return False

    def value(self, name: str, path: str, attribute: str) -> str:
        """The nearest value of a paragraph property ("spacing", "after"), or ""."""
        asked = name, path, attribute
        if asked not in self._values:
            self._values[asked] = self._value(*asked)
        return self._values[asked]

    def _value(self, name: str, path: str, attribute: str) -> str:
        steps = "/".join(q(step) for step in path.split("/"))
        for properties in self._properties(name):
            found = properties.find(steps)
            if found is not None and found.get(q(attribute)) is not None:
                return found.get(q(attribute), "")
        return ""

    def twips(self, name: str, path: str, attribute: str) -> int:
        """The nearest length of a paragraph property in twips, or 0."""
        return whole(self.value(name, path, attribute))


def set_language(root: Element, language: str) -> None:
    """Make a language that of all text for which the template names no other."""
    here = root
    for name in ("docDefaults", "rPrDefault", "rPr", "lang"):
        found = here.find(q(name))
        if found is None:
            found = w(name)
            here.insert(len(here) if name == "lang" else 0, found)
        here = found
    here.set(q("val"), language)


def check_styles(styles: Styles, template: Path, used: Iterable[str] = ()) -> None:
    """Raise ContentError with every style that the template lacks.

    `used` are the paragraph styles that only some reports need.
    """
    if missing := tuple(missing_styles(styles, template, (*PARAGRAPH_STYLES, *used))):
        raise ContentError(missing)


def missing_styles(
    styles: Styles,
    template: Path,
    paragraphs: Iterable[str],
    tables: Iterable[str] = (TABLE_STYLE,),
) -> Iterator[Diagnostic]:
    """Every style of these that the template lacks."""
    for kind, name in [("paragraph", p) for p in paragraphs] + [("table", t) for t in tables]:
        if (kind, name.casefold()) not in styles.by_name:
            known = [other for other_kind, other in styles.by_name if other_kind == kind]
            hint = (
                did_you_mean(name.casefold(), known)
                or "add it in Word, or take it from report.docx"
            )
            yield fault(
                template, f'the template has no {kind} style "{name}"', hint, "template-style"
            )


def _type(style: Element) -> str:
    return style.get(q("type"), "paragraph")


def _names(style: Element) -> Iterator[str]:
    for tag in ("name", "aliases"):
        found = style.find(q(tag))
        if found is not None:
            yield from (name.strip() for name in found.get(q("val"), "").split(","))
