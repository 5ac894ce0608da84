"""Every list asks the database as often for twelve rows as for three."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gensvar.kernel.days import today
from gensvar.meetings.keys import token_of
from gensvar.organisations.models import Body
from gensvar.remuneration.actions.payroll import make_batch
from gensvar.remuneration.actions.tables import add_row, begin_table, enter_value
from gensvar.remuneration.models import Index
from tests.make.dialogues import chair_of, officer_of
from tests.make.organisations import make_body
from tests.make.remuneration import (
    make_approved,
    make_claim,
    make_present,
    make_table,
)

pytestmark = pytest.mark.django_db
FEW, MANY, MOST = 3, 12, 12


def add_rows(body: Body, first: int, number: int) -> dict[str, str]:
    """Add rows of everything; return the addresses of pages that show them."""
    officer = officer_of(body)
    draft = begin_table(
        {"name": f"Utkast {first}", "valid_from": today()},
        by=officer,
        body=body,
        example="vgr",
    )
    for row in range(first, first + number):
        rule = {"label": f"{row}", "kind": "reading_fee", "basis": "fixed"}
        add_row(draft, {**rule, "amount": 100}, by=officer)
        begin_table({"name": f"{row}", "valid_from": today()}, by=officer, body=body)
        enter_value(Index.PRICE_BASE, 2000 + row, 5_730_000, "SCB", by=officer)
        waiting = make_claim(make_present(body))
        make_approved(make_present(body))
        make_batch(body, today() - timedelta(days=30), today(), by=officer)
    came = make_present(body)
    return {
        **{name: reverse(name) for name in ("rule-tables", "claims", "payroll")},
        "approved": reverse("claims") + "?visa=godkanda",
        "yearly-values": reverse("yearly-values"),
        "rule-table": reverse("rule-table", args=[draft.pk]),
        "pay-claim": reverse("pay-claim", args=[waiting.pk]),
        "meeting-costs": reverse("meeting-costs", args=[came.meeting_id]),
        "claim": reverse("claim", args=[token_of(came)]),
    }


def asked(client: Client, addresses: dict[str, str]) -> dict[str, int]:
    found = {}
    for name, address in addresses.items():
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200, name
        found[name] = len(queries)
    return found


def test_every_page_asks_as_often_for_many_rows_as_for_few(client: Client) -> None:
    body = make_body()
    make_table(body)
    client.force_login(chair_of(body))
    few = asked(client, add_rows(body, 0, FEW))
    many = asked(client, add_rows(body, FEW, MANY))
    assert many == few
    # Two of the questions are about who has signed in.
    assert {name: number for name, number in many.items() if number > MOST + 2} == {}
