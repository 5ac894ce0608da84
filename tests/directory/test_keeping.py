"""Becoming the one who keeps the page of an organisation, without any account."""

import re

import pytest
from django.core import mail
from django.test import Client

from gensvar.accounts.models import User
from gensvar.directory.actions.keeping import (
    Asker,
    approve_keeper,
    ask_to_keep,
    confirm_keeper,
    decline_keeper,
    end_keeping,
    object_to,
)
from gensvar.directory.keepers import hashes_of, keeper_page, token_of
from gensvar.directory.models import Keeper
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet
from gensvar.notifications.models import Letter
from gensvar.organisations.models import Organisation
from tests.make.dialogues import officer_of
from tests.make.directory import (
    make_keeper,
    make_organisation,
    make_page,
    make_relation,
)
from tests.make.organisations import make_body, make_user
from tests.matrix.seeing import without_marks

pytestmark = pytest.mark.django_db
KEY = "k" * 40


@pytest.fixture
def officer() -> User:
    return officer_of(make_body())


def letters() -> list[str]:
    return list(Letter.objects.order_by("pk").values_list("kind", flat=True))


@pytest.mark.requirement("S4-105")
def test_somebody_asks_confirms_and_is_let_in(client: Client, officer: User) -> None:
    page = client.get("/foreningar/anmal/")
    key = re.search(r'name="key" value="([^"]+)"', page.content.decode())
    assert key is not None
    said = {"organisation": "Norrskenet", "name": "Ada Alm", "key": key[1]}
    said["email"] = "ada@example.org"
    for _again in range(2):
        sent = client.post("/foreningar/anmal/", said)
        assert sent.status_code == 302
    keeper = Keeper.objects.get()
    assert (keeper.organisation.name, letters()) == ("Norrskenet", ["keeper confirm"])
    address = f"/forening/{token_of(keeper)}/bekrafta/"
    assert "ada@example.org" not in address
    client.post(address, {"do": "confirm"})
    shut = client.get(f"/forening/{token_of(keeper)}/sida/")
    assert shut.headers["Location"] == address
    keeper.refresh_from_db()
    approve_keeper(keeper, by=officer)
    assert client.get(f"/forening/{token_of(keeper)}/sida/").status_code == 200
    assert client.get(address).headers["Location"].endswith("/sida/")
    assert letters() == ["keeper confirm", "keeper answer"]
    assert not mail.outbox


def test_nobody_is_let_in_before_the_address_has_answered(officer: User) -> None:
    keeper = ask_to_keep(make_organisation(), Asker("Kim", "k@example.org"), key=KEY)
    with pytest.raises(NotYet):
        approve_keeper(keeper, by=officer)
    confirm_keeper(keeper)
    with pytest.raises(NotAllowed):
        approve_keeper(keeper, by=make_user())


def test_a_takeover_is_told_objected_to_and_needs_a_reason(
    client: Client, officer: User
) -> None:
    """Somebody wants to take over the page of an organisation that has a keeper."""
    keeper = make_keeper(email="ada@example.org")
    page = make_page(keeper)
    asker = Asker("Någon Annan", "other@example.org")
    other = ask_to_keep(page.organisation, asker, key=KEY)
    confirm_keeper(other)
    told = Letter.objects.get(kind="keeper asks")
    assert (told.to, "Någon Annan" in told.text) == ("ada@example.org", False)
    assert keeper_page(token_of(other)).is_approved is False  # type: ignore[union-attr]
    own = f"/forening/{token_of(keeper)}/skots-av/"
    assert "Någon Annan" in client.get(own).content.decode()
    client.post(own, {"who": other.pk})
    other.refresh_from_db()
    assert other.objected_by == keeper
    with pytest.raises(Invalid) as refused:
        approve_keeper(other, by=officer)
    assert refused.value.field == "reason"
    decline_keeper(other, "Föreningen känner inte igen dig.", by=officer)
    other.refresh_from_db()
    assert (other.state, other.email) == ("declined", "")
    assert keeper_page(hashes_of(KEY)["token_hash"]) is None


def test_a_keeper_objects_only_within_its_own_organisation(client: Client) -> None:
    mine, theirs = make_keeper(), make_keeper()
    asked = ask_to_keep(theirs.organisation, Asker("Kim", "k@example.org"), key=KEY)
    confirm_keeper(asked)
    with pytest.raises(NotAllowed):
        object_to(asked, by=mine)
    own = f"/forening/{token_of(mine)}/skots-av/"
    assert client.post(own, {"who": asked.pk}).status_code == 404
    assert client.post(own, {"who": "abc"}).status_code == 404


