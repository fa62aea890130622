"""With what the papers were made: the versions of this program and of all that it stands on."""

import platform
import re
from functools import cache
from importlib import metadata

from papers import __version__

_NAME = re.compile(r"[A-Za-z0-9._-]+")


@cache
def versions() -> bytes:
    """The versions in use, as pip reads them."""
    lines = [f"# papers {__version__}, Python {platform.python_version()}"]
    lines += [f"{name}=={version}" for name, version in sorted(_installed("papers").items())]
    return ("\n".join(lines) + "\n").encode()


def _installed(root: str) -> dict[str, str]:
    """A package and all that it needs, by their names, where they are installed."""
    found: dict[str, str] = {}
    waiting = [root]
    while waiting:
        name = _canonical(waiting.pop())
        if name not in found:
            try:
                distribution = metadata.distribution(name)
            except metadata.PackageNotFoundError:
                continue
            found[name] = distribution.version
            waiting += [need for need in distribution.requires or () if "extra ==" not in need]
    return found


def _canonical(requirement: str) -> str:
    """The name of a requirement, in the form of PEP 503."""
    match = _NAME.match(requirement)
    return re.sub(r"[-_.]+", "-", match[0]).lower() if match else ""
