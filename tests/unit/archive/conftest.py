"""A published meeting, and an archive that holds it; made once, and copied for each test."""

import shutil
from pathlib import Path

import pytest
from support.published import archived, published


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a project, and the archive of its one published meeting."""
    folder = tmp_path_factory.mktemp("made")
    archived(published(folder / "project"), folder / "archive")
    return folder


@pytest.fixture
def project(made: Path, tmp_path: Path) -> Path:
    """A project with one published meeting."""
    return shutil.copytree(made / "project", tmp_path / "project")


@pytest.fixture
def archive(made: Path, tmp_path: Path) -> Path:
    """An archive with that meeting, once."""
    return shutil.copytree(made / "archive", tmp_path / "archive")
