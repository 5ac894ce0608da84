"""What every page of this app begins with."""

from collections.abc import Callable
from typing import TypeVar

from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from gensvar.accounts.requests import SignedInRequest
from gensvar.dialogues.models import Dialogue
from gensvar.dialogues.queries import dialogue_for
from gensvar.findings.actions import why_not_compiling
from gensvar.findings.policies import may_compile
from gensvar.kernel.errors import Invalid, NotYet
from gensvar.ui.navigation import Entry
from gensvar.ui.notices import tell_error

Result = TypeVar("Result")


def to_compile(request: SignedInRequest, number: str) -> Dialogue:
    """Return a dialogue to somebody who compiles it; others who read it get 403."""
    dialogue = dialogue_for(request.user, number)
    if not may_compile(request.user, dialogue):
        raise PermissionDenied
    return dialogue


def shared(
    request: SignedInRequest,
    dialogue: Dialogue,
    *trail: Entry,
    is_theirs: bool | None = None,
) -> dict[str, object]:
    """Return what all templates need; the last entry of the trail is this page.

    `is_theirs` is given where it is known already that the reader may compile.
    """
    if is_theirs is None:
        is_theirs = may_compile(request.user, dialogue)
    closed_because = why_not_compiling(dialogue)
    return {
        "dialogue": dialogue,
        "trail": [Entry(dialogue.title, home(dialogue)), *trail],
        "is_theirs": is_theirs,
        "may_change": is_theirs and not closed_because,
        "closed_because": closed_because,
    }


def home(dialogue: Dialogue) -> str:
    """Return the address above the pages of this app, where the dialogue itself is."""
    return reverse("themes", args=[dialogue.number]).removesuffix("teman/")


def attempt(request: HttpRequest, action: Callable[[], Result]) -> Result | None:
    """Carry out an action; what stands in its way is told on the next page."""
    try:
        return action()
    except Invalid as wrong:
        tell_error(request, str(wrong.sentence))
    except NotYet as early:
        tell_error(request, "; ".join(str(phrase) for phrase in early.missing))
    return None


def fits(form: Form, action: Callable[[], object]) -> bool:
    """Carry out an action with a valid form; what is wrong is shown in the form."""
    try:
        action()
    except Invalid as wrong:
        field = wrong.field if wrong.field in form.fields else None
        form.add_error(field, str(wrong.sentence))
    except NotYet as early:
        for phrase in early.missing:
            form.add_error(None, str(phrase))
    else:
        return True
    return False


def shown(
    request: HttpRequest, template: str, context: dict[str, object], form: Form
) -> HttpResponse:
    """Return a page with a form; 422 when it was sent and not received."""
    status = 422 if form.is_bound else 200
    return render(request, template, {**context, "form": form}, status=status)
