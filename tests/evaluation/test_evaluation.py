"""Tests of judging a dialogue from both sides."""

import pytest
from django.test import Client

from gensvar.dialogues.models import Dialogue, Stage
from gensvar.evaluation.actions import (
    Opinion,
    enter_verdict_of,
    judge_for_region,
    write_lesson,
)
from gensvar.evaluation.models import Indicator, Lesson, Verdict, VerdictUse
from gensvar.evaluation.public import evaluate, evaluation_open_for
from gensvar.evaluation.queries import (
    comparisons,
    verdicts_of_region,
    words_of_participants,
)
from gensvar.followups.models import Measure
from gensvar.kernel.days import today
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet, Stale
from gensvar.organisations.models import Role
from tests.make.dialogues import chair_of, officer_of
from tests.make.feedback import (
    make_answered,
    make_handed_over,
    make_receipt,
    make_speaker,
    make_words,
    move_to,
)
from tests.make.organisations import make_member, make_user

pytestmark = pytest.mark.django_db


def opinion(score: int | None = 4, text: str = "") -> Opinion:
    return Opinion({"knowledge": score, "trust": None}, text=text)


def page(dialogue: Dialogue, place: str = "") -> str:
    return f"/arbete/dialoger/{dialogue.number}/utvardering/{place}"


def means(dialogue: Dialogue) -> dict[str, tuple[float | None, float | None]]:
    return {
        row.indicator.value: (row.region.value, row.participants.value)
        for row in comparisons(dialogue, verdicts_of_region(dialogue))
    }


def test_each_officer_and_chair_has_one_verdict_and_may_change_it() -> None:
    dialogue = make_answered()
    officer = officer_of(dialogue.body)
    judge_for_region(dialogue, opinion(2), by=officer)
    judge_for_region(dialogue, opinion(5), by=chair_of(dialogue.body))
    assert means(dialogue)["knowledge"] == (3.5, None)
    judge_for_region(dialogue, opinion(4), by=officer, seen_version=1)
    with pytest.raises(Stale):
        judge_for_region(dialogue, opinion(1), by=officer, seen_version=1)
    assert means(dialogue)["knowledge"] == (4.5, None)
    assert Verdict.objects.count() == 2


def test_unknown_stays_unknown() -> None:
    dialogue = make_answered()
    judge_for_region(dialogue, opinion(4), by=officer_of(dialogue.body))
    assert means(dialogue)["trust"] == (None, None)
    with pytest.raises(Invalid):
        judge_for_region(dialogue, opinion(None), by=chair_of(dialogue.body))


def test_nobody_judges_before_the_answer_or_after_the_close() -> None:
    dialogue = make_handed_over()
    with pytest.raises(NotYet):
        judge_for_region(dialogue, opinion(), by=officer_of(dialogue.body))
    answered = make_answered()
    receipt = make_speaker(answered)
    assert evaluation_open_for(receipt)
    move_to(answered, Stage.CLOSED)
    receipt.refresh_from_db()
    assert not evaluation_open_for(receipt)
    with pytest.raises(NotYet):
        evaluate(receipt, {"trust": 3})


@pytest.mark.parametrize("role", [Role.REPRESENTATIVE, Role.REGISTRAR])
def test_others_do_not_judge_for_the_region(role: Role) -> None:
    dialogue = make_answered()
    person = make_member(dialogue.body, role)
    with pytest.raises(NotAllowed):
        judge_for_region(dialogue, opinion(), by=person)
    with pytest.raises(NotAllowed):
        enter_verdict_of("Samerna", dialogue, opinion(), by=person)
    with pytest.raises(NotAllowed):
        write_lesson(dialogue, "x", by=person)


def test_a_participant_judges_once_and_leaves_no_trace() -> None:
    dialogue, user = make_answered(), make_user()
    first, second = (make_receipt(dialogue, user=user) for _turn in range(2))
    for receipt in (first, second):
        make_words(dialogue, receipt)
    evaluate(first, {"trust": 2}, "Inte mycket", "Bra möte")
    assert not evaluation_open_for(second)
    with pytest.raises(NotYet):
        evaluate(second, {"trust": 5})
    with pytest.raises(Invalid):
        evaluate(make_speaker(dialogue), {"trust": 9})

    verdict = Verdict.objects.get()
    assert (verdict.author, verdict.given_on.day) == (None, 1)
    assert [field.name for field in VerdictUse._meta.fields] == ["receipt"]
    targets = {field.related_model for field in Verdict._meta.fields}
    assert type(first) not in targets


