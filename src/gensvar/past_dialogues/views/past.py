"""Past dialogues: the list, bringing one in, one dialogue, changing it, showing it."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.kernel.errors import NotAllowed, NotYet, Stale
from gensvar.kernel.refusals import Other, refusals_in
from gensvar.past_dialogues.actions.past import (
    bring_in,
    change_past,
    publish_past,
    withdraw_past,
)
from gensvar.past_dialogues.forms.past import ChangePastForm, PastForm
from gensvar.past_dialogues.models import PastDialogue, PastList
from gensvar.past_dialogues.policies import (
    bodies_to_bring_in_for,
    may_keep_past,
    may_read_past,
)
from gensvar.past_dialogues.queries import (
    is_outdated,
    judgements_of,
    past_dialogues,
    past_for,
    rules_today,
)
from gensvar.ui.notices import tell_done, tell_error

ROWS = 50


@signed_in
def every(request: SignedInRequest) -> HttpResponse:
    """List the past dialogues, and the lists that wait to be looked through."""
    if not may_read_past(request.user):
        raise PermissionDenied
    bodies = bodies_to_bring_in_for(request.user)
    page = Paginator(past_dialogues(), ROWS).get_page(request.GET.get("page"))
    context = {
        "page_obj": page,
        "may_bring_in": bool(bodies),
        "lists": PastList.objects.filter(body__in=bodies)[:ROWS],
    }
    return render(request, "past_dialogues/every.html", context)


@signed_in
def begin(request: SignedInRequest) -> HttpResponse:
    """Bring in one dialogue that has been held."""
    if not bodies_to_bring_in_for(request.user):
        raise PermissionDenied
    form = PastForm(request.POST or None, user=request.user)
    if form.is_valid():
        with refusals_in(form):
            past = bring_in(form.cleaned_data, by=request.user)
            tell_done(request, _("Saved. Now add who took part and the documents."))
            return redirect("past-dialogue", past.pk)
    context = {"form": form, "title": _("Bring in a past dialogue")}
    status = 422 if form.is_bound else 200
    return render(request, "past_dialogues/form.html", context, status=status)


@signed_in
def past(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show one past dialogue; show it to everyone, or stop."""
    found = past_for(request.user, pk)
    if request.method == "POST":
        return _shown_or_not(request, found)
    judgements = judgements_of(found)
    context = {
        "past": found,
        "counts": found.counts.all(),
        "documents": found.documents.all(),
        "judgements": judgements,
        "is_outdated": is_outdated(judgements, rules_today()),
        "may_keep": may_keep_past(request.user, found),
    }
    return render(request, "past_dialogues/past.html", context)


def _shown_or_not(request: SignedInRequest, found: PastDialogue) -> HttpResponse:
    act = withdraw_past if request.POST.get("do") == "withdraw" else publish_past
    try:
        act(found, by=request.user)
    except NotYet as refusal:
        words = ", ".join(str(one) for one in refusal.missing)
        tell_error(request, _("Missing: %(what)s.") % {"what": words})
    else:
        tell_done(request, _("Saved."))
    return redirect("past-dialogue", found.pk)


@signed_in
def change(request: SignedInRequest, pk: int) -> HttpResponse:
    """Change what is known of it; two at once see both texts."""
    found = past_for(request.user, pk)
    if not may_keep_past(request.user, found):
        raise NotAllowed
    form = ChangePastForm(
        request.POST or None, user=request.user, initial=_initial(found)
    )
    others: list[Other] = []
    if form.is_valid():
        facts = dict(form.cleaned_data)
        version = facts.pop("version")
        try:
            with refusals_in(form):
                change_past(found, version, facts, by=request.user)
                tell_done(request, _("Saved."))
                return redirect("past-dialogue", found.pk)
        except Stale:
            others = form.what_others_saved(found)
    context = {"form": form, "past": found, "others": others}
    context |= {"title": _("Change what is known")}
    status = 422 if form.is_bound else 200
    return render(request, "past_dialogues/form.html", context, status=status)


def _initial(found: PastDialogue) -> dict[str, object]:
    names = [*PastForm.base_fields, "version"]
    values = {name: getattr(found, name) for name in names if hasattr(found, name)}
    number = found.matter.registry_number if found.matter else ""
    return {**values, "registry_number": number}
