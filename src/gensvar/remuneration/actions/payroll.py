"""Payroll files: which claims are paid together, for good."""

from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.kernel.editing import hold
from gensvar.kernel.errors import Invalid, NotAllowed
from gensvar.organisations.models import Body
from gensvar.remuneration.models import Batch, Claim, ClaimState
from gensvar.remuneration.payroll import fingerprint, rows_of
from gensvar.remuneration.policies import may_make_payroll
from gensvar.remuneration.queries import ready_for_payroll

_MEANWHILE = gettext_lazy("Somebody else has just made a payroll file. Try once more.")


@transaction.atomic
def make_batch(body: Body, first: date, last: date, *, by: User) -> Batch:
    """Gather the approved claims of some days in one payroll file, and freeze it.

    A claim stands in one file only. Raises NotAllowed, or Invalid when there are none.
    """
    if not may_make_payroll(by, body):
        raise NotAllowed
    if last < first:
        raise Invalid(
            _("The last day is before the first. Change one of them."), "last"
        )
    hold(body)
    claims = list(ready_for_payroll(body, first, last))
    if not claims:
        raise Invalid(
            _("No approved claim waits to be paid for meetings in these days."), "last"
        )
    batch = _numbered(
        Batch(
            number=_next_number(),
            body=body,
            first_day=first,
            last_day=last,
            claims=len(claims),
            total=sum(claim.total for claim in claims),
            made_by=by,
        )
    )
    taken = Claim.objects.filter(
        pk__in=[claim.pk for claim in claims],
        state=ClaimState.APPROVED,
        batch__isnull=True,
    ).update(batch=batch)
    if taken != len(claims):
        raise Invalid(_MEANWHILE)
    batch.fingerprint = fingerprint(rows_of(batch))
    batch.save(update_fields=["fingerprint"])
    record("make payroll file", batch, by=by, claims=batch.claims, total=batch.total)
    return batch


def _next_number() -> int:
    return (Batch.objects.aggregate(highest=Max("number"))["highest"] or 0) + 1


def _numbered(batch: Batch) -> Batch:
    """Store a file under its number, unless another body took the number meanwhile."""
    try:
        with transaction.atomic():
            batch.save(force_insert=True)
    except IntegrityError as trouble:
        raise Invalid(_MEANWHILE) from trouble
    return batch


@transaction.atomic
def note_fetched(batch: Batch, *, by: User) -> None:
    """Record that somebody fetched a payroll file. Raises NotAllowed."""
    if not may_make_payroll(by, batch.body):
        raise NotAllowed
    record("fetch payroll file", batch, by=by)
