"""Jobs for the pages that list and follow them."""

from django.db.models import QuerySet

from gensvar.jobs.models import Job, JobState


def jobs(state: str = "") -> QuerySet[Job]:
    """Return jobs, newest first, perhaps only those in a state."""
    found = Job.objects.order_by("-pk")
    return found.filter(state=state) if state in JobState.values else found
