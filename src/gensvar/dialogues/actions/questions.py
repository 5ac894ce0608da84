"""The questions and areas of a dialogue."""

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.dialogues.models import Dialogue, Question, Stage
from gensvar.dialogues.policies import may_lead
from gensvar.kernel.editing import hold
from gensvar.kernel.errors import Invalid, NotAllowed

# Meeting notes bring areas that nobody planned; questions are fixed before the first
# person answers them.
AREAS_MAY_COME = (Stage.PREPARING, Stage.OPEN, Stage.ANALYSING)


@transaction.atomic
def ask_question(
    dialogue: Dialogue,
    words: str,
    *,
    by: User,
    hint: str = "",
    is_area: bool = False,
) -> Question:
    """Add a question, or an area to speak about, last in the list."""
    _check(dialogue, words, by, AREAS_MAY_COME if is_area else (Stage.PREPARING,))
    last = dialogue.questions.aggregate(last=Max("position"))["last"]
    question = Question.objects.create(
        dialogue=dialogue,
        words=words.strip(),
        hint=hint.strip(),
        is_area=is_area,
        position=0 if last is None else last + 1,
    )
    record("ask question", dialogue, by=by, question=question.pk)
    return question


@transaction.atomic
def change_question(
    question: Question,
    words: str,
    *,
    by: User,
    hint: str = "",
    is_area: bool = False,
) -> None:
    """Change a question before anyone has been asked it."""
    _check(question.dialogue, words, by, (Stage.PREPARING,))
    question.words = words.strip()
    question.hint = hint.strip()
    question.is_area = is_area
    question.save(update_fields=["words", "hint", "is_area"])
    record("change question", question.dialogue, by=by, question=question.pk)


@transaction.atomic
def remove_question(question: Question, *, by: User) -> None:
    """Take a question away before anyone has been asked it."""
    _check(question.dialogue, question.words, by, (Stage.PREPARING,))
    record("remove question", question.dialogue, by=by, question=question.pk)
    question.delete()


@transaction.atomic
def move_question(question: Question, *, up: bool, by: User) -> None:
    """Move a question one step up or down in the list."""
    _check(question.dialogue, question.words, by, (Stage.PREPARING,))
    questions = list(question.dialogue.questions.all())
    place = next(i for i, row in enumerate(questions) if row.pk == question.pk)
    other = place - 1 if up else place + 1
    if 0 <= other < len(questions):
        questions[place], questions[other] = questions[other], questions[place]
    for position, row in enumerate(questions):
        row.position = position
    Question.objects.bulk_update(questions, ["position"])
    record("move question", question.dialogue, by=by, question=question.pk)


def _check(dialogue: Dialogue, words: str, by: User, stages: tuple[Stage, ...]) -> None:
    if not may_lead(by, dialogue):
        raise NotAllowed
    hold(dialogue, "stage")
    if dialogue.stage not in stages:
        raise Invalid(_("The dialogue has opened, so its questions stay as they are."))
    if not words.strip():
        raise Invalid(_("Write the question."), "words")
