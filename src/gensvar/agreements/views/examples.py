"""Concrete examples for those who keep agreements: what waits stands first."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Case, Value, When
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.agreements.actions.examples import (
    decline_example,
    hide_example,
    show_example,
    write_example,
)
from gensvar.agreements.example_forms import SIGNS
from gensvar.agreements.forms.examples import RefuseForm, WriteExampleForm
from gensvar.agreements.models import Example, ExampleState
from gensvar.agreements.policies import (
    bodies_to_agree_for,
    examples_answered_by,
    may_keep_examples,
)
from gensvar.kernel.errors import Stale
from gensvar.kernel.numbers import whole
from gensvar.kernel.personal import signs_in
from gensvar.kernel.refusals import refusals_in
from gensvar.kernel.secrets import token
from gensvar.ui.navigation import Entry
from gensvar.ui.notices import tell_done

ROWS = 20


@signed_in
def examples(request: SignedInRequest) -> HttpResponse:
    """List the examples that a person answers, those that wait first."""
    if not may_keep_examples(request.user):
        raise PermissionDenied
    waits = Case(When(state=ExampleState.SENT, then=Value(0)), default=Value(1))
    rows = examples_answered_by(request.user).order_by(waits, "-created_at", "-pk")
    context = {"page_obj": Paginator(rows, ROWS).get_page(request.GET.get("page"))}
    return render(request, "agreements/examples.html", context)


@signed_in
def write(request: SignedInRequest) -> HttpResponse:
    """Write an example for a body."""
    if not bodies_to_agree_for(request.user):
        raise PermissionDenied
    initial = {"key": token(), "language": get_language() or "sv"}
    form = WriteExampleForm(request.POST or None, user=request.user, initial=initial)
    signs = form.point_out() if form.is_valid() else []
    if form.is_valid() and not signs:
        said = form.cleaned_data
        with refusals_in(form):
            made = write_example(
                said["body"], form.told(), key=said["key"], by=request.user
            )
            tell_done(request, _("It is shown to everyone now."))
            return redirect("example", made.pk)
    context = {"form": form, "signs": signs, "trail": _trail(_("Write an example"))}
    status = 422 if form.is_bound else 200
    return render(request, "agreements/example_write.html", context, status=status)


@signed_in
def example(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show one example, and say whether everyone may read it."""
    found = get_object_or_404(examples_answered_by(request.user), pk=pk)
    do = request.POST.get("do", "")
    sent = request.POST
    made: dict[str, forms.Form] = {
        "show": forms.Form(sent if do == "show" else None),
        "refuse": RefuseForm(sent if do == "refuse" else None),
    }
    if request.method == "POST" and _done(request, found, made.get(do)):
        tell_done(request, _("Saved."))
        return redirect("example", found.pk)
    words = (found.title, found.hard, found.done, found.outcome, found.place, found.ask)
    context = {
        "example": found,
        "signs": [SIGNS[sign] for sign in signs_in("\n".join(words))],
        "forms": made,
        "trail": _trail(found.title),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "agreements/example.html", context, status=status)


def _done(request: SignedInRequest, found: Example, form: forms.Form | None) -> bool:
    """Do what was asked for; what stands in the way is shown in that form."""
    if form is None or not form.is_valid():
        return False
    by = request.user
    with refusals_in(form):
        try:
            if not isinstance(form, RefuseForm):
                seen = whole(request.POST.get("version", ""))
                show_example(found, by=by, seen=seen)
            elif found.state == ExampleState.SENT:
                decline_example(found, form.cleaned_data["reason"], by=by)
            else:
                hide_example(found, form.cleaned_data["reason"], by=by)
        except Stale:
            found.refresh_from_db()
            words = _(
                "The words have changed since you read them. Read them above once more."
            )
            form.add_error(None, words)
            return False
        return True
    return False


def _trail(here: str) -> list[Entry]:
    return [
        Entry(_("Agreements"), reverse("agreements")),
        Entry(_("Concrete examples"), reverse("examples")),
        Entry(here),
    ]
