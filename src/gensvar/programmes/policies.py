"""Who keeps a programme, who reads it, and who reads who holds its seats."""

from gensvar.accounts.models import User
from gensvar.kernel.days import today
from gensvar.organisations.models import Body, Role
from gensvar.organisations.policies import (
    Visitor,
    bodies_within,
    has_role,
    has_role_anywhere,
)
from gensvar.programmes.models import Programme, ProgrammeBody

KEEPERS = (Role.OFFICER, Role.CHAIR)
READERS = (*KEEPERS, Role.REPRESENTATIVE, Role.REGISTRAR)


def may_begin_programme(user: Visitor, body: Body) -> bool:
    """Officers and chairs of a body begin its programmes."""
    return has_role(user, body, *KEEPERS)


def may_keep_programme(user: Visitor, programme: Programme) -> bool:
    """Officers and chairs of the body that owns a programme keep it."""
    return has_role(user, programme.body, *KEEPERS)


def bodies_in(programme: Programme) -> list[Body]:
    """Return the administrations that take part today, read once for each object."""
    known: list[Body] | None = getattr(programme, "_bodies_in", None)
    if known is None:
        day = today()
        rows = ProgrammeBody.objects.filter(programme=programme, joined_on__lte=day)
        here = {
            row.body_id: row.body
            for row in rows.select_related("body")
            if row.left_on is None or row.left_on >= day
        }
        known = list(here.values())
        programme._bodies_in = known  # type: ignore[attr-defined] # kept for one request
    return known


def may_work_in_programme(user: Visitor, programme: Programme) -> bool:
    """Officers and chairs of the owner, and of the administrations in it (S1-34)."""
    if may_keep_programme(user, programme):
        return True
    return any(has_role(user, body, *KEEPERS) for body in bodies_in(programme))


def may_read_programme(user: Visitor, programme: Programme) -> bool:
    """Everyone with a part in the owner or in an administration of it reads."""
    if has_role(user, programme.body, *READERS):
        return True
    return any(has_role(user, body, *READERS) for body in bodies_in(programme))


def may_read_seats(user: Visitor, programme: Programme) -> bool:
    """Only officers of the owner read who holds the seats (domain.md 2.5, rule 2)."""
    return has_role(user, programme.body, Role.OFFICER)


def bodies_to_keep_for(user: User) -> set[int]:
    """Return the ids of the bodies whose programmes a person may begin."""
    return bodies_within(user, *KEEPERS)


def may_keep_areas(user: Visitor) -> bool:
    """Officers and chairs anywhere in the region write down its language areas."""
    return has_role_anywhere(user, *KEEPERS)
