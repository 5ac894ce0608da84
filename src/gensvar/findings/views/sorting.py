"""The sorting desk: one contribution at a time, the hands on the keyboard."""

from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.contributions.models import Contribution
from gensvar.contributions.queries import contributions_that_count
from gensvar.dialogues.models import Dialogue
from gensvar.findings import actions
from gensvar.findings.forms import SieveForm
from gensvar.findings.models import Theme
from gensvar.findings.queries import (
    last_step,
    on_the_desk,
    progress,
    theme_in,
    themes_for,
)
from gensvar.findings.views.loading import attempt, shared, to_compile
from gensvar.kernel import languages
from gensvar.kernel.errors import Invalid
from gensvar.ui.navigation import Entry
from gensvar.ui.notices import tell_done, tell_error

KEYS = 9


@signed_in
def sorting(request: SignedInRequest, number: str) -> HttpResponse:
    """Show one contribution large, with the themes beside it."""
    dialogue = to_compile(request, number)
    return _desk(request, dialogue)


def _is_from_desk(request: SignedInRequest) -> bool:
    """Say whether our own script asks, and wants only the desk itself."""
    return "X-Desk" in request.headers


def _desk(
    request: SignedInRequest, dialogue: Dialogue, says: str = "", status: int = 200
) -> HttpResponse:
    form = SieveForm(request.GET)
    sieve = form.sieve()
    found = on_the_desk(dialogue, sieve, request.GET.get("at", ""))
    contribution = found.contribution if found else None
    rows = list(themes_for(dialogue, contribution))
    context: dict[str, object] = {
        "dialogue": dialogue,
        "found": found,
        "contribution": contribution,
        "direction": languages.direction(contribution.language) if contribution else "",
        "keyed": list(enumerate(rows[:KEYS], 1)),
        "more": rows[KEYS:],
        "progress": progress(dialogue, contribution),
        "may_undo": last_step(dialogue, request.user) is not None,
        "sieve": sieve,
        "query": query_of(request.GET, contribution.public_id if contribution else ""),
        "back": _at(request.GET, found.previous if found else None),
        "forward": _at(request.GET, found.following if found else None),
        "says": says,
    }
    if _is_from_desk(request):
        return render(request, "findings/desk.html", context, status=status)
    form.offer(dialogue.questions.all(), rows)
    trail = Entry(_("Themes"), reverse("themes", args=[dialogue.number]))
    context |= shared(request, dialogue, trail, Entry(_("Sort")), is_theirs=True)
    return render(request, "findings/sorting.html", {**context, "form": form})


def query_of(given: QueryDict, public_id: str) -> str:
    """Return the sieve and the contribution on the desk, as in an address."""
    kept = given.copy()
    kept.pop("at", None)
    if public_id:
        kept["at"] = public_id
    return kept.urlencode()


def _at(given: QueryDict, public_id: str | None) -> str:
    """Return the query that leads to a neighbour, or nothing."""
    return query_of(given, public_id) if public_id else ""


def _answer(
    request: SignedInRequest, dialogue: Dialogue, says: str, undo: bool = False
) -> HttpResponse:
    """Return the desk to our script, or lead a plain form back to the page."""
    if _is_from_desk(request):
        return _desk(request, dialogue, says)
    if says:
        address = reverse("sort-undo", args=[dialogue.number])
        query = request.GET.urlencode()
        tell_done(request, says, undo=f"{address}?{query}" if undo else "")
    return _back(request, dialogue)


def _back(request: SignedInRequest, dialogue: Dialogue) -> HttpResponse:
    address = reverse("sorting", args=[dialogue.number])
    return redirect(f"{address}?{request.GET.urlencode()}")


def _refuse(
    request: SignedInRequest, dialogue: Dialogue, sentence: str
) -> HttpResponse:
    if _is_from_desk(request):
        return _desk(request, dialogue, sentence)
    tell_error(request, sentence)
    return _back(request, dialogue)


def _chosen(request: SignedInRequest, dialogue: Dialogue) -> Contribution:
    """Return the contribution that lies on the desk."""
    rows = contributions_that_count(dialogue)
    return get_object_or_404(rows, public_id=request.GET.get("at", ""))


@require_POST
@signed_in
def sort_one(request: SignedInRequest, number: str, pk: int) -> HttpResponse:
    """Sort the contribution on the desk under a theme, or out of it."""
    dialogue = to_compile(request, number)
    theme, contribution = theme_in(dialogue, pk), _chosen(request, dialogue)
    try:
        lies_there = actions.toggle(theme, contribution, by=request.user)
    except Invalid as wrong:
        return _refuse(request, dialogue, str(wrong.sentence))
    return _answer(request, dialogue, _told(theme, lies_there), undo=True)


def _told(theme: Theme, lies_there: bool) -> str:
    words = _("Sorted under %(theme)s.") if lies_there else _("Taken out of %(theme)s.")
    return words % {"theme": theme.name}


@require_POST
@signed_in
def sort_under_new(request: SignedInRequest, number: str) -> HttpResponse:
    """Propose a theme and sort the contribution on the desk under it."""
    dialogue = to_compile(request, number)
    contribution = _chosen(request, dialogue)
    name = request.POST.get("name", "")
    try:
        theme = actions.propose_and_place(dialogue, name, contribution, by=request.user)
    except Invalid as wrong:
        return _refuse(request, dialogue, str(wrong.sentence))
    return _answer(request, dialogue, _told(theme, lies_there=True), undo=True)


@require_POST
@signed_in
def undo(request: SignedInRequest, number: str) -> HttpResponse:
    """Take back the person's own latest step, and stay at the desk."""
    dialogue = to_compile(request, number)
    done = attempt(request, lambda: actions.undo(dialogue, by=request.user))
    says = _("The latest step is undone.") if done else _("There is nothing to undo.")
    return _answer(request, dialogue, says)
