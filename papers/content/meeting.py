"""Read a meeting: its setting, its agenda, and the reports that the agenda names."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from papers.content.bodies import council_of, exempt_of, meeting_of
from papers.content.documents import Shelf
from papers.content.files import Files
from papers.content.find import unknown_report
from papers.content.places import typed_path
from papers.content.report import Reading, read_report
from papers.content.schema.meeting import (
    AgendaItemEntries,
    KeyDecisionEntries,
    StandardItemEntries,
    SubItemEntries,
    TextEntries,
)
from papers.content.setting import Setting
from papers.content.tree import Text
from papers.content.writing import Writing
from papers.diagnostics import Diagnostic, Location, Severity, in_order
from papers.model.blocks import Block
from papers.model.bodies import Council, Notice
from papers.model.meeting import Item, KeyDecision, Meeting, Reason, Withheld
from papers.model.report import Appendix, Report, Section
from papers.model.runs import Runs, Value, Words

_YES, _NO = "yes", "no"
_AGENDA, _SHEET = "agenda.docx", "sheet.docx"


@dataclass(frozen=True, slots=True)
class MeetingReading:
    """What was read of a meeting, and everything found wrong on the way.

    `meeting` is None where the council, the committee or meeting.yaml could not be understood;
    `reports` are those of the agenda, in its order. `sources` are the files read.
    """

    meeting: Meeting | None
    reports: tuple[Reading, ...]
    diagnostics: tuple[Diagnostic, ...]
    sources: tuple[Path, ...]


def read_meeting(
    folder: Path, content: Path, read: Callable[[Path, Path], Reading] = read_report
) -> MeetingReading:
    """Read the meeting in a folder, and its reports, as far as they can be read.

    Nothing that authors write makes this raise: what is wrong is in the diagnostics. `read` may
    know reports that have not changed since they were last read.
    """
    return _Reader(folder, content, read).read()


class _Reader:
    """Reads one meeting; an item takes from its report what meeting.yaml does not say."""

    def __init__(self, folder: Path, content: Path, read: Callable[[Path, Path], Reading]) -> None:
        self.folder, self.content, self.read_report = folder, content, read
        self.files = Files()
        self.setting = Setting(folder, content, self.files)
        self.writing = Writing(folder, content, self.setting.texts)
        self.reports: dict[str, Reading] = {}
        self.documents: list[Path] = []
        self.unknown = False  # whether the agenda names a report that is not there

    def read(self) -> MeetingReading:
        """Read everything that meeting.yaml names."""
        typed = self.setting.meeting
        items = tuple(self._items(typed.items)) if typed is not None else ()
        meeting = self._meeting(items)
        self.files.add(self.writing.found)
        if typed is not None:
            self.files.add(map(_unused, self._unlisted()))
        found = (
            *self.files.found,
            *(d for each in self.reports.values() for d in each.diagnostics),
        )
        sources = dict.fromkeys(
            (
                *self.files.sources,
                *self.documents,
                *(path for each in self.reports.values() for path in each.sources),
            )
        )
        return MeetingReading(
            meeting, tuple(self.reports.values()), in_order(found), tuple(sources)
        )

    def _meeting(self, items: tuple[Item, ...]) -> Meeting | None:
        setting = self.setting
        if not (setting.council and setting.meeting and setting.committee):
            return None
        council = self._council()
        made = meeting_of(self.folder.name, council, setting.committee, setting.meeting)
        return replace(made, items=items)

    def _council(self) -> Council:
        typed = self.setting.council
        assert typed is not None  # noqa: S101  # _meeting has asked
        templates = self.content.parent / "templates"
        notices = tuple(Notice(str(each.title), self._blocks(each)) for each in typed.notices)
        council = council_of(typed, self.setting.texts)
        return replace(
            council,
            notices=notices,
            agenda=templates / (typed.agenda_template or _AGENDA),
            sheet=templates / (typed.sheet_template or _SHEET),
        )

    def _items(self, typed: Iterable[AgendaItemEntries]) -> Iterator[Item]:
        for position, entry in enumerate(typed, 1):
            below = (
                self._item(each, f"item-{position}-{n}")
                for n, each in enumerate(entry.sub_items, 1)
            )
            yield replace(self._item(entry, f"item-{position}"), items=tuple(below))

    def _item(self, entry: SubItemEntries, id_: str) -> Item:
        standard = self._standard(entry.standard)
        reading = self._reading(entry.report)
        report = reading.report if reading else None
        return Item(
            id=id_,
            title=self._title(entry, standard, report),
            where=entry.where,
            blocks=self._blocks(entry, standard),
            purpose=_said("purpose", entry, standard),
            officer=_said("officer", entry, standard) or _author(report),
            time=_said("time", entry, standard),
            report=str(entry.report or ""),
            document=self._document(entry.document),
            to_follow=_reason(entry.to_follow),
            urgent=_reason(entry.urgent),
            exempt=exempt_of(entry.exempt),
            withheld=tuple(_withheld(report)) if report and not entry.exempt else (),
            key_decision=_key_decision(entry.key_decision),
        )

    def _title(
        self, entry: SubItemEntries, standard: StandardItemEntries | None, report: Report | None
    ) -> Runs:
        typed = entry.title or (standard.title if standard else None)
        if typed is not None:
            return self.writing.runs(typed)
        return _valued(report) if report else (Words(str(entry.report or entry.standard)),)

    def _blocks(
        self, entry: TextEntries, standard: StandardItemEntries | None = None
    ) -> tuple[Block, ...]:
        """The text of an item, or of the standard item that it is; no part of it is exempt."""
        typed = entry.blocks or (standard.blocks if standard else ())
        blocks = self.writing.blocks(typed)
        for passage in self.writing.passages(blocks):
            message = "the text of an agenda is public"
            hint = 'say "exempt:" of the item as a whole, or in its report'
            found = Diagnostic(passage.exempt.where, message, hint, rule="exempt-passage")
            self.files.add([found])
        return blocks

    def _standard(self, name: Text | None) -> StandardItemEntries | None:
        council = self.setting.council
        if name is None or council is None:
            return None
        found = next((each for key, each in council.standard_items.items() if key == name), None)
        if found is None:
            self.setting.complain(name, "standard item", list(council.standard_items))
        return found

    def _reading(self, name: Text | None) -> Reading | None:
        if name is None:
            return None
        if name not in self.reports:
            if problem := unknown_report(self.folder, name):
                self.files.add([problem])
                self.unknown = True
                return None
            self.reports[str(name)] = self.read_report(self.folder / name, self.content)
        return self.reports[str(name)]

    def _document(self, name: Text | None) -> Path | None:
        if name is None:
            return None
        found = Shelf(self.folder, self.content, "meeting.yaml", "a document").find(name)
        if isinstance(found, Path):
            self.documents.append(found)
            return found
        self.files.add([found])
        return None

    def _unlisted(self) -> Sequence[Path]:
        """The reports beside meeting.yaml that its agenda does not name."""
        if self.unknown:  # one of them is probably meant
            return []
        there = sorted(self.folder.glob("*/report.yaml"))
        return [path for path in there if path.parent.name not in self.reports]


def _said(key: str, *entries: TextEntries | None) -> str:
    """What the first of the entries that says something says under a key."""
    said = (getattr(each, key) for each in entries if each is not None)
    return str(next(filter(None, said), ""))


def _author(report: Report | None) -> str:
    """Who makes a report, without the article that "Report by" asks for."""
    return report.report_by.removeprefix("the ") if report else ""


def _valued(report: Report) -> Runs:
    """The title of a report with its values filled in."""
    return tuple(
        replace(run, text=report.values.get(run.name, "")) if isinstance(run, Value) else run
        for run in report.title
    )


def _withheld(report: Report) -> Iterator[Withheld]:
    """The exempt parts of a report; passages on the same ground are one."""
    named: set[tuple[int, ...]] = set()
    appendices = [each for each in report.appendices if each.exempt is None]
    parts: tuple[Section | Appendix, ...] = (*report.sections, *appendices)
    for passage in (each for part in parts for each in part.passages):
        if passage.exempt.paragraphs not in named:
            yield Withheld("", passage.exempt)
        named.add(passage.exempt.paragraphs)
    for appendix in report.appendices:
        if appendix.exempt is not None:
            yield Withheld(appendix.label, appendix.exempt)


def _reason(typed: Text | None) -> Reason | None:
    """A reason that the law wants; only yes is none yet."""
    if typed is None or typed.strip().casefold() == _NO:
        return None
    text = "" if typed.strip().casefold() == _YES else str(typed).strip()
    return Reason(text, typed.where)


def _key_decision(typed: KeyDecisionEntries | None) -> KeyDecision | None:
    if typed is None:
        return None
    return KeyDecision(
        typed.where,
        typed.notice,
        str(typed.general_exception or ""),
        str(typed.special_urgency or ""),
    )


def _unused(report: Path) -> Diagnostic:
    name = report.parent.name
    return Diagnostic(
        Location(typed_path(report)),
        "no agenda item is for this report",
        f'write "- report: {name}" in meeting.yaml, or delete the folder',
        rule="unused-report",
        severity=Severity.WARNING,
    )
