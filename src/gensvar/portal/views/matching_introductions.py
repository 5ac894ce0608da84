"""Asking to be introduced, and what one does with such a question."""

from collections.abc import Callable

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gensvar.directory.public import KeeperPage
from gensvar.kernel.refusals import refusals_in
from gensvar.matching import public
from gensvar.portal.matching_forms import AcceptForm, AskForm, CameForm, ReportForm
from gensvar.portal.own import with_keeper
from gensvar.ui.notices import tell_done

FORMS: dict[str, type[forms.Form]] = {
    "accept": AcceptForm,
    "decline": forms.Form,
    "withdraw": forms.Form,
    "came": CameForm,
    "report": ReportForm,
}
TOLD = {
    "accept": gettext_lazy("Now you have each other's contact."),
    "decline": gettext_lazy("They are told kindly, without a reason."),
    "withdraw": gettext_lazy("Your question is taken back. Your words are gone."),
    "came": gettext_lazy("Saved."),
    "report": gettext_lazy("Thank you. The region looks at it."),
}


@with_keeper
def other(request: HttpRequest, mine: KeeperPage, public_id: str) -> HttpResponse:
    """Show a listing of somebody else; ask to be introduced."""
    found = public.other_listing(mine, public_id) if public.is_in(mine) else None
    if found is None:
        raise Http404
    form = AskForm(request.POST or None, initial={"key": public.fresh_key()})
    if form.is_valid():
        said = form.cleaned_data
        with refusals_in(form):
            row = public.ask_introduction(
                found, said["words"], said["contact"], by=mine, key=said["key"]
            )
            tell_done(request, _("Your question is sent. We write when they answer."))
            return redirect("own-introduction", mine.token, row.pk)
    context = {
        "mine": mine,
        "listing": public.listing_shown(found),
        "meets": public.why_meet(mine, found),
        "form": form,
    }
    status = 422 if form.is_bound else 200
    return render(request, "portal/own/other_listing.html", context, status=status)


@with_keeper
def introduction(request: HttpRequest, mine: KeeperPage, pk: int) -> HttpResponse:
    """Show who asks and why; answer, take back, report, say what came of it."""
    found = public.introduction_of(mine, pk)
    if found is None:
        raise Http404
    do = request.POST.get("do", "")
    shown = public.introduction_shown(found, mine.family)
    made = {
        name: kind(
            request.POST if name == do else None,
            prefix=name,
            initial={"what": shown.came_mine},
        )
        for name, kind in FORMS.items()
    }
    sent = made.get(do)
    if sent is not None and sent.is_valid():
        with refusals_in(sent):
            _verbs(found, mine, sent)[do]()
            tell_done(request, TOLD[do])
            return redirect("own-introduction", mine.token, pk)
    context = {"mine": mine, "it": shown, "forms": made, "sent": do}
    status = 422 if request.method == "POST" else 200
    return render(request, "portal/own/introduction.html", context, status=status)


def _verbs(
    found: public.Introduction, mine: KeeperPage, sent: forms.Form
) -> dict[str, Callable[[], None]]:
    said = sent.cleaned_data
    return {
        "accept": lambda: public.accept_introduction(found, said["contact"], by=mine),
        "decline": lambda: public.decline_introduction(found, by=mine),
        "withdraw": lambda: public.withdraw_introduction(found, by=mine),
        "came": lambda: public.say_what_came(found, said["what"], by=mine),
        "report": lambda: public.report_introduction(found, said["words"], by=mine),
    }
