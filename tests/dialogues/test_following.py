"""Following a dialogue by letter."""

from datetime import timedelta

import pytest

from gensvar.dialogues.actions import move_closing_day, withdraw_mandate
from gensvar.dialogues.messages import following_code
from gensvar.dialogues.models import Dialogue, Follower, Stage
from gensvar.dialogues.public import confirm_following, follow, stop_following
from gensvar.dialogues.queries import mandate_in_force, takes_contributions
from gensvar.kernel.days import today
from gensvar.kernel.errors import Invalid
from gensvar.notifications.models import Letter
from tests.make.dialogues import chair_of, make_dialogue, officer_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def dialogue() -> Dialogue:
    return make_dialogue(Stage.OPEN)


def follow_and_confirm(dialogue: Dialogue) -> Follower:
    follow(dialogue, "Ada@Example.org ", "sv")
    follower = Follower.objects.get()
    assert confirm_following(following_code(follower)) == dialogue
    return follower


def test_an_address_is_asked_once_a_day_and_confirmed(dialogue: Dialogue) -> None:
    follow(dialogue, "ada@example.org", "sv")
    follow(dialogue, "ADA@example.org", "sv")

    letter = Letter.objects.get()
    assert letter.to == "ada@example.org"
    assert dialogue.title in letter.subject


def test_who_follows_already_gets_no_letter(dialogue: Dialogue) -> None:
    follow_and_confirm(dialogue)
    Letter.objects.all().delete()

    follow(dialogue, "ada@example.org", "sv")

    assert not Letter.objects.exists()


def test_a_code_that_means_nothing_does_nothing(dialogue: Dialogue) -> None:
    assert confirm_following("nonsense") is None
    assert stop_following("") is None


def test_who_stops_is_forgotten(dialogue: Dialogue) -> None:
    follower = follow_and_confirm(dialogue)

    assert stop_following(following_code(follower)) == dialogue
    assert not Follower.objects.exists()


def test_half_an_address_is_refused(dialogue: Dialogue) -> None:
    with pytest.raises(Invalid):
        follow(dialogue, "ada@", "sv")


def test_followers_are_told_of_a_moved_closing_day_with_the_reason(
    dialogue: Dialogue,
) -> None:
    follow_and_confirm(dialogue)
    phase = dialogue.phases.get()

    move_closing_day(
        phase,
        today() + timedelta(days=40),
        "Skolorna har lov.",
        by=officer_of(dialogue.body),
    )

    letter = Letter.objects.get(kind="closing day moved")
    assert "Skolorna har lov." in letter.text


def test_a_withdrawn_mandate_stops_contributions_and_is_told(
    dialogue: Dialogue,
) -> None:
    follow_and_confirm(dialogue)

    withdraw_mandate(dialogue, reason="Budgeten är ändrad.", by=chair_of(dialogue.body))

    assert mandate_in_force(dialogue) is None
    assert not takes_contributions(dialogue)
    assert "Budgeten är ändrad." in Letter.objects.get(kind="mandate withdrawn").text
