"""The log of who did what, for reviewers."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gensvar.accounts.requests import SignedInRequest
from gensvar.jobs.actions import enqueue
from gensvar.kernel.errors import NotAllowed
from gensvar.organisations.access import workspace_only
from gensvar.organisations.forms import LogForm
from gensvar.organisations.log import CHECK, events, last_check, lines
from gensvar.organisations.policies import may_review_log

ON_A_PAGE = 50


@workspace_only
def event_log(request: SignedInRequest) -> HttpResponse:
    """List what happened, newest first, and say whether the chain holds."""
    if not may_review_log(request.user):
        raise NotAllowed
    form = LogForm(request.GET)
    chosen = form.cleaned_data if form.is_valid() else {}
    page = Paginator(events(**chosen), ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page_of_events": page,
        "lines": lines(page.object_list),
        "checked": last_check(),
    }
    status = 200 if form.is_valid() else 422
    return render(request, "organisations/log.html", context, status=status)


@require_POST
@workspace_only
def check_log(request: SignedInRequest) -> HttpResponse:
    """Ask for the chain to be walked now."""
    if not may_review_log(request.user):
        raise NotAllowed
    job = enqueue(CHECK, {}, by=request.user, title=_("The log is being checked"))
    return redirect("job", job.pk)
