"""Children and young people: how they were asked each year, and how many there were."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.consultations.actions import young as actions
from gensvar.consultations.forms.young import YoungOccasionForm, band_field
from gensvar.consultations.models import AgeBand, YoungOccasion
from gensvar.consultations.policies import may_note_duties, may_report_year
from gensvar.consultations.queries.duties import years_of
from gensvar.consultations.queries.young import (
    occasions_in,
    with_totals,
    young_year,
)
from gensvar.consultations.views.years import asked_year
from gensvar.kernel.days import today
from gensvar.kernel.errors import NotYet
from gensvar.kernel.refusals import refusals_in
from gensvar.programmes.queries import programme_for
from gensvar.ui.notices import tell_done, tell_error

MOST = 200


@signed_in
def young(request: SignedInRequest, programme: int) -> HttpResponse:
    """Show the occasions of a year, and how many young people there were in all."""
    found = programme_for(request.user, programme)
    years = years_of(found, today().year)
    year = asked_year(request, years)
    context = {
        "programme": found,
        "years": years,
        "year": year,
        "rows": with_totals(occasions_in(found, year)[:MOST]),
        "indicator": young_year(found, year),
        "may_change": may_note_duties(request.user, found),
        "may_show": may_report_year(request.user, found),
    }
    return render(request, "consultations/young.html", context)


@signed_in
def note(request: SignedInRequest, programme: int) -> HttpResponse:
    """Write down how children and young people were asked."""
    found = programme_for(request.user, programme)
    if not may_note_duties(request.user, found):
        raise PermissionDenied
    form = YoungOccasionForm(request.POST or None, programme=found)
    if form.is_valid():
        with refusals_in(form):
            actions.note_young_occasion(
                found, form.facts(), form.counts(), by=request.user
            )
            tell_done(request, _("Saved."))
            return redirect("programme-young", found.pk)
    context = {
        "programme": found,
        "form": form,
        "bands": [form[band_field(band)] for band in AgeBand],
    }
    status = 422 if form.is_bound else 200
    return render(request, "consultations/note_young.html", context, status=status)


@require_POST
@signed_in
def change(request: SignedInRequest, programme: int, pk: int, do: str) -> HttpResponse:
    """Take an occasion away or bring it back; show or hide its text for the young."""
    found = programme_for(request.user, programme)
    occasion = get_object_or_404(YoungOccasion, programme=found, pk=pk)
    verbs = {
        "bort": (actions.withdraw_young_occasion, _("Taken away."), "ater"),
        "ater": (actions.restore_young_occasion, _("It is back again."), ""),
        "visa": (actions.show_young_words, _("The text is shown now."), "dolj"),
        "dolj": (actions.hide_young_words, _("The text is no longer shown."), "visa"),
    }
    verb, said, back = verbs[do]
    try:
        verb(occasion, by=request.user)
    except NotYet as refusal:
        for phrase in refusal.missing:
            tell_error(request, _("Missing: %(what)s.") % {"what": phrase})
    else:
        undo = reverse("change-young", args=[found.pk, pk, back]) if back else ""
        tell_done(request, said, undo=undo)
    return redirect("programme-young", found.pk)
