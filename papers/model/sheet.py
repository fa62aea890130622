"""Sheets of a pack that are no papers: the cover of an appendix, the front of a supplement."""

from dataclasses import dataclass

from papers.model.blocks import Block


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a sheet says: "Appendix A", a title, the line below it, and blocks."""

    label: str
    title: str
    about: str = ""
    blocks: tuple[Block, ...] = ()
    mark: str = ""
