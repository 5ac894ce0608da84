"""The page that an organisation keeps: what is shown, and what it writes."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from gensvar.directory import public
from gensvar.directory.public import KeeperPage
from gensvar.kernel.errors import Stale
from gensvar.kernel.refusals import refusals_in
from gensvar.portal.own import with_keeper
from gensvar.portal.page_forms import PageForm
from gensvar.ui.notices import tell, tell_done


@with_keeper
def own_page(request: HttpRequest, mine: KeeperPage) -> HttpResponse:
    """Show the page as it stands, and let the organisation write the next version."""
    if request.POST.get("do") == "down":
        public.take_down(mine)
        tell_done(request, _("Your page is not shown any more."))
        return redirect("own-page", mine.token)
    here = public.own_page(mine)
    start = PageForm.start(here.words, here.version)
    form = PageForm(request.POST or None, initial=start, options=public.options())
    if form.is_valid() and _written(request, mine, form):
        return redirect("own-page", mine.token)
    context = {"mine": mine, "here": here, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "portal/own/page.html", context, status=status)


def _written(request: HttpRequest, mine: KeeperPage, form: PageForm) -> bool:
    """Keep what was written; what stands in the way is shown in the form."""
    sends = request.POST.get("do") == "send"
    with refusals_in(form):
        try:
            seen = form.cleaned_data["version"]
            public.write(mine, form.words(), seen_version=seen, sends=sends)
        except Stale:
            _read_first(request, mine, form)
            return False
        if gone := form.taken_away():
            what = ", ".join(gone)
            tell(request, _("We took away what was pasted along: %s.") % what)
        tell_done(
            request,
            _("Sent. We read it and write to you.") if sends else _("Saved."),
        )
        return True
    return False


def _read_first(request: HttpRequest, mine: KeeperPage, form: PageForm) -> None:
    """Say that somebody else saved; the words typed stay, the next sending counts."""
    form.add_error(
        None,
        _("Somebody else saved meanwhile. Save again if yours is to replace it."),
    )
    data = request.POST.copy()
    data["version"] = str(public.own_page(mine).version)
    form.data = data
