"""When may anyone: each gate is one sentence and one yes-or-no function."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gensvar.dialogues.models import Dialogue
from gensvar.feedback.queries.mailings import everyone_is_told as _everyone_is_told
from gensvar.lifecycle.facts import facts
from gensvar.workflow.transitions import gate


@gate(_("a decided mandate"))
def mandate_is_decided(dialogue: Dialogue) -> bool:
    """The right body has given the dialogue its task and its limits."""
    return facts(dialogue).has_mandate


@gate(_("an approved communication plan"))
def communication_plan_is_approved(dialogue: Dialogue) -> bool:
    """Purpose, goals, activities and feedback are fixed before anyone is asked."""
    return facts(dialogue).plan_approved_on is not None


@gate(_("an elected representative who takes part, or another kind of dialogue"))
def elected_take_part(dialogue: Dialogue) -> bool:
    """Both citizens and elected people take part in a citizen dialogue (S3-36)."""
    return facts(dialogue).elected_take_part


@gate(_("what the policy asks of the plan beside the usual parts"))
def plan_holds_what_is_asked(dialogue: Dialogue) -> bool:
    """The plan has the parts of the policy that the mandate was given under."""
    return not facts(dialogue).plan_lacks_parts


@gate(_("an answer that is promised in time, as the policy says"))
def answer_is_promised_in_time(dialogue: Dialogue) -> bool:
    """The promised day lies within the days of the policy, counted from the last."""
    return facts(dialogue).answer_is_in_time


@gate(_("at least one question or area to speak about"))
def has_a_question(dialogue: Dialogue) -> bool:
    """People know what they are asked."""
    return facts(dialogue).has_question


@gate(_("a first and a last day that has not passed"))
def has_a_phase_ahead(dialogue: Dialogue) -> bool:
    """There is a time when people can speak."""
    last = facts(dialogue).last_moment
    return last is not None and last > timezone.now()


@gate(_("that the last day has passed"))
def phases_have_ended(dialogue: Dialogue) -> bool:
    """Nobody is still contributing."""
    last = facts(dialogue).last_moment
    return last is not None and last <= timezone.now()


@gate(_("at least one contribution"))
def somebody_spoke(dialogue: Dialogue) -> bool:
    """There is something to weigh."""
    return facts(dialogue).has_contribution


@gate(_("that nobody has spoken"))
def nobody_spoke(dialogue: Dialogue) -> bool:
    """There is nothing to weigh."""
    return not facts(dialogue).has_contribution


@gate(_("at least one finding"))
def has_a_finding(dialogue: Dialogue) -> bool:
    """What was said has been put together."""
    return facts(dialogue).findings > 0


@gate(_("a decision basis with method and who was not reached"))
def basis_is_complete(dialogue: Dialogue) -> bool:
    """The elected can judge what the findings rest on."""
    return facts(dialogue).basis_is_complete


@gate(_("a body that receives the decision basis, and the day it reports back"))
def has_a_recipient(dialogue: Dialogue) -> bool:
    """Somebody is going to use it."""
    return facts(dialogue).has_recipient


@gate(_("that the Sámi consultation in the matter has ended"))
def sami_consultation_has_ended(dialogue: Dialogue) -> bool:
    """Who is to be consulted before the decision has been (SFS 2022:66, 2 §).

    A matter that nobody has screened, or that was screened with no, waits for nothing.
    """
    return not facts(dialogue).sami_consultation_is_open


@gate(_("what became of every finding, with a reason and a decision"))
def every_finding_is_weighed(dialogue: Dialogue) -> bool:
    """Yes, partly or no has been said about each finding."""
    known = facts(dialogue)
    return known.findings == known.weighings


@gate(_("a published answer to those who took part"))
def participants_are_answered(dialogue: Dialogue) -> bool:
    """Those who spoke can read what became of it."""
    return facts(dialogue).answered_participants


@gate(_("a published answer to everyone"))
def public_is_answered(dialogue: Dialogue) -> bool:
    """Those who did not take part can read it too (S2-23)."""
    return facts(dialogue).answered_public


@gate(_("a published answer to the services concerned, or none, because …"))
def services_are_answered(dialogue: Dialogue) -> bool:
    """The services know the result, or it is said why none is concerned."""
    return facts(dialogue).answered_services


@gate(_("that everyone who left an address has been sent the answer"))
def everyone_is_told(dialogue: Dialogue) -> bool:
    """The list of those to be told was prepared, and its letters are on their way."""
    return _everyone_is_told(dialogue)


@gate(_("the region's own verdict"))
def region_has_judged(dialogue: Dialogue) -> bool:
    """The region has said how it went."""
    return facts(dialogue).judged_by_region


@gate(_("the participants' verdict"))
def participants_have_judged(dialogue: Dialogue) -> bool:
    """At least one participant, or someone on their behalf, has said how it went."""
    return facts(dialogue).judged_by_participants


@gate(_("an answer to those who had spoken, unless nobody had"))
def answers_are_not_owed(dialogue: Dialogue) -> bool:
    """A cancelled dialogue still owes answers to those who had spoken."""
    known = facts(dialogue)
    is_answered = known.answered_participants and known.answered_public
    return is_answered or not known.has_contribution
