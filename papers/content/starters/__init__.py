"""Files to begin with: every key explained, what must be filled in left blank."""

from papers.content.starters.council import council_files
from papers.content.starters.meeting import meeting_files
from papers.content.starters.report import report_files

__all__ = ["council_files", "meeting_files", "report_files"]
