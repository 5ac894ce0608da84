"""What is offered: the list, one offer, and what is done with it."""

from collections.abc import Callable

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.exchanges import actions
from gensvar.exchanges.actions.places import is_open, may_tell
from gensvar.exchanges.asked import ChangeForm, LessonForm, start_of
from gensvar.exchanges.forms import ReasonForm, RegionForm, SignUpForm
from gensvar.exchanges.models import Offer, OfferState
from gensvar.exchanges.policies import (
    bodies_to_offer_for,
    may_confirm,
    may_keep,
    may_see_exchange,
)
from gensvar.exchanges.queries import (
    held_lately,
    offers_at_work,
    waiting_notices,
    with_places,
)
from gensvar.exchanges.seating import seats_left, waiting, with_a_seat
from gensvar.kernel.errors import Stale
from gensvar.kernel.numbers import whole
from gensvar.kernel.refusals import refusals_in
from gensvar.kernel.secrets import token
from gensvar.ui.navigation import Entry
from gensvar.ui.notices import tell_done


@signed_in
@require_safe
def exchange(request: SignedInRequest) -> HttpResponse:
    """Show what is offered now, what waits to be confirmed, and what was held."""
    if not may_see_exchange(request.user):
        raise PermissionDenied
    rows = [(one, seats_left(one, one.places.all())) for one in offers_at_work()]
    context = {
        "waits": [one for one, _left in rows if one.state == OfferState.OFFERED],
        "rows": [row for row in rows if row[0].state == OfferState.SHOWN],
        "held": held_lately()[:20],
        "news": waiting_notices().count(),
        "may_confirm": may_confirm(request.user),
        "may_invite": bool(bodies_to_offer_for(request.user)),
    }
    return render(request, "exchanges/list.html", context)


@signed_in
def invite(request: SignedInRequest) -> HttpResponse:
    """Invite to a visit or an event in the name of a body."""
    if not bodies_to_offer_for(request.user):
        raise PermissionDenied
    initial = {"key": token(), "kind": "visit", "language": get_language() or "sv"}
    form = RegionForm(request.POST or None, user=request.user, initial=initial)
    if form.is_valid():
        said = form.cleaned_data
        with refusals_in(form):
            made = actions.offer_by_region(
                said["body"],
                said["kind"],
                form.facts(),
                key=said["key"],
                by=request.user,
                item=said["item"],
                meeting=said["meeting"],
            )
            tell_done(request, _("It is shown to everyone now."))
            return redirect("exchange-offer", made.pk)
    context = {"form": form, "trail": _trail(_("Invite"))}
    status = 422 if form.is_bound else 200
    return render(request, "exchanges/form.html", context, status=status)


@signed_in
def change(request: SignedInRequest, pk: int) -> HttpResponse:
    """Change what is said of an offer of one's own body."""
    found = _found(request, pk)
    if not may_keep(request.user, found):
        raise PermissionDenied
    form = ChangeForm(request.POST or None, initial=start_of(found))
    if form.is_valid():
        with refusals_in(form):
            seen = form.cleaned_data["version"]
            try:
                actions.change(found, form.facts(), seen=seen, by=request.user)
            except Stale:
                _build_on(request, form, found)
            else:
                tell_done(request, _("Saved."))
                return redirect("exchange-offer", found.pk)
    context = {"form": form, "offer": found, "trail": _trail(found.title)}
    status = 422 if form.is_bound else 200
    return render(request, "exchanges/form.html", context, status=status)


def _build_on(request: SignedInRequest, form: forms.Form, found: Offer) -> None:
    found.refresh_from_db()
    words = _("Somebody else saved meanwhile. Save again if yours is to replace it.")
    form.add_error(None, words)
    form.data = request.POST.copy()
    form.data["version"] = str(found.version)


@signed_in
def offer(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show one offer; sign up, leave, confirm it, call it off, say what one learnt."""
    found = _found(request, pk)
    do = request.POST.get("do", "") if request.method == "POST" else ""
    made = _forms(request, do)
    if request.method == "POST" and _done(request, found, do, made):
        tell_done(request, _("Saved."))
        return redirect("exchange-offer", found.pk)
    places = list(found.places.all())
    own = [one for one in places if one.user_id == request.user.pk and not one.left_at]
    queue = waiting(found, places)
    context = {
        "offer": found,
        "trail": _trail(found.title),
        "forms": made,
        "own": own[0] if own else None,
        "waits": bool(own) and own[0] in queue,
        "coming": sum(one.people for one in with_a_seat(found, places)),
        "queue": sum(one.people for one in queue),
        "left": seats_left(found, places),
        "is_open": is_open(found),
        "may_confirm": may_confirm(request.user) and found.state == OfferState.OFFERED,
        "may_keep": may_keep(request.user, found),
        "may_tell": _is_held(found) and may_tell(found, by=request.user),
        "lessons": found.lessons.select_related("organisation", "body"),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "exchanges/offer.html", context, status=status)


def _is_held(found: Offer) -> bool:
    return found.state == OfferState.SHOWN and found.starts_at < timezone.now()


def _forms(request: SignedInRequest, do: str) -> dict[str, forms.Form]:
    sent = request.POST
    return {
        "sign_up": SignUpForm(sent if do == "sign-up" else None, user=request.user),
        "leave": forms.Form(sent if do == "leave" else None),
        "lesson": LessonForm(sent if do == "lesson" else None),
        "show": forms.Form(sent if do == "show" else None),
        "decline": ReasonForm(sent if do == "decline" else None),
        "cancel": forms.Form(sent if do == "cancel" else None),
    }


def _done(
    request: SignedInRequest, found: Offer, do: str, made: dict[str, forms.Form]
) -> bool:
    """Do what was asked for; what stands in the way is shown in that form."""
    form = made.get(do.replace("-", "_"))
    if form is None or not form.is_valid():
        return False
    said, by = form.cleaned_data, request.user
    seen = whole(request.POST.get("version", ""))
    verbs: dict[str, Callable[[], object]] = {
        "sign-up": lambda: actions.sign_up(found, said["body"], by=by),
        "leave": lambda: actions.leave(found, by=by),
        "lesson": lambda: actions.write_lesson(found, said["words"], by=by),
        "show": lambda: actions.show(found, by=by, seen=seen),
        "decline": lambda: actions.decline(found, said["reason"], by=by),
        "cancel": lambda: actions.cancel(found, by=by),
    }
    with refusals_in(form):
        try:
            verbs[do]()
        except Stale:
            found.refresh_from_db()
            words = _(
                "The words have changed since you read them. Read them above once more."
            )
            form.add_error(None, words)
            return False
        return True
    return False


def _found(request: SignedInRequest, pk: int) -> Offer:
    if not may_see_exchange(request.user):
        raise PermissionDenied
    rows = with_places(Offer.objects.select_related("item__meeting", "meeting"))
    return get_object_or_404(rows, pk=pk)


def _trail(here: str) -> list[Entry]:
    return [Entry(_("Learn from each other"), reverse("exchange")), Entry(here)]
