"""One organisation under two names: suggested, compared, merged and two again."""

import pytest
from django.test import Client
from django.urls import reverse

from gensvar.notifications.models import Letter
from gensvar.organisations.families import family_of
from gensvar.organisations.models import Merging, Organisation, Role, Spelling
from tests.make.dialogues import officer_of
from tests.make.directory import make_keeper
from tests.make.organisations import make_body, make_member

pytestmark = pytest.mark.django_db


def _client() -> Client:
    client = Client()
    client.force_login(officer_of(make_body()))
    return client


def _text(client: Client, name: str, *args: object) -> str:
    return client.get(reverse(name, args=args)).content.decode()


@pytest.mark.requirement("S4-107")
def test_two_names_are_compared_merged_told_and_taken_apart_again() -> None:
    """Everyone who keeps a page is told, and keeps the way in, both times."""
    client = _client()
    one = Organisation.objects.create(name="Lyktans vänner Göteborg")
    other = Organisation.objects.create(name="Lyktans väner Göteborg")
    make_keeper(one, name="Ada", email="ada@example.org")
    make_keeper(other, name="Bo", email="bo@example.org")
    Letter.objects.all().delete()
    pairs = _text(client, "organisations-alike")
    assert "vänner” och ”väner" in pairs or "väner” och ”vänner" in pairs
    address = reverse("merge-organisations", args=[one.public_id, other.public_id])
    page = client.get(address).content.decode()
    assert "Alla kommer in som förut" in page
    unsaid = client.post(address, {"stands": one.public_id})
    assert (unsaid.status_code, Merging.objects.count()) == (422, 0)
    client.post(address, {"stands": one.public_id, "reason": "Samma styrelse"})
    merging = Merging.objects.get()
    assert (merging.organisation, merging.into) == (other, one)
    told = Letter.objects.order_by("to")
    assert [letter.to for letter in told] == ["ada@example.org", "bo@example.org"]
    assert "Samma styrelse" not in "".join(letter.text for letter in told)
    trail = _text(client, "organisation-names", other.public_id)
    assert "Namn på Lyktans vänner Göteborg" in trail
    assert "Samma styrelse" in trail
    assert "Inga två namn liknar" in _text(client, "organisations-alike")
    client.post(reverse("unmerge-organisations", args=[merging.pk]))
    client.post(reverse("unmerge-organisations", args=[merging.pk]))
    other.refresh_from_db()
    assert family_of(other) == {other.pk}
    assert Letter.objects.count() == 4
    assert "Två igen sedan" in _text(client, "organisation-names", other.public_id)


def test_who_merges_is_told_when_the_keepers_of_one_come_to_speak_for_both() -> None:
    client = _client()
    one = Organisation.objects.create(name="Skuggans vänner")
    real = Organisation.objects.create(name="Skuggans väner")
    address = reverse("merge-organisations", args=[one.public_id, real.public_id])
    assert "talar sedan för båda" not in client.get(address).content.decode()
    make_keeper(one)
    assert "talar sedan för båda" in client.get(address).content.decode()
    Letter.objects.all().delete()
    client.post(address, {"stands": real.public_id, "reason": "Samma styrelse"})
    assert "läser vad båda har frågat" in Letter.objects.get().text


def test_a_spelling_is_noted_and_taken_back_on_the_page() -> None:
    """A name that means another organisation is refused at the field."""
    client = _client()
    one = Organisation.objects.create(name="Lyktans vänner")
    Organisation.objects.create(name="Fyrens vänner")
    address = reverse("organisation-names", args=[one.public_id])
    client.post(address, {"name": "LV"})
    row = Spelling.objects.get()
    refused = client.post(address, {"name": "FYRENS-VÄNNER"})
    assert (refused.status_code, "FYRENS-VÄNNER" in refused.content.decode()) == (
        422,
        True,
    )
    assert "Fyrens vänner" in client.get(address, {"words": "fyren"}).content.decode()
    client.post(address, {"withdraw": row.pk})
    row.refresh_from_db()
    assert row.withdrawn_at is not None


def test_only_those_who_keep_the_list_see_and_merge() -> None:
    """An elected representative reads nothing of it."""
    client = Client()
    client.force_login(make_member(make_body(), Role.REPRESENTATIVE))
    one = Organisation.objects.create(name="A")
    other = Organisation.objects.create(name="B")
    for name, args in (
        ("organisations-alike", []),
        ("organisation-names", [one.public_id]),
        ("merge-organisations", [one.public_id, other.public_id]),
    ):
        assert client.get(reverse(name, args=args)).status_code == 403
