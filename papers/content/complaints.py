"""What the YAML parser complains about, as a mistake of the author."""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from itertools import takewhile

import yaml

from papers.content.mending import (
    ENTRY,
    indenting,
    inserting,
    is_item,
    is_unspaced,
    joining,
    masking,
    nearest,
    text_start,
)
from papers.content.slips import QUOTE_OR_FOLD, Chain, Slip, needs_quotes, no_space, unclosed
from papers.content.source import Source, indentation, unmask

_CLOSING = {"[": "]", "{": "}"}


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
        return self.source.line(self.line)


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


def _colon(stop: _Stop) -> Slip:
    """A colon where a text stands."""
    entry = ENTRY.match(stop.text)
    if entry and entry.end() == stop.column + 1 and entry[1] in stop.keys:
        above = _above(stop)
        if above is not None:
            return _no_colon_on(stop, above)
        return _misplaced(stop)
    before = stop.text.find(": ", 0, stop.column)
    start = before + 2 if before >= 0 else text_start(stop.text)
    return Slip(
        stop.line,
        stop.column,
        'a text with ": " in it needs quotes',
        QUOTE_OR_FOLD,
        "quotes",
        masking(stop.line, start),
    )


def _above(stop: _Stop) -> int | None:
    """The line above, where it stands at the same column but is no entry."""
    numbers = range(stop.line - 1, -1, -1)
    number = next((n for n in numbers if stop.source.line(n).strip()), None)
    if number is None:
        return None
    text = stop.source.line(number)
    level = indentation(stop.text) == text_start(text)
    return number if level and not ENTRY.match(text) and not text.lstrip().startswith("#") else None


def _no_colon(stop: _Stop) -> Slip:
    return _no_colon_on(stop, stop.start[0])


def _no_colon_on(stop: _Stop, line: int) -> Slip:
    """A line that should be "name: text"."""
    text = stop.source.line(line)
    if is_unspaced(text):
        return no_space(line, text)
    start = text_start(text)
    word = re.match(r"[\w-]*", text[start:])
    name = word[0] if word else ""
    end = start + len(name)
    if name and text[end : end + 1] == ":":
        hint = f'write "{name}: {unmask(text[end + 1 :])}"'
        mend = inserting(line, end + 1, " ")
        return Slip(line, end, 'a space is missing after ":"', hint, "colon", mend)
    if name in stop.keys:
        message = f'":" is missing after "{name}"'
        hint = f'write "{name}:{unmask(text[end:])}"'
        return Slip(line, end, message, hint, "colon", inserting(line, end, ":"))
    return Slip(
        line,
        start,
        'this line is neither "name: text" nor part of the text above',
        'indent it further if it belongs to the text above, or start it with "- "',
        "indentation",
        joining(line, start),
    )


def _end_expected(stop: _Stop) -> Slip:
    """Something is left over: on the line, or because the line is wrongly indented."""
    if not stop.text[: stop.column].strip():
        return _misplaced(stop)
    line, column = stop.last
    sign = stop.source.line(line)[column : column + 1]
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
        masking(line, column),
    )


def _misplaced(stop: _Stop) -> Slip:
    """A line at a column where nothing begins."""
    text, column = stop.text, indentation(stop.text)
    item = is_item(text)
    columns = [place for is_list, place in stop.chain if is_list == item]
    target = nearest(columns, column)
    if not item and not ENTRY.match(text):
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
        indenting(stop.line, target),
    )


def _does_not_fit(line: int, column: int, *, item: bool) -> Slip:
    message = "a list item stands" if item else "an entry stands"
    hint = 'start the line with "- ", or indent it further'
    if item:
        hint = "give the list a name on the line above, or indent it further"
    return Slip(line, column, f"{message} where none belongs", hint, "indentation")


def _sign(stop: _Stop) -> Slip:
    if stop.text[stop.column :].strip():
        return needs_quotes(stop.source, stop.line, stop.column)
    opened: list[tuple[int, int, str]] = []  # the file ends where something is open
    for line, text in enumerate(stop.source.lines):
        for column, sign in enumerate(text):
            if sign in _CLOSING:
                opened.append((line, column, sign))
            elif opened and sign == _CLOSING[opened[-1][2]]:
                opened.pop()
    return _never_closed(*opened[-1]) if opened else _unclear(stop.line, stop.column)


def _sign_before(stop: _Stop) -> Slip:
    return needs_quotes(stop.source, *stop.start)


def _open_quote(stop: _Stop) -> Slip:
    line, column = stop.start
    return unclosed(stop.source.line(line)[column : column + 1], stop.start)


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
    sign = stop.source.line(line)[column : column + 1]
    return Slip(
        line,
        column,
        f"a text after {sign} starts on the next line",
        f"move the text there and indent it, or put it in quotes if it starts with {sign}",
        "quotes",
        masking(line, column),
    )


def _bracket(stop: _Stop) -> Slip:
    """A list or mapping on one line that goes wrong, or never ends."""
    line, column = stop.start
    opening = stop.source.line(line)[column : column + 1]
    closing = _CLOSING[opening]
    if stop.line != line and not _closes(stop.source, stop.start, closing):
        return _never_closed(line, column, opening)
    return Slip(
        stop.line,
        stop.column,
        f"something is wrong between {opening} and {closing}",
        'put a comma between two entries, and quotes around a text with ": " in it',
        "brackets",
        lambda source: source.mask(stop.line, stop.column, stop.column + 1),
    )


def _never_closed(line: int, column: int, opening: str) -> Slip:
    hint = f"end the list with {_CLOSING[opening]}"
    message = f"the bracket {opening} is never closed"
    return Slip(line, column, message, hint, "brackets", masking(line, column))


def _closes(source: Source, start: tuple[int, int], closing: str) -> bool:
    line, column = start
    outer = indentation(source.line(line))
    following = source.lines[line + 1 :]
    inner = takewhile(lambda text: not text.strip() or indentation(text) > outer, following)
    return any(closing in text for text in (source.line(line)[column:], *inner))


def _list_on_line(stop: _Stop) -> Slip:
    return Slip(
        stop.line,
        stop.column,
        'a list with "-" starts on the next line',
        "put each item on a line of its own; or put the text in quotes",
        "quotes",
        masking(stop.line, stop.column),
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
