"""Look into a Word template: what it offers, what it needs, and what is wrong with it."""

from dataclasses import dataclass
from pathlib import Path

from docx.document import Document

from papers.diagnostics import Diagnostic, Severity, in_order
from papers.word.inspection.colours import colour_faults
from papers.word.inspection.kinds import TemplateKind
from papers.word.inspection.making import (
    header_row_faults,
    heading_faults,
    language_faults,
    list_faults,
    picture_faults,
    revision_faults,
    runs_on_in,
    style_faults,
    title_faults,
)
from papers.word.inspection.offer import Offer, offer_of
from papers.word.inspection.parts import Faults, parts_of
from papers.word.inspection.placeholders import Placeholders
from papers.word.styles import Styles
from papers.word.template import open_template


@dataclass(frozen=True, slots=True)
class Inspection:
    """A template's kind, what it prints and offers, and everything found wrong.

    `runs_on`: its numbered paragraphs count through a report, 1, 2, 3.
    """

    kind: TemplateKind
    printed: tuple[str, ...]
    runs_on: bool
    offer: Offer
    diagnostics: tuple[Diagnostic, ...]


def wrong_placeholders(
    document: Document, template: Path, *, marks: bool = False
) -> tuple[Diagnostic, ...]:
    """What is wrong with the placeholders of a document, without warnings.

    With `marks`, only how they are written and where they stand, whatever they name.
    """
    parts, fault = parts_of(document), Faults(template)
    placeholders = Placeholders.read(parts)
    say = placeholders.marks if marks else placeholders.faults
    found = (*revision_faults(parts, fault), *say(placeholders.kind(), fault))
    return tuple(each for each in found if each.severity is Severity.ERROR)


def inspect(template: Path) -> Inspection:
    """Look into a template. Raises ContentError where it is no Word document."""
    document = open_template(template).docx
    fault = Faults(template)
    parts, styles = parts_of(document), Styles.read(document.styles.element)
    placeholders = Placeholders.read(parts)
    kind = placeholders.kind()
    found = (
        *placeholders.faults(kind, fault),
        *revision_faults(parts, fault),
        *style_faults(styles, kind, fault),
        *list_faults(document.part.numbering_part.element, styles, fault),
        *header_row_faults(styles, fault),
        *colour_faults(parts, styles, kind, fault),
        *language_faults(styles, fault),
        *picture_faults(parts, fault),
        *heading_faults(parts[0], styles, fault),
        *title_faults(document.core_properties.title, fault),
    )
    printed = tuple(name for name in placeholders.printed if name in kind.printable)
    runs_on = runs_on_in(document.part.numbering_part.element, styles)
    return Inspection(kind, printed, runs_on, offer_of(document, styles), in_order(found))
