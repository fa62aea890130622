"""Read the sections of a report, as its outline names them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from os.path import lexists
from pathlib import Path

from papers.content.files import Files, YamlFile
from papers.content.inline import parse_runs
from papers.content.kinds import KINDS, Implications, Kind
from papers.content.places import inside
from papers.content.schema.base import ID
from papers.content.schema.council import SectionEntries
from papers.content.schema.report import GroupEntries
from papers.content.tree import Text, texts
from papers.content.writing import Writing
from papers.diagnostics import Diagnostic, Location, did_you_mean
from papers.model.blocks import Block, Box, Heading, Paragraph
from papers.model.report import Part, Section
from papers.model.runs import Runs

NO_HEADING = "none"
RECOMMENDATIONS = "recommendations"


@dataclass(frozen=True, slots=True)
class _Written:
    """One section file, turned into blocks; of a broken file only its texts are left."""

    part: Part
    heading: Runs
    blocks: tuple[Block, ...]
    id: str = ""
    numbered: bool = False


@dataclass(slots=True)
class SectionReader:
    """Reads section files; `asked` is what the report type asks of each, None where unknown."""

    files: Files
    writing: Writing
    folder: Path
    asked: Mapping[Text, SectionEntries] | None
    boxed: bool = False  # whether recommendations stand in a box
    used: dict[str, Location] = field(default_factory=dict)
    lost: set[str] = field(default_factory=set)  # named in the outline, but not there

    def sections(self, entry: Text | GroupEntries) -> Iterator[Section]:
        """The sections of an outline's entry: usually one; none where there is nothing to read."""
        if isinstance(entry, GroupEntries):
            yield self._group(entry)
            return
        for written in self._written(entry, numbered=None):
            yield Section(
                written.part.kind,
                written.heading,
                written.blocks,
                written.part.where,
                numbered=written.numbered and bool(written.heading),
                id=written.id,
                parts=(written.part,),
                passages=self.writing.passages(written.blocks),
            )

    def _group(self, group: GroupEntries) -> Section:
        made = [w for name in group.parts for w in self._written(name, numbered=group.numbered)]
        parts = [_under_heading(written) for written in made]
        blocks = tuple(block for _, own in parts for block in own)
        return Section(
            "prose",
            self.writing.runs(group.heading),
            blocks,
            group.where,
            numbered=group.numbered,
            id=str(group.id or ""),
            parts=tuple(part for part, _ in parts),
            passages=self.writing.passages(blocks),
        )

    def _written(self, name: Text, *, numbered: bool | None) -> Iterator[_Written]:
        path = self._path(name)
        if path is None:
            return
        file = self.files.read(path)
        kind = self._kind(file, name)
        if kind is None:
            self.files.broken.append(file)
            yield _salvaged(file, name)
            return
        typed = self.files.typed(file, kind)
        if typed is None:
            yield _salvaged(file, name)
        elif isinstance(typed, Implications):
            yield from self._implications(typed, numbered=numbered)
        else:
            yield self._write(typed, name, numbered=numbered)

    def _implications(self, typed: Implications, *, numbered: bool | None) -> Iterator[_Written]:
        """Each implication of a file is a section of its own."""
        for name, section in typed.sections():
            if name in self.used:
                message = f'"{name}" is used twice'
                hint = f"the first is at {self.used[name]}"
                self.files.add([Diagnostic(name.where, message, hint, rule="outline")])
            self.used.setdefault(name, name.where)
            yield self._write(section, name, numbered=numbered)

    def _path(self, name: Text) -> Path | None:
        path = self.folder / f"{name}.yaml"
        if (problem := self._problem(name, path)) is None:
            self.used[name] = name.where
            return path
        message, hint = problem
        self.lost.add(str(name))
        self.files.add([Diagnostic(name.where, message, hint, rule="outline")])
        return None

    def _problem(self, name: Text, path: Path) -> tuple[str, str] | None:
        """Why an outline cannot name this file, and what to do."""
        if not ID.fullmatch(name):
            return f'"{name}" cannot be the name of a section', "leave out folder and .yaml"
        if name in self.used:
            return f'"{name}" is used twice', f"the first is on line {self.used[name].line}"
        if not lexists(path):
            return f'there is no file "{name}.yaml"', self._near(name)
        if not inside(path, self.writing.content):
            return "this link leaves the content folder", "put the file itself here"
        return None

    def _near(self, name: str) -> str:
        if (other := self.folder / f"{name}.yml").is_file():
            return f"call {other.name} {name}.yaml"
        there = [path.stem for path in sorted(self.folder.glob("*.yaml"))]
        return did_you_mean(name, there) or "make it beside report.yaml"

    def _kind(self, file: YamlFile, name: Text) -> type[Kind] | None:
        """The kind that the file names, or the report type, or prose; None where unknown."""
        typed = file.entries.get(Text("kind")) if file.entries is not None else None
        asked = (self.asked or {}).get(name)
        kind = typed if isinstance(typed, Text) else asked.kind if asked else None
        if kind is None:
            return None if self.asked is None else KINDS["prose"]
        if kind not in KINDS:
            hint = did_you_mean(kind, KINDS) or f"known are {', '.join(KINDS)}"
            message = f'there is no kind of section "{kind}"'
            self.files.add([Diagnostic(kind.where, message, hint, rule="unknown-kind")])
        return KINDS.get(kind)

    def _write(self, typed: Kind, name: Text, *, numbered: bool | None) -> _Written:
        asked = (self.asked or {}).get(name)
        if numbered is None:
            numbered = asked.numbered if asked else True
        if typed.numbered is not None:
            numbered = typed.numbered
        self.writing.asked = asked
        self.writing.numbered = numbered and _numbers_paragraphs(typed, asked)
        self.writing.figures(typed.figures)
        heading = self._heading(typed, asked)
        blocks = tuple(typed.blocks(self.writing))
        kind = next(known for known, schema in KINDS.items() if schema is type(typed))
        if self.boxed and kind == RECOMMENDATIONS:
            blocks = (Box(blocks, typed.where),)
        part = Part(str(name), kind, len(blocks), typed.where)
        return _Written(part, heading, blocks, str(typed.id or ""), numbered)

    def _heading(self, typed: Kind, asked: SectionEntries | None) -> Runs:
        heading = typed.heading or (asked.heading if asked else None)
        if heading is None and self.asked is not None:
            hint = 'write "heading: …", or "heading: none" for a section without one'
            found = Diagnostic(typed.where, '"heading" is missing', hint, rule="missing-key")
            self.files.add([found])
        return () if heading in {None, NO_HEADING} else self.writing.runs(heading)


