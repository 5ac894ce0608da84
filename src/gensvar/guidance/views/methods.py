"""The catalogue of methods: reading, adding, changing and hiding."""

from collections.abc import Mapping

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gensvar.accounts.requests import SignedInRequest
from gensvar.guidance.actions.methods import add_method, change_method, offer_method
from gensvar.guidance.advice import GROUPS, PLACES, PURPOSES
from gensvar.guidance.catalogue import Kind, language_now
from gensvar.guidance.forms.methods import FactsForm, levels_in_force
from gensvar.guidance.forms.texts import TextForm
from gensvar.guidance.models import Cost
from gensvar.guidance.policies import may_edit_guidance
from gensvar.guidance.queries import Entry, method_of, methods
from gensvar.guidance.views.handbook import tongues_of
from gensvar.guidance.views.opening import editors_only, readers_only
from gensvar.kernel.refusals import refusals_in
from gensvar.ui.notices import tell_done


@readers_only
def catalogue(request: SignedInRequest) -> HttpResponse:
    """List the methods by name; administrators see also those not offered."""
    may_edit = may_edit_guidance(request.user)
    context = {"methods": methods(hidden=may_edit), "may_edit": may_edit}
    return render(request, "guidance/methods.html", context)


@readers_only
def method(request: SignedInRequest, key: str) -> HttpResponse:
    """Show one method: what it is good for, what it takes, and who is left out."""
    entry = entry_or_404(key)
    names = {level.key: level.name for level in levels_in_force()}
    facts = entry.facts
    context = {
        "entry": entry,
        "levels": [names[one] for one in facts["levels"] if one in names],
        "purposes": [PURPOSES[one] for one in facts["purposes"]],
        "groups": [GROUPS[one] for one in facts["groups"]],
        "places": [label for name, label in PLACES.items() if facts[name]],
        "cost": Cost(facts["cost"]).label,
        "tongues": tongues_of(Kind.METHOD, key),
        "kind": Kind.METHOD,
        "may_edit": may_edit_guidance(request.user),
    }
    return render(request, "guidance/method.html", context)


@editors_only
def add(request: SignedInRequest) -> HttpResponse:
    """Add a method of the region's own."""
    sent = request.POST or None
    text = TextForm(sent, kind=Kind.METHOD, initial={"seen": 0})
    facts = FactsForm(sent, levels=levels_in_force(), initial={"weeks": 4, "hours": 40})
    if all([text.is_valid(), facts.is_valid()]):
        with refusals_in(text):
            said = facts.cleaned_data
            row = add_method(text.words(), said, language_now(), by=request.user)
            tell_done(request, _("The method is added."))
            return redirect("method", row.key)
    context = {"forms": [text, facts], "title": _("Add a method")}
    return _page(request, context, bound=text.is_bound)


@editors_only
def facts(request: SignedInRequest, key: str) -> HttpResponse:
    """Write what the region says of a method."""
    entry = entry_or_404(key)
    start = dict(entry.facts)
    start["where"] = [name for name in PLACES if start[name]]
    form = FactsForm(request.POST or None, levels=levels_in_force(), initial=start)
    if form.is_valid():
        with refusals_in(form):
            change_method(key, form.cleaned_data, by=request.user)
            tell_done(request, _("Saved."))
            return redirect("method", key)
    context = {
        "forms": [form],
        "title": entry.name,
        "back": reverse("method", args=[key]),
    }
    return _page(request, context, bound=form.is_bound)


@require_POST
@editors_only
def offer(request: SignedInRequest, key: str) -> HttpResponse:
    """Offer a method, or hide it; the notice leads back."""
    entry = entry_or_404(key)
    offer_method(key, entry.is_hidden, by=request.user)
    text = _("The method is offered again.") if entry.is_hidden else _("It is hidden.")
    tell_done(request, text, undo=reverse("offer-method", args=[key]))
    return redirect("method", key)


def entry_or_404(key: str) -> Entry:
    """Return a method; what does not exist is not found."""
    entry = method_of(key)
    if entry is None:
        raise Http404
    return entry


def _page(
    request: SignedInRequest, context: Mapping[str, object], *, bound: bool
) -> HttpResponse:
    status = 422 if bound else 200
    return render(request, "guidance/form.html", dict(context), status=status)
