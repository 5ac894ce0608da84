"""The inquiry and its answers (8 §), silence, and telling Sametinget (7 §)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.kernel.days import today
from gensvar.kernel.editing import hold, save_if_current
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet
from gensvar.notifications.actions import send
from gensvar.sami_consultations.actions.register import sametinget
from gensvar.sami_consultations.actions.screening import Decided, check
from gensvar.sami_consultations.messages import (
    do_you_want_consultation,
    we_consult_apart,
)
from gensvar.sami_consultations.models import (
    End,
    Inquiry,
    Party,
    PartyState,
    Representative,
    RepresentativeKind,
    SamiConsultation,
    SilenceDecision,
    Stage,
    WantedForm,
)
from gensvar.sami_consultations.policies import may_consult

CAN_ASK = (Stage.PREPARING, Stage.INQUIRED, Stage.CONSULTING)


@dataclass(frozen=True)
class Answered:
    """What a representative answered, when, and in which form it wants to consult."""

    state: str
    answered_on: date
    wanted_form: str = ""
    form_words: str = ""


@transaction.atomic
def keep_inquiry(
    consultation: SamiConsultation,
    to: Collection[Representative],
    words: str,
    answer_by: date,
    *,
    by: User,
) -> Inquiry:
    """Ask representatives whether they want consultation, by a day to come (8 §).

    Sametinget is asked the first time whoever else is (7 §). Those with an address get
    a letter; the page says who is to be asked by post. Raises NotAllowed, NotYet, or
    Invalid when the day has passed or nothing is said.
    """
    if not may_consult(by, consultation):
        raise NotAllowed
    _check_can_ask(consultation, words, answer_by)
    inquiry = Inquiry.objects.create(
        consultation=consultation,
        words=words.strip(),
        sent_on=today(),
        answer_by=answer_by,
        sent_by=by,
    )
    asked = [_ask(consultation, one, inquiry) for one in _to_ask(consultation, to, by)]
    if not asked:
        raise Invalid(_("Choose somebody who has not been asked yet."), "to")
    send(do_you_want_consultation(party, inquiry) for party in asked)
    record(
        "ask about sami consultation",
        consultation,
        by=by,
        answer_by=answer_by,
        representatives=[party.representative_id for party in asked],
    )
    return inquiry


def _check_can_ask(consultation: SamiConsultation, words: str, answer_by: date) -> None:
    hold(consultation, "stage")
    if consultation.stage not in CAN_ASK:
        raise NotYet([_("a screening that says yes")])
    if answer_by <= today():
        raise Invalid(_("Choose a day to come: they need time to answer."), "answer_by")
    if not words.strip():
        raise Invalid(_("Write what the matter is about."), "words")


def _to_ask(
    consultation: SamiConsultation, to: Collection[Representative], by: User
) -> list[Representative]:
    wanted = {one.pk: one for one in (sametinget(by=by), *to)}
    asked = consultation.parties.filter(inquiry__isnull=False)
    known = set(asked.values_list("representative", flat=True))
    return [one for pk, one in wanted.items() if pk not in known]


def _ask(
    consultation: SamiConsultation, one: Representative, inquiry: Inquiry
) -> Party:
    """Make a representative a party; one that has asked by itself still wants."""
    party, _new = Party.objects.update_or_create(
        consultation=consultation,
        representative=one,
        defaults={"inquiry": inquiry, "answer_by": inquiry.answer_by},
    )
    party.consultation = consultation
    return party


@transaction.atomic
def keep_answer(
    party: Party,
    seen_version: int,
    said: Answered,
    *,
    by: User,
) -> None:
    """Write down what a representative answered; it can be corrected before positions.

    A late answer counts: it undoes what was decided about silence. Whoever wants
    consultation apart from Sametinget is told to Sametinget at once. Raises NotAllowed,
    NotYet, Invalid or Stale.
    """
    if not may_consult(by, party.consultation):
        raise NotAllowed
    if said.state not in (PartyState.WANTS, PartyState.ABSTAINS):
        raise Invalid(_("Choose what they answered."), "state")
    if said.answered_on > today():
        raise Invalid(_("This day has not come yet."), "answered_on")
    if said.wanted_form and said.wanted_form not in WantedForm.values:
        raise Invalid(_("Choose a form."), "wanted_form")
    _check_can_change(party, said.state)
    changes = {
        "state": said.state,
        "answered_on": said.answered_on,
        "wanted_form": said.wanted_form if said.state == PartyState.WANTS else "",
        "form_words": said.form_words.strip(),
    }
    save_if_current(party, seen_version, changes)
    record("note sami answer", party, by=by, state=said.state)
    tell_sametinget(party, by=by)


def _check_can_change(party: Party, state: str) -> None:
    hold(party.consultation, "stage")
    if party.consultation.stage not in (Stage.INQUIRED, Stage.CONSULTING):
        raise NotYet([_("an inquiry that waits for answers")])
    has_spoken = party.positions.exists() or End.objects.filter(party=party).exists()
    if state == PartyState.ABSTAINS and has_spoken:
        raise Invalid(
            _(
                "They have stated a position. The consultation then ends in agreement, "
                "consent or a declaration (11 §)."
            ),
            "state",
        )


@transaction.atomic
def decide_silence(
    party: Party,
    decided: Decided,
    *,
    is_abstention: bool,
    answer_by: date | None = None,
    by: User,
) -> SilenceDecision:
    """Decide what silence means, after the day of answer (8 §); never by itself.

    Either it is regarded as abstaining, or one keeps waiting until a new day. Raises
    NotAllowed, or Invalid before the day has passed.
    """
    if not may_consult(by, party.consultation):
        raise NotAllowed
    check(decided)
    before = _passed_day_of(party)
    if not is_abstention and (answer_by is None or answer_by <= today()):
        raise Invalid(_("Choose a day to come: they need time to answer."), "answer_by")
    made = SilenceDecision.objects.create(
        party=party,
        is_abstention=is_abstention,
        reason=decided.reason.strip(),
        answer_by_before=before,
        answer_by_after=None if is_abstention else answer_by,
        decider=decided.decider.strip(),
        decided_on=decided.decided_on,
        entered_by=by,
    )
    changes = (
        {"state": PartyState.SILENT} if is_abstention else {"answer_by": answer_by}
    )
    save_if_current(party, party.version, changes)
    record("decide sami silence", party, by=by, is_abstention=is_abstention)
    return made


def _passed_day_of(party: Party) -> date:
    """Return the day of answer of one who has not answered; Invalid before it."""
    hold(party, "state", "answer_by", "version")
    if party.state != PartyState.ASKED or party.answer_by is None:
        raise Invalid(_("They have answered."), "is_abstention")
    if today() <= party.answer_by:
        raise Invalid(
            _("The day of answer has not passed yet. Wait for their answer."),
            "is_abstention",
        )
    return party.answer_by


def tell_sametinget(party: Party, *, by: User) -> None:
    """Tell Sametinget of a representative that is consulted apart, once (7 §).

    Without an address in the register nothing is sent, and it stays to be done.
    """
    is_apart = party.representative.kind != RepresentativeKind.SAMETINGET
    told = party.sametinget_informed_on is not None
    if not is_apart or told or party.state != PartyState.WANTS:
        return
    parliament = sametinget(by=by)
    if not parliament.email:
        return
    send([we_consult_apart(party, parliament)])
    _note_told(party, today(), by)


@transaction.atomic
def note_sametinget_told(party: Party, told_on: date, *, by: User) -> None:
    """Note that Sametinget was told in another way. Raises NotAllowed or Invalid."""
    if not may_consult(by, party.consultation):
        raise NotAllowed
    if told_on > today():
        raise Invalid(_("This day has not come yet."), "told_on")
    _note_told(party, told_on, by)


def _note_told(party: Party, day: date, by: User) -> None:
    Party.objects.filter(pk=party.pk).update(sametinget_informed_on=day)
    party.sametinget_informed_on = day
    record("tell sametinget", party, by=by, on=day)