def _numbers_paragraphs(typed: Kind, asked: SectionEntries | None) -> bool:
    if typed.numbered_paragraphs is not None:
        return typed.numbered_paragraphs
    return asked.numbered_paragraphs if asked else True


def boxes_first(sections: Iterable[Section]) -> tuple[Section, ...]:
    """The sections, recommendations in a box before the first that has a number."""
    made = tuple(sections)
    boxes = tuple(s for s in made if s.kind == RECOMMENDATIONS)
    others = tuple(s for s in made if s.kind != RECOMMENDATIONS)
    first = next((i for i, section in enumerate(others) if section.numbered), len(others))
    return (*others[:first], *boxes, *others[first:])


def _under_heading(written: _Written) -> tuple[Part, tuple[Block, ...]]:
    """A part of a group: its own heading stands a level lower, before its blocks."""
    part = written.part
    if not written.heading:
        return part, written.blocks
    heading = Heading(written.heading, 2, part.where, id=written.id)
    larger = Part(part.name, part.kind, part.size + 1, part.where)
    return larger, (heading, *written.blocks)


def _salvaged(file: YamlFile, name: Text) -> _Written:
    """The texts of a broken file, so that its references can still be checked."""
    root = file.document.root
    found: Iterable[Text] = texts(root) if root is not None else ()
    blocks = tuple(Paragraph(parse_runs(text)[0], text.where) for text in found)
    return _Written(Part(str(name), "", len(blocks), file.where), (), blocks)
