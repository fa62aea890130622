"""The placeholders of a template: which there are, and what is wrong with them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from jinja2 import Environment, TemplateSyntaxError, nodes

from papers.diagnostics import Diagnostic, Severity, did_you_mean
from papers.word.inspection.kinds import Shape, TemplateKind, kind_of
from papers.word.inspection.parts import Faults, Part, text_of
from papers.word.markup import Element, q
from papers.word.template import MOVE_OUT, NO_BREAK_SPACE

_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}")
_MARK = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
_LONELY = re.compile(r"\{ *([\w.]+) *\}")
_WHOLE = re.compile(r"(\{[{%])(?:tr|tc|p|r)(?= )")  # what docxtpl takes a paragraph or row for
_PLACE = re.compile(r"\{\{ *[pP] +(\w+) *\}\}")
_LOOSE = re.compile(r"(\{[{%]) *[pP](?= +\w)")  # such a tag; its "p" perhaps not as docxtpl asks
# Word curls quotation marks as one types; docxtpl uncurls them in tags.
_STRAIGHT = str.maketrans("‘’“”", "''\"\"")
_ENVIRONMENT = Environment(autoescape=True)
_RULE = "template-placeholder"
_LOOK = "placeholders look like {{ report.title }}; see templates/README.md"


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


@dataclass(frozen=True, slots=True)
class Placeholders:
    """The lines of a template that have tags, and the names that they print."""

    lines: tuple[Line, ...]

    @classmethod
    def read(cls, parts: Iterable[Part]) -> "Placeholders":
        """Read those of some parts."""
        made = [
            Line(part, paragraph, text, _source(text))
            for part in parts
            for paragraph in part.paragraphs
            if "{" in (text := text_of(paragraph).replace(NO_BREAK_SPACE, " ")) or "}" in text
        ]
        return cls(tuple(made))

    @property
    def printed(self) -> tuple[str, ...]:
        """What is printed, by name, in the order of the template."""
        return tuple(
            dict.fromkeys(name for part in self._by_part() for name in _names(_parsed(part)))
        )

    def kind(self) -> TemplateKind:
        """The kind of template that these belong to."""
        return kind_of(name.split(".")[0] for name in self.printed)

    def faults(self, kind: TemplateKind, fault: Faults) -> Iterator[Diagnostic]:
        """Everything that is wrong with them."""
        for line in self.lines:
            yield from _broken(line, kind, fault)
            yield from _misplaced(line, kind, fault)
        for lines in self._by_part():
            yield from _wrong(lines, kind, fault)
        yield from self._missing(kind, fault)

    def _by_part(self) -> Iterator[list[Line]]:
        for part in dict.fromkeys(line.part for line in self.lines):
            yield [line for line in self.lines if line.part is part]

    def _missing(self, kind: TemplateKind, fault: Faults) -> Iterator[Diagnostic]:
        places = [name for line in self.lines for name in _PLACE.findall(line.text)]
        for name in (*kind.needed, *kind.wanted):
            if name not in places:
                message = f"the template has no {{{{p {name} }}}}"
                hint = f"write {{{{p {name} }}}} in a paragraph of its own, where it is to stand"
                severity = Severity.WARNING if name in kind.wanted else Severity.ERROR
                yield fault(_RULE, message, hint, severity=severity)
        for name in kind.places:
            if places.count(name) > 1:
                message = f"the template has {{{{p {name} }}}} more than once"
                yield fault(_RULE, message, "leave one of them")
        if kind.title and kind.title not in self.printed:
            message = f"the template does not print {{{{ {kind.title} }}}}"
            hint = "readers look for the title at the top"
            yield fault(_RULE, message, hint, severity=Severity.WARNING)


def _source(text: str) -> str:
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


def _broken(line: Line, kind: TemplateKind, fault: Faults) -> Iterator[Diagnostic]:
    here = fault.at(line.part.words, line.text.strip())
    if mark := _leftover(line.text):
        verb = "opened" if mark.startswith("{") else "closed"
        other = "closed" if verb == "opened" else "opened"
        message = f'"{mark}" is {verb} but never {other} in this paragraph'
        yield here(_RULE, message, _LOOK)
    for tag in line.tags:
        right = _LOOSE.sub(r"\1p", tag)
        if right != tag:
            message = f'the "p" of {tag} must be small and follow the brackets at once'
            yield here(_RULE, message, f"write {right}")
    for name in _LONELY.findall(_TAG.sub(" ", line.text)):
        if name.split(".")[0] in kind.names:
            message = f'"{{{name}}}" has one bracket where a placeholder has two'
            yield here(_RULE, message, f"write {{{{ {name} }}}}")


def _misplaced(line: Line, kind: TemplateKind, fault: Faults) -> Iterator[Diagnostic]:
    """Places, and tags that stand for a whole paragraph: what is beside them would be lost."""
    here = fault.at(line.part.words, line.text.strip())
    whole = [tag for tag in line.tags if _LOOSE.match(tag)]
    beside = _TAG.sub("", line.text).strip()
    if whole and (beside or len(line.tags) > 1):
        message = f"what stands beside {whole[0]} would be lost"
        yield here(_RULE, message, "give it a paragraph of its own")
    for name in _PLACE.findall(line.text):
        if name in kind.places and not _in_body(line.paragraph):
            message = f"the place for the {name} is not a paragraph of the body"
            yield here(_RULE, message, MOVE_OUT)
    for tag in line.tags:
        name = tag.strip("{} ")
        if name in kind.places and not _PLACE.match(tag):
            hint = f"write {{{{p {name} }}}} in a paragraph of its own"
            yield here(_RULE, f"{tag} is a place, not a text", hint)


def _in_body(paragraph: Element) -> bool:
    parent = paragraph.getparent()
    return parent is not None and parent.tag == q("body")


def _parsed(lines: list[Line]) -> nodes.Template:
    """A part as Jinja understands it; nothing, where it does not."""
    try:
        return _ENVIRONMENT.parse("\n".join(line.source for line in lines))
    except TemplateSyntaxError:
        readable = [line.source for line in lines if _is_readable(line.source)]
        return _ENVIRONMENT.parse("\n".join(readable))


def _is_readable(source: str) -> bool:
    try:
        _ENVIRONMENT.parse(source)
    except TemplateSyntaxError:
        return False
    return True


def _names(node: nodes.Node) -> Iterator[str]:
    """The names that are printed or asked for, such as "report.title"."""
    name = _dotted(node)
    if name and getattr(node, "ctx", "") == "load":
        yield name
    else:
        for child in node.iter_child_nodes():
            yield from _names(child)


def _dotted(node: nodes.Node) -> str:
    match node:
        case nodes.Name():
            return str(node.name)
        case nodes.Getattr():
            inner = _dotted(node.node)
            return f"{inner}.{node.attr}" if inner else ""
        case _:
            return ""


def _wrong(lines: list[Line], kind: TemplateKind, fault: Faults) -> Iterator[Diagnostic]:
    """What Jinja cannot read, and names that stand for nothing."""
    try:
        template = _ENVIRONMENT.parse("\n".join(line.source for line in lines))
    except TemplateSyntaxError as error:
        line = lines[min(error.lineno, len(lines)) - 1]
        message = f"a placeholder cannot be read: {error.message}"
        yield fault.at(line.part.words, line.text.strip())(_RULE, message, _LOOK)
        return
    for node, message, hint in _unknown(template, _with_set(template, kind.names)):
        line = lines[node.lineno - 1]
        name = str(getattr(node, "attr", "") or getattr(node, "name", ""))
        tag = next((tag for tag in line.tags if name in tag), line.text.strip())
        yield fault.at(line.part.words, tag)(_RULE, message, hint)


def _with_set(template: nodes.Template, names: Mapping[str, Shape]) -> Mapping[str, Shape]:
    """The names with those that the template itself sets."""
    found = template.find_all(nodes.Assign)
    own = {
        a.target.name: _shape_of(a.node, names) for a in found if isinstance(a.target, nodes.Name)
    }
    return {**names, **own}


_Found = tuple[nodes.Node, str, str]


def _unknown(node: nodes.Node, names: Mapping[str, Shape]) -> Iterator[_Found]:
    """Names and filters that are not there, with a hint."""
    match node:
        case nodes.For(target=nodes.Name(name=name)):
            yield from _unknown(node.iter, names)
            held = _shape_of(node.iter, names)
            inner = {**names, name: held[0] if isinstance(held, list) else None, "loop": {}}
            for child in (*node.body, *node.else_):
                yield from _unknown(child, inner)
        case nodes.Name() if node.name not in names and node.name not in _ENVIRONMENT.globals:
            yield node, f'there is no "{node.name}"', _hint(node.name, names, whole=True)
        case nodes.Getattr():
            yield from _unknown_key(node, names)
        case nodes.Filter() if node.name not in _ENVIRONMENT.filters:
            hint = did_you_mean(node.name, _ENVIRONMENT.filters) or "leave it out"
            yield node, f'there is no filter "{node.name}"', hint
        case _:
            for child in node.iter_child_nodes():
                yield from _unknown(child, names)


def _unknown_key(node: nodes.Getattr, names: Mapping[str, Shape]) -> Iterator[_Found]:
    inner = list(_unknown(node.node, names))
    yield from inner
    shape = _shape_of(node.node, names)
    if _dotted(node.node) == "loop" or inner:
        return
    known = shape if isinstance(shape, Mapping) else {}
    if node.attr not in known:
        owner = _dotted(node.node) or "this"
        yield node, f'"{owner}" has no "{node.attr}"', _hint(node.attr, known)


def _shape_of(node: nodes.Node, names: Mapping[str, Shape]) -> Shape:
    match node:
        case nodes.Name():
            return names.get(node.name)
        case nodes.Getattr():
            shape = _shape_of(node.node, names)
            return shape.get(node.attr) if isinstance(shape, Mapping) else None
        case _:
            return None


def _hint(name: str, known: Mapping[str, Shape], *, whole: bool = False) -> str:
    inner = [f"{key}.{part}" for key, s in known.items() if isinstance(s, Mapping) for part in s]
    near = did_you_mean(name, [*known, *(inner if whole else ())])
    listed = "templates/README.md lists the placeholders" if whole else ""
    return near or listed or f"known are {', '.join(known)}"
