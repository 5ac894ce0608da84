"""A guest's page about being paid: fill in, see the calculation, send once."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from gensvar.meetings.keys import token_of
from gensvar.meetings.models import Guest
from gensvar.notifications.models import Letter
from gensvar.remuneration.models import Claim, ClaimLine, ClaimState
from tests.make.organisations import make_body
from tests.make.remuneration import make_claim, make_present, make_table, make_values

pytestmark = pytest.mark.django_db
SENT = {"form": "0", "minutes": "210", "fees": ["meeting_fee"]}


def page_of(guest: Guest) -> str:
    return reverse("claim", args=[token_of(guest)])


def send(client: Client, guest: Guest, do: str, **sent: Any) -> Any:
    return client.post(page_of(guest), {**SENT, "do": do, **sent})


@pytest.mark.requirement("S4-068", "S4-078")
def test_who_came_sees_the_calculation_and_sends_it_once(client: Client) -> None:
    body = make_body()
    make_table(body)
    guest = make_present(body, "Ada Alm")

    shown = send(client, guest, "calculate", travel_receipt="84,50")
    assert shown.status_code == 200
    words = shown.content.decode()
    assert "900\u00a0kr" in words
    assert "984,50\u00a0kr" in words
    assert "RS 2018-02-06 § 12" in words
    assert Claim.objects.count() == 0

    for _press in range(2):
        sent = send(client, guest, "send", travel_receipt="84,50", shown="98450")
        assert sent.status_code == 302

    claim = Claim.objects.get()
    assert (claim.state, claim.total) == (ClaimState.SENT, 98_450)
    assert list(ClaimLine.objects.values_list("kind", "amount")) == [
        ("meeting_fee", 90_000),
        ("travel_receipt", 8_450),
    ]
    assert Letter.objects.filter(kind="claim is received").count() == 1
    page = client.get(page_of(guest)).content.decode()
    assert "984,50\u00a0kr" in page
