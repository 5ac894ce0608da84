"""Fifty people press at once: once is once (T16)."""

from collections import Counter
from collections.abc import Callable

from gensvar.evaluation.models import Verdict
from gensvar.evaluation.public import evaluate
from gensvar.feedback.actions.mailings import prepare_mailing, send_mailing
from gensvar.feedback.actions.weighing import weigh
from gensvar.feedback.models import (
    Answer,
    CredibilityRating,
    Delivery,
    Mailing,
    RatingUse,
    Weighing,
)
from gensvar.feedback.public import rate
from gensvar.feedback.workflow import move_answer
from gensvar.findings.models import Finding
from gensvar.notifications.models import Letter
from tests.make.dialogues import officer_of
from tests.make.feedback import (
    judgement,
    make_answer,
    make_answered,
    make_decision,
    make_handed_over,
    make_speaker,
    weigh_all,
)
from tests.racing import RACING, at_once, counted

pytestmark = RACING
AT_ONCE = 50


def pressed(act: Callable[[], object], times: int = AT_ONCE) -> Counter[str]:
    """Do the same many times at once, and count how it ended."""
    return counted(at_once([act] * times))


def test_a_receipt_rates_once_however_often_it_is_pressed() -> None:
    receipt = make_speaker(make_answered())
    ended = pressed(lambda: rate(receipt, 5, 4, 3))
    assert ended == {"done": 1, "NotYet": AT_ONCE - 1}
    assert CredibilityRating.objects.count() == RatingUse.objects.count() == 1


def test_a_receipt_judges_once_however_often_it_is_pressed() -> None:
    receipt = make_speaker(make_answered())
    ended = pressed(lambda: evaluate(receipt, {"trust": 4}))
    assert ended == {"done": 1, "NotYet": AT_ONCE - 1}
    assert Verdict.objects.count() == 1


def test_one_list_is_prepared_and_sent_once() -> None:
    dialogue = make_answered()
    for number in range(5):
        make_speaker(dialogue, email=f"p{number}@example.org")
    answer, officer = Answer.objects.get(), officer_of(dialogue.body)
    assert pressed(lambda: prepare_mailing(answer, by=officer)) == {"done": AT_ONCE}
    mailing = Mailing.objects.get()
    assert Delivery.objects.filter(way="email").count() == 5
    ended = pressed(lambda: send_mailing(mailing, by=officer))
    assert ended == {"done": 1, "NotYet": AT_ONCE - 1}
    assert Letter.objects.count() == 5


def test_an_answer_is_published_once() -> None:
    dialogue = make_handed_over()
    weigh_all(dialogue)
    answer = make_answer(dialogue, state="ready")
    officer, seen = officer_of(dialogue.body), answer.version

    def publish() -> None:
        mine = Answer.objects.get(pk=answer.pk)
        move_answer(mine, "publish", by=officer, seen_version=seen)

    assert pressed(publish) == {"done": 1, "Stale": AT_ONCE - 1}


def test_of_many_first_weighings_one_stands() -> None:
    dialogue = make_handed_over()
    finding, officer = Finding.objects.get(), officer_of(dialogue.body)
    entered = judgement(make_decision(dialogue))
    ended = pressed(lambda: weigh(finding, entered, by=officer), times=10)
    assert ended == {"done": 1, "Stale": 9}
    assert Weighing.objects.count() == 1
