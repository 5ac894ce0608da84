"""Jobs run once, tell how far they are, can be stopped, and survive a lost worker."""

from collections.abc import Mapping
from datetime import timedelta

import pytest
from django.utils import timezone

from gensvar.jobs.actions import cancel, enqueue, keep_periodic
from gensvar.jobs.models import Job, JobState
from gensvar.jobs.running import (
    MOST_ATTEMPTS,
    STALE,
    Run,
    Stopped,
    claim,
    reap,
    run_next,
)
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet
from tests.make.organisations import make_user

pytestmark = pytest.mark.django_db


def nobody(_user: object) -> bool:
    return False


def count(run: Run) -> Mapping[str, object]:
    """Count to what the job says."""
    total = int(run.job.arguments["total"])
    for number in range(total):
        run.progress(number + 1, total)
    return {"address": "/arbete/"}


def break_down(_run: Run) -> None:
    raise RuntimeError("with words of people")


def refuse(_run: Run) -> None:
    raise Invalid("Filen är tom.")


TASKS = {"count": count, "break": break_down, "refuse": refuse}


def test_a_job_is_run_once_and_says_how_far_it_came() -> None:
    job = enqueue("count", {"total": 3}, by=make_user())
    assert run_next(TASKS)
    assert not run_next(TASKS)

    job.refresh_from_db()
    assert (job.state, job.done, job.total) == (JobState.DONE, 3, 3)
    assert job.result == {"address": "/arbete/"}


def test_the_same_key_asks_for_the_same_work() -> None:
    first = enqueue("count", {"total": 1}, by=None, key="file 7")

    assert enqueue("count", {"total": 1}, by=None, key="file 7") == first


def test_what_nobody_here_can_do_is_left_for_another_worker() -> None:
    enqueue("unknown", {}, by=None)

    assert not run_next(TASKS)


def test_only_one_of_two_workers_takes_a_job() -> None:
    enqueue("count", {"total": 1}, by=None)

    assert claim(TASKS) is not None
    assert claim(TASKS) is None


def test_a_job_that_breaks_is_tried_again_and_then_given_up() -> None:
    job = enqueue("break", {}, by=None)
    for _attempt in range(MOST_ATTEMPTS):
        Job.objects.update(not_before=timezone.now())
        assert run_next(TASKS)

    job.refresh_from_db()
    assert (job.state, job.problem) == (JobState.FAILED, "RuntimeError")


def test_a_job_that_is_refused_says_why_and_is_not_tried_again() -> None:
    job = enqueue("refuse", {}, by=None)
    run_next(TASKS)

    job.refresh_from_db()
    assert (job.state, job.problem) == (JobState.FAILED, "Filen är tom.")


def test_a_lost_job_is_run_again() -> None:
    job = enqueue("count", {"total": 1}, by=None)
    claim(TASKS)
    assert reap() == 0
    assert reap(timezone.now() + STALE + timedelta(seconds=1)) == 1
    Job.objects.update(not_before=timezone.now())
    run_next(TASKS)

    job.refresh_from_db()
    assert (job.state, job.attempts) == (JobState.DONE, 2)


def test_a_job_that_is_lost_too_often_fails() -> None:
    job = enqueue("count", {"total": 1}, by=None)
    claim(TASKS)
    Job.objects.update(attempts=MOST_ATTEMPTS)
    reap(timezone.now() + STALE * 2)

    job.refresh_from_db()
    assert job.state == JobState.FAILED


def test_a_worker_that_lost_its_job_writes_nothing() -> None:
    enqueue("count", {"total": 1}, by=None)
    slow = claim(TASKS)
    assert slow is not None
    reap(timezone.now() + STALE * 2)
    Job.objects.update(not_before=timezone.now())
    assert claim(TASKS) is not None

    with pytest.raises(Stopped):
        Run(slow).progress(1, 1)


def test_a_waiting_job_is_stopped_at_once() -> None:
    user = make_user()
    job = enqueue("count", {"total": 1}, by=user)
    cancel(job, by=user, may=nobody)

    job.refresh_from_db()
    assert job.state == JobState.CANCELLED
    assert not run_next(TASKS)


def test_a_running_job_stops_at_its_next_step() -> None:
    user = make_user()
    enqueue("count", {"total": 2}, by=user)
    job = claim(TASKS)
    assert job is not None
    cancel(job, by=user, may=nobody)

    with pytest.raises(Stopped):
        Run(job).progress(1, 2)


def test_what_is_finished_is_not_stopped() -> None:
    user = make_user()
    job = enqueue("count", {"total": 1}, by=user)
    run_next(TASKS)

    with pytest.raises(NotYet):
        cancel(job, by=user, may=nobody)


def test_nobody_stops_the_work_of_others() -> None:
    job = enqueue("count", {"total": 1}, by=make_user())

    with pytest.raises(NotAllowed):
        cancel(job, by=make_user(), may=nobody)


def test_a_periodic_job_comes_back() -> None:
    keep_periodic("refuse", 10)
    keep_periodic("refuse", 10)
    run_next(TASKS)

    job = Job.objects.get()
    assert job.state == JobState.WAITING
    assert job.not_before > timezone.now() + timedelta(minutes=9)
    keep_periodic("refuse", 5)
    job.refresh_from_db()
    assert job.not_before < timezone.now() + timedelta(minutes=6)
