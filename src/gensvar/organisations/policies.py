"""Who holds which role: the handful of questions that all policies are built from."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.contrib.auth.models import AnonymousUser
from django.db.models import FilteredRelation, Q

from gensvar.accounts.models import User
from gensvar.kernel.days import today
from gensvar.organisations.models import Body, Role

Visitor = User | AnonymousUser


@dataclass(frozen=True)
class Standing:
    """Which roles a person holds today, and which body stands above each body."""

    roles: tuple[tuple[int, str], ...] = ()
    above: Mapping[int, int | None] = field(default_factory=dict)


def standing_of(user: Visitor) -> Standing:
    """Return what a person holds and where, read once for each user object.

    A view builds the user anew for every request, so a withdrawn role ends with the
    request in which it was withdrawn.
    """
    known: Standing | None = getattr(user, "_standing", None)
    if known is None:
        known = _read_standing(user)
        user._standing = known  # type: ignore[union-attr] # kept for one request
    return known


def _read_standing(user: Visitor) -> Standing:
    """Read roles and tree with one query; nobody but those who signed in has any."""
    if not user.is_authenticated or not user.is_active:
        return Standing()
    day = today()
    in_force = Q(grants__user=user.pk, grants__since__lte=day) & (
        Q(grants__until__isnull=True) | Q(grants__until__gte=day)
    )
    rows = list(
        Body.objects.order_by()
        .annotate(held=FilteredRelation("grants", condition=in_force))
        .values_list("pk", "parent_id", "held__role")
    )
    return Standing(
        roles=tuple((body, role) for body, _, role in rows if role),
        above={body: parent for body, parent, _ in rows},
    )


def roles_of(user: Visitor) -> tuple[tuple[int, str], ...]:
    """Return (body id, role) pairs for the roles a person holds today."""
    return standing_of(user).roles


def lineage(body: Body, above: Mapping[int, int | None] | None = None) -> set[int]:
    """Return the ids of a body and of those above it, read anew unless given."""
    parents = above or dict(Body.objects.values_list("pk", "parent_id"))
    found: set[int] = set()
    current: int | None = body.pk
    while current is not None and current not in found:
        found.add(current)
        current = parents.get(current)
    return found


def lineage_for(user: Visitor, body: Body) -> set[int]:
    """Return the ids of a body and of those above it, as the user object knows them."""
    above = standing_of(user).above
    return lineage(body, above if body.pk in above else None)


def has_role(user: Visitor, body: Body, *roles: Role) -> bool:
    """Say whether a person holds one of the roles in a body or in one above it."""
    held = {body_id for body_id, role in roles_of(user) if role in roles}
    if not held or body.pk in held:
        return bool(held)
    return bool(held & lineage_for(user, body))


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
    for pk, parent in standing_of(user).above.items():
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


def may_keep_organisations(user: Visitor) -> bool:
    """Officers and administrators keep the list of organisations (S4-105)."""
    return has_role_anywhere(user, Role.OFFICER, Role.ADMINISTRATOR)
