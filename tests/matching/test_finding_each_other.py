"""Organisations find each other on their own side, and both want to."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from gensvar.directory.keepers import KeeperPage
from gensvar.kernel.days import today
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet
from gensvar.matching.actions.ending import (
    ask_to_renew,
    empty_old_contacts,
    end_introductions,
    end_listings,
)
from gensvar.matching.actions.introductions import (
    accept_introduction,
    ask_introduction,
    decline_introduction,
    report_introduction,
    withdraw_introduction,
)
from gensvar.matching.actions.listings import Said, renew_listing, write_listing
from gensvar.matching.actions.taking_part import leave_matching
from gensvar.matching.models import Introduction, Listing
from gensvar.matching.yearly import entries
from gensvar.notifications.models import Letter
from tests.make.matching import (
    make_introduction,
    make_listing,
    make_member,
    make_place,
    make_theme,
)
from tests.matrix.seeing import without_marks

pytestmark = pytest.mark.django_db
WORDS, CONTACT = "Vi är tolv som syr.", "sy@example.org"


@pytest.fixture
def owner() -> KeeperPage:
    return make_member()


@pytest.fixture
def asker() -> KeeperPage:
    return make_member()


def at(mine: KeeperPage, rest: str = "") -> str:
    return f"/forening/{mine.token}/motas/{rest}"


def seen(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return without_marks(response.content.decode())


def key_in(client: Client, address: str) -> str:
    found = re.search(
        r'name="key" value="([^"]+)"', client.get(address).content.decode()
    )
    assert found is not None
    return found[1]


def write(client: Client, mine: KeeperPage, **said: Any) -> Any:
    address = at(mine, "ny/")
    key = key_in(client, address)
    facts = {"about": "rooms", "shown": "all", "hours": ["evenings"], "key": key}
    return client.post(address, {**facts, **said})


def kinds() -> list[str]:
    rows = Letter.objects.filter(kind__startswith="introduction").order_by("pk")
    return list(rows.values_list("kind", flat=True))


@pytest.mark.requirement("S4-063", "S4-106", "S4-099", "S4-112")
def test_two_who_take_part_are_suggested_ask_and_meet(client: Client) -> None:
    owner, asker = make_member(), make_member()
    place, theme = make_place(), make_theme()
    lists = {"places": [place.pk], "themes": [theme.pk]}
    has = {"side": "has", "title": "Stort rum på kvällar", "access": ["step_free"]}
    assert write(client, owner, **has, **lists).status_code == 302
    looks = {"side": "looks", "title": "Rum att sy i", "shown": "members"}
    assert write(client, asker, **looks, **lists).status_code == 302
    found = seen(client, at(asker))
    for reason in ("Ni söker lokal. De har lokal.", "Odling", "Norra delen", "Kvällar"):
        assert reason in found
    offer = Listing.objects.get(title="Stort rum på kvällar")
    address = at(asker, f"andra/{offer.public_id}/")
    said = {"words": WORDS, "contact": CONTACT, "key": key_in(client, address)}
    sent = [client.post(address, said) for _again in range(2)]
    row = Introduction.objects.get()
    assert {one.headers["Location"] for one in sent} == {
        at(asker, f"kontakt/{row.pk}/")
    }
    assert client.get(at(asker)).context["own"].suggestions == ()
    (letter,) = Letter.objects.filter(kind="introduction asked")
    assert WORDS not in letter.text
    assert CONTACT not in letter.text
    theirs = at(owner, f"kontakt/{row.pk}/")
    read = seen(client, theirs)
    assert WORDS in read
    assert CONTACT not in read


@pytest.mark.requirement("S4-063", "S4-106")
def test_after_a_yes_both_see_the_contact_and_say_what_came_of_it(
    client: Client, asker: KeeperPage, owner: KeeperPage
) -> None:
    row = make_introduction(make_listing(owner, side="has"), asker)
    theirs = at(owner, f"kontakt/{row.pk}/")
    yes = {"do": "accept", "accept-contact": "070-000 00 00"}
    assert client.post(theirs, yes).status_code == 302
    assert CONTACT in seen(client, theirs)
    assert "070-000 00 00" in seen(client, at(asker, f"kontakt/{row.pk}/"))
    client.post(theirs, {"do": "came", "came-what": "cooperate"})
    row.refresh_from_db()
    assert (row.state, row.came_owner, row.came_asker) == ("accepted", "cooperate", "")
    (entry,) = entries(asker.family, today().year, asker.token)
    assert (entry.day, entry.is_open) == (today(), False)
    assert owner.organisation.name in entry.what


def test_nobody_is_seen_who_has_not_chosen_to(client: Client) -> None:
    owner = make_member()
    make_listing(owner, side="has", title="Rum för alla", shown="all")
    make_listing(owner, side="has", title="Rum för medlemmar")
    public = seen(client, "/motas/")
    assert "Rum för alla" in public
    assert "Rum för medlemmar" not in public
    asker = make_member()
    assert "Rum för medlemmar" in seen(client, at(asker, "andra/"))
    leave_matching(asker)
    assert client.get(at(asker, "andra/")).status_code == 302
    with pytest.raises(NotYet):
        make_listing(asker)
    client.post(at(owner), {"do": "leave"})
    assert "Rum för alla" not in seen(client, "/motas/")
    client.post(at(owner), {"do": "join"})
    assert "Rum för alla" not in seen(client, "/motas/")
    assert "Rum för alla" in seen(client, at(owner))


def test_the_public_list_is_chosen_by_what_theme_and_place(client: Client) -> None:
    owner = make_member()
    north, song = make_place(), make_theme("Sång")
    both = {"shown": "all", "places": [north], "themes": [song]}
    make_listing(owner, title="Körrum", **both)
    make_listing(owner, title="Projektor", about="equipment", shown="all")
    for query, shown in {
        "": ["Körrum", "Projektor"],
        "om=equipment": ["Projektor"],
        f"tema={song.pk}": ["Körrum"],
        f"plats={north.pk}&om=rooms": ["Körrum"],
        "om=made-up&tema=x": ["Körrum", "Projektor"],
    }.items():
        page = seen(client, f"/motas/?{query}")
        assert [t for t in ("Körrum", "Projektor") if t in page] == shown, query


@pytest.mark.requirement("S4-106")
def test_a_request_that_is_withdrawn_is_seen_as_such_and_its_words_are_gone(
    client: Client, asker: KeeperPage, owner: KeeperPage
) -> None:
    row = make_introduction(make_listing(owner, side="has"), asker)
    client.post(at(asker, f"kontakt/{row.pk}/"), {"do": "withdraw"})
    page = seen(client, at(owner, f"kontakt/{row.pk}/"))
    assert "De har tagit tillbaka sin fråga." in page
    assert WORDS not in page
    row.refresh_from_db()
    assert (row.state, row.words, row.contact_asker) == ("withdrawn", "", "")
    late = {"do": "accept", "accept-contact": "070-000 00 00"}
    answer = client.post(at(owner, f"kontakt/{row.pk}/"), late)
    assert answer.status_code == 422
    row.refresh_from_db()
    assert (row.state, row.contact_owner) == ("withdrawn", "")


def test_an_answer_that_came_first_is_not_withdrawn(
    client: Client, asker: KeeperPage, owner: KeeperPage
) -> None:
    row = make_introduction(make_listing(owner, side="has"), asker)
    accept_introduction(row, "070-000 00 00", by=owner)
    late = client.post(at(asker, f"kontakt/{row.pk}/"), {"do": "withdraw"})
    assert late.status_code == 422
    row.refresh_from_db()
    assert row.state == "accepted"


def test_a_no_is_told_kindly_without_reason_and_asked_once(
    client: Client, asker: KeeperPage, owner: KeeperPage
) -> None:
    listing = make_listing(owner, side="has")
    row = make_introduction(listing, asker)
    client.post(at(owner, f"kontakt/{row.pk}/"), {"do": "decline"})
    (letter,) = Letter.objects.filter(kind="introduction answer")
    assert letter.subject == "De kan inte träffa er nu"
    assert WORDS not in seen(client, at(asker, f"kontakt/{row.pk}/"))
    with pytest.raises(Invalid):
        make_introduction(listing, asker)


def test_only_the_two_see_an_introduction_and_each_does_its_own(
    client: Client, asker: KeeperPage, owner: KeeperPage
) -> None:
    row = make_introduction(make_listing(owner, side="has"), asker)
    stranger = make_member()
    assert client.get(at(stranger, f"kontakt/{row.pk}/")).status_code == 404
    listing = row.listing.public_id
    assert client.get(at(asker, f"egen/{listing}/")).status_code == 404
    assert client.get(at(owner, f"andra/{listing}/")).status_code == 404
    with pytest.raises(NotAllowed):
        decline_introduction(row, by=asker)
    with pytest.raises(NotAllowed):
        withdraw_introduction(row, by=owner)
    with pytest.raises(NotAllowed):
        report_introduction(row, "Fel.", by=stranger)
    with pytest.raises(NotAllowed):
        renew_listing(row.listing, by=asker)


def test_one_asks_five_times_a_week_and_never_about_ones_own(asker: KeeperPage) -> None:
    for _number in range(5):
        make_introduction(mine=asker)
    with pytest.raises(Invalid, match=r"5"):
        make_introduction(mine=asker)
    Introduction.objects.update(asked_at=timezone.now() - timedelta(days=8))
    make_introduction(mine=asker)
    with pytest.raises(Invalid):
        make_introduction(make_listing(asker), asker)


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"title": " "}, "title"),
        ({"title": "å" * 121}, "title"),
        ({"words": "å" * 601}, "words"),
        ({"words": "Ring 070-123 45 67"}, "words"),
        ({"words": "Skriv till a@example.org"}, "words"),
        ({"title": "www.example.org"}, "title"),
        ({"until": "2020-01-01"}, "until"),
        ({"starts_on": "2026-05-02", "ends_on": "2026-05-01"}, "ends_on"),
        ({"about": ""}, "about"),
    ],
)
def test_what_cannot_be_right_is_said_at_its_field(
    client: Client, owner: KeeperPage, said: dict[str, str], field: str
) -> None:
    facts = {"side": "has", "title": "Rum", "words": "Den 2026-05-04 kl. 18", **said}
    sent = write(client, owner, **facts)
    assert sent.status_code == 422
    assert list(sent.context["form"].errors) == [field]
    assert Listing.objects.count() == 0


def test_a_listing_is_changed_paused_met_and_the_second_to_save_is_told(
    client: Client, owner: KeeperPage
) -> None:
    listing = make_listing(owner, shown="all")
    address = at(owner, f"egen/{listing.public_id}/")
    facts = {"side": "looks", "about": "rooms", "shown": "all", "version": 1}
    assert client.post(address, {**facts, "title": "Ny rubrik"}).status_code == 302
    again = client.post(address, {**facts, "title": "En annan"})
    assert again.status_code == 422
    assert "En annan" in again.content.decode()
    states = []
    for do in ("pause", "show", "met", "renew", "take_back", "made-up"):
        client.post(address, {"do": do})
        listing.refresh_from_db()
        states.append(listing.state)
    assert states == ["paused", "open", "met", "open", "taken_back", "taken_back"]
    assert listing.title == "Ny rubrik"


def test_a_suggestion_is_hidden_from_oneself_and_comes_back(
    client: Client, asker: KeeperPage, owner: KeeperPage
) -> None:
    own, other = make_listing(asker), make_listing(owner, side="has", title="Salen")
    sent = {"own": own.public_id, "other": other.public_id}
    for do, shown in (("hide", 0), ("hide", 0), ("show", 1)):
        client.post(at(asker, "forslag/"), {**sent, "do": do})
        page = client.get(at(asker)).context["own"]
        assert (len(page.suggestions), len(page.dismissed)) == (shown, 1 - shown)
        assert len(client.get(at(owner)).context["own"].suggestions) == 1


def test_leaving_ends_what_waits_on_both_sides(
    asker: KeeperPage, owner: KeeperPage
) -> None:
    mine = make_introduction(make_listing(owner, side="has"), asker)
    theirs = make_introduction(make_listing(asker), owner)
    leave_matching(asker)
    for row in (mine, theirs):
        row.refresh_from_db()
    assert (mine.state, mine.words) == ("withdrawn", "")
    assert (theirs.state, theirs.words) == ("ended", "")
    assert kinds() == [
        "introduction asked",
        "introduction asked",
        "introduction answer",
    ]


def test_time_ends_what_has_stood_and_waited_long_enough(
    asker: KeeperPage, owner: KeeperPage
) -> None:
    old = make_listing(owner, side="has")
    waits = make_introduction(make_listing(owner, side="has"), asker)
    Introduction.objects.update(asked_at=timezone.now() - timedelta(days=22))
    Listing.objects.filter(pk=old.pk).update(until=today() + timedelta(days=10))
    assert (ask_to_renew(), ask_to_renew()) == (1, 0)
    Listing.objects.filter(pk=old.pk).update(until=today() - timedelta(days=1))
    assert (end_listings(), end_listings()) == (1, 0)
    assert (end_introductions(), end_introductions()) == (1, 0)
    old.refresh_from_db()
    waits.refresh_from_db()
    assert (old.state, waits.state, waits.words) == ("ended", "ended", "")
    renew_listing(old, by=owner)
    assert (old.state, old.until) == ("open", today() + timedelta(days=183))


def test_contacts_and_words_are_emptied_a_year_after_the_yes(
    asker: KeeperPage, owner: KeeperPage
) -> None:
    row = make_introduction(make_listing(owner, side="has"), asker)
    accept_introduction(row, "070-000 00 00", by=owner)
    assert empty_old_contacts() == 0
    Introduction.objects.update(answered_at=timezone.now() - timedelta(days=366))
    assert empty_old_contacts() == 1
    row.refresh_from_db()
    assert (row.words, row.contact_asker, row.contact_owner) == ("", "", "")
    assert row.state == "accepted"


def test_a_form_sent_twice_counts_once(asker: KeeperPage, owner: KeeperPage) -> None:
    said = Said("has", "rooms", "Rum")
    rows = [write_listing(said, by=owner, key="k" * 40) for _again in range(2)]
    asked = [
        ask_introduction(rows[0], WORDS, CONTACT, by=asker, key="a" * 40)
        for _again in range(2)
    ]
    assert (rows[0], asked[0]) == (rows[1], asked[1])


def test_a_text_that_names_a_group_is_looked_at_twice_and_still_kept(
    client: Client, owner: KeeperPage
) -> None:
    write(client, owner, side="looks", title="Rum för en judisk kör")
    page = seen(client, at(owner))
    assert "Er text nämner en grupp" in page
    assert Listing.objects.count() == 1
