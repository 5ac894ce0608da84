"""When two ways to write a name are the same name: capitals, dashes, "&" and "och".

Nothing here says that two organisations are the same. It only sets aside what people
write differently for one and the same name. Å, ä and ö are letters of their own, and
words such as "Riksförbundet" or "i Sverige" tell organisations apart: they stay.
"""

import re
import unicodedata

LONGEST = 200
# The ring and the two dots make letters of their own; other accents are set aside.
OWN_LETTERS = {"å", "ä", "ö"}
NUMBER = re.compile(
    r"(?:\borg(?:anisations)?\.?[\s-]*(?:nr|nummer)\b\.?:?)?\s*\b\d{6}[-–]?\d{4}\b"
)
# Signs inside a word say nothing: R.S.M.H., S:t, folk's.
SILENT = re.compile(r"[.:'’‘´`\"”“„«»]")
OTHER = re.compile(r"[^\w&+]+|_+")
AND = {"&", "+", "och", "and", "samt"}
SHORT = {"fören": "förening", "förb": "förbund", "org": "organisation", "st": "sankt"}
FORMS = (
    ("ideell", "förening"),
    ("ek", "förening"),
    ("ekonomisk", "förening"),
    ("svb",),
)


def fold(name: str) -> str:
    """Return a name as it is compared; folding again changes nothing."""
    plain = " ".join(unicodedata.normalize("NFKC", name).casefold().split())
    folded = plain
    while (again := _once(folded)) != folded:
        folded = again
    return folded


def _once(name: str) -> str:
    bare = _without_accents(name.casefold())
    words = OTHER.sub(" ", SILENT.sub("", NUMBER.sub(" ", bare)))
    parts = [
        _word(word) for word in words.replace("&", " & ").replace("+", " + ").split()
    ]
    parts = _without_form(parts)
    return " ".join(parts)[:LONGEST].strip() or name[:LONGEST].strip()


def _without_accents(text: str) -> str:
    """Set aside accents, but not those of å, ä and ö."""
    return "".join(
        letter
        if letter in OWN_LETTERS
        else "".join(
            part
            for part in unicodedata.normalize("NFKD", letter)
            if not unicodedata.combining(part)
        )
        for letter in unicodedata.normalize("NFKC", text)
    )


def _word(word: str) -> str:
    return "och" if word in AND else SHORT.get(word, word)


def _without_form(words: list[str]) -> list[str]:
    """Drop the legal form at the end, unless nothing else is left."""
    for form in FORMS:
        if len(words) > len(form) and tuple(words[-len(form) :]) == form:
            return words[: -len(form)]
    return words
