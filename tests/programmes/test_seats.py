"""Seats: never held twice, in periods that end with a term; names for a few."""

from contextlib import suppress
from datetime import date
from itertools import pairwise

import pytest
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from gensvar.audit.models import Event
from gensvar.kernel.days import today
from gensvar.kernel.errors import Invalid, NotAllowed
from gensvar.organisations.models import Organisation, Role
from gensvar.programmes.actions.organisations import change_group
from gensvar.programmes.actions.periods import add_period, remove_period
from gensvar.programmes.actions.seats import (
    add_seats,
    empty_earlier_holders,
    end_holding,
    give_seat,
    withdraw_seat,
)
from gensvar.programmes.models import (
    Group,
    OrganisationGroup,
    Programme,
    Seat,
    SeatHolder,
    SeatPeriod,
)
from gensvar.programmes.periods import ends_a_term, proposed_end
from tests.make.dialogues import officer_of, someone
from tests.make.programmes import (
    group_of,
    make_holder,
    make_period,
    make_programme,
    make_seat,
)

pytestmark = pytest.mark.django_db


def _organisation(name: str = "Sverigefinska riksförbundet") -> Organisation:
    return Organisation.objects.create(name=name)


def test_a_period_ends_on_the_last_day_of_a_term_or_of_the_assembly() -> None:
    good = [date(2026, 6, 30), date(2026, 12, 31), date(2026, 10, 14)]
    bad = [date(2026, 6, 29), date(2026, 9, 15), date(2025, 10, 14)]

    assert [ends_a_term(day) for day in good] == [True, True, True]
    assert [ends_a_term(day) for day in bad] == [False, False, False]


def test_a_period_that_ends_mid_term_is_refused_at_its_field(client: Client) -> None:
    programme = make_programme()
    client.force_login(officer_of(programme.body))
    said = {
        "do": "period",
        "period-starts_on": "2023-01-01",
        "period-ends_on": "2026-09-15",
    }

    page = client.post(f"/arbete/samrad/{programme.pk}/platser/", said)

    assert page.status_code == 422
    assert "En period slutar med en termin" in page.content.decode()
    assert not SeatPeriod.objects.exists()


def test_periods_that_overlap_are_refused_at_the_first_day() -> None:
    programme = make_programme()
    by = officer_of(programme.body)
    add_period(programme, date(2023, 1, 1), date(2026, 12, 31), by=by)

    with pytest.raises(Invalid) as refused:
        add_period(programme, date(2026, 12, 31), date(2030, 12, 31), by=by)

    assert refused.value.field == "starts_on"


def test_a_period_in_which_somebody_held_a_seat_stays() -> None:
    programme = make_programme()
    period = make_period(programme)
    make_holder(make_seat(programme, Group.ROMA), period)

    with pytest.raises(Invalid):
        remove_period(period, by=officer_of(programme.body))


def test_numbers_of_seats_differ_between_groups(client: Client) -> None:
    programme = make_programme()
    client.force_login(officer_of(programme.body))
    address = f"/arbete/samrad/{programme.pk}/platser/"
    for group, number in ((Group.SWEDEN_FINNS, 4), (Group.ROMA, 2)):
        row = group_of(programme, group)
        said = {"do": "seats", "seats-group": row.pk, "seats-number": number}
        client.post(address, said)

    page = client.get(address).content.decode()

    assert ("4 platser" in page, "2 platser" in page) == (True, True)


def test_a_seat_held_twice_is_refused_at_the_field(client: Client) -> None:
    programme = make_programme()
    seat, period = make_seat(programme, Group.ROMA), make_period(programme)
    make_holder(seat, period, starts_on=today())
    client.force_login(officer_of(programme.body))
    said = {"name": "En Annan", "language": "sv", "period": period.pk}

    page = client.post(f"/arbete/samrad/{programme.pk}/platser/{seat.pk}/", said)

    assert page.status_code == 422
    assert "Platsen är upptagen till" in page.content.decode()
    assert SeatHolder.objects.count() == 1


def test_the_database_refuses_two_holders_from_one_day() -> None:
    programme = make_programme()
    seat, period = make_seat(programme, Group.ROMA), make_period(programme)
    holder = make_holder(seat, period)
    holder.pk = None

    with pytest.raises(IntegrityError), transaction.atomic():
        holder.save()


