"""Sections: those that the council requires are there, and each says something."""

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import PurePosixPath

from papers.check.rule import Rule
from papers.diagnostics import Diagnostic, Severity
from papers.model.blocks import Block, Heading, PageBreak, Paragraph
from papers.model.report import Known, Report, Section
from papers.model.runs import plain
from papers.model.walk import by_part

IMPLICATION = "implication"
_BARE = re.compile(
    r"(there (are|is) )?(none|no|nil|n/?a|no(ne)? (specific |direct )?(implications?|known)"
    r"|not applicable|does not apply)",
    re.IGNORECASE,
)


def missing_section(report: Report, known: Known) -> Iterator[Diagnostic]:
    """Every section that the report type requires is in the outline."""
    there = {part.name for section in report.sections for part in section.parts} | known.sections
    folder = PurePosixPath(report.where.file).parent
    for asked in report.type.sections:
        if asked.required and asked.name not in there:
            heading = f' "{asked.heading}"' if asked.heading else ""
            yield Diagnostic(
                report.where,
                f"the required section{heading} is missing",
                f'make {folder / asked.name}.yaml and write "- {asked.name}" in the outline',
            )


def empty_section(report: Report, _: Known) -> Iterator[Diagnostic]:
    """Something stands under every heading."""
    for section in report.sections:
        if _is_empty(section):
            heading = plain(section.heading)
            yield Diagnostic(section.where, f'the section "{heading}" is empty', _WRITE)
        for block, after in pairwise((*section.blocks, None)):
            if isinstance(block, Heading) and _ends(block, after):
                yield Diagnostic(
                    block.where, f'nothing stands under the heading "{plain(block.runs)}"', _WRITE
                )


_WRITE = "write a paragraph, or leave the heading out"


def _is_empty(section: Section) -> bool:
    """Nothing is said of files that could not be read, nor of implications: see bare_reason."""
    kinds = {part.kind for part in section.parts}
    return not section.blocks and bool(kinds) and not kinds & {"", IMPLICATION}


def _ends(heading: Heading, after: Block | None) -> bool:
    return after is None or (isinstance(after, Heading) and after.level <= heading.level)


def bare_reason(report: Report, _: Known) -> Iterator[Diagnostic]:
    """An implication says why nothing applies."""
    for section in report.sections:
        for part, blocks in by_part(section):
            if part.kind == IMPLICATION and _is_bare(blocks):
                yield Diagnostic(
                    blocks[-1].where if blocks else part.where,
                    f'"{_heading(section, blocks)}" gives no reason',
                    'say why, for example "Not applicable – this is a report for information"',
                )


def _heading(section: Section, blocks: tuple[Block, ...]) -> str:
    """The heading of a part: in a group its own, otherwise the section's."""
    match blocks[:1]:
        case (Heading(runs=runs),):
            return plain(runs)
        case _:
            return plain(section.heading)


def _is_bare(blocks: tuple[Block, ...]) -> bool:
    """Whether nothing is left of a section but a bare word."""
    left = [block for block in blocks if not isinstance(block, Heading | PageBreak)]
    words = [plain(block.runs) for block in left if isinstance(block, Paragraph)]
    return len(words) == len(left) and all(map(_says_nothing, words))


def _says_nothing(text: str) -> bool:
    bare = text.strip(" \t\n\u00a0.,;:–—-()[]")
    return not bare or _BARE.fullmatch(bare) is not None


MISSING_SECTION = Rule(
    "missing-section",
    "report type in council.yaml",
    Severity.ERROR,
    missing_section,
)
EMPTY_SECTION = Rule("empty-section", "house rule", Severity.ERROR, empty_section)
BARE_REASON = Rule(
    "bare-reason",
    "Equality Act 2010 s.149, Crime and Disorder Act 1998 s.17, Human Rights Act 1998",
    Severity.ERROR,
    bare_reason,
)
