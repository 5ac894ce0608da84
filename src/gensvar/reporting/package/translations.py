"""What the texts of a dialogue say in other languages, shown in public or not."""

from gensvar.dialogues.models import Dialogue, Mandate
from gensvar.dialogues.texts import things_of
from gensvar.feedback.queries.answers import published_answers
from gensvar.feedback.texts import thing_of
from gensvar.reporting.package.discretion import Discretion, Plain
from gensvar.translations.queries import all_translations


def translations(tells: Discretion, dialogue: Dialogue) -> Plain:
    """Return every translation: of what, how it was made, and who stands for it."""
    mandates = Mandate.objects.filter(dialogue=dialogue)
    things = [
        *things_of(dialogue, None, dialogue.questions.all()),
        *(one for row in mandates for one in things_of(dialogue, row, ())[1:]),
        *map(thing_of, published_answers(dialogue)),
    ]
    return tells.each(
        all_translations(things),
        "field language text how made_by made_at reviewed_by reviewed_at published_at",
        of=lambda one: one.kind.partition(".")[2],
        id=lambda one: int(one.key),
    )
