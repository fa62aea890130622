"""Files by which editors know what may stand in the content: JSON Schemas, and where they apply."""

import json
from pathlib import Path

from papers.build.files import write
from papers.content.json_schemas import json_schemas

FOLDER = "schemas"
SETTINGS = ".vscode/settings.json"
# Which schema is whose, for the YAML extension of VS Code.
PLACES = {
    "council": ["content/council.yaml"],
    "committee": ["content/committees/*.yaml"],
    "meeting": ["content/meetings/*/meeting.yaml"],
    "report": ["content/meetings/*/*/report.yaml"],
    "section": ["content/meetings/*/*/*.yaml", "!content/meetings/*/*/report.yaml"],
}


def editor_files() -> dict[str, str]:
    """Every file, by its path in the project's folder."""
    schemas = {f"./{FOLDER}/{name}.json": places for name, places in PLACES.items()}
    return {
        **_schemas(),
        SETTINGS: _json({"yaml.schemas": schemas}),
        ".vscode/extensions.json": _json({"recommendations": ["redhat.vscode-yaml"]}),
    }


def write_schemas(project: Path) -> tuple[Path, ...]:
    """Write the schemas anew; settings only where there are none."""
    made = {
        project / name: text.encode()
        for name, text in editor_files().items()
        if name.startswith(f"{FOLDER}/") or not (project / name).exists()
    }
    write(made)
    return tuple(made)


def _schemas() -> dict[str, str]:
    return {f"{FOLDER}/{name}.json": _json(made) for name, made in json_schemas().items()}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
