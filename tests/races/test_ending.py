"""A dialogue ends while people send: each is stored with a code, or told that it ended.

What arrives before the end counts, also when it is stored after it (F-22).
"""

from collections.abc import Callable
from datetime import timedelta
from time import sleep

import pytest
from django.utils import timezone

from gensvar.audit.models import Event
from gensvar.contributions.models import Contribution, Receipt
from gensvar.dialogues.actions import withdraw_mandate
from gensvar.dialogues.models import Dialogue, Stage
from gensvar.kernel.errors import NotYet
from gensvar.lifecycle.workflow import LIFE_OF_A_DIALOGUE
from gensvar.notifications.models import Letter
from tests.make.contributions import make_entry, make_open_dialogue, new_key
from tests.make.dialogues import chair_of, officer_of
from tests.make.findings import start_compiling
from tests.races.pressing import (
    Answered,
    key_for,
    public_dialogue,
    sending,
    words_behind,
)
from tests.racing import RACING, at_once, counted

pytestmark = RACING
MANY = 24


def cancel(dialogue: Dialogue) -> None:
    LIFE_OF_A_DIALOGUE.advance(
        Dialogue.objects.get(pk=dialogue.pk),
        "cancel",
        by=officer_of(dialogue.body),
        reason="Nämnden har beslutat om annat.",
    )


def withdraw(dialogue: Dialogue) -> None:
    withdraw_mandate(
        Dialogue.objects.get(pk=dialogue.pk),
        reason="Ärendet är lagt åt sidan.",
        by=chair_of(dialogue.body),
    )


@pytest.mark.parametrize(
    ("end", "verb"), [(cancel, "cancel"), (withdraw, "withdraw mandate")]
)
def test_when_it_ends_at_once_each_is_kept_whole_or_told(
    end: Callable[[Dialogue], None], verb: str
) -> None:
    dialogue = public_dialogue()
    keys = [key_for(dialogue) for _number in range(MANY)]
    texts = [f"Öppna klockan {number}." for number in range(MANY)]
    presses: list[Callable[[], Answered | None]] = [
        sending(dialogue, key, text, f"p{place}@example.org")
        for place, (key, text) in enumerate(zip(keys, texts, strict=True))
    ]
    presses.insert(MANY // 2, lambda: end(dialogue))

    answers = at_once(presses)
    assert answers.pop(MANY // 2) is None
    check_whole(answers, texts)
    ended = Event.objects.get(verb=verb).sequence
    said = Event.objects.filter(verb="submit").values_list("sequence", flat=True)
    assert all(sequence < ended for sequence in said)


def test_when_the_last_moment_passes_arrival_decides() -> None:
    dialogue = public_dialogue()
    keys = [key_for(dialogue) for _number in range(MANY)]
    texts = [f"Öppna klockan {number}." for number in range(MANY)]
    last = timezone.now() + timedelta(seconds=1.5)
    dialogue.phases.update(ends_at=last)

    def after(seconds: float, press: Callable[[], Answered]) -> Answered:
        sleep(max(0.0, (last - timezone.now()).total_seconds() + seconds))
        return press()

    def compiling_starts() -> None:
        while timezone.now() < last:
            sleep(0.001)
        LIFE_OF_A_DIALOGUE.advance(
            Dialogue.objects.get(pk=dialogue.pk),
            "analyse",
            by=officer_of(dialogue.body),
        )

    def press(place: int) -> Callable[[], Answered | None]:
        send = sending(dialogue, keys[place], texts[place], f"p{place}@example.org")
        return lambda: after((place - MANY / 2) / 25, send)

    answers = at_once([*(press(place) for place in range(MANY)), compiling_starts])

    assert answers.pop() is None
    check_whole(answers, texts)
    assert not Receipt.objects.filter(received_at__gte=last).exists()
    statuses = {answer.status for answer in answers if isinstance(answer, Answered)}
    assert statuses == {302, 409}
    dialogue.refresh_from_db()
    assert dialogue.stage == Stage.ANALYSING


def check_whole(answers: list[Answered | Exception | None], texts: list[str]) -> None:
    """See that each was kept with a code and a letter, or has got the words back."""
    kept = []
    for answer, text in zip(answers, texts, strict=True):
        assert isinstance(answer, Answered)
        if answer.status == 302:
            assert text in words_behind(answer.code)
            kept.append(text)
        else:
            assert answer.status == 409
            assert text in answer.page
    assert sorted(Contribution.objects.values_list("text", flat=True)) == sorted(kept)
    letters = Letter.objects.filter(to__startswith="p").count()
    assert Receipt.objects.count() == letters == len(kept)


@pytest.mark.parametrize("_round", range(3))
def test_nobody_spoke_or_somebody_did_but_never_both(_round: int) -> None:
    dialogue = make_open_dialogue()
    start_compiling(dialogue)
    key, officer = new_key(dialogue), officer_of(dialogue.body)
    day = timezone.localdate() - timedelta(days=3)

    def close() -> object:
        mine = Dialogue.objects.get(pk=dialogue.pk)
        LIFE_OF_A_DIALOGUE.advance(
            mine, "close unheard", by=officer, reason="Ingen hörde av sig."
        )
        return "closed"

    def enter() -> object:
        mine = Dialogue.objects.get(pk=dialogue.pk)
        make_entry(mine, "Öppna sju.", key=key, received_on=day, by=officer)
        return "entered"

    ended = at_once([enter, close])

    assert counted(ended) == {"done": 1, "NotYet": 1}
    dialogue.refresh_from_db()
    is_closed = dialogue.stage == Stage.CLOSED
    assert Contribution.objects.exists() != is_closed
    assert isinstance(ended[0], NotYet) == is_closed
