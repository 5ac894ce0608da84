"""People meet as many others as possible; who comes late finds a seat."""

import pytest
from django.test import Client
from django.urls import reverse

from gensvar.config.worker import tasks
from gensvar.exercises.actions.seating import AT_ONCE, SEAT, seat_guests, seat_late
from gensvar.exercises.models import Seat, SeatingPlan
from gensvar.exercises.queries.seating import seats_of
from gensvar.jobs.models import Job, JobState
from gensvar.jobs.running import run_next
from gensvar.kernel.errors import Invalid, NotAllowed
from gensvar.meetings.keys import token_of
from gensvar.meetings.models import Guest, GuestState, Meeting
from tests.make.dialogues import officer_of
from tests.make.exercises import make_tables
from tests.make.meetings import (
    make_arrival,
    make_guest,
    make_meeting,
    make_organisation,
)
from tests.make.organisations import make_user

pytestmark = pytest.mark.django_db


def seats() -> list[tuple[int, int, int]]:
    return list(
        Seat.objects.order_by("guest", "round").values_list(
            "guest", "round", "table__number"
        )
    )


def make_full(people: int = 12, tables: int = 3) -> Meeting:
    meeting = make_meeting()
    own = make_organisation()
    for number in range(people):
        more = {"organisation": own} if number < 3 else {}
        make_arrival(meeting, f"Kom {number}", **more)
    make_guest(meeting, "Kommer inte")
    make_tables(tables, meeting)
    return meeting


def test_everyone_who_comes_has_a_seat_and_the_same_seed_gives_the_same() -> None:
    meeting = make_full()
    by = officer_of(meeting.body)

    plan = seat_guests(meeting, 2, by=by, seed=5)
    before = seats()
    seat_guests(meeting, 2, by=by, seed=5)

    assert seats() == before
    assert len(before) == 24
    assert plan.with_own == 0
    # Four people from three tables: one pair at each table has met before.
    assert (plan.met, plan.possible) == (33, 66)
    assert SeatingPlan.objects.count() == 1


def test_a_late_guest_sits_where_there_is_room_and_others_keep_their_seats() -> None:
    meeting = make_full()
    by = officer_of(meeting.body)
    seat_guests(meeting, 3, by=by, seed=5)
    before = seats()
    late = make_arrival(meeting, "Sen")

    seat_late(late, by=by)
    seat_late(late, by=by)

    assert [row.round for row in seats_of(late.pk)] == [1, 2, 3]
    assert [row for row in seats() if row[0] != late.pk] == before


def test_more_tables_than_people_no_tables_and_strangers_are_refused() -> None:
    meeting = make_full(people=2, tables=5)
    by = officer_of(meeting.body)

    with pytest.raises(Invalid, match="fler bord än personer"):
        seat_guests(meeting, 1, by=by)
    with pytest.raises(Invalid) as refused:
        seat_guests(meeting, 0, by=by)
    assert refused.value.field == "rounds"
    with pytest.raises(Invalid):
        seat_guests(make_meeting(meeting.body), 1, by=by)
    with pytest.raises(NotAllowed):
        seat_guests(meeting, 1, by=make_user())
    with pytest.raises(Invalid):
        seat_late(Guest.objects.earliest("pk"), by=by)


@pytest.mark.requirement("S4-026")
def test_a_large_meeting_is_seated_by_the_worker() -> None:
    meeting = make_full(people=3, tables=8)
    Guest.objects.bulk_create(
        Guest(
            meeting=meeting,
            side="other",
            name=f"Gäst {number}",
            state=GuestState.ACCEPTED,
            token_hash=f"hash {number}",
        )
        for number in range(AT_ONCE)
    )
    client = Client()
    client.force_login(officer_of(meeting.body))

    answer = client.post(reverse("seating", args=[meeting.pk]), {"rounds": "2"})

    job = Job.objects.get(kind=SEAT)
    assert answer["Location"] == reverse("job", args=[job.pk])
    assert run_next({SEAT: tasks()[SEAT]})
    job.refresh_from_db()
    assert (job.state, job.result["address"]) == (
        JobState.DONE,
        reverse("seating", args=[meeting.pk]),
    )
    assert Seat.objects.count() == 2 * (AT_ONCE + 3)
    page = client.get(reverse("seating", args=[meeting.pk])).content.decode()
    assert "Ingen sitter med någon från sin egen organisation" in page


@pytest.mark.requirement("S4-026")
def test_a_guest_sees_the_own_table_on_the_own_page(client: Client) -> None:
    meeting = make_full()
    guest = Guest.objects.earliest("pk")
    here = reverse("guest-seat", args=[token_of(guest)])
    assert "Du har ingen plats än." in client.get(here).content.decode()

    seat_guests(meeting, 1, by=officer_of(meeting.body), seed=5)

    (seat,) = seats_of(guest.pk)
    assert f"Du sitter vid bord {seat.table}." in client.get(here).content.decode()
