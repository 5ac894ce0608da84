"""What always holds of the matrix: each answer stands once in each cell of its row."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from gensvar.inventories.models import ActivityCode, ActivityWish, Wish
from gensvar.inventories.queries import matrix_of, wishes_for
from gensvar.programmes.models import Group
from tests.make.inventories import activity_of, make_inventory, make_open_answer

CODES = (ActivityCode.PSYCHIATRY, ActivityCode.CULTURE, ActivityCode.TRANSPORT)
GROUPS = ("", Group.ROMA, Group.SAMI)
ANSWERS = st.lists(
    st.tuples(
        st.sampled_from(GROUPS),
        st.dictionaries(st.sampled_from(CODES), st.sampled_from(Wish.values)),
    ),
    max_size=6,
)


@pytest.mark.requirement("S1-08")
class TestMatrix(TestCase):
    """Of any answers."""

    @settings(
        max_examples=15,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow],
    )
    @given(ANSWERS)
    def test_every_answer_stands_once_in_every_cell_of_its_row(
        self, said: list[tuple[str, dict[ActivityCode, str]]]
    ) -> None:
        """Each cell is traceable, and the totals are the answers."""
        inventory = make_inventory()
        activities = {code: activity_of(inventory.programme, code) for code in CODES}
        for group, wishes in said:
            make_open_answer(
                inventory,
                group,
                wishes={activities[code].pk: wish for code, wish in wishes.items()},
            )

        matrix = matrix_of(inventory)

        assert sum(len(row.answers) for row in matrix.rows) == len(said)
        for row in matrix.rows:
            assert all(cell.answers == row.answers for cell in row.cells)
        spoken = {
            (pk, cell.activity, voice.wish)
            for row in matrix.rows
            for cell in row.cells
            for voice in cell.voices
            for pk in voice.answers
        }
        kept = ActivityWish.objects.values_list("answer", "activity", "wish")
        assert set(kept) <= spoken
        assert {one for one in spoken if one[2] != Wish.UNKNOWN} <= set(kept)
        for one in wishes_for(inventory.programme, activity=activities[CODES[0]].pk):
            assert str(CODES[0].label) in [cell.name for cell in one.wanted]
