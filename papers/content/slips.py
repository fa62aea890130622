"""Mistakes in YAML in an officer's words, each with a way to read on."""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from itertools import takewhile

import yaml

from papers.content.source import Source, indentation, unmask
from papers.diagnostics import Diagnostic

Chain = tuple[tuple[bool, int], ...]  # (is a list, column) of what stands around a place
Mend = Callable[[Source], None]

QUOTE_OR_FOLD = "put the whole text in quotes, or write >- and the text on the next line, indented"
_ENTRY = re.compile(r" *(?:- +)*([A-Za-z][\w-]*) *:(?= |$)")
_LEAD = re.compile(r" *(?:- +)*")


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


@dataclass(frozen=True, slots=True)
class _Stop:
    """Where the parser stopped, and what it had seen."""

    source: Source
    line: int
    column: int
    start: tuple[int, int]  # of what it was reading
    problem: str
    chain: Chain
    last: tuple[int, int]
    keys: Collection[str]

    @property
    def text(self) -> str:
        return _line(self.source, self.line)


def explain(
    error: Slip | yaml.MarkedYAMLError,
    source: Source,
    chain: Chain,
    last: tuple[int, int],
    keys: Collection[str],
) -> Slip:
    """Turn the parser's complaint into a mistake of the author."""
    if isinstance(error, Slip):
        return error
    mark, context = error.problem_mark, error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    start = (context.line, context.column) if context else (line, column)
    stop = _Stop(source, line, column, start, error.problem or "", chain, last, keys)
    for beginning, explanation in _EXPLANATIONS:
        if stop.problem.startswith(beginning):
            return explanation(stop)
    return _unclear(line, column)


# -- what is found while the tree is built


