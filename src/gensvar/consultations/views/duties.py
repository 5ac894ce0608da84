"""Information to the groups: what was done each year, what lacks, and the table."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.consultations.actions.duties import (
    note_information,
    restore_information,
    withdraw_information,
)
from gensvar.consultations.forms.duties import InformationForm
from gensvar.consultations.models import InformationAction
from gensvar.consultations.policies import may_note_duties
from gensvar.consultations.queries.duties import (
    areas,
    gaps_in,
    information_in,
    lines_of,
    name_of,
    years_of,
)
from gensvar.consultations.views.years import asked_year, file
from gensvar.documents.workbook import XLSX, Sheet, as_workbook
from gensvar.kernel.days import today
from gensvar.kernel.refusals import refusals_in
from gensvar.programmes.queries import groups_in, programme_for
from gensvar.ui.notices import tell_done

ROWS = 50


@signed_in
def information(request: SignedInRequest, programme: int) -> HttpResponse:
    """Show what was done in a year for each group and language; name what lacks."""
    found = programme_for(request.user, programme)
    years = years_of(found, today().year)
    year = asked_year(request, years)
    actions = list(information_in(found, year))
    groups, known = list(groups_in(found)), areas()
    context = {
        "programme": found,
        "years": years,
        "year": year,
        "areas": [area for area in known if area.since.year <= year],
        "gaps": gaps_in(actions, groups, known, year),
        "lines": lines_of(actions, groups, _("All groups")),
        "page_obj": Paginator(
            [(one, name_of(one.language)) for one in actions], ROWS
        ).get_page(request.GET.get("page")),
        "may_change": may_note_duties(request.user, found),
    }
    return render(request, "consultations/information.html", context)


@signed_in
def note(request: SignedInRequest, programme: int) -> HttpResponse:
    """Write down what was done to inform a group."""
    found = programme_for(request.user, programme)
    if not may_note_duties(request.user, found):
        raise PermissionDenied
    form = InformationForm(request.POST or None, programme=found)
    if form.is_valid():
        with refusals_in(form):
            note_information(found, form.cleaned_data, by=request.user)
            tell_done(request, _("Saved."))
            return redirect("programme-information", found.pk)
    context = {"programme": found, "form": form}
    status = 422 if form.is_bound else 200
    return render(
        request, "consultations/note_information.html", context, status=status
    )


@require_POST
@signed_in
def withdraw(request: SignedInRequest, programme: int, pk: int) -> HttpResponse:
    """Take an action back; the next page offers to bring it back."""
    found = programme_for(request.user, programme)
    action = get_object_or_404(InformationAction, programme=found, pk=pk)
    if "undo" in request.GET:
        restore_information(action, by=request.user)
        tell_done(request, _("It is back again."))
    else:
        withdraw_information(action, by=request.user)
        undo = reverse("withdraw-information", args=[found.pk, pk])
        tell_done(request, _("Taken away."), undo=f"{undo}?undo=1")
    return redirect("programme-information", found.pk)


@signed_in
def information_file(request: SignedInRequest, programme: int) -> HttpResponse:
    """Hand out all that was done, of every year, as an .xlsx file."""
    found = programme_for(request.user, programme)
    header = [
        *(_("Day"), _("What was told"), _("Group"), _("For whom"), _("Language")),
        *(
            _("How"),
            _("Which body did it"),
            _("How many it reached"),
            _("Where it can be found"),
        ),
    ]
    rows = [
        [
            one.done_on.isoformat(),
            one.what,
            one.group.name if one.group else _("All groups"),
            one.get_audience_display(),
            name_of(one.language),
            one.get_channel_display(),
            str(one.body),
            one.reached,
            one.link,
        ]
        for one in information_in(found)
    ]
    made = as_workbook([Sheet(_("Information"), header, rows)])
    return file(made, XLSX, f"information-{found.pk}.xlsx")
