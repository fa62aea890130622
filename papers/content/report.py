"""Read a report: the council's wishes, the meeting, report.yaml and what its outline names."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from papers.content.appendices import read_appendix
from papers.content.bodies import council_of, meeting_of, person_of, report_type_of
from papers.content.fields import read_fields, without_notes
from papers.content.files import Files, YamlFile, ids_in, names_in
from papers.content.places import typed_path
from papers.content.schema.council import ReportTypeEntries
from papers.content.schema.report import GroupEntries, ReportEntries
from papers.content.sections import SectionReader, boxes_first
from papers.content.setting import Setting
from papers.content.source import Source, read_source
from papers.content.tree import Text
from papers.content.writing import Writing
from papers.diagnostics import Diagnostic, Location, Severity, in_order
from papers.model.report import Appendix, Known, Report, Section


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read of a report, and everything found wrong on the way.

    `report` is None where the council, the meeting or report.yaml could not be understood. With
    errors among the diagnostics it may be incomplete: good for checks, not for printing; `known`
    is what the broken files would have brought. `sources` are the files read.
    """

    report: Report | None
    diagnostics: tuple[Diagnostic, ...]
    sources: tuple[Path, ...]
    known: Known = Known()  # noqa: RUF009 - frozen


def read_report(folder: Path, content: Path) -> Reading:
    """Read the report in a folder, as far as it can be read.

    Nothing that authors write makes this raise: what is wrong is in the diagnostics.
    """
    return _Reader(folder, content).read()


class _Reader:
    """Reads one report; each step goes on with what the one before it could understand."""

    def __init__(self, folder: Path, content: Path) -> None:
        self.folder, self.content = folder, content
        self.files = Files()
        self.setting = Setting(folder.parent, content, self.files)
        file = self.files.read(folder / "report.yaml")
        self.entries = self.files.typed(file, ReportEntries)
        self.type = self._type(file)
        self.writing = Writing(folder, content, self.setting.texts)

    def read(self) -> Reading:
        """Read everything that report.yaml names, or all there is where it names nothing."""
        if self.entries is not None:
            self.writing.figures(self.entries.figures)
        asked = self.type.sections if self.type else None
        boxed = bool(self.type and self.type.recommendations_box)
        reader = SectionReader(self.files, self.writing, self.folder, asked, boxed)
        made = [section for entry in self._outline() for section in reader.sections(entry)]
        used = {self.folder / f"{name}.yaml" for name in reader.used}
        appendices = self._appendices(used)
        report = self._report(boxes_first(made) if boxed else tuple(made), appendices)
        unused = [path for path in self._yaml_files() if path not in used]
        if self.entries is not None:
            self.files.add(map(_unused, (*unused, *sorted(self.folder.glob("*.yml")))))
        self.files.add(self.writing.found)
        sources = dict.fromkeys((*self.files.sources, *self.writing.sources))
        known = self._known(unused, reader.lost)
        return Reading(report, in_order(self.files.found), tuple(sources), known)

    def _type(self, file: YamlFile) -> ReportTypeEntries | None:
        """The report's type, by the name that the file gives it, whatever else is wrong there."""
        council = self.setting.council
        name = None if file.entries is None else file.entries.get(Text("type"))
        if council is None or not isinstance(name, Text) or not name.strip():
            return None
        found = council.report_types.get(name)
        if found is None:
            self.setting.complain(name, "report type", list(council.report_types))
        return found

    def _outline(self) -> Iterator[Text | GroupEntries]:
        """What report.yaml says; or the report type's sections, or whatever there is."""
        if self.entries is not None and self.entries.outline is not None:
            yield from self.entries.outline
        elif self.type is not None:
            files = {path.stem for path in self._yaml_files()}
            yield from (name for name in self.type.sections if name in files)
        else:
            yield from map(_name, self._yaml_files())

    def _yaml_files(self) -> list[Path]:
        return sorted(path for path in self.folder.glob("*.yaml") if path.name != "report.yaml")

    def _appendices(self, used: set[Path]) -> tuple[Appendix, ...]:
        typed = self.entries.appendices if self.entries else ()
        return tuple(read_appendix(entry, self.files, self.writing, used) for entry in typed)

    def _report(
        self, sections: tuple[Section, ...], appendices: tuple[Appendix, ...]
    ) -> Report | None:
        entries, setting = self.entries, self.setting
        if not (setting.council and setting.meeting and setting.committee):
            return None
        if not (entries and self.type):
            return None
        council = council_of(setting.council, setting.texts)
        contacts = (*filter(None, [entries.contact]), *(entries.contacts or ()))
        return Report(
            id=self.folder.name,
            meeting=meeting_of(
                self.folder.parent.name, council, setting.committee, setting.meeting
            ),
            type=report_type_of(entries.type, self.type, self.content.parent / "templates"),
            title=without_notes(self.writing, self.writing.runs(entries.title)),
            report_by=str(entries.report_by),
            sections=sections,
            where=entries.where,
            signatory=person_of(entries.signatory) if entries.signatory else None,
            contacts=tuple(map(person_of, contacts)),
            appendices=appendices,
            values={name: text for name, (text, _) in self.writing.values.items()},
            plots=self.writing.plots,
            fields=read_fields(self.writing, entries.fields, self.type.fields),
            contents=entries.contents,
            draft=entries.draft,
            version=str(entries.version or ""),
        )

    def _known(self, unused: list[Path], lost: set[str]) -> Known:
        """What broken files would have brought, and those that a wrong outline misses."""
        missed = unused if lost else []
        lines = [line for file in self.files.broken for line in file.source.lines]
        for path in missed:
            lines += read_source(path, typed_path(path))[0].lines
        names = lost.union(file.path.stem for file in self.files.broken)
        names.update(path.stem for path in missed)
        return Known(ids_in(lines), names_in(lines), frozenset(names))


def _name(path: Path) -> Text:
    """The name of a file that nothing names."""
    return Text.at(path.stem, "", Source(typed_path(path), []), (0, 0), (0, 0))


def _unused(path: Path) -> Diagnostic:
    use = f'write "- {path.stem}" in the outline in report.yaml'
    if path.suffix == ".yml":
        use = f"call it {path.stem}.yaml"
    return Diagnostic(
        Location(typed_path(path)),
        "the report does not use this file",
        f"{use}, or delete the file",
        rule="unused-file",
        severity=Severity.WARNING,
    )
