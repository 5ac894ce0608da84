"""The answers of a dialogue as texts that can stand in several languages."""

from gensvar.feedback.models import Answer
from gensvar.translations.things import Thing


def thing_of(answer: Answer) -> Thing:
    """Return an answer: its Swedish words, and those in languages it holds itself."""
    return Thing(
        "feedback.answer",
        answer.pk,
        {"text": answer.text},
        language="sv",
        labels={"text": answer.get_direction_display()},
        own={"text": dict(answer.translations)},
    )
