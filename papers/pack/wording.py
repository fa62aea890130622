"""What an agenda says, but for the pages of its items: equal wordings have equal digests."""

from collections.abc import Iterable

from papers.manifest import digest
from papers.model.meeting import Meeting
from papers.pack.leaks import text_of_word
from papers.word import merge_agenda


def wording(meeting: Meeting, lines: Iterable[str]) -> str:
    """A digest of all the words of a numbered meeting's agenda; `lines` are those with papers.

    Of pages it knows only whether an item has any: a paper that comes or goes changes an agenda, a
    paper that has moved does not.
    """
    pages = {line: [(1, 1)] for line in lines}
    docx = merge_agenda(meeting, meeting.council.agenda, pages, links=False)
    return digest(text_of_word(docx).encode())
