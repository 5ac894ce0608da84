"""The groups of a programme: included, or left out with a reason (S1-04)."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.kernel.editing import hold
from gensvar.kernel.errors import Invalid, NotAllowed
from gensvar.programmes.models import Group, Programme, ProgrammeGroup
from gensvar.programmes.policies import may_keep_programme


@transaction.atomic
def set_group(
    programme: Programme,
    group: str,
    *,
    by: User,
    name: str = "",
    own_words: str = "",
    left_out_reason: str = "",
) -> ProgrammeGroup:
    """Include a group, or leave it out with a reason (S1-04); again: change its row.

    A reason means that the group is left out. Raises Invalid for an unknown group.
    """
    if not may_keep_programme(by, programme):
        raise NotAllowed
    if group not in Group.values:
        raise Invalid(_("Choose a group."), "group")
    hold(programme)
    called = name.strip() or str(Group(group).label)
    row, _made = ProgrammeGroup.objects.update_or_create(
        programme=programme,
        group=group,
        name=called,
        defaults={
            "own_words": own_words.strip(),
            "is_included": not left_out_reason.strip(),
            "left_out_reason": left_out_reason.strip(),
            "order": Group.values.index(group),
        },
    )
    record("set group", programme, by=by, group=row.pk, is_included=row.is_included)
    return row


@transaction.atomic
def leave_group_out(row: ProgrammeGroup, reason: str, *, by: User) -> None:
    """Leave a group out, with the reason (S1-04).

    Raises Invalid without a reason, and while the group has seats.
    """
    _may(row, by)
    if not reason.strip():
        raise Invalid(_("Write why the group is left out."), "left_out_reason")
    if row.seats.filter(withdrawn_on__isnull=True).exists():
        raise Invalid(_("The group has seats. Withdraw them first."), "left_out_reason")
    row.is_included, row.left_out_reason = False, reason.strip()
    row.save(update_fields=["is_included", "left_out_reason"])
    record("set group", row.programme, by=by, group=row.pk, is_included=False)


@transaction.atomic
def include_group(row: ProgrammeGroup, *, by: User) -> None:
    """Include a group that was left out."""
    _may(row, by)
    row.is_included, row.left_out_reason = True, ""
    row.save(update_fields=["is_included", "left_out_reason"])
    record("set group", row.programme, by=by, group=row.pk, is_included=True)


@transaction.atomic
def say_own_words(row: ProgrammeGroup, own_words: str, *, by: User) -> None:
    """Write down what a group calls itself; empty again where nobody has said."""
    _may(row, by)
    row.own_words = own_words.strip()
    row.save(update_fields=["own_words"])
    record("set group", row.programme, by=by, group=row.pk, is_included=row.is_included)


@transaction.atomic
def add_group(
    programme: Programme, group: str, *, by: User, name: str = "", own_words: str = ""
) -> ProgrammeGroup:
    """Add a group that is not there yet. Raises Invalid where it already stands."""
    if not may_keep_programme(by, programme):
        raise NotAllowed
    if group not in Group.values:
        raise Invalid(_("Choose a group."), "group")
    hold(programme)
    try:
        with transaction.atomic():
            row = ProgrammeGroup.objects.create(
                programme=programme,
                group=group,
                name=name.strip() or str(Group(group).label),
                own_words=own_words.strip(),
                order=Group.values.index(group),
            )
    except IntegrityError:
        raise Invalid(
            _("This group already stands in the programme."), "name"
        ) from None
    record("set group", programme, by=by, group=row.pk, is_included=True)
    return row


def _may(row: ProgrammeGroup, by: User) -> None:
    if not may_keep_programme(by, row.programme):
        raise NotAllowed
    hold(row.programme)
