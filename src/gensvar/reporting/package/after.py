"""What the package tells of how the words were sorted, decided on and answered."""

from collections import Counter

from django.utils import timezone

from gensvar.contributions.models import Batch, Disposal, Hiding
from gensvar.dialogues.models import Dialogue
from gensvar.evaluation.queries import (
    comparisons,
    lessons_of,
    verdicts_of_organisations,
    verdicts_of_region,
    words_of_participants,
)
from gensvar.feedback.models import Mailing, Weighing
from gensvar.feedback.queries.answers import published_answers
from gensvar.feedback.queries.credibility import comments_on, credibility_of
from gensvar.findings.models import (
    DecisionBasis,
    Finding,
    Placement,
    Quotation,
    Theme,
)
from gensvar.findings.queries import check_of
from gensvar.followups.models import Measure
from gensvar.reporting.package.discretion import Discretion, Plain
from gensvar.reporting.register.after import measures_of

SCORES = "knowledge understanding match trust"


def imports(tells: Discretion, dialogue: Dialogue) -> Plain:
    """Return the documents that were brought in, by fingerprint."""
    rows = Batch.objects.filter(dialogue=dialogue).order_by("pk")
    return tells.each(
        rows.select_related("confirmed_by", "withdrawn_by", "disposal"),
        "id file_name fingerprint format reported_persons reported_organisations "
        "confirmed_by confirmed_at withdrawn_at withdrawn_by withdrawn_reason disposal",
    )


def hidings(tells: Discretion, dialogue: Dialogue) -> Plain:
    """Return each time something was hidden, and why."""
    rows = Hiding.objects.filter(contribution__dialogue=dialogue)
    return tells.each(
        rows.select_related("contribution", "hidden_by", "lifted_by"),
        "id contribution reason hidden_by hidden_at lifted_by lifted_at",
    )


def disposals(tells: Discretion, dialogue: Dialogue) -> Plain:
    """Return the decisions of disposal."""
    rows = Disposal.objects.filter(dialogue=dialogue).order_by("pk")
    return tells.each(
        rows.select_related("proposed_by", "confirmed_by", "declined_by"),
        "id reference rule decided_on received_until count proposed_by proposed_at "
        "confirmed_by carried_out_at declined_by declined_at",
    )


def themes(tells: Discretion, dialogue: Dialogue) -> Plain:
    """Return the themes, and what was sorted under each."""
    placed: dict[int, list[str]] = {}
    rows = Placement.objects.filter(theme__dialogue=dialogue).order_by("pk")
    for theme, public_id in rows.values_list("theme", "contribution__public_id"):
        placed.setdefault(theme, []).append(public_id)
    return tells.each(
        Theme.objects.filter(dialogue=dialogue).order_by("pk"),
        "id name description state position created_at confirmed_at removed_at",
        merged_into=lambda theme: theme.merged_into_id,
        contributions=lambda theme: placed.get(theme.pk, []),
    )


def findings(tells: Discretion, dialogue: Dialogue) -> Plain:
    """Return the findings with the words that they quote."""
    rows = Finding.objects.filter(dialogue=dialogue)
    return tells.each(
        rows.select_related("created_by", "changed_by").prefetch_related("themes"),
        "id title text counter_views not_reached position created_by created_at "
        "changed_by changed_at",
        themes=lambda one: sorted(theme.pk for theme in one.themes.all()),
        quotations=lambda one: [
            _quotation(tells, row)
            for row in one.quotations.select_related("contribution")
        ],
    )


def _quotation(tells: Discretion, row: Quotation) -> Plain:
    withheld = tells.withholds(row.contribution)
    return {
        "contribution": row.contribution.public_id,
        "start": row.start,
        "end": row.end,
        "words": "" if withheld else row.words,
        "withheld": withheld,
    }


def check(tells: Discretion, dialogue: Dialogue) -> Plain:
    """Return the check of the compilation, and what was replied."""
    asked = check_of(dialogue)
    if asked is None:
        return None
    return {
        **tells.facts(asked, "opened_at opened_by closes_on changes"),
        "replies": tells.each(
            asked.replies.order_by("pk"),
            "agreement comment",
            day=lambda one: timezone.localdate(one.at).isoformat(),
        ),
    }


