"""Which texts of a dialogue can stand in several languages."""

from collections.abc import Iterable, Mapping

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from gensvar.dialogues.models import Dialogue, Mandate, Question
from gensvar.translations.things import Thing

DIALOGUE: Mapping[str, StrOrPromise] = {
    "title": _("Title"),
    "introduction": _("What it is about"),
}
MANDATE: Mapping[str, StrOrPromise] = {
    "question": _("The question"),
    "can_influence": _("What can be influenced"),
    "cannot_influence": _("What cannot be influenced"),
    "promise": _("What we promise"),
}


def things_of(
    dialogue: Dialogue, mandate: Mandate | None, questions: Iterable[Question]
) -> list[Thing]:
    """Return the dialogue, its mandate and its questions with their original words."""
    things = [
        Thing(
            "dialogues.dialogue",
            dialogue.pk,
            {"title": dialogue.title, "introduction": dialogue.introduction},
            labels=DIALOGUE,
        )
    ]
    if mandate is not None:
        words = {name: getattr(mandate, name) for name in MANDATE}
        things.append(Thing("dialogues.mandate", mandate.pk, words, labels=MANDATE))
    for number, row in enumerate(questions, start=1):
        labels = {
            "words": format_lazy("{} {}", _("Question"), number),
            "hint": format_lazy("{} {}", _("Help text of question"), number),
        }
        texts = {"words": row.words, "hint": row.hint}
        things.append(Thing("dialogues.question", row.pk, texts, labels=labels))
    return things
