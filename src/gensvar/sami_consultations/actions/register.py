"""Keeping the register of representatives (7 §)."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.kernel.days import today
from gensvar.kernel.editing import save_if_current
from gensvar.kernel.errors import Invalid, NotAllowed
from gensvar.organisations.actions.parties import keep_organisation
from gensvar.sami_consultations.models import Representative, RepresentativeKind
from gensvar.sami_consultations.policies import may_keep_register

SAMETINGET = "Sametinget"


@dataclass(frozen=True)
class Known:
    """What is known of a representative; the address is the organisation's."""

    announced_on: date | None = None
    by_statutes: bool = False
    subject_area: str = ""
    email: str = ""
    language: str = "sv"
    ended_on: date | None = None


@transaction.atomic
def add_representative(
    name: str, kind: str, known: Known, *, by: User
) -> Representative:
    """Write a sameby or a Sámi organisation into the register.

    Raises NotAllowed, or Invalid at the field that cannot be right.
    """
    if not may_keep_register(by):
        raise NotAllowed
    if kind == RepresentativeKind.SAMETINGET:
        raise Invalid(_("Sametinget is always in the register."), "kind")
    _check(kind, known)
    organisation = keep_organisation(name, by=by)
    if organisation is None:
        raise Invalid(_("Write the name."), "name")
    try:
        with transaction.atomic():
            made = Representative.objects.create(
                organisation=organisation, kind=kind, created_by=by, **asdict(known)
            )
    except IntegrityError as problem:
        raise Invalid(_("It is already in the register."), "name") from problem
    record("add representative", made, by=by, kind=kind)
    return made


@transaction.atomic
def change_representative(
    one: Representative, seen_version: int, known: Known, *, by: User
) -> None:
    """Change what is known of a representative; Sametinget never ends.

    Raises NotAllowed, Invalid or Stale.
    """
    if not may_keep_register(by):
        raise NotAllowed
    _check(one.kind, known)
    if known.ended_on and one.kind == RepresentativeKind.SAMETINGET:
        raise Invalid(_("Sametinget is always in the register."), "ended_on")
    changes: Mapping[str, Any] = asdict(known)  # Any: the values of any field
    save_if_current(one, seen_version, changes)
    record("change representative", one, by=by)


def sametinget(*, by: User) -> Representative:
    """Return Sametinget, written down the first time that somebody asks for it.

    The caller has asked whether the person may.
    """
    rows = Representative.objects.select_related("organisation")
    found = rows.filter(kind=RepresentativeKind.SAMETINGET).first()
    if found is not None:
        return found
    organisation = keep_organisation(SAMETINGET, by=by)
    assert organisation is not None  # noqa: S101 -- the name is not empty
    made, is_new = Representative.objects.get_or_create(
        kind=RepresentativeKind.SAMETINGET,
        defaults={"organisation": organisation, "created_by": by},
    )
    if is_new:
        record("add representative", made, by=by, kind=made.kind)
    return made


def _check(kind: str, known: Known) -> None:
    if known.announced_on and known.announced_on > today():
        raise Invalid(_("This day has not come yet."), "announced_on")
    if kind != RepresentativeKind.SAMI_ORGANISATION:
        return
    if known.announced_on is None:
        raise Invalid(
            _("Write when the organisation announced its interest (7 §)."),
            "announced_on",
        )
    if not known.by_statutes:
        raise Invalid(
            _("A Sámi organisation is consulted by its statutes (7 §)."), "by_statutes"
        )
