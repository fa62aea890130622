"""The parts of a template in which text stands, paragraph by paragraph."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from docx.document import Document
from docx.opc.part import XmlPart

from papers.diagnostics import Diagnostic, Location, Severity
from papers.word.markup import RELATIONSHIPS, Element, q

FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_KINDS = {"default": "", "first": "first page's ", "even": "even pages' "}
_QUOTED = 60  # characters of a text that a message quotes
_SPACES = {q("tab"), q("br"), q("cr")}


@dataclass(frozen=True, slots=True)
class Part:
    """The body, a header or a footer; `words` name it: "the first page's header"."""

    words: str
    root: Element

    @property
    def paragraphs(self) -> Iterator[Element]:
        """Its paragraphs in order, each once."""
        for paragraph in self.root.iter(q("p")):
            if not any(above.tag == FALLBACK for above in paragraph.iterancestors()):
                yield paragraph


@dataclass(frozen=True, slots=True)
class Faults:
    """Makes the diagnostics of a template, or of a text in one of its parts."""

    template: Path
    part: str = ""
    text: str = ""

    def at(self, part: str, text: str) -> "Faults":
        """The same, for a text in a part."""
        short = text if len(text) <= _QUOTED else f"{text[:_QUOTED].rstrip()} …"
        return replace(self, part=part, text=short)

    def __call__(
        self, rule: str, message: str, hint: str, *, severity: Severity = Severity.ERROR
    ) -> Diagnostic:
        """A diagnostic."""
        place = ", ".join(filter(None, (self.part, self.text and f'"{self.text}"')))
        whole = f"{place}: {message}" if place else message
        return Diagnostic(Location(self.template.as_posix()), whole, hint, rule, severity)


def parts_of(document: Document) -> tuple[Part, ...]:
    """The body, then headers and footers, each once."""
    root = document.element
    made = {"": Part("body", root)}
    for tag, name in (("headerReference", "header"), ("footerReference", "footer")):
        for reference in root.iter(q(tag)):
            identifier = reference.get(f"{{{RELATIONSHIPS}}}id", "")
            relationship = document.part.rels.get(identifier)
            part = relationship.target_part if relationship is not None else None
            if isinstance(part, XmlPart) and identifier not in made:
                words = f"{_KINDS.get(reference.get(q('type'), ''), '')}{name}"
                made[identifier] = Part(words, part.element)
    return tuple(made.values())


def text_of(paragraph: Element) -> str:
    """The text of a paragraph, without that of text boxes in it."""
    return "".join(
        " " if each.tag in _SPACES else each.text or ""
        for each in paragraph.iter(q("t"), *_SPACES)
        if next(each.iterancestors(q("p"))) is paragraph
    )
