"""Both sides judge before a dialogue closes, and a cancelled one still owes answers."""

from dataclasses import dataclass

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from gensvar.dialogues.models import Dialogue, Stage
from gensvar.feedback.models import Direction
from gensvar.lifecycle.workflow import LIFE_OF_A_DIALOGUE
from tests.journeys.conftest import Begin, Browse, visit
from tests.journeys.hands import press, send
from tests.make.contributions import make_open_dialogue, make_submission
from tests.make.dialogues import officer_of
from tests.make.feedback import make_answer, weigh_all
from tests.make.findings import (
    make_basis,
    make_finding,
    make_theme,
    start_compiling,
)
from tests.make.publishing import publish


@dataclass
class Spoken:
    """A dialogue that somebody spoke in, and the code she got."""

    dialogue: Dialogue
    code: str


def make_spoken() -> Spoken:
    """Let somebody speak in an open dialogue."""
    dialogue = make_open_dialogue("at_once")
    publish(dialogue)
    return Spoken(dialogue, make_submission(dialogue, "Öppna tidigare.").code)


def make_answered() -> Spoken:
    """Take the dialogue that somebody spoke in to its answers."""
    spoken = make_spoken()
    dialogue, officer = spoken.dialogue, officer_of(spoken.dialogue.body)
    make_finding(dialogue, make_theme(dialogue, "Tidigt"))
    start_compiling(dialogue)
    make_basis(dialogue)
    LIFE_OF_A_DIALOGUE.advance(dialogue, "hand over", by=officer)
    weigh_all(dialogue)
    for direction in Direction:
        make_answer(dialogue, direction)
    LIFE_OF_A_DIALOGUE.advance(dialogue, "answer", by=officer)
    return spoken


@pytest.fixture
def answered(begin: Begin) -> Spoken:
    return begin(make_answered)


@pytest.fixture
def spoken(begin: Begin) -> Spoken:
    return begin(make_spoken)


def tell_them(page: Page, dialogue: Dialogue) -> None:
    """Fix the list of those who spoke, and tell them."""
    visit(page, reverse("mailings", args=[dialogue.number]))
    send(page)
    send(page)


def try_to_close(page: Page, dialogue: Dialogue, step: str, missing: str) -> None:
    visit(page, reverse("step", args=[dialogue.number, step]))
    expect(page.locator("main .missing")).to_contain_text(missing)
    assert not page.locator("main form").count()


@pytest.mark.requirement("S3-41", "S3-42")
def test_both_sides_judge_and_then_it_closes(browse: Browse, answered: Spoken) -> None:
    dialogue = answered.dialogue
    officer = officer_of(dialogue.body)
    with browse(officer) as page:
        try_to_close(page, dialogue, "close", "omdöme")
        visit(page, reverse("judge", args=[dialogue.number]))
        send(page, {"knowledge": "4", "text": "Vi hörde fler än vanligt."})
        expect(page.locator("main")).to_contain_text("Vi hörde fler än vanligt.")
        tell_them(page, dialogue)
        try_to_close(page, dialogue, "close", "omdöme")

    with browse(width=320, javascript=False) as page:
        visit(page, reverse("my-contribution", args=[answered.code]))
        press(page, "Säg hur dialogen gick")
        send(page, {"knowledge": "2", "text": "Svaret kom sent."})
        visit(page, reverse("judge-dialogue", args=[answered.code]))
        assert not page.locator("main form").count()

    with browse(officer, scheme="dark") as page:
        visit(page, reverse("step", args=[dialogue.number, "close"]))
        send(page)
    dialogue.refresh_from_db()
    assert dialogue.stage == Stage.CLOSED


def test_a_cancelled_dialogue_still_owes_an_answer(
    browse: Browse, spoken: Spoken
) -> None:
    dialogue = spoken.dialogue
    with browse(officer_of(dialogue.body), javascript=False) as page:
        visit(page, reverse("step", args=[dialogue.number, "cancel"]))
        send(page, {"reason": "Frågan är löst på annat sätt."})
        try_to_close(page, dialogue, "close-cancelled", "svar")

        for slug in ("deltagare", "alla"):
            visit(page, reverse("write-answer", args=[dialogue.number, slug]))
            send(page, {"text": "Mottagningen har öppnat tidigare ändå."})
            page.locator(f"#{slug} button").first.click()
        visit(page, reverse("answers", args=[dialogue.number]))
        press(page, "Publicera")
        tell_them(page, dialogue)
        visit(page, reverse("step", args=[dialogue.number, "close-cancelled"]))
        send(page)
    dialogue.refresh_from_db()
    assert dialogue.stage == Stage.CLOSED
    with browse(width=320, javascript=False) as page:
        visit(page, reverse("my-contribution", args=[spoken.code]))
        expect(page.locator("main")).to_contain_text("har öppnat tidigare ändå")
