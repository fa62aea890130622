"""What bag-info.txt says of a bag (RFC 8493, 2.2.2), and how versions name those before them."""

import datetime
from collections.abc import Mapping
from pathlib import Path

from papers import __version__
from papers.archive.bag import TAG_MANIFESTS, read_info
from papers.archive.disk import hash_file
from papers.archive.places import Part, Place, places_of
from papers.archive.readme import exempt_paragraphs
from papers.manifest import Manifest

IDENTIFIER, BAGGED = "External-Identifier", "Bagging-Date"
PREVIOUS, PREVIOUS_HASH = "Previous-Bag", "Previous-Bag-SHA256"
NONCONFORMING, RELEASED = "Nonconforming-Because", "Released-Because"

_KIND = {
    Part.OPEN: "Papers open to the public",
    Part.EXEMPT: "NOT FOR PUBLICATION: papers from which the public was excluded",
    Part.BACKGROUND: "Background papers, open to the public",
}


def fingerprint(bag: Path) -> str:
    """The SHA-256 of a bag's own list of lists, which stands for every byte of it."""
    return hash_file(bag / TAG_MANIFESTS[0]).hashes["sha256"]


def information(
    place: Place, manifest: Manifest, today: datetime.date, previous: Mapping[str, str]
) -> dict[str, str]:
    """The labels of a bag, in order; empty ones left out."""
    numbers = ", ".join(map(str, exempt_paragraphs(manifest)))
    labels = {
        "Source-Organization": manifest.council,
        "External-Description": f"{_KIND[place.part]}: {manifest.committee}, "
        f"{manifest.date.isoformat()}",
        IDENTIFIER: place.name,
        BAGGED: today.isoformat(),
        "Bag-Group-Identifier": place.meeting,
        "Bag-Software-Agent": f"papers {__version__}",
        "Publication": str(manifest.version),
        "Published": manifest.published.isoformat() if manifest.published else "",
        "Publication-Reason": manifest.reason,
        "Exempt-Paragraphs": numbers if place.part is Part.EXEMPT else "",
        **previous,
    }
    return {label: value for label, value in labels.items() if value}


def archived_publications(archive: Path, meeting: str) -> frozenset[int]:
    """The numbers of a meeting's publications that the archive has."""
    found = (read_info(place.below(archive)) for place in places_of(archive, meeting))
    return frozenset(int(info.get("Publication", 0)) for info in found if RELEASED not in info)


def previous_bag(archive: Path, place: Place) -> Place | None:
    """The bag of the same part in the version before, or in the last that has one."""
    earlier = [
        each
        for each in places_of(archive, place.meeting)
        if each.part is place.part and each.version < place.version
    ]
    return earlier[-1] if earlier else None


def previous_labels(archive: Path, place: Place) -> dict[str, str]:
    """The labels that chain a bag to the one before it; none for the first."""
    previous = previous_bag(archive, place)
    if previous is None:
        return {}
    return {PREVIOUS: previous.name, PREVIOUS_HASH: fingerprint(previous.below(archive))}
