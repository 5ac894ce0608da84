"""One of many ids: what `in` finds, asked as one value."""

import pytest
from django.db import connection
from django.db.models import Q
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st

from gensvar.dialogues.models import Dialogue
from gensvar.kernel.among import among
from gensvar.organisations.models import Body
from tests.make.dialogues import make_dialogue
from tests.make.organisations import make_body

pytestmark = pytest.mark.django_db


@settings(max_examples=20)
@given(ids=st.sets(st.integers(0, 12) | st.integers(2**40, 2**41)))
def test_it_finds_what_one_finds_by_naming_each(ids: set[int]) -> None:
    for _time in range(3):
        make_body()
    named = {*ids, *(body.pk for body in Body.objects.all()[:1] if ids)}

    for wanted in (named, ids):
        found = Body.objects.filter(among("parent", wanted) | among("pk", wanted))
        expected = Body.objects.filter(Q(parent__in=wanted) | Q(pk__in=wanted))
        assert set(found) == set(expected)


def test_it_is_one_value_however_many_there_are_and_follows_relations() -> None:
    dialogue = make_dialogue()
    many = [*range(10**6, 10**6 + 5000), dialogue.body_id]

    with CaptureQueriesContext(connection) as asked:
        found = list(
            Dialogue.objects.filter(
                among("body", many) | among("bodies__body", many)
            ).distinct()
        )
    sql = asked.captured_queries[0]["sql"]

    assert found == [dialogue]
    assert sql.count("%s") + sql.count(" IN (") <= 2


def test_none_of_them_is_nothing_and_asks_nothing() -> None:
    with CaptureQueriesContext(connection) as asked:
        assert list(Body.objects.filter(among("pk", set()))) == []
    assert len(asked) == 0
