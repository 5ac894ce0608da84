"""At which stage of the matter's decision process a dialogue began."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from gensvar.dialogues.models import Stage
from gensvar.dialogues.process import Began, stage_on
from gensvar.kernel.days import today
from gensvar.matters.models import Decision, Matter, Outcome
from tests.make.dialogues import chair_of, make_dialogue

DAY = date(2026, 3, 1)
OUTCOMES = (Outcome.DECIDED, Outcome.REMITTED_BACK, Outcome.TABLED)
Days = st.dates(DAY - timedelta(days=60), DAY + timedelta(days=60))


@settings(max_examples=30)
@given(
    drafted=st.none() | Days,
    planned=st.none() | Days,
    decided=st.lists(st.tuples(Days, st.sampled_from(OUTCOMES)), max_size=3),
)
def test_what_comes_after_a_day_never_changes_how_far_the_matter_had_come(
    drafted: date | None,
    planned: date | None,
    decided: list[tuple[date, Outcome]],
) -> None:
    matter = Matter(basis_drafted_on=drafted, planned_decision_on=planned)
    decisions = [
        Decision(starts_on=day, outcome=outcome, order=place)
        for place, (day, outcome) in enumerate(decided)
    ]
    found = stage_on(DAY, matter, decisions)
    earlier = [one for one in decisions if one.starts_on < DAY]
    assert found == stage_on(DAY, matter, earlier)
    has_ended = any(one.outcome != Outcome.TABLED for one in earlier)
    assert (found in (Began.DECIDED, Began.REMITTED)) == has_ended


@pytest.mark.django_db
@pytest.mark.requirement("S2-03", "S2-19")
def test_matter_and_dialogue_say_at_which_stage_the_dialogue_began() -> None:
    dialogue = make_dialogue(Stage.OPEN)
    client = Client()
    client.force_login(chair_of(dialogue.body))
    pages = (
        reverse("matter", args=[dialogue.matter_id]),
        reverse("dialogue", args=[dialogue.number]),
    )
    drafted = {
        today() - timedelta(days=2): "Började efter att beslutsunderlaget hade",
        today() + timedelta(days=9): "Började innan beslutsunderlaget skrevs.",
    }
    for day, words in drafted.items():
        Matter.objects.filter(pk=dialogue.matter_id).update(basis_drafted_on=day)
        for page in pages:
            assert words in client.get(page).content.decode()
