"""What is hidden, what is kept, and who did what: pages of registrar and reviewer."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from gensvar.config.worker import tasks
from gensvar.contributions.models import Contribution
from gensvar.dialogues.models import Dialogue
from gensvar.jobs.running import run_next
from gensvar.organisations.models import Role
from tests.journeys.conftest import Begin, Browse, visit
from tests.journeys.hands import press
from tests.make.contributions import make_open_dialogue, make_submission
from tests.make.dialogues import officer_of, registrar_of, someone
from tests.make.publishing import publish

WORDS = "Min granne Bo är sjuk och borde få en egen tid."
REASON = "Det handlar om en annan persons hälsa."


@pytest.fixture
def dialogue(begin: Begin) -> Dialogue:
    return begin(make_told)


def make_told() -> Dialogue:
    """Let somebody say what is not for everyone, with a registrar and a reviewer."""
    found = make_open_dialogue("at_once")
    publish(found)
    make_submission(found, WORDS)
    registrar_of(found.body)
    someone(found.body, Role.REVIEWER)
    return found


def test_words_are_hidden_with_a_reason_and_stay_in_the_records(
    browse: Browse, dialogue: Dialogue
) -> None:
    public = f"/dialoger/{dialogue.slug}/inspel/"
    said = Contribution.objects.get(dialogue=dialogue)
    with browse(width=320, javascript=False) as page:
        visit(page, public)
        expect(page.locator("main")).to_contain_text(WORDS)

    with browse(officer_of(dialogue.body)) as page:
        number = dialogue.number
        visit(page, reverse("contribution", args=[number, said.public_id]))
        hide = page.locator("main details:has([name=reason])")
        hide.locator("summary").click()
        hide.locator("[name=reason]").fill(REASON)
        hide.locator("button").click()
        expect(page.locator("main")).to_contain_text(REASON)

    with browse(width=320, javascript=False) as page:
        visit(page, public)
        expect(page.locator("main")).not_to_contain_text(WORDS)
        answer = page.goto(f"/inspel/{said.public_id}/")
        assert answer is not None
        assert answer.status == 404

    with browse(registrar_of(dialogue.body), scheme="dark") as page:
        visit(page, reverse("contribution", args=[number, said.public_id]))
        expect(page.locator("main")).to_contain_text(WORDS)
        expect(page.locator("main")).to_contain_text(REASON)
        visit(page, reverse("records", args=[number]))
        expect(page.locator("main table")).to_be_visible()
        with page.expect_download() as fetched:
            page.locator("a[href*='register.csv']").click()
        assert fetched.value.path().stat().st_size > 0


@pytest.mark.parametrize("javascript", [True, False])
def test_who_did_what_is_read_and_checked(
    browse: Browse, dialogue: Dialogue, javascript: bool
) -> None:
    reviewer = someone(dialogue.body, Role.REVIEWER)
    with browse(reviewer, javascript=javascript, width=320) as page:
        visit(page, reverse("log"))
        expect(page.locator("main table")).to_contain_text(
            officer_of(dialogue.body).name
        )
        expect(page.locator("main")).not_to_contain_text(WORDS)
        press(page, "Kontrollera loggen")
        while run_next(tasks()):
            pass
        visit(page, reverse("log"))
        expect(page.locator("main .notice.is-done")).to_be_visible()
