"""Administrations that take part in a programme: they join and leave (S1-43)."""

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gensvar.accounts.access import signed_in
from gensvar.accounts.models import User
from gensvar.accounts.requests import SignedInRequest
from gensvar.kernel.days import today
from gensvar.kernel.errors import NotAllowed
from gensvar.kernel.refusals import refusals_in
from gensvar.organisations.models import Body
from gensvar.programmes.actions import join_programme, leave_programme
from gensvar.programmes.forms.programmes import JoinForm
from gensvar.programmes.models import Programme, ProgrammeBody
from gensvar.programmes.policies import (
    bodies_in,
    bodies_to_keep_for,
    may_keep_programme,
)
from gensvar.programmes.queries import (
    groups_in,
    may_be_joined_by,
    takes_part_by_year,
)
from gensvar.programmes.views.opening import readers_only
from gensvar.ui.notices import tell_done


@readers_only
def bodies(request: SignedInRequest, programme: Programme) -> HttpResponse:
    """List the administrations and what each does; let one more take part."""
    offered = _offered(request.user, programme)
    if request.method == "POST" and not offered.exists():
        raise NotAllowed
    start = {"joined_on": today()}
    form = JoinForm(request.POST or None, bodies=offered, initial=start)
    if form.is_valid():
        with refusals_in(form):
            join_programme(programme, by=request.user, **form.cleaned_data)
            tell_done(request, _("The administration takes part."))
            return redirect("programme-bodies", programme.pk)
    keeps = may_keep_programme(request.user, programme)
    own = bodies_to_keep_for(request.user)
    rows = programme.bodies.select_related("body")
    context = {
        "programme": programme,
        "rows": [(row, keeps or row.body_id in own) for row in rows],
        "years": takes_part_by_year(programme),
        "may_join": bool(offered),
        "form": form,
    }
    status = 422 if form.is_bound else 200
    return render(request, "programmes/bodies.html", context, status=status)


def _offered(user: User, programme: Programme) -> QuerySet[Body]:
    """Return the bodies a person may let in: any for who keeps it, else their own."""
    here = [programme.body_id, *(body.pk for body in bodies_in(programme))]
    rows = Body.objects.filter(valid_to=None).exclude(pk__in=here)
    if may_keep_programme(user, programme):
        return rows
    return rows.filter(pk__in=bodies_to_keep_for(user))


@signed_in
def join(request: SignedInRequest, programme: int) -> HttpResponse:
    """Let an administration's own officer take part in a programme of others."""
    if not bodies_to_keep_for(request.user):
        raise Http404
    found = get_object_or_404(
        may_be_joined_by(request.user).select_related("body"), pk=programme
    )
    start = {"joined_on": today()}
    offered = _offered(request.user, found)
    form = JoinForm(request.POST or None, bodies=offered, initial=start)
    if form.is_valid():
        with refusals_in(form):
            join_programme(found, by=request.user, **form.cleaned_data)
            tell_done(request, _("Your administration takes part."))
            return redirect("programme", found.pk)
    context = {"found": found, "groups": list(groups_in(found)), "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "programmes/join.html", context, status=status)


@require_POST
@readers_only
def leave(request: SignedInRequest, programme: Programme, pk: int) -> HttpResponse:
    """Let an administration leave."""
    row = get_object_or_404(
        ProgrammeBody.objects.select_related("body"), pk=pk, programme=programme
    )
    row.programme = programme
    leave_programme(row, by=request.user)
    tell_done(
        request, _("%(body)s takes part for the last day today.") % {"body": row.body}
    )
    return redirect("programme-bodies", programme.pk)
