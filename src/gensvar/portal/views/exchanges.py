"""Study visits, volunteer days and events: for everyone, and for organisations."""

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gensvar.directory.public import KeeperPage
from gensvar.exchanges import public
from gensvar.exchanges.public import ChangeForm, LessonForm, OfferForm, PeopleForm
from gensvar.kernel.errors import Stale
from gensvar.kernel.numbers import whole
from gensvar.kernel.refusals import refusals_in
from gensvar.portal import limits
from gensvar.portal.own import with_keeper
from gensvar.ui.notices import tell_done

INVITED_A_MINUTE = 10
KINDS = {"studiebesok": "visit", "volontardagar": "volunteer", "moten": "event"}


@require_safe
def offers(request: HttpRequest) -> HttpResponse:
    """List what everyone may see that is to come."""
    chosen = request.GET.get("visa", "")
    context = {
        "rows": public.open_offers(KINDS.get(chosen, "")),
        "chosen": chosen if chosen in KINDS else "",
        "choices": [
            ("", _("All")),
            ("studiebesok", _("Study visits")),
            ("volontardagar", _("Volunteer days")),
            ("moten", _("Conferences and other events")),
        ],
    }
    return render(request, "portal/exchanges.html", context)


@require_safe
def offer(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show one visit, day or event."""
    shown = public.shown(public_id)
    if shown is None:
        raise Http404
    return render(request, "portal/exchange.html", {"offer": shown})


@require_safe
def calendar(request: HttpRequest, public_id: str) -> HttpResponse:
    """Give it to a calendar program."""
    written = public.ics_of(public_id, get_language() or "sv")
    if written is None:
        raise Http404
    return HttpResponse(
        written,
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{public_id}.ics"'},
    )


@with_keeper
def own(request: HttpRequest, mine: KeeperPage) -> HttpResponse:
    """Show what the organisation invites to, and what it may come to."""
    context = {"mine": mine, "own": public.mine(mine), "others": public.own(mine)}
    return render(request, "portal/own/exchange.html", context)


@with_keeper
def invite(request: HttpRequest, mine: KeeperPage) -> HttpResponse:
    """Invite to a visit, a day or an event."""
    initial = {"key": public.fresh_key(), "language": get_language() or "sv"}
    form = OfferForm(request.POST or None, initial=initial)
    if form.is_valid() and not _too_many(mine, form):
        with refusals_in(form):
            said = form.cleaned_data
            made = public.invite(mine, said["kind"], form.facts(), said["key"])
            tell_done(request, _("Saved. Somebody at the region looks at it first."))
            return redirect("own-exchange-offer", mine.token, made)
    context = {"mine": mine, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "portal/own/exchange_form.html", context, status=status)


def _too_many(mine: KeeperPage, form: forms.Form) -> bool:
    if not limits.too_many(f"invite-{mine.keeper.pk}", INVITED_A_MINUTE):
        return False
    form.add_error(None, _("That was many in a short time. Wait a minute."))
    return True


@with_keeper
def change(request: HttpRequest, mine: KeeperPage, public_id: str) -> HttpResponse:
    """Change what is said of one's own offer."""
    found = _found(mine, public_id)
    if not found.is_mine:
        raise Http404
    form = ChangeForm(request.POST or None, initial=found.start)
    if form.is_valid():
        with refusals_in(form):
            try:
                seen = form.cleaned_data["version"]
                public.change(mine, public_id, form.facts(), seen=seen)
            except Stale:
                _build_on(request, form, found)
            else:
                tell_done(request, _("Saved."))
                return redirect("own-exchange-offer", mine.token, public_id)
    context = {"mine": mine, "form": form, "found": found}
    status = 422 if form.is_bound else 200
    return render(request, "portal/own/exchange_form.html", context, status=status)


def _build_on(request: HttpRequest, form: ChangeForm, found: public.OwnOffer) -> None:
    words = _("Somebody else saved meanwhile. Save again if yours is to replace it.")
    form.add_error(None, words)
    form.data = request.POST.copy()
    form.data["version"] = str(found.start["version"])


@with_keeper
def own_offer(request: HttpRequest, mine: KeeperPage, public_id: str) -> HttpResponse:
    """Show one offer to an organisation; sign up, confirm days, call it off."""
    found = _found(mine, public_id)
    do = request.POST.get("do", "") if request.method == "POST" else ""
    sent = request.POST
    made: dict[str, forms.Form] = {
        "people": PeopleForm(sent if do == "people" else None),
        "lesson": LessonForm(sent if do == "lesson" else None),
        "act": forms.Form(sent if do in {"cancel", "leave", "confirm"} else None),
    }
    form = made.get(do, made["act"])
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            if not _act(request, mine, public_id, form):
                raise Http404
            tell_done(request, _("Saved."))
            return redirect("own-exchange-offer", mine.token, public_id)
    context = {"mine": mine, "found": found, "offer": found.shown, "forms": made}
    status = 422 if request.method == "POST" else 200
    return render(request, "portal/own/exchange_offer.html", context, status=status)


def _act(
    request: HttpRequest, mine: KeeperPage, public_id: str, form: forms.Form
) -> bool:
    if isinstance(form, PeopleForm):
        public.sign_up(mine, public_id, form.cleaned_data["people"])
        return True
    if isinstance(form, LessonForm):
        public.tell(mine, public_id, form.cleaned_data["words"])
        return True
    place = whole(request.POST.get("place", ""))
    return public.act(mine, public_id, request.POST.get("do", ""), place)


def _found(mine: KeeperPage, public_id: str) -> public.OwnOffer:
    found = public.one(mine, public_id)
    if found is None:
        raise Http404
    return found
