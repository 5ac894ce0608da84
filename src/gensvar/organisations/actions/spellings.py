"""Other ways to write the name of an organisation: noted, and taken back."""

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.kernel.errors import Invalid, NotAllowed
from gensvar.organisations.families import family_of, top_of
from gensvar.organisations.models import Organisation, Spelling
from gensvar.organisations.naming import organisation_named, tidy
from gensvar.organisations.policies import may_keep_organisations
from gensvar.organisations.spelling import fold


@transaction.atomic
def add_spelling(organisation: Organisation, name: str, *, by: User) -> Spelling:
    """Note how else the name is written. Raises Invalid when it means another one."""
    if not may_keep_organisations(by):
        raise NotAllowed
    spelt = tidy(name)
    if not spelt:
        raise Invalid(_("Write how the name is also written."), "name")
    other = organisation_named(spelt)
    if other is not None and other.pk in family_of(organisation):
        raise Invalid(_("We know this spelling already."), "name")
    if other is not None:
        sentence = _(
            "That is the name of another organisation: %(name)s. Merge the two if they "
            "are the same."
        )
        raise Invalid(sentence % {"name": other.name}, "name")
    try:
        with transaction.atomic():
            row = Spelling.objects.create(
                organisation=top_of(organisation),
                name=spelt,
                folded=fold(spelt),
                noted_by=by,
            )
    except IntegrityError as already:
        raise Invalid(_("We know this spelling already."), "name") from already
    record("add spelling", row.organisation, by=by, spelling=row.pk)
    return row


@transaction.atomic
def withdraw_spelling(row: Spelling, *, by: User) -> None:
    """Take a spelling back; it stays as a trail, and means nothing any more."""
    if not may_keep_organisations(by):
        raise NotAllowed
    rows = Spelling.objects.filter(pk=row.pk, withdrawn_at__isnull=True)
    if rows.update(withdrawn_at=timezone.now()):
        record("withdraw spelling", row.organisation, by=by, spelling=row.pk)
