"""Numbers as list formats write them: 3, c, iii, 03, 3rd, third (ISO/IEC 29500-1, 17.18.59)."""

SMALL = (
    "", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
TENS = (
    "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
)  # fmt: skip
THOUSAND, MILLION = 1_000, 1_000_000
ORDINALS = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth",
    "nine": "ninth", "twelve": "twelfth",
}  # fmt: skip
CHICAGO = "*†‡§"  # then each of them doubled, and so on
MOST_SIGNS = 32  # of one number that is counted by repeating


def written(number: int, form: str) -> str:  # noqa: C901, PLR0911
    """A number as a list format writes it; in digits where the format is not known.

    Words are English. A form of digits, such as 001, is a number of that many digits.
    """
    match form:
        case "decimal":
            return str(number)
        case "none":
            return ""
        case "lowerLetter" | "upperLetter":
            text = letters(number)
            return text if form == "lowerLetter" else text.upper()
        case "lowerRoman" | "upperRoman":
            text = roman(number)
            return text if form == "upperRoman" else text.lower()
        case "decimalZero":
            return f"{number:02}"
        case "numberInDash":
            return f"- {number} -"
        case "hex":
            return f"{number:X}"
        case "ordinal":
            return f"{number}{_ordinal(number)}"
        case "cardinalText" | "ordinalText":
            return in_words(number, ordinal=form == "ordinalText")
        case "chicago":
            return _repeated(number, CHICAGO)
        case _ if form[:1] == "0" and form.isdecimal():
            return f"{number:0{min(len(form), MOST_SIGNS)}}"
        case _:
            return str(number)


def letters(number: int) -> str:
    """Count a to z, then aa, bb, cc as Word counts on."""
    return _repeated(number, "abcdefghijklmnopqrstuvwxyz")


def _repeated(number: int, signs: str) -> str:
    """Count with signs, then with two of each, and so on."""
    if number < 1:
        return ""
    turns, index = divmod(number - 1, len(signs))
    return signs[index] * min(turns + 1, MOST_SIGNS)


ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
    (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def roman(number: int) -> str:
    """Roman numerals; plain digits beyond what they can say."""
    if not 0 < number < 4000:  # noqa: PLR2004
        return str(number)
    text = ""
    for value, sign in ROMAN:
        text += sign * (number // value)
        number %= value
    return text


def _ordinal(number: int) -> str:
    if 10 < number % 100 < 20:  # noqa: PLR2004
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def in_words(number: int, *, ordinal: bool) -> str:
    """A number in English words, as Word counts: One, Twenty-one; First, Twenty-first.

    In digits below one and from a million on.
    """
    if not 0 < number < MILLION:
        return f"{number}{_ordinal(number)}" if ordinal else str(number)
    text = _cardinal(number)
    if ordinal:
        at = max(text.rfind(" "), text.rfind("-")) + 1
        text = text[:at] + _as_ordinal(text[at:])
    return text.capitalize()


def _cardinal(number: int) -> str:
    for size, name in ((THOUSAND, "thousand"), (100, "hundred")):
        if number >= size:
            above, rest = divmod(number, size)
            return f"{_cardinal(above)} {name} {_cardinal(rest)}".rstrip()
    if number < len(SMALL):
        return SMALL[number]
    tens, ones = divmod(number, 10)
    return f"{TENS[tens]}-{SMALL[ones]}" if ones else TENS[tens]


def _as_ordinal(word: str) -> str:
    if word in ORDINALS:
        return ORDINALS[word]
    return f"{word[:-1]}ieth" if word.endswith("y") else f"{word}th"
