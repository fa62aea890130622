"""A new council: council.yaml with a type of report, and a first committee."""

from papers.content.schema.council import CouncilEntries
from papers.content.schema.meeting import CommitteeEntries
from papers.content.starters.commented import commented, with_schema

_TITLE = """\
The council: its name, the words that the program prints, and the types of report.
Fill in what is blank; papers check says what is still missing, and where."""
_TYPES = """\
# Sections stand in this order; the name on the left is the name of the section's file
# (summary → summary.yaml). The guidance is for authors and is not printed.
report-types:
  report:
    template: report.docx
    # Paragraphs are numbered by-section (1.1), run-on (1, 2, 3), or none.
    numbering: by-section
    # Recommendations are marked by number (1.) or letter (a).
    recommendations: number
    sections:
      summary:
        heading: Summary
        kind: summary
        required: yes
        numbered: no
        guidance: >-
          Say in two or three short paragraphs what the report is about and what members are
          asked to decide.
      recommendations:
        heading: Recommendations
        kind: recommendations
        required: yes
        numbered: no
        lead-in: "The Committee is asked to:"
        guidance: >-
          Ask for one thing at a time, and begin with a verb: note, agree, approve.
      background:
        heading: Background
        guidance: >-
          What members need to know. Add sections of your own after this one where it grows.
      financial-implications:
        heading: Financial implications
        kind: implication
        required: yes
        guidance: >-
          What it costs, and where the money comes from. If it costs nothing, say why.
      equality-duty:
        heading: Equality duty
        kind: implication
        required: yes
        guidance: >-
          How the proposals affect people with protected characteristics (Equality Act 2010,
          section 149). If they do not, say why.
      background-papers:
        heading: Background papers
        kind: background-papers
        required: yes
        guidance: >-
          What the report relies on (Local Government Act 1972, section 100D).
"""
_STANDARD_ITEMS = """\
# meeting.yaml names them: "- standard: declarations".
standard-items:
  apologies:
    title: Apologies for Absence
  declarations:
    title: Declarations of Interest
    purpose: For members to declare
  minutes:
    title: Minutes of the Last Meeting
    purpose: To agree
"""


def council_files() -> dict[str, str]:
    """The files of a new council, by their paths in the project's folder."""
    council = commented(
        CouncilEntries,
        _TITLE,
        {
            "name": "name:",
            "calendar": "# It is england, wales or parish.\ncalendar: england",
            "standard-items": _STANDARD_ITEMS,
            "report-types": _TYPES,
        },
        {
            "language": "language: en-GB",
            "texts": "texts:\n  appendix: Annex",
            "checks": "checks:\n  recommendation-verb: off",
            "recommendation-verbs": "recommendation-verbs: [agree, approve, note, receive]",
            "notices": "notices:\n  - title: Filming\n    text: This meeting is filmed.",
        },
    )
    committee = commented(
        CommitteeEntries,
        "A committee. The file's name is the name that meetings use for it; copy it for another.",
        {
            "name": "name:",
            "members": "# The role stands in brackets: Ada Sample (Chair).\nmembers:\n  -",
            "contact": "contact:\n  name:\n  email:",
        },
    )
    files = {
        "content/council.yaml": ("council", council),
        "content/committees/full-council.yaml": ("committee", committee),
    }
    return dict(with_schema(files))
