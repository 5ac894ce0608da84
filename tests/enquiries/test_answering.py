"""Those who answer: move, take, answer straight, correct, show, hide."""

from datetime import timedelta

import pytest
from django.test import Client

from gensvar.accounts.models import User
from gensvar.config.ownership import of_body, of_person
from gensvar.enquiries.actions import (
    Draft,
    Where,
    move_day,
    move_enquiry,
    send_answer,
    show_enquiry,
    take_enquiry,
    write_down,
)
from gensvar.enquiries.actions.asking import Asked
from gensvar.enquiries.keys import token_of
from gensvar.enquiries.models import Answer, Enquiry, State, Theme
from gensvar.followups.models import Measure
from gensvar.kernel.days import today
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet
from gensvar.notifications.models import Letter
from gensvar.organisations.models import Role
from gensvar.organisations.ownership import Kind
from gensvar.ui.dates import day
from tests.make.dialogues import officer_of
from tests.make.enquiries import answer, make_enquiry, make_shown, make_theme
from tests.make.organisations import make_body, make_member, make_user

pytestmark = pytest.mark.django_db
HERE = "/arbete/fragor/"


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def draft(version: int, **more: str) -> dict[str, object]:
    """Return an answer as the form sends it."""
    start = {"kind": "yes", "words": "Ja.", "signed_by": "Lots Bo Ek", **more}
    return {
        "do": "send",
        "answer-version": version,
        **{f"answer-{key}": value for key, value in start.items()},
    }


@pytest.mark.requirement("S4-131", "S4-130")
def test_a_question_without_theme_waits_for_triage_and_is_moved_to_its_owner() -> None:
    theme = make_theme(name="Bidrag till föreningar", is_funding=True, answer_days=5)
    row = make_enquiry(email="kim@example.org")
    promised = row.due_on
    client = client_of(officer_of(make_body()))

    listed = client.get(HERE).content.decode()
    client.post(
        f"{HERE}{row.pk}/",
        {"do": "move", "move-theme": theme.pk, "move-reason": "Lotsen vet."},
    )
    row.refresh_from_db()
    page = Client().get(f"/fraga/min/{token_of(row)}/").content.decode()

    assert "När kan vi söka" in listed
    assert (row.state, row.owner, row.body) == ("routed", theme.owner, theme.body)
    assert row.due_on < promised
    assert "Lotsen vet." in page
    assert "Finansieringslots" in page
    assert Letter.objects.filter(kind="enquiry moved", to="kim@example.org").exists()


@pytest.mark.requirement("S4-131", "S4-121")
def test_a_no_has_a_reason_and_a_promise_in_the_answer_becomes_a_measure() -> None:
    row = make_enquiry(make_theme())
    assert row.owner is not None
    client = client_of(row.owner)
    address = f"{HERE}{row.pk}/"
    due = today() + timedelta(days=60)

    refused = client.post(address, draft(row.version, kind="no"))
    promise = {"promise": "Öppnar en ny omgång.", "promise_by": due.isoformat()}
    sent = client.post(
        address, draft(row.version, kind="partly", reason="Ej alla.", **promise)
    )
    row.refresh_from_db()

    assert refused.status_code == 422
    assert "Skriv varför. Ett nej ska ha ett skäl." in refused.content.decode()
    assert "Lots Bo Ek" in refused.content.decode()
    assert sent.status_code == 302
    assert row.state == State.ANSWERED
    measure = Measure.objects.get()
    assert (measure.words, measure.due_on, measure.owner) == (
        "Öppnar en ny omgång.",
        due,
        row.owner,
    )
    page = Client().get(f"/fraga/min/{token_of(row)}/").content.decode()
    assert "Öppnar en ny omgång." in page


@pytest.mark.requirement("S4-131")
def test_a_draft_is_not_seen_and_a_correction_is_a_new_version() -> None:
    row = make_enquiry(make_theme(), email="kim@example.org")
    assert row.owner is not None
    client = client_of(row.owner)
    address, own = f"{HERE}{row.pk}/", f"/fraga/min/{token_of(row)}/"

    client.post(address, {**draft(row.version, words="Kanske."), "do": "draft"})
    before = Client().get(own).content.decode()
    row.refresh_from_db()
    client.post(address, draft(row.version, words="Den 1 mars."))
    row.refresh_from_db()
    silent = client.post(address, draft(row.version, words="Den 1 april."))
    client.post(
        address, draft(row.version, words="Den 1 april.", correction="Fel månad.")
    )
    after = Client().get(own).content.decode()

    assert "Kanske." not in before
    assert silent.status_code == 422
    assert list(Answer.objects.values_list("number", "words")) == [
        (1, "Den 1 mars."),
        (2, "Den 1 april."),
    ]
    assert after.index("Den 1 april.") < after.index("Den 1 mars.")
    assert "Rättat: Fel månad." in after
    assert Letter.objects.filter(kind="enquiry answered").count() == 2


