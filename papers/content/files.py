"""The files of one run: each read once, with everything found wrong in them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from papers.content.places import typed_path
from papers.content.reader import Document, read_document
from papers.content.schema.base import ID, Schema, known_keys
from papers.content.source import Source, read_source
from papers.content.tree import Entries
from papers.content.validate import validate
from papers.diagnostics import Diagnostic, Location

_S = TypeVar("_S", bound=Schema)


@dataclass(frozen=True, slots=True)
class YamlFile:
    """A YAML file as it was read; `entries` is None where it holds no mapping."""

    path: Path
    source: Source
    document: Document

    @property
    def where(self) -> Location:
        """The file as a whole."""
        return Location(self.source.file)

    @property
    def entries(self) -> Entries | None:
        """The mapping that the file holds."""
        root = self.document.root
        return root if isinstance(root, Entries) else None


@dataclass(slots=True)
class Files:
    """Reads files, and keeps what was found wrong in them."""

    found: list[Diagnostic] = field(default_factory=list)
    sources: list[Path] = field(default_factory=list)
    broken: list[YamlFile] = field(default_factory=list)
    _mended: dict[str, set[int]] = field(default_factory=dict)

    def read(self, path: Path) -> YamlFile:
        """Read a YAML file."""
        self.sources.append(path)
        source, found = read_source(path, typed_path(path))
        document = read_document(source, known_keys())
        self.found += found
        self.found += document.diagnostics
        self._mended[source.file] = source.mended
        file = YamlFile(path, source, document)
        if not found and document.complete and file.entries is None:
            self.found.append(_no_entries(file))
        return file

    def typed(self, file: YamlFile, schema: type[_S]) -> _S | None:
        """Hold a file against a schema; a file that breaks off has already said why."""
        made: _S | None = None
        if file.entries is not None and file.document.complete:
            made, found = validate(schema, file.entries)
            self.add(found)
        if made is None:
            self.broken.append(file)
        return made

    def add(self, found: Iterable[Diagnostic]) -> None:
        """Keep what was found, save on lines where it follows from a mistake already named."""
        for diagnostic in found:
            where = diagnostic.where
            if where.line - 1 not in self._mended.get(where.file, ()):
                self.found.append(diagnostic)


def _no_entries(file: YamlFile) -> Diagnostic:
    if file.document.root is None or file.document.root == "":
        return Diagnostic(file.where, "the file is empty", rule="empty-file")
    message = 'this file should hold entries of the form "name: text"'
    return Diagnostic(file.document.root.where, message, rule="value")


_ID = re.compile(rf"\bid: *[\"']?({ID.pattern})")
_KEY = re.compile(rf"({ID.pattern}) *:")


def ids_in(lines: Iterable[str]) -> frozenset[str]:
    """The ids that a file seems to give, however broken it is."""
    return frozenset(match[1] for line in lines for match in _ID.finditer(line))


def names_in(lines: Iterable[str]) -> frozenset[str]:
    """The names of figures that a file seems to give, and of anything else before a colon."""
    return frozenset(match[1] for line in lines for match in _KEY.finditer(line))
