"""Weighing whether to hold a dialogue, and deciding it with a reason."""

from collections.abc import Iterable
from datetime import date

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.dialogues.models import (
    Answer,
    Consideration,
    ConsiderationOutcome,
    Criterion,
    CriterionAnswer,
)
from gensvar.dialogues.policies import (
    is_chair_of,
    may_consider,
    may_decide_consideration,
)
from gensvar.dialogues.queries import obstacles_to_dialogue, rules_on, unanswered
from gensvar.kernel.days import today
from gensvar.kernel.editing import hold, save_if_current
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet
from gensvar.matters.actions import note_considered
from gensvar.matters.models import Matter


@transaction.atomic
def begin_consideration(matter: Matter, *, by: User) -> Consideration:
    """Begin to weigh a dialogue in a matter; one that is under way is returned."""
    if not may_consider(by, matter):
        raise NotAllowed
    rules = rules_on(today())
    if rules is None:
        raise NotYet([_("rules that apply today")])
    under_way = Consideration.objects.filter(matter=matter, decided_on__isnull=True)
    if found := under_way.first():
        return found
    try:
        with transaction.atomic():
            consideration = Consideration.objects.create(
                matter=matter, rule_set=rules, created_by=by
            )
    except IntegrityError:
        return under_way.get()
    record("begin consideration", consideration, by=by, matter=matter.pk)
    return consideration


@transaction.atomic
def answer_criterion(
    consideration: Consideration,
    criterion: Criterion,
    answer: str,
    *,
    by: User,
    comment: str = "",
    override_reason: str = "",
) -> CriterionAnswer:
    """Answer one criterion, or change the answer while nothing is decided."""
    if not may_consider(by, consideration.matter):
        raise NotAllowed
    hold(consideration, "decided_on")
    _check_undecided(consideration)
    if criterion.rule_set_id != consideration.rule_set_id:
        raise Invalid(_("The question is not one of those that apply here."))
    if answer not in Answer.values:
        raise Invalid(_("Answer yes, no or that we do not know."), "answer")
    given, _created = CriterionAnswer.objects.update_or_create(
        consideration=consideration,
        criterion=criterion,
        defaults={
            "answer": answer,
            "comment": comment.strip(),
            "override_reason": override_reason.strip(),
            "answered_by": by,
        },
    )
    record(
        "answer criterion",
        consideration,
        by=by,
        criterion=criterion.key,
        answer=answer,
    )
    return given


@transaction.atomic
def answer_criteria(
    consideration: Consideration,
    seen_version: int,
    answers: Iterable[tuple[Criterion, str, str, str]],
    *,
    by: User,
) -> None:
    """Answer several criteria at once: criterion, answer, comment, override reason.

    Stale, and nothing is saved, when somebody else answered meanwhile.
    """
    if not may_consider(by, consideration.matter):
        raise NotAllowed
    _check_undecided(consideration)
    save_if_current(consideration, seen_version, {})
    for criterion, answer, comment, override_reason in answers:
        answer_criterion(
            consideration,
            criterion,
            answer,
            by=by,
            comment=comment,
            override_reason=override_reason,
        )


@transaction.atomic
def decide_consideration(
    consideration: Consideration,
    outcome: str,
    *,
    reason: str,
    by: User,
    other_form: str = "",
    decided_on: date | None = None,
) -> None:
    """Decide what the consideration came to. A no is as full a record as a yes."""
    if not may_decide_consideration(by, consideration):
        raise NotAllowed
    hold(consideration, "decided_on", "version")
    _check_undecided(consideration)
    day = decided_on or today()
    _check(consideration, outcome, reason, other_form, day)
    is_other = outcome == ConsiderationOutcome.OTHER_FORM
    rows = Consideration.objects.filter(pk=consideration.pk, decided_on__isnull=True)
    changes = {
        "outcome": outcome,
        "reason": reason.strip(),
        "other_form": other_form.strip() if is_other else "",
        "decided_on": day,
        "decided_by": by,
        "decider_title": _title(by, consideration),
        "version": consideration.version + 1,
    }
    if not rows.update(**changes):
        raise _already_decided()
    for name, value in changes.items():
        setattr(consideration, name, value)
    note_considered(consideration.matter, day)
    record("decide consideration", consideration, by=by, outcome=outcome)


def _check(
    consideration: Consideration, outcome: str, reason: str, other_form: str, day: date
) -> None:
    if outcome not in ConsiderationOutcome.values:
        raise Invalid(_("Choose what the consideration came to."), "outcome")
    if not reason.strip():
        raise Invalid(_("Write the reason. It is needed for a no as well."), "reason")
    if outcome == ConsiderationOutcome.OTHER_FORM and not other_form.strip():
        raise Invalid(_("Write which form is used instead."), "other_form")
    if not consideration.matter.opened_on <= day <= today():
        raise Invalid(
            _("The decision lies between the day the matter opened and today."),
            "decided_on",
        )
    missing = [
        _("an answer to “%(words)s”") % {"words": criterion.words}
        for criterion in unanswered(consideration)
    ]
    if outcome == ConsiderationOutcome.DIALOGUE:
        missing += obstacles_to_dialogue(consideration)
    if missing:
        raise NotYet(missing)


def _check_undecided(consideration: Consideration) -> None:
    if consideration.decided_on is not None:
        raise _already_decided()


def _already_decided() -> Invalid:
    return Invalid(_("It is already decided. Begin a new consideration instead."))


def _title(by: User, consideration: Consideration) -> str:
    body = consideration.matter.body
    with override(settings.LANGUAGE_CODE):
        if is_chair_of(by, body) or not body.is_elected:
            return _("chair, %(body)s") % {"body": body}
        return _("entered the decision of %(body)s") % {"body": body}
