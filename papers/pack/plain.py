"""Reduce a text to what it says: its letters and digits, in order."""

import re
import unicodedata

_OTHER = re.compile(r"[\W_]+")


def plain_text(text: str) -> str:
    """Its letters and digits, without spaces, signs, capitals or ligatures."""
    return _OTHER.sub("", unicodedata.normalize("NFKC", text).casefold())
