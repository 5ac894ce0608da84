"""Which table is at which station in which round: a wheel that turns one step."""

from collections.abc import Sequence


def station_of(place: int, round_number: int, stations: int) -> int:
    """Return the station, from 0, of a table in a round.

    `place` is the table's place, from 0, in the order of the numbers of all tables of
    the meeting, and rounds are counted from 1. With as many rounds as stations every
    table visits every station once; tables share a station when there are more of them.
    """
    return (place + round_number - 1) % stations


def stations_in(round_number: int, tables: int, stations: int) -> list[list[int]]:
    """Return the places of the tables at each station in one round."""
    at: list[list[int]] = [[] for _station in range(stations)]
    for place in range(tables):
        at[station_of(place, round_number, stations)].append(place)
    return at


def missed(tables: int, stations: int, rounds: int) -> bool:
    """Say whether some table does not come to every station in so many rounds."""
    return tables > 0 and rounds < stations


def route(place: int, rounds: int, names: Sequence[str]) -> list[str]:
    """Return the names of the stations that a table visits, round after round."""
    turns = range(1, rounds + 1)
    return [names[station_of(place, turn, len(names))] for turn in turns]
