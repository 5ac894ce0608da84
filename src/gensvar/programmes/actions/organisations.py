"""Which national minority an organisation speaks from, in its own words.

Only for the national minorities: what an organisation is in other programmes says
nothing of who its people are, and it may sit in several.
"""

from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.kernel.days import today
from gensvar.kernel.editing import hold
from gensvar.kernel.errors import Invalid, NotAllowed
from gensvar.organisations.models import Organisation
from gensvar.programmes.models import (
    NATIONAL_MINORITIES,
    Group,
    OrganisationGroup,
    Programme,
    Seat,
)
from gensvar.programmes.policies import may_keep_programme


def group_now(organisation: Organisation) -> OrganisationGroup | None:
    """Return the row of the group that an organisation speaks from today, if any."""
    rows = OrganisationGroup.objects.filter(organisation=organisation)
    return rows.filter(until__isnull=True).first()


def place_organisation(
    organisation: Organisation, group: str, *, by: User
) -> OrganisationGroup | None:
    """Let an organisation that gets a seat speak from the group of that seat.

    Returns nothing where the group is no national minority. Raises Invalid when the
    organisation speaks from another group: it changes group first.
    """
    if group not in NATIONAL_MINORITIES:
        return None
    hold(organisation)
    known = group_now(organisation)
    if known is not None and known.group == group:
        return known
    if known is not None:
        raise Invalid(
            _(
                "%(organisation)s speaks from another group: %(group)s. Let it change "
                "group first."
            )
            % {"organisation": organisation, "group": known},
            "organisation",
        )
    row = OrganisationGroup.objects.create(
        organisation=organisation, group=group, noted_by=by
    )
    record("place organisation", organisation, by=by, group=row.pk)
    return row


@transaction.atomic
def say_what_it_calls_itself(
    programme: Programme, organisation: Organisation, own_words: str, *, by: User
) -> None:
    """Write down what an organisation calls itself. Raises Invalid without a group."""
    row = _row(programme, organisation, by)
    row.own_words = own_words.strip()
    row.save(update_fields=["own_words"])
    record("say what organisation calls itself", organisation, by=by, group=row.pk)


@transaction.atomic
def change_group(
    programme: Programme,
    organisation: Organisation,
    group: str,
    *,
    by: User,
    since: date | None = None,
    own_words: str = "",
) -> OrganisationGroup:
    """Let an organisation speak from another group, from a day.

    The row before is closed the day before. Raises Invalid, and names the seats, while
    the organisation holds seats in the group it leaves.
    """
    row = _row(programme, organisation, by)
    start = since or today()
    if group not in NATIONAL_MINORITIES or group == row.group:
        raise Invalid(_("Choose the group it changes to."), "group")
    if start <= row.since:
        raise Invalid(_("It came to its present group later than that day."), "since")
    _check_no_seats(row)
    row.until = start - timedelta(days=1)
    row.save(update_fields=["until"])
    new = OrganisationGroup.objects.create(
        organisation=organisation,
        group=Group(group),
        own_words=own_words.strip(),
        since=start,
        noted_by=by,
    )
    record(
        "change group of organisation", organisation, by=by, before=row.pk, group=new.pk
    )
    return new


def _check_no_seats(row: OrganisationGroup) -> None:
    """Raise Invalid, and name them, while it holds seats in the group of a row."""
    held = Seat.objects.filter(
        organisation=row.organisation_id,
        withdrawn_on__isnull=True,
        group__group=row.group,
    ).select_related("group", "programme")
    if seats := list(held):
        named = ", ".join(f"{seat} ({seat.programme})" for seat in seats)
        raise Invalid(
            _("It holds seats in the group it leaves: %(seats)s. Withdraw them first.")
            % {"seats": named},
            "group",
        )


def _row(
    programme: Programme, organisation: Organisation, by: User
) -> OrganisationGroup:
    """Return the row of today, held. Raises NotAllowed, and Invalid without one."""
    if not may_keep_programme(by, programme):
        raise NotAllowed
    hold(organisation)
    row = group_now(organisation)
    if row is None:
        raise Invalid(_("The organisation speaks from no group yet."), "group")
    return row
