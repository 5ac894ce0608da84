"""Bodies that carry an agreement together with the one that owns it (S4-127)."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.agreements.actions.agreements import check_may
from gensvar.agreements.models import Agreement, AgreementBody
from gensvar.audit.actions import record
from gensvar.kernel.errors import Invalid
from gensvar.organisations.models import Body


@transaction.atomic
def add_body(agreement: Agreement, body: Body, *, by: User) -> AgreementBody:
    """Say that a body carries an agreement too. Raises Invalid when it already does."""
    check_may(agreement, by)
    if not body.exists_on():
        raise Invalid(_("This body no longer exists."), "body")
    if body.pk == agreement.body_id:
        raise Invalid(_("This body owns the agreement."), "body")
    row, is_new = AgreementBody.objects.get_or_create(
        agreement=agreement, body=body, defaults={"added_by": by}
    )
    if not is_new:
        raise Invalid(_("This body already carries the agreement."), "body")
    record("add body to agreement", agreement, by=by, body=body.pk)
    return row


@transaction.atomic
def remove_body(row: AgreementBody, *, by: User) -> None:
    """Say that a body does not carry an agreement any more."""
    check_may(row.agreement, by)
    record("remove body from agreement", row.agreement, by=by, body=row.body_id)
    row.delete()
