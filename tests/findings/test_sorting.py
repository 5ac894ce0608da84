"""Sorting: nothing is lost, every step can be taken back, and it works by hand."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gensvar.contributions.actions import hide, withdraw_batch
from gensvar.contributions.models import Contribution
from gensvar.dialogues.models import Dialogue, Stage
from gensvar.findings.actions import (
    change_theme,
    confirm_theme,
    merge_themes,
    place,
    propose_and_place,
    propose_theme,
    remove_theme,
    take_out,
    toggle,
    undo,
)
from gensvar.findings.models import Placement, Theme, ThemeState
from gensvar.findings.queries import (
    Sieve,
    on_the_desk,
    progress,
    sifted,
    standing_themes,
    themes_with_counts,
)
from gensvar.findings.queries.themes import followed
from gensvar.kernel.errors import Invalid, NotAllowed, Stale
from tests.make.contributions import (
    make_batch,
    make_contribution,
    make_entry,
    make_open_dialogue,
)
from tests.make.dialogues import officer_of
from tests.make.findings import make_finding, make_theme
from tests.make.organisations import make_user

pytestmark = pytest.mark.django_db

State = tuple[list[Any], set[Any]]


def state_of(dialogue: Dialogue) -> State:
    """Return everything that sorting changes."""
    themes = list(
        Theme.objects.filter(dialogue=dialogue, removed_at__isnull=True)
        .order_by("pk")
        .values_list("pk", "name", "merged_into")
    )
    placed = Placement.objects.filter(
        theme__dialogue=dialogue, theme__removed_at__isnull=True
    ).values_list("theme_id", "contribution_id", "placed_by_id", "placed_at")
    return themes, set(placed)


def step(dialogue: Dialogue, kind: str, numbers: tuple[int, int]) -> None:
    """Take one step of a kind; the numbers choose among what there is."""
    officer = officer_of(dialogue.body)
    said = list(Contribution.objects.filter(dialogue=dialogue))
    themes = list(standing_themes(dialogue))
    one = said[numbers[0] % len(said)]
    if kind == "propose" or not themes:
        propose_and_place(dialogue, f"Tema {numbers}", one, by=officer)
        return
    theme = themes[numbers[1] % len(themes)]
    other = themes[numbers[0] % len(themes)]
    if kind == "toggle":
        toggle(theme, one, by=officer)
    elif kind == "many":
        place(theme, said, by=officer)
    elif kind == "out":
        take_out(theme, said, by=officer)
    elif kind == "remove":
        remove_theme(theme, by=officer)
    elif theme != other:
        merge_themes(theme, other, by=officer)


KINDS = st.sampled_from(["toggle", "propose", "many", "out", "remove", "merge"])
STEPS = st.lists(st.tuples(KINDS, st.tuples(st.integers(0, 9), st.integers(0, 9))))


@given(STEPS)
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.too_slow,
    ],
)
def test_undo_brings_back_exactly_what_was_before(
    dialogue: Dialogue, steps: list[tuple[str, tuple[int, int]]]
) -> None:
    officer = officer_of(dialogue.body)
    while undo(dialogue, by=officer):
        pass
    states = [state_of(dialogue)]
    for kind, numbers in steps:
        step(dialogue, kind, numbers)
        if state_of(dialogue) != states[-1]:
            states.append(state_of(dialogue))

    for expected in reversed(states[:-1]):
        assert undo(dialogue, by=officer) is not None
        assert state_of(dialogue) == expected
    assert undo(dialogue, by=officer) is None


@pytest.fixture
def dialogue() -> Dialogue:
    found = make_open_dialogue()
    for number in range(3):
        make_contribution(found, f"Öppna tidigare {number}")
    return found


def first(dialogue: Dialogue) -> Contribution:
    return Contribution.objects.filter(dialogue=dialogue)[0]


def test_themes_are_proposed_by_one_and_confirmed_by_another(
    dialogue: Dialogue,
) -> None:
    theme = propose_theme(dialogue, "Kväll", by=officer_of(dialogue.body))
    assert theme.state == ThemeState.PROPOSED
    assert theme.confirmed_by is None

    confirm_theme(theme, by=officer_of(dialogue.body))

    assert theme.state == ThemeState.CONFIRMED
    assert theme.confirmed_by == officer_of(dialogue.body)


def test_a_theme_of_the_same_name_is_used_and_not_proposed_again(
    dialogue: Dialogue,
) -> None:
    officer = officer_of(dialogue.body)
    theme = propose_theme(dialogue, "Kväll", by=officer)

    found = propose_and_place(dialogue, " kväll ", first(dialogue), by=officer)

    assert found == theme
    with pytest.raises(Invalid, match="redan"):
        propose_theme(dialogue, "Kväll", by=officer)


def test_a_merged_theme_takes_provenance_along(dialogue: Dialogue) -> None:
    officer = officer_of(dialogue.body)
    said = list(Contribution.objects.filter(dialogue=dialogue))
    old = make_theme(dialogue, "Sent", *said[:2])
    new = make_theme(dialogue, "Kväll", *said[1:])
    before = Placement.objects.get(theme=old, contribution=said[0])

    merge_themes(old, new, by=officer)

    moved = Placement.objects.get(theme=new, contribution=said[0])
    assert (moved.placed_by, moved.placed_at) == (before.placed_by, before.placed_at)
    assert Placement.objects.filter(theme=old).count() == 2
    assert old.merged_into == new
    assert [row.count for row in themes_with_counts(dialogue)] == [3]  # type: ignore[attr-defined] # annotated


def test_a_theme_under_a_finding_is_not_removed(dialogue: Dialogue) -> None:
    theme = make_theme(dialogue, "Kväll", first(dialogue))
    make_finding(dialogue, theme)

    with pytest.raises(Invalid, match="fynd"):
        remove_theme(theme, by=officer_of(dialogue.body))


def test_two_who_rename_the_same_theme_do_not_overwrite(dialogue: Dialogue) -> None:
    officer = officer_of(dialogue.body)
    theme = propose_theme(dialogue, "Kväll", by=officer)
    change_theme(theme, seen_version=1, name="Kvällar", description="", by=officer)

    with pytest.raises(Stale):
        change_theme(theme, seen_version=1, name="Sent", description="", by=officer)


@pytest.mark.parametrize(
    "stage", [stage for stage in Stage if stage not in {Stage.OPEN, Stage.ANALYSING}]
)
def test_sorting_is_refused_before_and_after(dialogue: Dialogue, stage: Stage) -> None:
    theme = propose_theme(dialogue, "Kväll", by=officer_of(dialogue.body))
    Dialogue.objects.filter(pk=dialogue.pk).update(stage=stage)

    with pytest.raises(Invalid):
        place(theme, [first(dialogue)], by=officer_of(dialogue.body))


def test_a_stranger_sorts_nothing(dialogue: Dialogue) -> None:
    theme = propose_theme(dialogue, "Kväll", by=officer_of(dialogue.body))

    with pytest.raises(NotAllowed):
        place(theme, [first(dialogue)], by=make_user())


def test_what_is_said_elsewhere_or_withdrawn_is_not_sorted(dialogue: Dialogue) -> None:
    officer = officer_of(dialogue.body)
    theme = propose_theme(dialogue, "Kväll", by=officer)
    elsewhere = make_contribution(make_open_dialogue())
    batch = make_batch(dialogue)
    withdrawn = Contribution.objects.get(batch=batch)
    place(theme, [withdrawn], by=officer)
    withdraw_batch(batch, reason="Fel fil", by=officer)

    assert place(theme, [elsewhere, withdrawn], by=officer) is None
    assert [row.count for row in themes_with_counts(dialogue)] == [0]  # type: ignore[attr-defined] # annotated
    assert progress(dialogue).total == 3


def test_a_hidden_contribution_is_sorted_too(dialogue: Dialogue) -> None:
    said = first(dialogue)
    hide(said, reason="Någons namn", by=officer_of(dialogue.body))

    found = on_the_desk(dialogue, Sieve(), said.public_id)

    assert found is not None
    assert found.contribution == said


def test_the_sieve_lets_through_what_is_looked_for(dialogue: Dialogue) -> None:
    make_entry(dialogue, "Ring mig", emphasis=2)
    make_contribution(dialogue, "Avaa aiemmin", language="fi")
    theme = make_theme(dialogue, "Kväll", first(dialogue))

    def texts(sieve: Sieve) -> list[str]:
        return [row.text for row in sifted(dialogue, sieve)]

    assert texts(Sieve(stressed=True)) == ["Ring mig"]
    assert texts(Sieve(channel="paper")) == ["Ring mig"]
    assert texts(Sieve(language="fi")) == ["Avaa aiemmin"]
    assert texts(Sieve(theme=theme.pk)) == ["Öppna tidigare 0"]
    assert len(texts(Sieve(unsorted=True))) == 4


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.dictionaries(
        st.integers(0, 6), st.tuples(st.booleans(), st.none() | st.integers(0, 6))
    )
)
def test_merges_are_followed_to_a_standing_theme_or_none(
    themes: dict[int, tuple[bool, int | None]],
) -> None:
    for start, end in followed(themes).items():
        assert end is None or themes[end][0]
        if themes[start][0]:
            assert end == start


# The pages, without JavaScript.


@pytest.fixture
def client(dialogue: Dialogue) -> Client:
    client = Client()
    client.force_login(officer_of(dialogue.body))
    return client


@pytest.mark.requirement("S2-15", "S2-07")
def test_a_contribution_is_sorted_with_plain_forms(
    dialogue: Dialogue, client: Client
) -> None:
    said = first(dialogue)
    query = f"?at={said.public_id}"
    new = reverse("sort-new", args=[dialogue.number])
    client.post(new + query, {"name": "Kväll"})
    theme = Theme.objects.get(name="Kväll")

    page = client.get(reverse("sorting", args=[dialogue.number]) + query)
    assert 'aria-pressed="true"' in page.content.decode()
    assert "1 av 3 sorterade" in page.content.decode()

    client.post(reverse("sort-one", args=[dialogue.number, theme.pk]) + query)
    assert not Placement.objects.exists()
    client.post(reverse("sort-undo", args=[dialogue.number]) + query)
    assert Placement.objects.get().contribution == said


def test_the_script_gets_the_desk_alone_with_what_to_say(
    dialogue: Dialogue, client: Client
) -> None:
    theme = propose_theme(dialogue, "Kväll", by=officer_of(dialogue.body))
    address = reverse("sort-one", args=[dialogue.number, theme.pk])

    answer = client.post(
        f"{address}?at={first(dialogue).public_id}", headers={"X-Desk": "1"}
    )

    words = answer.content.decode()
    assert words.startswith('<div class="desk"')
    assert 'data-says="Sorterat under Kväll."' in words


@pytest.mark.requirement("S2-15")
def test_many_are_sorted_at_once_and_it_is_undone(
    dialogue: Dialogue, client: Client
) -> None:
    theme = propose_theme(dialogue, "Kväll", by=officer_of(dialogue.body))
    ids = list(Contribution.objects.values_list("pk", flat=True))
    table = reverse("sorting-table", args=[dialogue.number])

    client.post(table, {"theme": theme.pk, "on_page": ids, "all": "1", "in": "1"})
    assert Placement.objects.count() == 3
    client.post(table, {"theme": theme.pk, "chosen": ids[:1], "out": "1"})
    assert Placement.objects.count() == 2
    client.post(reverse("sorting-table-undo", args=[dialogue.number]))
    client.post(reverse("sorting-table-undo", args=[dialogue.number]))

    assert not Placement.objects.exists()


@pytest.mark.parametrize("sent", [{}, {"chosen": "x"}, {"chosen": "1", "theme": "x"}])
def test_a_table_sent_without_choice_changes_nothing(
    dialogue: Dialogue, client: Client, sent: dict[str, str]
) -> None:
    answer = client.post(reverse("sorting-table", args=[dialogue.number]), sent)

    assert answer.status_code == 302
    assert not Placement.objects.exists()


def test_words_are_shown_as_words_and_in_their_own_direction(
    dialogue: Dialogue, client: Client
) -> None:
    said = make_contribution(dialogue, "<script>alert(1)</script> مرحبا", language="ar")

    page = client.get(
        reverse("sorting", args=[dialogue.number]) + f"?at={said.public_id}"
    ).content.decode()

    assert "<script>alert" not in page
    assert '<blockquote lang="ar" dir="rtl"><p>&lt;script&gt;alert(1)' in page


@pytest.mark.parametrize("page", ["sorting", "sorting-table", "themes"])
def test_the_database_is_asked_as_often_for_3_as_for_60(
    dialogue: Dialogue,
    client: Client,
    page: str,
    django_assert_max_num_queries: Any,
) -> None:
    address = reverse(page, args=[dialogue.number])
    make_theme(dialogue, "Kväll", first(dialogue))
    with django_assert_max_num_queries(12) as few:
        client.get(address)
    for number in range(57):
        make_contribution(dialogue, f"Mer {number}")
    for number in range(12):
        make_theme(dialogue, f"Tema {number}", first(dialogue))

    with django_assert_max_num_queries(12) as many:
        client.get(address)

    assert len(many) == len(few)
