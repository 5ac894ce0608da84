"""Organisations that join an agreement: apply, confirm, are approved, leave."""

from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.agreements.actions.agreements import check_may
from gensvar.agreements.keys import SIGNATORY, hash_of
from gensvar.agreements.messages import answer_application, confirm_application
from gensvar.agreements.models import (
    Agreement,
    AgreementStage,
    Signatory,
    SignatoryState,
)
from gensvar.audit.actions import record
from gensvar.kernel.days import today
from gensvar.kernel.editing import hold
from gensvar.kernel.errors import Invalid, NotYet
from gensvar.kernel.languages import known
from gensvar.notifications.actions import send
from gensvar.organisations.actions.parties import keep_organisation

JOINABLE = (AgreementStage.DECIDED, AgreementStage.IN_FORCE, AgreementStage.REVIEWED)
WAITING = (SignatoryState.APPLIED, SignatoryState.CONFIRMED)
LONGEST = 5000


@dataclass(frozen=True)
class Application:
    """What an organisation writes when it wants to join."""

    name: str
    email: str
    why: str = ""
    language: str = "sv"


def may_be_joined(agreement: Agreement) -> bool:
    """Say whether organisations can apply now."""
    is_shown = agreement.published_at is not None
    return is_shown and agreement.open_to_signatories and agreement.stage in JOINABLE


@transaction.atomic
def apply_to_join(agreement: Agreement, said: Application, *, key: str) -> Signatory:
    """Keep an application, and ask the address to confirm it; a `key` counts once.

    Raises NotYet when nobody can join, and Invalid at the field.
    """
    before = Signatory.objects.filter(key=key).first()
    if before is not None:
        return before
    hold(agreement, "stage", "published_at", "open_to_signatories")
    if not may_be_joined(agreement):
        raise NotYet([_("that the agreement is open for organisations to join")])
    name = " ".join(said.name.split())
    if not name:
        raise Invalid(_("Write the name of the organisation."), "name")
    if len(said.why) > LONGEST:
        raise Invalid(_("The text is too long. Send it in parts."), "why")
    _not_twice(agreement, name, "name")
    try:
        with transaction.atomic():
            row = Signatory.objects.create(
                agreement=agreement,
                name=name,
                email=said.email.strip(),
                why=said.why.replace("\x00", "").strip(),
                language=known(said.language).tag,
                key=key,
                token_hash=hash_of(key, SIGNATORY),
            )
    except IntegrityError:
        return Signatory.objects.get(key=key)
    record("apply to join agreement", agreement, signatory=row.pk)
    send([confirm_application(row)])
    return row


def _not_twice(agreement: Agreement, name: str, field: str = "") -> None:
    rows = Signatory.objects.filter(agreement=agreement, state=SignatoryState.APPROVED)
    if rows.filter(name__iexact=name).exists():
        raise Invalid(_("This organisation has already joined."), field)


@transaction.atomic
def confirm_address(row: Signatory) -> None:
    """Note that the address has answered; again changes nothing."""
    hold(row, "state")
    if row.state == SignatoryState.APPLIED:
        row.state = SignatoryState.CONFIRMED
        row.save(update_fields=["state"])
        record("confirm application", row.agreement, signatory=row.pk)


@transaction.atomic
def approve_signatory(row: Signatory, *, by: User) -> None:
    """Let an organisation join, and tell it. Raises Invalid when it is in already."""
    check_may(row.agreement, by)
    _still_waits(row)
    hold(row.agreement)
    _not_twice(row.agreement, row.name)
    row.organisation = keep_organisation(row.name, by=by)
    row.state, row.joined_on = SignatoryState.APPROVED, today()
    _decided(row, by, "organisation", "joined_on")
    record("approve signatory", row.agreement, by=by, signatory=row.pk)
    send([answer_application(row)])


@transaction.atomic
def decline_signatory(row: Signatory, reason: str, *, by: User) -> None:
    """Say no, with the reason, and tell it; the address is emptied after that."""
    check_may(row.agreement, by)
    _still_waits(row)
    if not reason.strip():
        raise Invalid(_("Write why not."), "reason")
    row.state, row.reason = SignatoryState.DECLINED, reason.strip()
    send([answer_application(row)])
    row.email = ""
    _decided(row, by, "reason", "email")
    record("decline signatory", row.agreement, by=by, signatory=row.pk)


@transaction.atomic
def leave_agreement(row: Signatory, *, by: User | None = None) -> None:
    """Let an organisation leave: by its own page, or by an officer who was told.

    That it was one of those who joined stays in the record; its address is emptied.
    """
    if by is not None:
        check_may(row.agreement, by)
    hold(row, "state")
    if row.state not in {*WAITING, SignatoryState.APPROVED}:
        return
    row.state, row.left_on = SignatoryState.WITHDRAWN, today()
    row.email, row.why = "", ""
    row.save(update_fields=["state", "left_on", "email", "why"])
    record("leave agreement", row.agreement, by=by, signatory=row.pk)


def _still_waits(row: Signatory) -> None:
    hold(row, "state")
    if row.state not in WAITING:
        raise Invalid(_("Somebody else has already answered this application."))


def _decided(row: Signatory, by: User, *fields: str) -> None:
    row.decided_by, row.decided_at = by, timezone.now()
    row.save(update_fields=["state", "decided_by", "decided_at", *fields])
