"""Bodies and people with roles, for tests."""

from datetime import date
from itertools import count

from gensvar.accounts.models import User
from gensvar.organisations.models import Body, BodyKind, Role, RoleGrant

_numbers = count(1)


def make_body(
    name: str = "",
    kind: BodyKind = BodyKind.COMMITTEE,
    parent: Body | None = None,
    valid_to: date | None = None,
) -> Body:
    """Make a body that has existed since 2015."""
    number = next(_numbers)
    return Body.objects.create(
        name=name or f"Nämnd {number}",
        slug=f"namnd-{number}",
        kind=kind,
        parent=parent,
        valid_from=date(2015, 1, 1),
        valid_to=valid_to,
    )


def make_user(name: str = "Ada Alm", email: str = "") -> User:
    """Make someone who can sign in and holds no role."""
    return User.objects.create_user(
        email or f"person{next(_numbers)}@example.org", name, "hemligt-losenord"
    )


def make_member(body: Body, *roles: Role, name: str = "Ada Alm") -> User:
    """Make someone who holds roles in a body."""
    user = make_user(name)
    for role in roles:
        RoleGrant.objects.create(user=user, body=body, role=role)
    return user
