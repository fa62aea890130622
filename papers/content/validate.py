"""Hold a tree against a schema, and say in an officer's words where it differs."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from papers.content.schema.base import Schema, known_keys
from papers.content.slips import QUOTE_OR_FOLD
from papers.content.tree import Entries, Items, Text, Tree
from papers.diagnostics import Diagnostic, Location, did_you_mean

_S = TypeVar("_S", bound=Schema)
_Schemas = dict[int, type[Schema]]


def validate(schema: type[_S], tree: Entries) -> tuple[_S | None, tuple[Diagnostic, ...]]:
    """Type a tree; None, and every reason, where it does not have the shape."""
    schemas: _Schemas = {}
    try:
        return schema.model_validate(tree, context=schemas), ()
    except ValidationError as error:
        details = error.errors(include_url=False, include_input=False)
        spots = [_find(tree, detail) for detail in details]
        return None, tuple(_messages(spots, schemas))


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where an error was found: the mapping around it, the key, and what stands there."""

    detail: ErrorDetails
    around: Tree
    node: Tree
    key: str

    @property
    def kind(self) -> str:
        return self.detail["type"]

    @property
    def where(self) -> Location:
        """The value; or its key, where the value is empty or the key itself is the mistake."""
        at_key = self.kind == "extra_forbidden" or self.node == ""
        key = self.around.key(self.key) if isinstance(self.around, Entries) else None
        return key.where if at_key and key is not None else self.node.where


def _find(tree: Tree, detail: ErrorDetails) -> _Spot:
    """Follow the error's path as far as there is something in the file; tags lead nowhere."""
    around, node, key = tree, tree, ""
    for part in detail["loc"]:
        match node:
            case Entries() if (found := node.key(str(part))) is not None:
                around, node, key = node, node[found], str(part)
            case Items() if isinstance(part, int) and part < len(node):
                around, node, key = node, node[part], ""
            case _ if part == "[key]" and isinstance(around, Entries):
                node = around.key(key) or node
            case _:
                key = str(part) if detail["type"] == "missing" else key
    return _Spot(detail, around, node, key)


def _messages(spots: list[_Spot], schemas: _Schemas) -> Iterator[Diagnostic]:
    """One message for each mistake."""
    unquoted = {id(spot.around): spot.around for spot in spots if _is_unquoted(spot, schemas)}
    for around in unquoted.values():
        message = 'a text with ": " in it needs quotes'
        yield Diagnostic(around.where, message, QUOTE_OR_FOLD, rule="quotes")
    foreign = {id(spot.around) for spot in spots if _is_foreign(spot, schemas)}
    meant = {_near(spot, schemas) for spot in spots if spot.kind == "extra_forbidden"}
    for spot in spots:
        if id(spot.around) in unquoted or id(spot.node) in unquoted:
            continue
        if spot.kind == "missing" and (id(spot.node) in foreign or _hint(spot.key) in meant):
            continue  # it is misspelt, or the mapping is something else altogether
        if not _is_counted_wrongly(spot):
            yield _message(spot, schemas)


def _hint(word: str) -> str:
    return did_you_mean(word, [word])


def _is_counted_wrongly(spot: _Spot) -> bool:
    """Pydantic does not count the items that have a mistake of their own."""
    least = spot.detail.get("ctx", {}).get("min_length", 0)
    return spot.kind == "too_short" and isinstance(spot.node, Items) and len(spot.node) >= least


def _is_unquoted(spot: _Spot, schemas: _Schemas) -> bool:
    """Whether a mapping is really a text such as `Ofsted: the report`."""
    if spot.kind != "extra_forbidden" or not isinstance(spot.around, Entries):
        return False
    first = next(iter(spot.around))
    if first in known_keys():
        return False
    alone = "text" in _allowed(spot, schemas) and _is_foreign(spot, schemas)
    return alone and (not _near(spot, schemas) or " " in first or not first.islower())


def _is_foreign(spot: _Spot, schemas: _Schemas) -> bool:
    """Whether no key of the mapping around is known."""
    known = _allowed(spot, schemas)
    extra = spot.kind == "extra_forbidden" and isinstance(spot.around, Entries)
    return extra and not any(key in known for key in spot.around)


