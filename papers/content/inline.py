"""Inline text: CommonMark emphasis, strong, code, links and line breaks, and three of our own.

`@id` refers to a paragraph, `{{ name }}` prints a value, `^[text]` is a footnote, as in Pandoc.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from papers.content.schema.base import ID
from papers.content.tree import Text
from papers.diagnostics import Diagnostic, Location
from papers.model.runs import PLAIN, LineBreak, Marks, Note, Reference, Run, Runs, Value, Words

_REFERENCE = re.compile("@(" + ID.pattern + ")")
_VALUE = re.compile(r"\{\{\s*(" + ID.pattern + r"(?:\." + ID.pattern + r")*)\s*\}\}")
_BRACES = re.compile(r"\{\{[^{}\n]*\}?\}?")
_NEVER_CLOSED = "a footnote is never closed"
_NOTE_HINT = r"write ^[text of the note]; \^[ prints the sign itself"
_SPACES = " \t\n"  # a no-break space is a character like any other


def parse_runs(text: Text) -> tuple[Runs, tuple[Diagnostic, ...]]:
    """Turn a text into runs; its places are those of the author's file."""
    typed = text.strip(_SPACES)
    offset = len(text) - len(text.lstrip(_SPACES))
    (inline,) = _markdown().parseInline(typed)
    runs = _Runs(text, offset)
    for token in inline.children or ():
        runs.add(token)
    return joined(runs.made), (*runs.found, *_blank_line(text))


@cache
def _markdown() -> MarkdownIt:
    rules = ["newline", "escape", "backticks", "emphasis", "link"]
    markdown = MarkdownIt("zero").enable(rules)
    markdown.inline.ruler.before("escape", "reference", _reference_rule)
    markdown.inline.ruler.before("escape", "value", _value_rule)
    markdown.inline.ruler.before("escape", "note", _note_rule)
    return markdown


def _reference_rule(state: StateInline, silent: bool) -> bool:
    before = state.src[state.pos - 1 : state.pos]
    match = _REFERENCE.match(state.src, state.pos, state.posMax)
    if match is None or before.isalnum():
        return False
    return _push(state, "reference", match[1], match.end(), silent=silent)


def _value_rule(state: StateInline, silent: bool) -> bool:
    if match := _VALUE.match(state.src, state.pos, state.posMax):
        return _push(state, "value", match[1], match.end(), silent=silent)
    if match := _BRACES.match(state.src, state.pos, state.posMax):
        return _push(state, "braces", match[0], match.end(), silent=silent)
    return False


def _note_rule(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos : state.pos + 2] != "^[":
        return False
    start = state.pos + 2
    end = state.md.helpers.parseLinkLabel(state, state.pos + 1)
    if end < 0:
        return _push(state, "open note", "^[", start, silent=silent)
    if not silent:
        token = state.push("note", "", 0)
        token.content = state.src[start:end]
        token.meta = {"offset": state.pos, "start": start}
        token.children = []
        state.md.inline.parse(token.content, state.md, state.env, token.children)
    state.pos = end + 1
    return True


def _push(state: StateInline, kind: str, content: str, end: int, *, silent: bool) -> bool:
    if not silent:
        token = state.push(kind, "", 0)
        token.content = content
        token.meta = {"offset": state.pos}
    state.pos = end
    return True


@dataclass(slots=True)
class _Runs:
    """The runs of a text so far, and the marks that the next one has."""

    text: Text
    offset: int
    made: list[Run]
    found: list[Diagnostic]
    marks: Marks = PLAIN
    link: str = ""
    in_note: bool = False

    def __init__(self, text: Text, offset: int, *, in_note: bool = False) -> None:
        self.text, self.offset, self.made, self.found = text, offset, [], []
        self.marks, self.link, self.in_note = PLAIN, "", in_note

    def add(self, token: Token) -> None:
        """Take the next token of the text."""
        match token.type:
            case "text":
                self._words(token.content)
            case "softbreak":
                self._words(" ")
            case "hardbreak":
                self.made.append(LineBreak())
            case "code_inline":
                self.made.append(Words(token.content, replace(self.marks, code=True), self.link))
            case "strong_open" | "strong_close":
                self.marks = replace(self.marks, strong=token.nesting > 0)
            case "em_open" | "em_close":
                self.marks = replace(self.marks, emphasis=token.nesting > 0)
            case "link_open":
                self._open_link(str(token.attrs["href"]))
            case "link_close":
                self.link = ""
            case "reference" | "value" | "braces" | "note" | "open note":
                self._insertion(token)
            case other:
                raise AssertionError(other)

    def _words(self, words: str) -> None:
        if words:
            self.made.append(Words(words, self.marks, self.link))

    def _insertion(self, token: Token) -> None:
        where = self.text.place(self.offset + token.meta["offset"])
        match token.type:
            case "reference":
                self.made.append(Reference(token.content, where, self.marks))
            case "value":
                self.made.append(Value(token.content, where, self.marks))
            case "note" | "open note":
                self._note(token, where)
            case _:
                hint = r"write {{ name }}; \{{ prints the braces themselves"
                message = "only the name of a value may stand between {{ and }}"
                self.found.append(Diagnostic(where, message, hint, rule="value-name"))
                self._words(token.content)

    def _note(self, token: Token, where: Location) -> None:
        if self.in_note or token.type == "open note":
            message = "a footnote stands inside another" if self.in_note else _NEVER_CLOSED
            self.found.append(Diagnostic(where, message, _NOTE_HINT, rule="note"))
            self._words(token.content)
            return
        inside = _Runs(self.text, self.offset + token.meta["start"], in_note=True)
        for child in token.children or ():
            inside.add(child)
        self.found += inside.found
        if not token.content.strip():
            self.found.append(Diagnostic(where, "a footnote is empty", _NOTE_HINT, rule="note"))
        self.made.append(Note(joined(inside.made), where))

    def _open_link(self, address: str) -> None:
        self.link = address
        if not address.startswith(("https://", "http://", "mailto:")):
            message = f'the link to "{address}" lacks its beginning'
            hint = "write the whole address: https://…"
            self.found.append(Diagnostic(self.text.where, message, hint, rule="link"))


def joined(runs: Iterable[Run]) -> Runs:
    """Neighbouring words that look alike become one run."""
    return tuple(_joined(runs))


def _joined(runs: Iterable[Run]) -> Iterator[Run]:
    last: Words | None = None
    for run in runs:
        if isinstance(run, Words) and last and (run.marks, run.link) == (last.marks, last.link):
            last = replace(last, text=last.text + run.text)
            continue
        if last:
            yield last
        last = run if isinstance(run, Words) else None
        if last is None:
            yield run
    if last:
        yield last


def _blank_line(text: Text) -> Iterator[Diagnostic]:
    """An empty line inside a text would be lost silently: two paragraphs are two items."""
    if "\n" in text.strip() and (where := text.blank_line()):
        hint = "each paragraph is an item of its own"
        yield Diagnostic(where, "an empty line stands inside a text", hint, rule="empty-line")
