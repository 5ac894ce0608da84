"""An officer puts words together, a body weighs them, and she reads the answer."""

from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from gensvar.contributions.models import Contribution
from gensvar.dialogues.models import Dialogue, Stage
from gensvar.feedback.models import RatingUse
from gensvar.feedback.views.answers import SLUGS
from gensvar.findings.models import Finding, Theme
from gensvar.kernel.days import today
from tests.journeys.conftest import Begin, Browse, visit
from tests.journeys.hands import press, send
from tests.make.contributions import make_open_dialogue, make_submission
from tests.make.dialogues import chair_of, officer_of
from tests.make.feedback import make_decision
from tests.make.findings import make_theme, start_compiling
from tests.make.publishing import publish

WORDS = "Öppna en kväll i veckan."
FINDING = {
    "title": "Många vill komma efter jobbet",
    "text": "De som arbetar dagtid vill ha öppet till klockan 19.",
    "counter_views": "Några vill hellre ha öppet tidigt.",
    "not_reached": "Vi hörde ingen under 18 år.",
}
REASON = "Det ryms i ramen från första mars."
ANSWER = "Vi öppnar på tisdagskvällar från första mars."


@dataclass
class Said:
    """A dialogue whose last day has passed, what was said in it, and the code."""

    dialogue: Dialogue
    theme: Theme
    code: str


@pytest.fixture
def said(begin: Begin) -> Said:
    return begin(make_said)


def make_said() -> Said:
    """Let somebody speak, sort it under a theme, and let the last day pass."""
    dialogue = make_open_dialogue("at_once")
    publish(dialogue)
    submitted = make_submission(dialogue, WORDS)
    hers = Contribution.objects.get(receipt=submitted.receipt)
    theme = make_theme(dialogue, "Kväll", hers)
    start_compiling(dialogue)
    make_decision(dialogue)
    chair_of(dialogue.body)
    return Said(dialogue, theme, submitted.code)


def write_finding(page: Page, said: Said) -> Finding:
    number = said.dialogue.number
    visit(page, reverse("finding-new", args=[number]))
    send(page, {**FINDING, "themes": str(said.theme.pk)})
    finding = Finding.objects.get(dialogue=said.dialogue)
    visit(page, reverse("quotations", args=[number, finding.pk]))
    page.locator("main button[name=whole]").first.click()
    expect(page.locator("main")).to_contain_text(WORDS)
    return finding


def hand_over(page: Page, said: Said) -> None:
    number = said.dialogue.number
    visit(page, reverse("basis-write", args=[number]))
    send(page, {"method": "Webb och två möten.", "not_reached": "Nattarbetare."})
    visit(page, reverse("recipients", args=[number]))
    body = str(said.dialogue.body_id)
    day = (today() + timedelta(days=30)).isoformat()
    page.select_option("main [name=body]", body)
    page.fill("main [name=due_on]", day)
    page.locator("main form:has([name=due_on]) .button").click()
    visit(page, reverse("step", args=[number, "hand-over"]))
    send(page)


def weigh_it(page: Page, said: Said, finding: Finding) -> None:
    visit(page, reverse("weigh", args=[said.dialogue.number, finding.pk]))
    page.locator("[name=decision] option").last.wait_for(state="attached")
    page.select_option("[name=decision]", index=1)
    send(page, {"outcome": "taken_up", "reason": REASON})


def answer_all(page: Page, said: Said) -> None:
    number = said.dialogue.number
    for slug in SLUGS:
        visit(page, reverse("write-answer", args=[number, slug]))
        if page.locator("[name=services]").count():
            page.fill("[name=services]", "Vårdcentralen i Norrby")
        send(page, {"text": ANSWER})
        page.locator(f"#{slug} button").first.click()
    visit(page, reverse("answers", args=[number]))
    press(page, "Publicera")
    visit(page, reverse("step", args=[number, "answer"]))
    send(page)


def read_and_rate(page: Page, said: Said) -> None:
    address = reverse("my-contribution", args=[said.code])
    visit(page, address)
    expect(page.locator("main .answer-mark").first).to_contain_text(REASON)
    expect(page.locator("main")).to_contain_text(ANSWER)
    visit(page, reverse("rate-answer", args=[said.code]))
    send(page, {"understood": "4", "fair": "3", "influence": "5"})
    visit(page, reverse("rate-answer", args=[said.code]))
    assert not page.locator("main form").count()


@pytest.mark.requirement("S2-07", "S2-08", "S2-22")
def test_what_she_said_is_weighed_answered_and_rated_once(
    browse: Browse, said: Said
) -> None:
    body = said.dialogue.body
    with browse(officer_of(body)) as page:
        finding = write_finding(page, said)
        hand_over(page, said)
    with browse(chair_of(body), width=320, javascript=False) as page:
        weigh_it(page, said, finding)
    with browse(officer_of(body), scheme="dark") as page:
        answer_all(page, said)
    said.dialogue.refresh_from_db()
    assert said.dialogue.stage == Stage.ANSWERED
    with browse(width=320, javascript=False) as page:
        read_and_rate(page, said)
    assert RatingUse.objects.count() == 1
