"""What is not for publication: it has a ground in the Act, and none of it stands elsewhere."""

from collections.abc import Iterator

from papers.check.rule import Rule
from papers.diagnostics import Diagnostic, Severity
from papers.model.blocks import Block, Chart, Picture, Table
from papers.model.bodies import Council
from papers.model.meeting import Exempt
from papers.model.report import Appendix, Known, Report, Section
from papers.model.runs import Runs, Value
from papers.model.schedule12a import SOURCE, part_of
from papers.model.walk import nested, own_texts, with_notes

EXEMPT = "exempt-paragraph"
REASON = "exempt-reason"


def wrong_paragraph(exempt: Exempt, council: Council) -> Iterator[Diagnostic]:
    """Exempt information falls under paragraphs of Schedule 12A, those of England or of Wales."""
    known = council.calendar.exemptions
    for paragraph in exempt.paragraphs:
        if paragraph not in known:
            part = part_of(known[0])
            message = f"paragraph {paragraph} is not one of Part {part} of Schedule 12A"
            hint = ", ".join(f"{n} {words}" for n, words in zip(known, _SHORT, strict=True))
            yield Diagnostic(exempt.where, message, f"known are {hint}")


def no_reason(exempt: Exempt) -> Iterator[Diagnostic]:
    """Someone has weighed the public interest."""
    if not exempt.reason:
        message = "nothing says why the public interest favours the exemption"
        yield Diagnostic(exempt.where, message, 'write "reason: …"; the agenda prints it')


def exempt_paragraph(report: Report, _: Known) -> Iterator[Diagnostic]:
    """The paragraphs of a report's exempt parts exist."""
    for exempt in _exemptions(report):
        yield from wrong_paragraph(exempt, report.meeting.council)


def exempt_reason(report: Report, _: Known) -> Iterator[Diagnostic]:
    """A report's exempt appendices have reasons; a passage may do without."""
    for appendix in report.appendices:
        if appendix.exempt is not None:
            yield from no_reason(appendix.exempt)


def exempt_value(report: Report, _: Known) -> Iterator[Diagnostic]:
    """No open text prints a figure of a measure or table that is exempt, and no chart draws it.

    The public edition leaves the passage out, but not what is said of it elsewhere.
    """
    hidden = set(_hidden_values(report))
    for run in with_notes(_open_texts(report)):
        if isinstance(run, Value) and run.name in hidden:
            message = f'"{run.name}" comes from an exempt passage, and this text is public'
            yield Diagnostic(run.where, message, "leave the figure out")
    ids = {name.partition(".")[0] for name in hidden} | set(_hidden_tables(report))
    for chart in _open_charts(report):
        if chart.of in ids:
            message = f'"{chart.of}" stands in an exempt passage, and this chart is public'
            yield Diagnostic(chart.where, message, "move the chart into the passage")


def _open_charts(report: Report) -> Iterator[Chart]:
    for block in (block for part in report.parts for block in _open_blocks(part)):
        if isinstance(block, Picture) and isinstance(block.content, Chart):
            yield block.content


def _hidden_values(report: Report) -> Iterator[str]:
    for part in report.parts:
        for passage in part.passages:
            yield from passage.values


def _hidden_tables(report: Report) -> Iterator[str]:
    hidden = (block for part in report.parts for block in _hidden(part))
    return (block.id for block in hidden if isinstance(block, Table) and block.id)


_SHORT = (
    "(an individual)",
    "(who an individual is)",
    "(financial or business affairs)",
    "(labour relations)",
    "(legal privilege)",
    "(a notice or order to come)",
    "(crime)",
)


def _exemptions(report: Report) -> Iterator[Exempt]:
    for part in report.parts:
        yield from (passage.exempt for passage in part.passages)
        if isinstance(part, Appendix) and part.exempt is not None:
            yield part.exempt


def _hidden(part: Section | Appendix) -> Iterator[Block]:
    """The exempt blocks of a part, and those inside them."""
    for passage in part.passages:
        yield from nested(part.blocks[passage.start : passage.start + passage.size])


def _open_texts(report: Report) -> Iterator[Runs]:
    """Every text that is public; the heading or title of an exempt part is, too."""
    yield report.title
    for field in report.fields:
        yield from field.texts
    for part in report.parts:
        yield part.heading if isinstance(part, Section) else part.title
        for block in _open_blocks(part):
            yield from own_texts(block)


def _open_blocks(part: Section | Appendix) -> Iterator[Block]:
    hidden = {id(block) for block in _hidden(part)}
    return (block for block in nested(part.blocks) if id(block) not in hidden)


EXEMPT_PARAGRAPH = Rule(EXEMPT, SOURCE, Severity.ERROR, exempt_paragraph)
EXEMPT_REASON = Rule(REASON, f"{SOURCE}, paras. 10 and 21", Severity.WARNING, exempt_reason)
EXEMPT_VALUE = Rule(
    "exempt-value", "Local Government Act 1972, s.100B(2)", Severity.ERROR, exempt_value
)
