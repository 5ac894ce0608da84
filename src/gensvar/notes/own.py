"""The form in which Gensvar itself writes notes of a meeting: how it is recognised.

Such notes say in their facts that they are made in Gensvar and in which form. Their
contributions stand as items under numbered headings, so that an item is a contribution
whatever it looks like: a question, a reference, a link, a line of figures. See
`meeting_notes/document`, which writes the form; a test holds the two together.
"""

import re
from collections.abc import Iterable

from gensvar.notes.lines import Line

FORM = re.compile(
    r"(?:Gjort i|Tehty|Made in): Gensvar, (?:anteckningar|muistio|notes) 1"
)
SAYING = re.compile(
    r"(?:(?P<question>Fråga|Kysymys|Question)|(?P<area>Område|Alue|Area)) "
    r"(?P<number>\d{1,3}\.\d{1,3}): (?P<title>.+)"
)
NAMED = {
    "ranking": re.compile(r"(?:Prioritering|Tärkeysjärjestys|Ranking): "),
    "questions": re.compile(r"(?:Frågestund|Kysymyskierros|Question round): "),
    "speech": re.compile(r"(?:Anförande|Puheenvuoro|Speech): "),
    "agenda": re.compile(r"(?:Dagordning|Esityslista|What stood on the agenda)$"),
    "cover": re.compile(r"(?:Om mötet|Tietoja tapaamisesta|About the meeting)$"),
    "steps": re.compile(
        r"(?:Det tar vi med oss|Mitä otamme mukaan|What we take along): |"
        r"(?:Nästa steg|Seuraava vaihe|Next step)$"
    ),
}
ASKER = re.compile(r"(?:Frågan ställdes av|Kysyjä|Asked by): (.*)")
ANSWER = re.compile(r"(?:Svar|Vastaus|Answer): ")
WAITS = re.compile(
    r"(?:Väntar på svar|Odottaa vastausta|Waits for an answer|"
    r"Delvis besvarad|Vastattu osittain|Answered in part)\.$"
)
OPTION = re.compile(
    r"(?P<label>.*): (?P<values>(?:\d{1,4}|–)(?:, (?:\d{1,4}|–))*) "
    r"\((?:(?:medeltal|keskiarvo|mean) (?P<mean>\d+[.,]\d+)|"
    r"inget medeltal|ei keskiarvoa|no mean)\)"
)
FACT_NAMES = {
    "place": ("Plats", "Paikka", "Place"),
    "when": ("När", "Milloin", "When"),
    "participants": ("Närvarande personer", "Henkilöitä paikalla", "Persons present"),
    "organisations": (
        "Närvarande organisationer",
        "Järjestöjä paikalla",
        "Organisations present",
    ),
    "reported persons": (
        "Personer enligt uppgift",
        "Henkilöitä ilmoituksen mukaan",
        "Persons as reported",
    ),
    "reported organisations": (
        "Organisationer enligt uppgift",
        "Järjestöjä ilmoituksen mukaan",
        "Organisations as reported",
    ),
}
NAME_OF = {label: name for name, labels in FACT_NAMES.items() for label in labels}
# The form stands among the facts, and the facts come first.
FIRST_LINES = 60


def is_own(texts: Iterable[str]) -> bool:
    """Tell whether notes say of themselves that they are in our form."""
    for n, text in enumerate(texts):
        if n >= FIRST_LINES:
            return False
        if FORM.fullmatch(text.strip()):
            return True
    return False


def words_of(line: Line) -> str:
    """Return the words of an item exactly as they stood, after its own marker."""
    return line.said or line.text
