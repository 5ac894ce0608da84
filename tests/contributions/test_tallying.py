"""The tallies say what one counts by hand, whatever happens to contributions."""

from collections.abc import Callable
from datetime import date

import pytest
from django.apps import apps
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gensvar.config.disposal import REACH
from gensvar.contributions.actions import (
    carry_out_disposal,
    hide,
    lift_hiding,
    pass_review,
    withdraw_batch,
)
from gensvar.contributions.actions.disposing import DisposalRule, propose_disposal
from gensvar.contributions.models import Batch, Contribution, Review, Tally
from gensvar.contributions.queries import shown_in_public, tally_of
from gensvar.dialogues.models import Dialogue, Phase, Stage
from gensvar.kernel.days import today
from gensvar.kernel.errors import Invalid, NotYet
from gensvar.publishing.queries import contributions_shown
from tests.make.contributions import (
    a_week_ago,
    make_batch,
    make_contribution,
    make_entry,
    make_open_dialogue,
)
from tests.make.dialogues import officer_of, registrar_of
from tests.make.publishing import publish

pytestmark = pytest.mark.django_db
Row = tuple[int | None, int, int, int, date | None]


def by_hand(dialogue: Dialogue) -> set[Row]:
    """Count without any of the questions that the code itself asks."""
    counts: dict[int | None, list[Contribution]] = {}
    for row in Contribution.objects.filter(dialogue=dialogue).select_related("batch"):
        if row.batch is None or row.batch.withdrawn_at is None:
            counts.setdefault(row.question_id, []).append(row)
    found: set[Row] = set()
    for question, rows in counts.items():
        standing = [row for row in rows if not (row.hidden_at or row.disposed_at)]
        passed = [row for row in standing if row.review == Review.PASSED]
        oldest = min(row.received_on for row in rows)
        found.add((question, len(rows), len(standing), len(passed), oldest))
    return found


def tallied(dialogue: Dialogue) -> set[Row]:
    names = ("question", "counted", "standing", "passed", "oldest_on")
    return set(Tally.objects.filter(dialogue=dialogue).values_list(*names))


def moderate(action: Callable[..., object], **words: str) -> Callable[..., None]:
    def do(dialogue: Dialogue, number: int) -> None:
        if rows := list(Contribution.objects.filter(dialogue=dialogue)):
            said = rows[number % len(rows)]
            action(said, by=officer_of(dialogue.body), **words)

    return do


def take_back(dialogue: Dialogue, number: int) -> None:
    batch = Batch.objects.filter(dialogue=dialogue, withdrawn_at=None).first()
    if batch is not None:
        withdraw_batch(batch, reason="Fel fil.", by=officer_of(dialogue.body))


def dispose(dialogue: Dialogue, number: int) -> None:
    """Close the dialogue for a moment, and empty what came until a day."""
    Dialogue.objects.filter(pk=dialogue.pk).update(stage=Stage.CLOSED)
    dialogue.refresh_from_db()
    rule = DisposalRule("dnr 1", "3.2", today(), today() if number else a_week_ago())
    try:
        proposed = propose_disposal(dialogue, rule, by=officer_of(dialogue.body))
        carry_out_disposal(
            proposed,
            seen_count=proposed.count,
            reach=REACH,
            by=registrar_of(dialogue.body),
        )
    finally:
        Dialogue.objects.filter(pk=dialogue.pk).update(stage=Stage.OPEN)
        dialogue.refresh_from_db()


HAPPENINGS: dict[str, Callable[[Dialogue, int], object]] = {
    "submit": lambda dialogue, _: make_contribution(dialogue),
    "enter": lambda dialogue, _: make_entry(dialogue, received_on=a_week_ago()),
    "notes": lambda dialogue, number: make_batch(dialogue, *["Ja"] * (number + 1)),
    "pass": moderate(pass_review),
    "hide": moderate(hide, reason="Ett namn."),
    "lift": moderate(lift_hiding),
    "withdraw": take_back,
    "dispose": dispose,
}


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    happenings=st.lists(
        st.tuples(st.sampled_from(sorted(HAPPENINGS)), st.integers(0, 3)), max_size=9
    ),
    visibility=st.sampled_from(["at_once", "after_review", "never"]),
)
def test_the_tallies_are_what_one_counts(
    happenings: list[tuple[str, int]], visibility: str
) -> None:
    dialogue = make_open_dialogue(visibility)
    publish(dialogue)
    Phase.objects.filter(dialogue=dialogue).update(starts_at="2020-01-01T00:00Z")
    for name, number in happenings:
        try:
            HAPPENINGS[name](dialogue, number)
        except (Invalid, NotYet):
            continue
        assert tallied(dialogue) == by_hand(dialogue)
    shown = set(shown_in_public(dialogue).values_list("public_id", flat=True))
    assert tally_of(dialogue.pk, visibility).shown == len(shown)
    listed = contributions_shown(dialogue.slug, end=100)
    assert listed is not None
    _heading, rows, total = listed
    assert ({row.public_id for row in rows}, total) == (shown, len(shown))


def test_what_was_said_before_there_were_tallies_is_counted() -> None:
    dialogue = make_open_dialogue("at_once")
    make_contribution(dialogue)
    hide(make_contribution(dialogue), reason="Namn", by=officer_of(dialogue.body))
    before = tallied(dialogue)
    Tally.objects.all().delete()
    migration = __import__(
        "gensvar.contributions.migrations.0003_tally", fromlist=["_"]
    )
    migration.count_what_is_there(apps, None)
    assert tallied(dialogue) == before == by_hand(dialogue)


def test_a_batch_that_is_withdrawn_leaves_no_tally() -> None:
    dialogue = make_open_dialogue()
    take_back(dialogue, make_batch(dialogue).pk)
    assert (tallied(dialogue), tally_of(dialogue.pk, "at_once").counted) == (set(), 0)
