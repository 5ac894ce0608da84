"""Administrative areas of the region, and what the act asks of it on a day (S1-03)."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.kernel.days import today
from gensvar.kernel.refusals import refusals_in
from gensvar.organisations.policies import works_here
from gensvar.programmes.actions.areas import end_area, enter_area
from gensvar.programmes.forms.areas import AreaForm, DayForm, EndAreaForm
from gensvar.programmes.law import obligations_on
from gensvar.programmes.models import AdministrativeArea
from gensvar.programmes.policies import may_keep_areas
from gensvar.programmes.queries import areas_on
from gensvar.programmes.views.opening import form_page
from gensvar.ui.notices import tell_done


@signed_in
def areas(request: SignedInRequest) -> HttpResponse:
    """Show the areas, and what holds today or on another day; enter an area."""
    if not works_here(request.user):
        raise PermissionDenied
    may_keep = may_keep_areas(request.user)
    if request.method == "POST" and not may_keep:
        raise PermissionDenied
    form = AreaForm(request.POST or None)
    if form.is_valid():
        with refusals_in(form):
            enter_area(by=request.user, **form.cleaned_data)
            tell_done(request, _("Saved."))
            return redirect("language-areas")
    asked = DayForm(request.GET)
    day = (asked.cleaned_data["dag"] if asked.is_valid() else None) or today()
    on_day = areas_on(day)
    context = {
        "areas": list(AdministrativeArea.objects.all()),
        "day": day,
        "day_form": DayForm(initial={"dag": day}) if asked.is_valid() else asked,
        "on_day": on_day,
        "obligations": obligations_on(day, [area.language for area in on_day]),
        "may_keep": may_keep,
        "form": form,
    }
    status = 422 if form.is_bound else 200
    return render(request, "programmes/areas.html", context, status=status)


@signed_in
def end(request: SignedInRequest, pk: int) -> HttpResponse:
    """Write down the last day of an area."""
    if not may_keep_areas(request.user):
        raise PermissionDenied
    area = get_object_or_404(AdministrativeArea, pk=pk)
    form = EndAreaForm(request.POST or None, initial={"until": area.until or today()})
    if form.is_valid():
        with refusals_in(form):
            end_area(area, form.cleaned_data["until"], by=request.user)
            tell_done(request, _("Saved."))
            return redirect("language-areas")
    title = _("The area ends: %(language)s") % {"language": area}
    return form_page(request, None, form, title)
