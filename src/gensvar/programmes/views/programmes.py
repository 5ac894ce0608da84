"""Beginning a programme and changing what it is."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.kernel.days import today
from gensvar.kernel.errors import Stale
from gensvar.kernel.refusals import Other, refusals_in
from gensvar.programmes.actions import begin_programme, change_programme
from gensvar.programmes.forms.programmes import (
    BeginProgrammeForm,
    ChangeProgrammeForm,
    ProgrammeForm,
)
from gensvar.programmes.models import Programme
from gensvar.programmes.policies import bodies_to_keep_for
from gensvar.programmes.views.opening import form_page, keepers_only
from gensvar.ui.notices import tell_done


@signed_in
def begin(request: SignedInRequest) -> HttpResponse:
    """Begin a programme."""
    if not bodies_to_keep_for(request.user):
        raise PermissionDenied
    start = {"started_on": today(), "cadence": "per_term"}
    form = BeginProgrammeForm(request.POST or None, user=request.user, initial=start)
    if form.is_valid():
        facts = dict(form.cleaned_data)
        body = facts.pop("body")
        with refusals_in(form):
            begun = begin_programme(body, facts, by=request.user)
            tell_done(request, _("The programme is begun. Now say whom you meet."))
            return redirect("programme-groups", begun.pk)
    return form_page(request, None, form, _("Begin a programme"))


@keepers_only
def change(request: SignedInRequest, programme: Programme) -> HttpResponse:
    """Change a programme; two at once see both texts."""
    names = ("version", *ProgrammeForm.base_fields)
    start = {name: getattr(programme, name) for name in names}
    form = ChangeProgrammeForm(request.POST or None, initial=start)
    others: list[Other] = []
    if form.is_valid():
        facts = dict(form.cleaned_data)
        version = facts.pop("version")
        try:
            with refusals_in(form):
                change_programme(programme, version, facts, by=request.user)
                tell_done(request, _("Saved."))
                return redirect("programme", programme.pk)
        except Stale:
            others = form.what_others_saved(programme)
    return form_page(request, programme, form, _("Change the programme"), others=others)
