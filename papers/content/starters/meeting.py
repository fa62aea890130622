"""A new meeting: meeting.yaml with the council's standard items."""

import datetime
from collections.abc import Iterable

from papers.content.schema.meeting import MeetingEntries
from papers.content.starters.commented import commented, with_schema

_TITLE = "One meeting: which committee meets, when and where, and its agenda in order."


def meeting_files(
    name: str,
    committee: str,
    date: datetime.date,
    publish: datetime.date,
    standard_items: Iterable[str],
) -> dict[str, str]:
    """The file of a new meeting, by its path in the project's folder.

    `publish` is the last lawful day of publication.
    """
    standard = "".join(f"  - standard: {item}\n" for item in standard_items)
    items = (
        '# A report stands there by the name of its folder: "- report: budget";\n'
        '# any other business by its title: "- title: Question time".\n'
        f"items:\n{standard or '  - title:'}"
    )
    typed = {
        "committee": f"committee: {committee}",
        "date": f"date: {date.isoformat()}",
        "time": "time:",
        "venue": "venue:",
        "published": (
            f"# The law allows {publish.isoformat()} at the latest.\n"
            f"published: {publish.isoformat()}"
        ),
        "items": items,
    }
    examples = {
        "numbering": "numbering:\n  start: 1\n  sub-items: letter",
    }
    file = f"content/meetings/{name}/meeting.yaml"
    text = commented(MeetingEntries, _TITLE, typed, examples)
    return dict(with_schema({file: ("meeting", text)}))
