"""Questions on screen: answered straight, moved, passed on and taken higher."""

from datetime import timedelta

import pytest
from django.test import Client

from gensvar.accounts.models import User
from gensvar.followups.actions import (
    answer_question,
    escalate_question,
    move_question,
    pass_on_question,
    raise_question,
    reopen_question,
)
from gensvar.followups.actions.questions import Raised
from gensvar.followups.models import RaisedQuestion
from gensvar.followups.queries import is_owed, questions_visible_to
from gensvar.kernel.days import today
from gensvar.kernel.errors import Invalid, NotAllowed, Stale
from gensvar.organisations.models import Body, Role
from tests.make.dialogues import officer_of
from tests.make.organisations import make_body, make_member, make_user

pytestmark = pytest.mark.django_db
HERE = "/arbete/atgarder/fragor/"


@pytest.fixture
def body() -> Body:
    return make_body()


def make_question(
    body: Body, words: str = "Vart ska vi vända oss?", days: int = 5
) -> RaisedQuestion:
    by = officer_of(body)
    raised = Raised(
        words, today() + timedelta(days), today() - timedelta(days=40), owner=by
    )
    return raise_question(body, raised, by=by)


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.mark.requirement("S1-12", "S4-097", "S4-146")
def test_a_question_is_raised_and_answered_straight_on_screen(body: Body) -> None:
    client = client_of(officer_of(body))
    client.post(
        f"{HERE}ny/",
        {
            "words": "Hur kompenserar ni mindre bidrag?",
            "body": body.pk,
            "due_on": today() + timedelta(days=30),
            "owner": officer_of(body).pk,
        },
    )
    question = RaisedQuestion.objects.get()

    page = client.post(
        f"{HERE}{question.pk}/",
        {
            "do": "answer",
            "answer-state": "not",
            "answer-answer": "Budgeten beslutas i juni.",
            "answer-answered_by": "Vera Wiklund, ordförande",
            "answer-version": question.version,
        },
        follow=True,
    ).content.decode()

    assert "Budgeten beslutas i juni." in page
    assert "Sagt av Vera Wiklund, ordförande" in page
    assert RaisedQuestion.objects.get().state == "not"


def test_a_no_without_a_reason_is_refused_and_nothing_typed_is_lost(body: Body) -> None:
    question = make_question(body)

    response = client_of(officer_of(body)).post(
        f"{HERE}{question.pk}/",
        {
            "do": "answer",
            "answer-state": "not",
            "answer-answered_by": "Bo",
            "answer-version": 1,
        },
    )

    assert response.status_code == 422
    assert 'value="Bo"' in response.content.decode()


def test_the_second_of_two_who_answer_reads_the_first(body: Body) -> None:
    question = make_question(body)
    answer_question(question, "answered", "Ja.", by=officer_of(body))

    response = client_of(officer_of(body)).post(
        f"{HERE}{question.pk}/",
        {
            "do": "answer",
            "answer-state": "not",
            "answer-answer": "Nej.",
            "answer-version": 1,
        },
    )

    assert response.status_code == 422
    page = response.content.decode()
    assert "Ja." in page
    assert "Nej." in page
    with pytest.raises(Stale):
        answer_question(question, "not", "Nej.", seen_version=1, by=officer_of(body))


def test_an_answer_written_anew_keeps_the_one_before(body: Body) -> None:
    question, by = make_question(body), officer_of(body)
    answer_question(question, "answered", "Ja.", by=by)
    answer_question(question, "partly", "Delvis.", by=by)
    reopen_question(question, "Ny fråga.", by=by)

    assert [note.words for note in question.notes.all()] == [
        "",
        "Ja.",
        "Ny fråga.\n\nDelvis.",
    ]
    assert (question.state, question.answer) == ("open", "")


@pytest.mark.requirement("S4-144")
def test_a_question_is_taken_to_a_higher_body_on_screen() -> None:
    top = make_body(name="Regionstyrelsen")
    body = make_body(parent=top)
    question = make_question(body)

    page = (
        client_of(officer_of(body))
        .post(
            f"{HERE}{question.pk}/",
            {"do": "escalate", "higher-body": top.pk, "higher-reason": "Högsta nivån."},
            follow=True,
        )
        .content.decode()
    )

    assert "Regionstyrelsen" in page
    question.refresh_from_db()
    assert question.escalated_to == top
    assert question in questions_visible_to(officer_of(top))


def test_a_question_is_never_taken_sideways_or_down() -> None:
    top = make_body()
    below, beside = make_body(parent=top), make_body()
    question = make_question(top)

    for body in (below, beside, top):
        with pytest.raises(Invalid):
            escalate_question(question, body, "För att.", by=officer_of(top))


@pytest.mark.requirement("S4-116")
def test_the_list_shows_what_is_late_and_how_old_it_is(body: Body) -> None:
    make_question(body, "Sen fråga", days=-3)
    make_question(body, "Frågan i tid", days=3)

    page = client_of(officer_of(body)).get(f"{HERE}?late=on").content.decode()

    assert "Sen fråga" in page
    assert "ställd för 40 dagar sedan" in page
    assert "Frågan i tid" not in page


def test_a_day_is_moved_for_a_reason_and_a_question_passed_on(body: Body) -> None:
    question, by = make_question(body), officer_of(body)
    with pytest.raises(Invalid):
        move_question(question, today() + timedelta(days=9), " ", by=by)
    move_question(question, today() + timedelta(days=9), "Väntar på budget", by=by)
    colleague = make_member(body, Role.OFFICER)
    pass_on_question(question, colleague, by=by)

    note = question.notes.first()
    assert note is not None
    assert (note.due_before, note.due_after) == (
        today() + timedelta(days=5),
        today() + timedelta(days=9),
    )
    assert question.owner == colleague


def test_strangers_neither_see_nor_answer(body: Body) -> None:
    question = make_question(body)
    stranger = make_user()

    assert not questions_visible_to(stranger).exists()
    with pytest.raises(NotAllowed):
        answer_question(question, "answered", "Ja.", by=stranger)


def test_a_question_is_owed_the_day_after_its_day(body: Body) -> None:
    question = make_question(body, days=0)

    assert not is_owed(question)
    assert is_owed(question, today() + timedelta(days=1))


def test_a_day_before_the_question_is_refused(body: Body) -> None:
    with pytest.raises(Invalid):
        raise_question(
            body, Raised("Vad?", today() - timedelta(days=1)), by=officer_of(body)
        )
