"""Reduce a text to what it says: its letters and digits, in order."""

import re
import unicodedata
from functools import lru_cache

_OTHER = re.compile(r"[\W_]+")


@lru_cache(1 << 16)
def plain_text(text: str) -> str:
    """Its letters and digits, without spaces, signs, capitals or ligatures."""
    return _OTHER.sub("", unicodedata.normalize("NFKC", text).casefold())
