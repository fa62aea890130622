"""Make the papers of a meeting: each from its inputs alone, so that it can be kept and spread."""

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path

from papers.build.cache import Cache, file_hash, hash_of, key_of
from papers.build.workers import Progress, no_progress, spread
from papers.diagnostics import Diagnostic
from papers.model.meeting import Meeting
from papers.model.report import Report
from papers.model.sheet import Sheet
from papers.pdf.validator import is_installed


@dataclass(frozen=True, slots=True)
class Made:
    """A document that was made; without a `pdf`, `findings` say why it could not be.

    `wording` is a digest of what an agenda says, its pages left out.
    """

    docx: bytes = b""
    pdf: bytes = b""
    pages: int = 0
    ours: bool = True
    conforms: bool = True
    inaccessible: tuple[int, ...] = ()
    findings: tuple[Diagnostic, ...] = ()
    wording: str = ""


@dataclass(frozen=True, slots=True)
class Task:
    """One document to make: what users call it, its key, and the maker with what it takes.

    The `maker` is the name of a function in `documents`.
    """

    name: str
    key: str
    maker: str
    arguments: tuple[object, ...]


def report_task(report: Report, read: str, mark: str, edition: str) -> Task:
    """A report, numbered; `read` is the key of what it was read from."""
    template = report.type.template
    key = key_of("report", read, edition, mark, look_of(template))
    return Task(report.id, key, "make_report", (report, mark))


def document_task(path: Path, title: str, mark: str, meeting: Meeting) -> Task:
    """A Word file or PDF that an author brought."""
    template = meeting.council.agenda
    when = created(meeting)
    key = key_of(
        *("document", file_hash(path), str(path), title, mark, when, str(is_installed())),
        str(Path.cwd()),
        *(meeting.council.language, meeting.council.name, look_of(template)),
    )
    return Task(path.name, key, "make_document", (path, title, mark, meeting))


def sheet_task(sheet: Sheet, meeting: Meeting, template: Path) -> Task:
    """The cover of an appendix."""
    key = key_of(
        *("sheet", repr(sheet), meeting.id, str(meeting.date), meeting.time, meeting.venue),
        *(
            meeting.committee.name,
            meeting.council.name,
            meeting.council.language,
            look_of(template),
        ),
    )
    return Task(f"{sheet.label}, cover", key, "make_sheet", (sheet, meeting, template))


@dataclass(slots=True)
class Making:
    """Documents that are being made by an executor, and those that were kept, by their keys."""

    cache: Cache
    made: dict[str, Made]
    missing: Sequence[Task]
    results: Iterator[Made]

    def finish(self, progress: Progress = no_progress) -> dict[str, Made]:
        """Wait for all; by key.

        `progress` is called with the name of what is made, how many are done, and of how many.
        """
        total = len(self.made) + len(self.missing)
        for task in self.missing:
            progress(task.name, len(self.made), total)
            self.made[task.key] = next(self.results)
            if self.made[task.key].pdf:
                self.cache.put(task.key, self.made[task.key])
        return self.made


def start(tasks: Iterable[Task], cache: Cache, executor: Executor) -> Making:
    """Begin to make what is not kept yet."""
    wanted = {task.key: task for task in tasks}
    made = {key: kept for key in wanted if isinstance(kept := cache.get(key), Made)}
    missing = [task for key, task in wanted.items() if key not in made]
    results = spread(executor, _make, [(task.maker, task.arguments) for task in missing])
    return Making(cache, made, missing, results)


def _make(maker: str, arguments: tuple[object, ...]) -> Made:
    from papers.build import documents  # noqa: PLC0415  # slow to import

    made: Made = getattr(documents, maker)(*arguments)
    return made


def look_of(template: Path) -> str:
    """A hash of a template and of the faces beside it."""
    fonts = template.parent / "fonts"
    return hash_of([template, *(fonts.glob("*") if fonts.is_dir() else ())], template.parent)


def created(meeting: Meeting) -> str:
    """When the papers of a meeting count as made, in the form of ISO 8601."""
    return f"{(meeting.published or meeting.date).isoformat()}T00:00:00Z"