def test_the_second_of_two_who_answer_reads_what_the_first_did() -> None:
    row = make_enquiry(make_theme())
    assert row.owner is not None
    seen = row.version
    take_enquiry(row, by=row.owner)

    response = client_of(row.owner).post(f"{HERE}{row.pk}/", draft(seen))

    assert response.status_code == 422
    assert "Någon annan har ändrat frågan" in response.content.decode()
    assert not Answer.objects.exists()


@pytest.mark.requirement("S4-131", "S4-086")
def test_what_everyone_reads_is_written_beside_the_words_and_can_be_hidden() -> None:
    row = make_enquiry(
        make_theme(), words="Varför svarar inte Anna, 070-1234567?", wants_public=True
    )
    assert row.owner is not None
    client = client_of(row.owner)
    address = f"{HERE}{row.pk}/"
    too_early = client.post(address, draft(row.version))
    with_number = {
        "do": "show",
        "show-subject": "Telefon",
        "show-words": "070-1234567?",
    }
    refused = client.post(address, with_number)
    client.post(address, {**with_number, "show-words": "Varför svarar ingen?"})
    everyone = Client().get(f"/fragor/{row.public_id}/").content.decode()
    same = make_shown(make_theme(), words="Får vi låna salen?")
    unchanged = Client().get(f"/fragor/{same.public_id}/").content.decode()
    own = Client().get(f"/fraga/min/{token_of(row)}/").content.decode()
    client.post(address, {"do": "hide", "hide-reason": "Den handlar om en person."})
    hidden = Client().get(f"/fragor/{row.public_id}/")
    reason = Client().get(f"/fraga/min/{token_of(row)}/").content.decode()

    assert too_early.status_code == 422
    assert "Ta bort det." in refused.content.decode()
    assert "Varför svarar ingen?" in everyone
    assert "Anna" not in everyone
    assert "Regionen har kortat eller ändrat orden" in everyone
    assert "Regionen har kortat" not in unchanged
    assert "Varför svarar inte Anna" in own
    assert "Varför svarar ingen?" in own
    assert hidden.status_code == 404
    assert "Den handlar om en person." in reason
    row.refresh_from_db()
    assert row.words == "Varför svarar inte Anna, 070-1234567?"


def test_questions_of_procurement_are_shown_whatever_the_asker_wants() -> None:
    theme = make_theme(name="Upphandling", is_published=True)
    form = Client().get("/fraga/").content.decode()
    row = make_enquiry(theme)
    with pytest.raises(NotYet):
        answer(row)
    assert row.owner is not None
    show_enquiry(
        row, "Kan föreningar lämna anbud?", "Kan föreningar lämna anbud?", by=row.owner
    )
    answer(row)

    assert "Upphandling (alla får läsa svaret)" in form
    assert Client().get(f"/fragor/{row.public_id}/").status_code == 200
    closed = make_enquiry(make_theme())
    assert closed.owner is not None
    with pytest.raises(NotYet):
        show_enquiry(closed, "Rad", "Ord", by=closed.owner)


@pytest.mark.requirement("S4-038")
def test_a_day_is_moved_with_a_reason_that_the_asker_reads() -> None:
    row = make_enquiry(make_theme(), email="kim@example.org")
    assert row.owner is not None
    later = row.due_on + timedelta(days=7)

    with pytest.raises(Invalid):
        move_day(row, later, " ", by=row.owner)
    with pytest.raises(Invalid):
        move_day(row, today() - timedelta(days=1), "Sen.", by=row.owner)
    client_of(row.owner).post(
        f"{HERE}{row.pk}/",
        {"do": "day", "day-due_on": later.isoformat(), "day-reason": "Vi väntar."},
    )
    page = Client().get(f"/fraga/min/{token_of(row)}/").content.decode()

    assert f"till {day(later)}." in page
    assert "Vi väntar." in page


