"""Giving and withdrawing roles, and what happens when someone leaves."""

from datetime import date, timedelta

from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.actions import close_account
from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.kernel.days import today
from gensvar.kernel.editing import hold
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet
from gensvar.organisations.models import Body, Role, RoleGrant
from gensvar.organisations.ownership import OfPerson
from gensvar.organisations.policies import may_administer, may_keep_body
from gensvar.organisations.queries import administrators


@transaction.atomic
def give_role(
    user: User,
    body: Body,
    role: str,
    *,
    by: User,
    since: date | None = None,
    until: date | None = None,
) -> RoleGrant:
    """Give a person a role in a body, from today unless another day is said."""
    if not may_keep_body(by, body):
        raise NotAllowed
    if not user.is_active:
        raise Invalid(_("This account is closed."))
    since = since or today()
    if until is not None and until < since:
        raise Invalid(_("The last day lies before the first day."), "until")
    return _give(user, body, role, since=since, until=until, by=by)


def _give(
    user: User,
    body: Body,
    role: str,
    *,
    since: date,
    until: date | None = None,
    by: User,
) -> RoleGrant:
    """Write the role down; whoever calls has asked whether it may be given."""
    try:
        with transaction.atomic():
            grant = RoleGrant.objects.create(
                user=user,
                body=body,
                role=Role(role),
                since=since,
                until=until,
                granted_by=by,
            )
    except IntegrityError as twice:
        raise Invalid(_("The person has this role already.")) from twice
    record("give role", grant, by=by, user=user.pk, body=body.pk, role=role)
    return grant


def give_first_administrator(user: User, body: Body) -> RoleGrant:
    """Make the first administrator of an installation; there must be none."""
    if administrators().exists():
        raise NotYet([_("An installation without administrators")])
    return _give(user, body, Role.ADMINISTRATOR, since=today(), by=user)


def give_invited_role(user: User, body: Body, role: str, *, by: User) -> RoleGrant:
    """Give the role that an invitation promised; `by` is the one who invited."""
    held = RoleGrant.objects.filter(user=user, body=body, role=role, until=None)
    return held.first() or _give(user, body, role, since=today(), by=by)


@transaction.atomic
def withdraw_role(grant: RoleGrant, *, by: User) -> None:
    """End a role at once: the person's next request is without it."""
    if not may_keep_body(by, grant.body):
        raise NotAllowed
    _keep_one_administrator(grant.user, administrators().filter(pk=grant.pk).count())
    _end(RoleGrant.objects.filter(pk=grant.pk))
    record("withdraw role", grant, by=by, user=grant.user_id, role=grant.role)


def _end(grants: QuerySet[RoleGrant]) -> None:
    yesterday = today() - timedelta(days=1)
    grants.filter(Q(until__isnull=True) | Q(until__gt=yesterday)).update(
        until=yesterday
    )


def _keep_one_administrator(user: User, goes: int) -> None:
    """Raise NotYet if nobody would be left to give roles."""
    # Two administrators who end each other's roles at once must not both succeed.
    for grant in administrators().order_by("pk"):
        hold(grant, "until")
    if goes and administrators().count() <= goes:
        raise NotYet([_("Another administrator")])


@transaction.atomic
def leave(user: User, *, by: User, of_person: OfPerson) -> None:
    """Let someone who has left no longer sign in, and end all their roles.

    `of_person` tells what the person has on hand: it is handed over first.
    """
    if not may_administer(by):
        raise NotAllowed
    _keep_one_administrator(user, administrators().filter(user=user).count())
    if owned := of_person(user):
        raise NotYet([thing.sentence for thing in owned])
    _end(RoleGrant.objects.filter(user=user))
    close_account(user, by=by)
    record("leave", user, by=by)
