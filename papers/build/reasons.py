"""What publication needs a reason for: late papers, changed reports, supplements."""

from collections.abc import Iterator, Mapping
from datetime import date
from difflib import get_close_matches

from papers.build.anew import MeetingRead
from papers.check.clock import SOURCES, clock
from papers.diagnostics import ContentError, Diagnostic, UsageError
from papers.manifest import Agenda, File, Kind
from papers.model.dates import in_full
from papers.model.meeting import Item, all_items
from papers.model.runs import plain
from papers.pack.supplement import Changes


def check_day(read: MeetingRead, day: date) -> None:
    """The day of publication is the one that the agenda prints, and not late without a reason."""
    meeting = read.meeting
    if meeting.published is not None and meeting.published != day:
        message = f"the agenda says that it is published on {in_full(meeting.published)}"
        hint = f"write {day.isoformat()}, or publish on that day"
        raise ContentError([Diagnostic(meeting.key("published"), message, hint, "published")])
    count = clock(meeting.date, meeting.council.calendar, day)
    if count.is_late and not meeting.late:
        hint = f'record under "late:" why it is urgent ({SOURCES[count.calendar]})'
        raise ContentError([Diagnostic(meeting.where, count.verdict, hint, "late-publication")])


def check_changes(
    read: MeetingRead,
    changes: Changes,
    before: Agenda | None,
    latest: Mapping[str, File],
    day: date,
    reason: str,
) -> None:
    """A supplement says why; late papers and items are urgent; a corrected report has a version.

    `before` is what the agenda said when it was last published, `latest` its papers.
    """
    found = [*_late(read, changes, before, day), *_without_version(read, changes, latest)]
    if found:
        raise ContentError(found)
    if not reason:
        what = ["the agenda"] if changes.agendas else []
        what += dict.fromkeys(paper.title for paper in changes.papers)
        raise UsageError(
            f"what is published has changed ({', '.join(what) or 'papers were withdrawn'}); say "
            "why with --because, for the front sheet of the supplement"
        )


def _late(
    read: MeetingRead, changes: Changes, before: Agenda | None, day: date
) -> Iterator[Diagnostic]:
    count = clock(read.meeting.date, read.meeting.council.calendar, day)
    items = _items(read)
    new = [(items[p.line], p.title) for p in changes.papers if p.path not in changes.replaced]
    if before is not None:
        new += [(item, plain(item.title)) for item in _new_items(read, before)]
    for item, title in new:
        if count.is_late and item.urgent is None:
            yield Diagnostic(
                item.where,
                f'"{title}" is published with {count.clear} of the {count.needed} clear days '
                "needed",
                'record under "urgent:" the special circumstances for which the Chair takes it '
                "(Local Government Act 1972, s.100B(4)(b))",
                rule="late-publication",
            )


def _new_items(read: MeetingRead, before: Agenda) -> Iterator[Item]:
    """The items without a paper that were not on the agenda before.

    One whose title is like that of an item that is gone is that item, in other words.
    """
    items = list(all_items(read.meeting.items))
    titles = {plain(item.title) for item in items}
    gone = [title for title in before.items if title not in titles]
    for item in items:
        title = plain(item.title)
        bare = not item.report and item.document is None
        if bare and title not in before.items and not get_close_matches(title, gone):
            yield item


def _without_version(
    read: MeetingRead, changes: Changes, latest: Mapping[str, File]
) -> Iterator[Diagnostic]:
    items = _items(read)
    told = set[str]()
    for paper in changes.papers:
        before = latest.get(f"{paper.path}.pdf")
        if before is None or paper.kind is not Kind.REPORT or items[paper.line].report in told:
            continue
        if not paper.version or paper.version == before.version:
            name = items[paper.line].report
            told.add(name)
            report = read.reports[name].report
            yield Diagnostic(
                report.where,
                f'"{paper.title}" has changed since it was published, and does not say its version',
                f'write "version: {_next(before.version)}" in report.yaml',
                rule="published-version",
            )


def _next(version: str) -> str:
    return str(int(version) + 1) if version.isdigit() else "2"


def _items(read: MeetingRead) -> dict[str, Item]:
    return {
        id_: item for item in all_items(read.meeting.items) for id_ in (item.id, item.part_2_id)
    }
