"""Who is suggested to whom: explained, the same from both sides, ranked by nobody."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from gensvar.matching.suggesting import Facts, Reason, Suggestion, suggest

DAY = date(2026, 5, 4)


def some(*words: str) -> st.SearchStrategy[frozenset[str]]:
    return st.frozensets(st.sampled_from(words), max_size=2)


days = st.none() | st.dates(DAY, DAY + timedelta(days=9))
facts = st.builds(
    Facts,
    key=st.text("bcdfgh", min_size=6, max_size=6),
    owner=st.sampled_from(["o1", "o2", "o3", "b1"]),
    side=st.sampled_from(["looks", "has"]),
    about=st.sampled_from(["rooms", "together"]),
    themes=some("Odling", "Sång"),
    places=some("Norr", "Söder"),
    competences=some("Bokföring"),
    languages=some("sv", "fi"),
    hours=some("days", "evenings"),
    starts_on=days,
    ends_on=days,
)
listings = st.lists(facts, max_size=8, unique_by=lambda one: one.key)

ROOM = Facts("room", "o1", "has", "rooms", places=frozenset({"Norr"}))
NEED = Facts("need", "o2", "looks", "rooms", places=frozenset({"Norr"}))


def test_a_need_meets_an_offer_and_the_reasons_are_told() -> None:
    room = replace(ROOM, hours=frozenset({"evenings", "days"}), starts_on=DAY)
    need = replace(NEED, hours=frozenset({"evenings"}), ends_on=DAY)
    assert suggest(need, [room], DAY) == [
        Suggestion(
            "room",
            (
                Reason("meet"),
                Reason("places", ("Norr",)),
                Reason("hours", ("evenings",)),
                Reason("dates"),
            ),
        )
    ]


def test_what_does_not_fit_is_not_suggested() -> None:
    elsewhere = replace(ROOM, places=frozenset({"Söder"}))
    over = replace(ROOM, ends_on=DAY)
    later = replace(NEED, starts_on=DAY + timedelta(days=1))
    assert suggest(NEED, [elsewhere, NEED, replace(ROOM, owner="o2")], DAY) == []
    assert suggest(later, [over], DAY) == []
    assert suggest(NEED, [replace(ROOM, places=frozenset())], DAY) == []


@settings(max_examples=30)
@given(facts, facts)
def test_a_is_suggested_to_b_exactly_when_b_is_to_a(one: Facts, other: Facts) -> None:
    there, back = suggest(one, [other], DAY), suggest(other, [one], DAY)
    assert [each.reasons for each in there] == [each.reasons for each in back]
    if there:
        assert one.owner != other.owner
        assert len(there[0].reasons) > 1


@settings(max_examples=30)
@given(facts, listings, st.randoms())
def test_the_order_is_of_reasons_alone_and_never_of_who_or_when(
    one: Facts, others: list[Facts], chance: st.DataObject
) -> None:
    shuffled = list(others)
    chance.shuffle(shuffled)  # type: ignore[attr-defined] # a Random
    bigger = [replace(other, owner=f"{other.owner} again") for other in shuffled]
    ours = replace(one, owner=f"{one.owner} again")
    found = suggest(one, others, DAY)
    assert found == suggest(one, shuffled, DAY)
    assert found == suggest(ours, bigger, DAY)
    counts = [len(each.reasons) for each in found]
    assert counts == sorted(counts, reverse=True)


def test_among_equals_everybody_comes_first_some_day() -> None:
    rooms = [replace(ROOM, key=f"room {n}", owner=f"o{n + 5}") for n in range(4)]
    first = {suggest(NEED, rooms, DAY + timedelta(days=n))[0].key for n in range(40)}
    assert first == {room.key for room in rooms}
