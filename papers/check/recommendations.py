"""Recommendations: each asks for something, and starts with the verb for it."""

from collections.abc import Iterator

from papers.check.rule import Rule
from papers.diagnostics import Diagnostic, Severity
from papers.model.blocks import List, ListItem, ListStyle, Paragraph
from papers.model.report import Known, Report
from papers.model.runs import plain
from papers.model.walk import all_blocks

VERBS = (
    *("note", "agree", "approve", "receive", "recommend", "consider", "endorse", "accept"),
    *("adopt", "appoint", "ask", "authorise", "comment", "confirm", "delegate", "determine"),
    *("examine", "identify", "refer", "request", "review", "scrutinise", "support", "welcome"),
)


def recommendation_verb(report: Report, _: Known) -> Iterator[Diagnostic]:
    """A recommendation starts with a verb of the house list."""
    verbs = report.meeting.council.verbs or VERBS
    known = {verb.casefold() for verb in verbs}
    for block in all_blocks(report):
        if not isinstance(block, List) or block.style is not ListStyle.RECOMMENDATION:
            continue
        for item in block.items:
            word = _first_word(item)
            if word and word.casefold() not in known:
                yield Diagnostic(
                    item.where,
                    f'a recommendation starts with "{word}"',
                    f"start with what members are asked to do: {', '.join(verbs[:6])} …",
                )


def _first_word(item: ListItem) -> str:
    match item.blocks[:1]:
        case (Paragraph(runs=runs),):
            words = plain(runs).split(maxsplit=1)
            return words[0].strip(",.;:") if words else ""
        case _:
            return ""


RECOMMENDATION_VERB = Rule(
    "recommendation-verb", "good practice", Severity.WARNING, recommendation_verb
)
