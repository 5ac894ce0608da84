"""Many people send at once: everyone gets a code, nothing is lost or kept twice."""

from collections import Counter

import pytest

from gensvar.audit.models import Event
from gensvar.audit.verification import first_break
from gensvar.contributions.models import Contribution, Receipt
from gensvar.contributions.queries import receipt_with
from gensvar.notifications.models import Letter
from tests.races.pressing import (
    Answered,
    key_for,
    public_dialogue,
    sending,
    words_behind,
)
from tests.racing import RACING, at_once

pytestmark = RACING
MANY = 40


def test_the_same_form_sent_fifty_times_at_once_is_one_submission() -> None:
    dialogue = public_dialogue()
    send = sending(dialogue, key_for(dialogue), "Öppna sju.", "bo@example.org")

    answers = at_once([send] * 50)

    [only] = set(answers)
    assert isinstance(only, Answered)
    assert only.status == 302
    assert "Öppna sju." in words_behind(only.code)
    assert receipt_with(only.code) == Receipt.objects.get()
    assert Contribution.objects.count() == Letter.objects.count() == 1
    assert Event.objects.filter(verb="submit").count() == 1


def test_of_many_who_send_at_once_everyone_is_kept_and_gets_an_own_code() -> None:
    dialogue = public_dialogue()
    texts = [f"Öppna klockan {number}." for number in range(MANY)]
    keys = [key_for(dialogue) for _text in texts]

    answers = at_once(
        [
            sending(dialogue, key, text, f"p{place}@example.org")
            for place, (key, text) in enumerate(zip(keys, texts, strict=True))
        ]
    )

    sent = [answer for answer in answers if isinstance(answer, Answered)]
    codes = {answer.code for answer in sent}
    assert Counter(answer.status for answer in sent) == {302: MANY}
    assert len(codes - {""}) == MANY
    kept = {
        answer.code: Contribution.objects.get(receipt=receipt_with(answer.code)).text
        for answer in sent
    }
    assert [kept[answer.code] for answer in sent] == texts
    rows = Contribution.objects.values_list("public_id", flat=True)
    assert len(set(rows)) == len(rows) == Receipt.objects.count() == MANY
    assert Letter.objects.count() == MANY


def test_the_chain_of_events_holds_when_many_write_at_once() -> None:
    dialogue = public_dialogue()
    keys = [key_for(dialogue) for _number in range(MANY)]

    at_once([sending(dialogue, key, "Öppna sju.") for key in keys])

    sequences = list(Event.objects.values_list("sequence", flat=True))
    assert first_break() is None
    assert sequences == list(range(1, len(sequences) + 1))
    assert Event.objects.filter(verb="submit").count() == MANY


def test_the_same_form_with_other_words_is_kept_once_and_gives_the_others_back() -> (
    None
):
    dialogue = public_dialogue()
    key = key_for(dialogue)
    texts = [f"Öppna klockan {number}." for number in range(10)]

    answers = at_once([sending(dialogue, key, text) for text in texts])

    sent = [answer for answer in answers if isinstance(answer, Answered)]
    assert Counter(answer.status for answer in sent) == {302: 1, 409: 9}
    stored = Contribution.objects.get().text
    for answer, text in zip(sent, texts, strict=True):
        if answer.code:
            assert text == stored
        else:
            assert text in answer.page
            assert "/mitt/" not in answer.location


@pytest.mark.parametrize("email", ["", "bo@example.org"])
def test_a_pile_of_pressed_buttons_is_sorted_out(email: str) -> None:
    dialogue = public_dialogue()
    keys = [key_for(dialogue) for _number in range(8)]
    presses = [
        sending(dialogue, key, f"Öppna klockan {place}.", email)
        for place, key in enumerate(keys)
    ]

    answers = at_once(presses * 5)

    per_form = [set(answers[place :: len(keys)]) for place in range(len(keys))]
    assert [len(seen) for seen in per_form] == [1] * len(keys)
    assert len({answer for seen in per_form for answer in seen}) == len(keys)
    assert Receipt.objects.count() == Contribution.objects.count() == len(keys)
    # An address is told once that something came, however often it is given.
    assert Letter.objects.count() == (1 if email else 0)
