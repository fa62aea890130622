"""What is not for publication: it has a ground in the Act, and none of it stands elsewhere."""

from collections.abc import Iterable, Iterator

from papers.check.rule import Rule
from papers.diagnostics import Diagnostic, Severity
from papers.model.blocks import Block
from papers.model.meeting import Exempt
from papers.model.report import Appendix, Known, Report, Section
from papers.model.runs import Run, Value
from papers.model.schedule12a import PARAGRAPHS, SOURCE
from papers.model.walk import nested, own_texts

EXEMPT = "exempt-paragraph"
REASON = "exempt-reason"


def wrong_paragraph(exempt: Exempt) -> Iterator[Diagnostic]:
    """Exempt information falls under a paragraph of Part 1 of Schedule 12A."""
    if exempt.paragraph not in PARAGRAPHS:
        message = f"paragraph {exempt.paragraph} is not one of Part 1 of Schedule 12A"
        hint = ", ".join(f"{n} {words}" for n, words in _SHORT.items())
        yield Diagnostic(exempt.where, message, f"known are {hint}")


def no_reason(exempt: Exempt) -> Iterator[Diagnostic]:
    """Someone has weighed the public interest."""
    if not exempt.reason:
        message = "nothing says why the public interest favours the exemption"
        yield Diagnostic(exempt.where, message, 'write "reason: …"; the agenda prints it')


def exempt_paragraph(report: Report, _: Known) -> Iterator[Diagnostic]:
    """The paragraphs of a report's exempt parts exist."""
    for exempt in _exemptions(report):
        yield from wrong_paragraph(exempt)


def exempt_reason(report: Report, _: Known) -> Iterator[Diagnostic]:
    """A report's exempt appendices have reasons; a passage may do without."""
    for appendix in report.appendices:
        if appendix.exempt is not None:
            yield from no_reason(appendix.exempt)


def exempt_value(report: Report, _: Known) -> Iterator[Diagnostic]:
    """No open text prints a figure of a measure that is exempt."""
    passages = [passage for part in report.parts for passage in part.passages]
    hidden = {name for passage in passages for name in passage.values}
    for run in _open_runs(report):
        if isinstance(run, Value) and run.name in hidden:
            message = f'"{run.name}" comes from an exempt passage, and this text is public'
            yield Diagnostic(run.where, message, "leave the figure out")


_SHORT = {
    1: "(an individual)",
    2: "(who an individual is)",
    3: "(financial or business affairs)",
    4: "(labour relations)",
    5: "(legal privilege)",
    6: "(a notice or order to come)",
    7: "(crime)",
}


def _exemptions(report: Report) -> Iterator[Exempt]:
    for part in report.parts:
        yield from (passage.exempt for passage in part.passages)
        if isinstance(part, Appendix) and part.exempt is not None:
            yield part.exempt


def _hidden(part: Section | Appendix) -> Iterator[Block]:
    """The exempt blocks of a part, and those inside them."""
    for passage in part.passages:
        yield from nested(part.blocks[passage.start : passage.start + passage.size])


def _open_runs(report: Report) -> Iterator[Run]:
    yield from report.title
    for part in report.parts:
        yield from part.heading if isinstance(part, Section) else part.title
        hidden = {id(block) for block in _hidden(part)}
        yield from _runs(block for block in nested(part.blocks) if id(block) not in hidden)


def _runs(blocks: Iterable[Block]) -> Iterator[Run]:
    return (run for block in blocks for runs in own_texts(block) for run in runs)


EXEMPT_PARAGRAPH = Rule(EXEMPT, SOURCE, Severity.ERROR, exempt_paragraph)
EXEMPT_REASON = Rule(REASON, f"{SOURCE}, and Part 2, para. 10", Severity.WARNING, exempt_reason)
EXEMPT_VALUE = Rule(
    "exempt-value", "Local Government Act 1972, s.100B(2)", Severity.ERROR, exempt_value
)
