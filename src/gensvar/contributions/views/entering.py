"""Writing down one after the other what came on paper or by telephone."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.contributions import keys
from gensvar.contributions.actions import AlreadySent, Submitted, enter_for_someone
from gensvar.contributions.forms import EnterForm, refuse
from gensvar.contributions.policies import may_enter
from gensvar.contributions.views.trail import trail
from gensvar.dialogues.models import Dialogue
from gensvar.dialogues.queries import dialogue_for
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet

# What most often is the same for the next in the pile.
CARRIED_ON = ("channel", "received_on", "language")


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: SignedInRequest, number: str) -> HttpResponse:
    """Save what somebody said, show the code, and be ready for the next.

    The answer to a sent form is the page itself, not a redirect: the code must stand
    in no address, and sending the same form again shows the same code.
    """
    dialogue = dialogue_for(request.user, number)
    if not may_enter(request.user, dialogue):
        raise NotAllowed
    if request.method != "POST":
        return _page(request, dialogue, _fresh(dialogue))
    form = EnterForm(dialogue, request.POST)
    if form.is_valid():
        try:
            saved = _save(request, dialogue, form)
        except AlreadySent:
            text = _("This form was already saved, with other words. Load a new one.")
            form.add_error(None, text)
        except NotYet as missing:
            form.add_error(None, _("Missing: %(what)s.") % {"what": missing})
        except Invalid as refused:
            refuse(form, refused)
        else:
            return _page(request, dialogue, _fresh(dialogue, form), saved)
    return _page(request, dialogue, form, status=422)


def _save(request: SignedInRequest, dialogue: Dialogue, form: EnterForm) -> Submitted:
    key = keys.opened_key(dialogue.pk, form.cleaned_data["key"])
    return enter_for_someone(dialogue, key, form.answers, form.entry, by=request.user)


def _fresh(dialogue: Dialogue, last: EnterForm | None = None) -> EnterForm:
    initial: dict[str, object] = {"key": keys.fresh_key(dialogue.pk)}
    if last is not None:
        initial |= {name: last.cleaned_data[name] for name in CARRIED_ON}
    return EnterForm(dialogue, initial=initial)


def _page(
    request: SignedInRequest,
    dialogue: Dialogue,
    form: EnterForm,
    saved: Submitted | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "dialogue": dialogue,
        "trail": trail(dialogue, _("Write in")),
        "form": form,
        "saved": saved,
    }
    response = render(request, "contributions/enter.html", context, status=status)
    response["Cache-Control"] = "private, no-store" if saved else "private, no-cache"
    return response
