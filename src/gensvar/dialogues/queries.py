"""Dialogues as a reader may see them, and whether one takes contributions now."""

from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from gensvar.dialogues.models import (
    Answer,
    CommunicationPlan,
    Consideration,
    Criterion,
    CriterionAnswer,
    CriterionEffect,
    DecisionOrder,
    Dialogue,
    Follower,
    Mandate,
    MandateRule,
    Phase,
    RuleSet,
    RulesState,
    Stage,
)
from gensvar.dialogues.policies import (
    READERS,
    may_enter_decided_mandate,
    may_give_mandate_as_chair,
)
from gensvar.kernel.among import among
from gensvar.kernel.prepared import NUMBER, Prepared
from gensvar.organisations.models import Body
from gensvar.organisations.policies import (
    Visitor,
    bodies_within,
    lineage_for,
    works_here,
)


def dialogues_visible_to(user: Visitor) -> QuerySet[Dialogue]:
    """Return the dialogues of the bodies in which a person has a reading role."""
    mine = bodies_within(user, *READERS)
    return (
        Dialogue.objects.filter(among("body", mine) | among("bodies__body", mine))
        .distinct()
        .select_related("body", "matter", "leader")
    )


def dialogue_for(user: Visitor, number: str) -> Dialogue:
    """Return one dialogue for a reader; what is not theirs does not exist for them."""
    dialogue = dialogues_visible_to(user).filter(number=number).first()
    if dialogue is None:
        raise Http404
    return dialogue


def mandate_in_force(dialogue: Dialogue) -> Mandate | None:
    """Return the mandate that has not been withdrawn, if there is one."""
    return (
        Mandate.objects.filter(dialogue=dialogue, withdrawn_on__isnull=True)
        .select_related("body", "level", "decided_by", "decision", "assignment")
        .first()
    )


def latest_mandate(dialogue: Dialogue) -> Mandate | None:
    """Return the mandate in force, or else the one withdrawn last."""
    return (
        Mandate.objects.filter(dialogue=dialogue)
        .select_related("body", "level", "decided_by", "decision")
        .order_by("-pk")
        .first()
    )


def approved_plan(dialogue: Dialogue) -> CommunicationPlan | None:
    """Return the latest approved version of the communication plan."""
    return (
        CommunicationPlan.objects.filter(dialogue=dialogue, approved_at__isnull=False)
        .order_by("-number")
        .first()
    )


def rules_on(day: date) -> RuleSet | None:
    """Return the rules that apply on a day, with those for mandates."""
    return (
        RuleSet.objects.filter(valid_from__lte=day)
        .filter(Q(valid_to__isnull=True) | Q(valid_to__gte=day))
        .order_by("-valid_from")
        .prefetch_related("mandate_rules")
        .first()
    )


def latest_rules() -> RuleSet | None:
    """Return the adopted rules that apply from the latest day."""
    return (
        RuleSet.objects.filter(state=RulesState.ADOPTED)
        .select_related("document")
        .order_by("-valid_from")
        .first()
    )


def is_running(phase: Phase, at: datetime | None = None) -> bool:
    """Say whether a phase runs at a moment; computed, never stored."""
    moment = at or timezone.now()
    return phase.starts_at <= moment < phase.ends_at


_PHASES = Prepared(lambda dialogue: Phase.objects.filter(dialogue=dialogue), NUMBER)
_TERMS = Prepared(
    lambda dialogue: Mandate.objects.filter(
        dialogue=dialogue, withdrawn_on__isnull=True
    ),
    NUMBER,
)


def phases_running(dialogue: Dialogue, at: datetime | None = None) -> list[Phase]:
    """Return the phases that run at a moment, in their order."""
    return [phase for phase in _PHASES.ask(dialogue.pk) if is_running(phase, at)]


def terms_in_force(dialogue: Dialogue) -> Mandate | None:
    """Return the mandate in force, for the words in it alone."""
    return _TERMS.first(dialogue.pk)


def takes_contributions(dialogue: Dialogue, at: datetime | None = None) -> bool:
    """Say whether people may contribute: open, a phase runs, a mandate in force.

    What came while a phase ran is taken also if compiling has begun since: it begins
    when the last phase has ended, and some requests may still be on their way then.
    """
    return (
        dialogue.stage in (Stage.OPEN, Stage.ANALYSING)
        and bool(phases_running(dialogue, at))
        and terms_in_force(dialogue) is not None
    )


