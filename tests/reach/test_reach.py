"""Whom a dialogue reached, in aggregate, with few people protected."""

from datetime import timedelta

import pytest
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from gensvar.dialogues.models import Stage
from gensvar.kernel.days import today
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet
from gensvar.organisations.models import Role
from gensvar.reach.actions import hide_reach, name_gap, note_reached, show_reach
from gensvar.reach.comparing import Counted, compared
from gensvar.reach.protecting import FEWEST, FEWEST_HIDDEN, hidden_in
from gensvar.reach.public import reach_shown
from tests.make.dialogues import make_dialogue, officer_of
from tests.make.organisations import make_member, make_user
from tests.make.publishing import publish
from tests.make.reach import make_gap, make_population, make_reached

NUMBERS = st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 30), min_size=1)


@given(NUMBERS)
@settings(max_examples=30, deadline=None)
def test_no_small_number_is_shown_or_can_be_worked_out(numbers: dict[str, int]) -> None:
    hidden = hidden_in(numbers)
    shown = numbers.keys() - hidden
    assert all(numbers[name] >= FEWEST for name in shown)
    if hidden and shown:
        assert len(hidden) >= 2
        assert sum(numbers[name] for name in hidden) >= FEWEST_HIDDEN
    counts = [Counted("Ålder", name, number) for name, number in numbers.items()]
    lines = compared(counts, {})[0].lines
    assert {line.name for line in lines if line.number is None} == hidden
    if hidden:
        assert all(line.reached is None for line in lines)


def test_a_group_with_too_small_a_share_may_be_missing() -> None:
    counts = [Counted("Ålder", "0–17", 10), Counted("Ålder", "18–", 90)]
    found = compared(counts, {"ålder": {"0–17": 200, "18–": 800}})[0]
    assert found.missing == ["0–17"]
    assert [(one.reached, one.lives_here) for one in found.lines] == [
        (10, 20),
        (90, 80),
    ]
    unknown = compared([Counted("Ålder", "0–17", None)], {})[0].lines[0]
    assert (unknown.number, unknown.is_hidden, unknown.may_be_missing) == (
        None,
        False,
        False,
    )


@pytest.mark.django_db
def test_what_is_noted_has_a_source_and_names_no_trait_of_a_person() -> None:
    dialogue = make_dialogue()
    by = officer_of(dialogue.body)
    for field, facts in (
        ("breakdown", {"breakdown": "Språk", "name": "Alla", "number": 9}),
        ("name", {"breakdown": "Övrigt", "name": "romer", "number": 9}),
        ("source", {"breakdown": "Ålder", "name": "0–17", "number": 9}),
    ):
        with pytest.raises(Invalid) as refusal:
            note_reached(dialogue, facts, by=by)
        assert refusal.value.field == field
    with pytest.raises(NotYet):
        show_reach(dialogue, by=by)
    with pytest.raises(NotAllowed):
        show_reach(dialogue, by=make_user())
    gap = {"who": "A", "what": "B", "by_whom": "C"}
    with pytest.raises(Invalid) as refusal:
        name_gap(dialogue, {**gap, "until_on": today() - timedelta(days=1)}, by=by)
    assert refusal.value.field == "until_on"


@pytest.mark.django_db
def test_everyone_reads_it_only_as_long_as_it_is_shown() -> None:
    dialogue = make_dialogue()
    make_reached(dialogue, {"0–17": 3, "18–": 40, "65–": 50})
    make_gap(dialogue)

    shown = reach_shown(dialogue.slug)

    assert shown is not None
    assert [one.number for one in shown.compared[0].lines] == [None, None, 50]
    assert [one.who for one in shown.gaps] == ["Unga"]
    hide_reach(dialogue, by=officer_of(dialogue.body))
    assert reach_shown(dialogue.slug) is None


@pytest.mark.django_db
@pytest.mark.requirement("S3-30")
def test_an_officer_says_who_was_reached_and_everyone_reads_it(client: Client) -> None:
    dialogue = make_dialogue(Stage.OPEN)
    make_population(make_member(dialogue.body, Role.ADMINISTRATOR))
    client.force_login(officer_of(dialogue.body))
    page = f"/arbete/dialoger/{dialogue.number}/malgrupper/"
    for name, number in (("0–17", 10), ("18–", 90)):
        one = {"breakdown": "Ålder", "name": name, "number": number}
        assert client.post(f"{page}antal/", one).status_code == 422
        client.post(f"{page}antal/", {**one, "source": "Räknat vid dörren"})
    day = (today() + timedelta(days=30)).isoformat()
    gap = {"who": "Unga", "what": "Skolbesök", "by_whom": "Processledaren"}
    client.post(f"{page}luckor/", {**gap, "until_on": day})
    text = client.get(page).text
    assert "Kan vara underrepresenterade: 0–17." in text
    assert "Skolbesök" in text
    public = f"/dialoger/{dialogue.slug}/malgrupper/"
    assert client.get(public).status_code == 404
    client.post(page, {"do": "show"})
    publish(dialogue)
    client.logout()

    shown = client.get(public).text
    assert "Kan vara underrepresenterade: 0–17." in shown
    assert "Räknat vid dörren" not in shown
    assert public in client.get(f"/dialoger/{dialogue.slug}/svar/").text
