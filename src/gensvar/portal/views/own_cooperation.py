"""How an organisation and the region work together, on its own side."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gensvar.directory import public
from gensvar.directory.public import KeeperPage
from gensvar.kernel.refusals import refusals_in
from gensvar.portal import limits
from gensvar.portal.own import with_keeper
from gensvar.portal.relation_forms import SeenForm
from gensvar.ui.notices import tell_done

TIMES_A_MINUTE = 10


@require_safe
@with_keeper
def cooperation(request: HttpRequest, mine: KeeperPage) -> HttpResponse:
    """Show how the organisation and each part of the region work together."""
    context = {"mine": mine, "rows": public.own_relations(mine)}
    return render(request, "portal/own/cooperation.html", context)


@with_keeper
def differently(request: HttpRequest, mine: KeeperPage, relation: int) -> HttpResponse:
    """Say that the organisation sees one of them differently, or take that back."""
    rows = public.own_relations(mine)
    found = next((row for row in rows if row.pk == relation), None)
    if found is None:
        raise Http404
    if request.POST.get("do") == "alike":
        public.see_alike(mine, relation)
        tell_done(request, _("We have noted that you see it as we do."))
        return redirect("own-cooperation", mine.token)
    form = SeenForm(request.POST or None, relation=found)
    if form.is_valid() and not _too_many(mine, form):
        with refusals_in(form):
            said = form.cleaned_data
            if not public.see_differently(
                mine, relation, said["degree"], said["words"]
            ):
                raise Http404
            tell_done(request, _("Thank you. We read it and answer here."))
            return redirect("own-cooperation", mine.token)
    context = {"mine": mine, "relation": found, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "portal/own/relation.html", context, status=status)


def _too_many(mine: KeeperPage, form: SeenForm) -> bool:
    if not limits.too_many(f"own-seen-{mine.keeper.pk}", TIMES_A_MINUTE):
        return False
    form.add_error(None, _("That was many in a short time. Wait a minute."))
    return True
