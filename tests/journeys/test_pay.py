"""Being paid for a meeting, from the rules to the payroll file, in a real browser."""

import pytest
from django.urls import reverse

from gensvar.accounts.models import User
from gensvar.analysis.fees import Kind
from gensvar.meetings.keys import token_of
from gensvar.meetings.models import Guest
from gensvar.organisations.models import Role
from gensvar.remuneration.actions.tables import begin_table
from gensvar.remuneration.models import Claim, ClaimState, RuleRow, RuleTable
from tests.journeys.conftest import Begin, Browse, Scheme, inspect, visit
from tests.journeys.hands import press
from tests.make.dialogues import chair_of
from tests.make.organisations import make_body, make_member
from tests.make.remuneration import (
    FEE_AND_TICKETS,
    LONG_AGO,
    make_approved,
    make_claim,
    make_present,
    make_table,
    make_values,
)

ADDRESS = "/mote/{}/arvode/"


def make_pay() -> tuple[Guest, Guest, User, User]:
    """Make rules, somebody who came, a claim that waits, and those who work with it."""
    body = make_body("Regionstyrelsen")
    make_table(body, claim_months=6)
    begin_table(
        {"name": "Levd erfarenhet", "valid_from": LONG_AGO},
        by=chair_of(body),
        body=body,
        example="jonkoping",
    )
    make_values(body, 2024, "jonkoping")
    came = make_present(body, "Ada Alm")
    waits = make_present(body, "Bo Berg")
    receipts = {Kind.TRAVEL_RECEIPT: 8_450}
    make_claim(waits, kinds=FEE_AND_TICKETS, receipts=receipts)
    make_approved(make_present(body, "Cia Dahl"))
    return came, waits, make_member(body, Role.OFFICER, name="Eva Ek"), chair_of(body)


@pytest.mark.parametrize(
    ("width", "scheme", "javascript"),
    [(320, "light", False), (1280, "dark", True)],
)
@pytest.mark.requirement("S4-068", "S4-078")
def test_who_came_sees_the_sum_before_it_is_sent(
    browse: Browse, begin: Begin, width: int, scheme: Scheme, javascript: bool
) -> None:
    came, _waits, _officer, _chair = begin(make_pay)
    here = ADDRESS.format(token_of(came))
    with browse(width=width, scheme=scheme, javascript=javascript) as page:
        visit(page, here)
        page.fill("[name=travel_receipt]", "hundra")
        press(page, "Visa vad jag får")
        assert page.locator(".field-error").count() == 1
        page.fill("[name=travel_receipt]", "84,50")
        press(page, "Visa vad jag får")
        assert "984,50" in page.inner_text("main")
        press(page, "Ändra")
        assert page.input_value("[name=travel_receipt]") == "84,50"
        press(page, "Visa vad jag får")
        press(page, "Skicka anspråket")
        assert "Vi har fått ditt anspråk" in page.inner_text("main")
        press(page, "Ta tillbaka anspråket")
        press(page, "Jag avstår från arvode")
        assert "du avstår från arvode" in page.inner_text("main")


@pytest.mark.parametrize(
    ("width", "scheme"), [(320, "dark"), (1280, "light")], ids=["phone", "desk"]
)
def test_a_claim_is_approved_and_paid(
    browse: Browse, begin: Begin, width: int, scheme: Scheme
) -> None:
    _came, waits, officer, _chair = begin(make_pay)
    with browse(officer, width=width, scheme=scheme) as page:
        visit(page, reverse("claims"))
        press(page, "Bo Berg")
        press(page, "Godkänn")
        claim = Claim.objects.get(guest=waits)
        assert claim.state == ClaimState.APPROVED
        visit(page, reverse("payroll"))
        page.select_option("[name=body]", label="Regionstyrelsen")
        page.fill("[name=first]", claim.day.isoformat())
        page.fill("[name=last]", claim.day.isoformat())
        press(page, "Gör filen")
        with page.expect_download() as fetched:
            page.get_by_role("button", name="Hämta 1 som .csv").click()
        assert "Bo Berg" in fetched.value.path().read_text(encoding="utf-8-sig")


@pytest.mark.parametrize(
    ("width", "scheme"), [(320, "light"), (1280, "light"), (1280, "dark")]
)
def test_the_pages_of_rules_are_whole(
    browse: Browse, begin: Begin, width: int, scheme: Scheme
) -> None:
    came, _waits, officer, _chair = begin(make_pay)
    with browse(officer, width=width, scheme=scheme, language="sv-SE") as page:
        for name in ("rule-tables", "begin-rule-table", "yearly-values"):
            visit(page, reverse(name))
        for table in RuleTable.objects.all():
            visit(page, reverse("rule-table", args=[table.pk]))
        draft = RuleTable.objects.get(state="draft")
        visit(page, reverse("change-rule-table", args=[draft.pk]))
        visit(page, reverse("add-rule", args=[draft.pk]))
        press(page, "Spara regeln")
        row = RuleRow.objects.filter(table=draft).earliest("pk")
        visit(page, reverse("change-rule", args=[row.pk]))
        visit(page, reverse("meeting-costs", args=[came.meeting_id]))
        inspect(page)
