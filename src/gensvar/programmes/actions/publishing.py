"""Showing a programme to everyone, and withdrawing it again: a recorded act."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.kernel.editing import hold
from gensvar.kernel.errors import NotAllowed, NotYet
from gensvar.programmes.models import Programme
from gensvar.programmes.policies import may_keep_programme
from gensvar.programmes.queries import groups_in, groups_not_covered


@transaction.atomic
def publish_programme(programme: Programme, *, by: User) -> None:
    """Show a programme to everyone. Raises NotYet without groups, or while one lacks.

    Shown are numbers of seats and organisations, never who holds them.
    """
    if not may_keep_programme(by, programme):
        raise NotAllowed
    hold(programme, "published_at")
    if programme.published_at is not None:
        return
    if not groups_in(programme).exists():
        raise NotYet([_("a group that the programme meets")])
    if groups_not_covered(programme):
        raise NotYet([_("every national minority, included or left out with a reason")])
    programme.published_at = timezone.now()
    programme.save(update_fields=["published_at"])
    record("publish programme", programme, by=by)


@transaction.atomic
def withdraw_programme(programme: Programme, *, by: User) -> None:
    """Show a programme to nobody but those who work with it."""
    if not may_keep_programme(by, programme):
        raise NotAllowed
    hold(programme, "published_at")
    if programme.published_at is None:
        return
    programme.published_at = None
    programme.save(update_fields=["published_at"])
    record("withdraw programme", programme, by=by)
