"""Enter the PDF engine at its stages: a story from snippets, its pages as text."""

from lxml import etree

from papers.pdf.findings import Findings
from papers.pdf.fonts import Typefaces
from papers.pdf.layout import Page
from papers.pdf.ooxml import Node
from papers.pdf.package import Package
from papers.pdf.pages import paginate
from papers.pdf.reader import read
from papers.pdf.story import Paragraph, Story, Table, Text
from support.docx import NAMESPACES


def xml(snippet: str) -> Node:
    """An element of WordprocessingML."""
    return etree.fromstring(f"<x {NAMESPACES}>{snippet}</x>")[0]


def story(content: bytes) -> Story:
    """What the reader makes of a Word file."""
    return read(Package(content, "a.docx"), Findings("a.docx"), Typefaces(), accept=False)


def paragraphs(content: bytes) -> list[Paragraph]:
    """The paragraphs of the first section."""
    return [block for block in story(content).sections[0].blocks if isinstance(block, Paragraph)]


def tables(content: bytes) -> list[Table]:
    """The tables of the first section."""
    return [block for block in story(content).sections[0].blocks if isinstance(block, Table)]


def words(paragraph: Paragraph) -> str:
    """The text of a paragraph, its label included."""
    return "".join(piece.text for piece in paragraph.pieces if isinstance(piece, Text))


def pages(content: bytes) -> list[Page]:
    """The pages of a Word file."""
    return paginate(story(content))


def lines(content: bytes) -> list[list[str]]:
    """The text of each line of each page, headers and footers left out."""
    return [
        ["".join(f.text for f in placed.line.fragments).strip() for placed in page.lines
         if placed.element is not None]
        for page in pages(content)
    ]  # fmt: skip
