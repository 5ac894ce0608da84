"""The verbs that move a consultation from stage to stage.

Each writes down what happened and takes the step that follows from it, in one
transaction. A request flips the screening whatever stood before it (6 §).
"""

from collections.abc import Collection
from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.kernel.errors import NotYet
from gensvar.matters.models import Matter
from gensvar.sami_consultations.actions import asking, positions, screening
from gensvar.sami_consultations.actions.asking import Answered
from gensvar.sami_consultations.actions.screening import Decided
from gensvar.sami_consultations.models import (
    Party,
    PartyState,
    Representative,
    SamiConsultation,
    Stage,
)
from gensvar.sami_consultations.workflow import LIFE_OF_A_SAMI_CONSULTATION as LIFE

OVER = (Stage.ENDED, Stage.CLOSED)
UNDECIDED = (Stage.NOT_NEEDED, Stage.PREPARING, Stage.NO_DUTY)
CLOSED_BY_NO = (Stage.NOT_NEEDED, Stage.NO_DUTY)


@transaction.atomic
def screen(
    matter: Matter, yes: bool, decided: Decided, *, by: User
) -> SamiConsultation:
    """Say whether a matter can be of particular significance to the Sámi (2 §).

    Raises NotAllowed, NotYet once somebody has been asked, or Invalid.
    """
    one = screening.begin_or_find(matter, screening.first_stage(yes), by=by)
    if one.stage not in UNDECIDED:
        raise NotYet([_("a matter in which nobody has been asked yet")])
    screening.keep_screening(one, yes, decided, by=by)
    if yes and one.stage in CLOSED_BY_NO:
        LIFE.advance(one, "take up sami consultation", by=by)
    elif not yes and one.stage != Stage.NOT_NEEDED:
        LIFE.advance(one, "put down sami consultation", by=by)
    return one


@transaction.atomic
def request_consultation(
    matter: Matter,
    representative: Representative,
    received_on: date,
    words: str = "",
    *,
    by: User,
) -> SamiConsultation:
    """Register that a representative considers the matter significant, and asks (6 §).

    The matter is then regarded as significant: a no is opened again.
    """
    one = screening.begin_or_find(matter, Stage.PREPARING, by=by)
    screening.keep_request(one, representative, received_on, words, by=by)
    if one.stage in CLOSED_BY_NO:
        LIFE.advance(one, "take up sami consultation", by=by)
    for party in _new_parties(one):
        asking.tell_sametinget(party, by=by)
    _begin_if_wanted(one, by)
    return one


def _new_parties(one: SamiConsultation) -> list[Party]:
    rows = Party.objects.filter(
        consultation=one, state=PartyState.WANTS, sametinget_informed_on__isnull=True
    )
    return list(
        rows.select_related(
            "representative__organisation", "consultation__matter__body"
        )
    )


@transaction.atomic
def decide_no_duty(
    consultation: SamiConsultation, ground: str, decided: Decided, *, by: User
) -> None:
    """Decide that the act asks for no consultation here, on a ground (3–5 §§)."""
    screening.keep_no_duty(consultation, ground, decided, by=by)
    LIFE.advance(consultation, "end without duty to consult", by=by)


@transaction.atomic
def send_inquiry(
    consultation: SamiConsultation,
    to: Collection[Representative],
    words: str,
    answer_by: date,
    *,
    by: User,
) -> None:
    """Ask representatives whether they want consultation; Sametinget too (7–8 §§)."""
    asking.keep_inquiry(consultation, to, words, answer_by, by=by)
    if consultation.stage == Stage.PREPARING:
        LIFE.advance(consultation, "wait for sami answers", by=by)
    _begin_if_wanted(consultation, by)


@transaction.atomic
def answer(party: Party, seen_version: int, said: Answered, *, by: User) -> None:
    """Write down an answer; the first who wants consultation begins it."""
    asking.keep_answer(party, seen_version, said, by=by)
    one = party.consultation
    _begin_if_wanted(one, by)
    if one.stage == Stage.CONSULTING:
        arrow = LIFE.transitions["wait for sami answers again"]
        if not arrow.missing(one):
            LIFE.advance(one, arrow.name, by=by)
    _end_if_all_have(one, by)


@transaction.atomic
def decide_silence(
    party: Party,
    decided: Decided,
    *,
    is_abstention: bool,
    answer_by: date | None = None,
    by: User,
) -> None:
    """Decide what silence means after the day of answer (8 §)."""
    asking.decide_silence(
        party, decided, is_abstention=is_abstention, answer_by=answer_by, by=by
    )
    _end_if_all_have(party.consultation, by)


@transaction.atomic
def declare_end(
    party: Party,
    kind: str,
    ended_on: date,
    *,
    declared_by_region: bool | None = None,
    by: User,
) -> None:
    """Write down an end with one representative; the last one ends the consultation."""
    positions.keep_end(
        party, kind, ended_on, declared_by_region=declared_by_region, by=by
    )
    _end_if_all_have(party.consultation, by)


@transaction.atomic
def take_back_end(party: Party, reason: str, *, by: User) -> None:
    """Take back an end that was noted wrongly; the consultation then goes on."""
    positions.take_back_end(party, reason, by=by)
    if party.consultation.stage == Stage.ENDED:
        LIFE.advance(party.consultation, "take up ended sami consultation", by=by)


@transaction.atomic
def close(consultation: SamiConsultation, *, by: User) -> None:
    """Close a consultation that is documented. Raises NotAllowed or NotYet."""
    LIFE.advance(consultation, "close sami consultation", by=by)


def _begin_if_wanted(one: SamiConsultation, by: User) -> None:
    arrow = LIFE.transitions["consult the sami"]
    if one.stage in arrow.starts and not arrow.missing(one):
        LIFE.advance(one, arrow.name, by=by)


def _end_if_all_have(one: SamiConsultation, by: User) -> None:
    arrow = LIFE.transitions["end sami consultation"]
    if one.stage in arrow.starts and not arrow.missing(one):
        LIFE.advance(one, arrow.name, by=by)