def test_nobody_holds_two_seats_of_a_programme() -> None:
    programme = make_programme()
    period = make_period(programme)
    make_holder(make_seat(programme, Group.ROMA), period, email="ada@example.org")

    with pytest.raises(Invalid) as refused:
        make_holder(
            make_seat(programme, Group.ROMA), period, email="Ada+samrad@example.org"
        )

    assert refused.value.field == "email"


def test_a_substitute_stands_in_beside_the_holder() -> None:
    programme = make_programme()
    seat, period = make_seat(programme, Group.ROMA), make_period(programme)
    make_holder(seat, period)
    make_holder(seat, period, is_substitute=True)

    assert seat.holders.count() == 2


def test_a_holder_leaves_early_for_a_reason_and_the_next_begins_after(
    client: Client,
) -> None:
    programme = make_programme()
    seat = make_seat(programme, Group.ROMA)
    period = make_period(programme, date(2023, 1, 1))
    first = make_holder(seat, period, starts_on=date(2023, 1, 1))
    client.force_login(officer_of(programme.body))
    address = f"/arbete/samrad/{programme.pk}/platser/"
    leaves = {"last_day": "2024-06-30", "reason": "Flyttar"}
    follows = {
        "name": "Efterträdare",
        "language": "fi",
        "period": period.pk,
        "starts_on": "2024-07-01",
    }

    client.post(f"{address}innehavare/{first.pk}/slut/", leaves)
    client.post(f"{address}{seat.pk}/", follows)

    rows = list(seat.holders.order_by("starts_on").values_list("starts_on", "ends_on"))
    assert rows == [
        (date(2023, 1, 1), date(2024, 6, 30)),
        (date(2024, 7, 1), date(2026, 12, 31)),
    ]


def test_an_early_end_takes_a_reason() -> None:
    programme = make_programme()
    seat, period = make_seat(programme, Group.ROMA), make_period(programme)
    holder = make_holder(seat, period)

    with pytest.raises(Invalid) as refused:
        end_holding(holder, holder.starts_on, " ", by=officer_of(programme.body))

    assert refused.value.field == "reason"


def test_a_language_tag_that_nobody_knows_is_refused() -> None:
    programme = make_programme()
    seat, period = make_seat(programme, Group.ROMA), make_period(programme)

    with pytest.raises(Invalid) as refused:
        make_holder(seat, period, language="xx-klingon")

    assert refused.value.field == "language"


def test_an_organisation_speaks_from_the_group_of_its_seat() -> None:
    programme = make_programme()
    organisation = _organisation()
    make_seat(programme, Group.SWEDEN_FINNS, organisation)

    with pytest.raises(Invalid) as refused:
        make_seat(programme, Group.ROMA, organisation)

    assert refused.value.field == "organisation"
    assert OrganisationGroup.objects.get().group == Group.SWEDEN_FINNS


def test_an_organisation_that_changes_group_gives_up_its_seats_first(
    client: Client,
) -> None:
    programme = make_programme()
    organisation = _organisation()
    by = officer_of(programme.body)
    seat = make_seat(programme, Group.ROMA, organisation)
    OrganisationGroup.objects.update(since=date(2020, 1, 1))
    client.force_login(by)
    address = f"/arbete/samrad/{programme.pk}/organisationer/{organisation.pk}/"
    said = {
        "do": "change",
        "change-group": "sweden_finns",
        "change-since": "2024-03-01",
    }

    refused = client.post(address, said)
    withdraw_seat(seat, by=by)
    client.post(address, said)

    rows = list(
        OrganisationGroup.objects.order_by("since").values_list("group", "until")
    )
    assert refused.status_code == 422
    assert str(seat) in refused.content.decode()
    assert rows == [("roma", date(2024, 2, 29)), ("sweden_finns", None)]


def test_an_organisation_keeps_its_own_words(client: Client) -> None:
    programme = make_programme()
    organisation = _organisation()
    make_seat(programme, Group.ROMA, organisation)
    client.force_login(officer_of(programme.body))
    address = f"/arbete/samrad/{programme.pk}/organisationer/{organisation.pk}/"

    client.post(address, {"do": "words", "words-own_words": "resande"})

    assert "resande" in client.get(address).content.decode()


def test_a_change_before_the_present_group_is_refused() -> None:
    programme = make_programme()
    organisation = _organisation()
    seat = make_seat(programme, Group.ROMA, organisation)
    by = officer_of(programme.body)
    withdraw_seat(seat, by=by)

    with pytest.raises(Invalid) as refused:
        change_group(programme, organisation, "sami", since=date(2000, 1, 1), by=by)

    assert refused.value.field == "since"


