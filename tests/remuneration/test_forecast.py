"""What a meeting is expected to cost, and what has been claimed so far."""

import pytest
from django.test import Client
from django.urls import reverse

from gensvar.meetings.models import Guest, GuestState, Side
from gensvar.remuneration.actions.claims import decline_pay
from gensvar.remuneration.actions.payroll import make_batch
from gensvar.remuneration.forecast import forecast
from tests.make.dialogues import officer_of
from tests.make.meetings import make_arrival, make_guest, make_meeting
from tests.make.organisations import make_body
from tests.make.remuneration import (
    make_approved,
    make_claim,
    make_over,
    make_table,
)

pytestmark = pytest.mark.django_db


def test_a_forecast_spans_those_who_come_and_those_who_may() -> None:
    body = make_body()
    make_table(body)
    meeting = make_meeting(body)
    for state in (*[GuestState.ACCEPTED] * 3, *[GuestState.INVITED] * 2):
        guest = make_guest(meeting)
        Guest.objects.filter(pk=guest.pk).update(state=state)
    Guest.objects.filter(pk=make_guest(meeting).pk).update(state=GuestState.DECLINED)
    make_guest(meeting, side=Side.REGION)

    found = forecast(meeting)

    assert found is not None
    assert (found.minutes, found.each, found.people, found.cost) == (
        210,
        90_000,
        (3, 5),
        (270_000, 450_000),
    )


def test_without_rules_there_is_no_forecast() -> None:
    assert forecast(make_meeting()) is None


@pytest.mark.requirement("S4-049")
def test_the_page_tells_the_span_and_what_has_been_claimed(client: Client) -> None:
    body = make_body()
    make_table(body)
    meeting = make_over(body)
    paid = make_approved(make_arrival(meeting))
    make_batch(body, paid.day, paid.day, by=officer_of(body))
    make_approved(make_arrival(meeting))
    make_claim(make_arrival(meeting))
    decline_pay(make_arrival(meeting), form=0)
    client.force_login(officer_of(body))

    response = client.get(reverse("meeting-costs", args=[meeting.pk]))

    assert response.context["sums"] == [
        (response.context["sums"][0][0], 1, 90_000),
        (response.context["sums"][1][0], 1, 90_000),
        (response.context["sums"][2][0], 1, 90_000),
        (response.context["sums"][3][0], 1, 0),
    ]
    assert "3\u00a0600\u00a0kr" in response.content.decode()


def test_a_meeting_without_rules_says_where_they_are_made(client: Client) -> None:
    meeting = make_meeting()
    client.force_login(officer_of(meeting.body))
    page = client.get(reverse("meeting-costs", args=[meeting.pk])).content.decode()
    assert reverse("rule-tables") in page
