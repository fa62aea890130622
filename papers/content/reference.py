"""The reference of keys, as Markdown: every file, every mapping in it, and what each key is for."""

import re
from collections.abc import Iterable, Iterator

from papers.content.json_schemas import FILES, YES_OR_NO, JsonSchema, definitions
from papers.content.kinds import KINDS
from papers.content.schema.base import ID
from papers.content.schema.report import SectionFile

_HEAD = """\
# Keys

Every key that a file may hold, made by `papers schema --reference` from what the program itself
reads. [format.md](format.md) explains them by examples. Keys in **bold** must be there.
"""
_PLACES = {
    "council": ("council.yaml", "The file `content/council.yaml`."),
    "committee": ("A committee", "A file in `content/committees/`."),
    "meeting": ("meeting.yaml", "The file `meeting.yaml` in a meeting's folder."),
    "report": ("report.yaml", "The file `report.yaml` in a report's folder."),
    "appendix": ("An appendix", "A YAML file that `report.yaml` lists under `appendices:`."),
}
_NAMED = re.compile(r"(?<=[a-z])(?=[A-Z])")


def reference() -> str:
    """The whole page."""
    return "\n".join(_lines())


def _lines() -> Iterator[str]:
    shapes = definitions()
    yield _HEAD
    for name, (title, place) in _PLACES.items():
        yield from _mapping(title, shapes[FILES[name].__name__], place)
    yield "## Section files\n"
    yield "Beside `report.yaml`, one for each section. Every kind of section may hold these keys:\n"
    common = set(SectionFile.allowed())
    yield from _table(_of_any_kind(shapes["Prose"]), common)
    for kind, schema in KINDS.items():
        shape = shapes[schema.__name__]
        own = set(shape["properties"]) - common
        yield from _mapping(f"kind: {kind}", shape, only=own, level="###")
    files = {schema.__name__ for schema in (*FILES.values(), *KINDS.values())}
    yield "## What stands in them\n"
    inner = {n: s for n, s in shapes.items() if n not in files and "properties" in s}
    for name, shape in sorted(inner.items(), key=lambda item: _title(item[0])):
        yield from _mapping(_title(name), shape, level="###")


def _of_any_kind(shape: JsonSchema) -> JsonSchema:
    """A section's shape where its kind is not known."""
    keys = shape["properties"]
    kind = {"enum": list(KINDS), "description": keys["kind"]["description"]}
    return shape | {"properties": keys | {"kind": kind}}


def _mapping(
    title: str,
    shape: JsonSchema,
    place: str = "",
    *,
    only: set[str] | None = None,
    level: str = "##",
) -> Iterator[str]:
    yield f"{level} {title}\n"
    yield " ".join(filter(None, (place, shape["description"]))) + "\n"
    yield from _table(shape, set(shape["properties"]) if only is None else only)


def _table(shape: JsonSchema, keys: set[str]) -> Iterator[str]:
    if not keys:
        return
    needed = shape.get("required", [])
    yield "| key | holds | what it is for |\n| --- | --- | --- |"
    for key, value in shape["properties"].items():
        if key in keys:
            name = f"**`{key}`**" if key in needed else f"`{key}`"
            yield f"| {name} | {_holds(value)} | {_escaped(value['description'])} |"
    yield _choice(shape)


def _choice(shape: JsonSchema) -> str:
    keys = [each["required"][0] for each in shape.get("oneOf", ())]
    return f"\nJust one of {_quoted(keys)} must be there.\n" if keys else ""


def _holds(value: JsonSchema) -> str:  # noqa: PLR0911
    """What kind of value stands after a key, in words."""
    match value:
        case {"$ref": target} | {"allOf": [{"$ref": target}]}:
            return _linked(target.rsplit("/", 1)[1])
        case {"oneOf": choices} | {"anyOf": choices}:
            return " or ".join(map(_holds, choices))
        case {"const": only}:
            return f"`{only}`"
        case {"enum": choices}:
            return "yes or no" if choices == YES_OR_NO else _quoted(choices)
        case {"type": "array", "items": items}:
            return f"list of: {_holds(items)}"
        case {"additionalProperties": dict(each)} | {"patternProperties": dict(each)}:
            each = next(iter(each.values())) if "patternProperties" in value else each
            return f"names, each with: {_holds(each)}"
        case _:
            return _simple(value)


def _simple(value: JsonSchema) -> str:
    if value.get("format") == "date":
        return "date"
    names = {"integer": "whole number", "number": "number"}
    return names.get(
        str(value["type"]), "name" if ID.pattern in value.get("pattern", "") else "text"
    )


def _linked(name: str) -> str:
    shape = definitions()[name]
    if "enum" in shape:
        return _quoted(shape["enum"])
    title = _title(name)
    return f"[{title}](#{title.lower().replace(' ', '-')})"


def _title(name: str) -> str:
    """The name of a mapping in words: "AgendaItemEntries" is "Agenda item"."""
    words = _NAMED.sub(" ", name.removesuffix("Entries")).capitalize()
    return f"Kind {words.lower()}" if name in {s.__name__ for s in KINDS.values()} else words


def _quoted(choices: Iterable[object]) -> str:
    return ", ".join(f"`{choice}`" for choice in choices)


def _escaped(text: str) -> str:
    return text.replace("|", r"\|")
