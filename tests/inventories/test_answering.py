"""Answers to needs inventories, through the actions."""

import pytest

from gensvar.inventories.models import Wish
from gensvar.inventories.queries import matrix_of
from gensvar.programmes.models import Group
from tests.make.inventories import (
    make_ask,
    make_entered_answer,
    make_inventory,
    make_link_answer,
    make_open_answer,
)

pytestmark = pytest.mark.django_db


def test_a_cell_tells_where_a_group_has_several_voices() -> None:
    inventory = make_inventory()
    strong = make_link_answer(make_ask(inventory))
    against = make_open_answer(inventory, Group.SWEDEN_FINNS, wish=Wish.NOT)
    make_entered_answer(inventory, Group.ROMA)

    rows = {row.name: row for row in matrix_of(inventory).rows}
    cells = {cell.name: cell for cell in rows["Sverigefinnar"].cells}

    assert cells["Psykiatri"].stand == "differs"
    assert cells["Psykiatri"].answers == (strong.pk, against.pk)
    assert cells["Kultur"].stand == "unknown"
    assert rows["Romer"].differs is False
