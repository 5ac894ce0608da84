"""Every page of rules, claims, payroll and costs opens for those who work with them."""

import pytest
from django.test import Client
from django.urls import reverse

from gensvar.remuneration.models import RuleRow
from tests.make.dialogues import officer_of
from tests.make.organisations import make_body
from tests.make.remuneration import (
    make_approved,
    make_claim,
    make_present,
    make_table,
)

pytestmark = pytest.mark.django_db


def test_every_page_opens_with_something_in_it(client: Client) -> None:
    body = make_body()
    table = make_table(body)
    claim = make_claim(make_present(body))
    make_approved(make_present(body))
    client.force_login(officer_of(body))
    pages: dict[str, list[int]] = {
        "rule-tables": [],
        "begin-rule-table": [],
        "rule-table": [table.pk],
        "change-rule-table": [table.pk],
        "add-rule": [table.pk],
        "change-rule": [RuleRow.objects.earliest("pk").pk],
        "yearly-values": [],
        "claims": [],
        "pay-claim": [claim.pk],
        "payroll": [],
        "meeting-costs": [claim.guest.meeting_id],
    }
    found = {
        name: client.get(reverse(name, args=given)).status_code
        for name, given in pages.items()
    }
    assert found == dict.fromkeys(pages, 200)


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("rule-tables", "begin-rule-table"),
        ("claims", "payroll"),
        ("payroll", "claims"),
        ("yearly-values", "rule-tables"),
    ],
)
def test_an_empty_page_says_what_will_come_and_where_to_begin(
    client: Client, name: str, start: str
) -> None:
    client.force_login(officer_of(make_body()))
    page = client.get(reverse(name)).content.decode()
    assert "empty-title" in page
    assert reverse(start) in page