def test_a_new_link_makes_the_old_one_void_and_tells_nothing(client: Client) -> None:
    keeper = make_keeper(email="ada@example.org")
    page = make_page(keeper)
    address = f"/foreningar/{page.organisation.public_id}/ny-lank/"
    old = token_of(keeper)
    answers = [
        without_marks(
            client.post(address, {"email": email}, follow=True).content.decode()
        )
        for email in ("stranger@example.org", "Ada@example.org")
    ]
    assert answers[0] == answers[1]
    keeper.refresh_from_db()
    assert client.get(f"/forening/{old}/sida/").status_code == 404
    assert client.get(f"/forening/{token_of(keeper)}/sida/").status_code == 200
    assert Letter.objects.filter(kind="keeper link").count() == 1


def test_asking_again_with_the_same_address_makes_nobody_twice() -> None:
    keeper = make_keeper(email="ada@example.org")
    asker = Asker("Ada", "ADA@example.org")
    assert ask_to_keep(keeper.organisation, asker, key=KEY) == keeper
    assert Keeper.objects.count() == 1


def test_who_stops_leaves_no_address_and_the_link_opens_nothing(
    client: Client, officer: User
) -> None:
    first, second = make_keeper(), make_keeper()
    token = token_of(first)
    client.post(f"/forening/{token}/skots-av/", {"do": "end"})
    with pytest.raises(Invalid):
        end_keeping(second, by=officer)
    end_keeping(second, "Har slutat i styrelsen.", by=officer)
    rows = Keeper.objects.order_by("pk").values_list("state", "email")
    assert list(rows) == [("ended", "")] * 2
    assert client.get(f"/forening/{token}/sida/").status_code == 404


def test_a_letter_that_waits_does_not_leave_to_whoever_has_stopped() -> None:
    gone = make_keeper(email="ada@example.org")
    stays = make_keeper(gone.organisation, email="bo@example.org")
    make_relation(gone.organisation)
    end_keeping(gone)
    found = Letter.objects.order_by("pk").values_list("kind", "to", "state", "secret")
    known = token_of(stays)
    assert sorted(found) == [
        ("keeper answer", "", "withdrawn", ""),
        ("keeper answer", "bo@example.org", "waiting", known),
        ("relation set", "", "withdrawn", ""),
        ("relation set", "bo@example.org", "waiting", known),
    ]


def test_the_link_of_ones_own_address_never_opens_what_another_address_asked_for(
    client: Client, officer: User
) -> None:
    """Somebody sends the key of a form again, with the address of somebody else."""
    mine, theirs = make_page().organisation, make_page().organisation
    said = {"name": "Någon", "email": "me@example.org", "key": KEY}
    client.post(f"/foreningar/{mine.public_id}/skot/", said)
    known = token_of(Keeper.objects.get(email="me@example.org"))
    client.post(f"/forening/{known}/bekrafta/", {"do": "end"})
    said |= {"email": "chair@example.org"}
    client.post(f"/foreningar/{theirs.public_id}/skot/", said)
    asked = Keeper.objects.get(email="chair@example.org")
    client.post(f"/forening/{known}/bekrafta/", {"do": "confirm"})
    assert (token_of(asked) == known, keeper_page(known)) == (False, None)
    asked.refresh_from_db()
    assert asked.state == "asked"


def test_nobody_is_flooded_or_shut_out_by_those_who_know_the_address(
    client: Client,
) -> None:
    for number in range(7):
        name = f"Påhittad {number}"
        said = {"organisation": name, "name": "X", "email": "ada@example.org"}
        sent = client.post("/foreningar/anmal/", {**said, "key": f"{number:040}"})
        assert sent.status_code == 302
    assert (letters(), Organisation.objects.count()) == (["keeper confirm"] * 5, 5)
    keeper = make_keeper(email="kim@example.org")
    address = f"/foreningar/{make_page(keeper).organisation.public_id}/ny-lank/"
    for _again in range(8):
        assert client.post(address, {"email": "kim@example.org"}).status_code == 302
    assert letters().count("keeper link") == 5
    keeper.refresh_from_db()
    last = Letter.objects.filter(kind="keeper link").latest("pk")
    assert last.secret == token_of(keeper)


def test_a_letter_to_an_address_holds_no_name_that_a_stranger_has_written(
    client: Client, officer: User
) -> None:
    said = {"organisation": "Klicka på evil.example", "name": "X"}
    said |= {"email": "ada@example.org", "key": KEY}
    client.post("/foreningar/anmal/", said)
    client.post("/foreningar/anmal/", {**said, "key": "n" * 40})
    decline_keeper(Keeper.objects.get(), "Det är ingen förening.", by=officer)
    known = make_page().organisation
    Letter.objects.exclude(to="ada@example.org").delete()
    ask_to_keep(known, Asker("Ada", "ada@example.org"), key=KEY)
    told = [f"{one.subject} {one.text}" for one in Letter.objects.order_by("pk")]
    assert letters() == ["keeper confirm", "keeper link", "keeper confirm"]
    assert ["evil" in letter for letter in told] == [False] * 3
    assert [known.name in letter for letter in told] == [False, False, True]
