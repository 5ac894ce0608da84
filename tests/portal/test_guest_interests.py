"""A guest declares an own interest: always free, taken back, seen by few (S4-055)."""

import pytest
from django.test import Client

from gensvar.audit.models import Event
from gensvar.meetings.actions.agenda import propose_item
from gensvar.meetings.actions.interests import (
    Interest,
    close_interests,
    declare_interest,
)
from gensvar.meetings.actions.voices import voice_of
from gensvar.meetings.keys import token_of
from gensvar.meetings.models import (
    AgendaItem,
    DeclaredInterest,
    Guest,
    GuestState,
    Meeting,
    MeetingStage,
    Side,
)
from gensvar.meetings.workflow import take_step
from gensvar.notifications.models import Letter
from gensvar.organisations.models import Role
from tests.make.dialogues import officer_of
from tests.make.guests import make_called_meeting
from tests.make.meetings import make_guest, make_organisation
from tests.make.organisations import make_member

pytestmark = pytest.mark.django_db
SECRET = "Min syster söker tjänsten"
EVERYTHING = ["agenda", "notes", "words", "name"]


@pytest.fixture
def meeting() -> Meeting:
    return make_called_meeting()


def make_item(meeting: Meeting, title: str) -> AgendaItem:
    voice = voice_of(meeting, officer_of(meeting.body))
    return propose_item(meeting, {"title": title}, voice=voice)


def page_of(guest: Guest) -> str:
    return f"/mote/{token_of(guest)}/jav/"


def list_of(meeting: Meeting, words: str = "") -> str:
    client = Client()
    client.force_login(officer_of(meeting.body))
    return client.get(f"/arbete/moten/{meeting.pk}/gaster/", {"ord": words}).text


def agenda_of(guest: Guest) -> str:
    pages = (f"/mote/{token_of(guest)}/{part}/" for part in ("dagordning", "underlag"))
    return "".join(Client().get(page).text for page in pages)


def verbs() -> list[str]:
    rows = Event.objects.filter(verb__endswith=" interest").order_by("pk")
    return list(rows.values_list("verb", flat=True))


@pytest.mark.requirement("S4-055")
def test_a_guest_declares_an_interest_and_decides_who_reads_it(
    client: Client, meeting: Meeting
) -> None:
    item = make_item(meeting, "Lokaler för möten")
    guest = make_guest(
        meeting, "Anna Alm", organisation=make_organisation("Hörselföreningen")
    )
    other = make_guest(meeting)
    assert page_of(guest) in client.get(f"/mote/{token_of(guest)}/").text
    assert "Lokaler för möten" in client.get(page_of(guest)).text
    told = {"says": "yes", "items": [item.pk], "words": SECRET}

    client.post(page_of(guest), told)
    assert SECRET in list_of(meeting)
    assert "1 har sagt ja, 0 nej, 1 inget" in list_of(meeting)
    assert SECRET in list_of(meeting, "anna")
    assert SECRET not in list_of(meeting, "nobody")
    assert "1 har sagt ja, 0 nej, 1 inget" in list_of(meeting, "nobody")
    assert "Egna intressen" not in agenda_of(other)

    client.post(page_of(guest), {**told, "tells": ["agenda"]})
    seen = agenda_of(other)
    assert seen.count("<strong>Hörselföreningen</strong>: Lokaler för möten") == 2
    assert "Anna Alm" not in seen
    assert SECRET not in seen

    client.post(page_of(guest), {**told, "tells": EVERYTHING})
    assert agenda_of(other).count("Anna Alm, Hörselföreningen") == 2
    assert agenda_of(other).count(SECRET) == 2


@pytest.mark.requirement("S4-055")
def test_it_is_changed_and_taken_back_and_only_the_last_is_kept(
    client: Client, meeting: Meeting
) -> None:
    guest = make_guest(meeting)
    client.post(page_of(guest), {"says": "yes", "words": SECRET, "tells": ["agenda"]})
    client.post(page_of(guest), {"says": "no"})
    row = DeclaredInterest.objects.get()
    assert (row.says, row.words, row.items, row.tells) == ("no", "", [], [])
    assert "0 har sagt ja, 1 nej, 0 inget" in list_of(meeting)

    client.post(page_of(guest), {"says": ""})
    client.post(page_of(guest), {"says": ""})
    assert not DeclaredInterest.objects.exists()
    assert "0 har sagt ja, 0 nej, 1 inget" in list_of(meeting)
    assert verbs() == ["declare interest", "declare interest", "take back interest"]
    assert not any(SECRET in row.subject + row.text for row in Letter.objects.all())
    assert SECRET not in str(list(Event.objects.values()))


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"says": "no", "words": SECRET}, "Välj ja, eller töm"),
        ({"says": "", "words": SECRET}, "Välj ja, eller töm"),
        ({"says": "yes", "tells": ["name"]}, "Kryssa också för var"),
        ({"says": "yes", "words": "x" * 301}, "300"),
        ({"says": "perhaps"}, "Välj ett giltigt"),
        ({"says": "yes", "tells": ["everyone"]}, "Välj ett giltigt"),
    ],
)
def test_what_does_not_hold_together_comes_back_with_a_sentence(
    client: Client, meeting: Meeting, sent: dict[str, object], words: str
) -> None:
    answer = client.post(page_of(make_guest(meeting)), sent)
    assert answer.status_code == 422
    assert words in answer.text
    assert str(sent.get("words", "")) in answer.text
    assert not DeclaredInterest.objects.exists()


