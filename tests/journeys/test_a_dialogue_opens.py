"""A chair gives the mandate, and only then, with an approved plan, a dialogue opens."""

from datetime import timedelta

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from gensvar.dialogues.actions import ask_question
from gensvar.dialogues.models import Dialogue, Stage
from gensvar.kernel.days import today
from tests.journeys.conftest import Begin, Browse, inspect, visit
from tests.journeys.hands import press, send
from tests.make.dialogues import (
    chair_of,
    make_dialogue,
    make_phase,
    make_plan,
    officer_of,
)

MANDATE = {
    "question": "När vill du kunna komma till vårdcentralen?",
    "can_influence": "Vilka tider vi har öppet.",
    "cannot_influence": "Var vårdcentralen ligger.",
}


@pytest.fixture
def dialogue(begin: Begin) -> Dialogue:
    return begin(make_prepared)


def make_prepared() -> Dialogue:
    """Make a dialogue with a question and days, and with neither mandate nor plan."""
    found = make_dialogue(Stage.PREPARING)
    officer = officer_of(found.body)
    make_phase(found)
    ask_question(found, "Vilka tider passar dig?", by=officer)
    make_plan(found, approved=False)
    chair_of(found.body)
    return found


def try_to_open(page: Page, dialogue: Dialogue) -> None:
    page.goto(reverse("step", args=[dialogue.number, "open"]))
    inspect(page)


def stage_of(dialogue: Dialogue) -> str:
    dialogue.refresh_from_db()
    return dialogue.stage


@pytest.mark.requirement("S3-49", "S3-51")
def test_it_opens_with_mandate_and_approved_plan_and_not_before(
    browse: Browse, dialogue: Dialogue
) -> None:
    officer, chair = officer_of(dialogue.body), chair_of(dialogue.body)
    with browse(officer, width=320) as page:
        visit(page, reverse("dialogue", args=[dialogue.number]))
        expect(page.locator(".missing").first).to_contain_text("beslut om uppdrag")
        try_to_open(page, dialogue)
        expect(page.locator("main")).to_contain_text("godkänd kommunikationsplan")
        assert not page.locator("main form").count()

    with browse(chair, scheme="dark") as page:
        visit(page, reverse("give-mandate", args=[dialogue.number]))
        page.locator("[name=level]").first.check()
        day = (today() + timedelta(days=90)).isoformat()
        send(page, {**MANDATE, "answer_by": day})
        expect(page.locator("main")).to_contain_text(MANDATE["question"])

    with browse(officer, javascript=False) as page:
        try_to_open(page, dialogue)
        expect(page.locator("main")).not_to_contain_text("beslut om uppdrag")
        expect(page.locator("main")).to_contain_text("godkänd kommunikationsplan")
        assert stage_of(dialogue) == Stage.PREPARING
        visit(page, reverse("dialogue-plan", args=[dialogue.number]))
        press(page, "Godkänn")
        try_to_open(page, dialogue)
        send(page)
        expect(page.locator("main h1")).to_have_text(dialogue.title)
    assert stage_of(dialogue) == Stage.OPEN


def test_a_form_sent_past_the_page_is_refused_with_the_same_list(
    browse: Browse, dialogue: Dialogue
) -> None:
    with browse(officer_of(dialogue.body)) as page:
        page.goto(reverse("dialogue", args=[dialogue.number]))
        page.evaluate(
            """address => {
                const mark = document.querySelector("[name=csrfmiddlewaretoken]");
                const form = document.createElement("form");
                form.method = "post";
                form.action = address;
                form.append(mark.cloneNode());
                document.body.append(form);
                form.submit();
            }""",
            reverse("step", args=[dialogue.number, "open"]),
        )
        expect(page.locator("main")).to_contain_text("beslut om uppdrag")
        inspect(page)
    assert stage_of(dialogue) == Stage.PREPARING
