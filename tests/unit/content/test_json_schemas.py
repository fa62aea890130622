"""What editors are told: right files have the shape of their schema, misshapen ones do not."""

import re
from pathlib import Path
from typing import Any, ClassVar

import pytest
import yaml
from jsonschema import Draft7Validator

from papers.build.editors import PLACES, editor_files
from papers.content.json_schemas import FILES, definitions, json_schemas
from papers.content.kinds import KINDS
from papers.content.reference import reference

ROOT = Path(__file__).parents[3]
SCHEMAS = json_schemas()
CONTENTS = [ROOT / "content", ROOT / "tests/everything/content", ROOT / "tests/second/content"]
FOUND = [path for content in CONTENTS for path in sorted(content.rglob("*.yaml"))]


class Core(yaml.SafeLoader):
    """YAML 1.2 as editors read it: yes and no are texts, and so are dates (10.3, core schema)."""

    yaml_implicit_resolvers: ClassVar[dict[str, list[Any]]] = {}


for tag, first, pattern in (
    ("bool", "tTfF", r"true|True|TRUE|false|False|FALSE"),
    ("int", "-+0123456789", r"[-+]?[0-9]+"),
    ("float", "-+.0123456789", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?"),
    ("null", "~nN", r"~|null|Null|NULL"),
):
    Core.add_implicit_resolver(
        f"tag:yaml.org,2002:{tag}", re.compile(f"(?:{pattern})$"), list(first)
    )
Core.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"$"), [""])


def load(text: str) -> Any:
    return yaml.load(text, Core)


def mistakes(schema: str, value: Any) -> list[str]:
    found = Draft7Validator(SCHEMAS[schema]).iter_errors(value)
    return [f"{'/'.join(map(str, error.path))}: {error.message[:200]}" for error in found]


def schema_of(path: Path) -> str:
    """The schema of a content file, as the place of the file and the council decide it."""
    if path.name in {"council.yaml", "meeting.yaml", "report.yaml"}:
        return path.stem
    if path.parent.name == "committees":
        return "committee"
    report = load((path.parent / "report.yaml").read_text("utf-8"))
    if path.name in {each.get("file") for each in report.get("appendices", ())}:
        return "appendix"
    council = load((path.parents[3] / "council.yaml").read_text("utf-8"))
    sections = council["report-types"][report["type"]].get("sections", {})
    asked = sections.get(path.stem, {}).get("kind", "prose")
    return f"section-{load(path.read_text('utf-8')).get('kind', asked)}"


@pytest.mark.parametrize("path", FOUND, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_right_file_has_the_shape_of_its_schema(path: Path) -> None:
    value = load(path.read_text("utf-8"))
    schema = schema_of(path)
    assert mistakes(schema, value) == []
    if schema.startswith("section-"):
        assert mistakes("section", value) == []


# The mistakes of tests/wrong that an editor can see: those of shape, in files that YAML can read.
MISSHAPEN = [
    "background-papers-and-none",
    "bad-id",
    "box-without-content",
    "choice",
    "condition-without-reason",
    "empty-item",
    "empty-text",
    "entries-in-a-row",
    "exempt-without-content",
    "figure-without-alternative-text",
    "glossary-empty",
    "heading-in-a-quote",
    "kind-unknown",
    "list-for-a-paragraph",
    "list-for-text",
    "measure-with-two-sources",
    "meeting-exempt-without-paragraph",
    "meeting-item-key-misspelt",
    "meeting-sub-items-too-deep",
    "missing-key",
    "misspelt-key",
    "misspelt-required-key",
    "no-bullet-items",
    "number",
    "quote-without-words",
    "table-format-unknown",
    "table-rows-and-source",
    "yes-or-no",
]


@pytest.mark.parametrize("name", MISSHAPEN)
def test_a_misshapen_file_has_not(name: str) -> None:
    text = (ROOT / "tests/wrong" / f"{name}.yaml").read_text("utf-8")
    plays = re.search(r"^# plays: (?:.*/)?(\w+)\.yaml$", text, re.MULTILINE)
    schema = plays[1] if plays and plays[1] in SCHEMAS else "section"
    assert mistakes(schema, load(text)) != []


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_one(name: str) -> None:
    Draft7Validator.check_schema(SCHEMAS[name])


@pytest.mark.parametrize("name", definitions())
def test_every_key_and_mapping_says_what_it_is_for(name: str) -> None:
    shape = definitions()[name]
    assert shape["description"]
    assert all(key["description"] for key in shape.get("properties", {}).values())


def test_every_file_and_kind_has_a_schema() -> None:
    assert set(SCHEMAS) == {*FILES, "section", *(f"section-{kind}" for kind in KINDS)}
    assert {f"schemas/{name}.json" for name in PLACES} <= set(editor_files())


def test_the_reference_of_keys_is_current(request: pytest.FixtureRequest) -> None:
    page = ROOT / "docs/reference.md"
    if request.config.getoption("--update"):
        page.write_text(reference(), encoding="utf-8")
    assert page.read_text("utf-8") == reference()


def test_every_link_of_the_reference_leads_somewhere() -> None:
    text = reference()
    headings = re.findall(r"^#+ (.*)$", text, re.MULTILINE)
    slugs = {re.sub(r"[^a-z -]", "", heading.lower()).replace(" ", "-") for heading in headings}
    assert set(re.findall(r"\]\(#([\w-]+)\)", text)) <= slugs
