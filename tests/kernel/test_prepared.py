"""What is put together once finds what is put together each time."""

import pytest
from django.db import connection
from django.db.models import Q, QuerySet
from django.test.utils import CaptureQueriesContext

from gensvar.contributions.models import Contribution
from gensvar.dialogues.models import Dialogue
from gensvar.kernel.prepared import (
    NUMBER,
    NUMBERS,
    TEXT,
    TEXTS,
    Prepared,
    number_of,
)
from tests.make.contributions import make_contribution, make_open_dialogue

pytestmark = pytest.mark.django_db


def under(dialogue: int, ids: list[int]) -> QuerySet[Contribution]:
    rows = Contribution.objects.filter(Q(dialogue=dialogue) & Q(pk__in=ids))
    return rows.select_related("question", "dialogue__body").order_by("-pk")


UNDER = Prepared(under, NUMBER, NUMBERS)
NAMED = Prepared(
    lambda slug, stages: Dialogue.objects.filter(slug=slug, stage__in=stages),
    TEXT,
    TEXTS,
)
ALL = Prepared(lambda: Contribution.objects.values_list("pk", flat=True))
HOW_MANY = Prepared(
    lambda number: number_of(Contribution.objects.filter(dialogue=number)), NUMBER
)


def test_it_finds_what_django_finds() -> None:
    dialogue, other = make_open_dialogue(), make_open_dialogue()
    rows = [make_contribution(dialogue) for _ in range(3)]
    rows.append(make_contribution(other))
    for one in (dialogue, other):
        for some in ([rows[0].pk], [row.pk for row in rows], [0]):
            found = UNDER.ask(one.pk, some)
            assert found == list(under(one.pk, some))
            with CaptureQueriesContext(connection) as asked:
                assert {row.dialogue.body.name for row in found} <= {one.body.name}
            assert len(asked) == 0


def test_it_sees_what_is_there_now() -> None:
    dialogue = make_open_dialogue()
    assert HOW_MANY.ask(dialogue.pk) == [0]
    first = make_contribution(dialogue)
    second = make_contribution(dialogue)
    assert HOW_MANY.ask(dialogue.pk) == [2]
    assert ALL.ask() == [first.pk, second.pk]
    assert ALL.ask(between=(1, 2)) == [second.pk]
    assert (ALL.first(), ALL.ask(between=(2, 9))) == (first.pk, [])


def test_values_are_values_and_never_words_of_the_question() -> None:
    dialogue = make_open_dialogue()
    dialogue.slug = "100 %s' OR 1=1 --"
    dialogue.save()
    assert NAMED.ask(dialogue.slug, ["open", "closed"]) == [dialogue]
    assert NAMED.first("x' OR '1'='1", ["open"]) is None
    assert NAMED.ask(dialogue.slug, ["closed"]) == []


def test_among_nothing_nothing_is_found_without_asking() -> None:
    with CaptureQueriesContext(connection) as asked:
        assert (UNDER.ask(1, []), NAMED.ask("x", ())) == ([], [])
    assert len(asked) == 0


def test_a_value_that_cannot_be_filled_in_later_is_refused() -> None:
    folded = Prepared(lambda text: Dialogue.objects.filter(slug=text.upper()), TEXT)
    with pytest.raises(TypeError):
        folded.ask("x")
