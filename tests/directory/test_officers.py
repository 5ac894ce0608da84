"""What officers and administrators do with keepers, pages and words, on screen."""

import pytest
from django.test import Client

from gensvar.accounts.models import User
from gensvar.directory.actions.keeping import (
    Asker,
    ask_by_name,
    ask_to_keep,
    confirm_keeper,
    object_to,
)
from gensvar.directory.actions.pages import PageWords, write_page
from gensvar.directory.models import Category, Competence, Keeper, PageVersion
from gensvar.notifications.models import Letter
from gensvar.organisations.models import Organisation, Role
from tests.make.dialogues import officer_of, someone
from tests.make.directory import make_keeper, make_organisation, make_page
from tests.make.organisations import make_body

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(client: Client) -> User:
    user = officer_of(make_body())
    client.force_login(user)
    return user


def asked(organisation: Organisation, number: int = 1) -> Keeper:
    asker = Asker(f"Kim {number}", f"kim{number}@example.org")
    keeper = ask_to_keep(organisation, asker, key=f"{number:040}")
    confirm_keeper(keeper)
    return keeper


def page_of(keeper: Keeper) -> str:
    public_id = keeper.organisation.public_id
    return f"/arbete/foreningar/{public_id}/skots-av/{keeper.pk}/"


@pytest.mark.usefixtures("officer")
def test_an_officer_approves_with_one_press_and_ends_with_a_reason(
    client: Client,
) -> None:
    keeper = asked(make_organisation())
    waiting = client.get("/arbete/").content.decode()
    assert "1 organisation har en sida eller en person att godkänna" in waiting
    client.post(page_of(keeper), {"do": "approve", "approve-reason": ""})
    keeper.refresh_from_db()
    assert keeper.state == "approved"
    lacks = client.post(page_of(keeper), {"do": "end", "end-reason": ""})
    assert lacks.status_code == 422
    client.post(page_of(keeper), {"do": "end", "end-reason": "Har slutat."})
    keeper.refresh_from_db()
    assert (keeper.state, keeper.email) == ("ended", "")


@pytest.mark.usefixtures("officer")
def test_an_objection_stops_the_one_press(client: Client) -> None:
    first = make_keeper()
    keeper = asked(first.organisation)
    object_to(keeper, by=first)
    shown = client.get(page_of(keeper)).content.decode()
    assert "vi känner inte den här personen" in shown
    stopped = client.post(page_of(keeper), {"do": "approve", "approve-reason": ""})
    assert stopped.status_code == 422
    why = {"do": "approve", "approve-reason": "Ordföranden ringde och bekräftade."}
    assert client.post(page_of(keeper), why).status_code == 302
    keeper.refresh_from_db()
    assert keeper.state == "approved"


@pytest.mark.usefixtures("officer")
def test_a_page_is_sent_back_with_what_to_change(client: Client) -> None:
    keeper = make_keeper()
    make_page(keeper)
    page = write_page(keeper, PageWords("Nytt", "Alla", "Mer"), sends=True)
    check = f"/arbete/foreningar/{keeper.organisation.public_id}/sida/"
    said = {"do": "return", "version": page.version, "reason": ""}
    assert client.post(check, said).status_code == 422
    said["reason"] = "Skriv vad ni gör för unga."
    assert client.post(check, said).status_code == 302
    rows = PageVersion.objects.order_by("number").values_list("state", "reason")
    assert list(rows) == [("shown", ""), ("returned", "Skriv vad ni gör för unga.")]
    letter = Letter.objects.filter(kind="page answer").latest("pk")
    assert "Skriv vad ni gör" not in letter.text
    assert client.get(check).status_code == 404


@pytest.mark.usefixtures("officer")
def test_somebody_known_is_invited_and_the_page_is_taken_down(client: Client) -> None:
    organisation = make_organisation()
    one = f"/arbete/foreningar/{organisation.public_id}/om/"
    invite = {"do": "invite", "invite-name": "Ada", "invite-language": "fi"}
    invite["invite-email"] = "ada@example.org"
    assert client.post(one, invite).status_code == 302
    assert client.post(one, invite).status_code == 422
    keeper = Keeper.objects.get()
    assert Letter.objects.get().language == "fi"
    make_page(keeper)
    client.post(one, {"do": "hide", "hide-reason": "Upplöst."})
    assert PageVersion.objects.get().state == "hidden"
    assert client.get(f"/foreningar/{organisation.public_id}/").status_code == 404


def test_two_people_who_write_one_name_differently_ask_for_the_same() -> None:
    """An organisation is registered twice by two people."""
    first = ask_by_name("Norra IF", Asker("A", "a@example.org"), key="a" * 40)
    again = ask_by_name(" norra  if ", Asker("B", "b@example.org"), key="b" * 40)
    assert first.organisation == again.organisation
    assert Organisation.objects.count() == 1


def test_an_administrator_keeps_the_words_and_takes_back(client: Client) -> None:
    client.force_login(someone(make_body(), Role.ADMINISTRATOR))
    words = "/arbete/foreningar/ord/"
    said = {"do": "category", "category-kind": "theme", "category-name": "Idrott"}
    assert client.post(words, said).status_code == 302
    twice = {**said, "category-name": "IDROTT"}
    assert client.post(words, twice).status_code == 422
    group = client.post(words, {**said, "category-name": "Romer"})
    assert "aldrig efter vilka människor är" in group.content.decode()
    row = Category.objects.get()
    client.post(f"{words}category/{row.pk}/slut/")
    client.post(f"{words}category/{row.pk}/igen/")
    row.refresh_from_db()
    assert row.ended_on is None
    write_page(make_keeper(), PageWords(proposed=("Snickeri",)))
    proposed = Competence.objects.get()
    client.post(f"{words}competence/{proposed.pk}/igen/")
    proposed.refresh_from_db()
    assert proposed.proposed_at is None
