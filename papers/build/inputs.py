"""What a meeting is made from: known by its hash, without reading it."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from papers.build.cache import Cache, hash_of, key_of
from papers.pdf.validator import is_installed


def setting_files(content: Path) -> Iterator[Path]:
    """The files that every meeting of a project is read from."""
    yield content / "council.yaml"
    yield from (content / "committees").glob("*.yaml")


def files_below(folder: Path) -> Iterator[Path]:
    """Every file in a folder and the folders in it."""
    for place, _, names in os.walk(folder):
        yield from (path for name in names if (path := Path(place, name)).is_file())


def faces_beside(templates: Iterable[Path]) -> Iterator[Path]:
    """The files of typefaces that lie beside templates."""
    for folder in {template.parent / "fonts" for template in templates}:
        yield from (path for path in folder.glob("*") if path.is_file())


def inputs_of(folder: Path, content: Path, cache: Cache) -> tuple[Path, ...]:
    """Every file that a meeting was made from the last time, and that it may be made from now."""
    named = cache.get(_named(folder)) or ()
    faces = faces_beside(path for path in named if path.suffix == ".docx")
    return (*files_below(folder), *setting_files(content), *named, *faces)


def name_inputs(folder: Path, paths: Iterable[Path], cache: Cache) -> None:
    """Keep which files elsewhere a meeting is made from: templates, and what it names."""
    cache.put(_named(folder), tuple(p for p in paths if not p.is_relative_to(folder)))


def inputs_key(folder: Path, content: Path, cache: Cache) -> str:
    """The key of all that a meeting is made from, as it is now."""
    found = hash_of(inputs_of(folder, content, cache), content)
    where = (str(folder), str(content), str(Path.cwd()))
    return key_of("meeting", *where, str(is_installed()), found)


def are_older(paths: Iterable[Path], than: float) -> bool:
    """Whether files were last changed before a time: else what was read of them is not certain."""
    try:
        return all(path.stat().st_mtime < than for path in paths)
    except OSError:  # gone meanwhile
        return False


def _named(folder: Path) -> str:
    return key_of("named", str(folder), str(Path.cwd()))
