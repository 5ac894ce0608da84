"""What everyone sees of a programme: shown and withdrawn by a recorded act."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from gensvar.accounts.requests import SignedInRequest
from gensvar.kernel.errors import NotYet
from gensvar.programmes.actions.publishing import publish_programme, withdraw_programme
from gensvar.programmes.models import Programme
from gensvar.programmes.seating import seats_by_group
from gensvar.programmes.views.opening import keepers_only
from gensvar.ui.notices import tell_done, tell_error


@keepers_only
def shown(request: SignedInRequest, programme: Programme) -> HttpResponse:
    """Say what everyone sees, or would see; show it, or withdraw it."""
    if request.method == "POST":
        _act(request, programme)
        return redirect("show-programme", programme.pk)
    context = {"programme": programme, "rows": seats_by_group(programme)}
    return render(request, "programmes/shown.html", context)


def _act(request: SignedInRequest, programme: Programme) -> None:
    try:
        if request.POST.get("do") == "withdraw":
            withdraw_programme(programme, by=request.user)
            tell_done(request, _("Nobody outside sees the programme now."))
        else:
            publish_programme(programme, by=request.user)
            tell_done(request, _("Everyone can read the programme now."))
    except NotYet as refused:
        for phrase in refused.missing:
            tell_error(request, _("Missing: %(what)s.") % {"what": phrase})