def tab(line: int, column: int) -> Slip:
    """A tab where spaces indent."""
    return Slip(line, column, "a tab stands in the indentation", "use spaces", "tab")


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
    text = unmask(_line(source, line)[column:])
    sign = "{{" if text.startswith("{{") else text[:1]
    return Slip(
        line,
        column,
        f"a text that starts with {sign} needs quotes",
        QUOTE_OR_FOLD,
        "quotes",
        _masking(line, column),
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
    outer = indentation(_line(source, start[0]))
    for number in range(start[0] + 1, last + 1):
        text = _line(source, number)
        if indentation(text) <= outer and (_ENTRY.match(text) or _is_item(text)):
            raise _unclosed(quote, start)


def _check_dashes(source: Source, first: int, last: int, chain: Chain) -> None:
    for number in range(first + 1, last + 1):
        text = _line(source, number)
        if not _is_item(text):
            continue
        columns = [column for is_list, column in chain if is_list]
        column = indentation(text)
        target = _nearest(columns, column)
        mend = _masking(number, column) if target is None else _indenting(number, target)
        raise Slip(
            number,
            column,
            'this line starts with "-" but continues the text above',
            'line up the "-" with the one above, or put the whole text in quotes',
            "indentation",
            mend,
        )


# -- what the parser complains about


def _colon(stop: _Stop) -> Slip:
    """A colon where a text stands."""
    entry = _ENTRY.match(stop.text)
    if entry and entry.end() == stop.column + 1 and entry[1] in stop.keys:
        above = _above(stop)
        if above is not None:
            return _no_colon_on(stop, above)
        return _misplaced(stop)
    before = stop.text.find(": ", 0, stop.column)
    lead = _LEAD.match(stop.text)
    start = before + 2 if before >= 0 else (lead.end() if lead else 0)
    return Slip(
        stop.line,
        stop.column,
        'a text with ": " in it needs quotes',
        QUOTE_OR_FOLD,
        "quotes",
        _masking(stop.line, start),
    )


def _above(stop: _Stop) -> int | None:
    """The line above, where it stands at the same column but is no entry."""
    numbers = range(stop.line - 1, -1, -1)
    number = next((n for n in numbers if _line(stop.source, n).strip()), None)
    if number is None:
        return None
    text = _line(stop.source, number)
    lead = _LEAD.match(text)
    level = indentation(stop.text) == (lead.end() if lead else 0)
    return (
        number if level and not _ENTRY.match(text) and not text.lstrip().startswith("#") else None
    )


def _no_colon(stop: _Stop) -> Slip:
    return _no_colon_on(stop, stop.start[0])


def _no_colon_on(stop: _Stop, line: int) -> Slip:
    """A line that should be "name: text"."""
    text = _line(stop.source, line)
    lead = _LEAD.match(text)
    start = lead.end() if lead else 0
    word = re.match(r"[\w-]*", text[start:])
    name = word[0] if word else ""
    end = start + len(name)
    if name and text[end : end + 1] == ":":
        hint = f'write "{name}: {text[end + 1 :]}"'
        mend = _inserting(line, end + 1, " ")
        return Slip(line, end, 'a space is missing after ":"', hint, "colon", mend)
    if name in stop.keys:
        message = f'":" is missing after "{name}"'
        hint = f'write "{name}:{text[end:]}"'
        return Slip(line, end, message, hint, "colon", _inserting(line, end, ":"))
    return Slip(
        line,
        start,
        'this line is neither "name: text" nor part of the text above',
        'indent it further if it belongs to the text above, or start it with "- "',
        "indentation",
        _joining(line, start),
    )


def _end_expected(stop: _Stop) -> Slip:
    """Something is left over: on the line, or because the line is wrongly indented."""
    if not stop.text[: stop.column].strip():
        return _misplaced(stop)
    line, column = stop.last
    sign = _line(stop.source, line)[column : column + 1]
    if sign not in {'"', "'"}:
        return needs_quotes(stop.source, line, column)
    apostrophe = "write an apostrophe twice between single quotes, or use double quotes"
    inner = 'write \\" for a quotation mark inside, or use single quotes'
    return Slip(
        stop.line,
        stop.column,
        f"the text goes on after the closing {sign}",
        apostrophe if sign == "'" else inner,
        "quotes",
        _masking(line, column),
    )


def _misplaced(stop: _Stop) -> Slip:
    """A line at a column where nothing begins."""
    text, column = stop.text, indentation(stop.text)
    item = _is_item(text)
    columns = [place for is_list, place in stop.chain if is_list == item]
    target = _nearest(columns, column)
    if not item and not _ENTRY.match(text):
        return _no_colon_on(stop, stop.line)
    if target is None or target == column:
        return _does_not_fit(stop.line, column, item=item)
    spaces = f"{column} space" + ("" if column == 1 else "s")
    return Slip(
        stop.line,
        column,
        f"this line is indented by {spaces}, where {target} would fit",
        "line it up with the entries that it belongs to",
        "indentation",
        _indenting(stop.line, target),
    )


def _does_not_fit(line: int, column: int, *, item: bool) -> Slip:
    message = "a list item stands" if item else "an entry stands"
    hint = 'start the line with "- ", or indent it further'
    if item:
        hint = "give the list a name on the line above, or indent it further"
    return Slip(line, column, f"{message} where none belongs", hint, "indentation")


def _sign(stop: _Stop) -> Slip:
    return needs_quotes(stop.source, stop.line, stop.column)


def _sign_before(stop: _Stop) -> Slip:
    return needs_quotes(stop.source, *stop.start)


def _open_quote(stop: _Stop) -> Slip:
    line, column = stop.start
    return _unclosed(_line(stop.source, line)[column : column + 1], stop.start)


def _unclosed(quote: str, start: tuple[int, int]) -> Slip:
    hint = f"end the text with {quote}"
    return Slip(
        *start, f"the quotation mark {quote} is never closed", hint, "quotes", _masking(*start)
    )


def _escape(stop: _Stop) -> Slip:
    column = stop.text.rfind("\\", 0, stop.column + 1)
    return Slip(
        stop.line,
        column,
        'a single backslash stands between "…"',
        "write it twice, or use single quotes",
        "quotes",
        lambda source: source.mask(stop.line, column, column + 2),
    )


def _fold(stop: _Stop) -> Slip:
    line, column = stop.start
    sign = _line(stop.source, line)[column : column + 1]
    return Slip(
        line,
        column,
        f"a text after {sign} starts on the next line",
        f"move the text there and indent it, or put it in quotes if it starts with {sign}",
        "quotes",
        _masking(line, column),
    )


def _bracket(stop: _Stop) -> Slip:
    """A list or mapping on one line that goes wrong, or never ends."""
    line, column = stop.start
    opening = _line(stop.source, line)[column : column + 1]
    closing = "]" if opening == "[" else "}"
    if stop.line != line and not _closes(stop.source, stop.start, closing):
        hint = f"end the list with {closing}"
        message = f"the bracket {opening} is never closed"
        return Slip(line, column, message, hint, "brackets", _masking(line, column))
    return Slip(
        stop.line,
        stop.column,
        f"something is wrong between {opening} and {closing}",
        'put a comma between two entries, and quotes around a text with ": " in it',
        "brackets",
        lambda source: source.mask(stop.line, stop.column, stop.column + 1),
    )


def _closes(source: Source, start: tuple[int, int], closing: str) -> bool:
    line, column = start
    outer = indentation(_line(source, line))
    following = source.lines[line + 1 :]
    inner = takewhile(lambda text: not text.strip() or indentation(text) > outer, following)
    return any(closing in text for text in (_line(source, line)[column:], *inner))


def _list_on_line(stop: _Stop) -> Slip:
    return Slip(
        stop.line,
        stop.column,
        'a list with "-" starts on the next line',
        "put each item on a line of its own; or put the text in quotes",
        "quotes",
        _masking(stop.line, stop.column),
    )


def _unclear(line: int, column: int) -> Slip:
    return Slip(
        line,
        column,
        "this line cannot be read",
        "compare its indentation, quotes and colons with the lines around it",
    )


_EXPLANATIONS: tuple[tuple[str, Callable[[_Stop], Slip]], ...] = (
    ("mapping values are not allowed", _colon),
    ("could not find expected ':'", _no_colon),
    ("expected <block end>", _end_expected),
    ("found character", _sign),
    ("expected the node content", _sign),
    ("expected alphabetic or numeric", _sign_before),
    ("found unexpected end of stream", _open_quote),
    ("found unexpected document separator", _open_quote),
    ("found unknown escape", _escape),
    ("expected escape sequence", _escape),
    ("expected chomping", _fold),
    ("expected a comment or a line break", _fold),
    ("expected indentation indicator", _fold),
    ("expected ',' or", _bracket),
    ("sequence entries are not allowed", _list_on_line),
)


# -- ways to read on


def _masking(line: int, column: int) -> Mend:
    """Read the rest of the line, and the lines that continue it, as plain text."""

    def mend(source: Source) -> None:
        owner = _owner(_line(source, line)[:column])
        source.mask(line, column)
        for number in range(line + 1, len(source.lines)):
            text = source.lines[number]
            if not text.strip() or indentation(text) <= owner:
                return
            source.mask(number, indentation(text))
            source.mended.add(number)

    return mend


def _owner(before: str) -> int:
    """The column of the name or "-" that a text belongs to."""
    lead = _LEAD.match(before)
    start = lead.end() if lead else 0
    if start < len(before):
        return start
    return max(before.rfind("-"), 0)


def _inserting(line: int, column: int, text: str) -> Mend:
    return lambda source: source.insert(line, column, text)


def _joining(line: int, start: int) -> Mend:
    """Let the line continue the text above."""

    def mend(source: Source) -> None:
        source.mask(line, start)
        source.indent(line, indentation(source.lines[line]) + 2)

    return mend


def _indenting(line: int, target: int) -> Mend:
    """Move the line, and what hangs on it, to the column where it fits."""

    def mend(source: Source) -> None:
        column = indentation(source.lines[line])
        shift = target - column
        source.indent(line, target)
        for number in range(line + 1, len(source.lines)):
            width = indentation(source.lines[number])
            if source.lines[number].strip() and (width < column or width == target):
                return
            source.indent(number, max(width + shift, 0))

    return mend


def _nearest(columns: list[int], column: int) -> int | None:
    return min(columns, key=lambda place: (abs(place - column), -place), default=None)


def _is_item(text: str) -> bool:
    return text.lstrip().startswith("- ")


def _line(source: Source, number: int) -> str:
    return source.lines[number] if number < len(source.lines) else ""
