"""Pictures: PNG or JPEG files of the content folder, with what they show in words."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

from papers.content.spreadsheets import data_file
from papers.diagnostics import Diagnostic
from papers.model.blocks import Picture

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from papers.content.schema.blocks import PictureEntries
    from papers.content.writing import Writing

FORMATS = {"PNG": (".png",), "JPEG": (".jpg", ".jpeg")}
MOST_BYTES = 20_000_000
MOST_PIXELS = 60_000_000


def picture(writing: Writing, typed: PictureEntries) -> Iterator[Picture]:
    """The picture, where its file is one."""
    path = data_file(writing, typed.file)
    if path is None:
        return
    writing.sources.append(path)
    if (problem := _problem(path)) is not None:
        message, hint = problem
        writing.found.append(Diagnostic(typed.file.where, message, hint, rule="picture"))
        return
    if typed.alternative_text.strip().casefold() in {path.name.casefold(), path.stem.casefold()}:
        message = "the alternative text is only the name of the file"
        hint = "say in one or two sentences what members should see in it"
        where = typed.alternative_text.where
        writing.found.append(Diagnostic(where, message, hint, rule="alternative-text"))
    yield Picture(
        path,
        " ".join(typed.alternative_text.split()),
        typed.where,
        title=writing.runs(typed.title),
        source=writing.with_lead("source", typed.source) if typed.source else (),
        width=typed.width,
        id=str(typed.id or ""),
    )


def _problem(path: Path) -> tuple[str, str] | None:
    """Why a file cannot be printed as a picture, and what to do."""
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415  # slow to import

    save = "save it as PNG (drawings, screenshots) or JPEG (photographs)"
    if path.stat().st_size > MOST_BYTES:
        return f'"{path.name}" is larger than 20 MB', "save it smaller, about 2000 pixels wide"
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a huge picture is told of below
            with Image.open(path, formats=list(FORMATS)) as image:
                size = image.size
                kind = "JPEG" if image.format == "MPO" else image.format or ""  # of telephones
                if kind == "JPEG" and size[0] * size[1] <= MOST_PIXELS:
                    image.load()
                else:
                    image.verify()
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return f'"{path.name}" is not a picture in PNG or JPEG form, or is damaged', save
    if path.suffix.lower() not in FORMATS.get(kind, ()):
        return f'"{path.name}" is a {kind} file in truth', f"rename it to end in {FORMATS[kind][0]}"
    if size[0] * size[1] > MOST_PIXELS:
        return f'"{path.name}" has too many pixels', "save it smaller, about 2000 pixels wide"
    return None