def test_participants_figures_come_in_fives_for_each_point() -> None:
    dialogue = make_answered()
    for number in range(5):
        scores = {"knowledge": 4, "match": 3 if number else None}
        evaluate(make_speaker(dialogue), scores, text=f"Text {number}")
        if number < 4:
            assert means(dialogue)["knowledge"] == (None, None)
            assert words_of_participants(dialogue) == []
    shown = means(dialogue)
    assert shown["knowledge"] == (None, 4.0)
    assert shown["match"] == (None, None)
    assert len(words_of_participants(dialogue)) == 5
    evaluate(make_speaker(dialogue), {"match": 3})
    assert means(dialogue) == shown


def test_words_are_shown_earlier_only_if_the_writer_says_so() -> None:
    dialogue = make_answered()
    evaluate(make_speaker(dialogue), {}, text="Hemligt")
    evaluate(make_speaker(dialogue), {}, text="Får läsas", may_show_words=True)
    assert [item.text for item in words_of_participants(dialogue)] == ["Får läsas"]


def test_an_organisation_is_entered_once() -> None:
    dialogue = make_answered()
    officer = officer_of(dialogue.body)
    enter_verdict_of(" Romska  rådet ", dialogue, opinion(2), by=officer)
    for name in ("Romska rådet", " "):
        with pytest.raises(Invalid) as said:
            enter_verdict_of(name, dialogue, opinion(5), by=officer)
        assert said.value.field == "on_behalf_of"
    # Shown by name, and not part of the anonymous mean.
    assert means(dialogue)["knowledge"] == (None, None)


@pytest.mark.requirement("S3-41", "S3-42", "S3-43", "S3-44", "S3-52", "S1-27")
def test_both_sides_judge_and_the_difference_is_shown(client: Client) -> None:
    dialogue = make_answered()
    client.force_login(officer_of(dialogue.body))
    assert "Skriv mitt omdöme" in client.get(page(dialogue)).content.decode()
    given = dict.fromkeys(Indicator.values, "5")
    response = client.post(
        page(dialogue, "omdome/"),
        {**given, "trust": "", "difference_made": "Nya öppettider", "version": "0"},
    )
    assert response.status_code == 302
    response = client.post(
        page(dialogue, "organisation/"),
        {"on_behalf_of": "Sverigefinska rådet", "match": "2", "text": "Kom för sent"},
    )
    assert response.status_code == 302
    for _turn in range(5):
        evaluate(make_speaker(dialogue), {"knowledge": 3}, "Lite")

    text = client.get(page(dialogue)).content.decode()

    for said in (
        "5,0",
        "3,0",
        "-2,0",
        "Inte känt",
        "Nya öppettider",
        "Sverigefinska rådet",
        "Kom för sent",
        "Lite",
        "Ändra mitt omdöme",
    ):
        assert said in text


@pytest.mark.requirement("S3-52")
def test_a_lesson_becomes_a_measure(client: Client) -> None:
    dialogue = make_answered()
    client.force_login(officer_of(dialogue.body))
    response = client.post(
        page(dialogue, "lardom/"),
        {
            "words": "Vi frågade för sent.",
            "measure_words": "Börja i februari",
            "measure_body": dialogue.body.pk,
            "measure_due_on": today().isoformat(),
        },
    )
    assert response.status_code == 302
    lesson = Lesson.objects.get()
    assert lesson.measure == Measure.objects.get()
    text = client.get(page(dialogue)).content.decode()
    assert "Vi frågade för sent." in text
    assert "Börja i februari" in text
    assert client.post(page(dialogue, "lardom/"), {"words": ""}).status_code == 422


def test_the_elected_read_and_see_no_words_of_the_anonymous(client: Client) -> None:
    dialogue = make_answered()
    evaluate(make_speaker(dialogue), {}, text="Får läsas", may_show_words=True)
    client.force_login(make_member(dialogue.body, Role.REPRESENTATIVE))
    assert "Får läsas" not in client.get(page(dialogue)).content.decode()
    for place in ("omdome/", "organisation/", "lardom/"):
        assert client.get(page(dialogue, place)).status_code == 403


def test_an_old_form_is_told_and_keeps_its_words(client: Client) -> None:
    dialogue = make_answered()
    officer = officer_of(dialogue.body)
    judge_for_region(dialogue, opinion(2), by=officer)
    client.force_login(officer)
    response = client.post(
        page(dialogue, "omdome/"), {"trust": "3", "text": "Mina ord", "version": "0"}
    )
    assert response.status_code == 422
    assert "Mina ord" in response.content.decode()
