"""The table of who may is complete: no address without a row, no row without one."""

from tests.matrix.expected import KINDS, rows, said, who
from tests.matrix.routes import all_routes, routes_without_rows


def test_every_address_has_a_name_and_stands_in_the_table() -> None:
    missing = [f"{route.name} ({route.pattern})" for route in routes_without_rows()]
    assert missing == [], (
        "Say in tests/matrix/expected.csv who may read and send to these addresses. "
        "PYTHONPATH=src python -m tests.matrix prints rows with what happens now."
    )


def test_every_row_of_the_table_has_an_address() -> None:
    known = {route.name for route in all_routes()}
    assert sorted({row.route for row in rows()} - known) == []


def test_no_row_stands_twice() -> None:
    found = [str(row) for row in rows()]
    assert sorted(found) == sorted(set(found))


def test_a_cell_is_read_as_it_is_said() -> None:
    assert who("staff -other") == who("staff") - {"other"}
    assert said(frozenset(KINDS)) == "everyone"
    assert said(who("officer chair")) == "officer chair"
    assert said(who("staff -chair")) == "staff -chair"
    assert said(frozenset()) == "nobody"
