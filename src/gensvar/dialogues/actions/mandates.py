"""Giving and withdrawing the mandate to hold a dialogue."""

from collections.abc import Sequence
from datetime import date
from typing import Any, TypedDict, Unpack

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from gensvar.accounts.models import User
from gensvar.assignments.models import Assignment
from gensvar.audit.actions import record
from gensvar.dialogues.actions.elected import name_all
from gensvar.dialogues.judging import latest_answer, too_late
from gensvar.dialogues.messages import mandate_withdrawn
from gensvar.dialogues.models import (
    DecisionOrder,
    Dialogue,
    DialogueKind,
    LadderLevel,
    Mandate,
    MandateRule,
    Stage,
)
from gensvar.dialogues.policies import (
    may_enter_decided_mandate,
    may_give_mandate_as_chair,
    may_withdraw_mandate,
)
from gensvar.dialogues.queries import last_closing, last_day, mandate_in_force, rules_on
from gensvar.kernel.days import said, today
from gensvar.kernel.editing import hold
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet
from gensvar.matters.models import Decision
from gensvar.notifications.actions import send
from gensvar.organisations.models import Body
from gensvar.organisations.policies import lineage

GIVEN_WHILE = (Stage.PREPARING, Stage.OPEN, Stage.ANALYSING)


class MandateTerms(TypedDict, total=False):
    """What a mandate says."""

    body: Body
    question: str
    level: LadderLevel
    promise: str
    can_influence: str
    cannot_influence: str
    answer_by: date
    decided_on: date
    section_number: str
    decision: Decision | None
    operating_year: int | None
    assignment: Assignment | None
    elected: Sequence[str]


@transaction.atomic
def give_mandate(
    dialogue: Dialogue, *, by: User, **terms: Unpack[MandateTerms]
) -> Mandate:
    """Give a dialogue its mandate, under the rules that applied on the day.

    `elected` are the names of elected representatives of the body who take part.
    """
    fields: dict[str, Any] = dict(terms)  # Any: the values of any field
    elected = fields.pop("elected", ())
    mandate = Mandate(dialogue=dialogue, decided_by=by, **fields)
    rule = _rule_for(mandate)
    _check_decider(mandate, rule, by)
    hold(dialogue, "stage")
    if dialogue.stage not in GIVEN_WHILE:
        raise Invalid(_("It is too late to give this dialogue a mandate."))
    if dialogue.kind == DialogueKind.USER:
        raise Invalid(_("A dialogue with users has no political mandate."))
    _check_body(mandate)
    mandate.rule_set = rule.rule_set
    check_terms(mandate)
    mandate.order = rule.order
    _name_decider(mandate, by)
    try:
        with transaction.atomic():
            mandate.save(force_insert=True)
    except IntegrityError as problem:
        raise Invalid(
            _("The dialogue already has a mandate in force. Withdraw that one first.")
        ) from problem
    name_all(dialogue, elected, mandate.body, by=by)
    record("give mandate", dialogue, by=by, mandate=mandate.pk, body=mandate.body_id)
    return mandate


@transaction.atomic
def withdraw_mandate(
    dialogue: Dialogue, *, reason: str, by: User, withdrawn_on: date | None = None
) -> Mandate:
    """Record that the mandate is withdrawn, also while the dialogue is open.

    New contributions stop at once; followers are told; answers stay owed.
    """
    if not may_withdraw_mandate(by, dialogue):
        raise NotAllowed
    hold(dialogue, "stage")
    mandate = mandate_in_force(dialogue)
    if mandate is None:
        raise NotYet([_("a mandate in force")])
    if not reason.strip():
        raise Invalid(_("Write why the mandate is withdrawn."), "reason")
    day = withdrawn_on or today()
    if not mandate.decided_on <= day <= today():
        raise Invalid(
            _("The day lies between the day of the mandate and today."), "withdrawn_on"
        )
    rows = Mandate.objects.filter(pk=mandate.pk, withdrawn_on__isnull=True)
    changes = {
        "withdrawn_on": day,
        "withdrawn_by": by,
        "withdrawn_reason": reason.strip(),
    }
    if not rows.update(**changes):
        raise NotYet([_("a mandate in force")])
    for name, value in changes.items():
        setattr(mandate, name, value)
    record("withdraw mandate", dialogue, by=by, mandate=mandate.pk, on=day)
    if dialogue.stage == Stage.OPEN:
        send(mandate_withdrawn(mandate))
    return mandate


