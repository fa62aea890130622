"""The kinds of section. A new kind is a class with its keys and its blocks, listed here."""

from papers.content.kinds.background import BackgroundPapers
from papers.content.kinds.base import Kind
from papers.content.kinds.conditions import Conditions
from papers.content.kinds.glossary import Glossary
from papers.content.kinds.implications import Implications
from papers.content.kinds.leadership import Leadership
from papers.content.kinds.options import Options
from papers.content.kinds.performance import Performance
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
    "options": Options,
    "background-papers": BackgroundPapers,
    "glossary": Glossary,
    "conditions": Conditions,
    "performance": Performance,
    "statutory-implications": Implications,
}

__all__ = ["KINDS", "Implications", "Kind"]
