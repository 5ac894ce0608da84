"""Sorting many contributions at once, in a table."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.contributions.models import Contribution
from gensvar.contributions.queries import contributions_that_count
from gensvar.dialogues.models import Dialogue
from gensvar.findings import actions
from gensvar.findings.forms import SieveForm
from gensvar.findings.models import SortingStep
from gensvar.findings.queries import (
    progress,
    sifted,
    theme_in,
    theme_names_by_contribution,
    themes_with_counts,
)
from gensvar.findings.views.loading import attempt, shared, to_compile
from gensvar.ui.navigation import Entry
from gensvar.ui.notices import tell_done, tell_error

ON_A_PAGE = 50


@signed_in
def sorting_table(request: SignedInRequest, number: str) -> HttpResponse:
    """Show contributions as rows that can be sorted many at once."""
    dialogue = to_compile(request, number)
    if request.method == "POST":
        _sort_many(request, dialogue)
        return redirect(f"{request.path}?{request.GET.urlencode()}")
    themes = list(themes_with_counts(dialogue))
    form = SieveForm(request.GET)
    sieve = form.sieve()
    form.offer(dialogue.questions.all(), themes)
    rows = sifted(dialogue, sieve).select_related("question")
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))
    names = theme_names_by_contribution(list(page.object_list))
    trail = Entry(_("Themes"), reverse("themes", args=[number]))
    context = shared(
        request, dialogue, trail, Entry(_("Sort many at once")), is_theirs=True
    )
    context |= {
        "form": form,
        "is_sifted": not sieve.is_open,
        "page_obj": page,
        "rows": [(row, names.get(row.pk, [])) for row in page.object_list],
        "themes": themes,
        "progress": progress(dialogue),
        "query": request.GET.urlencode(),
    }
    return render(request, "findings/table.html", context)


def _sort_many(request: SignedInRequest, dialogue: Dialogue) -> None:
    """Sort what was ticked, or the whole page, under a theme or out of it."""
    name = "on_page" if request.POST.get("all") else "chosen"
    ids = [value for value in request.POST.getlist(name) if value.isdecimal()]
    chosen = list(contributions_that_count(dialogue).filter(pk__in=ids))
    if not chosen:
        tell_error(request, _("Tick at least one contribution."))
        return
    pk = request.POST.get("theme", "")
    if not pk.isdecimal():
        tell_error(request, _("Choose a theme."))
        return
    theme = theme_in(dialogue, int(pk))
    act = actions.take_out if "out" in request.POST else actions.place
    done = attempt(request, lambda: [act(theme, chosen, by=request.user)])
    if done:
        _tell(request, dialogue, chosen, done[0])


def _tell(
    request: SignedInRequest,
    dialogue: Dialogue,
    chosen: list[Contribution],
    step: SortingStep | None,
) -> None:
    if step is None:
        tell_done(request, _("Nothing needed to change."))
        return
    changed = len(step.added) + len(step.removed)
    told = ngettext(
        "%(number)d contribution is sorted.",
        "%(number)d contributions are sorted.",
        changed,
    ) % {"number": changed}
    undo = reverse("sorting-table-undo", args=[dialogue.number])
    tell_done(request, told, undo=f"{undo}?{request.GET.urlencode()}")


@signed_in
def undo(request: SignedInRequest, number: str) -> HttpResponse:
    """Take back the person's own latest step, and return to the same rows."""
    dialogue = to_compile(request, number)
    address = reverse("sorting-table", args=[number])
    if request.method == "POST":
        step = attempt(request, lambda: actions.undo(dialogue, by=request.user))
        if step is not None:
            tell_done(request, _("The latest step is undone."))
    return redirect(f"{address}?{request.GET.urlencode()}")
