"""Write files whole: beside their places, then moved in."""

import tempfile
from pathlib import Path


def write(files: dict[Path, bytes]) -> None:
    """Write files beside their places, then move them in, so that each is whole or not there."""
    ready: list[tuple[str, Path]] = []
    for path, content in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as file:
            file.write(content)
        ready.append((file.name, path))
    for name, path in ready:
        Path(name).replace(path)
