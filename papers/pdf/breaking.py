"""Where a line may end inside a text.

The rules are those of Unicode Standard Annex 14 as LibreOffice tailors them, found by setting pairs
of all signs in it: after spaces, hyphens, dashes, slashes and what ends a clause, between a closing
and an opening bracket, and before a long dash or a percent sign that follows no figure.
"""

import re
from itertools import accumulate

CUT = "\0"  # no text holds it
# After these a line may end where what follows is none of HELD, which never begins one.
ENDING = "-!?|\u2010\u2012-\u2014\u2026\u2000-\u2006\u2008-\u200a"
HELD = r"""\s\0!"'),\-./:;?\]|}\\\u2010-\u2014\u2018\u2019\u201c\u201d\u2026\u2060"""
SIGNS = re.compile(rf"[{ENDING}\u200b/\\%$£€+(\[{{]")  # one of them is in each of these:
USUAL = (
    rf"[{ENDING}](?=[^{HELD}])|\u200b"
    rf"|/(?<!\d/)(?=[^{HELD}])|[/\\](?=[^{HELD}\d])"
    r"|[,.:;)\]}](?=[(\[{])|[,.:;)\]}](?<!\d.)(?=[$£€+%])"
    r"|[%$£€+](?=[%$£€+]|[(\[{]\D)"
    r"|[-\u2013\u2014|!?;:.,)\]}+$£€%](?=\u2026)"
)
RARE = (  # before a percent sign and a long dash
    r"|(?:[^\W\d]|[#&*<=>@^`~])(?=%)"
    r"""|[^\s\0\u2014"'\u2018\u2019\u201c\u201d(\[{](?=\u2014)"""
)
CUTS, ALL_CUTS = re.compile(USUAL), re.compile(USUAL + RARE)
SPACES = re.compile(r" +(?=[^ ])")


def tokens_of(text: str) -> list[str]:
    """The parts of a text between which a line may end, each with the spaces after it."""
    if SIGNS.search(text):
        cuts = ALL_CUTS if "%" in text or "\u2014" in text else CUTS
        text = cuts.sub(r"\g<0>" + CUT, text)
    cut = SPACES.sub(r"\g<0>" + CUT, text) if "  " in text else text.replace(" ", " " + CUT)
    tokens = cut.split(CUT)
    if not tokens[-1]:
        tokens.pop()
    return tokens


def may_end_between(before: str, after: str) -> bool:
    """Whether a line may end between two texts, of which one follows the other."""
    head = before[-2:]
    return head[-1] in " \t" or len(head) in accumulate(map(len, tokens_of(head + after[:2])))
