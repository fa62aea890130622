"""Papers as parts of a pack."""

from papers.pack.paper import Paper
from papers.pdf.joining.claims import Archival
from papers.pdf.joining.part import Part


def parts_of(paper: Paper, *, first: bool, back: str) -> tuple[Part, ...]:
    """A paper as parts of a pack: its cover and itself; the `first` of a line leads `back`."""
    level = Archival.A if paper.conforms else Archival.NONE
    own = Part(
        paper.pdf,
        paper.bookmark if first else paper.title,
        paper.path,
        () if first else (paper.bookmark,),
        ours=paper.ours,
        ua=paper.conforms,
        a=level,
        mark=paper.mark,
        back=back if first and paper.ours and not paper.cover else "",
        continues=bool(paper.cover),
    )
    if not paper.cover:
        return (own,)
    cover = Part(
        paper.cover,
        own.title,
        f"cover of {paper.path}",
        own.under,
        ours=True,
        ua=True,
        a=Archival.A,
        back=back if first else "",
    )
    return cover, own
