"""Tries are counted by all processes together, and nobody is named by them."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client, override_settings
from django.utils import timezone

from gensvar.accounts.models import Tried
from gensvar.accounts.tries import Tries, forget_old
from gensvar.config import settings as installed
from gensvar.config.tasks import PERIODIC, TRIES
from gensvar.portal import limits
from tests.make.organisations import make_user

HERE = "gensvar.accounts.tries.Tries"


@pytest.fixture(autouse=True)
def _as_installed() -> Iterator[None]:
    with override_settings(CACHES={"default": {"BACKEND": HERE}}):
        yield


def another_process() -> Tries:
    """Return the cache as another process has it."""
    return Tries("", {})


@pytest.mark.django_db
def test_two_processes_count_together() -> None:
    assert not limits.too_many("x", 2)
    assert another_process().incr("limit-x") == 2
    assert limits.is_full("x", 2)
    assert limits.too_many("x", 2)


@pytest.mark.django_db
def test_counting_does_not_make_the_minute_longer() -> None:
    limits.too_many("x", 2)
    ends = Tried.objects.get().ends_at
    limits.too_many("x", 2)
    assert Tried.objects.get().ends_at == ends
    assert Tried.objects.get().value == 2


@pytest.mark.django_db
def test_a_new_minute_begins_anew_and_old_rows_go() -> None:
    for _ in range(3):
        limits.too_many("x", 2)
    Tried.objects.update(ends_at=timezone.now() - timedelta(seconds=1))
    assert not limits.is_full("x", 2)
    assert not limits.too_many("x", 2)
    assert Tried.objects.get().value == 1

    Tried.objects.update(ends_at=timezone.now() - timedelta(seconds=1))
    assert forget_old() == 1
    assert not Tried.objects.exists()


@pytest.mark.django_db
def test_it_is_a_cache_as_others_are() -> None:
    assert cache.add("a", [1.5], 60)
    assert not cache.add("a", [2], 60)
    assert cache.get("a") == [1.5]
    cache.set("a", [], 60)
    assert cache.get("a", "none") == []
    assert cache.touch("a", 5)
    assert cache.delete("a")
    assert not cache.delete("a")
    assert not cache.touch("a")
    assert cache.get("a", "none") == "none"
    with pytest.raises(ValueError, match="counted"):
        cache.incr("a")
    cache.set("b", 1, None)
    cache.clear()
    assert cache.get("b") is None


@pytest.mark.django_db
def test_wrong_passwords_name_neither_address_nor_account(client: Client) -> None:
    make_user(email="ada@example.org")
    given = {"login": "ada@example.org", "password": "fel lösenord"}
    client.post("/konto/logga-in/", given, REMOTE_ADDR="192.0.2.7")
    client.post("/mitt/", {"code": "bcdf ghjk mnpq rstv"}, REMOTE_ADDR="192.0.2.7")

    kept = str([*Tried.objects.values()])
    assert Tried.objects.count() >= 2
    assert "ada" not in kept
    assert "192.0.2.7" not in kept


@pytest.mark.django_db
def test_pages_that_are_read_count_nothing(client: Client) -> None:
    for address in ("/", "/dialoger/", "/konto/logga-in/"):
        client.get(address)
    assert not Tried.objects.exists()


@pytest.mark.django_db
def test_one_limit_is_not_forgotten_because_many_try() -> None:
    cache.add("limit-of-one", 7, 300)
    for number in range(400):
        cache.add(f"limit-{number}", 1, 300)

    assert cache.get("limit-of-one") == 7


def test_installations_have_it_and_clean_it() -> None:
    assert installed.CACHES["default"]["BACKEND"] == HERE
    assert TRIES in PERIODIC
