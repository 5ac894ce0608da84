"""An answer that people have translated reaches its reader in the reader's language."""

import pytest
from django.test import Client

from gensvar.dialogues.models import Dialogue
from gensvar.feedback.actions.answers import AnswerWords, correct_answer
from gensvar.feedback.actions.mailings import prepare_mailing, send_mailing
from gensvar.feedback.models import Answer, Direction
from gensvar.feedback.texts import thing_of
from gensvar.notifications.models import Letter
from gensvar.translations.actions import review_translations
from gensvar.translations.models import How
from gensvar.translations.queries import seen, translations_in
from tests.make.dialogues import officer_of
from tests.make.feedback import make_answer, make_answered, make_speaker
from tests.make.publishing import publish
from tests.make.translations import YIDDISH, anyone, show_in

pytestmark = pytest.mark.django_db
SWEDISH = "Det blir öppet på tisdagskvällar."


@pytest.fixture
def dialogue() -> Dialogue:
    found = make_answered()
    for language in ("yi", "ydd", "fit", "en"):
        make_speaker(found, email=f"{language}@example.org", language=language)
    return found


def answer_of(dialogue: Dialogue) -> Answer:
    return Answer.objects.get(dialogue=dialogue, direction=Direction.PARTICIPANTS)


def translate(dialogue: Dialogue, how: str = How.HUMAN) -> None:
    thing = thing_of(answer_of(dialogue))
    show_in("yi", [thing], YIDDISH, by=officer_of(dialogue.body), how=how)


def letters(dialogue: Dialogue) -> dict[str, str]:
    officer = officer_of(dialogue.body)
    send_mailing(prepare_mailing(answer_of(dialogue), by=officer), by=officer)
    return {row.to.split("@")[0]: row.text for row in Letter.objects.all()}


def first_lines(dialogue: Dialogue) -> dict[str, str]:
    return {tag: text.split("\n")[0] for tag, text in letters(dialogue).items()}


def test_who_reads_yiddish_gets_the_answer_in_yiddish_and_beneath_it_in_swedish(
    dialogue: Dialogue,
) -> None:
    translate(dialogue)
    found = letters(dialogue)
    assert {tag: text.split("\n")[0] for tag, text in found.items()} == {
        "yi": YIDDISH,
        "ydd": YIDDISH,
        "fit": SWEDISH,
        "en": SWEDISH,
    }
    assert f"På svenska:\n{SWEDISH}" in found["yi"]
    assert "På svenska:" not in found["fit"]


def test_a_machine_translation_is_never_sent_before_somebody_has_reviewed_it(
    dialogue: Dialogue,
) -> None:
    translate(dialogue, How.MACHINE)
    assert set(first_lines(dialogue).values()) == {SWEDISH}


def test_a_machine_translation_that_is_reviewed_is_sent(dialogue: Dialogue) -> None:
    translate(dialogue, How.MACHINE)
    things = [thing_of(answer_of(dialogue))]
    sign = seen(things, translations_in(things, "yi").values())
    officer = officer_of(dialogue.body)
    review_translations(things, "yi", sign, by=officer, may=anyone)
    assert first_lines(dialogue)["yi"] == YIDDISH


def test_a_translation_of_what_has_been_corrected_since_is_not_sent(
    dialogue: Dialogue,
) -> None:
    translate(dialogue)
    answer = answer_of(dialogue)
    correct_answer(
        answer,
        AnswerWords("Det blir öppet på onsdagskvällar."),
        reason="Fel dag.",
        by=officer_of(dialogue.body),
        seen_version=answer.version,
    )
    assert first_lines(dialogue)["yi"] == "Det blir öppet på onsdagskvällar."


def test_the_public_answer_is_read_in_the_language_one_chooses(
    dialogue: Dialogue,
) -> None:
    make_answer(dialogue, Direction.PUBLIC)
    publish(dialogue)
    answer = Answer.objects.get(dialogue=dialogue, direction=Direction.PUBLIC)
    show_in("yi", [thing_of(answer)], YIDDISH, by=officer_of(dialogue.body))
    address = f"/dialoger/{dialogue.slug}/svar/"
    page = Client().get(address, {"sprak": "yi"}).text
    assert f'<div lang="yi" dir="rtl"><p>{YIDDISH}</p></div>' in page
    assert 'dir="rtl"' in page.split("<main")[1].split(">")[0]
    assert YIDDISH not in Client().get(address).text
