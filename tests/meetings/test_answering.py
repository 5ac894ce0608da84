"""Guests answer, stand in line, get seats that become free, and send others."""

from datetime import timedelta

import pytest
from django.utils import timezone

from gensvar.kernel.days import today
from gensvar.kernel.errors import Invalid, NotAllowed
from gensvar.meetings.actions.answering import answer
from gensvar.meetings.actions.guests import (
    ask_guest,
    finish_withdrawals,
    restore_guest,
    withdraw_guest,
)
from gensvar.meetings.actions.joining import register, send_substitute
from gensvar.meetings.actions.offering import expire_offers
from gensvar.meetings.models import Guest, GuestState, Meeting, MeetingStage
from gensvar.notifications.models import Letter
from tests.make.dialogues import officer_of
from tests.make.guests import make_called_meeting
from tests.make.meetings import make_guest, make_organisation
from tests.make.organisations import make_user

pytestmark = pytest.mark.django_db


def states(meeting: Meeting) -> dict[str, str]:
    rows = Guest.objects.filter(meeting=meeting).order_by("pk")
    return dict(rows.values_list("name", "state"))


def kinds(guest: Guest) -> list[str]:
    rows = Letter.objects.filter(to=guest.email).order_by("pk")
    return [
        kind.removeprefix("meeting ") for kind in rows.values_list("kind", flat=True)
    ]


def says(guest: Guest, *, comes: bool = True) -> str:
    """Answer with a guest read anew, as a page does; return the state."""
    fresh = Guest.objects.select_related("meeting__body").get(pk=guest.pk)
    answer(fresh, comes=comes)
    return fresh.state


def test_who_comes_has_a_seat_and_a_letter() -> None:
    guest = make_guest(make_called_meeting())

    assert says(guest) == GuestState.ACCEPTED
    assert kinds(guest) == ["invitation", "seat confirmed"]


def test_when_it_is_full_one_waits_and_a_freed_seat_is_offered_to_the_first() -> None:
    meeting = make_called_meeting(seats=1)
    anna, bo, cia = (make_guest(meeting, name) for name in ("Anna", "Bo", "Cia"))
    for guest in (anna, bo, cia):
        says(guest)
    assert states(meeting) == {"Anna": "accepted", "Bo": "waiting", "Cia": "waiting"}

    says(anna, comes=False)
    assert states(meeting) == {"Anna": "declined", "Bo": "offered", "Cia": "waiting"}
    assert says(bo) == GuestState.ACCEPTED
    assert kinds(bo) == ["invitation", "waiting list", "seat offered", "seat confirmed"]


def test_an_offer_passes_and_goes_to_the_next() -> None:
    meeting = make_called_meeting(seats=1)
    anna, bo, cia = (make_guest(meeting, name) for name in ("Anna", "Bo", "Cia"))
    for guest in (anna, bo, cia):
        says(guest)
    says(anna, comes=False)

    expire_offers(meeting, timezone.now() + timedelta(hours=47))
    assert states(meeting)["Bo"] == "offered"
    expire_offers(meeting, timezone.now() + timedelta(hours=49))
    assert states(meeting) == {"Anna": "declined", "Bo": "invited", "Cia": "offered"}


def test_an_offer_that_has_passed_is_no_seat() -> None:
    meeting = make_called_meeting(seats=1)
    anna, bo, cia = (make_guest(meeting, name) for name in ("Anna", "Bo", "Cia"))
    for guest in (anna, bo, cia):
        says(guest)
    says(anna, comes=False)
    Guest.objects.filter(name="Bo").update(offered_until=timezone.now())

    assert says(bo) == GuestState.WAITING
    assert states(meeting) == {"Anna": "declined", "Bo": "waiting", "Cia": "offered"}


def test_an_organisation_has_its_seats_and_no_more() -> None:
    meeting = make_called_meeting(seats=10, seats_per_organisation=1)
    club = make_organisation()
    first = make_guest(meeting, "First", organisation=club)
    second = make_guest(meeting, "Second", organisation=club)
    other = make_guest(meeting, "Other")

    for guest in (first, second, other):
        says(guest)

    assert states(meeting) == {
        "First": "accepted",
        "Second": "waiting",
        "Other": "accepted",
    }


def test_an_answer_after_the_last_day_is_kindly_refused_but_a_no_is_taken() -> None:
    guest = make_guest(make_called_meeting(reply_by=today() - timedelta(days=1)))

    with pytest.raises(Invalid, match="Sista dagen att svara"):
        says(guest)
    assert says(guest, comes=False) == GuestState.DECLINED
    answer(guest, comes=True, by=officer_of(guest.meeting.body))
    assert guest.state == GuestState.ACCEPTED


