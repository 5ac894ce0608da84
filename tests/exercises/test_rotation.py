"""Tables go round the stations like a wheel."""

from hypothesis import given
from hypothesis import strategies as st

from gensvar.exercises.rotation import missed, route, station_of, stations_in

MANY = st.integers(1, 60)
FEW = st.integers(1, 12)


@given(MANY, FEW)
def test_every_table_visits_every_station_once(tables: int, stations: int) -> None:
    for place in range(tables):
        visited = [station_of(place, n, stations) for n in range(1, stations + 1)]
        assert sorted(visited) == list(range(stations))


@given(MANY, FEW, st.integers(1, 30))
def test_stations_are_shared_as_evenly_as_can_be(
    tables: int, stations: int, round_number: int
) -> None:
    at = stations_in(round_number, tables, stations)

    assert sorted(place for places in at for place in places) == list(range(tables))
    sizes = [len(places) for places in at]
    assert max(sizes) - min(sizes) <= 1


def test_a_table_is_told_its_way() -> None:
    assert route(1, 3, ["a", "b", "c"]) == ["b", "c", "a"]


def test_too_few_rounds_leave_stations_out() -> None:
    assert missed(tables=4, stations=4, rounds=3)
    assert not missed(tables=4, stations=4, rounds=4)
