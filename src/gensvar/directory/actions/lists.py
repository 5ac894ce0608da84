"""Keeping what organisations are sorted by: no group and no trait of people."""

from collections.abc import Iterable

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.directory.cleaning import clean
from gensvar.directory.models import Category, CategoryKind, Competence
from gensvar.directory.policies import may_keep_lists
from gensvar.kernel.days import today
from gensvar.kernel.editing import hold
from gensvar.kernel.errors import Invalid, NotAllowed
from gensvar.kernel.sensitive import names_a_group
from gensvar.organisations.models import Organisation

LONGEST = 80
MOST_PROPOSED = 5


def _word(name: str, field: str) -> str:
    word, _told = clean(name)
    if len(word) > LONGEST:
        raise Invalid(_("At most 80 characters."), field)
    if names_a_group(word):
        raise Invalid(
            _(
                "This names a group of people or something private. Organisations are "
                "sorted by what they do, never by who people are."
            ),
            field,
        )
    return word


@transaction.atomic
def add_category(kind: str, name: str, *, by: User) -> Category:
    """Put a category in the list. Raises Invalid for a group of people (S4-107)."""
    if not may_keep_lists(by):
        raise NotAllowed
    word = _word(name, "name")
    if not word or kind not in CategoryKind.values:
        raise Invalid(_("Write a word."), "name")
    before = Category.objects.filter(kind=kind, ended_on__isnull=True)
    if before.filter(name__iexact=word).exists():
        raise Invalid(_("This stands in the list already."), "name")
    try:
        with transaction.atomic():
            made = Category.objects.create(kind=kind, name=word)
    except IntegrityError as twice:
        raise Invalid(_("This stands in the list already."), "name") from twice
    record("add category", made, by=by)
    return made


@transaction.atomic
def add_competence(name: str, *, by: User) -> Competence:
    """Put a competence in the list, also one that an organisation has proposed."""
    if not may_keep_lists(by):
        raise NotAllowed
    word = _word(name, "name")
    if not word:
        raise Invalid(_("Write a word."), "name")
    made = _competence(word, None)
    if made.proposed_at is None and made.order:
        raise Invalid(_("This stands in the list already."), "name")
    _list(made)
    record("add competence", made, by=by)
    return made


@transaction.atomic
def take_up_competence(row: Competence, *, by: User) -> None:
    """Put a proposed competence in the list, so that others can choose it too."""
    if not may_keep_lists(by):
        raise NotAllowed
    hold(row, "proposed_at", "ended_on")
    _list(row)
    record("add competence", row, by=by)


def _list(row: Competence) -> None:
    row.proposed_at, row.ended_on, row.order = None, None, 1
    row.save(update_fields=["proposed_at", "ended_on", "order"])


@transaction.atomic
def end_listed(row: Category | Competence, *, by: User) -> None:
    """Let something be chosen no more; pages that have it keep it until changed."""
    if not may_keep_lists(by):
        raise NotAllowed
    hold(row, "ended_on")
    if row.ended_on is None:
        row.ended_on = today()
        row.save(update_fields=["ended_on"])
        record("end in directory list", row, by=by)


@transaction.atomic
def list_again(row: Category | Competence, *, by: User) -> None:
    """Take back that something ended."""
    if not may_keep_lists(by):
        raise NotAllowed
    hold(row, "ended_on")
    row.ended_on = None
    try:
        with transaction.atomic():
            row.save(update_fields=["ended_on"])
    except IntegrityError as twice:
        raise Invalid(_("This stands in the list already."), "name") from twice
    record("list again in directory", row, by=by)


def competences_named(
    names: Iterable[str], organisation: Organisation
) -> list[Competence]:
    """Return competences by the names an organisation writes; new ones are proposed."""
    words = [word for name in names if (word := _word(name, "proposed"))]
    if len(words) > MOST_PROPOSED:
        raise Invalid(_("At most five words of your own."), "proposed")
    return [_competence(word, organisation) for word in words]


def _competence(word: str, organisation: Organisation | None) -> Competence:
    rows = Competence.objects.filter(ended_on__isnull=True, name__iexact=word)
    if (found := rows.first()) is not None:
        return found
    made, _is_new = Competence.objects.get_or_create(
        name=word,
        ended_on=None,
        defaults={"proposed_by": organisation, "proposed_at": timezone.now()},
    )
    return made
