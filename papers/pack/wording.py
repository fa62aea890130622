"""What an agenda says, but for the pages of its items: equal wordings have equal digests."""

from collections.abc import Iterable

from papers.manifest import digest
from papers.model.meeting import Meeting
from papers.pack.leaks import text_of_word
from papers.pack.paper import Paper
from papers.word import merge_agenda


def wording(meeting: Meeting, papers: Iterable[Paper]) -> str:
    """A digest of all the words of a numbered meeting's agenda.

    Of pages it knows only whether an item has any: a paper that comes or goes changes an agenda, a
    paper that has moved does not.
    """
    pages = {paper.line: [(1, 1)] for paper in papers}
    docx = merge_agenda(meeting, meeting.council.agenda, pages, links=False)
    return digest(text_of_word(docx).encode())
