"""Who holds which role: the handful of questions that all policies are built from."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from gensvar.accounts.models import User
from gensvar.kernel.days import today
from gensvar.organisations.models import Body, Role, RoleGrant

Visitor = User | AnonymousUser


def grants_in_force(user: Visitor) -> QuerySet[RoleGrant]:
    """Return the roles a person holds today; none for those who have not signed in."""
    if not user.is_authenticated or not user.is_active:
        return RoleGrant.objects.none()
    day = today()
    return RoleGrant.objects.filter(user_id=user.pk, since__lte=day).filter(
        Q(until__isnull=True) | Q(until__gte=day)
    )


def roles_of(user: Visitor) -> list[tuple[int, str]]:
    """Return (body id, role) pairs, read once for each user object.

    A view builds the user anew for every request, so a withdrawn role ends with the
    request in which it was withdrawn.
    """
    known: list[tuple[int, str]] | None = getattr(user, "_roles_in_force", None)
    if known is None:
        known = list(grants_in_force(user).values_list("body_id", "role"))
        user._roles_in_force = known  # type: ignore[union-attr] # kept for one request
    return known


def _bodies_above(user: Visitor) -> dict[int, int | None]:
    """Return the body above each body, read once for each user object."""
    known: dict[int, int | None] | None = getattr(user, "_bodies_above", None)
    if known is None:
        known = dict(Body.objects.values_list("pk", "parent_id"))
        user._bodies_above = known  # type: ignore[union-attr] # kept for one request
    return known


def lineage(body: Body, above: dict[int, int | None] | None = None) -> set[int]:
    """Return the ids of a body and of those above it, read anew unless given."""
    parents = above or dict(Body.objects.values_list("pk", "parent_id"))
    found: set[int] = set()
    current: int | None = body.pk
    while current is not None and current not in found:
        found.add(current)
        current = parents.get(current)
    return found


def has_role(user: Visitor, body: Body, *roles: Role) -> bool:
    """Say whether a person holds one of the roles in a body or in one above it."""
    held = {body_id for body_id, role in roles_of(user) if role in roles}
    if not held or body.pk in held:
        return bool(held)
    above = _bodies_above(user)
    return bool(held & lineage(body, above if body.pk in above else None))


def has_role_anywhere(user: Visitor, *roles: Role) -> bool:
    """Say whether a person holds one of the roles in any body."""
    return any(role in roles for _, role in roles_of(user))


def works_here(user: Visitor) -> bool:
    """Say whether a person holds any role at all, and so may enter the workspace."""
    return bool(roles_of(user))


def bodies_within(user: Visitor, *roles: Role) -> set[int]:
    """Return the ids of the bodies where a person holds one of the roles, and below."""
    held = {body_id for body_id, role in roles_of(user) if not roles or role in roles}
    if not held:
        return set()
    children: dict[int | None, list[int]] = {}
    for pk, parent in _bodies_above(user).items():
        children.setdefault(parent, []).append(pk)
    found: set[int] = set()
    waiting = list(held)
    while waiting:
        current = waiting.pop()
        if current not in found:
            found.add(current)
            waiting.extend(children.get(current, []))
    return found


def may_administer(user: Visitor) -> bool:
    """Administrators invite, give roles and keep the bodies."""
    return has_role_anywhere(user, Role.ADMINISTRATOR)


def may_keep_body(user: Visitor, body: Body | None) -> bool:
    """Administrators of a body, or of one above it, keep it; new roots are theirs."""
    if body is None:
        return may_administer(user)
    return has_role(user, body, Role.ADMINISTRATOR)


def may_review_log(user: Visitor) -> bool:
    """Reviewers read the log of who did what."""
    return has_role_anywhere(user, Role.REVIEWER)
