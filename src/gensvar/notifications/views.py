"""The mailbox: every letter, what became of it, and what a person decides about it."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from gensvar.accounts.access import ask_who_it_is, signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.kernel.errors import NotAllowed
from gensvar.notifications import actions
from gensvar.notifications.models import Letter, LetterState
from gensvar.notifications.policies import MayKeepLetters, mailbox_is_open
from gensvar.notifications.queries import counts_by_state, letters, oldest_waiting
from gensvar.ui.notices import tell_done

ON_A_PAGE = 50
DECISIONS = {"again": actions.send_again, "arrived": actions.mark_as_sent}


def _stop(request: HttpRequest, may: MayKeepLetters) -> HttpResponseBase | None:
    """Return the answer to someone who may not read letters, or nothing."""
    if mailbox_is_open() or may(request.user):
        return None
    if not request.user.is_authenticated:
        return ask_who_it_is(request)
    raise NotAllowed


@never_cache
def mailbox(request: HttpRequest, may: MayKeepLetters) -> HttpResponseBase:
    """List letters, newest first; `may` says who else than in the demo reads them."""
    if stop := _stop(request, may):
        return stop
    state = request.GET.get("state", "")
    numbers = counts_by_state()
    if state and state not in numbers:
        raise Http404
    found = letters(state, to=request.GET.get("to", ""))
    page = Paginator(found.defer("text"), ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "letters": page,
        "state": state,
        "states": [(s.value, s.label, numbers[s.value]) for s in LetterState],
        "all": sum(numbers.values()),
        "uncertain": numbers[LetterState.UNCERTAIN],
        "oldest_waiting": oldest_waiting(),
    }
    return render(request, "notifications/mailbox.html", context)


@never_cache
def letter(request: HttpRequest, pk: int, may: MayKeepLetters) -> HttpResponseBase:
    """Show one letter and what became of it."""
    if stop := _stop(request, may):
        return stop
    found = get_object_or_404(Letter, pk=pk)
    decides = found.state in actions.UNDECIDED and may(request.user)
    context = {
        "letter": found,
        "text": found.whole_text if mailbox_is_open() else found.text,
        "decides": decides,
    }
    return render(request, "notifications/letter.html", context)


@require_POST
@signed_in
def decide(
    request: SignedInRequest, pk: int, decision: str, may: MayKeepLetters
) -> HttpResponse:
    """Send an undecided letter again, or note that it did arrive."""
    found = get_object_or_404(Letter, pk=pk)
    if decision not in DECISIONS:
        raise Http404
    DECISIONS[decision](found, by=request.user, may=may)
    if decision == "again":
        tell_done(request, _("The letter waits for its turn again."))
    else:
        tell_done(request, _("The letter is noted as sent."))
    return redirect("letter", pk)
