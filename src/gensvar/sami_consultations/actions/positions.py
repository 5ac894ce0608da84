"""Positions and replies (11 §), ends, and the documentation (12 §)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.kernel.days import today
from gensvar.kernel.editing import hold, save_if_current
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet, Stale
from gensvar.sami_consultations.actions.holding import ask
from gensvar.sami_consultations.models import (
    Documentation,
    End,
    EndKind,
    Party,
    PartyState,
    Position,
    PositionKind,
    SamiConsultation,
    Stage,
)
from gensvar.sami_consultations.policies import may_consult
from gensvar.sami_consultations.queries import has_position

DOCUMENTED_IN = (Stage.CONSULTING, Stage.ENDED)


@dataclass(frozen=True)
class Words:
    """What a side says, word for word. No party means the region."""

    words: str
    given_on: date
    party: Party | None = None
    reasons: str = ""
    replies_to: Position | None = None
    corrects: Position | None = None
    language: str = "sv"


@transaction.atomic
def state_position(
    consultation: SamiConsultation, said: Words, *, by: User
) -> Position:
    """Keep a reasoned position, or a reply to another side's, word for word.

    A correction is a new row that names the one it corrects. Raises NotAllowed,
    NotYet or Invalid.
    """
    ask(consultation, by)
    _check(consultation, said)
    try:
        with transaction.atomic():
            made = Position.objects.create(
                consultation=consultation,
                party=said.party,
                kind=PositionKind.REPLY if said.replies_to else PositionKind.POSITION,
                words=said.words.strip(),
                reasons=said.reasons.strip(),
                replies_to=said.replies_to,
                corrects=said.corrects,
                given_on=said.given_on,
                language=said.language,
                entered_by=by,
            )
    except IntegrityError as problem:
        raise Invalid(_("Somebody has corrected it already."), "corrects") from problem
    record(
        "state position",
        consultation,
        by=by,
        position=made.pk,
        party=said.party.pk if said.party else None,
        kind=made.kind,
    )
    return made


def _check(consultation: SamiConsultation, said: Words) -> None:
    if said.party is not None and (
        said.party.consultation_id != consultation.pk
        or said.party.state != PartyState.WANTS
    ):
        raise Invalid(_("Choose among those who want consultation."), "side")
    if not said.words.strip():
        raise Invalid(_("Write what they say."), "words")
    if said.given_on > today():
        raise Invalid(_("This day has not come yet."), "given_on")
    if said.replies_to is None and not said.reasons.strip():
        raise Invalid(_("Write the reasons: a position has reasons (11 §)."), "reasons")
    party_id = said.party.pk if said.party else None
    if said.replies_to is not None and said.replies_to.party_id == party_id:
        raise Invalid(_("A side replies to another side, not to itself."), "replies_to")
    if said.corrects is not None and (
        said.corrects.party_id != party_id
        or said.corrects.consultation_id != consultation.pk
    ):
        raise Invalid(_("A side corrects its own words alone."), "corrects")


@transaction.atomic
def keep_end(
    party: Party,
    kind: str,
    ended_on: date,
    *,
    declared_by_region: bool | None = None,
    by: User,
) -> End:
    """Keep how the consultation with one representative ended (11 §).

    A declaration that agreement cannot be reached says whose it is, and that side has
    stated a reasoned position before. Raises NotAllowed, NotYet or Invalid.
    """
    consultation = party.consultation
    ask(consultation, by)
    if kind not in EndKind.values:
        raise Invalid(_("Choose how it ended."), "kind")
    if party.state != PartyState.WANTS:
        raise Invalid(_("Choose among those who want consultation."), "party")
    if ended_on > today():
        raise Invalid(_("This day has not come yet."), "ended_on")
    if kind == EndKind.UNREACHABLE:
        _check_declaration(party, declared_by_region)
    try:
        with transaction.atomic():
            made = End.objects.create(
                party=party,
                kind=kind,
                declared_by_region=(
                    declared_by_region if kind == EndKind.UNREACHABLE else None
                ),
                ended_on=ended_on,
                entered_by=by,
            )
    except IntegrityError as problem:
        raise Invalid(_("It has already ended with them."), "party") from problem
    record("note end of sami consultation", party, by=by, kind=kind)
    return made


@transaction.atomic
def take_back_end(party: Party, reason: str, *, by: User) -> None:
    """Take back an end that was noted wrongly, until the consultation is closed.

    Raises NotAllowed, NotYet when there is none or it is closed, or Invalid.
    """
    consultation = party.consultation
    if not may_consult(by, consultation):
        raise NotAllowed
    if not reason.strip():
        raise Invalid(_("Write why it is taken back."), "reason")
    hold(consultation, "stage")
    ends = End.objects.filter(party=party)
    if consultation.stage not in DOCUMENTED_IN or not ends.exists():
        raise NotYet([_("an end in a consultation that is not closed")])
    kind = ends.values_list("kind", flat=True)[0]
    ends.delete()
    record("take back sami end", party, by=by, kind=kind)


def _check_declaration(party: Party, by_region: bool | None) -> None:
    if by_region is None:
        raise Invalid(_("Say which side declared it."), "declared_by")
    side = None if by_region else party
    if not has_position(party.consultation, side):
        raise Invalid(
            _(
                "The side that declares has not stated a reasoned position yet. Write "
                "it down first (11 §)."
            ),
            "declared_by",
        )


@transaction.atomic
def document(
    consultation: SamiConsultation,
    facts: Mapping[str, Any],
    *,
    seen_version: int | None = None,
    by: User,
) -> Documentation:
    """Write what came out, when and how, who took part and who made this (12 §).

    Can be written anew until the consultation is closed. Raises NotAllowed, NotYet,
    Invalid, or Stale when somebody else has written since `seen_version`.
    """
    # Any: the values of any field.
    if not may_consult(by, consultation):
        raise NotAllowed
    hold(consultation, "stage")
    if consultation.stage not in DOCUMENTED_IN:
        raise NotYet([_("a consultation that is under way")])
    for field in ("outcome", "when_and_how", "took_part", "made_by"):
        if not str(facts[field]).strip():
            raise Invalid(_("Fill this in: the act asks for it (12 §)."), field)
    if facts["made_on"] > today():
        raise Invalid(_("This day has not come yet."), "made_on")
    found = Documentation.objects.filter(consultation=consultation).first()
    if found is None and not seen_version:
        found = Documentation.objects.create(
            consultation=consultation, entered_by=by, **facts
        )
    elif found is None:
        raise Stale
    else:
        seen = found.version if seen_version is None else seen_version
        save_if_current(found, seen, {**facts, "entered_by": by})
    record("document sami consultation", consultation, by=by)
    return found
