"""From said to done: questions carried over, ideas with an outcome, the dialogue."""

from datetime import timedelta

import pytest
from django.test import Client

from gensvar.accounts.models import User
from gensvar.contributions.actions.batches import withdraw_batch
from gensvar.contributions.models import Batch, Contribution
from gensvar.dialogues.models import Question
from gensvar.followups.actions import answer_question
from gensvar.followups.models import Measure, RaisedQuestion
from gensvar.kernel.days import today
from gensvar.kernel.errors import Invalid, NotYet
from gensvar.meeting_notes.actions.following import (
    Promise,
    carry_over,
    follow_up_all,
    make_measure,
    refuse_idea,
)
from gensvar.meeting_notes.actions.joining import join_dialogue
from gensvar.meeting_notes.models import IdeaOutcome
from gensvar.meeting_notes.queries.following import fates_of, tally
from gensvar.meeting_notes.queries.making import content_of
from gensvar.meetings.keys import token_of
from gensvar.meetings.models import AgendaItem, ItemKind, Meeting, Series
from tests.make.dialogues import make_dialogue, officer_of
from tests.make.held import Held, make_held
from tests.make.meetings import make_meeting
from tests.make.organisations import make_body

pytestmark = pytest.mark.django_db


@pytest.fixture
def held() -> Held:
    return make_held()


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def officer(held: Held) -> User:
    return officer_of(held.meeting.body)


def here(held: Held, rest: str) -> str:
    return f"/arbete/moten/{held.meeting.pk}/{rest}"


def make_series_of(held: Held) -> Meeting:
    """Put a meeting in a series, and plan the next one."""
    body = held.meeting.body
    by = officer_of(body)
    series = Series.objects.create(
        name="Samråd", body=body, started_on=today(), created_by=by
    )
    Meeting.objects.filter(pk=held.meeting.pk).update(series=series)
    held.meeting.refresh_from_db()
    return make_meeting(body, series=series)


@pytest.mark.requirement("S1-12", "S4-025", "S4-148", "S4-150")
def test_questions_are_followed_up_in_one_press(held: Held) -> None:
    client = client_of(officer(held))
    due = today() + timedelta(days=20)

    client.post(here(held, "fragor/"), {"do": "follow", "due_on": due})
    page = client.post(
        here(held, "fragor/"), {"do": "follow", "due_on": due}, follow=True
    )

    first, second = RaisedQuestion.objects.order_by("pk")
    assert (first.state, first.answer) == ("answered", "Tillsammans.")
    assert first.answered_by == "Vera Wiklund, ordförande"
    assert (second.state, second.due_on, second.owner) == ("open", due, officer(held))
    assert "Svara eller lämna vidare" in page.content.decode()


@pytest.mark.parametrize(
    ("chosen", "expected"), [({}, False), ({"is_public": "on"}, True)]
)
def test_questions_are_shown_to_everyone_only_when_that_is_chosen(
    held: Held, chosen: dict[str, str], expected: bool
) -> None:
    client, due = client_of(officer(held)), today() + timedelta(days=20)
    assert "får visas för alla" in client.get(here(held, "fragor/")).text
    client.post(here(held, "fragor/"), {"do": "follow", "due_on": due, **chosen})
    shown = RaisedQuestion.objects.values_list("is_public", flat=True)
    assert list(shown) == [expected, expected]


@pytest.mark.requirement("S4-083", "S4-116")
def test_what_has_no_answer_is_carried_over_until_it_has_one(held: Held) -> None:
    coming = make_series_of(held)
    follow_up_all(held.meeting, by=officer(held))
    client = client_of(officer(held))

    page = client.post(
        f"/arbete/moten/{coming.pk}/fragor/", {"do": "carry"}, follow=True
    ).content.decode()

    item = AgendaItem.objects.get(meeting=coming)
    assert (item.kind, item.title) == (ItemKind.FOLLOW_UP, held.asked[1].words)
    assert "Öppen sedan" in page
    assert carry_over(coming, by=officer(held)) == 0

    answer_question(
        RaisedQuestion.objects.get(state="open"), "not", "Nej.", by=officer(held)
    )
    later = make_meeting(held.meeting.body, days=60, series=coming.series)
    assert carry_over(later, by=officer(held)) == 0


