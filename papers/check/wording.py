"""How a report is worded: short sentences, and acronyms that are spelt out."""

import re
from collections.abc import Iterator

from papers.check.rule import Rule
from papers.diagnostics import Diagnostic, Location, Severity
from papers.model.blocks import Paragraph
from papers.model.report import Appendix, Known, Report, Section
from papers.model.runs import plain
from papers.model.walk import nested, own_texts

MOST_WORDS = 40
GLOSSARY = "glossary"
_GUIDANCE = "accessibility guidance of GOV.UK: plain English"
_END = re.compile(r"(?<=[.!?;:])\s+|\n")
_ACRONYM = re.compile(r"(?<![\w-])[A-Z]{2,}(?![\w-])")
_ROMAN = re.compile(r"[IVXLC]+")


def long_sentence(report: Report, _: Known) -> Iterator[Diagnostic]:
    """No sentence has more than 40 words.

    A colon or a semicolon ends one too. It is off until the council asks for it.
    """
    for part in report.parts:
        for block in nested(part.blocks):
            if isinstance(block, Paragraph):
                for sentence in _END.split(plain(block.runs)):
                    if (count := len(sentence.split())) > MOST_WORDS:
                        start = " ".join(sentence.split()[:5])
                        message = f'the sentence "{start} …" has {count} words'
                        yield Diagnostic(block.where, message, "make two of it")


def acronym(report: Report, _: Known) -> Iterator[Diagnostic]:
    """An acronym is spelt out where it is first used, or stands in the glossary.

    Either way does: "full-time equivalent (FTE)" and "FTE (full-time equivalent)". It is off until
    the council asks for it.
    """
    seen = set(_glossary(report))
    for text, where in _texts(report):
        for match in _ACRONYM.finditer(text):
            name = match[0]
            known = name in seen or _ROMAN.fullmatch(name) is not None
            seen.add(name)
            spelt = text[match.end() :].startswith(" (") or text[: match.start()].endswith("(")
            if not (known or spelt):
                message = f'"{name}" is not spelt out where it is first used'
                yield Diagnostic(where, message, f'write its words, and then "({name})"')


def _glossary(report: Report) -> Iterator[str]:
    glossaries = (section for section in report.sections if section.kind == GLOSSARY)
    return (text for section in glossaries for text, _ in _texts_of(section))


def _texts(report: Report) -> Iterator[tuple[str, Location]]:
    return (text for part in report.parts for text in _texts_of(part))


def _texts_of(part: Section | Appendix) -> Iterator[tuple[str, Location]]:
    yield plain(part.heading if isinstance(part, Section) else part.title), part.where
    for block in nested(part.blocks):
        yield from ((plain(runs), block.where) for runs in own_texts(block))


LONG_SENTENCE = Rule("long-sentence", _GUIDANCE, Severity.WARNING, long_sentence, on=False)
ACRONYM = Rule("acronym", _GUIDANCE, Severity.WARNING, acronym, on=False)
