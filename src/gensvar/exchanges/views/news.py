"""News of organisations and bodies: what waits, what is shown, and one of them."""

from collections.abc import Callable

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.exchanges import actions, queries
from gensvar.exchanges.forms import BodyNewsForm, ReasonForm
from gensvar.exchanges.models import Notice, NoticeState
from gensvar.exchanges.news import news_names_people
from gensvar.exchanges.policies import (
    bodies_to_offer_for,
    may_confirm_notices,
    may_hide,
    may_see_exchange,
)
from gensvar.kernel.personal import signs_in
from gensvar.kernel.refusals import refusals_in
from gensvar.kernel.secrets import token
from gensvar.kernel.sensitive import names_a_group
from gensvar.ui.navigation import Entry
from gensvar.ui.notices import tell, tell_done

MOST = 100


@signed_in
@require_safe
def notices(request: SignedInRequest) -> HttpResponse:
    """List news: what waits first, then what is shown, then what is not."""
    if not may_see_exchange(request.user):
        raise PermissionDenied
    context = {
        "waits": queries.waiting_notices()[:MOST],
        "shown": queries.shown_notices()[:MOST],
        "closed": queries.closed_notices()[:20],
        "may_write": bool(bodies_to_offer_for(request.user)),
        "trail": [_exchange(), Entry(_("News"))],
    }
    return render(request, "exchanges/news.html", context)


@signed_in
def write(request: SignedInRequest) -> HttpResponse:
    """Tell something in the name of a body."""
    if not bodies_to_offer_for(request.user):
        raise PermissionDenied
    initial = {"key": token(), "language": get_language() or "sv"}
    form = BodyNewsForm(request.POST or None, user=request.user, initial=initial)
    if form.is_valid():
        said, news = form.cleaned_data, form.news()
        with refusals_in(form):
            made = actions.tell_news_of_body(
                said["body"], news, key=said["key"], by=request.user
            )
            tell_done(request, _("It is shown to everyone now."))
            if news_names_people(news):
                tell(request, _("The text names a group, a faith or the like."))
            return redirect("exchange-notice", made.pk)
    context = {"form": form, "trail": _trail(_("Tell something new"))}
    status = 422 if form.is_bound else 200
    return render(request, "exchanges/news_form.html", context, status=status)


@signed_in
def one(request: SignedInRequest, notice: int) -> HttpResponse:
    """Read one piece of news; show it, say no, or hide it."""
    if not may_see_exchange(request.user):
        raise PermissionDenied
    rows = queries.notices_at_work().select_related("decided_by")
    found = get_object_or_404(rows, pk=notice)
    do = request.POST.get("do", "") if request.method == "POST" else ""
    made: dict[str, forms.Form] = {
        "show": forms.Form(request.POST if do == "show" else None),
        "decline": ReasonForm(request.POST if do == "decline" else None),
        "hide": ReasonForm(request.POST if do == "hide" else None),
    }
    if request.method == "POST" and _done(request, found, do, made):
        tell_done(request, _("Saved."))
        return redirect("exchange-notice", found.pk)
    said = f"{found.title} {found.words}"
    context = {
        "notice": found,
        "forms": made,
        "names_a_group": names_a_group(said),
        "has_personal_data": bool(signs_in(said)),
        "trail": _trail(found.title),
        **_choices(request, found),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "exchanges/notice.html", context, status=status)


def _choices(request: SignedInRequest, found: Notice) -> dict[str, bool]:
    """Return which of the three may be done with it now."""
    confirms = may_confirm_notices(request.user) and not found.is_over
    refused = found.state in {NoticeState.DECLINED, NoticeState.HIDDEN}
    return {
        "may_decide": confirms and found.state == NoticeState.SENT,
        "may_show_anyway": confirms and refused,
        "may_hide": found.state == NoticeState.SHOWN
        and not found.is_over
        and may_hide(request.user, found),
    }


def _done(
    request: SignedInRequest, found: Notice, do: str, made: dict[str, forms.Form]
) -> bool:
    """Do what was asked for; what stands in the way is shown in that form."""
    form = made.get(do)
    if form is None or not form.is_valid():
        return False
    by, said = request.user, form.cleaned_data
    verbs: dict[str, Callable[[], None]] = {
        "show": lambda: actions.show_news(found, by=by),
        "decline": lambda: actions.decline_news(found, said["reason"], by=by),
        "hide": lambda: actions.hide_news(found, said["reason"], by=by),
    }
    with refusals_in(form):
        verbs[do]()
        return True
    return False


def _exchange() -> Entry:
    return Entry(_("Learn from each other"), reverse("exchange"))


def _trail(here: str) -> list[Entry]:
    return [_exchange(), Entry(_("News"), reverse("exchange-notices")), Entry(here)]