def test_what_belongs_elsewhere_is_said_with_whom_to_ask() -> None:
    row = make_enquiry(make_theme())
    assert row.owner is not None

    client_of(row.owner).post(
        f"{HERE}{row.pk}/",
        {
            "do": "elsewhere",
            "elsewhere-where": "Kommunen",
            "elsewhere-reason": "Lokalen är kommunens.",
        },
    )
    page = Client().get(f"/fraga/min/{token_of(row)}/").content.decode()

    assert "Vänd dig till: Kommunen." in page
    assert "Lokalen är kommunens." in page


@pytest.mark.requirement("S4-131")
def test_a_question_by_telephone_is_written_down_with_the_day_it_came() -> None:
    theme = make_theme()
    assert theme.owner is not None
    came = today() - timedelta(days=4)

    client_of(theme.owner).post(
        f"{HERE}ny/",
        {
            "words": "Vem äger huset?",
            "source": "telephone",
            "received_on": came.isoformat(),
            "theme": theme.pk,
            "language": "sv",
        },
    )
    row = Enquiry.objects.get()

    assert (row.words, row.source, row.received_on) == (
        "Vem äger huset?",
        "telephone",
        came,
    )
    officer = client_of(theme.owner)
    assert f">Fråga {row.pk}" in officer.get(HERE).text
    shown = officer.get(f"{HERE}{row.pk}/").text
    assert f"<dt>Frågans nummer</dt><dd>{row.pk}</dd>" in shown
    with pytest.raises(Invalid):
        write_down(
            Asked("Hej?", received_on=today() + timedelta(days=1)), by=theme.owner
        )


def test_only_those_who_have_the_question_may_read_and_answer_it() -> None:
    row = make_enquiry(make_theme())
    stranger = officer_of(make_body())

    assert client_of(stranger).get(f"{HERE}{row.pk}/").status_code == 404
    with pytest.raises(NotAllowed):
        send_answer(row, Draft("yes", "Ja.", "Bo"), by=stranger)
    with pytest.raises(NotAllowed):
        write_down(Asked("Hej?"), by=make_user())


def test_a_question_of_who_leaves_is_on_hand_and_moves_to_somebody_else() -> None:
    theme = make_theme()
    row = make_enquiry(theme)
    assert theme.owner is not None
    on_hand = [one.kind for one in of_person(theme.owner)]
    other = make_member(theme.body, Role.OFFICER, name="Ny Handläggare")
    move_enquiry(row, Where(owner=other), "", by=theme.owner)

    assert on_hand == [Kind.QUESTION]
    assert of_person(theme.owner) == []
    assert [one.kind for one in of_body(theme.body)] == [Kind.QUESTION]


@pytest.mark.requirement("S4-130", "S4-126")
def test_an_administrator_keeps_the_themes_and_one_that_ended_cannot_be_chosen() -> (
    None
):
    body = make_body()
    client = client_of(make_member(body, Role.ADMINISTRATOR))
    facts = {"name": "Stöd", "body": body.pk, "owner_role": "Finansieringslots"}

    refused = client.post(f"{HERE}amnen/nytt/", {**facts, "answer_days": 500})
    client.post(f"{HERE}amnen/nytt/", {**facts, "answer_days": 8, "is_funding": "on"})
    twice = client.post(f"{HERE}amnen/nytt/", {**facts, "answer_days": 8})
    theme = Theme.objects.get()
    offered = Client().get("/fraga/?amne=stod").content.decode()
    client.post(f"{HERE}amnen/{theme.slug}/", {"do": "end"})
    after = Client().get("/fraga/?amne=stod").content.decode()

    assert refused.status_code == twice.status_code == 422
    assert '<option value="stod" selected>Stöd</option>' in offered
    assert 'value="stod"' not in after
    assert client_of(officer_of(body)).get(f"{HERE}amnen/nytt/").status_code == 403


def test_what_is_shown_can_be_answered_and_found_by_those_who_follow() -> None:
    row = make_shown(make_theme())
    answer(row)

    assert b"Ja, fr" in Client().get("/fragor.atom").content


@pytest.mark.requirement("S4-131")
def test_what_one_is_to_answer_stands_among_what_waits() -> None:
    theme = make_theme()
    make_enquiry(theme, words="Får vi hyra salen?")
    make_enquiry(words="Vem ringer man?")
    assert theme.owner is not None

    page = client_of(theme.owner).get("/arbete/").content.decode()

    assert "Får vi hyra salen?" in page
    assert "Vem ringer man?" in page
