"""Bring in a list of organisations: take, choose, bring in row by row, undo.

Nothing that stands here is overwritten unless a person has chosen it for that row. What
the list says of what an organisation does becomes a draft that the organisation itself
sends, or changes: nothing of it is shown before that.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.db import transaction
from django.db.models.deletion import ProtectedError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.directory.importing.judging import (
    BRING,
    KEEP,
    LEAVE,
    TAKE,
    Judged,
    judged_rows,
    known_here,
)
from gensvar.directory.importing.sheet import FIELDS, Line, fields_of, heading_of
from gensvar.directory.models import (
    BroughtIn,
    GivenList,
    ListState,
    PageState,
    PageVersion,
)
from gensvar.kernel.editing import hold, save_if_current
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet
from gensvar.kernel.spreadsheets import read_table
from gensvar.organisations.actions.parties import write_down
from gensvar.organisations.families import family_of
from gensvar.organisations.models import Organisation
from gensvar.organisations.policies import may_keep_organisations

CHOICES = (BRING, KEEP, TAKE, LEAVE)
Tell = Callable[[int, int], None]


@transaction.atomic
def take_list(name: str, content: bytes, *, by: User) -> GivenList:
    """Keep the rows of a file until they are looked through. Raises Invalid."""
    if not may_keep_organisations(by):
        raise NotAllowed
    lines = [Line(row.number, row.cells) for row in read_table(name, content)]
    heading = heading_of(lines)
    cells = next(line.cells for line in lines if line.number == heading)
    width = max(len(line.cells) for line in lines)
    given = GivenList.objects.create(
        name=name[:255],
        rows=[(line.number, line.cells) for line in lines],
        heading=heading,
        columns=[*fields_of(cells), *[""] * (width - len(cells))],
        given_by=by,
    )
    record("take list of organisations", given, by=by, rows=len(lines))
    return given


@transaction.atomic
def set_columns(
    given: GivenList, heading: int, columns: Sequence[str], *, by: User
) -> None:
    """Say which row holds the headings, and which column is which field."""
    _check_open(given, by)
    if heading not in {number for number, _cells in given.rows}:
        raise Invalid(_("Choose one of the first rows."), "heading")
    used = [name for name in columns if name]
    if not set(used) <= set(FIELDS) or len(columns) != len(given.columns):
        raise Invalid(_("Choose what stands in each column."))
    if len(used) != len(set(used)):
        raise Invalid(_("Two columns cannot be the same thing. Choose one of them."))
    if "name" not in used:
        raise Invalid(_("Say in which column the names stand."))
    given.heading, given.columns = heading, list(columns)
    given.save(update_fields=["heading", "columns"])
    record("set columns of list", given, by=by)


@transaction.atomic
def choose_for_rows(given: GivenList, said: Mapping[str, str], *, by: User) -> None:
    """Keep what was chosen for some rows: bring, keep, take, leave, or an organisation.

    For a row that may be one we know, `take:` or `keep:` and its address says which.
    """
    _check_open(given, by)
    numbers = {str(number) for number, _cells in given.rows}
    for number, choice in said.items():
        word = choice.partition(":")[0]
        if number not in numbers or word not in CHOICES:
            raise Invalid(_("Choose what is to become of each row."))
        given.choices[number] = choice
    given.save(update_fields=["choices"])


def _check_open(given: GivenList, by: User) -> None:
    if not may_keep_organisations(by):
        raise NotAllowed
    hold(given, "state", "rows", "heading", "columns", "choices")
    if given.state != ListState.LOOKED_AT:
        raise Invalid(_("This list has been brought in already."))


def bring_in_list(given: GivenList, *, by: User, tell: Tell | None = None) -> int:
    """Bring in every row that is right and chosen; each once, however often it is run.

    Each row is a transaction of its own, so that long work can be stopped between two
    rows and gone on with. Raises NotYet while a row waits for somebody to choose.
    """
    if not may_keep_organisations(by):
        raise NotAllowed
    known = known_here()
    rows = judged_rows(given, known)
    if any(row.waits for row in rows):
        raise NotYet([_("a choice for each name that is like one we know")])
    wanted = [row for row in rows if row.comes_in]
    if not wanted:
        raise NotYet([_("a row without faults")])
    for done, row in enumerate(wanted):
        if tell is not None:
            tell(done, len(wanted))
        _bring_in(given, row, known.by_id, by)
    _finish(given, by)
    return given.brought_in.count()


@transaction.atomic
def _bring_in(
    given: GivenList, row: Judged, by_id: Mapping[str, Organisation], by: User
) -> None:
    hold(given, "state")
    if given.state != ListState.LOOKED_AT:
        return
    if given.brought_in.filter(number=row.number).exists():
        return
    word, _sign, which = row.choice.partition(":")
    organisation = by_id.get(which) if which else row.same
    made = BroughtIn(given=given, number=row.number, is_new=organisation is None)
    if organisation is None:
        organisation = write_down(row.name, by=by)
    made.organisation = organisation
    made.before = _write(organisation, row.facts, replaces=word == TAKE or made.is_new)
    made.page = _drafted(organisation, row.facts)
    made.save()


def _write(
    organisation: Organisation, facts: Mapping[str, Any], *, replaces: bool
) -> dict[str, list[str]]:
    """Write kind and e-mail; what stands is kept unless one chose to replace it.

    Returns what stood in each field that was changed, and what stands now.
    """
    # Any: the values of any field.
    before: dict[str, list[str]] = {}
    for name in ("kind", "email"):
        ours, theirs = getattr(organisation, name), facts.get(name, "")
        if theirs and theirs != ours and (replaces or not ours):
            before[name] = [ours, theirs]
            setattr(organisation, name, theirs)
    if before:
        organisation.save(update_fields=list(before))
    return before


def _drafted(
    organisation: Organisation, facts: Mapping[str, Any]
) -> PageVersion | None:
    """Make a draft of a page, unless the organisation has one of its own."""
    # Any: the values of any field.
    told = ("what", "categories", "sub_region", "website", "languages")
    family = family_of(organisation)
    has_one = PageVersion.objects.filter(organisation__in=family).exists()
    if has_one or not any(facts.get(name) for name in told):
        return None
    page = PageVersion.objects.create(
        organisation=organisation,
        number=1,
        what=facts.get("what", ""),
        links=facts.get("website", []),
        languages=facts.get("languages", []),
    )
    page.categories.set(facts.get("categories", []))
    page.sub_regions.set(facts.get("sub_region", []))
    return page


@transaction.atomic
def _finish(given: GivenList, by: User) -> None:
    hold(given, "state")
    if given.state != ListState.LOOKED_AT:
        return
    changes = {"state": ListState.BROUGHT_IN, "rows": [], "choices": {}}
    given.refresh_from_db(fields=["version"])
    save_if_current(
        given,
        given.version,
        {**changes, "brought_in_by": by, "brought_in_at": timezone.now()},
    )
    number = given.brought_in.count()
    record("bring in list of organisations", given, by=by, rows=number)


@transaction.atomic
def undo_list(given: GivenList, *, by: User) -> None:
    """Take back everything that a list brought in, unless somebody has built on it.

    Raises NotYet, with the names, when something of it has been changed or used since.
    """
    if not may_keep_organisations(by):
        raise NotAllowed
    hold(given, "state")
    if given.state == ListState.UNDONE:
        return
    rows = given.brought_in.select_related("organisation", "page")
    used = [row for row in rows if not _take_back(row)]
    if used:
        names = ", ".join(str(row.organisation) for row in used[:5])
        words = _("that nobody has changed or used what came in: %(names)s")
        raise NotYet([words % {"names": names}])
    rows.all().delete()
    given.state, given.undone_at = ListState.UNDONE, timezone.now()
    given.rows, given.choices = [], {}
    given.save(update_fields=["state", "undone_at", "rows", "choices"])
    record("undo list of organisations", given, by=by)


def _take_back(row: BroughtIn) -> bool:
    """Take back one row, and say whether it could be: nothing has come after it."""
    page, organisation = row.page, row.organisation
    if page is not None:
        if page.state != PageState.DRAFT or page.version != 1:
            return False
        page.delete()
    if organisation is None:
        return True
    if not row.is_new:
        return _given_back(organisation, row)
    if organisation.merged_into_id or organisation.spellings.exists():
        return False
    BroughtIn.objects.filter(pk=row.pk).update(organisation=None)
    try:
        with transaction.atomic():
            organisation.delete()
    except ProtectedError:
        return False
    return True


def _given_back(organisation: Organisation, row: BroughtIn) -> bool:
    for name, (value, written) in row.before.items():
        if getattr(organisation, name) != written:
            return False
        setattr(organisation, name, value)
    if row.before:
        organisation.save(update_fields=list(row.before))
    return True


@transaction.atomic
def drop_list(given: GivenList, *, by: User) -> None:
    """Drop a list of which nothing has been brought in."""
    _check_open(given, by)
    if given.brought_in.exists():
        raise Invalid(_("Some of it has been brought in. Undo it instead."))
    record("drop list of organisations", given, by=by)
    given.delete()
