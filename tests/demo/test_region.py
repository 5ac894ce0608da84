"""The region is built by the actions, once, and its log holds."""

from collections import Counter

import pytest
from django.utils import timezone

from gensvar.audit.models import Event
from gensvar.audit.verification import first_break
from gensvar.contributions.models import Contribution, Review
from gensvar.demo.building import build, is_built
from gensvar.demo.scenes import Scene, scene
from gensvar.dialogues.models import Consideration, Stage
from gensvar.dialogues.queries import mandate_in_force
from gensvar.matters.models import Matter
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


def test_a_dialogue_whose_mandate_was_withdrawn_is_cancelled_and_owes_answers() -> None:
    dialogue = the("7-book-bus").dialogue
    assert dialogue.stage == Stage.CANCELLED
    assert dialogue.cancel_reason
    assert mandate_in_force(dialogue) is None
    assert Contribution.objects.filter(dialogue=dialogue).count() == 6


def test_the_no_is_as_full_a_record_as_the_yes() -> None:
    outcomes = Counter(Consideration.objects.values_list("outcome", flat=True))
    assert outcomes["inform_only"] == outcomes["other_form"] == outcomes["not_now"] == 1
    assert outcomes["dialogue"] == 6
    waiting = Matter.objects.filter(is_major_change=True, considered_on=None)
    assert waiting.count() == 1


def test_the_notes_of_the_meeting_are_contributions_in_order() -> None:
    dialogue = the("3-associations").dialogue
    rows = Contribution.objects.filter(dialogue=dialogue, batch__isnull=False)
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
    assert channels == {"web", "paper", "telephone", "meeting"}
    assert Contribution.objects.filter(review=Review.WAITING).count() == 2
    assert Contribution.objects.filter(hidden_at__isnull=False).count() == 1


def test_no_letter_is_written_twice_and_all_have_left() -> None:
    letters = list(Letter.objects.all())
    assert letters
    assert {letter.state for letter in letters} == {LetterState.SENT}
    assert {letter.attempts for letter in letters} == {1}
    assert all(letter.sent_at and letter.sent_at < timezone.now() for letter in letters)
    same = Counter((letter.kind, letter.cause, letter.to) for letter in letters)
    assert set(same.values()) == {1}


def test_somebody_holds_each_role() -> None:
    assert set(RoleGrant.objects.values_list("role", flat=True)) == set(Role.values)
