"""Posts, schedules and risks, as lists and tables of a fixed shape."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papers.content import tables
from papers.content.formats import read_figure
from papers.content.inline import joined
from papers.content.schema.data import RiskEntries, RisksEntries
from papers.diagnostics import Diagnostic
from papers.model.blocks import List, ListItem, ListStyle, Paragraph
from papers.model.runs import Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from papers.content.schema.data import PostEntries, RisksTyped, ScheduleEntries
    from papers.content.tree import Text
    from papers.content.writing import Writing
    from papers.diagnostics import Location
    from papers.model.blocks import Table
    from papers.model.runs import Runs


def posts(writing: Writing, typed: Iterable[PostEntries], where: Location) -> List:
    """Posts as a bullet list: "Deputy Director (Robin Example)"."""
    return List(ListStyle.BULLET, tuple(_post(writing, post) for post in typed), where)


def _post(writing: Writing, post: PostEntries) -> ListItem:
    people = post.people or (post.person,)
    names: list[Runs] = [writing.runs(person) for person in people]
    between = [run for runs in names for run in (Words(", "), *runs)][1:]
    runs = joined((*writing.runs(post.post), Words(" ("), *between, Words(")")))
    return ListItem((Paragraph(runs, post.post.where),), post.post.where)


def schedule(writing: Writing, typed: ScheduleEntries) -> Table:
    """Dates and topics as a table."""
    headings = _headings(writing, typed.columns, ("date", "topic"))
    rows = [((one.when,), one.topics or (one.topic,)) for one in typed.entries]
    return tables.grid(writing, headings, rows, typed.where)


def _headings(
    writing: Writing, own: Sequence[Text] | None, usual: Sequence[str]
) -> list[Text | str]:
    """The headings typed, or those of the report type, or the council's words."""
    asked = own or (writing.asked.columns if writing.asked else None)
    return list(asked) if asked else [writing.texts[name] for name in usual]


def risks(writing: Writing, typed: RisksTyped, where: Location) -> Table:
    """Risks and mitigations as a table, with the columns that any of them fills."""
    entries = typed.entries if isinstance(typed, RisksEntries) else typed
    own = typed.columns if isinstance(typed, RisksEntries) else None
    first, last = _headings(writing, own, ("risk", "mitigation"))
    scores = {id(risk): _score(writing, risk) for risk in entries}
    middle = [name for name in ("likelihood", "impact") if any(getattr(r, name) for r in entries)]
    scored = ["score"] if any(scores.values()) else []
    owned = ["owner"] if any(risk.owner for risk in entries) else []
    words = [writing.texts[name] for name in (*middle, *scored, *owned)]
    headings = [first, *words[: len(middle + scored)], last, *words[len(middle + scored) :]]
    rows = [
        (
            (risk.risk,),
            *((getattr(risk, name),) for name in middle),
            *((scores[id(risk)],) for _ in scored),
            risk.mitigations or (risk.mitigation,),
            *((risk.owner,) for _ in owned),
        )
        for risk in entries
    ]
    return tables.grid(writing, headings, rows, where)


def _score(writing: Writing, risk: RiskEntries) -> Text | None:
    """The score typed, or likelihood times impact; where both are there they agree."""
    figures = [read_figure(text) if text else None for text in (risk.likelihood, risk.impact)]
    likelihood, impact = figures
    if likelihood is None or impact is None:
        return risk.score
    product = likelihood.number * impact.number
    if risk.score is None:
        assert risk.impact is not None  # noqa: S101  # it has a figure
        return risk.impact.again(f"{product:f}")
    stated = read_figure(risk.score)
    if stated is not None and stated.number != product:
        message = f"the score is {risk.score}, but likelihood times impact is {product:f}"
        hint = 'leave "score" out, and it is computed'
        writing.found.append(Diagnostic(risk.score.where, message, hint, rule="score"))
    return risk.score
