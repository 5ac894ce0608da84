"""What samråd has changed, and what each side says that a year was worth."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.consultations.actions import effects as actions
from gensvar.consultations.forms.effects import (
    EffectForm,
    GroupReviewForm,
    ReviewForm,
)
from gensvar.consultations.models import Effect, ProgrammeReview
from gensvar.consultations.policies import may_note_duties, may_report_year
from gensvar.consultations.queries.duties import years_of
from gensvar.consultations.queries.effects import effects_in, reviews_of
from gensvar.consultations.views.years import asked_year
from gensvar.kernel.days import today
from gensvar.kernel.errors import Stale
from gensvar.kernel.refusals import refusals_in
from gensvar.programmes.models import Programme, ProgrammeGroup
from gensvar.programmes.queries import groups_in, programme_for
from gensvar.ui.notices import tell_done

ROWS = 50


@signed_in
def effects(request: SignedInRequest, programme: int) -> HttpResponse:
    """List what has changed, and show what both sides say of a year."""
    found = programme_for(request.user, programme)
    years = years_of(found, today().year)
    year = asked_year(request, years)
    rows = Paginator(effects_in(found), ROWS)
    context = {
        "programme": found,
        "years": years,
        "year": year,
        "page_obj": rows.get_page(request.GET.get("page")),
        "reviews": reviews_of(found, year),
        "may_change": may_note_duties(request.user, found),
        "may_publish": may_report_year(request.user, found),
    }
    return render(request, "consultations/effects.html", context)


@signed_in
def note(request: SignedInRequest, programme: int) -> HttpResponse:
    """Write down something that has changed."""
    found = programme_for(request.user, programme)
    if not may_note_duties(request.user, found):
        raise PermissionDenied
    form = EffectForm(request.POST or None, programme=found)
    if form.is_valid():
        with refusals_in(form):
            actions.note_effect(found, form.cleaned_data, by=request.user)
            tell_done(request, _("Saved."))
            return redirect("programme-effects", found.pk)
    context = {"programme": found, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "consultations/note_effect.html", context, status=status)


@require_POST
@signed_in
def change(request: SignedInRequest, programme: int, pk: int, do: str) -> HttpResponse:
    """Show an effect to everyone, hide it, take it away or bring it back."""
    found = programme_for(request.user, programme)
    effect = get_object_or_404(Effect, programme=found, pk=pk)
    verbs = {
        "visa": (actions.publish_effect, _("It is shown to everyone now."), "dolj"),
        "dolj": (actions.hide_effect, _("It is no longer shown."), "visa"),
        "bort": (actions.withdraw_effect, _("Taken away."), "ater"),
        "ater": (actions.restore_effect, _("It is back again."), ""),
    }
    verb, said, back = verbs[do]
    verb(effect, by=request.user)
    undo = reverse("change-effect", args=[found.pk, pk, back]) if back else ""
    tell_done(request, said, undo=undo)
    return redirect("programme-effects", found.pk)


@signed_in
def review(
    request: SignedInRequest, programme: int, year: int, group: int = 0
) -> HttpResponse:
    """Write what a year was worth, as the region or as one group sees it."""
    found = programme_for(request.user, programme)
    if not may_note_duties(request.user, found):
        raise PermissionDenied
    if year not in years_of(found, today().year):
        raise Http404
    of = get_object_or_404(groups_in(found), pk=group) if group else None
    known = ProgrammeReview.objects.filter(programme=found, year=year, group=of).first()
    form = _form_of(request, found, of, known)
    if form.is_valid() and _saved(request, form, found, year, of):
        tell_done(request, _("Saved."))
        return redirect(f"{reverse('programme-effects', args=[found.pk])}?ar={year}")
    context = {"programme": found, "year": year, "group": of, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "consultations/review.html", context, status=status)


def _form_of(
    request: SignedInRequest,
    programme: Programme,
    group: ProgrammeGroup | None,
    known: ProgrammeReview | None,
) -> forms.Form:
    kind = GroupReviewForm if group else ReviewForm
    initial: dict[str, Any] = {"version": 0}
    if known:
        names = ("value_for_group", "value_for_service", "method", "version")
        initial = {name: getattr(known, name) for name in names}
        initial["meeting"] = known.meeting_id
    return kind(request.POST or None, programme=programme, initial=initial)


def _saved(
    request: SignedInRequest,
    form: forms.Form,
    programme: Programme,
    year: int,
    group: ProgrammeGroup | None,
) -> bool:
    with refusals_in(form):
        try:
            actions.review_year(
                programme, year, group, form.cleaned_data, by=request.user
            )
        except Stale:
            form.add_error(None, _("Somebody else saved meanwhile. Read it first."))
        else:
            return True
    return False
