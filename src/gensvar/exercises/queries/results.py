"""What came out of the exercises of a meeting: the contract with the notes."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import TypeVar

from django.db.models import Prefetch, QuerySet, Sum

from gensvar.analysis.ballots import account
from gensvar.exercises.emphasis import emphasis
from gensvar.exercises.fingerprints import fingerprint
from gensvar.exercises.models import (
    AskedQuestion,
    Ballot,
    Confirmation,
    Dot,
    Entry,
    Exercise,
    ExerciseKind,
    Prompt,
    Stress,
    TakenAlong,
)
from gensvar.exercises.results import (
    Asked,
    ExerciseResult,
    Idea,
    PromptResult,
    TableMark,
    Taken,
)
from gensvar.meetings.models import Meeting

WRITTEN = {ExerciseKind.STATIONS, ExerciseKind.IDEAS}
Row = TypeVar("Row", Entry, Ballot, AskedQuestion, TakenAlong)


def results_of(
    meeting: Meeting,
    *,
    with_unconfirmed: bool = False,
    kinds: Collection[str] = tuple(ExerciseKind),
) -> tuple[ExerciseResult, ...]:
    """Return what came out of each exercise of a meeting, or of some kinds, in order.

    A table's words count when it has confirmed them; the others are named in
    `unconfirmed`, and are among the ideas only `with_unconfirmed`. The number of
    questions to the database is the same for any number of exercises and ideas.
    """
    found = _Found(Exercise.objects.filter(meeting=meeting, kind__in=kinds))
    return tuple(found.result(one, with_unconfirmed) for one in found.exercises)


def result_of(exercise: Exercise, *, with_unconfirmed: bool = False) -> ExerciseResult:
    """Return what came out of one exercise; see `results_of`."""
    found = _Found(Exercise.objects.filter(pk=exercise.pk))
    (one,) = found.exercises
    return found.result(one, with_unconfirmed)


def standing_entries(exercises: Iterable[Exercise]) -> QuerySet[Entry]:
    """Return the ideas that stand, in the order they came, with who stresses them."""
    stresses = Stress.objects.filter(withdrawn_at__isnull=True).select_related("table")
    return (
        Entry.objects.filter(
            exercise__in=[one.pk for one in exercises],
            replaced_by__isnull=True,
            taken_back_at__isnull=True,
        )
        .select_related("table")
        .prefetch_related(Prefetch("stresses", stresses, to_attr="standing"))
    )


def as_idea(entry: Entry, dots: int = 0) -> Idea:
    """Return one idea, free from how it is stored."""
    others = sorted(
        {
            TableMark(stress.table.number, stress.table.name)
            for stress in getattr(entry, "standing", ())
        },
        key=lambda table: table.number,
    )
    return Idea(
        id=entry.pk,
        text=entry.text,
        language=entry.language,
        by=TableMark(entry.table.number, entry.table.name),
        stressed_by=tuple(others),
        emphasis=emphasis(len(others), entry.marked),
        remark=entry.remark,
        dots=dots,
    )


class _Found:
    """All that is stored of some exercises, asked for once, and only of their kinds."""

    def __init__(self, exercises: QuerySet[Exercise]) -> None:
        self.exercises = list(exercises.prefetch_related("prompts"))
        numbers = [one.pk for one in self.exercises]
        kinds = {one.kind for one in self.exercises}
        self.entries = _by_exercise(standing_entries(self.exercises), kinds & WRITTEN)
        self.confirmed = {
            (one.exercise_id, one.table_id): one.fingerprint
            for one in Confirmation.objects.filter(
                exercise__in=numbers, reopened_at__isnull=True
            )
        }
        self.ballots = _by_exercise(
            Ballot.objects.filter(
                exercise__in=numbers, replaced_at__isnull=True
            ).select_related("table"),
            kinds & {ExerciseKind.RANKING},
        )
        self.dots = {
            (prompt, entry): number
            for prompt, entry, number in Dot.objects.filter(exercise__in=numbers)
            .order_by()
            .values_list("prompt", "entry")
            .annotate(Sum("number"))
        }
        self.asked = _by_exercise(
            AskedQuestion.objects.filter(exercise__in=numbers).prefetch_related(
                "replies"
            ),
            kinds & {ExerciseKind.QUESTIONS},
        )
        self.taken = _by_exercise(
            TakenAlong.objects.filter(exercise__in=numbers).prefetch_related("entries"),
            kinds & {ExerciseKind.TAKEN_ALONG},
        )

    def result(self, one: Exercise, with_unconfirmed: bool) -> ExerciseResult:
        entries = self.entries[one.pk]
        unconfirmed = self._unconfirmed(one, entries)
        marks = {TableMark(e.table.number, e.table.name) for e in unconfirmed}
        without = {e.pk for e in unconfirmed} if not with_unconfirmed else set()
        counted = [entry for entry in entries if entry.pk not in without]
        prompts = list(one.prompts.all())
        ballots = tuple(
            (ballot.table.number, _named(ballot, prompts))
            for ballot in self.ballots[one.pk]
        )
        return ExerciseResult(
            id=one.pk,
            kind=one.kind,
            title=one.title,
            instruction=one.instruction,
            prompts=tuple(self._prompt(prompt, counted) for prompt in prompts),
            ballots=ballots,
            account=account(
                [prompt.words for prompt in prompts], [cast for _by, cast in ballots]
            )
            if one.kind == ExerciseKind.RANKING
            else None,
            asked=tuple(_asked(row) for row in self.asked[one.pk]),
            taken=tuple(_taken(row) for row in self.taken[one.pk]),
            unconfirmed=tuple(sorted(marks, key=lambda table: table.number)),
        )

    def _prompt(self, prompt: Prompt, entries: Sequence[Entry]) -> PromptResult:
        return PromptResult(
            id=prompt.pk,
            words=prompt.words,
            hint=prompt.hint,
            ideas=tuple(
                as_idea(entry, self.dots.get((None, entry.pk), 0))
                for entry in entries
                if entry.prompt_id == prompt.pk
            ),
            dots=self.dots.get((prompt.pk, None), 0),
        )

    def _unconfirmed(self, one: Exercise, entries: Sequence[Entry]) -> list[Entry]:
        """Return the ideas of tables that have not confirmed the text as it stands."""
        texts: dict[int, list[tuple[int, str]]] = defaultdict(list)
        for entry in entries:
            texts[entry.table_id].append((entry.pk, entry.text))
        open_tables = {
            table
            for table, said in texts.items()
            if self.confirmed.get((one.pk, table)) != fingerprint(said)
        }
        return [entry for entry in entries if entry.table_id in open_tables]


def _by_exercise(
    rows: QuerySet[Row], asks: Collection[str]
) -> defaultdict[int, list[Row]]:
    """Gather rows by their exercise; where no exercise has such rows, ask for none."""
    found: defaultdict[int, list[Row]] = defaultdict(list)
    for row in rows if asks else ():
        found[row.exercise_id].append(row)
    return found


def _named(ballot: Ballot, prompts: Sequence[Prompt]) -> dict[str, int]:
    words = {str(prompt.pk): prompt.words for prompt in prompts}
    return {words[key]: place for key, place in ballot.places.items() if key in words}


def _asked(row: AskedQuestion) -> Asked:
    return Asked(
        id=row.pk,
        words=row.words,
        asker=row.asker,
        answers=tuple((reply.speaker, reply.words) for reply in row.replies.all()),
        state=row.state,
    )


def _taken(row: TakenAlong) -> Taken:
    return Taken(row.pk, row.by, row.words, tuple(e.pk for e in row.entries.all()))
