"""Hold council.yaml against what is done with it: its texts, its language, its templates."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from papers.content.bodies import TEXTS
from papers.content.files import Files
from papers.content.places import inside, typed_path
from papers.content.schema.council import CouncilEntries
from papers.content.tree import Text
from papers.diagnostics import Diagnostic, Location, Severity, did_you_mean
from papers.model.texts import MEETING_TEXTS

_NAME = re.compile(r"\{([a-z0-9-]+)\}")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
# What each text is filled in with, where its usual words do not say it all.
_MUST = {"pack-page": "n", "urgent": "reason", "late": "reason"}


def check_council(content: Path) -> tuple[Diagnostic, ...]:
    """What is wrong in a council.yaml that can be read."""
    files = Files()
    typed = files.typed(files.read(content / "council.yaml"), CouncilEntries)
    if typed is None:
        return ()
    return (*_language(typed), *_templates(typed, content), *_texts(typed))


def links_out(sources: Iterable[Path], content: Path) -> Iterator[Diagnostic]:
    """The files that were read through a link from elsewhere."""
    is_inside = cache(lambda folder: inside(folder, content))
    for path in sources:
        if not (inside(path, content) if path.is_symlink() else is_inside(path.parent)):
            message = "this link leaves the content folder"
            where = Location(typed_path(path))
            yield Diagnostic(where, message, "put the file itself here", "file")


def _language(typed: CouncilEntries) -> Iterator[Diagnostic]:
    name = typed.language
    if name is not None and not _LANGUAGE.fullmatch(name):
        message = f'"{name}" is not the short name of a language'
        yield Diagnostic(name.where, message, "such are en-GB and cy", "language")


def _templates(typed: CouncilEntries, content: Path) -> Iterator[Diagnostic]:
    folder = content.parent / "templates"
    named = [typed.agenda_template, typed.sheet_template]
    named += [each.template for each in typed.report_types.values()]
    for name in filter(None, named):
        if not inside(folder / name, folder):
            message = "this path leaves the folder of the templates"
            yield Diagnostic(name.where, message, "put the template into templates/", "file")


def _texts(typed: CouncilEntries) -> Iterator[Diagnostic]:
    usual = TEXTS | dict(MEETING_TEXTS)
    words = usual | {str(name): str(text) for name, text in typed.texts.items()}
    for name, text in typed.texts.items():
        if name not in usual:
            message = f'the program prints no text "{name}"'
            hint = did_you_mean(name, list(usual)) or "see docs/reference.md"
            yield Diagnostic(name.where, message, hint, "unknown-name", Severity.WARNING)
        elif name in MEETING_TEXTS:
            yield from _filled(name, text, words)


def _filled(name: Text, text: Text, words: Mapping[str, str]) -> Iterator[Diagnostic]:
    """What is wrong with the names in braces of a text."""
    usual = _NAME.findall(MEETING_TEXTS[name])
    usual += ["paragraph"] if "paragraphs" in usual else []  # its number alone
    found = _NAME.findall(text)
    known = ", ".join(f"{{{each}}}" for each in usual) or "none"
    for each in found:
        if each not in usual and each not in MEETING_TEXTS:
            message = f'nothing fills in "{{{each}}}" in this text'
            yield Diagnostic(text.where, message, f"what it may name is: {known}", "text")
        elif each not in usual and name in _reached(each, words):
            message = f'"{{{each}}}" leads back to this text itself'
            yield Diagnostic(text.where, message, "say it in words", "text")
    if "{" in (rest := _NAME.sub("", text)) or "}" in rest:
        message = "braces hold one name, in small letters, and nothing else"
        yield Diagnostic(text.where, message, f"what it may name is: {known}", "text")
    elif (must := _MUST.get(name)) and must not in found:
        message = f'this text must say "{{{must}}}"'
        yield Diagnostic(text.where, message, "write it where that is to stand", "text")


def _reached(name: str, words: Mapping[str, str]) -> set[str]:
    """The texts that a text is made of, itself among them."""
    reached, todo = set[str](), [name]
    while todo:
        name = todo.pop()
        if name not in reached:
            reached.add(name)
            todo += [each for each in _NAME.findall(words[name]) if each in MEETING_TEXTS]
    return reached
