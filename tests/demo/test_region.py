"""The region is built by the actions, once, and its log holds."""

from collections import Counter
from datetime import timedelta

import pytest
from django.utils import timezone

from gensvar.audit.models import Event
from gensvar.audit.verification import first_break
from gensvar.contributions.models import Contribution, Review
from gensvar.demo.building import build, is_built
from gensvar.demo.scenes import Scene, scene
from gensvar.dialogues.models import Consideration, Stage
from gensvar.dialogues.queries import mandate_in_force
from gensvar.evaluation.models import Verdict
from gensvar.feedback.models import CredibilityRating, Direction, Weighing
from gensvar.feedback.queries.answers import published_answers
from gensvar.feedback.queries.debt import debt_of
from gensvar.findings.models import Placement, Theme
from gensvar.followups.models import Measure
from gensvar.kernel.days import today
from gensvar.matters.models import Matter, Outcome
from gensvar.notifications.models import Letter, LetterState
from gensvar.organisations.models import Role, RoleGrant

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("region")]


def the(file: str) -> Scene:
    found = scene(file)
    assert found is not None
    return found


def test_a_region_that_is_there_is_not_built_again() -> None:
    events = Event.objects.count()
    assert is_built()
    assert not build()
    assert Event.objects.count() == events


def test_its_log_holds_and_is_in_the_order_of_time() -> None:
    assert first_break() is None
    moments = list(Event.objects.order_by("sequence").values_list("at", flat=True))
    assert moments == sorted(moments)
    assert moments[-1] < timezone.now()


def test_its_dialogues_are_in_every_stage_that_matters() -> None:
    assert the("4-buses").takes_contributions
    assert the("5-minorities").dialogue.stage == Stage.PREPARING
    assert the("3-associations").dialogue.stage == Stage.ANALYSING
    assert the("2-evenings").dialogue.stage == Stage.HANDED_OVER
    assert the("1-policy").dialogue.stage == Stage.ANSWERED
    assert the("8-telephone").dialogue.stage == Stage.CLOSED


def test_one_answer_is_late_and_two_dialogues_owe_one() -> None:
    late = the("2-evenings").dialogue
    mandate = mandate_in_force(late)
    assert mandate is not None
    assert mandate.answer_by < today()
    assert debt_of(late).contributions == 15
    assert debt_of(the("7-book-bus").dialogue).contributions == 6
    assert debt_of(the("1-policy").dialogue).contributions == 0


def test_the_remand_is_answered_and_followed_by_a_decision_over_two_days() -> None:
    decisions = list(the("1-policy").dialogue.matter.decisions.all())
    outcomes = [row.outcome for row in decisions if row.outcome != Outcome.DECIDED]
    assert outcomes == ["proposed", "remitted_back", "proposed", "decided_changed"]
    remand, answer, last = decisions[-3:]
    assert answer.answers_remand == remand
    assert [row.votes for row in remand.votes.all()] == [36, 33]
    assert last.ends_on == last.starts_on + timedelta(days=1)


def test_findings_were_taken_up_partly_and_not() -> None:
    outcomes = Weighing.objects.values_list("outcome", flat=True)
    assert Counter(outcomes) == {"taken_up": 3, "partly": 3, "not": 2}
    assert Measure.objects.filter(words__startswith="Utse en person").count() == 1
    assert Measure.objects.count() == 11


def test_the_answer_went_in_three_directions_and_was_rated() -> None:
    shown = the("1-policy")
    assert {row.direction for row in published_answers(shown.dialogue)} == set(
        Direction.values
    )
    assert shown.is_told
    assert CredibilityRating.objects.filter(dialogue=shown.dialogue).count() == 7
    sides = Verdict.objects.filter(dialogue=shown.dialogue)
    assert set(sides.values_list("side", flat=True)) == {"region", "participants"}
    assert shown.unused_code


def test_the_notes_are_sorted_in_part() -> None:
    shown = the("3-associations")
    placed = Placement.objects.filter(theme__dialogue=shown.dialogue)
    assert placed.values("contribution").distinct().count() > 20
    assert shown.unsorted
    themes = Theme.objects.filter(dialogue=shown.dialogue)
    assert set(themes.values_list("state", flat=True)) == {"proposed", "confirmed"}


def test_a_dialogue_whose_mandate_was_withdrawn_is_cancelled_and_owes_answers() -> None:
    dialogue = the("7-book-bus").dialogue
    assert dialogue.stage == Stage.CANCELLED
    assert dialogue.cancel_reason
    assert mandate_in_force(dialogue) is None
    assert Contribution.objects.filter(dialogue=dialogue).count() == 6


def test_the_no_is_as_full_a_record_as_the_yes() -> None:
    outcomes = Counter(Consideration.objects.values_list("outcome", flat=True))
    assert outcomes["inform_only"] == outcomes["other_form"] == outcomes["not_now"] == 1
    assert outcomes["dialogue"] == 7
    waiting = Matter.objects.filter(is_major_change=True, considered_on=None)
    assert waiting.count() == 2


def test_the_notes_of_the_meeting_are_contributions_in_order() -> None:
    dialogue = the("3-associations").dialogue
    came_in = Contribution.objects.filter(dialogue=dialogue, batch__isnull=False)
    assert came_in.filter(batch__format="meeting").count() == 15
    rows = came_in.exclude(batch__format="meeting")
    assert rows.count() == 66
    assert [row.position for row in rows] == list(range(66))
    assert {row.question_id for row in rows} == {
        question.pk for question in dialogue.questions.all()
    }
    assert rows.filter(emphasis=2).count() == 5


def test_people_have_spoken_in_their_languages_and_by_all_ways() -> None:
    languages = set(Contribution.objects.values_list("language", flat=True))
    assert {"sv", "fi", "yi", "en", "ar"} <= languages
    channels = set(Contribution.objects.values_list("channel", flat=True))
    assert channels == {"web", "paper", "telephone", "meeting", "joint"}
    assert Contribution.objects.filter(review=Review.WAITING).count() == 3
    assert Contribution.objects.filter(hidden_at__isnull=False).count() == 1


def test_no_letter_is_written_twice_and_all_have_left() -> None:
    letters = list(Letter.objects.all())
    assert letters
    assert {letter.state for letter in letters} == {LetterState.SENT}
    assert {letter.attempts for letter in letters} == {1}
    assert all(letter.sent_at and letter.sent_at < timezone.now() for letter in letters)
    # The same news: notes that are out and notes that are approved are two.
    same = Counter((one.kind, one.cause, one.to, one.subject) for one in letters)
    assert [what for what, times in same.items() if times > 1] == []


def test_somebody_holds_each_role() -> None:
    assert set(RoleGrant.objects.values_list("role", flat=True)) == set(Role.values)
