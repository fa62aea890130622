"""Read YAML into a tree; after a mistake, say what it is, mend it in memory and read on."""

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

import yaml

from papers.content import slips
from papers.content.complaints import explain
from papers.content.slips import Slip
from papers.content.source import CONTROL, Source, unmask
from papers.content.tree import Entries, Items, Text, Tree
from papers.diagnostics import Diagnostic

MOST_SLIPS = 25
MOST_MENDING = 2_000_000  # characters read again after mistakes, so that a huge file stays quick
DEEPEST = 30

_WIDE = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
_STRUCTURE = re.compile(r"(?:\s|-(?=\s))*(?:([\w-]+):(?=\s))?\s*")  # \s: spaces of all kinds

_Event = Any  # yaml's C events share no useful type with its Python ones
_Attach = Callable[[Tree], object]

_Parser: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Document:
    """What could be read of a file; not all of it where a mistake could not be mended."""

    root: Tree | None
    diagnostics: tuple[Diagnostic, ...]
    complete: bool


def read_document(source: Source, keys: Collection[str] = ()) -> Document:
    """Read a file as far as it goes, with every mistake in it.

    `keys` are the names that mappings may have: they tell a wrongly indented entry from a text
    that goes on.
    """
    found = [*_expand_tabs(source), *_plain_spaces(source, keys)][:MOST_SLIPS]
    composer = _compose(source)
    rounds = max(1, min(MOST_SLIPS, MOST_MENDING // (len(source.text) + 1)))
    for _ in range(rounds):
        if composer.error is None:
            break
        slip = explain(composer.error, source, composer.chain, composer.last, keys)
        if slip.line not in source.mended:
            found.append(slip.diagnostic(source))
            source.mended.add(slip.line)
        if slip.mend is None:
            break
        slip.mend(source)
        composer = _compose(source)
    complete = composer.error is None
    return Document(composer.root, (*found, *composer.found), complete)


def _compose(source: Source) -> "_Composer":
    """Compose with the quick parser; where it stops, the slow one says why, everywhere alike."""
    composer = _Composer(source, _Parser)
    if composer.error is None or _Parser is yaml.SafeLoader:
        return composer
    return _Composer(source, yaml.SafeLoader)


def _expand_tabs(source: Source) -> Iterator[Diagnostic]:
    """A tab indents nothing in YAML; elsewhere it is a space."""
    for number in [number for number, line in enumerate(source.lines) if "\t" in line]:
        line = source.lines[number]
        source.lines[number] = line.replace("\t", " ")
        blank = line[: len(line) - len(line.lstrip())]
        if "\t" in blank and len(blank) < len(line) and line[len(blank)] != "#":
            source.mended.add(number)
            source.indent(number, len(blank) + blank.count("\t"))
            yield slips.tab(number, blank.index("\t")).diagnostic(source)


def _plain_spaces(source: Source, keys: Collection[str]) -> Iterator[Diagnostic]:
    """To YAML, the spaces that do not break are letters: they neither indent nor part."""
    for number, line in enumerate(source.lines):
        found = None if line.isascii() else _STRUCTURE.match(line)
        if found is None or (found[1] and found[1] not in keys):
            continue
        wide = _WIDE.search(found[0])
        if wide is not None:
            source.mended.add(number)
            source.lines[number] = _WIDE.sub(" ", found[0]) + line[found.end() :]
            yield slips.wide_space(number, wide.start(), wide[0]).diagnostic(source)


class _Composer:
    """Builds the tree of a document from the parser's events, as far as they come."""

    def __init__(self, source: Source, parser: type) -> None:
        self.source = source
        self.root: Tree | None = None
        self.found: list[Diagnostic] = []
        self.error: Slip | yaml.MarkedYAMLError | None = None
        self.chain: tuple[tuple[bool, int], ...] = ()  # (is a list, column) around the last text
        self.last = (0, 0)  # where the last text, list or mapping on a line of its own began
        self._open: list[tuple[bool, int]] = []
        self._depth = 0
        self._parser = parser(source.text)
        try:
            self._document()
        except (Slip, yaml.MarkedYAMLError) as error:
            self.error = error
        finally:
            self._parser.dispose()

    def _document(self) -> None:
        self._next()  # the stream starts
        if isinstance(self._next(), yaml.StreamEndEvent):
            return
        self._node(self._next(), self._attach_root)
        self._next()  # the document ends
        event = self._next()
        if not isinstance(event, yaml.StreamEndEvent):
            slip = slips.second_document(event.start_mark.line)
            self.source.mended.add(slip.line)
            self.found.append(slip.diagnostic(self.source))

    def _attach_root(self, tree: Tree) -> None:
        self.root = tree

    def _next(self) -> _Event:
        return self._parser.get_event()

    def _node(self, event: _Event, attach: _Attach) -> None:
        start = (event.start_mark.line, event.start_mark.column)
        self._refuse(event, start)
        if isinstance(event, yaml.ScalarEvent):
            attach(self._text(event, start))
            return
        self._depth += 1
        if event.flow_style:
            self._collection(event, start, attach)
        else:
            self._open.append((isinstance(event, yaml.SequenceStartEvent), start[1]))
            self._collection(event, start, attach)
            self._open.pop()
        self._depth -= 1
        self.last = start

    def _collection(self, event: _Event, start: tuple[int, int], attach: _Attach) -> None:
        if isinstance(event, yaml.SequenceStartEvent):
            self._items(start, attach)
        else:
            self._entries(start, attach)

    def _refuse(self, event: _Event, start: tuple[int, int]) -> None:
        """What YAML could do and these files do not: it is always a text without its quotes."""
        line = self.source.line(start[0])
        braces = isinstance(event, yaml.MappingStartEvent) and line[start[1] :].startswith("{{")
        special = isinstance(event, yaml.AliasEvent) or event.anchor or _tagged(event)
        if braces or special:
            raise slips.needs_quotes(self.source, *start)
        if self._depth > DEEPEST:
            raise slips.too_deep(*start)

    def _text(self, event: _Event, start: tuple[int, int]) -> Text:
        self.last, self.chain = start, tuple(self._open)
        end = (event.end_mark.line, event.end_mark.column)
        style = event.style or ""
        if end[0] > start[0]:
            slips.check_lines(self.source, style, start, end, self.chain)
        if not style and " " in event.value and (lost := slips.after_hash(self.source, *end)):
            self.found.append(lost)
        if sign := CONTROL.search(event.value):
            raise slips.escaped_control(*start, sign[0])
        return Text.at(unmask(event.value), style, self.source, start, end)

    def _items(self, start: tuple[int, int], attach: _Attach) -> None:
        items = Items(self.source.where(*start))
        attach(items)
        for event in self._until(yaml.SequenceEndEvent):
            self._node(event, items.append)

    def _entries(self, start: tuple[int, int], attach: _Attach) -> None:
        entries = Entries(self.source.where(*start))
        attach(entries)
        for event in self._until(yaml.MappingEndEvent):
            key = self._key(event)
            if key in entries:
                self.found.append(_twice(key, entries.key(key) or key))
                self._node(self._next(), lambda _: None)
            else:
                self._node(self._next(), partial(entries.__setitem__, key))

    def _key(self, event: _Event) -> Text:
        start = (event.start_mark.line, event.start_mark.column)
        self._refuse(event, start)
        if not isinstance(event, yaml.ScalarEvent):
            raise slips.needs_quotes(self.source, *start)
        return self._text(event, start)

    def _until(self, end: type) -> Iterator[_Event]:
        while not isinstance(event := self._next(), end):
            yield event


def _tagged(event: _Event) -> bool:
    return getattr(event, "tag", None) is not None


def _twice(key: Text, first: Text) -> Diagnostic:
    return Diagnostic(
        key.where,
        f'"{key}" stands here a second time',
        f"the first is on line {first.where.line}; keep one of them",
        rule="duplicate-key",
    )
