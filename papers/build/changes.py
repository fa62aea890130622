"""What has changed since a meeting was published: its papers, and what its agendas say."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from papers.diagnostics import ContentError, UsageError
from papers.manifest import NAME, File, Kind, Manifest, read_manifest

PUBLISHED = "published"
PAPERS = (Kind.REPORT, Kind.APPENDIX, Kind.DOCUMENT)


def versions(place: Path) -> list[Manifest]:
    """The manifests of what was published, in order."""
    numbers = sorted(int(path.name) for path in place.glob("[0-9]*") if path.name.isdigit())
    return [_manifest_of(place / str(number) / NAME) for number in numbers]


def _manifest_of(path: Path) -> Manifest:
    try:
        return read_manifest(path)
    except (OSError, ContentError) as error:
        raise spoilt(path) from error


def spoilt(path: Path) -> UsageError:
    """The error for a published file that is no longer as it was."""
    return UsageError(
        f'what was published is no longer as it was: "{path.as_posix()}"; take it from the '
        "archive, or from a copy"
    )


def changes_since(built: Manifest, place: Path) -> tuple[date | None, tuple[str, ...]]:
    """When a meeting was last published, and the files of a build that differ from that."""
    earlier = versions(place)
    if not earlier:
        return None, ()
    latest = latest_papers(earlier)
    agendas = (f"{path}.pdf" for path in sorted(changed_agendas(built, earlier[-1])))
    now = {f.path: f for f in built.files if f.kind in PAPERS and f.path.endswith(".pdf")}
    differing = [p for p, f in now.items() if p not in latest or latest[p].sha256 != f.sha256]
    withdrawn = (path for path in latest if path not in now)
    return earlier[-1].published, (*agendas, *differing, *withdrawn)


def latest_papers(earlier: Iterable[Manifest]) -> dict[str, File]:
    """The PDF of each paper as it was last published, by its path."""
    latest: dict[str, File] = {}
    for manifest in earlier:
        for file in manifest.files:
            if file.kind in PAPERS and file.path.endswith(".pdf"):
                latest[file.path] = file
        for path in manifest.withdrawn:
            latest.pop(path, None)
    return latest


def changed_agendas(built: Manifest, last: Manifest) -> frozenset[str]:
    """The paths of the agendas of a build that say something else than when last published.

    None where the last publication did not write down what its agendas said.
    """
    if built.agenda is None or last.agenda is None:
        return frozenset()
    before = last.agenda.wording
    return frozenset(p for p, said in built.agenda.wording.items() if before.get(p) != said)
