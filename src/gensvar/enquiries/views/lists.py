"""The questions that wait, writing one down, and how long people wait."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.enquiries import actions
from gensvar.enquiries.figures import standing, waited
from gensvar.enquiries.forms import ListForm, WriteDownForm
from gensvar.enquiries.models import OPEN, Enquiry
from gensvar.enquiries.policies import may_keep_themes, may_write_down
from gensvar.enquiries.queries import age_of, enquiries_visible_to, is_late, title_of
from gensvar.kernel.days import today
from gensvar.kernel.refusals import refusals_in
from gensvar.organisations.policies import works_here
from gensvar.ui.notices import tell_done

ROWS = 50


@signed_in
def enquiries(request: SignedInRequest) -> HttpResponse:
    """List the questions, the longest overdue first."""
    if not works_here(request.user):
        raise PermissionDenied
    form = ListForm(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    found = enquiries_visible_to(request.user)
    if asked.get("mine"):
        found = found.filter(owner=request.user)
    if asked.get("nobody"):
        found = found.filter(owner=None)
    if asked.get("theme"):
        found = found.filter(theme=asked["theme"])
    if asked.get("late"):
        found = found.filter(state__in=OPEN, due_on__lt=today())
    elif not asked.get("answered"):
        found = found.filter(state__in=OPEN)
    shown = Paginator(found, ROWS).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page_obj": shown,
        "rows": [(row, title_of(row), age_of(row), is_late(row)) for row in shown],
        "may_write_down": may_write_down(request.user),
        "may_keep_themes": may_keep_themes(request.user),
    }
    return render(request, "enquiries/list.html", context)


@signed_in
def write_down(request: SignedInRequest) -> HttpResponse:
    """Write down what somebody asked by telephone, by letter or at a meeting."""
    if not may_write_down(request.user):
        raise PermissionDenied
    start = {"received_on": today(), "language": get_language() or "sv"}
    form = WriteDownForm(request.POST or None, initial=start)
    if form.is_valid():
        with refusals_in(form):
            row = actions.write_down(form.asked(), by=request.user)
            tell_done(request, _("The question is written down."))
            can_read = enquiries_visible_to(request.user).filter(pk=row.pk).exists()
            return redirect("enquiry", row.pk) if can_read else redirect("enquiries")
    status = 422 if form.is_bound else 200
    return render(request, "enquiries/write_down.html", {"form": form}, status=status)


@signed_in
def figures(request: SignedInRequest) -> HttpResponse:
    """Tell how long people wait, of all questions, by year and theme."""
    if not works_here(request.user):
        raise PermissionDenied
    rows = Enquiry.objects.all()
    context = {"rows": waited(rows), "standing": standing(rows)}
    return render(request, "enquiries/figures.html", context)
