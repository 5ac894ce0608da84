"""Pages of rules, claims, payroll and costs in the workspace."""

from typing import Any

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


def words_of(response: Any) -> str:
    assert response.status_code in {200, 422}, response.status_code
    return response.content.decode().replace("\u00a0", " ")


def test_every_page_is_there() -> None:
    body = make_body()
    table = make_table(body)
    claim = make_claim(make_present(body))
    make_approved(make_present(body))
    client = Client()
    client.force_login(officer_of(body))
    for name, args in (
        ("rule-tables", []),
        ("begin-rule-table", []),
        ("rule-table", [table.pk]),
        ("change-rule-table", [table.pk]),
        ("add-rule", [table.pk]),
        ("change-rule", [RuleRow.objects.earliest("pk").pk]),
        ("yearly-values", []),
        ("claims", []),
        ("pay-claim", [claim.pk]),
        ("payroll", []),
        ("meeting-costs", [claim.guest.meeting_id]),
    ):
        response = client.get(reverse(name, args=args))
        assert response.status_code == 200, name