def basis(tells: Discretion, dialogue: Dialogue) -> Plain:
    """Return the decision basis, if it is handed over, and the reports on it."""
    found = DecisionBasis.objects.filter(
        dialogue=dialogue, handed_over_at__isnull=False
    ).first()
    if found is None:
        return None
    return {
        **tells.facts(
            found,
            "method not_reached conference_on conference_people conference_notes "
            "handed_over_at handed_over_by",
        ),
        "recipients": tells.each(
            found.hand_overs.select_related("body", "reported_by"),
            "id body due_on reported_on reported_by report",
        ),
    }


def weighings(tells: Discretion, dialogue: Dialogue) -> Plain:
    """Return what was decided about each finding."""
    rows = Weighing.objects.filter(finding__dialogue=dialogue).order_by("pk")
    return tells.each(
        rows.select_related("weighed_by").prefetch_related("measures"),
        "id outcome reason weighed_by weighed_on",
        finding=lambda one: one.finding_id,
        decision=lambda one: one.decision_id,
        measures=lambda one: sorted(measure.pk for measure in one.measures.all()),
        corrections=lambda one: tells.each(
            one.corrections.select_related("corrected_by"),
            "outcome reason measures why corrected_by corrected_at",
        ),
    )


def measures(tells: Discretion, dialogue: Dialogue) -> Plain:
    """Return what was promised, and how it goes."""
    rows = Measure.objects.filter(measures_of(dialogue)).order_by("pk")
    return tells.each(
        rows.select_related("body", "owner", "created_by"),
        "id words body owner due_on status reason created_by created_at",
        notes=lambda one: tells.each(
            one.notes.select_related("by"), "status words due_before due_after by at"
        ),
    )


def answers(tells: Discretion, dialogue: Dialogue) -> Plain:
    """Return the published answers, with what they said before corrections."""
    return tells.each(
        published_answers(dialogue),
        "id direction text translations services none_because published_by "
        "published_at edition",
        corrections=lambda one: tells.each(
            one.corrections.select_related("corrected_by").order_by("pk"),
            "edition before translations services none_because reason corrected_by "
            "corrected_at",
        ),
    )


def mailings(tells: Discretion, dialogue: Dialogue) -> Plain:
    """Return the mailings, and how many were told in which way."""
    rows = Mailing.objects.filter(answer__dialogue=dialogue).order_by("pk")
    return tells.each(
        rows.select_related("prepared_by", "sent_by"),
        "id number edition words prepared_by prepared_at sent_by sent_at",
        ways=lambda one: dict(
            sorted(Counter(one.deliveries.values_list("way", flat=True)).items())
        ),
    )


def credibility(tells: Discretion, dialogue: Dialogue) -> Plain:
    """Return the figures as they are shown; no rating of one person."""
    shown = credibility_of(dialogue)
    return {
        "count": shown.count,
        "scores": [
            {"asked": str(score.asked), "value": score.value} for score in shown.scores
        ],
        "comments": comments_on(dialogue),
    }


def evaluation(tells: Discretion, dialogue: Dialogue) -> Plain:
    """Return both sides' verdicts: signed ones in full, others as they are shown."""
    region = list(verdicts_of_region(dialogue))
    return {
        "points": [
            {
                "indicator": row.indicator.value,
                "region": row.region.value,
                "participants": row.participants.value,
                "participants_count": row.participants.count,
            }
            for row in comparisons(dialogue, region)
        ],
        "region": tells.each(region, f"author given_on {SCORES} text difference_made"),
        "organisations": tells.each(
            verdicts_of_organisations(dialogue),
            f"on_behalf_of given_on {SCORES} text difference_made",
        ),
        "words": [
            {"difference_made": str(one.difference_made), "text": str(one.text)}
            for one in words_of_participants(dialogue)
        ],
        "lessons": tells.each(
            lessons_of(dialogue),
            "id words written_by at",
            measure=lambda one: one.measure_id,
        ),
    }
