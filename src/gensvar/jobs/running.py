"""Running jobs: claim, heartbeat, progress, retry, and finding those that were lost.

Every step is one conditional UPDATE, the same on SQLite and PostgreSQL. A worker that
is killed leaves a job whose heart has stopped; the reaper lets it be run again. A task
must therefore bear being run twice: it begins by looking at what is already done.
"""

import logging
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta

from django.conf import settings
from django.db import DatabaseError, close_old_connections, connection
from django.db.models import F, QuerySet
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from gensvar.accounts.models import User
from gensvar.jobs.models import Job, JobState
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet

logger = logging.getLogger("gensvar.jobs")

BEAT = timedelta(seconds=10)
STALE = timedelta(minutes=2)
MOST_ATTEMPTS = 3
PAUSE = timedelta(minutes=1)


class Stopped(Exception):
    """Somebody has stopped the job: the task ends here."""


class Run:
    """One run of one job, as its task sees it."""

    def __init__(self, job: Job) -> None:
        self.job = job

    @property
    def asked_by(self) -> User | None:
        """Return the person who asked for the work; None for the clock."""
        if self.job.asked_by_id is None:
            return None
        return User.objects.filter(pk=self.job.asked_by_id).first()

    def progress(self, done: int, total: int) -> None:
        """Tell how far the work has come.

        Raises Stopped if somebody stopped it, or another worker has taken it over
        because this one was silent too long. Call it between the steps, outside of
        transactions: what is told inside one is seen only when it ends.
        """
        rows = _mine(self.job).filter(cancel_requested_at__isnull=True)
        beat = timezone.now()
        if not rows.update(done=done, total=total, heartbeat_at=beat):
            raise Stopped


Task = Callable[[Run], Mapping[str, object] | None]
Tasks = Mapping[str, Task]


def run_next(tasks: Tasks) -> bool:
    """Run the job that has waited longest, if there is one, and say whether it was."""
    job = claim(tasks)
    if job is None:
        return False
    run(job, tasks[job.kind])
    return True


def claim(tasks: Tasks, now: datetime | None = None) -> Job | None:
    """Take hold of a job of a kind that we can run."""
    now = now or timezone.now()
    due = Job.objects.filter(
        state=JobState.WAITING, not_before__lte=now, kind__in=list(tasks)
    )
    for pk in due.order_by("not_before", "pk").values_list("pk", flat=True)[:20]:
        rows = Job.objects.filter(pk=pk, state=JobState.WAITING)
        if rows.update(
            state=JobState.RUNNING, heartbeat_at=now, attempts=F("attempts") + 1
        ):
            return Job.objects.get(pk=pk)
    return None


def run(job: Job, task: Task) -> None:
    """Run one claimed job and note how it ended; never raises what the task raises."""
    reader = Run(job)
    with translation.override(_language(reader)), _heart(job):
        try:
            result = task(reader)
        except Stopped:
            _finish(job, JobState.CANCELLED)
        except NotAllowed:
            _finish(job, JobState.FAILED, problem=_("You may not do this."))
        except NotYet as missing:
            words = ", ".join(str(phrase) for phrase in missing.missing)
            _finish(job, JobState.FAILED, problem=words)
        except Invalid as wrong:
            _finish(job, JobState.FAILED, problem=str(wrong.sentence))
        except Exception as trouble:  # whatever it was, the worker lives on
            logger.exception("job failed", extra={"job": job.pk})
            _try_again(job, trouble)
        else:
            _finish(job, JobState.DONE, result=dict(result or {}))


def _language(run: Run) -> str:
    person = run.asked_by
    return person.language if person else settings.LANGUAGE_CODE


def _try_again(job: Job, trouble: Exception) -> None:
    """Let a job that broke wait longer each time, or give it up."""
    if job.attempts >= MOST_ATTEMPTS:
        _finish(job, JobState.FAILED, problem=type(trouble).__name__)
        return
    later = timezone.now() + PAUSE * job.attempts
    _mine(job).update(
        state=JobState.WAITING, not_before=later, problem=type(trouble).__name__
    )


def _finish(job: Job, state: JobState, **facts: object) -> None:
    """Note how it ended; a periodic job waits for its next time instead."""
    now = timezone.now()
    values: dict[str, object] = {"problem": "", "finished_at": now, **facts}
    values["problem"] = str(values["problem"])[:300]
    if job.period:
        again = now + timedelta(minutes=job.period)
        values |= {"state": JobState.WAITING, "not_before": again, "attempts": 0}
        values["cancel_requested_at"] = None
    else:
        values["state"] = state
    _mine(job).update(**values)
    logger.info("job", extra={"job": job.pk, "state": str(state)})


def _mine(job: Job) -> QuerySet[Job]:
    """Return the row while it is still this run's: the reaper may have taken it."""
    return Job.objects.filter(pk=job.pk, state=JobState.RUNNING, attempts=job.attempts)


@contextmanager
def _heart(job: Job) -> Iterator[None]:
    """Let the job's heart beat while it runs, also when a step takes long."""
    if connection.in_atomic_block:
        # In a test's transaction nobody else could see the beat.
        yield
        return
    stop = threading.Event()
    beat = threading.Thread(target=_beat, args=(job, stop), daemon=True)
    beat.start()
    try:
        yield
    finally:
        stop.set()
        beat.join(timeout=BEAT.total_seconds())


def _beat(job: Job, stop: threading.Event) -> None:
    while not stop.wait(BEAT.total_seconds()):
        try:
            _mine(job).update(heartbeat_at=timezone.now())
        except DatabaseError:
            # A long write holds the database: the next beat tells.
            close_old_connections()
    connection.close()


def reap(now: datetime | None = None) -> int:
    """Let jobs whose heart has stopped be run again, and return how many were found.

    A job that was to be stopped is stopped, and one that has been lost too often fails.
    """
    now = now or timezone.now()
    lost = Job.objects.filter(state=JobState.RUNNING, heartbeat_at__lt=now - STALE)
    stopped = lost.filter(cancel_requested_at__isnull=False).update(
        state=JobState.CANCELLED, finished_at=now
    )
    failed = lost.filter(attempts__gte=MOST_ATTEMPTS, period__isnull=True).update(
        state=JobState.FAILED,
        finished_at=now,
        problem=_("The work stopped several times without finishing."),
    )
    again = lost.update(state=JobState.WAITING, not_before=now)
    return stopped + failed + again
