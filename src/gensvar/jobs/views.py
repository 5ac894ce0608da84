"""Following long work: how far it has come, and stopping it."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.jobs.actions import cancel
from gensvar.jobs.models import Job
from gensvar.jobs.policies import MayKeepJobs, may_follow
from gensvar.jobs.queries import jobs
from gensvar.kernel.errors import NotAllowed
from gensvar.ui.notices import tell_done

ON_A_PAGE = 50


@never_cache
@signed_in
def job_list(request: SignedInRequest, may: MayKeepJobs) -> HttpResponse:
    """List all jobs for those whom `may` names."""
    if not may(request.user):
        raise NotAllowed
    page = Paginator(jobs(), ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "jobs/list.html", {"jobs": page})


@never_cache
@signed_in
def job(request: SignedInRequest, pk: int, may: MayKeepJobs) -> HttpResponse:
    """Show how far one job has come; htmx asks for the part that changes."""
    found = get_object_or_404(Job, pk=pk)
    if not may_follow(request.user, found, may):
        raise Http404
    part = request.headers.get("HX-Request")
    template = "jobs/state.html" if part else "jobs/job.html"
    return render(request, template, {"job": found})


@require_POST
@signed_in
def stop(request: SignedInRequest, pk: int, may: MayKeepJobs) -> HttpResponse:
    """Stop one job."""
    found = get_object_or_404(Job, pk=pk)
    if not may_follow(request.user, found, may):
        raise Http404
    cancel(found, by=request.user, may=may)
    tell_done(request, _("The work is being stopped."))
    return redirect("job", pk)