def test_a_meeting_outside_a_series_has_nothing_to_carry_over(held: Held) -> None:
    with pytest.raises(NotYet):
        carry_over(held.meeting, by=officer(held))


def test_guests_see_what_became_of_the_questions(held: Held) -> None:
    follow_up_all(held.meeting, is_public=True, by=officer(held))

    page = Client().get(f"/mote/{token_of(held.visitor)}/anteckningar/")

    assert "Tillsammans." in page.content.decode()


@pytest.mark.requirement("S4-007", "S4-040", "S4-041", "S4-017")
def test_an_idea_becomes_a_measure_or_gets_a_reason(held: Held) -> None:
    client = client_of(officer(held))
    first, second, _third = held.ideas
    client.post(
        here(held, f"ideer/{first.pk}/"),
        {
            "do": "measure",
            "measure-words": "Ordna tre möten",
            "measure-due_on": today() + timedelta(days=9),
        },
    )
    client.post(
        here(held, f"ideer/{second.pk}/"),
        {
            "do": "refuse",
            "refuse-reason": "LOU tillåter det inte.",
            "refuse-legal": "on",
        },
    )

    page = client.get(here(held, "ideer/")).content.decode()

    assert Measure.objects.get().words == "Ordna tre möten"
    assert "LOU tillåter det inte." in page
    assert page.index("Det går trögt") < page.index("1+1= 3")
    counted = tally(fates_of(held.meeting))
    assert (counted.ideas, counted.measures, counted.refused, counted.waiting) == (
        3,
        1,
        1,
        1,
    )
    only = client.get(here(held, "ideer/?visa=vantar")).content.decode()
    assert "Vi ses 3 gånger" in only
    assert "Det går trögt" not in only


@pytest.mark.requirement("S4-046")
def test_a_no_has_a_reason_and_can_be_taken_back(held: Held) -> None:
    idea, by = held.ideas[0], officer(held)
    with pytest.raises(Invalid):
        refuse_idea(held.meeting, idea, " ", by=by)
    refuse_idea(held.meeting, idea, "GDPR", legal=True, by=by)

    client_of(by).post(here(held, f"ideer/{idea.pk}/"), {"do": "undo"})

    assert not IdeaOutcome.objects.exists()


def test_an_idea_becomes_a_measure_once(held: Held) -> None:
    idea, by = held.ideas[0], officer(held)
    promise = Promise("Ordna möten", today())
    make_measure(held.meeting, idea, promise, by=by)

    with pytest.raises(NotYet):
        make_measure(held.meeting, idea, promise, by=by)
    with pytest.raises(NotYet):
        refuse_idea(held.meeting, idea, "Nej.", by=by)


@pytest.fixture
def joined() -> Held:
    body = make_body()
    dialogue = make_dialogue(body=body, stage="open")
    Question.objects.filter(dialogue=dialogue).update(words="möjligheter?")
    return make_held(body=body, dialogue=dialogue)


def test_what_was_said_joins_the_dialogue_once_with_its_emphasis(joined: Held) -> None:
    client = client_of(officer(joined))
    prompt = next(p.key for p in content_of(joined.meeting).parts if p.said)
    question = Question.objects.filter(dialogue=joined.meeting.dialogue).first()
    assert question is not None
    page = client.get(here(joined, "till-dialogen/")).content.decode()
    assert f'<option value="{question.pk}" selected' in page

    client.post(here(joined, "till-dialogen/"), {prompt: question.pk})
    client.post(here(joined, "till-dialogen/"), {prompt: question.pk})

    rows = Contribution.objects.order_by("position")
    assert list(rows.values_list("text", "emphasis", "question")) == [
        ("1+1= 3", 0, question.pk),
        ("Det går trögt", 1, question.pk),
        ("Vi ses 3 gånger", 0, question.pk),
    ]
    with pytest.raises(Invalid):
        join_dialogue(joined.meeting, {}, by=officer(joined))


def test_after_a_withdrawal_it_can_be_handed_over_anew(joined: Held) -> None:
    by = officer(joined)
    batch = join_dialogue(joined.meeting, {}, by=by)
    withdraw_batch(batch, reason="Fel dialog", by=by)

    join_dialogue(joined.meeting, {}, by=by)

    assert Batch.objects.count() == 2
