"""The Swedish of the interface is measured, and stays easy to read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools import readability
from tools.readability import Measured, measured, sentences_in, too_hard

HARD = (
    "Vederbörande förvaltningsmyndighet ombesörjer handläggningen avseende "
    "verksamhetsutövarens ansökningshandlingar."
)


def test_a_text_is_measured_by_its_sentences_and_long_words() -> None:
    found = measured("en app", ["Vi har läst din fråga. Du får svar på onsdag."])
    assert found == Measured("en app", sentences=2, words=10, long_words=0)
    assert found.lix == 5.0


def test_names_of_things_and_buttons_are_no_sentences() -> None:
    assert sentences_in("Kommunikationsplan") == []
    assert sentences_in("Skicka") == []
    assert sentences_in("Vill du svara? Skriv här.") == ["Vill du svara?", "Skriv här."]


def test_what_offices_write_is_told_with_a_plain_word_beside_it() -> None:
    hard, *stiff = too_hard("en app", [HARD])
    assert hard == "en app: LIX is 107, more than 30."
    assert stiff == [
        f"en app: “vederbörande” is stiff; write “den det gäller”: {HARD}",
        f"en app: “ombesörjer” is stiff; write “ordnar”: {HARD}",
        f"en app: “avseende” is stiff; write “om”: {HARD}",
    ]


def test_a_sentence_without_end_is_told() -> None:
    endless = " ".join(["och"] * 26) + "."
    assert too_hard("en app", [endless]) == [
        f"en app: more than 25 words: {endless}",
    ]


@given(st.lists(st.text(), max_size=5))
def test_any_text_can_be_measured(texts: list[str]) -> None:
    found = measured("en app", texts)
    assert 0 <= found.long_words <= found.words
    assert found.sentences <= found.words
    assert found.lix >= 0


@pytest.mark.slow
def test_every_app_is_easy_to_read(capsys: pytest.CaptureFixture[str]) -> None:
    assert readability.main(["check"]) == 0, capsys.readouterr().out