def _allowed(spot: _Spot, schemas: _Schemas) -> tuple[str, ...]:
    schema = schemas.get(id(spot.around))
    return schema.allowed() if schema else ()


def _near(spot: _Spot, schemas: _Schemas) -> str:
    typed = spot.around if isinstance(spot.around, Entries) else ()
    return did_you_mean(spot.key, [key for key in _allowed(spot, schemas) if key not in typed])


def _message(spot: _Spot, schemas: _Schemas) -> Diagnostic:
    message, hint = _words(spot, schemas)
    rule = _RULES.get(spot.kind, "value")
    return Diagnostic(spot.where, message, hint, rule=rule)


_RULES = {"missing": "missing-key", "extra_forbidden": "unknown-key"}

_PLAIN = {
    "identifier": ("{text} cannot be a name here", "use letters, digits and hyphens"),
    "colour": ("{text} is not a colour", 'write six hexadecimal digits, such as "143d59"'),
    "tuple_type": ("a list is expected here", 'start each item on a line of its own with "- "'),
    "bool_parsing": ("{text} is neither yes nor no", "write yes or no"),
    "bool_type": ("yes or no is expected here", "write yes or no"),
    "paragraph": ("{text} is not the number of a paragraph", "write 3, or for several [3, 5]"),
    "int_parsing": ("{text} is not a whole number", "write it in digits"),
    "int_type": ("a whole number is expected here", "write it in digits"),
    "float_parsing": ("{text} is not a number", "write it in digits"),
    "float_type": ("a number is expected here", "write it in digits"),
    "date_parsing": ("{text} is not a date", "write it as year-month-day: 2019-10-23"),
    "date_from_datetime_parsing": (
        "{text} is not a date",
        "write it as year-month-day: 2019-10-23",
    ),
    "date_type": ("a date is expected here", "write it as year-month-day: 2019-10-23"),
    "too_short": ("too few items stand here", "at least {min_length} are expected"),
    "too_long": ("there are too many items here", "at most {max_length} may stand here"),
    "greater_than": ("{text} is too small", "write a number above {gt}"),
    "greater_than_equal": ("{text} is too small", "write at least {ge}"),
    "less_than_equal": ("{text} is too large", "write at most {le}"),
}
_MAPPING = ("model_type", "model_attributes_type", "dict_type")
_CHOICE = ("enum", "literal_error")


def _words(spot: _Spot, schemas: _Schemas) -> tuple[str, str]:
    """What is wrong, and how to mend it."""
    context: dict[str, Any] = spot.detail.get("ctx", {})
    quoted = f'"{spot.node}"' if isinstance(spot.node, Text) else "this"
    match spot.kind:
        case "missing":
            words = f'"{spot.key}" is missing', _describe(spot, schemas)
        case "extra_forbidden":
            hint = _near(spot, schemas) or f"known are {', '.join(_allowed(spot, schemas))}"
            words = f'"{spot.key}" is not known here', hint
        case _ if isinstance(spot.node, Text) and not spot.node.strip():
            words = f'nothing stands after "{spot.key}:"' if spot.key else "nothing stands here", ""
        case "text_expected":
            words = _not_a_text(spot.node)
        case kind if kind in _PLAIN:
            message, hint = _PLAIN[kind]
            words = message.format(text=quoted, **context), hint.format(**context)
        case kind if kind in _MAPPING:
            words = 'entries of the form "name: text" are expected here', ""
        case kind if kind in _CHOICE:
            words = f"{quoted} is not one of the choices", _choices(context.get("expected", ""))
        case _:
            words = spot.detail["msg"], ""
    return words


def _not_a_text(node: Tree) -> tuple[str, str]:
    if isinstance(node, Entries):
        return 'a text with ": " in it needs quotes', QUOTE_OR_FOLD
    return "a text is expected here, not a list", 'write it without brackets or "-"'


def _describe(spot: _Spot, schemas: _Schemas) -> str:
    schema = schemas.get(id(spot.node))
    fields: Iterable[Any] = schema.model_fields.values() if schema else ()
    words = {field.alias: field.description for field in fields}
    described = words.get(spot.key)
    return f'write "{spot.key}: …", {described}' if described else f'write "{spot.key}: …"'


def _choices(expected: str) -> str:
    return f"choose {expected}".replace("'", '"')
