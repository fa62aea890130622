"""Tag paragraphs: headings, list items, contents, captions and quotations of one container."""

import re
from functools import cache

from papers.pdf.formats import ParagraphFormat
from papers.pdf.lists import Lists
from papers.pdf.numbering import Label
from papers.pdf.tags import Element

QUOTE = re.compile(r"quot", re.IGNORECASE)
CONTENTS = re.compile(r"toc \d", re.IGNORECASE)
BODY_TEXT = 9  # the outline level of what is no heading


@cache
def role_of(style: str) -> str:
    """What a style's name says about its paragraphs: "title", "toc", "caption", "quote" or ""."""
    name = style.lower()
    if CONTENTS.match(name):
        return "toc"
    if QUOTE.search(name):
        return "quote"
    return name if name in ("title", "caption") else ""


class ParagraphTags:
    """Makes the elements of paragraphs as they are read in order."""

    def __init__(self, container: Element) -> None:
        self._container = container
        self._lists = Lists(container)
        self._contents: Element | None = None  # the open table of contents
        self._caption: Element | None = None  # one that may belong to the next table

    def table_parent(self, left: int) -> Element:
        """Where a table with this left edge belongs."""
        self._contents = None
        return self._lists.place(left)

    def adopt_caption(self, table: Element) -> None:
        """Move a caption that stands right above a table into it."""
        caption, self._caption = self._caption, None
        if caption is not None:
            if caption.parent is not None and caption in caption.parent.children:
                caption.parent.children.remove(caption)
            caption.parent = table
            table.children.insert(0, caption)

    def elements(
        self, form: ParagraphFormat, label: Label | None
    ) -> tuple[Element | None, Element, bool]:
        """The elements of a paragraph's label and of its text, and whether it is a heading."""
        role = role_of(form.style)
        self._caption = None
        if role != "toc":
            self._contents = None
        if form.outline < BODY_TEXT or role == "title":
            self._lists.close()
            level = 1 if role == "title" else min(6, form.outline + 1)
            return None, self._container.append(f"H{level}"), True
        if label is not None and not label.outline:
            marker, parent = self._lists.item(label, form)
            return marker, parent.append("P"), False
        parent = self._lists.place(form.left + min(0, form.first))
        if role == "toc":
            if self._contents is None:
                self._contents = parent.append("TOC")
            return None, self._contents.append("TOCI").append("Reference"), False
        if role == "caption":
            self._caption = parent.append("Caption")
            return None, self._caption, False
        if role == "quote":
            return None, self._quotation(parent).append("P"), False
        return None, parent.append("P"), False

    def _quotation(self, parent: Element) -> Element:
        """Paragraphs of a quotation that follow one another are one quotation."""
        last = parent.children[-1] if parent.children else None
        if isinstance(last, Element) and last.role == "BlockQuote":
            return last
        return parent.append("BlockQuote")
