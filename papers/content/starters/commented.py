"""Write a YAML file in which each key stands below what it is for.

Keys that authors fill in are typed; all others stand there with a "#" before them.
"""

import textwrap
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from papers.content.schema.base import Schema, hyphenated

_WIDTH = 98
OTHERS = 'More keys that may stand here. Delete the "#" before one to use it.'


def commented(
    schema: type[Schema],
    title: str,
    typed: Mapping[str, str],
    examples: Mapping[str, str] | None = None,
) -> str:
    """The text of a file: its title, the keys typed, then all others as comments.

    `typed` are keys with the lines that they become; `examples` say more than "key:" of others,
    or, where they are "", leave one out.
    """
    described = {
        hyphenated(name): sentence(field.description or "")
        for name, field in schema.model_fields.items()
    }
    others = {key: f"{key}:" for key in described if key not in typed} | dict(examples or {})
    parts = [comment(title)]
    parts += [comment(described[key]) + lines for key, lines in typed.items()]
    if others:
        parts.append(comment(OTHERS))
        parts += [comment(described[key]) + hidden(lines) for key, lines in others.items() if lines]
    return "\n".join(part.rstrip("\n") + "\n" for part in parts)


def comment(text: str) -> str:
    """A text as lines of comment; "" where there is none."""
    lines = [line for part in text.split("\n") if part for line in textwrap.wrap(part, _WIDTH)]
    return "".join(f"# {line}\n" for line in lines)


def hidden(lines: str) -> str:
    """Lines of YAML with a "#" before each."""
    return "".join(f"#{line}\n" for line in lines.splitlines())


def sentence(text: str) -> str:
    """A description as a sentence."""
    return text[:1].upper() + text[1:] + ("" if text.endswith(".") else ".")


def schema_line(file: str, schema: str) -> str:
    """The line by which editors find the JSON Schema of a file; both paths start at the project."""
    up = "../" * (len(PurePosixPath(file).parts) - 1)
    return f"# yaml-language-server: $schema={up}schemas/{schema}.json\n"


def with_schema(files: Mapping[str, tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Each file and its text, below the line that names its schema."""
    for file, (schema, text) in files.items():
        yield file, schema_line(file, schema) + text
