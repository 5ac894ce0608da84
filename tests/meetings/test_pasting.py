"""Lists of guests are judged before anything is saved, also very long ones."""

import random
from time import perf_counter

from gensvar.meetings.pasting import Line, judge

SIGNS = "abcdefghijklmnoprstuvåäö "


def made_up(chance: random.Random, length: int) -> str:
    return "".join(chance.choice(SIGNS) for _sign in range(length)).strip()


def line(number: int, organisation: str) -> Line:
    return Line(number, "Anna Ek", "", organisation)


def test_a_name_that_is_nearly_spelt_as_a_known_one_is_pointed_out() -> None:
    chance = random.Random(7)  # noqa: S311 -- the same every time
    known = [made_up(chance, 25).title() for _name in range(500)]
    wrong = [name[:9] + "x" + name[10:] for name in known]

    judged = judge([line(n, name) for n, name in enumerate(wrong)], [], known)

    pointed_out = [name in one.note for name, one in zip(known, judged, strict=True)]
    assert all(pointed_out)
    (other,) = judge([line(1, "Helt annan förening")], [], known)
    assert other.problem == ""
    assert "Helt annan förening" in other.note


def test_a_long_list_of_long_names_is_judged_at_once() -> None:
    chance = random.Random(7)  # noqa: S311 -- the same every time
    known = [made_up(chance, 190) for _name in range(1000)]
    lines = [line(number, made_up(chance, 190)) for number in range(500)]

    start = perf_counter()
    judged = judge(lines, [], known)

    # Compared sign by sign with every known name it took some minutes.
    assert perf_counter() - start < 20
    assert len(judged) == 500
