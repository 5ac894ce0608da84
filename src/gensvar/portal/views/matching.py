"""Finding each other: the public list, and an organisation's own listings."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from gensvar.directory.public import KeeperPage
from gensvar.kernel.errors import Invalid, NotYet, Stale
from gensvar.kernel.refusals import refusals_in
from gensvar.matching import public
from gensvar.portal.matching_forms import (
    ChoiceForm,
    KeyedListingForm,
    VersionedListingForm,
)
from gensvar.portal.own import with_keeper
from gensvar.portal.views.dialogues import bounds, page_of
from gensvar.ui.notices import tell, tell_done, tell_error

STATES = {
    "pause": ("paused", gettext_lazy("The listing is paused. Nobody else sees it.")),
    "show": ("open", gettext_lazy("The listing is shown again.")),
    "met": ("met", gettext_lazy("Good. The listing is no longer shown.")),
    "take_back": ("taken_back", gettext_lazy("The listing is taken back.")),
}


@require_safe
def for_everyone(request: HttpRequest) -> HttpResponse:
    """List what organisations look for and have, as far as everyone may read it."""
    form = ChoiceForm(request.GET)
    rows, total = public.listings_for_everyone(form.choice(), *bounds(request))
    context = {"rows": rows, "form": form, "page_obj": page_of(request, total)}
    return render(request, "portal/listings.html", context)


@with_keeper
def own(request: HttpRequest, mine: KeeperPage) -> HttpResponse:
    """Show what waits for the organisation and whom it may meet; join and leave."""
    if request.method == "POST":
        _join_or_leave(request, mine)
        return redirect("own-matching", mine.token)
    context = {"mine": mine, "own": public.own_page(mine)}
    return render(request, "portal/own/matching.html", context)


def _join_or_leave(request: HttpRequest, mine: KeeperPage) -> None:
    if request.POST.get("do") == "leave":
        public.leave_matching(mine)
        tell_done(
            request, _("You have left. Your listings are gone. You can come back.")
        )
    elif request.POST.get("do") == "join":
        try:
            public.take_part(mine)
        except Invalid as refusal:
            tell_error(request, str(refusal.sentence))
        else:
            tell_done(request, _("You take part now. Write your first listing."))


@with_keeper
def write(request: HttpRequest, mine: KeeperPage) -> HttpResponse:
    """Write a new listing."""
    form = KeyedListingForm(request.POST or None, initial={"key": public.fresh_key()})
    if form.is_valid():
        with refusals_in(form):
            public.write_listing(form.said(), by=mine, key=form.cleaned_data["key"])
            tell_done(request, _("Your listing is shown. Here is what may meet it."))
            _warn(request, form.said())
            return redirect("own-matching", mine.token)
    context = {"mine": mine, "form": form, "title": _("Write a listing")}
    status = 422 if form.is_bound else 200
    return render(request, "portal/own/listing.html", context, status=status)


def _warn(request: HttpRequest, said: public.Said) -> None:
    """Ask for a second look where a text names a group or a trait of people."""
    if public.names_people(said):
        tell(
            request,
            _(
                "Your text names a group, a faith or the like. That is fine when it "
                "says what your organisation does. Change it if it tells about a "
                "certain person."
            ),
        )


@with_keeper
def one_own(request: HttpRequest, mine: KeeperPage, public_id: str) -> HttpResponse:
    """Change one of the organisation's listings, renew it or take it back."""
    found = public.own_listing(mine, public_id)
    if found is None:
        raise Http404
    do = request.POST.get("do", "")
    if request.method == "POST" and do:
        _set_state(request, mine, public_id)
        return redirect("own-listing", mine.token, public_id)
    start = {**VersionedListingForm.start(found), "version": found.version}
    form = VersionedListingForm(request.POST or None, initial=start)
    if form.is_valid():
        with refusals_in(form):
            version = form.cleaned_data["version"]
            try:
                public.change_listing(found, form.said(), by=mine, seen_version=version)
            except Stale:
                form.add_error(
                    None,
                    _("Somebody else saved meanwhile. Load the page again and look."),
                )
            else:
                tell_done(request, _("Saved."))
                _warn(request, form.said())
                return redirect("own-matching", mine.token)
    context = {
        "mine": mine,
        "form": form,
        "title": _("Change the listing"),
        "listing": public.listing_shown(found),
    }
    status = 422 if form.is_bound else 200
    return render(request, "portal/own/listing.html", context, status=status)


def _set_state(request: HttpRequest, mine: KeeperPage, public_id: str) -> None:
    """Do what a button of a listing asks for, and say that it can be undone."""
    found = public.own_listing(mine, public_id)
    do = request.POST.get("do", "")
    if found is None:
        raise Http404
    try:
        if do == "renew":
            public.renew_listing(found, by=mine)
            tell_done(request, _("The listing is shown for six more months."))
        elif do in STATES:
            state, told = STATES[do]
            public.set_listing_state(found, state, by=mine)
            tell_done(request, told)
    except (Invalid, NotYet) as refusal:
        tell_error(request, str(refusal))


@require_safe
@with_keeper
def others(request: HttpRequest, mine: KeeperPage) -> HttpResponse:
    """List what the others look for and have; only for those who take part."""
    if not public.is_in(mine):
        return redirect("own-matching", mine.token)
    form = ChoiceForm(request.GET)
    rows, total = public.others_listed(mine, form.choice(), *bounds(request))
    context = {
        "mine": mine,
        "rows": rows,
        "form": form,
        "page_obj": page_of(request, total),
    }
    return render(request, "portal/own/listings.html", context)


@with_keeper
def suggestion(request: HttpRequest, mine: KeeperPage) -> HttpResponse:
    """Hide a suggestion, or show it again."""
    home = redirect("own-matching", mine.token)
    if request.method != "POST":
        return home
    own_one = public.own_listing(mine, request.POST.get("own", "")[:16])
    other = public.other_listing(mine, request.POST.get("other", "")[:16])
    if own_one is None or other is None:
        raise Http404
    verbs: dict[str, Callable[..., None]] = {
        "hide": public.dismiss_suggestion,
        "show": public.show_suggestion_again,
    }
    do = verbs.get(request.POST.get("do", ""))
    if do is not None:
        do(own_one, other, by=mine)
        told = (
            _("The suggestion is hidden. It stands last on this page.")
            if do is public.dismiss_suggestion
            else _("The suggestion is shown again.")
        )
        tell_done(request, told)
    return redirect(reverse("own-matching", args=[mine.token]) + "#forslag")