@pytest.mark.parametrize(
    ("stage", "words"),
    [
        (MeetingStage.CANCELLED, "är inställt"),
        (MeetingStage.UNDER_WAY, "har börjat"),
        (MeetingStage.PREPARING, "Ingen har kallat"),
    ],
)
def test_an_answer_that_cannot_be_is_refused_with_the_reason(
    stage: str, words: str
) -> None:
    meeting = make_called_meeting()
    guest = make_guest(meeting)
    Meeting.objects.update(stage=stage, cancel_reason="Snö.")

    with pytest.raises(Invalid, match=words):
        says(guest)


def test_a_substitute_keeps_organisation_and_seat() -> None:
    meeting = make_called_meeting(seats=1)
    guest = make_guest(meeting, "Anna", speaks=True)
    says(guest)

    guest.refresh_from_db()
    sent = send_substitute(guest, "Bo Ek", "Bo@Example.org")

    assert (sent.state, sent.organisation, sent.speaks, sent.email) == (
        "accepted",
        guest.organisation,
        True,
        "bo@example.org",
    )
    assert states(meeting) == {"Anna": "declined", "Bo Ek": "accepted"}
    assert kinds(sent) == ["substitute"]


def test_an_invitation_is_one_persons_at_a_time() -> None:
    meeting = make_called_meeting()
    guest = make_guest(meeting, "Anna", speaks=True)
    sent = send_substitute(guest, "Bo", "bo@example.org")
    second = send_substitute(sent, "Ci", "ci@example.org")

    for act in (
        lambda: says(guest),
        lambda: send_substitute(guest, "Di", "di@example.org"),
    ):
        with pytest.raises(Invalid):
            act()
    assert states(meeting) == {"Anna": "declined", "Bo": "declined", "Ci": "invited"}

    says(second, comes=False)
    assert says(guest) == "accepted"


def test_a_substitute_who_is_asked_already_changes_nothing() -> None:
    meeting = make_called_meeting()
    guest, other = make_guest(meeting, "Anna"), make_guest(meeting, "Bo")
    says(guest)

    with pytest.raises(Invalid) as refused:
        send_substitute(guest, "Bo", other.email.upper())
    assert refused.value.field == "email"
    assert states(meeting) == {"Anna": "accepted", "Bo": "invited"}


def test_a_withdrawal_can_be_undone_and_is_told_only_after_ten_minutes() -> None:
    meeting = make_called_meeting(seats=1)
    guest, officer = make_guest(meeting, "Anna"), officer_of(meeting.body)
    says(guest)

    withdraw_guest(guest, by=officer)
    finish_withdrawals(meeting)
    restore_guest(guest, by=officer)
    assert guest.state == GuestState.ACCEPTED
    assert "invitation withdrawn" not in kinds(guest)

    withdraw_guest(guest, by=officer)
    Guest.objects.update(withdrawn_at=timezone.now() - timedelta(minutes=11))
    finish_withdrawals(meeting)
    finish_withdrawals(meeting)
    assert kinds(guest).count("invitation withdrawn") == 1


def test_only_those_who_keep_the_meeting_ask_and_withdraw() -> None:
    meeting = make_called_meeting()
    guest, stranger = make_guest(meeting), make_user()

    for act in (
        lambda: ask_guest(meeting, "Bo", by=stranger),
        lambda: withdraw_guest(guest, by=stranger),
        lambda: restore_guest(guest, by=stranger),
        lambda: answer(guest, comes=True, by=stranger),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_registering_takes_no_seat_and_answers_for_nobody() -> None:
    meeting = make_called_meeting(registration_open=True)
    asked = make_guest(meeting, "Anna")

    register(meeting, "Bo", "bo@example.org", "Bos förening")
    register(meeting, "Bo igen", "BO@example.org")
    register(meeting, "Någon annan", asked.email)

    assert states(meeting) == {"Anna": "invited", "Bo": "invited"}
    letters = Letter.objects.filter(kind="meeting registration").values_list("to")
    assert sorted(to for (to,) in letters) == sorted(["bo@example.org", asked.email])


def test_registration_that_is_closed_takes_nobody() -> None:
    with pytest.raises(Invalid, match="stängd"):
        register(make_called_meeting(), "Bo", "bo@example.org")
