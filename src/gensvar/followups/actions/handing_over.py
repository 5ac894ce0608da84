"""Handing over the questions of somebody who leaves."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.followups.models import QuestionNote, QuestionStep
from gensvar.followups.policies import may_hand_over
from gensvar.followups.queries import open_questions_of
from gensvar.kernel.editing import save_if_current
from gensvar.kernel.errors import Invalid, NotAllowed
from gensvar.organisations.policies import works_here


@transaction.atomic
def hand_over_questions(from_user: User, to_user: User, *, by: User) -> int:
    """Give all open questions of one person to another; return how many there were.

    Each gets a note, as when it is passed on by itself. Raises NotAllowed, Invalid
    when the other person has no role here or is the same, and Stale.
    """
    if not may_hand_over(by, from_user):
        raise NotAllowed
    if from_user == to_user:
        raise Invalid(_("Choose somebody else."), "to_user")
    if not works_here(to_user):
        raise Invalid(_("This person has no role here and cannot answer."), "to_user")
    questions = list(open_questions_of(from_user).order_by("pk"))
    for question in questions:
        save_if_current(question, question.version, {"owner": to_user})
    QuestionNote.objects.bulk_create(
        QuestionNote(question=question, step=QuestionStep.PASSED_ON, by=by)
        for question in questions
    )
    for question in questions:
        record(
            "pass on question",
            question,
            by=by,
            before=from_user.pk,
            after=to_user.pk,
        )
    return len(questions)
