"""Whatever is corrected, what is stored is the words of the source, in its order."""

from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gensvar.contributions.models import Batch, Contribution
from gensvar.imports.actions import choose, confirm, correct, undo_last
from gensvar.imports.filing import OUT, holding, may_hold
from gensvar.imports.models import ImportDraft
from gensvar.imports.queries import notes_of
from gensvar.imports.stepping import Step
from gensvar.kernel.errors import Invalid, NotYet
from gensvar.notes.corrections import words_of
from gensvar.notes.errors import NotesError
from gensvar.notes.plain import from_json
from tests.make.dialogues import officer_of
from tests.make.imports import make_draft

pytestmark = pytest.mark.django_db(transaction=True)


@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.data())
def test_any_chain_of_corrections_stores_the_words_of_the_source(
    data: st.DataObject,
) -> None:
    draft = make_draft()
    by = officer_of(draft.dialogue.body)
    for _ in range(data.draw(st.integers(0, 8))):
        _correct(draft, data)
    notes = notes_of(draft)
    assert words_of(notes) == words_of(from_json(draft.first))
    sections = holding(notes)
    out = data.draw(st.sets(st.sampled_from([s.id for s in sections] or [0])))
    choose(draft, draft.version, {str(pk): OUT for pk in out}, by=by)
    kept = [
        item
        for section in sections
        if draft.choices.get(str(section.id)) != OUT
        for item in section.contributions
    ]

    try:
        batch = confirm(draft, draft.version, by=by)
        assert isinstance(batch, Batch)
    except Invalid:
        assert kept == []
        assert not Contribution.objects.filter(dialogue=draft.dialogue).exists()
        return

    rows = Contribution.objects.filter(batch=batch).order_by("position")
    assert [row.text for row in rows] == [item.text for item in kept]
    assert [row.emphasis for row in rows] == [item.emphasis for item in kept]
    # What is stored and what is kept with the batch are together all the words.
    stored = Counter(" ".join(row.text for row in rows).split())
    stored += Counter(" ".join(f"{item.marker} {item.mark}" for item in kept).split())
    beside = Counter(words_of(from_json(batch.report)))
    assert stored + beside == Counter(words_of(notes))


def _correct(draft: ImportDraft, data: st.DataObject) -> None:
    """Make or undo a correction that Hypothesis chooses; a refused one does nothing."""
    by = officer_of(draft.dialogue.body)
    notes = notes_of(draft)
    number = data.draw(st.sampled_from([c.id for c in notes.contributions] or [0]))
    aside = data.draw(st.sampled_from([a.id for a in notes.set_aside] or [0]))
    section = data.draw(st.sampled_from([s.id for s in may_hold(notes)]))
    offset = data.draw(st.integers(0, 40))
    steps: list[Step | None] = [
        {"what": "merge", "number": number},
        {"what": "aside", "number": number},
        {"what": "promote", "number": aside},
        {"what": "split", "number": number, "offset": offset},
        {"what": "move", "number": number, "section": section},
        None,
    ]
    step = data.draw(st.sampled_from(steps))
    try:
        if step is None:
            undo_last(draft, draft.version, by=by)
        else:
            correct(draft, draft.version, step, by=by)
    except (NotesError, NotYet):
        return
