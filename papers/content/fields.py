"""The labelled fields at the head of a report, and what may not stand in its title."""

from collections.abc import Mapping

from papers.content.schema.council import FieldEntries
from papers.content.tree import Text
from papers.content.writing import Writing
from papers.diagnostics import Diagnostic, did_you_mean
from papers.model.report import Field
from papers.model.runs import Note, Runs

_Asked = Mapping[Text, Text | FieldEntries]


def read_fields(
    writing: Writing, typed: Mapping[Text, Text | tuple[Text, ...]], asked: _Asked
) -> tuple[Field, ...]:
    """What a report says in the fields of its type, in the type's order."""
    for name in typed:
        if name not in asked:
            known = f"known are {', '.join(asked)}" if asked else "its type has no fields"
            hint = did_you_mean(name, asked) or known
            message = f'the report type has no field "{name}"'
            writing.found.append(Diagnostic(name.where, message, hint, rule="unknown-field"))
    return tuple(
        Field(str(name), _label(field), _texts(writing, typed[name]))
        for name, field in asked.items()
        if name in typed
    )


def _label(field: Text | FieldEntries) -> str:
    return str(field if isinstance(field, Text) else field.label)


def _texts(writing: Writing, typed: Text | tuple[Text, ...]) -> tuple[Runs, ...]:
    texts = (typed,) if isinstance(typed, Text) else typed
    return tuple(map(writing.runs, texts))


def without_notes(writing: Writing, runs: Runs) -> Runs:
    """Runs that are printed where no footnote can stand."""
    for run in runs:
        if isinstance(run, Note):
            message, hint = "a title has no footnotes", "put the note in the text below"
            writing.found.append(Diagnostic(run.where, message, hint, rule="note"))
    return tuple(run for run in runs if not isinstance(run, Note))
