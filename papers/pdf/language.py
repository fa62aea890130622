"""Languages as PDF names them (ISO 14289-1, 7.2; BCP 47)."""

import re
from functools import lru_cache

LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*\Z")


@lru_cache(256)
def is_foreign(language: str, usual: str) -> bool:
    """Whether words are in another language than usual, not only in another form of it."""
    if not (usual and LANGUAGE.match(language)):
        return False
    return language.partition("-")[0].casefold() != usual.partition("-")[0].casefold()
