"""Whatever guests answer, no more come than there are seats, and each is told once."""

from collections import Counter
from datetime import timedelta

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gensvar.kernel.errors import Invalid, NotYet
from gensvar.meetings.actions.answering import answer
from gensvar.meetings.actions.guests import (
    finish_withdrawals,
    restore_guest,
    withdraw_guest,
)
from gensvar.meetings.actions.joining import send_substitute
from gensvar.meetings.actions.offering import expire_offers
from gensvar.meetings.models import Guest, GuestState, Meeting
from gensvar.meetings.queries import waiting_for
from gensvar.meetings.seats import HOLD_A_SEAT
from gensvar.notifications.models import Letter
from gensvar.organisations.models import Organisation
from tests.make.dialogues import officer_of
from tests.make.guests import make_called_meeting
from tests.make.meetings import make_guest, make_organisation

pytestmark = pytest.mark.django_db
PEOPLE = 6
ACTS = ("yes", "no", "withdraw", "restore", "instead", "pass", "worker")
steps = st.lists(
    st.tuples(st.sampled_from(ACTS), st.integers(0, PEOPLE - 1)), max_size=25
)


def do(act: str, place: int, meeting: Meeting) -> None:
    """Let the guest in one place do something; what is refused changes nothing."""
    rows = Guest.objects.filter(meeting=meeting).select_related("meeting__body")
    guest = rows.order_by("pk")[place]
    officer = officer_of(meeting.body)
    try:
        if act in ("yes", "no"):
            answer(guest, comes=act == "yes")
        elif act == "withdraw":
            withdraw_guest(guest, by=officer)
        elif act == "restore":
            restore_guest(guest, by=officer)
        elif act == "instead":
            number = rows.count()
            send_substitute(guest, f"Ny {number}", f"ny{number}@example.org")
        elif act == "pass":
            expire_offers(meeting, timezone.now() + timedelta(hours=49))
        else:
            Guest.objects.filter(state=GuestState.WITHDRAWN).update(
                withdrawn_at=timezone.now() - timedelta(hours=1)
            )
            finish_withdrawals(meeting)
            expire_offers(meeting)
    except (Invalid, NotYet):
        pass


def check(meeting: Meeting) -> None:
    """Say what must hold after every step."""
    holders = Guest.objects.filter(meeting=meeting, state__in=HOLD_A_SEAT)
    assert holders.count() <= (meeting.seats or 0)
    each = Counter(holders.values_list("organisation", flat=True))
    assert max(each.values(), default=0) <= (meeting.seats_per_organisation or 0)
    line = list(waiting_for(meeting).values_list("queued_at", flat=True))
    assert None not in line
    keys = Letter.objects.values_list("key", flat=True)
    assert len(set(keys)) == len(keys)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seats=st.integers(1, 3), each=st.integers(1, 3), acts=steps)
def test_no_more_come_than_there_are_seats(
    seats: int, each: int, acts: list[tuple[str, int]]
) -> None:
    meeting = make_called_meeting(seats=seats, seats_per_organisation=each)
    clubs: list[Organisation] = [make_organisation() for _number in range(2)]
    for number in range(PEOPLE):
        make_guest(meeting, organisation=clubs[number % 2])

    for act, place in acts:
        do(act, place, meeting)
        check(meeting)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=steps)
def test_nobody_is_written_to_twice_about_the_same_thing(
    acts: list[tuple[str, int]],
) -> None:
    meeting = make_called_meeting(seats=2)
    for _number in range(PEOPLE):
        make_guest(meeting)
    for act, place in acts:
        do(act, place, meeting)

    told = Counter(Letter.objects.values_list("to", "kind", "text"))
    once = {"meeting seat offered", "meeting invitation withdrawn"}
    again = [one for one, number in told.items() if number > 1 and one[1] not in once]
    assert again == []
