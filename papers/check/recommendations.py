"""Recommendations: each asks for something, and starts with the verb for it."""

import re
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
# What follows a verb, but not a noun: "and support the plan", not "and support from staff".
_OBJECT = r"(?:the|a|an|that|its|their|this|these|any|to)\b"


def recommendation_verb(report: Report, _: Known) -> Iterator[Diagnostic]:
    """A recommendation starts with a verb of the house list."""
    verbs = report.meeting.council.verbs or VERBS
    known = {verb.casefold() for verb in verbs}
    for item in _recommendations(report):
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


def one_thing(report: Report, _: Known) -> Iterator[Diagnostic]:
    """A recommendation asks for one thing.

    Members vote on each by itself, and the minutes say what became of it.
    """
    verbs = "|".join(map(re.escape, report.meeting.council.verbs or VERBS))
    second = re.compile(rf"\b(?:and|then) (?:to )?({verbs}) {_OBJECT}", re.IGNORECASE)
    for item in _recommendations(report):
        for block in item.blocks[:1]:
            if isinstance(block, Paragraph) and (match := second.search(plain(block.runs))):
                message = f'a recommendation asks for a second thing: "{match[0]} …"'
                yield Diagnostic(item.where, message, "make it a recommendation of its own")


def only_notes(report: Report, _: Known) -> Iterator[Diagnostic]:
    """A report for information asks members only to note.

    Its type is "for-information: yes" in council.yaml; what asks for a decision needs a type whose
    sections say what a decision rests on.
    """
    for item in _recommendations(report) if report.type.for_information else ():
        word = _first_word(item)
        if word and word.casefold() != "note":
            message = f'a report for information asks members to "{word}"'
            hint = "ask them to note it, or give the report a type that asks for decisions"
            yield Diagnostic(item.where, message, hint)


def _recommendations(report: Report) -> Iterator[ListItem]:
    for block in all_blocks(report):
        if isinstance(block, List) and block.style is ListStyle.RECOMMENDATION:
            yield from block.items


ONE_THING = Rule("recommendation-one-thing", "good practice", Severity.WARNING, one_thing)
ONLY_NOTES = Rule("recommendation-only-notes", "good practice", Severity.WARNING, only_notes)
RECOMMENDATION_VERB = Rule(
    "recommendation-verb", "good practice", Severity.WARNING, recommendation_verb
)
