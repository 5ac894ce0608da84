"""Claiming, once; taking back; and saying that one does not want to be paid."""

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from gensvar.audit.actions import record
from gensvar.kernel.editing import hold
from gensvar.kernel.errors import Invalid, NotYet
from gensvar.kernel.secrets import hashed
from gensvar.meetings.models import Guest
from gensvar.notifications.actions import send
from gensvar.remuneration.claiming import (
    Asked,
    Reckoned,
    check,
    day_of,
    reckon,
    terms_of,
    why_not_yet,
)
from gensvar.remuneration.messages import claim_is_received
from gensvar.remuneration.models import Claim, ClaimLine, ClaimState
from gensvar.remuneration.queries import claim_of
from gensvar.remuneration.rules import Terms

OPEN = (ClaimState.SENT, ClaimState.RETURNED, ClaimState.DECLINED)
# What a new claim takes the place of.
GIVES_WAY = (ClaimState.RETURNED, ClaimState.DECLINED)


class AlreadySent(Exception):
    """There is a claim already, with other words than these."""


class Changed(Exception):
    """The calculation is no longer the one that was shown."""


def round_of(guest: Guest) -> int:
    """Return the number of the form that a guest sees: grows when one may send anew."""
    return Claim.objects.filter(guest=guest).count()


@transaction.atomic
def send_claim(guest: Guest, asked: Asked, *, form: int, shown: int) -> Claim:
    """Store a claim with its calculation, once; return the first for every retry.

    `form` is the number of the form that was filled in, `shown` the sum in öre that it
    showed. Raises Invalid at a field, NotYet, Changed when the sum is another now, or
    AlreadySent when the claim that stands is not this one.
    """
    hold(guest)
    if (again := _sent_with(guest, form)) is not None:
        if _same(again, asked):
            return again
        raise AlreadySent
    terms = _open_terms(guest)
    # One claim under a table at a time: caps look at what the others of a person give.
    hold(terms.table)
    check(guest, asked, terms)
    reckoned = reckon(guest, asked, terms)
    if reckoned.total != shown:
        raise Changed
    claim = _store(guest, asked, reckoned, form, terms)
    record("send claim", claim, meeting=guest.meeting_id, total=claim.total)
    send([claim_is_received(claim)])
    return claim


def _sent_with(guest: Guest, form: int) -> Claim | None:
    return Claim.objects.filter(key_hash=_key(guest, form)).first()


def _key(guest: Guest, form: int) -> str:
    return hashed("claim", f"{guest.key} {form}")


def _same(claim: Claim, asked: Asked) -> bool:
    return (
        (claim.minutes, claim.travel_minutes, claim.metres, claim.proof),
        claim.asked,
        claim.receipts,
    ) == (
        (asked.minutes, asked.travel_minutes, asked.metres, asked.proof),
        _names(asked),
        _receipts(asked),
    )


def _names(asked: Asked) -> list[str]:
    return sorted(kind.value for kind in asked.kinds)


def _receipts(asked: Asked) -> dict[str, int]:
    return {kind.value: amount for kind, amount in sorted(asked.receipts.items())}


def _open_terms(guest: Guest) -> Terms:
    terms = terms_of(guest.meeting)
    why = why_not_yet(guest, terms)
    if why or terms is None:
        raise NotYet([WHY_NOT_YET[why or "no_rules"]()])
    return terms


WHY_NOT_YET = {
    "not_over": lambda: _("a meeting that is over"),
    "not_there": lambda: _("a note that you came"),
    "no_rules": lambda: _("rules for what is paid"),
    "no_reference": lambda: _("rules for what is paid"),
    "too_late": lambda: _("a day before the last day to claim"),
}


def _store(
    guest: Guest, asked: Asked, reckoned: Reckoned, form: int, terms: Terms
) -> Claim:
    before = claim_of(guest)
    if before is not None:
        _give_way(before)
    claim = Claim(
        guest=guest,
        body=guest.meeting.body,
        table=terms.table,
        key_hash=_key(guest, form),
        name=guest.name,
        email=guest.email,
        day=day_of(guest.meeting),
        minutes=asked.minutes,
        travel_minutes=asked.travel_minutes,
        metres=asked.metres,
        asked=_names(asked),
        receipts=_receipts(asked),
        proof=asked.proof,
        is_employed=asked.is_employed,
        cost_words=asked.cost_words.strip(),
        total=reckoned.total,
        left_out=[[row.pk, why.value] for row, why in reckoned.left_out],
        replaces=before,
    )
    _insert(claim)
    for line in reckoned.lines:
        line.claim = claim
    ClaimLine.objects.bulk_create(reckoned.lines)
    return claim


def _give_way(before: Claim) -> None:
    rows = Claim.objects.filter(pk=before.pk, state__in=GIVES_WAY)
    if not rows.update(state=ClaimState.WITHDRAWN, version=F("version") + 1):
        raise AlreadySent


def _insert(claim: Claim) -> None:
    try:
        with transaction.atomic():
            claim.save(force_insert=True)
    except IntegrityError as trouble:
        raise AlreadySent from trouble


@transaction.atomic
def decline_pay(guest: Guest, *, form: int) -> Claim:
    """Record that somebody does not want to be paid; it can be changed until the end.

    Raises NotYet before one can claim, and AlreadySent when a claim stands.
    """
    hold(guest)
    if (again := _sent_with(guest, form)) is not None:
        if again.state == ClaimState.DECLINED:
            return again
        raise AlreadySent
    terms = _open_terms(guest)
    before = claim_of(guest)
    if before is not None:
        _give_way(before)
    claim = Claim(
        guest=guest,
        body=guest.meeting.body,
        table=terms.table,
        key_hash=_key(guest, form),
        name=guest.name,
        email=guest.email,
        day=day_of(guest.meeting),
        state=ClaimState.DECLINED,
        replaces=before,
    )
    _insert(claim)
    record("decline pay", claim, meeting=guest.meeting_id)
    return claim


@transaction.atomic
def withdraw_claim(guest: Guest) -> None:
    """Take back a claim that nobody has decided on. Raises Invalid after that."""
    claim = claim_of(guest)
    rows = Claim.objects.filter(pk=claim.pk if claim else 0, state__in=OPEN)
    if claim is None or not rows.update(
        state=ClaimState.WITHDRAWN, version=F("version") + 1
    ):
        raise Invalid(_("The claim has been decided and cannot be taken back here."))
    record("withdraw claim", claim, meeting=guest.meeting_id)
