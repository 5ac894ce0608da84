"""Commitments of both sides, and how each side sees that they go."""

from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.agreements.actions.agreements import check_may
from gensvar.agreements.actions.comments import check_words
from gensvar.agreements.models import (
    Agreement,
    AgreementStage,
    Commitment,
    CommitmentNote,
    CommitmentStatus,
    GroupLink,
    Method,
    Party,
)
from gensvar.audit.actions import record
from gensvar.kernel import secrets
from gensvar.kernel.days import today
from gensvar.kernel.editing import hold
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet
from gensvar.kernel.languages import known
from gensvar.organisations.models import Body


@dataclass(frozen=True)
class Note:
    """How a commitment goes, as one side sees it."""

    status: str
    words: str
    language: str = "sv"
    method: str = Method.WEB
    said_on: date | None = None


@transaction.atomic
def add_commitment(  # noqa: PLR0913 -- a commitment has that many facts
    agreement: Agreement,
    side: str,
    who: str,
    words: str,
    due_on: date,
    *,
    by: User,
    body: Body | None = None,
) -> Commitment:
    """Write down who does what by when, on one side of an agreement. Raises Invalid.

    On the region's side `body` is the body that does it; its name is `who` unless
    something else is written.
    """
    check_may(agreement, by)
    if agreement.stage == AgreementStage.ENDED:
        raise Invalid(_("The agreement has ended."))
    if side not in Party.values:
        raise Invalid(_("Choose which side it is."), "side")
    name = who.strip() or (str(body) if body and side == Party.REGION else "")
    if not name:
        raise Invalid(_("Write who does it."), "who")
    if not words.strip():
        raise Invalid(_("Write what will be done."), "words")
    row = Commitment.objects.create(
        agreement=agreement,
        side=side,
        body=body if side == Party.REGION else None,
        who=name,
        words=words.strip(),
        due_on=due_on,
        created_by=by,
    )
    record("add commitment", agreement, by=by, commitment=row.pk, side=side)
    return row


@transaction.atomic
def withdraw_commitment(row: Commitment, *, by: User) -> None:
    """Take back a commitment; what was said of it stays in the record."""
    check_may(row.agreement, by)
    hold(row, "withdrawn_on")
    if row.withdrawn_on is None:
        row.withdrawn_on = today()
        row.save(update_fields=["withdrawn_on"])
        record("withdraw commitment", row.agreement, by=by, commitment=row.pk)


@transaction.atomic
def note_commitment(
    row: Commitment, side: str, note: Note, *, by: User
) -> CommitmentNote:
    """Enter how a side sees that a commitment goes: the own side, or what was said."""
    check_may(row.agreement, by)
    if side not in Party.values:
        raise Invalid(_("Choose which side it is."), "side")
    kept = _keep(row, side, note, secrets.token(), by)
    record("note commitment", row.agreement, by=by, commitment=row.pk, side=side)
    return kept


@transaction.atomic
def note_from_group(
    row: Commitment, link: GroupLink, note: Note, *, key: str
) -> CommitmentNote:
    """Keep how a group sees that a commitment goes; the same `key` is kept once."""
    before = CommitmentNote.objects.filter(key=key).first()
    if before is not None:
        return before
    if row.agreement.programme_id != link.group.programme_id:
        raise NotAllowed
    try:
        with transaction.atomic():
            kept = _keep(row, Party.OTHERS, note, key, None)
    except IntegrityError:
        return CommitmentNote.objects.get(key=key)
    record("note commitment", row.agreement, commitment=row.pk, group=link.group_id)
    return kept


def _keep(
    row: Commitment, side: str, note: Note, key: str, by: User | None
) -> CommitmentNote:
    hold(row, "withdrawn_on")
    if row.withdrawn_on is not None:
        raise NotYet([_("a commitment that has not been taken back")])
    if note.status not in CommitmentStatus.values:
        raise Invalid(_("Choose how it goes."), "status")
    day = note.said_on or today()
    if day > today():
        raise Invalid(_("That day has not come yet."), "said_on")
    kept = CommitmentNote.objects.create(
        commitment=row,
        side=side,
        status=note.status,
        words=check_words(note.words, note.language),
        said_on=day,
        method=note.method,
        language=known(note.language).tag,
        key=key,
        entered_by=by,
    )
    if side == row.side:
        # Who has promised says how it goes; how the other side sees it stands beside.
        row.status = note.status
        row.save(update_fields=["status"])
    return kept
