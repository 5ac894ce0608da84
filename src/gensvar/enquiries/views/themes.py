"""What one can ask about, who answers, within how many days."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.enquiries.actions import add_theme, change_theme, end_theme
from gensvar.enquiries.forms import ThemeForm
from gensvar.enquiries.models import Theme
from gensvar.enquiries.policies import may_keep_themes
from gensvar.kernel.errors import Stale
from gensvar.kernel.refusals import refusals_in
from gensvar.organisations.policies import works_here
from gensvar.ui.notices import tell_done


@signed_in
def themes(request: SignedInRequest) -> HttpResponse:
    """List the themes."""
    if not works_here(request.user):
        raise PermissionDenied
    context = {
        "rows": Theme.objects.select_related("body", "owner"),
        "may_change": may_keep_themes(request.user),
    }
    return render(request, "enquiries/themes.html", context)


@signed_in
def add(request: SignedInRequest) -> HttpResponse:
    """Add a theme."""
    if not may_keep_themes(request.user):
        raise PermissionDenied
    form = ThemeForm(request.POST or None, initial={"answer_days": 10})
    if form.is_valid():
        with refusals_in(form):
            add_theme(form.facts(), by=request.user)
            tell_done(request, _("The theme is added. One can ask about it now."))
            return redirect("enquiry-themes")
    status = 422 if form.is_bound else 200
    return render(request, "enquiries/theme.html", {"form": form}, status=status)


@signed_in
def theme(request: SignedInRequest, theme: str) -> HttpResponse:
    """Change a theme, end it, or take it in use again."""
    if not may_keep_themes(request.user):
        raise PermissionDenied
    found = get_object_or_404(Theme, slug=theme)
    if request.POST.get("do") in {"end", "again"}:
        end_theme(found, by=request.user, again=request.POST["do"] == "again")
        tell_done(request, _("Saved."))
        return redirect("enquiry-themes")
    fields = [name for name in ThemeForm.base_fields if name != "body"]
    start = {name: getattr(found, name) for name in fields}
    start |= {"body": found.body_id, "owner": found.owner_id}
    form = ThemeForm(request.POST or None, initial=start)
    if form.is_valid() and _is_changed(form, found, request):
        tell_done(request, _("Saved."))
        return redirect("enquiry-themes")
    status = 422 if form.is_bound else 200
    context = {"form": form, "theme": found}
    return render(request, "enquiries/theme.html", context, status=status)


def _is_changed(form: ThemeForm, found: Theme, request: SignedInRequest) -> bool:
    with refusals_in(form):
        try:
            seen = form.cleaned_data["version"]
            change_theme(found, form.facts(), by=request.user, seen=seen)
        except Stale:
            form.add_error(None, _("Somebody else has changed it. Open it again."))
        else:
            return True
    return False
