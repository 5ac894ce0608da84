"""Long notes stay usable, and are stored by the worker, whole or not at all."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from gensvar.config.worker import periods, tasks
from gensvar.contributions.models import Batch, Contribution
from gensvar.dialogues.models import Dialogue, Stage
from gensvar.imports.actions import store
from gensvar.imports.models import KEPT, ImportDraft
from gensvar.imports.parts import A_PAGE
from gensvar.jobs.models import Job, JobState
from gensvar.jobs.running import run_next
from gensvar.kernel.errors import Stale
from tests.imports.pages import address, confirm, officer_at, seen, text_of
from tests.make.dialogues import make_dialogue, officer_of
from tests.make.imports import long_notes, make_draft

pytestmark = pytest.mark.django_db
MOST_QUERIES = 12
STORE = "gensvar.imports.tasks.store"


@pytest.fixture
def dialogue() -> Dialogue:
    return make_dialogue(Stage.OPEN)


def test_ten_thousand_contributions_are_shown_fifty_at_a_time(
    dialogue: Dialogue,
) -> None:
    draft = make_draft(dialogue, long_notes(10_000))
    officer = officer_at(dialogue)

    page = seen(officer, draft)
    assert page.count('id="b-') == A_PAGE
    assert len(page) < 300_000
    section = ImportDraft.objects.get().tree["sections"][-1]["id"]
    last = officer.get(address("import-draft", draft), {"del": section, "sida": 10})
    assert "Svar 499 om 19" in text_of(last)
    for nonsense in ({"del": "x", "sida": "-1"}, {"del": "9" * 30}, {"sida": "99"}):
        text_of(officer.get(address("import-draft", draft), nonsense))


def test_pages_ask_few_questions_however_long_the_notes(dialogue: Dialogue) -> None:
    officer = officer_at(dialogue)
    short = make_draft(dialogue, long_notes(20))
    long = make_draft(dialogue, long_notes(2000))
    counts = []
    for draft in (short, long):
        for name in ("import-draft", "import-confirm"):
            with CaptureQueriesContext(connection) as asked:
                text_of(officer.get(address(name, draft)))
            counts.append(len(asked))
    with CaptureQueriesContext(connection) as asked:
        text_of(officer.get(reverse("import", args=[dialogue.number])))

    assert counts[0] == counts[2]
    assert counts[1] == counts[3]
    assert max(*counts, len(asked)) <= MOST_QUERIES


def test_the_page_of_a_batch_asks_few_questions(dialogue: Dialogue) -> None:
    officer = officer_at(dialogue)
    counts = []
    for size in (20, 400):
        confirm(officer, make_draft(dialogue, long_notes(size)))
        newest = Batch.objects.filter(dialogue=dialogue)[0]
        where = reverse("import-batch", args=[dialogue.number, newest.pk])
        with CaptureQueriesContext(connection) as asked:
            text_of(officer.get(where))
        counts.append(len(asked))

    assert counts[0] == counts[1] <= MOST_QUERIES


def test_long_notes_are_stored_by_the_worker(dialogue: Dialogue) -> None:
    draft = make_draft(dialogue, long_notes(2000))
    officer = officer_at(dialogue)

    answer = confirm(officer, draft)

    job = Job.objects.get(kind="confirm notes")
    assert answer.headers["Location"] == reverse("job", args=[job.pk])
    assert not Contribution.objects.exists()
    again = officer.get(address("import-draft", draft))
    assert again.headers["Location"] == reverse("job", args=[job.pk])
    assert run_next(tasks())
    job.refresh_from_db()
    assert (job.state, job.done, job.total) == (JobState.DONE, 2000, 2000)
    assert Contribution.objects.count() == 2000
    page = text_of(officer.get(job.result["address"]))
    assert "2 000 inspel" in page.replace("\xa0", " ").replace("\u202f", " ")


class Killed(Exception):
    """Stands for a worker that is gone."""


def test_a_worker_that_is_lost_leaves_nothing_and_the_next_stores_once(
    dialogue: Dialogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = make_draft(dialogue, long_notes(2000))
    confirm(officer_at(dialogue), draft)

    def killed_on_the_way(*args: Any, **kwargs: Any) -> Batch:
        def tell(done: int) -> None:
            if done > 600:
                raise Killed

        return store(*args, **{**kwargs, "tell": tell})

    monkeypatch.setattr(STORE, killed_on_the_way)
    run_next(tasks())
    assert not Contribution.objects.exists()
    assert ImportDraft.objects.filter(pk=draft.pk).exists()
    monkeypatch.setattr(STORE, store)

    Job.objects.update(not_before=timezone.now())
    run_next(tasks())
    assert Contribution.objects.count() == 2000
    Job.objects.update(state=JobState.WAITING, not_before=timezone.now())
    run_next(tasks())

    assert Contribution.objects.count() == 2000
    assert Batch.objects.count() == 1


def test_work_that_is_stopped_stores_nothing(
    dialogue: Dialogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = make_draft(dialogue, long_notes(2000))
    confirm(officer_at(dialogue), draft)

    def stopped_meanwhile(*args: Any, **kwargs: Any) -> Batch:
        Job.objects.update(cancel_requested_at=timezone.now())
        return store(*args, **kwargs)

    monkeypatch.setattr(STORE, stopped_meanwhile)
    run_next(tasks())

    assert Job.objects.get(kind="confirm notes").state == JobState.CANCELLED
    assert not Contribution.objects.exists()
    assert seen(officer_at(dialogue), draft)


def test_drafts_are_forgotten_after_a_week(dialogue: Dialogue) -> None:
    old = make_draft(dialogue, long_notes(20))
    new = make_draft(dialogue, long_notes(40))
    ImportDraft.objects.filter(pk=old.pk).update(
        created_at=timezone.now() - KEPT - timedelta(minutes=1)
    )
    assert "forget drafts of imports" in periods()
    Job.objects.create(kind="forget drafts of imports")

    run_next(tasks())

    assert list(ImportDraft.objects.all()) == [new]


def test_a_draft_that_changed_before_the_worker_came_is_not_stored(
    dialogue: Dialogue,
) -> None:
    draft = make_draft(dialogue, long_notes(20))

    with pytest.raises(Stale):
        store(draft, draft.version - 1, by=officer_of(dialogue.body))

    assert not Batch.objects.exists()
