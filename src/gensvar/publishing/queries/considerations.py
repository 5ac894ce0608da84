"""Considerations in public: the no's as well as the yes's."""

from gensvar.dialogues.models import Consideration, ConsiderationOutcome
from gensvar.publishing.queries.published import published_considerations
from gensvar.publishing.shapes import ConsiderationShown


def considerations_shown(
    *, outcome: str = "", start: int = 0, end: int = 20
) -> tuple[list[ConsiderationShown], int]:
    """Return a slice of the public considerations, latest first, and their number."""
    rows = published_considerations().order_by("-decided_on", "-pk")
    if outcome in ConsiderationOutcome.values:
        rows = rows.filter(outcome=outcome)
    return [_shown(row) for row in rows[start:end]], rows.count()


def consideration_shown(pk: int) -> ConsiderationShown | None:
    """Return one consideration with the answer to each criterion, if it is public."""
    row = published_considerations().filter(pk=pk).first()
    if row is None:
        return None
    answers = row.answers.select_related("criterion")
    return _shown(
        row,
        [
            (
                answer.criterion.words,
                str(answer.get_answer_display()),
                answer.override_reason or answer.comment,
            )
            for answer in answers
        ],
    )


def _shown(
    row: Consideration, answers: list[tuple[str, str, str]] | None = None
) -> ConsiderationShown:
    assert row.decided_on is not None  # noqa: S101 -- only decided ones are public
    return ConsiderationShown(
        id=row.pk,
        matter=row.matter.title,
        registry_number=row.matter.registry_number,
        body=row.matter.body.name,
        outcome=row.outcome,
        outcome_words=row.other_form or str(row.get_outcome_display()),
        reason=row.reason,
        decided_on=row.decided_on,
        decider=row.decider_title,
        answers=answers or [],
    )
