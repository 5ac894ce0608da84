"""The worker does what is due and stops when it is asked to."""

import signal

import pytest
from django.core.management import call_command

from gensvar.config import worker
from gensvar.jobs.actions import enqueue
from gensvar.jobs.models import JobState
from gensvar.jobs.running import Run
from gensvar.notifications.models import LetterState
from tests.installations import NewInstallation, started
from tests.make.notifications import make_letter


@pytest.mark.django_db
def test_one_round_sends_letters_and_runs_jobs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def task(_run: Run) -> None:
        """Do nothing."""

    monkeypatch.setattr(worker, "tasks", lambda: {"nothing": task})
    letter, job = make_letter(), enqueue("nothing", {}, by=None)
    call_command("worker", once=True)

    letter.refresh_from_db()
    job.refresh_from_db()
    assert (letter.state, job.state) == (LetterState.SENT, JobState.DONE)


def test_every_periodic_kind_has_a_task() -> None:
    assert set(worker.periods()) <= set(worker.tasks())


@pytest.mark.slow
def test_the_worker_ends_by_itself_when_asked_to(
    new_installation: NewInstallation,
) -> None:
    here = new_installation()
    running = started(here, "-m", "django", "worker")
    assert running.stdout is not None
    assert b"running" in running.stdout.readline()
    running.send_signal(signal.SIGTERM)

    assert running.wait(timeout=20) == 0
    running.stdout.close()
