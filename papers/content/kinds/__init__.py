"""The kinds of section. A new kind is a class with its keys and its blocks, listed here."""

from papers.content.kinds.base import Kind
from papers.content.kinds.leadership import Leadership
from papers.content.kinds.prose import Implication, Prose, Summary
from papers.content.kinds.recommendations import Recommendations
from papers.content.kinds.risks import Risks
from papers.content.kinds.schedule import Schedule
from papers.content.kinds.workforce import Workforce

KINDS: dict[str, type[Kind]] = {
    "prose": Prose,
    "summary": Summary,
    "implication": Implication,
    "recommendations": Recommendations,
    "leadership": Leadership,
    "workforce": Workforce,
    "schedule": Schedule,
    "risks": Risks,
}

__all__ = ["KINDS", "Kind"]
