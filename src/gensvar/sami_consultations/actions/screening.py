"""Screening a matter (2 §), requests (6 §), and grounds for no duty (3–5 §§)."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.kernel.days import today
from gensvar.kernel.editing import hold
from gensvar.kernel.errors import Invalid, NotAllowed
from gensvar.matters.models import Matter
from gensvar.sami_consultations import law
from gensvar.sami_consultations.actions.register import sametinget
from gensvar.sami_consultations.models import (
    ConsultationRequest,
    NoDuty,
    Party,
    PartyState,
    Representative,
    SamiConsultation,
    Screening,
    Stage,
)
from gensvar.sami_consultations.policies import may_consult, may_screen
from gensvar.sami_consultations.queries import OVER

BY_REQUEST = "6 §"


@dataclass(frozen=True)
class Decided:
    """Why something was decided, by which office or body, and when."""

    reason: str
    decider: str
    decided_on: date


def check(decided: Decided) -> None:
    """Raise Invalid where a decision lacks its reason, its decider or a past day."""
    if not decided.reason.strip():
        raise Invalid(_("Write why."), "reason")
    if not decided.decider.strip():
        raise Invalid(_("Write who decided."), "decider")
    if decided.decided_on > today():
        raise Invalid(_("This day has not come yet."), "decided_on")


def begin_or_find(matter: Matter, stage: str, *, by: User) -> SamiConsultation:
    """Return the consultation of a matter that has not ended; one begins if none has.

    Takes hold of the matter, so that two who screen at once screen the same. From the
    beginning Sametinget stands in the register (7 §).
    """
    if not may_screen(by, matter):
        raise NotAllowed
    hold(matter)
    rows = SamiConsultation.objects.filter(matter=matter).exclude(stage__in=OVER)
    found = rows.select_related("matter__body").first()
    if found is not None:
        return found
    sametinget(by=by)
    made = SamiConsultation.objects.create(matter=matter, stage=stage, created_by=by)
    record("begin sami consultation", made, by=by, matter=matter.pk, stage=stage)
    return made


@transaction.atomic
def keep_screening(
    consultation: SamiConsultation, yes: bool, decided: Decided, *, by: User
) -> Screening:
    """Keep what a screening said. A request cannot be overridden (6 §).

    Raises NotAllowed, or Invalid when the answer is no although somebody asked.
    """
    if not may_consult(by, consultation):
        raise NotAllowed
    check(decided)
    if not yes and consultation.requests.exists():
        raise Invalid(
            _(
                "A representative has asked for consultation. The matter is then "
                "regarded as of particular significance (6 §)."
            ),
            "may_be_significant",
        )
    made = Screening.objects.create(
        consultation=consultation,
        may_be_significant=yes,
        reason=decided.reason.strip(),
        decider=decided.decider.strip(),
        decided_on=decided.decided_on,
        entered_by=by,
    )
    record("screen matter", consultation, by=by, significant=yes)
    return made


@transaction.atomic
def keep_request(
    consultation: SamiConsultation,
    representative: Representative,
    received_on: date,
    words: str,
    *,
    by: User,
) -> ConsultationRequest:
    """Keep a request; who asks is a party that wants consultation (6 §)."""
    if not may_consult(by, consultation):
        raise NotAllowed
    if received_on > today():
        raise Invalid(_("This day has not come yet."), "received_on")
    made = ConsultationRequest.objects.create(
        consultation=consultation,
        representative=representative,
        received_on=received_on,
        words=words.strip(),
        entered_by=by,
    )
    party, _new = Party.objects.get_or_create(
        consultation=consultation, representative=representative
    )
    if party.state != PartyState.WANTS:
        Party.objects.filter(pk=party.pk).update(
            state=PartyState.WANTS, answered_on=received_on, version=party.version + 1
        )
    record(
        "request sami consultation",
        consultation,
        by=by,
        representative=representative.pk,
    )
    return made


@transaction.atomic
def keep_no_duty(
    consultation: SamiConsultation, key: str, decided: Decided, *, by: User
) -> NoDuty:
    """Keep on which ground the act asks for no consultation here (3–5 §§).

    Raises NotAllowed, or Invalid when the ground does not fit the matter.
    """
    if not may_consult(by, consultation):
        raise NotAllowed
    check(decided)
    offered = [one.key for one in law.grounds_for(consultation.matter.opened_on)]
    if key not in offered:
        raise Invalid(_("Choose a ground that fits the matter."), "ground")
    if key == law.ABSTAINED and not _all_abstain(consultation):
        raise Invalid(
            _("Not all who were asked abstain. Write down their answers first."),
            "ground",
        )
    made = NoDuty.objects.create(
        consultation=consultation,
        ground=key,
        reason=decided.reason.strip(),
        decider=decided.decider.strip(),
        decided_on=decided.decided_on,
        entered_by=by,
    )
    record("decide no duty to consult", consultation, by=by, ground=key)
    return made


def _all_abstain(consultation: SamiConsultation) -> bool:
    states = set(consultation.parties.values_list("state", flat=True))
    return bool(states) and states <= {PartyState.ABSTAINS, PartyState.SILENT}


def first_stage(yes: bool) -> Stage:
    """Return the stage of a consultation that begins with an answer."""
    return Stage.PREPARING if yes else Stage.NOT_NEEDED
