"""What the package tells of the time before people spoke, and of the steps taken."""

from django.db.models import Q

from gensvar.dialogues.models import (
    CommunicationPlan,
    Consideration,
    Dialogue,
    Mandate,
)
from gensvar.lifecycle.models import StepTaken
from gensvar.matters.models import Decision, Matter
from gensvar.publishing.models import Publication
from gensvar.reporting.models import RecordsExport
from gensvar.reporting.package.discretion import Discretion, Plain

DIALOGUE = (
    "id number slug title introduction kind stage body contribution_visibility "
    "allows_anonymous allows_known allows_signed_in leader created_by created_at "
    "closing_reason cancel_reason"
)
MATTER = (
    "id registry_number title summary body is_major_change opened_on "
    "planned_decision_on basis_drafted_on considered_on closed_on documents_address"
)
DECISION = (
    "id body starts_on ends_on section_number outcome summary reason entered_by "
    "entered_at"
)
CONSIDERATION = (
    "id rule_set outcome other_form reason decided_on decided_by decider_title"
)
MANDATE = (
    "id body rule_set order question level promise can_influence cannot_influence "
    "answer_by operating_year decided_on decider_name decider_title section_number "
    "withdrawn_on withdrawn_by withdrawn_reason"
)
PLAN = (
    "id number purpose goals only_usual_reason approved_at approved_by created_by "
    "created_at"
)


def of_dialogue(tells: Discretion, dialogue: Dialogue) -> Plain:
    """Return the dialogue itself, with the bodies that have a part in it."""
    return {
        **tells.facts(dialogue, DIALOGUE),
        "bodies": tells.each(dialogue.bodies.select_related("body"), "body role"),
    }


def of_matter(tells: Discretion, matter: Matter) -> Plain:
    """Return the matter and its chain of decisions."""
    decisions = Decision.objects.filter(matter=matter).select_related(
        "body", "entered_by"
    )
    return {
        **tells.facts(matter, MATTER),
        "decisions": tells.each(
            decisions,
            DECISION,
            answers_remand=lambda one: one.answers_remand_id,
            votes=lambda one: tells.each(one.votes.all(), "words votes"),
            corrections=lambda one: tells.each(
                one.corrections.select_related("corrected_by"),
                "before reason corrected_by corrected_at",
            ),
        ),
    }


def of_consideration(tells: Discretion, found: Consideration | None) -> Plain:
    """Return the consideration with each criterion and its answer."""
    if found is None:
        return None
    answers = found.answers.select_related("criterion", "answered_by")
    return {
        **tells.facts(found, CONSIDERATION),
        "answers": tells.each(
            answers,
            "criterion answer comment override_reason answered_by answered_at",
        ),
    }


def mandates(tells: Discretion, dialogue: Dialogue) -> Plain:
    """Return every mandate, also those that were withdrawn."""
    rows = Mandate.objects.filter(dialogue=dialogue).select_related(
        "body", "rule_set", "level", "withdrawn_by"
    )
    return tells.each(rows, MANDATE, decision=lambda one: one.decision_id)


def plans(tells: Discretion, dialogue: Dialogue) -> Plain:
    """Return every version of the communication plan."""
    rows = CommunicationPlan.objects.filter(dialogue=dialogue)
    return tells.each(
        rows.select_related("approved_by", "created_by"),
        PLAN,
        activities=lambda plan: tells.each(
            plan.activities.all(), "what for_whom channel language on owner"
        ),
        feedback=lambda plan: tells.each(plan.feedback.all(), "to_whom how on"),
        target_groups=lambda plan: tells.each(
            plan.target_groups.all(), "name usually_heard how_reached"
        ),
    )


def questions(tells: Discretion, dialogue: Dialogue) -> Plain:
    """Return the questions and areas."""
    return tells.each(dialogue.questions.all(), "id words hint is_area position")


def phases(tells: Discretion, dialogue: Dialogue) -> Plain:
    """Return the times when contributions were taken, and moved closing days."""
    return tells.each(
        dialogue.phases.all(),
        "id name starts_at ends_at",
        moves=lambda phase: tells.each(
            phase.moves.select_related("by"), "before after reason by at"
        ),
    )


def publications(tells: Discretion, dialogue: Dialogue) -> Plain:
    """Return the decisions to show something in public."""
    here = Q(dialogue=dialogue) | Q(consideration__in=[dialogue.consideration_id or 0])
    return tells.each(
        Publication.objects.filter(here).select_related("decided_by", "withdrawn_by"),
        "id shown decided_by decided_at withdrawn_by withdrawn_at withdrawn_reason",
    )


def steps(tells: Discretion, dialogue: Dialogue) -> Plain:
    """Return the steps that the dialogue has taken."""
    rows = StepTaken.objects.filter(dialogue=dialogue).select_related("by")
    return tells.each(rows, "id name start end reason by at")


def exports(tells: Discretion, dialogue: Dialogue) -> Plain:
    """Return when the records were taken out before, by whom and why."""
    rows = RecordsExport.objects.filter(dialogue=dialogue).order_by("pk")
    return tells.each(
        rows.select_related("asked_by"),
        "id variant ground reason asked_by asked_at made_at fetched_at removed_at",
    )
