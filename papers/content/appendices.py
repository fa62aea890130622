"""Appendices: written in YAML with the report, or files of their own."""

from pathlib import Path

from papers.content.bodies import exempt_of
from papers.content.documents import Shelf
from papers.content.files import Files
from papers.content.schema.report import AppendixEntries, AppendixFile
from papers.content.tree import Text
from papers.content.writing import Writing
from papers.model.blocks import Block
from papers.model.report import Appendix, Passage

_SUFFIXES = (".yaml", ".docx", ".pdf")


def read_appendix(
    entry: AppendixEntries, files: Files, writing: Writing, used: set[Path]
) -> Appendix:
    """Read an appendix; its file, where there is one, joins the files used."""
    path = _path(entry.file, files, writing) if entry.file is not None else None
    if path is not None:
        used.add(path)
    yaml = path is not None and path.suffix == ".yaml"
    named, exempt = set(writing.values), exempt_of(entry.exempt)
    blocks = _blocks(path, files, writing) if path is not None and yaml else ()
    passages = writing.passages(blocks)
    if exempt is not None:
        values = frozenset(set(writing.values) - named)
        passages = (Passage(0, len(blocks), exempt, values),)
    return Appendix(
        label=f"{writing.texts['appendix']} {entry.letter}",
        title=writing.runs(entry.title),
        where=entry.where,
        id=str(entry.id or f"appendix-{entry.letter.lower()}"),
        blocks=blocks,
        file=None if yaml else path,
        exempt=exempt,
        passages=passages,
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
    shelf = Shelf(writing.folder, writing.content, "report.yaml", "an appendix", _SUFFIXES)
    found = shelf.find(name)
    if isinstance(found, Path):
        return found
    files.add([found])
    return None
