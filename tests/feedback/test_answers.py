"""Tests of writing, publishing and correcting answers."""

import pytest

from gensvar.dialogues.models import Stage
from gensvar.feedback.actions.answers import AnswerWords, correct_answer, write_answer
from gensvar.feedback.assembly import PromisedMeasure, Weighed, suggested_text
from gensvar.feedback.models import (
    Answer,
    AnswerCorrection,
    AnswerState,
    Direction,
    WeighingOutcome,
)
from gensvar.feedback.queries.answers import (
    answer_to_participants,
    answers_by_direction,
    published_answers,
    weighing_changed_after,
)
from gensvar.feedback.workflow import (
    LIFE_OF_AN_ANSWER,
    move_answer,
    publish_ready_answers,
)
from gensvar.kernel.days import today
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet, Stale
from gensvar.organisations.models import Role
from gensvar.workflow.diagrams import as_mermaid
from tests.make.dialogues import make_dialogue, officer_of
from tests.make.feedback import (
    make_answer,
    make_answered,
    make_handed_over,
    make_words,
    move_to,
    weigh_all,
)
from tests.make.organisations import make_member

pytestmark = pytest.mark.django_db


def test_an_answer_goes_from_draft_to_ready_to_published() -> None:
    dialogue = make_handed_over()
    weigh_all(dialogue)
    answer = make_answer(dialogue, state="draft")
    assert not published_answers(dialogue).exists()

    officer = officer_of(dialogue.body)
    move_answer(answer, "make ready", by=officer, seen_version=1)
    assert not published_answers(dialogue).exists()
    move_answer(answer, "publish", by=officer, seen_version=2)

    found = answer_to_participants(dialogue)
    assert found is not None
    assert (found.published_by, found.state) == (officer, AnswerState.PUBLISHED)
    assert found.published_at is not None


def test_every_state_but_the_last_has_a_way_out() -> None:
    left = {start for arrow in LIFE_OF_AN_ANSWER for start in arrow.starts}
    assert left == {AnswerState.DRAFT, AnswerState.READY}
    assert "ready --> published" in as_mermaid(LIFE_OF_AN_ANSWER)


def test_nothing_is_published_before_every_finding_is_weighed() -> None:
    dialogue = make_handed_over(2)
    answer = make_answer(dialogue, state="ready")
    with pytest.raises(NotYet) as said:
        move_answer(
            answer, "publish", by=officer_of(dialogue.body), seen_version=answer.version
        )
    assert len(said.value.missing) == 1
    answer.refresh_from_db()
    assert (answer.state, answer.published_at) == (AnswerState.READY, None)


def test_a_cancelled_dialogue_can_be_answered_without_a_decision() -> None:
    dialogue = make_handed_over()
    move_to(dialogue, Stage.CANCELLED)
    answer = make_answer(dialogue, text="Nämnden tog tillbaka uppdraget.")
    assert answer.is_published


@pytest.mark.parametrize("stage", [Stage.PREPARING, Stage.OPEN, Stage.ANALYSING])
def test_nobody_answers_before_the_basis_is_handed_over(stage: Stage) -> None:
    dialogue = move_to(make_dialogue(), stage)
    with pytest.raises(NotYet):
        write_answer(
            dialogue, Direction.PUBLIC, AnswerWords("Hej"), by=officer_of(dialogue.body)
        )


def test_an_empty_answer_is_not_ready() -> None:
    dialogue = make_handed_over()
    answer = make_answer(dialogue, text="", state="draft")
    with pytest.raises(NotYet):
        move_answer(answer, "make ready", by=officer_of(dialogue.body), seen_version=1)


def test_services_are_named_or_none_because() -> None:
    dialogue = make_handed_over()
    officer = officer_of(dialogue.body)
    services = Direction.SERVICES
    answer = write_answer(dialogue, services, AnswerWords("Ändra schemat"), by=officer)
    with pytest.raises(NotYet):
        move_answer(answer, "make ready", by=officer, seen_version=1)
    both = AnswerWords("Ändra schemat", none_because="Ingen berörs")
    answer = write_answer(dialogue, services, both, by=officer, seen_version=1)
    assert (answer.text, answer.none_because) == ("Ändra schemat", "Ingen berörs")
    move_answer(answer, "make ready", by=officer, seen_version=2)

    with pytest.raises(Invalid):
        write_answer(
            dialogue, Direction.PUBLIC, AnswerWords(none_because="x"), by=officer
        )


def test_what_is_ready_is_taken_back_before_it_is_changed() -> None:
    dialogue = make_handed_over()
    answer, officer = make_answer(dialogue, state="ready"), officer_of(dialogue.body)
    new = AnswerWords("Nytt")
    with pytest.raises(NotYet):
        write_answer(dialogue, Direction.PARTICIPANTS, new, by=officer, seen_version=2)
    move_answer(answer, "take back", by=officer, seen_version=answer.version)
    write_answer(
        dialogue, Direction.PARTICIPANTS, new, by=officer, seen_version=answer.version
    )
    answer.refresh_from_db()
    assert answer.text == "Nytt"


def test_what_is_published_is_what_was_seen() -> None:
    dialogue = make_handed_over()
    weigh_all(dialogue)
    answer = make_answer(dialogue, state="ready")
    with pytest.raises(Stale):
        move_answer(
            answer,
            "publish",
            by=officer_of(dialogue.body),
            seen_version=answer.version - 1,
        )
    assert not published_answers(dialogue).exists()


