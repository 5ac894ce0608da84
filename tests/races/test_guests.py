"""Many guests press in the same moment: exactly as many come as there are seats."""

from collections.abc import Callable

from gensvar.meetings.actions.answering import answer
from gensvar.meetings.actions.guests import ask_guest
from gensvar.meetings.actions.joining import register
from gensvar.meetings.models import Guest, GuestState
from gensvar.notifications.models import Letter
from tests.make.dialogues import officer_of
from tests.make.guests import make_called_meeting
from tests.make.meetings import make_guest
from tests.racing import RACING, at_once, counted

pytestmark = RACING
MANY = 10
SEATS = 3


def says(guest: Guest, *, comes: bool = True) -> Callable[[], None]:
    """Return a press on the button by a guest who is read anew, as a page does."""

    def press() -> None:
        fresh = Guest.objects.select_related("meeting__body").get(pk=guest.pk)
        answer(fresh, comes=comes)

    return press


def test_exactly_as_many_are_accepted_as_there_are_seats() -> None:
    meeting = make_called_meeting(seats=SEATS)
    guests = [make_guest(meeting) for _number in range(MANY)]

    ended = at_once([says(guest) for guest in guests])

    assert counted(ended) == {"done": MANY}
    states = list(Guest.objects.values_list("state", flat=True))
    assert states.count(GuestState.ACCEPTED) == SEATS
    assert states.count(GuestState.WAITING) == MANY - SEATS


def test_seats_given_back_at_once_are_each_offered_to_one() -> None:
    meeting = make_called_meeting(seats=SEATS)
    guests = [make_guest(meeting) for _number in range(MANY)]
    for guest in guests:
        says(guest)()

    at_once([says(guest, comes=False) for guest in guests[:SEATS]])

    offered = Guest.objects.filter(state=GuestState.OFFERED)
    assert offered.count() == SEATS
    assert set(offered) == set(guests[SEATS : 2 * SEATS])


def test_an_address_is_asked_once() -> None:
    meeting = make_called_meeting(registration_open=True)
    officer = officer_of(meeting.body)

    def ask() -> object:
        return ask_guest(meeting, "Bo", by=officer, email="bo@example.org")

    assert counted(at_once([ask] * MANY)) == {"done": 1, "Invalid": MANY - 1}
    at_once([lambda: register(meeting, "Bo", "cia@example.org")] * MANY)
    assert Guest.objects.count() == 2
    assert Letter.objects.filter(kind="meeting registration").count() == 1
