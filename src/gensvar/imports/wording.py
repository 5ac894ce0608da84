"""Places, kinds, cautions and figures of notes in the reader's language."""

from fractions import Fraction

from django.utils.translation import get_language

from gensvar.analysis.rankings import exact
from gensvar.notes.messages import sentence_in, translate
from gensvar.notes.summary import FACT_NAMES, KIND_NAMES, TEXTS
from gensvar.notes.tree import Caution, Fact, Place


def reading_language() -> str:
    """Return the language of the page, as the notes know it."""
    return (get_language() or "sv").partition("-")[0]


def place_in_words(place: Place, language: str = "") -> str:
    """Return "line 77", or "page 2, line 5"."""
    language = language or reading_language()
    values = {"page": place.page, "line": place.line, "paragraph": place.paragraph}
    return ", ".join(
        translate(TEXTS[key], language).replace("{detail}", str(number))
        for key, number in values.items()
        if number
    )


def kind_in_words(kind: str) -> str:
    """Return what kind of part it is."""
    return translate(KIND_NAMES[kind], reading_language())


def caution_in_words(caution: Caution) -> str:
    """Return what the reviewer should look at."""
    return sentence_in(reading_language(), caution.code, caution.detail)


def why_in_words(code: str) -> str:
    """Return why a line is set aside."""
    return sentence_in(reading_language(), code)


def fact_name(name: str, fact: Fact) -> str:
    """Return the label as printed, or ours where the notes have none."""
    return fact.label or translate(FACT_NAMES.get(name, name), reading_language())


def understood(fact: Fact) -> str:
    """Return what a fact was understood to mean, where that says more than it does."""
    days = "–".join(part for part in (fact.date, fact.until) if part)
    hours = "–".join(part for part in (fact.start, fact.end) if part)
    meant = " ".join(part for part in (days, hours) if part)
    return "" if meant in fact.value else meant


def mean_in_words(mean: Fraction | None) -> str:
    """Return a mean with all its decimals, or three where they never end."""
    if mean is None:
        return "–"
    text = exact(mean)
    if "/" in text:
        text = f"{float(mean):.3f}"
    return text if reading_language() == "en" else text.replace(".", ",")
