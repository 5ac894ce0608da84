"""Whose overview it is: the bodies of one person, or the one that is chosen."""

from dataclasses import dataclass

from gensvar.accounts.models import User
from gensvar.dialogues.policies import READERS
from gensvar.organisations.models import Body, Role
from gensvar.organisations.policies import bodies_within, roles_of

# No row has this id: nothing is found in it, and lists of bodies are never empty.
NOBODY = 0


@dataclass(frozen=True)
class Scope:
    """The bodies that are looked at, and what the person may do in them.

    `bodies` are those where the person reads, with all beneath; `own` are those in
    which the person sits; `chaired` those where a chair decides.
    """

    person: int
    bodies: tuple[int, ...]
    own: tuple[int, ...]
    chaired: tuple[int, ...]
    choices: tuple[tuple[int, str], ...] = ()
    chosen: int | None = None

    @property
    def name(self) -> str:
        """Return the name of the body that is chosen; nothing when it is all."""
        return dict(self.choices).get(self.chosen or NOBODY, "")


def scope_of(user: User, asked: str = "") -> Scope:
    """Return what a person's overview covers; a body that is not theirs is all."""
    mine = bodies_within(user, *READERS)
    rows = Body.objects.filter(pk__in=mine).order_by("name", "pk")
    known = list(rows.values_list("pk", "name", "kind"))
    choices = tuple((pk, name) for pk, name, _kind in known)
    chosen = int(asked) if asked.isdecimal() and int(asked) in mine else None
    shown = {chosen} if chosen else mine
    roles = roles_of(user)
    sits = {body for body, role in roles if role in READERS}
    chairs = {body for body, role in roles if role == Role.CHAIR}
    # An administration has no chair of its own: one above it decides.
    beneath = bodies_within(user, Role.CHAIR)
    chairs |= {pk for pk, _name, kind in known if pk in beneath and _has_none(kind)}
    return Scope(
        user.pk,
        _ids(shown),
        _ids(shown & sits),
        _ids(shown & chairs),
        choices,
        chosen,
    )


def _has_none(kind: str) -> bool:
    return not Body(kind=kind).is_elected


def _ids(bodies: set[int]) -> tuple[int, ...]:
    return tuple(sorted(bodies)) or (NOBODY,)
