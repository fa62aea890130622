"""The placeholders of a template: which there are, and what is wrong with them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from jinja2 import Environment, TemplateSyntaxError, nodes

from papers.diagnostics import Diagnostic, Severity, did_you_mean
from papers.word.inspection.kinds import Shape, TemplateKind, kind_of
from papers.word.inspection.parts import Faults, Part, text_of
from papers.word.inspection.tags import (
    LOOK,
    PLACE,
    RULE,
    Line,
    broken,
    misplaced,
    source,
    unmatched,
)
from papers.word.template import NO_BREAK_SPACE

_ENVIRONMENT = Environment(autoescape=True)


@dataclass(frozen=True, slots=True)
class Placeholders:
    """The lines of a template that have tags, and the names that they print."""

    lines: tuple[Line, ...]

    @classmethod
    def read(cls, parts: Iterable[Part]) -> "Placeholders":
        """Read those of some parts."""
        made = [
            Line(part, paragraph, text, source(text))
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
        yield from self.marks(kind, fault)
        for lines in self._by_part():
            yield from _wrong(lines, kind, fault)
        yield from self._missing(kind, fault)

    def marks(self, kind: TemplateKind, fault: Faults) -> Iterator[Diagnostic]:
        """What is wrong with how they are written and where they stand."""
        for line in self.lines:
            yield from broken(line, kind, fault)
            yield from misplaced(line, kind, fault)

    def _by_part(self) -> Iterator[list[Line]]:
        for part in dict.fromkeys(line.part for line in self.lines):
            yield [line for line in self.lines if line.part is part]

    def _missing(self, kind: TemplateKind, fault: Faults) -> Iterator[Diagnostic]:
        places = [name for line in self.lines for name in PLACE.findall(line.text)]
        for name in (*kind.needed, *kind.wanted):
            if name not in places:
                message = f"the template has no {{{{p {name} }}}}"
                hint = f"write {{{{p {name} }}}} in a paragraph of its own, where it is to stand"
                severity = Severity.WARNING if name in kind.wanted else Severity.ERROR
                yield fault(RULE, message, hint, severity=severity)
        for name in kind.places:
            if places.count(name) > 1:
                message = f"the template has {{{{p {name} }}}} more than once"
                yield fault(RULE, message, "leave one of them")
        if kind.title and kind.title not in self.printed:
            message = f"the template does not print {{{{ {kind.title} }}}}"
            hint = "readers look for the title at the top"
            yield fault(RULE, message, hint, severity=Severity.WARNING)


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
        here, said = unmatched(lines) or (lines[min(error.lineno, len(lines)) - 1], error.message)
        message = f"a placeholder cannot be read: {said}"
        yield fault.at(here.part.words, here.text.strip())(RULE, message, LOOK)
        return
    for node, message, hint in _unknown(template, _with_set(template, kind.names)):
        line = lines[node.lineno - 1]
        name = str(getattr(node, "attr", "") or getattr(node, "name", ""))
        tag = next((tag for tag in line.tags if name in tag), line.text.strip())
        yield fault.at(line.part.words, tag)(RULE, message, hint)


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
        case nodes.Output(nodes=[*printed]):
            for each in printed:
                yield from _unknown(each, names) if _is_text(each, names) else _several(each, names)
        case nodes.Getattr():
            yield from _unknown_key(node, names)
        case nodes.Filter() if node.name not in _ENVIRONMENT.filters:
            hint = did_you_mean(node.name, _ENVIRONMENT.filters) or "leave it out"
            yield node, f'there is no filter "{node.name}"', hint
        case _:
            for child in node.iter_child_nodes():
                yield from _unknown(child, names)


def _is_text(node: nodes.Node, names: Mapping[str, Shape]) -> bool:
    return _shape_of(node, names) is None


def _several(node: nodes.Node, names: Mapping[str, Shape]) -> Iterator[_Found]:
    """What stands for several texts, and cannot be printed by itself."""
    name, shape = _dotted(node), _shape_of(node, names)
    if isinstance(shape, Mapping):
        held = ", ".join(f"{{{{ {name}.{key} }}}}" for key in shape)
        hint = f"write one of them: {held}" if held else ""
    else:
        one = name.removesuffix("s")
        hint = f"write {{%p for {one} in {name} %}}, and below it what to print of each"
    if hint:
        yield node, f'"{name}" stands for several texts', hint


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
        case nodes.Getitem():
            shape = _shape_of(node.node, names)
            return shape[0] if isinstance(shape, list) else None
        case _:
            return None


def _hint(name: str, known: Mapping[str, Shape], *, whole: bool = False) -> str:
    inner = [f"{key}.{part}" for key, s in known.items() if isinstance(s, Mapping) for part in s]
    near = did_you_mean(name, [*known, *(inner if whole else ())])
    listed = "templates/README.md lists the placeholders" if whole or not known else ""
    return near or listed or f"known are {', '.join(known)}"