def _with_a_name() -> Programme:
    programme = make_programme()
    seat = make_seat(programme, Group.ROMA, _organisation())
    make_holder(seat, make_period(programme), "Nadja Hemlig")
    return programme


def test_only_officers_of_the_owner_read_who_holds_a_seat_and_it_is_noted(
    client: Client,
) -> None:
    programme = _with_a_name()
    address = f"/arbete/samrad/{programme.pk}/platser/innehavare/"
    client.force_login(someone(programme.body, Role.CHAIR))
    for_the_chair = client.get(address)
    client.force_login(officer_of(programme.body))
    page = client.get(address)
    client.get(address)

    assert for_the_chair.status_code == 403
    assert "Nadja Hemlig" in page.content.decode()
    assert page["Cache-Control"] == "private, no-store"
    assert Event.objects.filter(verb="read seats").count() == 1


def test_no_other_page_of_the_programme_names_a_holder(client: Client) -> None:
    programme = _with_a_name()
    client.force_login(officer_of(programme.body))
    organisation = Organisation.objects.get()
    pages = (
        "",
        "grupper/",
        "platser/",
        "deltar/",
        "moten/",
        "offentligt/",
        f"organisationer/{organisation.pk}/",
    )
    said = [
        client.get(f"/arbete/samrad/{programme.pk}/{page}").content.decode()
        for page in pages
    ]

    assert not any("Nadja Hemlig" in page for page in said)


def test_names_of_earlier_holders_are_emptied_after_a_decision(client: Client) -> None:
    programme = make_programme(started_on=date(2015, 1, 1))
    seat = make_seat(programme, Group.ROMA)
    old = make_holder(
        seat, make_period(programme, date(2016, 1, 1), 2), starts_on=date(2016, 1, 1)
    )
    new = make_holder(seat, make_period(programme))
    client.force_login(officer_of(programme.body))

    client.post(
        f"/arbete/samrad/{programme.pk}/platser/innehavare/", {"decision": "RS 2026-12"}
    )

    old.refresh_from_db()
    new.refresh_from_db()
    assert (old.name, old.email, bool(new.name)) == ("", "", True)


def test_names_are_emptied_only_by_a_decision_and_by_officers() -> None:
    programme = make_programme()
    with pytest.raises(Invalid):
        empty_earlier_holders(programme, " ", by=officer_of(programme.body))
    with pytest.raises(NotAllowed):
        empty_earlier_holders(programme, "RS 1", by=someone(programme.body, Role.CHAIR))


DAYS = st.dates(date(2010, 1, 1), date(2040, 12, 31))


@given(first=DAYS, years=st.integers(1, 10))
def test_a_proposed_period_always_ends_with_a_term(first: date, years: int) -> None:
    last = proposed_end(first, years)

    assert ends_a_term(last)
    assert last > first or (first.month, first.day) == (12, 31)


@settings(max_examples=20, deadline=None)
@given(
    periods=st.lists(st.tuples(DAYS, DAYS), max_size=6),
    holdings=st.lists(st.tuples(DAYS, st.booleans()), max_size=8),
)
def test_periods_never_overlap_and_no_seat_is_ever_held_twice(
    periods: list[tuple[date, date]], holdings: list[tuple[date, bool]]
) -> None:
    with transaction.atomic():
        programme = make_programme()
        seat = make_seat(programme, Group.ROMA)
        by = officer_of(programme.body)
        for start, end in periods:
            with suppress(Invalid):
                add_period(programme, start, end.replace(month=12, day=31), by=by)
        for period in SeatPeriod.objects.filter(programme=programme):
            for day, stands_in in holdings:
                with suppress(Invalid):
                    give_seat(
                        seat, period, "N", starts_on=day, is_substitute=stands_in, by=by
                    )
        _assert_apart(SeatPeriod.objects.filter(programme=programme))
        for stands_in in (False, True):
            _assert_apart(seat.holders.filter(is_substitute=stands_in))
        transaction.set_rollback(True)


def _assert_apart(rows: "QuerySet[SeatPeriod] | QuerySet[SeatHolder]") -> None:
    spans = sorted(rows.values_list("starts_on", "ends_on"))
    assert all(before[1] < after[0] for before, after in pairwise(spans))


def test_seats_are_numbered_on_within_their_group() -> None:
    programme = make_programme()
    row, by = group_of(programme, Group.ROMA), officer_of(programme.body)
    add_seats(row, number=2, by=by)
    add_seats(row, by=by)

    assert [seat.number for seat in Seat.objects.filter(group=row)] == [1, 2, 3]
