"""Appendices: written in YAML with the report, or files of their own."""

from pathlib import Path

from papers.content.files import Files
from papers.content.places import inside
from papers.content.schema.report import AppendixEntries, AppendixFile
from papers.content.tree import Text
from papers.content.writing import Writing
from papers.diagnostics import Diagnostic, did_you_mean
from papers.model.blocks import Block
from papers.model.report import Appendix

_DOCUMENTS = (".docx", ".pdf")


def read_appendix(
    entry: AppendixEntries, files: Files, writing: Writing, used: set[Path]
) -> Appendix:
    """Read an appendix; its file, where there is one, joins the files used."""
    path = _path(entry.file, files, writing) if entry.file is not None else None
    if path is not None:
        used.add(path)
    yaml = path is not None and path.suffix == ".yaml"
    return Appendix(
        label=f"{writing.texts['appendix']} {entry.letter}",
        title=writing.runs(entry.title),
        where=entry.where,
        id=str(entry.id or f"appendix-{entry.letter.lower()}"),
        blocks=_blocks(path, files, writing) if path is not None and yaml else (),
        file=None if yaml else path,
    )


def _blocks(path: Path, files: Files, writing: Writing) -> tuple[Block, ...]:
    """The blocks of an appendix; its paragraphs take no numbers."""
    typed = files.typed(files.read(path), AppendixFile)
    if typed is None:
        return ()
    writing.asked, writing.numbered = None, False
    writing.figures(typed.figures)
    return writing.blocks(typed.content)


def _path(name: Text, files: Files, writing: Writing) -> Path | None:
    path = writing.folder / name
    if not inside(path, writing.content):
        message, hint = "this path leaves the content folder", "put the file beside report.yaml"
    elif not path.is_file():
        there = [path.name for path in sorted(writing.folder.iterdir()) if path.is_file()]
        message = f'there is no file "{name}"'
        hint = did_you_mean(name, there) or "put it beside report.yaml"
    elif path.suffix not in {".yaml", *_DOCUMENTS}:
        message = f'"{name}" cannot be an appendix'
        hint = "an appendix is a .yaml, .docx or .pdf file"
    else:
        return path
    files.add([Diagnostic(name.where, message, hint, rule="file")])
    return None
