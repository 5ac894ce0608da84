"""Planning exercises and tables: what cannot be right is refused, at its place."""

import pytest

from gensvar.exercises.actions.planning import (
    add_exercise,
    change_exercise,
    move_exercise,
    rank_areas_of,
    remove_exercise,
)
from gensvar.exercises.actions.tables import (
    change_table,
    give_new_code,
    remove_table,
    set_tables,
)
from gensvar.exercises.models import Exercise, ExerciseKind, Table
from gensvar.kernel.errors import Invalid, NotAllowed, Stale
from gensvar.kernel.secrets import LETTERS
from tests.make.dialogues import officer_of
from tests.make.exercises import (
    close,
    make_exercise,
    make_idea,
    make_tables,
    prompts_of,
)
from tests.make.meetings import make_meeting
from tests.make.organisations import make_user

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("kind", "facts", "prompts", "field"),
    [
        ("ranking", {"title": "Rang"}, (("Ett", ""),), "prompts"),
        ("stations", {"title": "Fyra"}, (), "prompts"),
        ("ideas", {"title": " "}, (("Ett", ""),), "title"),
        ("ideas", {"title": "Id"}, (("Ett", ""), (" ett ", "")), "prompts"),
        ("stations", {"title": "F", "rounds": 0}, (("Ett", ""),), "rounds"),
        (
            "ideas",
            {"title": "F", "round_minutes": 999},
            (("Ett", ""),),
            "round_minutes",
        ),
        ("dots", {"title": "F", "most_dots": 0}, (("Ett", ""),), "most_dots"),
        ("made-up", {"title": "F"}, (("Ett", ""),), "kind"),
    ],
)
def test_what_no_table_could_do_is_refused(
    kind: str, facts: dict[str, object], prompts: tuple[tuple[str, str]], field: str
) -> None:
    meeting = make_meeting()

    with pytest.raises(Invalid) as refused:
        add_exercise(meeting, kind, facts, prompts, by=officer_of(meeting.body))

    assert refused.value.field == field
    assert not Exercise.objects.exists()


def test_exercises_are_put_in_order_and_taken_away() -> None:
    meeting = make_meeting()
    by = officer_of(meeting.body)
    one, two = (make_exercise(meeting, opens=False, title=t) for t in ("Ett", "Två"))

    move_exercise(two, up=True, by=by)
    assert [row.title for row in Exercise.objects.all()] == ["Två", "Ett"]
    remove_exercise(one, by=by)
    assert [row.title for row in Exercise.objects.all()] == ["Två"]


def test_the_areas_of_ideas_are_ranked_in_one_press() -> None:
    meeting = make_meeting()
    ideas = make_exercise(meeting, ExerciseKind.IDEAS, opens=False)

    ranking = rank_areas_of(ideas, "Vad först?", by=officer_of(meeting.body))

    assert ranking.kind == ExerciseKind.RANKING
    words = [prompt.words for prompt in prompts_of(ranking)]
    assert words == [prompt.words for prompt in prompts_of(ideas)]


def test_the_second_who_saves_is_told_and_what_has_begun_stays() -> None:
    meeting = make_tables(2)[0].meeting
    by = officer_of(meeting.body)
    exercise = make_exercise(meeting, ExerciseKind.IDEAS, opens=False)
    seen = exercise.version
    change_exercise(exercise, seen, {"title": "Ny"}, (("Ett", ""),), by=by)

    with pytest.raises(Stale):
        change_exercise(exercise, seen, {"title": "Äldre"}, (("Två", ""),), by=by)
    begun = make_exercise(meeting, ExerciseKind.IDEAS)
    with pytest.raises(Invalid):
        change_exercise(begun, begun.version, {"title": "Ny"}, (("E", ""),), by=by)
    with pytest.raises(Invalid):
        remove_exercise(begun, by=by)


def test_nobody_else_plans() -> None:
    meeting = make_meeting()

    with pytest.raises(NotAllowed):
        add_exercise(meeting, "ideas", {"title": "I"}, (("E", ""),), by=make_user())
    with pytest.raises(NotAllowed):
        set_tables(meeting, 2, by=make_user())


def test_tables_have_codes_of_their_own_that_are_easy_to_read() -> None:
    tables = [*make_tables(20), *make_tables(20)]

    codes = {table.code for table in tables}
    assert len(codes) == 40
    assert all(len(code) == 6 and set(code) <= set(LETTERS) for code in codes)


def test_two_tables_never_have_one_number() -> None:
    one, two = make_tables(2)

    with pytest.raises(Invalid) as refused:
        change_table(two, by=officer_of(one.meeting.body), number=1)

    assert refused.value.field == "number"
    assert sorted(Table.objects.values_list("number", flat=True)) == [1, 2]


def test_a_table_that_has_written_stays_and_others_go() -> None:
    one, two, three = make_tables(3)
    by = officer_of(one.meeting.body)
    exercise = make_exercise(one.meeting, ExerciseKind.IDEAS)
    make_idea(two, prompts_of(exercise)[0])

    with pytest.raises(Invalid):
        remove_table(three, by=by)  # while an exercise is open
    close(exercise)
    remove_table(three, by=by)
    with pytest.raises(Invalid):
        remove_table(two, by=by)
    with pytest.raises(Invalid) as refused:
        set_tables(one.meeting, 0, by=by)

    assert refused.value.field == "number"
    assert list(Table.objects.values_list("number", flat=True)) == [1, 2]


def test_a_new_code_replaces_the_old() -> None:
    table, *_ = make_tables(1)
    before = table.code

    give_new_code(table, by=officer_of(table.meeting.body))

    assert Table.objects.get(pk=table.pk).code not in {"", before}
