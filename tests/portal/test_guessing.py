"""Whoever tries codes at random is stopped, by whichever way they are tried (T18)."""

from collections import Counter

import pytest
from django.core.cache import cache
from django.test import Client

from gensvar.kernel.secrets import derived_code
from gensvar.portal import limits
from gensvar.portal.views.tables import WRONG_CODES_A_MINUTE
from tests.make.contributions import make_open_dialogue, make_submission
from tests.racing import ON_A_SERVER, at_once

MOST = limits.WRONG_CODES_A_MINUTE
DOORS = ("", "stamma/", "betyg/", "omdome/")


@pytest.fixture(autouse=True)
def _an_empty_minute() -> None:
    cache.clear()


def wrong(number: int) -> str:
    return derived_code("guess", str(number))


@pytest.mark.django_db
@pytest.mark.parametrize("door", DOORS)
def test_every_address_with_a_code_counts_wrong_ones(client: Client, door: str) -> None:
    tried = [client.get(f"/mitt/{wrong(n)}/{door}").status_code for n in range(40)]

    assert Counter(tried) == {404: MOST, 429: 40 - MOST}


@pytest.mark.django_db
def test_all_ways_count_together_and_a_right_code_is_no_way_round(
    client: Client,
) -> None:
    code = make_submission(make_open_dialogue()).code
    for number in range(MOST // 2):
        assert client.post("/mitt/", {"code": wrong(number)}).status_code == 404
        assert client.get(f"/mitt/{code}/").status_code == 200
        assert client.get(f"/mitt/{wrong(-number - 1)}/").status_code == 404

    for door in DOORS:
        assert client.get(f"/mitt/{code}/{door}").status_code == 429
    elsewhere = client.get(f"/mitt/{code}/", REMOTE_ADDR="192.0.2.7")
    assert elsewhere.status_code == 200


@pytest.mark.django_db
def test_a_forwarded_address_that_a_guesser_writes_is_not_believed(
    client: Client,
) -> None:
    tried = [
        client.get(
            f"/mitt/{wrong(n)}/", headers={"X-Forwarded-For": f"192.0.2.{n}"}
        ).status_code
        for n in range(MOST + 5)
    ]

    assert tried.count(429) == 5


@pytest.mark.django_db
def test_all_addresses_of_one_network_are_one_place(client: Client) -> None:
    tried = [
        client.get(
            f"/bord/{wrong(n)[:6]}/", REMOTE_ADDR=f"2001:db8:1:2::{n:x}"
        ).status_code
        for n in range(WRONG_CODES_A_MINUTE + 5)
    ]

    assert tried.count(429) == 5
    places = map(limits.place_of, ("192.0.2.1", "192.0.2.2", "2001:db8:1:3::1", "?"))
    assert len(set(places)) == 4
    assert limits.place_of("::ffff:192.0.2.1") == limits.place_of("192.0.2.1")
    assert limits.place_of("fe80::1%eth0") == limits.place_of("fe80::2")


@pytest.mark.slow
@pytest.mark.usefixtures("many_threads")
@pytest.mark.django_db(transaction=ON_A_SERVER)
def test_guessing_at_once_is_stopped_too() -> None:
    def guess(first: int) -> list[int]:
        client = Client()
        return [client.get(f"/mitt/{wrong(first + n)}/").status_code for n in range(20)]

    ended = at_once([lambda: guess(0), lambda: guess(20), lambda: guess(40)] * 4)

    seen = Counter(status for end in ended if isinstance(end, list) for status in end)
    assert seen.keys() == {404, 429}
    # Each of those who are at it in the same moment may get through once more.
    assert MOST <= seen[404] < MOST + 12
