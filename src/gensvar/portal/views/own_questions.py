"""The questions of an organisation, on its own side."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from gensvar.directory.public import KeeperPage
from gensvar.enquiries import public
from gensvar.kernel.errors import Invalid, NotYet
from gensvar.kernel.refusals import refusals_in
from gensvar.portal import limits
from gensvar.portal.enquiry_forms import OwnAskForm
from gensvar.portal.own import with_keeper
from gensvar.portal.views.enquiries import QUESTIONS_A_MINUTE, followed, pointed_out
from gensvar.ui.notices import tell_done, tell_error

MOST_OTHERS = 10


@with_keeper
def questions(request: HttpRequest, mine: KeeperPage) -> HttpResponse:
    """List what the organisation has asked; join in what others wait for."""
    if request.method == "POST":
        return _also(request, mine)
    own = public.questions_of(mine.family)
    waiting = public.Wanted(state=public.WAITING)
    others, _total = public.questions_shown(waiting, 0, MOST_OTHERS)
    context = {
        "mine": mine,
        "rows": own,
        "others": public.not_of(others, mine.family),
    }
    return render(request, "portal/own/questions.html", context)


def _also(request: HttpRequest, mine: KeeperPage) -> HttpResponse:
    try:
        public_id = request.POST.get("question", "")[:16]
        if not public.also_ask(public_id, mine.organisation):
            raise Http404
        tell_done(request, _("We have noted that you have the same question."))
    except (Invalid, NotYet):
        tell_error(request, _("That question can no longer be joined."))
    return redirect("own-questions", mine.token)


@with_keeper
def question(request: HttpRequest, mine: KeeperPage, public_id: str) -> HttpResponse:
    """Show where a question of the organisation stands, and do what its asker can."""
    asked = public.question_of(mine.family, public_id)
    if asked is None:
        raise Http404
    forms_here = followed(request, asked)
    if forms_here is None:
        return redirect("own-question", mine.token, public_id)
    context = {"mine": mine, "asked": asked, "forms": forms_here}
    status = 422 if request.method == "POST" else 200
    return render(request, "portal/own/question.html", context, status=status)


@with_keeper
def ask(request: HttpRequest, mine: KeeperPage) -> HttpResponse:
    """Ask as the organisation; the answer comes to its page, and to the keeper."""
    start = {"key": public.fresh_key(), "theme": request.GET.get("amne", "")}
    themes = public.themes_shown()
    form = OwnAskForm(request.POST or None, initial=start, themes=themes)
    found: dict[str, object] = {}
    if form.is_valid():
        found = pointed_out(form)
        if not found and not _too_many(form, mine):
            with refusals_in(form):
                _ask(form, mine)
                tell_done(request, _("Your question has come in."))
                return redirect("own-questions", mine.token)
    status = 422 if form.is_bound else 200
    context = {"mine": mine, "form": form, **found}
    return render(request, "portal/own/ask.html", context, status=status)


def _too_many(form: OwnAskForm, mine: KeeperPage) -> bool:
    if not limits.too_many(f"own-ask-{mine.keeper.pk}", QUESTIONS_A_MINUTE):
        return False
    form.add_error(None, _("That was many in a short time. Wait a minute."))
    return True


def _ask(form: OwnAskForm, mine: KeeperPage) -> None:
    said = form.question()
    asked = public.from_keeper(said, mine.name, mine.keeper.email)
    public.ask(asked, form.cleaned_data["key"], mine.organisation)
