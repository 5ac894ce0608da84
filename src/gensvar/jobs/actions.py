"""Asking for work and stopping it. Views ask; the worker runs."""

from collections.abc import Mapping
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.jobs.models import Job, JobState
from gensvar.jobs.policies import MayKeepJobs, may_follow
from gensvar.kernel.errors import NotAllowed, NotYet


@transaction.atomic
def enqueue(
    kind: str,
    arguments: Mapping[str, object],
    *,
    by: User | None,
    title: StrOrPromise = "",
    key: str | None = None,
    period: int | None = None,
) -> Job:
    """Ask for one piece of work and return its job.

    `arguments` are what the task takes by name: ids and facts that JSON can hold. With
    a `key` the work is asked for once: asking again returns the first job. With a
    `period` in minutes it comes back by itself.
    """
    facts = {
        "kind": kind,
        "title": str(title),
        "arguments": dict(arguments),
        "asked_by_id": by.pk if by else None,
        "period": period,
    }
    if key is None:
        job, is_new = Job.objects.create(**facts), True
    else:
        job, is_new = Job.objects.get_or_create(key=key, defaults=facts)
    if is_new and by is not None:
        record("ask for job", job, by=by, kind=kind)
    return job


def keep_periodic(kind: str, minutes: int) -> None:
    """See that a periodic job is in the table, with the period it has now."""
    job = enqueue(kind, {}, by=None, key=f"periodic {kind}", period=minutes)
    if job.period != minutes:
        soon = timezone.now() + timedelta(minutes=minutes)
        Job.objects.filter(pk=job.pk).update(period=minutes, not_before=soon)


@transaction.atomic
def cancel(job: Job, *, by: User, may: MayKeepJobs) -> None:
    """Stop a job: at once if it waits, at its next step if it is under way."""
    if not may_follow(by, job, may):
        raise NotAllowed
    now = timezone.now()
    rows = Job.objects.filter(pk=job.pk)
    if not (
        rows.filter(state=JobState.WAITING).update(
            state=JobState.CANCELLED, finished_at=now, cancel_requested_at=now
        )
        or rows.filter(state=JobState.RUNNING).update(cancel_requested_at=now)
    ):
        raise NotYet([_("A job that is not finished")])
    record("stop job", job, by=by)
