"""Sentences as reports have them: figures, dates, paths, brackets, quotations, joined words."""

import random

SENTENCES = [
    "The budget for 2019/20 rose by £1.2m–£1.5m (5.5%), which the Cabinet Member agreed on 3 May.",
    "Services for 12-17 year-olds and for care-leavers aged 18-25 are set out in Appendix A/B.",
    "The Council’s powers are those of section 12(1)(a)(ii) of the Act, and of no other.",
    "Details are at https://www.example.gov.uk/about-the-council/plans-and-reports/2019-20/part-1.",
    "“We asked for in-house, multi-agency teams”, the Chairman said—and was told “not before 2021”.",
    "Members and/or officers may write to committee.services@west-example.gov.uk or call 0100-200.",
    "The pre-birth, post-16 and non-statutory work costs £4,000/week; 24/7 cover costs £9,500/week.",
    "Was the target met? No: 47%–52% of visits were made on time, against 85%…the lowest so far!",
    "Social-work-led assessments (see paragraph 3.2(b)) take 40-45 days, at £350-£420 a day.",
    "The shared drive (S:/Reports/Children-First/2019-10/final) holds the well-known first draft.",
    "A Member’s question: ‘Is the long-term, risk-based plan—or its follow-up—value-for-money?’",
    "Ofsted rated 3 of 7 areas “good” [one-third], 2 “requires improvement” and 2 “inadequate”.",
    "By mid-November an up-to-date, easy-to-read summary of the co-produced plan will be on-line.",
    "Expenditure of £12,345.67 was re-profiled; £0.5m/year of one-off funding ends on 31/03/2020.",
]


def sentences(rng: random.Random, count: int) -> str:
    """So many of them."""
    return " ".join(rng.choice(SENTENCES) for _ in range(count))
