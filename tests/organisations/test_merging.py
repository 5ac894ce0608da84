"""One organisation under several names: found, merged, and two after all."""

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gensvar.accounts.models import User
from gensvar.audit.models import Event
from gensvar.kernel.errors import Invalid, NotAllowed
from gensvar.organisations.actions.merging import merge, unmerge
from gensvar.organisations.actions.parties import keep_organisation
from gensvar.organisations.actions.spellings import add_spelling, withdraw_spelling
from gensvar.organisations.families import family_of, top_of
from gensvar.organisations.models import Merging, Organisation, Role
from tests.make.organisations import make_body, make_member

pytestmark = pytest.mark.django_db
ROWS = 6
STEPS = st.lists(
    st.tuples(st.booleans(), st.integers(0, ROWS - 1), st.integers(0, ROWS - 1)),
    max_size=14,
)


def _officer() -> User:
    return make_member(make_body(), Role.OFFICER)


@given(STEPS)
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_whatever_is_merged_and_taken_back_every_family_has_one_that_stands(
    steps: list[tuple[bool, int, int]],
) -> None:
    """Families are a partition, and nobody points at one that points further."""
    with transaction.atomic():
        officer = _officer()
        rows = [Organisation.objects.create(name=f"Rad {n}") for n in range(ROWS)]
        for is_merge, one, other in steps:
            _do(rows, is_merge, one, other, officer)
            _check(rows)
        for merging in Merging.objects.filter(undone_at__isnull=True):
            unmerge(merging, by=officer)
        assert not Organisation.objects.filter(merged_into__isnull=False).exists()
        transaction.set_rollback(True)


def _do(
    rows: list[Organisation], is_merge: bool, one: int, other: int, officer: User
) -> None:
    if is_merge:
        try:
            merge(rows[one], rows[other], "Samma styrelse", by=officer)
        except Invalid:
            assert rows[other].pk in family_of(_anew(rows[one]))
        return
    standing = Merging.objects.filter(organisation=rows[one], undone_at__isnull=True)
    if (merging := standing.first()) is not None:
        unmerge(merging, by=officer)
        assert top_of(_anew(rows[one])).pk == rows[one].pk


def _anew(row: Organisation) -> Organisation:
    return Organisation.objects.get(pk=row.pk)


def _check(rows: list[Organisation]) -> None:
    families = {family_of(_anew(row)) for row in rows}
    assert sum(map(len, families)) == ROWS
    tops = [_anew(row) for row in rows]
    assert all(top_of(row).merged_into_id is None for row in tops)
    assert all(
        sum(one.merged_into_id is None for one in tops if one.pk in family) == 1
        for family in families
    )


def test_what_was_merged_first_goes_along_and_comes_back() -> None:
    """A merged into B, and B into C: C stands for all, until B and C are two again."""
    officer = _officer()
    a, b, c = (Organisation.objects.create(name=name) for name in "ABC")
    merge(a, b, "Samma", by=officer)
    last = merge(b, c, "Samma", by=officer)
    assert family_of(_anew(a)) == family_of(c) == {a.pk, b.pk, c.pk}
    assert keep_organisation("a", by=officer) == c
    unmerge(last, by=officer)
    unmerge(last, by=officer)
    assert family_of(_anew(a)) == {a.pk, b.pk}
    assert family_of(_anew(c)) == {c.pk}
    verbs = Event.objects.filter(verb__contains="merge organisations")
    assert list(verbs.order_by("pk").values_list("verb", flat=True)) == [
        "merge organisations",
        "merge organisations",
        "unmerge organisations",
    ]


def test_a_merge_needs_two_a_reason_and_somebody_who_may() -> None:
    """And is refused with a sentence."""
    officer, reader = _officer(), make_member(make_body(), Role.REPRESENTATIVE)
    a, b = (Organisation.objects.create(name=name) for name in "AB")
    with pytest.raises(NotAllowed):
        merge(a, b, "Samma", by=reader)
    with pytest.raises(Invalid, match="varför de är samma"):
        merge(a, b, "  ", by=officer)
    with pytest.raises(Invalid, match="redan"):
        merge(a, a, "Samma", by=officer)
    assert not Merging.objects.exists()


def test_a_spelling_finds_its_organisation_until_it_is_taken_back() -> None:
    """Then the name means nobody again, and makes a new organisation."""
    officer = _officer()
    known = Organisation.objects.create(name="Lyktans vänner i Norden")
    row = add_spelling(known, "LVN", by=officer)
    assert keep_organisation("l.v.n.", by=officer) == known
    with pytest.raises(Invalid, match="redan"):
        add_spelling(known, "lvn", by=officer)
    withdraw_spelling(row, by=officer)
    made = keep_organisation("L.V.N.", by=officer)
    assert made is not None
    assert made != known
    with pytest.raises(Invalid, match="annan organisation"):
        add_spelling(known, "LVN", by=officer)


def test_two_people_who_write_one_name_differently_mean_one_organisation() -> None:
    """Capitals, dashes and the legal form make no second one."""
    officer = _officer()
    first = keep_organisation("Ung & Fri", by=officer)
    again = keep_organisation("UNG OCH FRI ideell förening", by=officer)
    assert first == again
    assert Organisation.objects.count() == 1