def criteria_with_answers(
    consideration: Consideration,
) -> list[tuple[Criterion, CriterionAnswer | None]]:
    """Return each criterion of a consideration with its answer, if it has one."""
    answers = {
        answer.criterion_id: answer
        for answer in consideration.answers.select_related("answered_by")
    }
    criteria = Criterion.objects.filter(rule_set=consideration.rule_set_id)
    return [(criterion, answers.get(criterion.pk)) for criterion in criteria]


def unanswered(consideration: Consideration) -> list[Criterion]:
    """Return the criteria that nobody has answered yet."""
    return [
        criterion
        for criterion, answer in criteria_with_answers(consideration)
        if answer is None
    ]


def obstacles_to_dialogue(consideration: Consideration) -> list[str]:
    """Return what stands in the way of the outcome "dialogue", as phrases."""
    obstacles = []
    for criterion, answer in criteria_with_answers(consideration):
        if answer is None:
            continue
        wants_yes = criterion.effect == CriterionEffect.REQUIRED
        speaks_against = criterion.effect == CriterionEffect.EXCLUDES
        if wants_yes and answer.answer != Answer.YES:
            obstacles.append(_("a yes to “%(words)s”") % {"words": criterion.words})
        if (
            speaks_against
            and answer.answer == Answer.YES
            and not criterion.may_override
        ):
            obstacles.append(
                _("a no to “%(words)s”: the policy makes no exception")
                % {"words": criterion.words}
            )
        elif (
            speaks_against
            and answer.answer == Answer.YES
            and not answer.override_reason
        ):
            obstacles.append(
                _(
                    "a reason for a dialogue all the same, "
                    "since the answer is yes to “%(words)s”"
                )
                % {"words": criterion.words}
            )
    return obstacles


def considerations_visible_to(user: Visitor) -> QuerySet[Consideration]:
    """Return all considerations, also the no's, to those who work here."""
    if not works_here(user):
        return Consideration.objects.none()
    return Consideration.objects.select_related(
        "matter", "matter__body", "decided_by", "rule_set"
    )


def confirmed_followers(dialogue: Dialogue) -> QuerySet[Follower]:
    """Return those who follow a dialogue and have confirmed their address."""
    return Follower.objects.filter(dialogue=dialogue, confirmed_at__isnull=False)


def draft_plan(dialogue: Dialogue) -> CommunicationPlan | None:
    """Return the version of the plan that is being written, if there is one."""
    return CommunicationPlan.objects.filter(
        dialogue=dialogue, approved_at__isnull=True
    ).first()


def mandate_rule(rules: RuleSet | None, body: Body) -> MandateRule | None:
    """Return how a body gives a mandate under some rules; none if they do not say."""
    known = rules.mandate_rules.all() if rules else ()
    return next((rule for rule in known if rule.body_kind == body.kind), None)


def last_closing(dialogue: Dialogue) -> Phase | None:
    """Return the phase that ends last."""
    return dialogue.phases.order_by("-ends_at").first()


def last_day(phase: Phase) -> date:
    """Return the last day on which people can contribute; all of it counts."""
    return timezone.localdate(phase.ends_at - timedelta(microseconds=1))


def rules_are_used(rules: RuleSet) -> bool:
    """Say whether anything has been weighed or decided under these rules."""
    return (
        Consideration.objects.filter(rule_set=rules).exists()
        or Mandate.objects.filter(rule_set=rules).exists()
    )


def bodies_that_mandate(
    user: Visitor, dialogue: Dialogue, rules: RuleSet | None
) -> list[Body]:
    """Return the bodies in whose name a person may give or enter a mandate.

    They have a part in the dialogue, or stand above its own body, which comes first.
    """
    parts = dialogue.bodies.order_by().values("body")
    bodies = Body.objects.filter(
        Q(pk__in=lineage_for(user, dialogue.body)) | Q(pk__in=parts)
    )
    found = []
    for body in bodies:
        rule = mandate_rule(rules, body) if body.is_elected else None
        if rule is None:
            continue
        may = (
            may_give_mandate_as_chair
            if rule.order == DecisionOrder.CHAIR
            else may_enter_decided_mandate
        )
        if may(user, body):
            found.append(body)
    found.sort(key=lambda body: body.pk != dialogue.body_id)
    return found
