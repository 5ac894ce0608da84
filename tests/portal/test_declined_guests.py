"""Who has said no is not noted as present, and nothing is kept of what is needed."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from gensvar.meetings.actions.answering import answer
from gensvar.meetings.keys import token_of
from gensvar.meetings.models import AccessNeed, Guest, Meeting
from tests.make.guests import make_called_meeting
from tests.make.meetings import make_guest

pytestmark = pytest.mark.django_db


def declined() -> Guest:
    guest = make_guest(make_called_meeting())
    answer(Guest.objects.select_related("meeting__body").get(), comes=False)
    guest.refresh_from_db()
    return guest


def test_who_said_no_is_not_noted_as_present_from_afar(client: Client) -> None:
    guest = declined()
    now, hour = timezone.now(), timedelta(hours=1)
    Meeting.objects.update(starts_at=now - hour, ends_at=now + hour)

    door = f"/moten/{guest.meeting.public_id}/har/"
    assert client.post(door, {"email": guest.email}).status_code == 422
    page = client.post(f"/mote/{token_of(guest)}/", {"do": "here"}, follow=True)

    assert "Säg till oss vid dörren att du är här." in page.text
    assert Guest.objects.get().arrived_at is None


def test_who_said_no_says_first_that_they_come_and_loses_no_words(
    client: Client,
) -> None:
    guest = declined()

    page = client.post(
        f"/mote/{token_of(guest)}/behov/",
        {"kinds": ["written"], "words": "Nära dörren"},
    )

    assert page.status_code == 422
    assert "Säg först att du kommer." in page.text
    assert "Nära dörren" in page.text
    assert not AccessNeed.objects.exists()
