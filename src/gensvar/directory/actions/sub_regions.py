"""The parts of the region: named, put in order, and ended."""

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.directory.models import SubRegion
from gensvar.directory.policies import may_keep_lists
from gensvar.kernel.days import today
from gensvar.kernel.editing import hold
from gensvar.kernel.errors import Invalid, NotAllowed
from gensvar.kernel.sensitive import names_a_group

LONGEST = 80


def _once() -> Invalid:
    return Invalid(_("This stands in the list already."), "name")


@transaction.atomic
def add_sub_region(name: str, *, by: User) -> SubRegion:
    """Put a part of the region last in the list. Raises Invalid at the name."""
    if not may_keep_lists(by):
        raise NotAllowed
    word = " ".join(name.replace("\x00", "").split())
    if not word or len(word) > LONGEST:
        raise Invalid(_("Write what the part is called, with few words."), "name")
    if names_a_group(word):
        raise Invalid(_("This names a group of people, and not a place."), "name")
    rows = SubRegion.objects.filter(ended_on__isnull=True)
    if rows.filter(name__iexact=word).exists():
        raise _once()
    last = rows.aggregate(last=Max("order"))["last"] or 0
    try:
        with transaction.atomic():
            made = SubRegion.objects.create(name=word, order=last + 1)
    except IntegrityError as twice:
        raise _once() from twice
    record("add sub-region", made, by=by)
    return made


@transaction.atomic
def raise_sub_region(row: SubRegion, *, by: User) -> None:
    """Put a part one place higher; the highest stays where it is."""
    if not may_keep_lists(by):
        raise NotAllowed
    rows = list(SubRegion.objects.filter(ended_on__isnull=True))
    place = next((n for n, one in enumerate(rows) if one.pk == row.pk), 0)
    if place == 0:
        return
    rows[place - 1], rows[place] = rows[place], rows[place - 1]
    for order, one in enumerate(rows, 1):
        one.order = order
    SubRegion.objects.bulk_update(rows, ["order"])
    record("put sub-region higher", row, by=by)


@transaction.atomic
def end_sub_region(row: SubRegion, *, by: User) -> None:
    """Let a part be chosen no more; what has it keeps it."""
    if not may_keep_lists(by):
        raise NotAllowed
    hold(row, "ended_on")
    if row.ended_on is None:
        row.ended_on = today()
        row.save(update_fields=["ended_on"])
        record("end sub-region", row, by=by)


@transaction.atomic
def keep_sub_region_again(row: SubRegion, *, by: User) -> None:
    """Take back that a part has ended. Raises Invalid when its name is taken."""
    if not may_keep_lists(by):
        raise NotAllowed
    hold(row, "ended_on")
    if row.ended_on is None:
        return
    row.ended_on = None
    try:
        with transaction.atomic():
            row.save(update_fields=["ended_on"])
    except IntegrityError as twice:
        raise _once() from twice
    record("keep sub-region again", row, by=by)
