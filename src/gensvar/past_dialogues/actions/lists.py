"""Take a list of past dialogues, look it through, and bring in what is right."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.kernel.editing import hold
from gensvar.kernel.errors import NotAllowed, NotYet
from gensvar.kernel.spreadsheets import read_table
from gensvar.organisations.models import Body
from gensvar.past_dialogues.actions.past import bring_in
from gensvar.past_dialogues.actions.sources import note_count
from gensvar.past_dialogues.models import PastList
from gensvar.past_dialogues.policies import bodies_to_bring_in_for, may_keep_list
from gensvar.past_dialogues.reading import read_rows, rows_by_field


@transaction.atomic
def take_list(body: Body, name: str, content: bytes, *, by: User) -> PastList:
    """Keep the rows of a file until they are looked through. Raises Invalid."""
    if body.pk not in bodies_to_bring_in_for(by):
        raise NotAllowed
    rows = rows_by_field(read_table(name, content))
    given = PastList.objects.create(body=body, name=name, rows=rows, given_by=by)
    record("take list of past dialogues", given, by=by, rows=len(rows))
    return given


@transaction.atomic
def bring_in_list(given: PastList, *, by: User) -> int:
    """Bring in the rows that are right; the others stay to be corrected.

    Returns how many were brought in. Raises NotYet when no row is right.
    """
    if not may_keep_list(by, given):
        raise NotAllowed
    hold(given, "rows")
    read = read_rows(given.body, given.rows)
    right = [row for row in read if not row.faults]
    if not right:
        raise NotYet([_("a row without faults")])
    for row in right:
        past = bring_in(row.facts, by=by)
        if row.reported is not None:
            counted = {"of_whom": _("All who took part"), "number": row.reported}
            note_count(past, {**counted, "source": row.cells["source"]}, by=by)
    record("bring in list of past dialogues", given, by=by, rows=len(right))
    left = [(row.number, dict(row.cells)) for row in read if row.faults]
    if left:
        given.rows = left
        given.save(update_fields=["rows"])
    else:
        given.delete()
    return len(right)


@transaction.atomic
def drop_list(given: PastList, *, by: User) -> None:
    """Drop a list: nothing more of it is brought in."""
    if not may_keep_list(by, given):
        raise NotAllowed
    record("drop list of past dialogues", given, by=by)
    given.delete()
