"""Read what authors wrote: YAML with its places, typed, turned into the model.

`source` decodes a file, `reader` makes a `tree` of it; what YAML cannot read is explained in
`complaints` and `slips`, and got over in `mending`. `validate` holds the tree against a `schema`,
`inline` turns texts into runs, `writing` and the `kinds` turn sections into blocks, `report` joins
them, and `meeting` joins the reports.
"""

from papers.content.find import find_meeting, find_papers, find_project, find_reports
from papers.content.meeting import MeetingReading, read_meeting
from papers.content.report import Reading, read_report
from papers.content.setting import check_setting, read_council

__all__ = [
    "MeetingReading",
    "Reading",
    "check_setting",
    "find_meeting",
    "find_papers",
    "find_project",
    "find_reports",
    "read_council",
    "read_meeting",
    "read_report",
]
