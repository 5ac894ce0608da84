"""Whose page it is, and who may speak for the other side."""

import pytest
from django.test import Client

from gensvar.audit.models import Event, EventContent
from gensvar.kernel.errors import Invalid
from gensvar.meetings.actions.answering import answer
from gensvar.meetings.actions.guests import change_guest
from gensvar.meetings.actions.joining import send_substitute
from gensvar.meetings.keys import token_of
from gensvar.meetings.models import Guest, Meeting, Side
from gensvar.notifications.models import Letter
from gensvar.organisations.models import Role, RoleGrant
from tests.make.dialogues import officer_of
from tests.make.guests import make_called_meeting
from tests.make.meetings import make_guest, make_meeting
from tests.make.organisations import make_member, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting() -> Meeting:
    return make_called_meeting()


@pytest.fixture
def officer(client: Client, meeting: Meeting) -> Client:
    client.force_login(officer_of(meeting.body))
    return client


def form_of(guest: Guest, **changes: str) -> dict[str, str]:
    """Return what the form sends when only `changes` are written in it."""
    fields = ("name", "email", "side", "language", "version")
    return {field: str(getattr(guest, field)) for field in fields} | changes


def make_colleague(meeting: Meeting) -> None:
    user = make_user("Eva", "eva@region.example")
    RoleGrant.objects.create(user=user, body=meeting.body, role=Role.OFFICER)


def sent_to(address: str) -> list[tuple[str, str]]:
    return list(Letter.objects.filter(to=address).values_list("kind", "secret"))


def test_another_address_is_another_page(officer: Client, meeting: Meeting) -> None:
    guest = make_guest(meeting, "Anna", email="fel@example.org")
    answer(guest, comes=True)
    before = token_of(guest)
    guest.refresh_from_db()
    where = f"/arbete/moten/{meeting.pk}/gaster/{guest.pk}/"
    officer.post(where, form_of(guest, email="Anna@Example.org"))

    guest.refresh_from_db()
    after = token_of(guest)
    assert Client().get(f"/mote/{before}/").status_code == 404
    assert Client().get(f"/mote/{after}/").status_code == 200
    assert sent_to("anna@example.org") == [("meeting seat confirmed", after)]
    event = Event.objects.get(verb="change guest")
    noted = EventContent.objects.get(sequence=event.sequence).content
    assert "new_page" in str(noted)
    assert "anna@example.org" not in str(noted).lower()


def test_the_same_address_is_the_same_page(officer: Client, meeting: Meeting) -> None:
    guest = make_guest(meeting, "Anna", email="anna@example.org")
    before = token_of(guest)
    where = f"/arbete/moten/{meeting.pk}/gaster/{guest.pk}/"
    officer.post(where, form_of(guest, email="ANNA@example.org", name="Anna Alm"))
    guest.refresh_from_db()
    assert (guest.name, token_of(guest)) == ("Anna Alm", before)
    assert len(sent_to("anna@example.org")) == 1


def test_before_the_meeting_is_called_no_letter_leaves() -> None:
    meeting = make_meeting()
    guest = make_guest(meeting, email="fel@example.org")
    facts = {"email": "anna@example.org"}
    change_guest(guest, guest.version, facts, by=officer_of(meeting.body))
    assert not Letter.objects.exists()


@pytest.mark.parametrize(
    "address", ["eva@region.example", "EVA@Region.example", "eva+civil@region.example"]
)
def test_who_works_here_does_not_speak_for_the_other_side(
    officer: Client, meeting: Meeting, address: str
) -> None:
    make_colleague(meeting)
    sent = {"name": "Eva", "email": address, "side": "other", "language": "sv"}
    where = f"/arbete/moten/{meeting.pk}/gaster/ny/"
    page = officer.post(where, {**sent, "speaks": "on"})
    assert page.status_code == 422
    assert "De kan inte tala för den andra sidan." in page.text

    assert officer.post(where, sent).status_code == 302
    guest = Guest.objects.get()
    changed = form_of(guest, speaks="on")
    again = officer.post(f"/arbete/moten/{meeting.pk}/gaster/{guest.pk}/", changed)
    assert again.status_code == 422
    assert not Guest.objects.get().speaks


def test_somebody_else_speaks_and_who_works_here_speaks_for_the_region(
    meeting: Meeting,
) -> None:
    make_colleague(meeting)
    make_user("Eva i en annan nämnd", email="evan@region.example")
    make_guest(meeting, speaks=True, email="evan@region.example")
    make_guest(meeting, speaks=True, email="eva@region.example", side=Side.REGION)
    assert Guest.objects.filter(speaks=True).count() == 2


def test_nobody_who_works_here_comes_instead_of_who_speaks(meeting: Meeting) -> None:
    make_colleague(meeting)
    guest = make_guest(meeting, speaks=True)
    with pytest.raises(Invalid):
        send_substitute(guest, "Eva", "eva@region.example")
    assert Guest.objects.count() == 1


@pytest.mark.parametrize("role", [Role.REPRESENTATIVE, Role.REGISTRAR])
def test_who_does_not_arrange_the_meeting_gets_no_list_of_who_came(
    client: Client, meeting: Meeting, role: Role
) -> None:
    client.force_login(make_member(meeting.body, role))
    where = f"/arbete/moten/{meeting.pk}/narvaro/"
    assert "lista/" not in client.get(where).text
    for form in ("lista/", "lista.pdf"):
        assert client.get(f"{where}{form}").status_code == 403
    client.force_login(officer_of(meeting.body))
    for form in ("lista/", "lista.pdf"):
        assert client.get(f"{where}{form}").status_code == 200
