"""Convert a Word file to a tagged, archivable PDF: read, lay out, draw."""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from papers.diagnostics import ContentError, Diagnostic, errors, in_order
from papers.pdf.draw import draw
from papers.pdf.findings import Findings
from papers.pdf.fonts import Typefaces
from papers.pdf.layout import Page
from papers.pdf.losses import lost_words, texts_of_docx
from papers.pdf.metadata import Metadata, without_claims
from papers.pdf.package import Package, refused
from papers.pdf.pages import paginate
from papers.pdf.reader import read
from papers.pdf.story import Story


@dataclass(frozen=True, slots=True)
class Conversion:
    """A PDF, its number of pages, what was found, and whether it claims PDF/UA-1 and PDF/A-2a.

    `labels` are the numbers that the Word file's lists gave, in order, bullets left out.
    """

    pdf: bytes
    pages: int
    findings: tuple[Diagnostic, ...]
    conforms: bool
    labels: tuple[str, ...]


@contextmanager
def _uncollected() -> Iterator[None]:
    """Let Python look for circles in memory afterwards, not again and again meanwhile."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


@_uncollected()
def convert(
    docx: bytes,
    file: str,
    *,
    language: str = "",
    fonts: Sequence[Path] = (),
    accept_changes: bool = False,
    repair: bool = False,
    allow_nonconforming: bool = False,
) -> Conversion:
    """Convert a Word file; `file` names it in messages.

    `language` is the council's, used with `repair` where the file names none; `fonts` are folders
    with faces of its own. Raises ContentError where the PDF could not conform, unless
    `allow_nonconforming`: then it claims nothing.
    """
    findings = Findings(file)
    package = Package(docx, file)
    typefaces = Typefaces(fonts)
    story = read(package, findings, typefaces, accept=accept_changes)
    texts = texts_of_docx(package)
    package.close()  # its XML is as large as all that follows
    try:
        pages = paginate(story)
    except OverflowError as error:
        raise refused(file, f"it comes to {error}") from error
    _tell_of_fonts(findings, typefaces)
    title = story.title or (_first_heading(pages) if repair else "")
    spoken = story.language or (language if repair else "")
    _check_document(findings, title, spoken)
    _check_headings(findings, pages)
    metadata = _metadata(story, title or file, spoken, claims=not errors(findings.all()))
    root, labels = story.root, story.labels
    del story  # and its words with each page that is drawn
    pdf = draw(pages, root, metadata, findings)
    if (lost := lost_words(texts, pdf)) and not findings.has("missing-glyph"):
        findings.error("lost-words", f"words are not in the PDF: {', '.join(lost[:8])}")
    found = in_order(findings.all())
    conforms = not errors(found)
    if not conforms and not allow_nonconforming:
        raise ContentError(found)
    if metadata.claims and not conforms:  # what is wrong came out while drawing
        pdf = without_claims(pdf)
    return Conversion(pdf, len(pages), found, conforms, labels)


def _metadata(story: Story, title: str, language: str, *, claims: bool) -> Metadata:
    return Metadata(
        title,
        language or "und",
        story.author,
        story.subject,
        story.keywords,
        story.modified or story.created,
        claims=claims,
    )


def _tell_of_fonts(findings: Findings, typefaces: Typefaces) -> None:
    for family, taken in typefaces.substituted.items():
        findings.warning("font", f'the typeface "{family}" is replaced by {taken}')
    for name, reason in typefaces.refused.items():
        findings.warning("font-file", f"the font file {name} is not used: {reason}")


def _first_heading(pages: Sequence[Page]) -> str:
    return next((heading.text for page in pages for heading in page.headings), "")


def _check_headings(findings: Findings, pages: Sequence[Page]) -> None:
    """Each heading is at most one level below the one before it (ISO 14289-1, 7.4.2)."""
    above = 0
    for heading in (heading for page in pages for heading in page.headings):
        if heading.level > above + 1:
            before = f"heading {above}" if above else "the beginning"
            findings.error(
                "heading-level",
                f'"{heading.text[:60]}" is a heading {heading.level} after {before}',
                f'give it the style "Heading {above + 1}"',
            )
        above = heading.level


def _check_document(findings: Findings, title: str, language: str) -> None:
    if not title:
        findings.error("title", "it has no title", "in Word: File, Info, Properties, Title")
    if not language:
        findings.error("language", "it does not say its language", "in Word: Review, Language")
