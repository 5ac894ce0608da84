"""The other organisations, with the ways to reach them that they show to each other."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from gensvar.directory import public
from gensvar.directory.public import Choices, KeeperPage
from gensvar.portal.organisation_forms import FindForm
from gensvar.portal.own import with_keeper
from gensvar.portal.views.dialogues import bounds, page_of


@require_safe
@with_keeper
def others(request: HttpRequest, mine: KeeperPage) -> HttpResponse:
    """List the organisations that are shown, found by words."""
    form = FindForm(request.GET, choices=Choices())
    rows, total = public.found(form.wanted(), *bounds(request))
    context = {
        "mine": mine,
        "form": form,
        "rows": rows,
        "total": total,
        "is_narrowed": form.is_narrowed(),
        "page_obj": page_of(request, total),
    }
    return render(request, "portal/own/others.html", context)


@require_safe
@with_keeper
def other(request: HttpRequest, mine: KeeperPage, public_id: str) -> HttpResponse:
    """Show one organisation as the other organisations here see it."""
    found = public.organisation_here(public_id)
    if found is None:
        raise Http404
    if found.public_id != public_id:
        return redirect("own-other", mine.token, found.public_id)
    context = {"mine": mine, "organisation": found}
    return render(request, "portal/own/other.html", context)
