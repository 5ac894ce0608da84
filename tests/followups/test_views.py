"""Measures on screen, and who may do what with them."""

from datetime import timedelta

import pytest
from django.test import Client

from gensvar.accounts.models import User
from gensvar.followups.actions import hand_over_measures, note_measure, promise_measure
from gensvar.followups.models import Measure
from gensvar.followups.policies import may_follow_up, may_promise
from gensvar.followups.queries import is_overdue, measures_visible_to
from gensvar.kernel.days import today
from gensvar.kernel.errors import Invalid, NotAllowed
from gensvar.organisations.models import Body, Role
from tests.make.dialogues import officer_of
from tests.make.organisations import make_body, make_member, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def body() -> Body:
    return make_body()


def make_measure(
    body: Body, words: str = "Skyltar på finska", days: int = 10
) -> Measure:
    officer = officer_of(body)
    return promise_measure(
        words, body=body, owner=officer, due_on=today() + timedelta(days), by=officer
    )


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.mark.requirement("S2-08")
def test_a_measure_is_promised_and_followed_on_screen(body: Body) -> None:
    client = client_of(officer_of(body))
    client.post(
        "/arbete/atgarder/ny/",
        {
            "words": "Skyltar på finska",
            "body": body.pk,
            "due_on": today() + timedelta(days=9),
            "owner": officer_of(body).pk,
        },
    )
    measure = Measure.objects.get()

    page = client.post(
        f"/arbete/atgarder/{measure.pk}/",
        {"do": "note", "note-status": "ongoing", "note-words": "Beställda."},
        follow=True,
    ).content.decode()

    assert "Beställda." in page
    assert Measure.objects.get().status == "ongoing"


def test_a_moved_day_keeps_the_old_one(body: Body) -> None:
    measure = make_measure(body)
    later = today() + timedelta(days=50)

    client_of(officer_of(body)).post(
        f"/arbete/atgarder/{measure.pk}/",
        {"do": "move", "move-due_on": later, "move-reason": "Sen leverans"},
    )

    note = measure.notes.get()
    assert (note.due_before, note.due_after) == (measure.due_on, later)


def test_a_no_to_a_measure_needs_words(body: Body) -> None:
    measure = make_measure(body)
    with pytest.raises(Invalid):
        note_measure(measure, "refused", " ", by=officer_of(body))

    note_measure(measure, "refused", "Det fick inte plats.", by=officer_of(body))
    assert measure.reason == "Det fick inte plats."


def test_a_form_with_faults_is_shown_again(body: Body) -> None:
    measure = make_measure(body)

    response = client_of(officer_of(body)).post(
        f"/arbete/atgarder/{measure.pk}/",
        {"do": "note", "note-status": "done", "note-words": ""},
    )

    assert response.status_code == 422
    assert not measure.notes.exists()


def test_the_most_overdue_comes_first(body: Body) -> None:
    make_measure(body, "Sedan", 5)
    late = make_measure(body, "Försenad", -5)
    done = make_measure(body, "Klar", -9)
    note_measure(done, "done", "Klart.", by=officer_of(body))

    listed = [m.words for m in measures_visible_to(officer_of(body))]

    assert listed == ["Försenad", "Sedan", "Klar"]
    assert is_overdue(late)
    assert not is_overdue(done)


def test_who_may_promise_and_follow_up(body: Body) -> None:
    measure = make_measure(body)
    table = {
        role: (
            may_promise(user := make_member(body, role), body),
            may_follow_up(user, measure),
        )
        for role in Role
    }

    assert table == {role: (role in (Role.OFFICER, Role.CHAIR),) * 2 for role in Role}


def test_a_stranger_sees_and_does_nothing(body: Body) -> None:
    measure = make_measure(body)
    other = make_member(make_body(), Role.OFFICER)

    assert client_of(other).get(f"/arbete/atgarder/{measure.pk}/").status_code == 404
    assert client_of(make_user()).get("/arbete/atgarder/").status_code == 403
    with pytest.raises(NotAllowed):
        note_measure(measure, "done", "Klart", by=other)


def test_all_open_measures_are_handed_over(body: Body) -> None:
    make_measure(body)
    make_measure(body)
    heir = make_member(body, Role.OFFICER)

    assert hand_over_measures(officer_of(body), heir, by=officer_of(body)) == 2
    assert set(Measure.objects.values_list("owner", flat=True)) == {heir.pk}
    with pytest.raises(NotAllowed):
        hand_over_measures(heir, officer_of(body), by=officer_of(body))
    with pytest.raises(Invalid):
        hand_over_measures(heir, make_user(), by=heir)


@pytest.mark.parametrize("rows", [3, 30])
def test_the_list_asks_as_often_for_few_as_for_many(
    body: Body, rows: int, django_assert_max_num_queries: object
) -> None:
    for _row in range(rows):
        make_measure(body)
    client = client_of(officer_of(body))

    with django_assert_max_num_queries(8):  # type: ignore[operator] # a fixture
        client.get("/arbete/atgarder/")
