"""Who reads the list of guests: those who arrange, and each reading is recorded."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from gensvar.accounts.models import User
from gensvar.audit.models import Event
from gensvar.kernel.errors import NotAllowed
from gensvar.meetings.actions.reading import note_reading
from gensvar.meetings.models import Meeting
from gensvar.meetings.policies import may_keep_meeting
from gensvar.organisations.models import Role
from tests.make.dialogues import officer_of
from tests.make.guests import make_called_meeting
from tests.make.meetings import make_guest, make_organisation
from tests.make.organisations import make_member

pytestmark = pytest.mark.django_db

LISTS = ("gaster/", "narvaro/", "narvaro/lista/", "narvaro/lista.pdf")
OTHERS = (Role.REPRESENTATIVE, Role.REGISTRAR)


@pytest.fixture
def meeting() -> Meeting:
    return make_called_meeting()


def at(meeting: Meeting, rest: str) -> str:
    return f"/arbete/moten/{meeting.pk}/{rest}"


def readings() -> list[tuple[str, str, str]]:
    rows = Event.objects.filter(verb="read guests")
    return list(rows.values_list("kind", "thing_id", "actor_id"))


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.mark.parametrize("page", [*LISTS, "gaster/fran/"])
def test_whoever_reads_a_list_of_guests_is_recorded(
    meeting: Meeting, page: str
) -> None:
    officer = officer_of(meeting.body)
    assert signed_in(officer).get(at(meeting, page)).status_code == 200
    assert readings() == [("meetings.meeting", str(meeting.pk), str(officer.pk))]


def test_reading_is_recorded_once_an_hour_for_each_person_and_meeting(
    meeting: Meeting, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = make_called_meeting(body=meeting.body)
    officer, chair = officer_of(meeting.body), make_member(meeting.body, Role.CHAIR)
    for user in (officer, chair):
        for page in LISTS:
            signed_in(user).get(at(meeting, page))
    signed_in(officer).get(at(other, "gaster/"))
    expected = [(meeting, officer), (meeting, chair), (other, officer)]
    seen = [("meetings.meeting", str(m.pk), str(user.pk)) for m, user in expected]
    assert readings() == seen

    later = timezone.now() + timedelta(minutes=61)
    monkeypatch.setattr("django.utils.timezone.now", lambda: later)
    note_reading(meeting, by=officer)
    note_reading(meeting, by=officer)
    assert readings() == [*seen, seen[0]]


def test_what_is_recorded_already_costs_one_question(
    meeting: Meeting, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    officer = officer_of(meeting.body)
    note_reading(meeting, by=officer)
    found = Meeting.objects.select_related("body").get()
    assert may_keep_meeting(officer, found)
    with django_assert_num_queries(1):
        note_reading(found, by=officer)


@pytest.mark.parametrize("role", OTHERS)
@pytest.mark.parametrize("page", ["gaster/", "narvaro/"])
def test_who_does_not_arrange_sees_how_many_come_and_not_who(
    meeting: Meeting, role: Role, page: str
) -> None:
    make_guest(meeting, "Aila Eira", organisation=make_organisation("Sameföreningen"))
    reader = make_member(meeting.body, role)
    for words in ({}, {"ord": "eira"}, {"svar": "invited"}, {"page": "1"}):
        answer = signed_in(reader).get(at(meeting, page), words)
        assert answer.status_code == 200
        assert "ser bara de som ordnar mötet" in answer.text
        assert "Aila" not in answer.text
        assert "Sameföreningen" not in answer.text
    assert readings() == []
    assert "Aila" in signed_in(officer_of(meeting.body)).get(at(meeting, page)).text


@pytest.mark.parametrize("role", OTHERS)
def test_nobody_is_recorded_as_reading_what_they_may_not(
    meeting: Meeting, role: Role
) -> None:
    with pytest.raises(NotAllowed):
        note_reading(meeting, by=make_member(meeting.body, role))
    assert readings() == []
