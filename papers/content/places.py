"""Paths: as an author would type them, and never out of the content folder."""

from os.path import realpath
from pathlib import Path


def typed_path(path: Path) -> str:
    """A path from the current folder where possible, with forward slashes."""
    here = Path.cwd()
    absolute = path if path.is_absolute() else here / path
    try:
        return absolute.relative_to(here).as_posix()
    except ValueError:
        return path.as_posix()


def inside(path: Path, folder: Path) -> bool:
    """Whether the path stays in the folder, wherever links lead."""
    return Path(realpath(path)).is_relative_to(realpath(folder))  # also of a link to itself
