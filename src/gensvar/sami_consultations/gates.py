"""When a consultation may move on: each gate is one sentence and one question."""

from django.utils.translation import gettext_lazy as _

from gensvar.sami_consultations.models import (
    Documentation,
    Party,
    PartyState,
    RepresentativeKind,
    SamiConsultation,
)
from gensvar.sami_consultations.queries import consulting, not_informed
from gensvar.workflow.transitions import gate


@gate(_("that no representative has asked for consultation (6 §)"))
def nobody_has_asked(consultation: SamiConsultation) -> bool:
    """A request decides that the matter is regarded as significant."""
    return not consultation.requests.exists()


@gate(_("an inquiry to Sametinget (7 §)"))
def sametinget_is_asked(consultation: SamiConsultation) -> bool:
    """Sametinget is consulted for the Sámi people, always."""
    kind = RepresentativeKind.SAMETINGET
    rows = consultation.parties.filter(representative__kind=kind)
    return rows.filter(inquiry__isnull=False).exists()


@gate(_("somebody who wants consultation"))
def somebody_wants(consultation: SamiConsultation) -> bool:
    """At least one representative has said that it wants consultation."""
    return consulting(consultation).exists()


@gate(_("that nobody wants consultation any longer"))
def nobody_wants(consultation: SamiConsultation) -> bool:
    """An answer was noted wrongly, and has been corrected."""
    return not consulting(consultation).exists()


@gate(_("agreement, consent or a declaration with each who wants consultation (11 §)"))
def everyone_has_ended(consultation: SamiConsultation) -> bool:
    """Time ends nothing: only what the sides have reached or declared does."""
    wants = Party.objects.filter(consultation=consultation, state=PartyState.WANTS)
    return wants.exists() and not wants.filter(end__isnull=True).exists()


@gate(_("somebody who wants consultation and with whom it has not ended"))
def an_end_is_missing(consultation: SamiConsultation) -> bool:
    """An end was noted wrongly, and has been taken back."""
    wants = Party.objects.filter(consultation=consultation, state=PartyState.WANTS)
    return wants.filter(end__isnull=True).exists()


@gate(_("an answer from each who was asked, or a decision about their silence (8 §)"))
def everyone_has_answered(consultation: SamiConsultation) -> bool:
    """Nobody who may still want consultation is passed over."""
    return not consultation.parties.filter(state=PartyState.ASKED).exists()


@gate(_("that Sametinget has been told of those consulted separately (7 §)"))
def sametinget_is_told(consultation: SamiConsultation) -> bool:
    """Sametinget hears of each consultation apart from it."""
    return not not_informed(consultation).exists()


@gate(
    _(
        "the documentation: what came out, when and how, who took part, who made it "
        "(12 §)"
    )
)
def is_documented(consultation: SamiConsultation) -> bool:
    """The parts of 12 § are all there; the action lets none be empty."""
    return Documentation.objects.filter(consultation=consultation).exists()
