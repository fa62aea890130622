"""JSON Schemas of all that authors write, made from the schemas here, for editors.

Editors complete keys by them, show what each is for, and mark mistakes while one types. They see
the shape of a file only; `papers check` knows more. Draft 7 is the one that editors know best.
"""

from functools import cache
from typing import Any, TypeAlias

from pydantic.json_schema import models_json_schema

from papers.content.kinds import KINDS
from papers.content.schema.base import Schema
from papers.content.schema.council import CouncilEntries
from papers.content.schema.meeting import CommitteeEntries, MeetingEntries
from papers.content.schema.report import AppendixFile, ReportEntries

JsonSchema: TypeAlias = dict[str, Any]

DRAFT = "http://json-schema.org/draft-07/schema#"
FILES: dict[str, type[Schema]] = {
    "council": CouncilEntries,
    "committee": CommitteeEntries,
    "meeting": MeetingEntries,
    "report": ReportEntries,
    "appendix": AppendixFile,
}
SECTION = "section"
YES_OR_NO = ["yes", "no", True, False]


def section_name(kind: str) -> str:
    """The name of the schema of a kind of section."""
    return f"{SECTION}-{kind}"


def json_schemas() -> dict[str, JsonSchema]:
    """The schemas by name: of each file, of each kind of section, and of a section of any kind."""
    shapes = definitions()
    made = {name: _file(schema, shapes) for name, schema in FILES.items()}
    made |= {section_name(kind): _file(schema, shapes) for kind, schema in KINDS.items()}
    kinds = [{"$ref": f"#/definitions/{schema.__name__}"} for schema in KINDS.values()]
    any_kind = {"description": "A section of a report.", "anyOf": kinds}
    return made | {SECTION: _whole(any_kind, shapes)}


@cache
def definitions() -> dict[str, JsonSchema]:
    """Every mapping that a file may hold, by the name of its class."""
    models = [*FILES.values(), *KINDS.values()]
    template = "#/definitions/{model}"
    _, made = models_json_schema([(model, "validation") for model in models], ref_template=template)
    shapes = {name: _tidy(shape) for name, shape in made["$defs"].items()}
    for kind, schema in KINDS.items():
        keys = shapes[schema.__name__]["properties"]
        keys["kind"] = {"const": kind, "description": keys["kind"]["description"]}
    return shapes


def _file(schema: type[Schema], shapes: dict[str, JsonSchema]) -> JsonSchema:
    return _whole(shapes[schema.__name__], shapes)


def _whole(shape: JsonSchema, shapes: dict[str, JsonSchema]) -> JsonSchema:
    """A schema with those of the definitions that it needs."""
    needed: dict[str, JsonSchema] = {}
    waiting = [shape]
    while waiting:
        for name in _names(waiting.pop()):
            if name not in needed:
                needed[name] = shapes[name]
                waiting.append(shapes[name])
    return {"$schema": DRAFT, **shape, "definitions": dict(sorted(needed.items()))}


def _names(node: Any) -> list[str]:
    """The definitions that a schema refers to."""
    if isinstance(node, list):
        return [name for each in node for name in _names(each)]
    if not isinstance(node, dict):
        return []
    own = [node["$ref"].rsplit("/", 1)[1]] if "$ref" in node else []
    return own + [name for each in node.values() for name in _names(each)]


def _tidy(node: JsonSchema) -> JsonSchema:
    """A schema as YAML's authors know it: yes and no, no null, nothing said twice."""
    made = {key: _tidied(key, value) for key, value in node.items() if key != "title"}
    if made.get("type") == "boolean":
        del made["type"]
        made["enum"] = YES_OR_NO
        if "default" in made:
            made["default"] = "yes" if made["default"] else "no"
    if made.get("default", "") in (None, [], {}):
        del made["default"]
    if "patternProperties" in made:
        made["additionalProperties"] = False
    if "anyOf" in made:
        made = _without_null(made)
    if "$ref" in made and len(made) > 1:  # draft 7 ignores what stands beside a reference
        made["allOf"] = [{"$ref": made.pop("$ref")}]
    return made


def _tidied(key: str, value: Any) -> Any:
    if key in {"properties", "patternProperties"}:
        return {name: _tidy(each) for name, each in value.items()}
    if isinstance(value, dict) and key != "default":
        return _tidy(value)
    if key in {"anyOf", "oneOf", "allOf"}:
        return [_tidy(each) for each in value]
    return value


def _without_null(node: JsonSchema) -> JsonSchema:
    """A key that may be left out is left out; it is never null."""
    choices = [each for each in node["anyOf"] if each != {"type": "null"}]
    rest = {key: value for key, value in node.items() if key != "anyOf"}
    return choices[0] | rest if len(choices) == 1 else {"anyOf": choices, **rest}