@pytest.mark.parametrize("role", [Role.REPRESENTATIVE, Role.REGISTRAR])
def test_who_does_not_arrange_the_meeting_sees_nothing_of_it(
    client: Client, meeting: Meeting, role: Role
) -> None:
    guest = make_guest(meeting, side=Side.REGION, email="")
    client.post(page_of(guest), {"says": "yes", "words": SECRET, "tells": EVERYTHING})
    client.force_login(make_member(meeting.body, role))
    where = f"/arbete/moten/{meeting.pk}/"
    for page in ("gaster/", "dagordning/", "underlag/"):
        answer = client.get(where + page)
        assert SECRET not in answer.text
        assert "har sagt ja" not in answer.text
    assert client.get(f"{where}gaster/{guest.pk}/jav/").status_code == 403


@pytest.mark.requirement("S4-055")
def test_who_arranges_writes_it_down_for_somebody_who_is_elected(
    client: Client, meeting: Meeting
) -> None:
    elected = make_guest(meeting, "Eva Ek", is_elected=True, organisation=None)
    guest = make_guest(meeting)
    where = f"/arbete/moten/{meeting.pk}/gaster/"
    client.force_login(officer_of(meeting.body))
    assert f"{elected.pk}/jav/" in client.get(f"{where}{elected.pk}/").text
    assert f"{guest.pk}/jav/" not in client.get(f"{where}{guest.pk}/").text
    assert client.get(f"{where}{guest.pk}/jav/").status_code == 404

    sent = {"says": "yes", "words": "Sitter i styrelsen.", "tells": ["agenda"]}
    assert client.post(f"{where}{elected.pk}/jav/", sent).status_code == 302
    assert "Sitter i styrelsen." in client.get(where).text
    assert "Någon som deltar" in agenda_of(guest)

    Client().post(page_of(elected), {"says": "no"})
    assert "sagt det själv" in client.get(f"{where}{elected.pk}/jav/").text
    assert client.post(f"{where}{elected.pk}/jav/", sent).status_code == 422
    assert DeclaredInterest.objects.get().says == "no"


def test_of_two_who_write_it_down_the_second_is_told(
    client: Client, meeting: Meeting
) -> None:
    elected = make_guest(meeting, "Eva Ek", is_elected=True)
    page = f"/arbete/moten/{meeting.pk}/gaster/{elected.pk}/jav/"
    client.force_login(officer_of(meeting.body))
    assert client.post(page, {"says": "yes", "words": "Först."}).status_code == 302

    second = client.post(page, {"says": "", "seen": ""})
    assert second.status_code == 422
    assert "under tiden" in second.text
    seen = client.get(page).context["form"].initial["seen"]
    assert client.post(page, {"says": "no", "seen": seen}).status_code == 302
    assert DeclaredInterest.objects.get().says == "no"


def test_who_no_longer_comes_reads_nothing_of_the_others(meeting: Meeting) -> None:
    guest, away = make_guest(meeting), make_guest(meeting, "Bo Borta")
    declare_interest(guest, Interest("yes", SECRET, tells=EVERYTHING))
    assert SECRET in agenda_of(away)
    for state in (GuestState.WITHDRAWN, GuestState.DECLINED):
        Guest.objects.filter(pk=away.pk).update(state=state)
        assert SECRET not in agenda_of(away)


def test_who_does_not_come_and_what_is_cancelled_leave_nothing(
    client: Client, meeting: Meeting
) -> None:
    first, second = make_guest(meeting), make_guest(meeting)
    for guest in (first, second):
        client.post(page_of(guest), {"says": "yes", "words": SECRET})
    client.post(f"/mote/{token_of(first)}/", {"do": "no"})
    assert [row.guest for row in DeclaredInterest.objects.all()] == [second]
    assert client.post(page_of(first), {"says": "yes"}).status_code == 422

    take_step(meeting, "cancel", by=officer_of(meeting.body), reason="Snöoväder.")
    assert not DeclaredInterest.objects.exists()
    assert client.post(page_of(second), {"says": "yes"}).status_code == 422


def test_after_the_meeting_what_was_said_can_be_taken_back_until_it_is_closed(
    client: Client, meeting: Meeting
) -> None:
    said, silent = make_guest(meeting), make_guest(meeting)
    client.post(page_of(said), {"says": "yes", "words": SECRET})
    Meeting.objects.filter(pk=meeting.pk).update(
        stage=MeetingStage.ENDED, next_step="Vi ses."
    )
    assert client.post(page_of(silent), {"says": "yes"}).status_code == 422
    assert client.post(page_of(said), {"says": "no"}).status_code == 302

    meeting.refresh_from_db()
    close_interests(meeting)
    assert client.post(page_of(said), {"says": ""}).status_code == 422
    assert "Inget kan sägas eller ändras längre" in client.get(page_of(said)).text
