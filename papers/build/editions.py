"""The editions of a meeting: agendas that print the pages behind them, and the packs of both."""

from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass

from papers.build.cache import Cache, key_of
from papers.build.making import Made, Task, look_of, start
from papers.build.papers import FULL
from papers.build.workers import spread
from papers.diagnostics import Diagnostic, Location, Severity
from papers.edition import public_meeting
from papers.model.meeting import Meeting
from papers.pack.edition import Edition, Plan, UnsettledError, assemble, plan_of, remarks_on
from papers.pack.paper import Paper

ATTEMPTS = 5
USUAL = 2  # pages of an agenda


@dataclass(frozen=True, slots=True)
class Editions:
    """The public edition and, where anything is exempt, the full one.

    `agenda` is the public agenda alone; `wording` says what the agenda of each edition says.
    """

    public: Edition
    full: Edition | None
    agenda: Made
    wording: tuple[str, ...]

    def warnings(self) -> Iterator[Diagnostic]:
        """Members and public turn to the same page only where both agendas are as long."""
        yield from self.public.diagnostics
        if self.full is not None and self.full.plan.length != self.public.plan.length:
            message = (
                f"the agenda has {self.full.plan.length} pages in the full edition and "
                f"{self.public.plan.length} in the public one, so that their page numbers differ"
            )
            where = Location(f"{FULL}.pdf")
            yield Diagnostic(where, message, rule="page-numbers", severity=Severity.WARNING)


def editions(
    meeting: Meeting,
    papers: Sequence[Paper],
    hidden: Sequence[Paper],
    cache: Cache,
    executor: Executor,
) -> Editions:
    """The editions of a numbered meeting, from the papers of Part I and the `hidden` ones."""
    public, text = public_meeting(meeting), meeting.council.text
    wanted = [(public, papers, text("public-edition"))]
    if hidden:
        wanted.append((meeting, (*papers, *hidden), text("full-edition")))
    settled = _settled([each[:2] for each in wanted], cache, executor)
    work = [(*each, plan, agenda.pdf) for each, (plan, agenda) in zip(wanted, settled, strict=True)]
    others = spread(executor, assemble, work[1:])
    alone = _agenda_task(public, settled[0][0], links=False)
    agenda = start([alone], cache, executor).finish()[alone.key]
    first = assemble(*work[0])
    said = tuple(each.wording for _, each in settled)
    return Editions(first, next(others, None), agenda, said)


def _settled(
    wanted: Sequence[tuple[Meeting, Sequence[Paper]]],
    cache: Cache,
    executor: Executor,
) -> list[tuple[Plan, Made]]:
    """The plan of each edition, and the agenda that prints it.

    The length of an agenda is in its own plan: counting begins with that of the last time.
    """
    key = key_of("agenda-pages", wanted[0][0].id, str(len(wanted)))
    lengths = cache.get(key) or [USUAL] * len(wanted)
    for _ in range(ATTEMPTS):
        plans = [plan_of(*each, length) for each, length in zip(wanted, lengths, strict=True)]
        tasks = [
            _agenda_task(meeting, plan, links=True)
            for (meeting, _), plan in zip(wanted, plans, strict=True)
        ]
        made = start(tasks, cache, executor).finish()
        agendas = [made[task.key] for task in tasks]
        found = [each.pages for each in agendas]
        if found == lengths:
            cache.put(key, lengths)
            return list(zip(plans, agendas, strict=True))
        lengths = found
    raise UnsettledError("the agenda does not settle")


def _agenda_task(meeting: Meeting, plan: Plan, *, links: bool) -> Task:
    """The agenda that prints a plan; in a pack it has `links` to the papers."""
    template, remarks = meeting.council.agenda, remarks_on(meeting, plan.inaccessible)
    said = (repr(meeting), repr(plan.printed), repr(remarks), str(links))
    key = key_of("agenda", *said, look_of(template))
    arguments = (meeting, plan.printed, remarks, links)
    return Task(meeting.council.text("agenda"), key, "make_agenda", arguments)
