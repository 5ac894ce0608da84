"""Two officers write at once, and a sign-in ends in the middle: no text is lost."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from gensvar.accounts.actions import create_account
from gensvar.findings.models import Finding
from gensvar.organisations.models import Role, RoleGrant
from tests.journeys.conftest import Begin, Browse, visit
from tests.journeys.hands import send
from tests.make.contributions import make_open_dialogue
from tests.make.dialogues import officer_of
from tests.make.findings import make_finding
from tests.make.organisations import make_member

HERS = "De som arbetar dagtid vill ha öppet till klockan 19 på tisdagar."
HIS = "De som arbetar skift vill ha öppet före klockan 7 på morgonen."
PASSWORD = "tre glada ekorrar"


@pytest.fixture
def finding(begin: Begin) -> Finding:
    return begin(make_one_finding)


def make_one_finding() -> Finding:
    """Make a finding that two officers work with."""
    return make_finding(make_open_dialogue())


def address_of(finding: Finding) -> str:
    return reverse("finding-change", args=[finding.dialogue.number, finding.pk])


@pytest.mark.parametrize("javascript", [True, False])
def test_who_saves_second_sees_both_texts(
    browse: Browse, finding: Finding, javascript: bool
) -> None:
    colleague = make_member(finding.dialogue.body, Role.OFFICER, name="Cleo Cederlund")
    officer = officer_of(finding.dialogue.body)
    with (
        browse(officer, javascript=javascript) as hers,
        browse(colleague, javascript=javascript, width=320) as his,
    ):
        for page in (hers, his):
            visit(page, address_of(finding))
        send(hers, {"text": HERS})
        send(his, {"text": HIS})
        expect(his.locator("main [name=text]")).to_have_value(HIS)
        expect(his.locator("main .notice")).to_contain_text(HERS)
        expect(his.locator("main .notice")).to_contain_text(officer.name)
        finding.refresh_from_db()
        assert finding.text == HERS

        send(his, {"text": f"{HERS} {HIS}"})
    finding.refresh_from_db()
    assert finding.text == f"{HERS} {HIS}"


@pytest.mark.parametrize("javascript", [True, False])
def test_the_session_ends_while_she_writes_and_she_goes_on(
    browse: Browse, finding: Finding, javascript: bool
) -> None:
    officer = create_account("ada@example.org", "Ada Alm", PASSWORD)
    RoleGrant.objects.create(
        user=officer, body=finding.dialogue.body, role=Role.OFFICER
    )
    with browse(officer, javascript=javascript, width=320) as page:
        visit(page, address_of(finding))
        page.fill("main [name=text]", HERS)
        kept = [one for one in page.context.cookies() if one["name"] != "sessionid"]
        page.context.clear_cookies(name="sessionid")
        assert kept, "The mark of safety outlives the session."
        send(page)
        expect(page.locator("main textarea").nth(0)).to_be_visible()
        assert HERS in page.locator("main").inner_html()

        send(page, {"login": officer.email, "password": "fel lösenord"})
        assert HERS in page.locator("main").inner_html()
        send(page, {"login": officer.email, "password": PASSWORD})
        assert HERS in page.locator("main").inner_html()
        send(page)
        expect(page.locator("main")).to_contain_text(HERS)
    finding.refresh_from_db()
    assert finding.text == HERS
