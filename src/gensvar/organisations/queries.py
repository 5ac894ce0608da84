"""Bodies, people with roles, and invitations, for the pages that show them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone

from gensvar.accounts.models import User
from gensvar.kernel.days import today
from gensvar.kernel.secrets import hashed
from gensvar.organisations.models import Body, Invitation, Role, RoleGrant


@dataclass(frozen=True)
class Branch:
    """One body in the tree, and how deep it stands."""

    body: Body
    depth: int

    @property
    def steps(self) -> range:
        """Return one step for each body above."""
        return range(self.depth)


def tree(bodies: Iterable[Body] | None = None) -> list[Branch]:
    """Return all bodies, each beneath its parent, in one query."""
    known = list(Body.objects.order_by("name") if bodies is None else bodies)
    children: dict[int | None, list[Body]] = {}
    here = {body.pk for body in known}
    for body in known:
        parent = body.parent_id if body.parent_id in here else None
        children.setdefault(parent, []).append(body)
    found: list[Branch] = []
    waiting = [Branch(body, 0) for body in reversed(children.get(None, []))]
    while waiting:
        branch = waiting.pop()
        found.append(branch)
        beneath = children.get(branch.body.pk, [])
        waiting.extend(Branch(body, branch.depth + 1) for body in reversed(beneath))
    return found


def bodies_on(day: date) -> QuerySet[Body]:
    """Return the bodies that exist on a day."""
    return Body.objects.filter(valid_from__lte=day).filter(
        Q(valid_to__isnull=True) | Q(valid_to__gte=day)
    )


def beneath(body: Body) -> list[Body]:
    """Return the bodies beneath one that have no last day."""
    return list(Body.objects.filter(parent=body, valid_to__isnull=True))


def grants_in(body: Body) -> QuerySet[RoleGrant]:
    """Return the roles that are held in a body today, by name."""
    day = today()
    return (
        RoleGrant.objects.filter(body=body, user__is_active=True)
        .filter(Q(until__isnull=True) | Q(until__gte=day))
        .select_related("user", "body")
        .order_by("user__name", "role")
    )


def grants_of(user: User) -> QuerySet[RoleGrant]:
    """Return all roles of a person, those in force first."""
    return (
        RoleGrant.objects.filter(user=user)
        .select_related("body", "user")
        .order_by("-until", "body__name")
    )


def colleagues() -> QuerySet[User]:
    """Return the people who hold or have held a role, by name."""
    return User.objects.filter(pk__in=RoleGrant.objects.values("user_id")).order_by(
        "name", "pk"
    )


def colleagues_today() -> QuerySet[User]:
    """Return the people who hold a role today and can sign in, by name."""
    day = today()
    held = RoleGrant.objects.filter(since__lte=day).filter(
        Q(until__isnull=True) | Q(until__gte=day)
    )
    return User.objects.filter(pk__in=held.values("user_id"), is_active=True).order_by(
        "name", "pk"
    )


def administrators() -> QuerySet[RoleGrant]:
    """Return the administrators' roles that are in force."""
    day = today()
    return RoleGrant.objects.filter(
        role=Role.ADMINISTRATOR, user__is_active=True, since__lte=day
    ).filter(Q(until__isnull=True) | Q(until__gte=day))


def open_invitations() -> QuerySet[Invitation]:
    """Return the invitations that can still be accepted."""
    return Invitation.objects.filter(
        accepted_at__isnull=True,
        withdrawn_at__isnull=True,
        expires_at__gt=timezone.now(),
    ).select_related("body", "invited_by")


def invitation_with(token: str) -> Invitation | None:
    """Return the open invitation that a token belongs to."""
    return open_invitations().filter(token_hash=hashed("invitation", token)).first()
