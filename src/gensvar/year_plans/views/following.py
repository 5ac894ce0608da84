"""What a colleague follows: new dialogues in the region, or in some bodies."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.kernel.refusals import refusals_in
from gensvar.organisations.policies import works_here
from gensvar.ui.notices import tell_done
from gensvar.year_plans.actions.following import (
    Choice,
    follow_dialogues,
    stop_dialogues,
)
from gensvar.year_plans.forms.following import ChoiceForm
from gensvar.year_plans.models import StaffSubscription


@signed_in
def follows(request: SignedInRequest) -> HttpResponse:
    """List what a colleague follows, and add to it."""
    if not works_here(request.user):
        raise PermissionDenied
    form = ChoiceForm(request.POST or None)
    if form.is_valid():
        with refusals_in(form):
            follow_dialogues(Choice(**form.cleaned_data), by=request.user)
            tell_done(request, _("We write to you when something new is decided."))
            return redirect("my-subscriptions")
    rows = StaffSubscription.objects.filter(user=request.user).select_related("body")
    names = dict(form.fields["level"].choices)  # type: ignore[attr-defined] # a ChoiceField
    context = {"form": form, "rows": [(row, names.get(row.level, "")) for row in rows]}
    status = 422 if form.is_bound else 200
    return render(request, "year_plans/follows.html", context, status=status)


@require_POST
@signed_in
def stop(request: SignedInRequest, pk: int) -> HttpResponse:
    """Let a colleague no longer be told."""
    mine = StaffSubscription.objects.filter(user=request.user)
    stop_dialogues(get_object_or_404(mine, pk=pk), by=request.user)
    tell_done(request, _("You no longer follow this."))
    return redirect("my-subscriptions")
