"""What the program prints by itself on an agenda and about exempt business, in its usual words.

A council changes any of these under `texts:` in council.yaml; {names} in braces are filled in.
"""

from collections.abc import Mapping
from types import MappingProxyType

MEETING_TEXTS: Mapping[str, str] = MappingProxyType(
    {
        "agenda": "Agenda",
        "item": "Item",
        "business": "Business",
        "pages": "Pages",
        "items-heading": "Items of business",
        "part-1": "Part I",
        "part-2": "Part II",
        "to-follow": "To follow",
        "to-follow-because": "To follow: {reason}",
        "full-report": "full text of the report",
        "not-for-publication": (
            "Not for publication by virtue of {paragraphs} of Part {schedule-part} of Schedule "
            "12A of the Local Government Act 1972"
        ),
        "mark": (
            "Not for publication – Local Government Act 1972, Schedule 12A, Part {schedule-part}, "
            "{paragraphs}"
        ),
        "paragraph-one": "paragraph {n}",
        "paragraph-several": "paragraphs {n}",
        "and": "and",
        "pack-page": "Pack page {n}",
        "back-to-agenda": "Back to the agenda",
        "public-edition": "Public edition",
        "full-edition": "Full edition – not for publication",
        "appendix-of": "Item {number} – {title}",
        "not-accessible": (
            "Not accessible to screen readers: {pages}. Ask the contact named above for another "
            "form."
        ),
        "pack-pages": "pack pages {pages}",
        "pack-page-one": "pack page {pages}",
        "supplement": "Supplement {number}",
        "supplement-title": "Papers published after the agenda",
        "supplement-about": "Published on {date}",
        "supplement-reason": "Why: {reason}",
        "supplement-agenda": "The agenda, revised: {pages}. It replaces what was published before.",
        "supplement-new": "New – item {number}, {title}: {pages}",
        "supplement-replaces": (
            "Item {number}, {title}: {pages}. It replaces what was published before."
        ),
        "supplement-version": (
            "Item {number}, {title} (version {version}): {pages}. It replaces what was published "
            "before."
        ),
        "supplement-withdrawn": "Withdrawn – item {number}, {title}",
        "exempt-part": "{part}: {not-for-publication}",
        "exempt-passage": (
            "[Exempt information – {paragraphs} of Part {schedule-part} of Schedule 12A – is in "
            "the Part II papers]"
        ),
        "exclusion-heading": "Exclusion of the public",
        # LGA 1972, s.100A(4), (5): the resolution names the business and the description of the
        # exempt information; Sch. 12A, para. 10: the public interest.
        "exclusion": (
            "The Committee is asked to resolve: that under section 100A(4) of the Local "
            "Government Act 1972 the public be excluded from the meeting during the business "
            "listed below, because it is likely that members of the public, if they were "
            "present, would hear exempt information of the description shown; and that, in all "
            "the circumstances of the case, the public interest in maintaining the exemption "
            "outweighs the public interest in disclosing the information."
        ),
        "exclusion-item": "Item {number}, {title} – {paragraphs}: {wording}",
        "exclusion-part": "Item {number}, {title}, {part} – {paragraphs}: {wording}",
        "public-interest": "Public interest: {reason}",
        # LGA 1972, s.100B(4)(b)
        "urgent": (
            "Urgent: the Chair is of the opinion that this item should be considered at the "
            "meeting as a matter of urgency by reason of special circumstances: {reason}"
        ),
        "late": (
            "These papers are published fewer than {days} clear days before the meeting because "
            "of urgency: {reason}"
        ),
    }
)
