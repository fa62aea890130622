"""What those need who do not see the page: headings in steps, heads of tables, links that say."""

from collections.abc import Iterator
from itertools import groupby

from papers.check.rule import Rule
from papers.diagnostics import Diagnostic, Severity
from papers.model.blocks import Heading, Table
from papers.model.report import Known, Report
from papers.model.runs import Runs, Words, notes, plain
from papers.model.walk import all_blocks, nested, own_texts

VAGUE = (
    *("click", "click here", "details", "download", "find out more", "follow this link", "here"),
    *("link", "more", "more information", "read more", "see here", "see more", "the link"),
    *("this", "this link", "this page", "web page", "website"),
)
_WCAG = "WCAG 2.2"
_REGULATIONS = f"SI 2018/952 with {_WCAG}"


def heading_skipped(report: Report, _: Known) -> Iterator[Diagnostic]:
    """No level of headings is left out: a subheading stands below a heading.

    Who listens to a document goes from heading to heading by their levels, and takes a level left
    out for a part that is missing.
    """
    for part in report.parts:
        level = 1
        for block in nested(part.blocks):
            if isinstance(block, Heading):
                if block.level > level + 1:
                    message = (
                        f'no heading stands above the subheading "{plain(block.runs)}" '
                        f"({_WCAG}, 1.3.1)"
                    )
                    yield Diagnostic(block.where, message, 'write "heading:" in its place')
                level = block.level


def table_header(report: Report, _: Known) -> Iterator[Diagnostic]:
    """A table has a header row, or its first column heads its rows.

    Without either, a cell that is read aloud is a word or a figure of nothing.
    """
    for block in all_blocks(report):
        if isinstance(block, Table) and block.rows and not (block.row_headers or _has_head(block)):
            message = f"nothing heads the columns of this table ({_WCAG}, 1.3.1)"
            hint = 'name the columns, or write "row-headers: yes" where the first column heads rows'
            yield Diagnostic(block.where, message, hint)


def _has_head(table: Table) -> bool:
    cells = (cell for row in table.header for cell in row.cells)
    blocks = (block for cell in cells for block in nested(cell.blocks))
    return any(runs for block in blocks for runs in own_texts(block))


def link_text(report: Report, _: Known) -> Iterator[Diagnostic]:
    """The words of a link say where it leads.

    Links are read aloud in a list of their own, and on paper nothing can be clicked.
    """
    for block in all_blocks(report):
        for runs in own_texts(block):
            for text in (runs, *(note.runs for note in notes(runs))):
                for words in _links(text):
                    if words.strip(" .:,;!»›>").casefold() in VAGUE:
                        message = (
                            f'the words "{words}" do not say where the link leads ({_WCAG}, 2.4.4)'
                        )
                        hint = (
                            "link the name of what it leads to: [the Improvement Plan](https://…)"
                        )
                        yield Diagnostic(block.where, message, hint)


def _links(runs: Runs) -> Iterator[str]:
    """The words of each link, however they are marked."""
    for link, words in groupby(runs, lambda run: run.link if isinstance(run, Words) else ""):
        if link:
            yield plain(words)


HEADING_SKIPPED = Rule(
    "heading-skipped", f"{_REGULATIONS}, 1.3.1; ISO 14289-1, 7.4.2", Severity.ERROR, heading_skipped
)
TABLE_HEADER = Rule(
    "table-header", f"{_REGULATIONS}, 1.3.1; ISO 14289-1, 7.5", Severity.ERROR, table_header
)
LINK_TEXT = Rule("link-text", f"{_REGULATIONS}, 2.4.4", Severity.ERROR, link_text)
