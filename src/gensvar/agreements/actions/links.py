"""The ways in for groups and organisations: given, sent, closed."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.agreements.keys import hash_of
from gensvar.agreements.messages import way_in
from gensvar.agreements.models import GroupLink
from gensvar.audit.actions import record
from gensvar.kernel import secrets
from gensvar.kernel.days import today
from gensvar.kernel.editing import hold
from gensvar.kernel.errors import Invalid, NotAllowed
from gensvar.notifications.actions import send
from gensvar.organisations.models import Organisation
from gensvar.programmes.models import ProgrammeGroup
from gensvar.programmes.policies import may_keep_programme


@transaction.atomic
def give_link(
    group: ProgrammeGroup, organisation: Organisation | None = None, *, by: User
) -> GroupLink:
    """Give a group, or one of its organisations, a way in without account.

    Who already has one keeps it. An organisation with an address gets a letter.
    """
    if not may_keep_programme(by, group.programme):
        raise NotAllowed
    if not group.is_included:
        raise Invalid(_("This group is not part of the programme."), "group")
    hold(group)
    known = GroupLink.objects.filter(
        group=group, organisation=organisation, ended_on__isnull=True
    ).first()
    if known is not None:
        return known
    key = secrets.token()
    link = GroupLink.objects.create(
        group=group,
        organisation=organisation,
        key=key,
        token_hash=hash_of(key),
        given_by=by,
    )
    record("give link", link, by=by, group=group.pk)
    send(way_in(link))
    return link


@transaction.atomic
def close_link(link: GroupLink, *, by: User) -> None:
    """Close a way in; what was said through it stays."""
    if not may_keep_programme(by, link.group.programme):
        raise NotAllowed
    hold(link)
    if link.ended_on is None:
        GroupLink.objects.filter(pk=link.pk).update(ended_on=today())
        record("close link", link, by=by)
