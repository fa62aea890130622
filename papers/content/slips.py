"""Mistakes that YAML allows and these files do not, in an officer's words."""

from dataclasses import dataclass

from papers.content.mending import (
    ENTRY,
    Mend,
    indenting,
    inserting,
    is_item,
    is_unspaced,
    masking,
    nearest,
)
from papers.content.source import Source, indentation, unmask
from papers.diagnostics import Diagnostic, Severity

Chain = tuple[tuple[bool, int], ...]  # (is a list, column) of what stands around a place


QUOTE_OR_FOLD = "put the whole text in quotes, or write >- and the text on the next line, indented"


@dataclass
class Slip(Exception):  # noqa: N818 - the name that this module is about
    """A mistake on a line (from 0), and how to mend the line in memory; None to stop there."""

    line: int
    column: int
    message: str
    hint: str
    rule: str = "yaml"
    mend: Mend | None = None

    def diagnostic(self, source: Source) -> Diagnostic:
        """As its author is told."""
        place = source.where(self.line, self.column)
        return Diagnostic(place, self.message, self.hint, rule=self.rule)


def tab(line: int, column: int) -> Slip:
    """A tab where spaces indent."""
    return Slip(line, column, "a tab stands in the indentation", "use spaces", "tab")


def escaped_control(line: int, column: int, sign: str) -> Slip:
    """A character that could not be typed, written as its number."""
    message = (
        f"this text holds an invisible character (U+{ord(sign):04X}), written with a backslash"
    )
    mend = masking(line, column)
    return Slip(line, column, message, "leave it out", "control-character", mend)


def wide_space(line: int, column: int, space: str) -> Slip:
    """A space, pasted from elsewhere, that is a letter to YAML."""
    message = f"a space of another kind (U+{ord(space):04X}) stands here"
    return Slip(line, column, message, "type it again with the space bar", "space")


def second_document(line: int) -> Slip:
    """A line of three hyphens."""
    return Slip(
        line, 0, 'a second document starts with "---"', "one file holds one document", "documents"
    )


def too_deep(line: int, column: int) -> Slip:
    """Brackets within brackets."""
    return Slip(line, column, "this is nested too deep", "use fewer levels", "depth")


def needs_quotes(source: Source, line: int, column: int) -> Slip:
    """A text that starts with a sign that means something to YAML."""
    text = unmask(source.line(line)[column:])
    sign = "{{" if text.startswith("{{") else text[:1]
    return Slip(
        line,
        column,
        f"a text that starts with {sign} needs quotes",
        QUOTE_OR_FOLD,
        "quotes",
        masking(line, column),
    )


def unclosed(quote: str, start: tuple[int, int]) -> Slip:
    """A text that swallows what follows it."""
    hint = f"end the text with {quote}"
    return Slip(
        *start, f"the quotation mark {quote} is never closed", hint, "quotes", masking(*start)
    )


def check_lines(
    source: Source, style: str, start: tuple[int, int], end: tuple[int, int], chain: Chain
) -> None:
    """Look for entries that a text on several lines swallowed by mistake."""
    if style in {"'", '"'}:
        _check_closed(source, style, start, end[0])
    elif not style:
        _check_dashes(source, start[0], end[0], chain)


def _check_closed(source: Source, quote: str, start: tuple[int, int], last: int) -> None:
    outer = indentation(source.line(start[0]))
    for number in range(start[0] + 1, last + 1):
        text = source.line(number)
        if indentation(text) <= outer and (ENTRY.match(text) or is_item(text)):
            raise unclosed(quote, start)


def _check_dashes(source: Source, first: int, last: int, chain: Chain) -> None:
    for number in range(first, last + 1):
        text = source.line(number)
        if is_unspaced(text):
            raise no_space(number, text)
        if number > first and is_item(text):
            columns = [column for is_list, column in chain if is_list]
            raise _swallowed(number, indentation(text), columns)


def _swallowed(line: int, column: int, columns: list[int]) -> Slip:
    """A list item that stands too far right."""
    target = nearest(columns, column)
    return Slip(
        line,
        column,
        'this line starts with "-" but continues the text above',
        'line up the "-" with the one above, or put the whole text in quotes',
        "indentation",
        masking(line, column) if target is None else indenting(line, target),
    )


def no_space(line: int, text: str) -> Slip:
    """A list item that is none to YAML."""
    column = indentation(text)
    hint = f'write "- {unmask(text[column + 1 :])}"'
    mend = inserting(line, column + 1, " ")
    return Slip(line, column, 'a space is missing after "-"', hint, "list", mend)


def after_hash(source: Source, line: int, end: int) -> Diagnostic | None:
    """Words that a text loses, because YAML takes them for a comment."""
    rest = source.line(line)[end:]
    if not rest.lstrip().startswith("#"):
        return None
    return Diagnostic(
        source.where(line, end + rest.index("#")),
        "what follows # on this line is not printed",
        "put the whole text in quotes; or the comment on a line of its own",
        rule="comment",
        severity=Severity.WARNING,
    )
