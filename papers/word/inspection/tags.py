"""The tags of a template as they stand in its paragraphs, and what is wrong with how they stand."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from papers.diagnostics import Diagnostic
from papers.word.inspection.kinds import TemplateKind
from papers.word.inspection.parts import Faults, Part
from papers.word.markup import Element, q
from papers.word.template import MOVE_OUT

RULE = "template-placeholder"
LOOK = "placeholders look like {{ report.title }}; see templates/README.md"
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}")
_MARK = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
_LONELY = re.compile(r"\{ *([\w.]+) *\}")
_WHOLE = re.compile(r"(\{[{%])(?:tr|tc|p|r)(?= )")  # what docxtpl takes a paragraph or row for
PLACE = re.compile(r"\{\{ *[pP] +(\w+) *\}\}")
_LOOSE = re.compile(r"(\{[{%]) *[pP](?= +\w)")  # such a tag; its "p" perhaps not as docxtpl asks
# Word curls quotation marks as one types; docxtpl uncurls them in tags.
_STRAIGHT = str.maketrans("‘’“”", "''\"\"")
_UNFIT = re.compile(r"\{\{(?:p|r|tr|tc) +([\w.]+)[^}]*\}\}")
_BLOCK = re.compile(r"\{%-? *(?:tr|tc|p|r)? *(end)?(if|for)\b.*?%\}")


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph with tags in it: its text, and the same as Jinja reads it."""

    part: Part
    paragraph: Element
    text: str
    source: str

    @property
    def tags(self) -> list[str]:
        """Its tags as they stand in the text."""
        return _TAG.findall(self.text)


def source(text: str) -> str:
    """A paragraph as Jinja reads it; "" where its tags do not close."""
    if _leftover(text):
        return ""
    text = _LOOSE.sub(r"\1p", text)
    return _WHOLE.sub(r"\1", _TAG.sub(lambda tag: tag[0].translate(_STRAIGHT), text))


def _leftover(text: str) -> str:
    """The first mark of a tag that has no partner, or ""."""
    found = _MARK.search(_TAG.sub(" ", text))
    inner = (tag[2:-2] for tag in _TAG.findall(text))
    nested = next((mark[0] for tag in inner if (mark := _MARK.search(tag))), "")
    return found[0] if found else nested


def broken(line: Line, kind: TemplateKind, fault: Faults) -> Iterator[Diagnostic]:
    """Tags that are not closed, or not written as docxtpl takes them."""
    here = fault.at(line.part.words, line.text.strip())
    if mark := _leftover(line.text):
        verb = "opened" if mark.startswith("{") else "closed"
        other = "closed" if verb == "opened" else "opened"
        message = f'"{mark}" is {verb} but never {other} in this paragraph'
        yield here(RULE, message, LOOK)
    for tag in line.tags:
        right = _LOOSE.sub(r"\1p", tag)
        if right != tag:
            message = f'the "p" of {tag} must be small and follow the brackets at once'
            yield here(RULE, message, f"write {right}")
        elif (unfit := _UNFIT.fullmatch(tag)) and _is_name(unfit[1], kind):
            message = f"{tag} is a text, not a place, and would be lost"
            yield here(RULE, message, f"write {{{{ {unfit[1]} }}}}")
    for name in _LONELY.findall(_TAG.sub(" ", line.text)):
        if name.split(".")[0] in kind.names:
            message = f'"{{{name}}}" has one bracket where a placeholder has two'
            yield here(RULE, message, f"write {{{{ {name} }}}}")


def _is_name(name: str, kind: TemplateKind) -> bool:
    return name not in kind.places and name.split(".", maxsplit=1)[0] in kind.names


def misplaced(line: Line, kind: TemplateKind, fault: Faults) -> Iterator[Diagnostic]:
    """Places, and tags that stand for a whole paragraph: what is beside them would be lost."""
    here = fault.at(line.part.words, line.text.strip())
    whole = [tag for tag in line.tags if _LOOSE.match(tag)]
    beside = _TAG.sub("", line.text).strip()
    if whole and (beside or len(line.tags) > 1):
        message = f"what stands beside {whole[0]} would be lost"
        yield here(RULE, message, "give it a paragraph of its own")
    for name in PLACE.findall(line.text):
        if name in kind.places and not _in_body(line.paragraph):
            message = f"the place for the {name} is not a paragraph of the body"
            yield here(RULE, message, MOVE_OUT)
    for tag in line.tags:
        name = tag.strip("{} ")
        if name in kind.places and not PLACE.match(tag):
            hint = f"write {{{{p {name} }}}} in a paragraph of its own"
            yield here(RULE, f"{tag} is a place, not a text", hint)


def _in_body(paragraph: Element) -> bool:
    parent = paragraph.getparent()
    return parent is not None and parent.tag == q("body")


def unmatched(lines: Sequence[Line]) -> tuple[Line, str] | None:
    """The first if or for without its end, or an end without its beginning, with its line."""
    opened: list[tuple[Line, str, str]] = []
    for line in lines:
        for found in _BLOCK.finditer(line.text):
            end, name = found.groups()
            if not end:
                opened.append((line, name, found[0]))
            elif opened and opened[-1][1] == name:
                opened.pop()
            elif opened:
                return line, f"{found[0]} comes before {opened[-1][2]} has its end"
            else:
                return line, f"{found[0]} ends nothing that begins before it"
    if not opened:
        return None
    line, name, tag = opened[-1]
    end = tag[: tag.index(name)] + f"end{name} %}}"
    return line, f"{tag} has no {end}"
