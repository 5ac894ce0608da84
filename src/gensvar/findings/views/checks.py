"""The check of the compilation, seen by those who lead the dialogue."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.dialogues.models import Dialogue
from gensvar.dialogues.queries import dialogue_for
from gensvar.findings import actions
from gensvar.findings.forms import ChangesForm, CheckForm
from gensvar.findings.models import Agreement, CompilationCheck
from gensvar.findings.queries import check_of, is_taking_replies, reachable, said_about
from gensvar.findings.views.loading import fits, shared, shown, to_compile
from gensvar.kernel.errors import Stale
from gensvar.ui.navigation import Entry
from gensvar.ui.notices import tell_done
from gensvar.ui.shapes import Bar


@signed_in
def check(request: SignedInRequest, number: str) -> HttpResponse:
    """Open the check, or show its replies."""
    dialogue = dialogue_for(request.user, number)
    found = check_of(dialogue)
    before = {"closes_on": found.closes_on} if found else None
    form = CheckForm(request.POST or None, initial=before)
    if request.method == "POST" and form.is_valid() and _set(request, dialogue, form):
        return redirect("check", number)
    context = _context(request, dialogue, found)
    if found is not None:
        context["changes_form"] = ChangesForm(
            initial={"changes": found.changes, "version": found.version}
        )
    return shown(request, "findings/check.html", context, form)


def _context(
    request: SignedInRequest, dialogue: Dialogue, found: CompilationCheck | None
) -> dict[str, object]:
    trail = (
        Entry(_("The findings"), reverse("findings", args=[dialogue.number])),
        Entry(_("Check of the compilation")),
    )
    context = shared(request, dialogue, *trail)
    context |= {"check": found, "missing": actions.missing_before_check(dialogue)}
    if found is None:
        return context | {"letters": len(reachable(dialogue))}
    given = said_about(found)
    return context | {
        "is_open": is_taking_replies(found),
        "bars": [
            Bar(Agreement(value).label, number) for value, number in given.items()
        ],
        "given": sum(given.values()),
        "comments": found.replies.exclude(comment="").order_by("-pk"),
    }


def _set(request: SignedInRequest, dialogue: Dialogue, form: CheckForm) -> bool:
    """Open the check, or move its last day."""
    closes_on, by = form.cleaned_data["closes_on"], request.user
    found = check_of(dialogue)
    if found is None:
        told = _("Those who took part are now asked to check the findings.")
        done = fits(form, lambda: actions.open_check(dialogue, closes_on, by=by))
    else:
        told = _("The last day to reply is moved.")
        check = found
        done = fits(form, lambda: actions.move_check(check, closes_on, by=by))
    if done:
        tell_done(request, told)
    return done


@signed_in
def check_changes(request: SignedInRequest, number: str) -> HttpResponse:
    """Write what the replies led to."""
    dialogue = to_compile(request, number)
    found = check_of(dialogue)
    form = ChangesForm(request.POST or None)
    other = None
    if found is None:
        return redirect("check", number)
    if request.method == "POST" and form.is_valid():
        try:
            if _tell(request, found, form):
                tell_done(request, _("Saved."))
                return redirect("check", number)
        except Stale:
            other = check_of(dialogue)
            version = other.version if other else 0
            form = ChangesForm({**form.cleaned_data, "version": version})
    context = _context(request, dialogue, found)
    context |= {"form": CheckForm(initial=vars(found)), "other": other}
    status = 422 if form.is_bound else 200
    values = {**context, "changes_form": form}
    return render(request, "findings/check.html", values, status=status)


def _tell(request: SignedInRequest, found: CompilationCheck, form: ChangesForm) -> bool:
    return fits(
        form,
        lambda: actions.tell_changes(
            found,
            form.cleaned_data["changes"],
            seen_version=form.cleaned_data["version"],
            by=request.user,
        ),
    )
