"""Who may see and stop a job: whoever asked for it, and those a higher floor names."""

from collections.abc import Callable

from django.contrib.auth.models import AnonymousUser

from gensvar.accounts.models import User
from gensvar.jobs.models import Job

Visitor = User | AnonymousUser
# Roles live above this floor, so whoever includes our pages passes the question along.
MayKeepJobs = Callable[[Visitor], bool]


def may_follow(user: Visitor, job: Job, may: MayKeepJobs) -> bool:
    """Whoever asked for a job follows and stops it; administrators do too."""
    return (user.pk is not None and job.asked_by_id == user.pk) or may(user)