def _rule_for(mandate: Mandate) -> MandateRule:
    rules = rules_on(mandate.decided_on)
    if rules is None:
        raise NotYet(
            [_("rules that applied on %(day)s") % {"day": said(mandate.decided_on)}]
        )
    rule = (
        rules.mandate_rules.filter(body_kind=mandate.body.kind)
        .select_related("rule_set")
        .first()
    )
    if rule is None or not mandate.body.is_elected:
        raise Invalid(
            _("The rules do not let %(body)s give a mandate.") % {"body": mandate.body},
            "body",
        )
    if mandate.level.rule_set_id != rules.pk:
        raise Invalid(_("Choose a level of the rules that apply."), "level")
    return rule


def _check_decider(mandate: Mandate, rule: MandateRule, by: User) -> None:
    if rule.order == DecisionOrder.CHAIR:
        if not may_give_mandate_as_chair(by, mandate.body):
            raise NotAllowed
        return
    if not may_enter_decided_mandate(by, mandate.body):
        raise NotAllowed
    if mandate.decision and not mandate.section_number:
        mandate.section_number = mandate.decision.section_number
    if not any(sign.isdigit() for sign in mandate.section_number):
        raise Invalid(
            _("The body decides at a sitting. Write the section of its decision."),
            "section_number",
        )


def _check_body(mandate: Mandate) -> None:
    body, dialogue = mandate.body, mandate.dialogue
    if not body.exists_on(mandate.decided_on):
        raise Invalid(
            _("%(body)s did not exist on %(day)s.")
            % {"body": body, "day": said(mandate.decided_on)},
            "body",
        )
    taking_part = {part.body_id for part in dialogue.bodies.all()}
    if body.pk not in lineage(dialogue.body) | taking_part:
        raise Invalid(_("The body has no part in the dialogue."), "body")
    if mandate.decision and mandate.decision.body_id != body.pk:
        raise Invalid(_("The decision was taken by another body."), "decision")


def check_terms(mandate: Mandate) -> None:
    """Raise Invalid for words that are missing, and for days that cannot be right."""
    _check_words(mandate)
    _check_days(mandate)
    latest = latest_answer(mandate.rule_set, mandate.dialogue)
    if latest is not None and mandate.answer_by > latest:
        raise Invalid(too_late(latest), "answer_by")


def _check_words(mandate: Mandate) -> None:
    if not mandate.level.is_dialogue:
        raise Invalid(
            _("To inform is not a dialogue. Choose a level with influence."), "level"
        )
    mandate.promise = mandate.promise.strip() or mandate.level.promise
    for field, sentence in (
        ("question", _("Write the question that people are asked.")),
        ("can_influence", _("Write what can be influenced.")),
        ("cannot_influence", _("Write what cannot be influenced.")),
    ):
        value = getattr(mandate, field).strip()
        if not value:
            raise Invalid(sentence, field)
        setattr(mandate, field, value)


def _check_days(mandate: Mandate) -> None:
    if mandate.decided_on > today():
        raise Invalid(_("The day of the decision has not come yet."), "decided_on")
    if mandate.answer_by <= mandate.decided_on:
        raise Invalid(
            _("The answer comes after the decision. Change one of the days."),
            "answer_by",
        )
    closing = last_closing(mandate.dialogue)
    if closing is not None and mandate.answer_by <= last_day(closing):
        raise Invalid(
            _("The dialogue is open to %(day)s. The answer comes after that.")
            % {"day": said(last_day(closing))},
            "answer_by",
        )


def _name_decider(mandate: Mandate, by: User) -> None:
    with override(settings.LANGUAGE_CODE):
        if mandate.order == DecisionOrder.CHAIR:
            mandate.decider_name = by.name
            mandate.decider_title = _("chair, %(body)s") % {"body": mandate.body}
            return
        mandate.decider_name = mandate.body.name
        mandate.decider_title = _("decision § %(number)s") % {
            "number": mandate.section_number
        }
