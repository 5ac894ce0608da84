"""When may anyone: each gate is one sentence and one yes-or-no function."""

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gensvar.contributions.models import Contribution
from gensvar.dialogues.models import Dialogue
from gensvar.dialogues.queries import approved_plan, mandate_in_force
from gensvar.evaluation.models import Side, Verdict
from gensvar.feedback.models import Answer, AnswerState, Delivery, Direction, Weighing
from gensvar.findings.models import DecisionBasis, Finding, HandOver
from gensvar.workflow.transitions import gate


@gate(_("a decided mandate"))
def mandate_is_decided(dialogue: Dialogue) -> bool:
    """The right body has given the dialogue its task and its limits."""
    return mandate_in_force(dialogue) is not None


@gate(_("an approved communication plan"))
def communication_plan_is_approved(dialogue: Dialogue) -> bool:
    """Purpose, goals, activities and feedback are fixed before anyone is asked."""
    return approved_plan(dialogue) is not None


@gate(_("at least one question or area to speak about"))
def has_a_question(dialogue: Dialogue) -> bool:
    """People know what they are asked."""
    return dialogue.questions.exists()


@gate(_("a first and a last day that has not passed"))
def has_a_phase_ahead(dialogue: Dialogue) -> bool:
    """There is a time when people can speak."""
    return dialogue.phases.filter(ends_at__gt=timezone.now()).exists()


@gate(_("that the last day has passed"))
def phases_have_ended(dialogue: Dialogue) -> bool:
    """Nobody is still contributing."""
    return not dialogue.phases.filter(ends_at__gt=timezone.now()).exists()


@gate(_("at least one contribution"))
def somebody_spoke(dialogue: Dialogue) -> bool:
    """There is something to weigh."""
    return _contributions_that_count(dialogue).exists()


@gate(_("that nobody has spoken"))
def nobody_spoke(dialogue: Dialogue) -> bool:
    """There is nothing to weigh."""
    return not _contributions_that_count(dialogue).exists()


@gate(_("at least one finding"))
def has_a_finding(dialogue: Dialogue) -> bool:
    """What was said has been put together."""
    return Finding.objects.filter(dialogue=dialogue).exists()


@gate(_("a decision basis with method and who was not reached"))
def basis_is_complete(dialogue: Dialogue) -> bool:
    """The elected can judge what the findings rest on."""
    return (
        DecisionBasis.objects.filter(dialogue=dialogue)
        .exclude(method="")
        .exclude(not_reached="")
        .exists()
    )


@gate(_("a body that receives the decision basis, and the day it reports back"))
def has_a_recipient(dialogue: Dialogue) -> bool:
    """Somebody is going to use it."""
    return HandOver.objects.filter(basis__dialogue=dialogue).exists()


@gate(_("what became of every finding, with a reason and a decision"))
def every_finding_is_weighed(dialogue: Dialogue) -> bool:
    """Yes, partly or no has been said about each finding."""
    findings = Finding.objects.filter(dialogue=dialogue).count()
    return findings == Weighing.objects.filter(finding__dialogue=dialogue).count()


@gate(_("a published answer to those who took part"))
def participants_are_answered(dialogue: Dialogue) -> bool:
    """Those who spoke can read what became of it."""
    return _is_published(dialogue, Direction.PARTICIPANTS)


@gate(_("a published answer to everyone"))
def public_is_answered(dialogue: Dialogue) -> bool:
    """Those who did not take part can read it too (S2-23)."""
    return _is_published(dialogue, Direction.PUBLIC)


@gate(_("a published answer to the services concerned, or none, because …"))
def services_are_answered(dialogue: Dialogue) -> bool:
    """The services know the result, or it is said why none is concerned."""
    return _is_published(dialogue, Direction.SERVICES)


@gate(_("that everyone who left an address has been sent the answer"))
def everyone_is_told(dialogue: Dialogue) -> bool:
    """The list of those to be told was prepared, and its letters are on their way."""
    told = Delivery.objects.filter(answer__dialogue=dialogue)
    reachable = _receipts_with_words(dialogue)
    return set(reachable) <= set(told.values_list("receipt_id", flat=True)) and not (
        told.filter(way="letter", printed_at__isnull=True).exists()
    )


@gate(_("the region's own verdict"))
def region_has_judged(dialogue: Dialogue) -> bool:
    """The region has said how it went."""
    return Verdict.objects.filter(dialogue=dialogue, side=Side.REGION).exists()


@gate(_("the participants' verdict"))
def participants_have_judged(dialogue: Dialogue) -> bool:
    """At least one participant, or someone on their behalf, has said how it went."""
    return Verdict.objects.filter(dialogue=dialogue, side=Side.PARTICIPANTS).exists()


@gate(_("an answer to those who had spoken, or that nobody had"))
def answers_are_not_owed(dialogue: Dialogue) -> bool:
    """A cancelled dialogue still owes answers to those who had spoken."""
    return nobody_spoke.holds(dialogue) or (
        participants_are_answered.holds(dialogue) and public_is_answered.holds(dialogue)
    )


def _contributions_that_count(dialogue: Dialogue) -> QuerySet[Contribution]:
    return Contribution.objects.filter(dialogue=dialogue).exclude(
        batch__withdrawn_at__isnull=False
    )


def _is_published(dialogue: Dialogue, direction: Direction) -> bool:
    return Answer.objects.filter(
        dialogue=dialogue, direction=direction, state=AnswerState.PUBLISHED
    ).exists()


def _receipts_with_words(dialogue: Dialogue) -> list[int]:
    rows = _contributions_that_count(dialogue).filter(receipt__isnull=False)
    return list(rows.values_list("receipt_id", flat=True).distinct())