def test_ready_answers_are_published_together_or_not_at_all() -> None:
    dialogue = make_handed_over()
    weigh_all(dialogue)
    one = make_answer(dialogue, state="ready")
    two = make_answer(dialogue, Direction.PUBLIC, state="ready")
    officer = officer_of(dialogue.body)
    seen = {one.pk: one.version, two.pk: two.version - 1}
    with pytest.raises(Stale):
        publish_ready_answers(dialogue, by=officer, seen=seen)
    assert not published_answers(dialogue).exists()

    seen[two.pk] = two.version
    assert publish_ready_answers(dialogue, by=officer, seen=seen) == [one, two]
    with pytest.raises(NotYet):
        publish_ready_answers(dialogue, by=officer, seen=seen)
    assert published_answers(dialogue).count() == 2


def test_only_those_who_lead_and_the_chair_answer() -> None:
    dialogue = make_handed_over()
    for role in (Role.REPRESENTATIVE, Role.REGISTRAR, Role.REVIEWER):
        person = make_member(dialogue.body, role)
        with pytest.raises(NotAllowed):
            write_answer(dialogue, Direction.PUBLIC, AnswerWords("x"), by=person)
    chair = make_member(dialogue.body, Role.CHAIR)
    assert write_answer(dialogue, Direction.PUBLIC, AnswerWords("x"), by=chair).pk


def test_a_published_answer_is_corrected_and_keeps_what_stood() -> None:
    dialogue = make_answered()
    answer, officer = Answer.objects.get(), officer_of(dialogue.body)
    new = AnswerWords("Det blir öppet på onsdagar.", {"fi": "Keskiviikkoisin."})

    with pytest.raises(Invalid):
        correct_answer(answer, new, reason=" ", by=officer, seen_version=answer.version)
    with pytest.raises(Invalid):
        correct_answer(
            answer, AnswerWords(""), reason="x", by=officer, seen_version=answer.version
        )
    with pytest.raises(Invalid):
        correct_answer(
            answer,
            AnswerWords(answer.text),
            reason="x",
            by=officer,
            seen_version=answer.version,
        )
    correct_answer(
        answer, new, reason="Fel dag.", by=officer, seen_version=answer.version
    )

    answer.refresh_from_db()
    kept = AnswerCorrection.objects.get()
    assert answer.words_in("fi") == ("Keskiviikkoisin.", "fi")
    assert answer.words_in("en") == ("Det blir öppet på onsdagar.", "sv")
    assert (answer.state, answer.edition) == (AnswerState.PUBLISHED, 2)
    assert (kept.before, kept.reason) == (
        "Det blir öppet på tisdagskvällar.",
        "Fel dag.",
    )
    assert kept.edition == 1


def test_the_second_of_two_corrections_is_told() -> None:
    dialogue = make_answered()
    answer, officer = Answer.objects.get(), officer_of(dialogue.body)
    seen = answer.version
    correct_answer(answer, AnswerWords("A"), reason="x", by=officer, seen_version=seen)
    with pytest.raises(Stale):
        correct_answer(
            answer, AnswerWords("B"), reason="x", by=officer, seen_version=seen
        )
    assert Answer.objects.get().text == "A"


def test_a_draft_is_edited_and_not_corrected() -> None:
    dialogue = make_handed_over()
    answer = make_answer(dialogue, state="draft")
    with pytest.raises(NotYet):
        correct_answer(
            answer,
            AnswerWords("A"),
            reason="x",
            by=officer_of(dialogue.body),
            seen_version=1,
        )


def test_a_weighing_changed_after_the_answer_is_pointed_out() -> None:
    from gensvar.feedback.actions.weighing import weigh  # noqa: PLC0415
    from gensvar.feedback.models import Weighing  # noqa: PLC0415
    from tests.make.feedback import judgement  # noqa: PLC0415

    dialogue = make_answered()
    answer, weighing = Answer.objects.get(), Weighing.objects.get()
    assert weighing_changed_after(answer) is None
    weigh(
        weighing.finding,
        judgement(weighing.decision, WeighingOutcome.NOT),
        by=officer_of(dialogue.body),
        seen_version=1,
        why_changed="Fel",
    )
    assert weighing_changed_after(answer) == today()


def test_the_suggestion_says_you_said_we_do_because() -> None:
    text = suggested_text(
        Direction.PARTICIPANTS,
        [
            Weighed(
                "Öppna en kväll",
                WeighingOutcome.TAKEN_UP,
                "Det ryms i ramen",
                "Vårdnämnden, § 132",
                [PromisedMeasure("Nytt schema", "Vårdcentralen", today())],
            ),
            Weighed(
                "Flytta huset", WeighingOutcome.NOT, "För dyrt.", "Vårdnämnden, § 133"
            ),
        ],
    )
    assert text.startswith("Svaret i korthet")
    assert "Ni sa: Öppna en kväll." in text
    assert "Eftersom: Det ryms i ramen. (Vårdnämnden, § 132)" in text
    assert "Vi gör: detta tas inte upp." in text
    assert "– Nytt schema. Vårdcentralen gör det senast den" in text


def test_a_cancelled_dialogue_begins_its_answer_with_why() -> None:
    text = suggested_text(Direction.PUBLIC, [], "Uppdraget drogs tillbaka")
    assert text == "Vi avbröt dialogen, eftersom: Uppdraget drogs tillbaka."


def test_every_direction_has_its_place_from_the_start() -> None:
    dialogue = make_handed_over()
    make_words(dialogue)
    make_answer(dialogue, Direction.PUBLIC, state="draft")
    found = answers_by_direction(dialogue)
    assert list(found) == list(Direction)
    assert found[Direction.PARTICIPANTS] is None
    assert found[Direction.PUBLIC] is not None
